import { messageOf } from '../triage/message-of.ts';

/** Part of a pattern with the number of times that it may stand there. */
interface Item {
  source: string;
  /** Which of the sample characters it takes; empty for a group, and for what takes none, as `\b`. */
  takes: ReadonlySet<string>;
  /** Of a group: its alternatives. */
  group?: Item[][];
  least: number;
  most: number;
}

/** Classes are compared by the characters of these that they take. */
const SAMPLE = [...Array.from({ length: 128 }, (_, code) => String.fromCharCode(code)), ...'äЖ日“’…\u00a0\u2028'];
/** So many ways to part a text between two neighbours are no harm. */
const WAYS = 20_000;

/**
 * Refuses regular expressions whose time may grow faster than the text: backreferences, lookaround, repeats in which
 * the same text can be read in several ways, and gaps without a limit.
 * @throws Error that says what to write instead
 */
export function checkLinear(source: string): void {
  const refuse = (what: string, instead: string): never => {
    throw new Error(`/${source}/ has ${what}; ${instead}`);
  };
  try {
    new RegExp(source);
  } catch (error) {
    refuse('a mistake', messageOf(error));
  }
  if (/^(?:[^\\]|\\[\s\S])*?\\[1-9k]/.test(source)) refuse('a backreference', 'write out what may repeat');
  const check = (alternatives: readonly Item[][]): void => {
    for (const items of alternatives) {
      for (const { source: part, group, most } of items) {
        if (group) check(group);
        if (/^\(\?<?[=!]/.test(part)) refuse('a lookaround', 'use `not` of the signature, or \\b');
        if (most === Number.POSITIVE_INFINITY && /^(?:\.|\[\^|\\[DSW]|\[\\s\\S\])/.test(part))
          refuse(`a gap without a limit (${part})`, `give it one, such as ${atomAt(part, 0)}{0,200}`);
        if (!group || most < 2) continue;
        if (group.some(hasRepeat))
          refuse(`a repeated group that repeats inside (${part})`, 'repeat only one of the two');
        if (group.some(isOptional))
          refuse(`a repeated group that may be empty (${part})`, 'ask for one character in it');
        if (forks(group, new Set(group.flatMap(one => [...firstOf(one)]))))
          refuse(
            `a repeated group in which the same text can be read in two ways (${part})`,
            'draw together what begins alike in it',
          );
      }
      const ways = new Map<Item, number>();
      for (const [one, other] of neighbours(items)) {
        if (!meet(one.takes, other.takes)) continue;
        const all = (ways.get(one) ?? one.most) * other.most;
        ways.set(other, Math.max(all, ways.get(other) ?? 0));
        if (all > WAYS)
          refuse(
            `two repeats of the same characters side by side (${one.source}${other.source})`,
            'leave out one of them, or give both a small limit',
          );
      }
    }
  };
  check(parse(source));
}

/** The alternatives of a pattern that is known to be a regular expression. */
function parse(source: string): Item[][] {
  let at = 0;
  const alternatives = (): Item[][] => {
    const all: Item[][] = [[]];
    while (at < source.length && source[at] !== ')') {
      if (source[at] === '|') {
        at++;
        all.push([]);
      } else all.at(-1)?.push(item());
    }
    return all;
  };
  const item = (): Item => {
    const from = at;
    const atom = atomAt(source, at);
    at += atom.length;
    let group: Item[][] | undefined;
    if (atom === '(') {
      at += /^\?(?:[:=!]|<[=!]|<\w+>)/.exec(source.slice(at))?.[0].length ?? 0;
      group = alternatives();
      at++;
    }
    const [quantifier = '', sign, low, comma, high] =
      /^(?:([*+?])|\{(\d+)(,?)(\d*)\})\??/.exec(source.slice(at, at + 20)) ?? [];
    at += quantifier.length;
    const least = sign ? Number(sign === '+') : Number(low ?? 1);
    const most = sign
      ? sign === '?'
        ? 1
        : Number.POSITIVE_INFINITY
      : high
        ? Number(high)
        : comma
          ? Number.POSITIVE_INFINITY
          : least;
    return { source: source.slice(from, at), takes: group ? new Set() : charactersOf(atom), group, least, most };
  };
  return alternatives();
}

/** One escape, one character class, or one character. */
function atomAt(source: string, at: number): string {
  if (source[at] === '\\') return /^\\(?:x[\da-f]{2}|u[\da-f]{4}|[\s\S])/i.exec(source.slice(at, at + 6))?.[0] ?? '';
  if (source[at] !== '[') return source[at] ?? '';
  let end = at + 1;
  while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1;
  return source.slice(at, end + 1);
}

const known = new Map<string, ReadonlySet<string>>();

function charactersOf(atom: string): ReadonlySet<string> {
  const pattern = new RegExp(`^${atom}$`);
  const taken = known.get(atom) ?? new Set(SAMPLE.filter(character => pattern.test(character)));
  known.set(atom, taken);
  return taken;
}

const meet = (one: ReadonlySet<string>, other: ReadonlySet<string>): boolean =>
  [...one].some(character => other.has(character));

const repeats = ({ least, most }: Item): boolean => most > 1 && least < most;

const hasRepeat = (items: readonly Item[]): boolean => items.some(item => repeats(item) || item.group?.some(hasRepeat));

/** Whether all of it may be left out. */
const isOptional = (items: readonly Item[]): boolean =>
  items.every(({ least, takes, group }) => !least || (group ? group.some(isOptional) : !takes.size));

/** The items that something can begin with, those of groups among them. */
function edge(items: readonly Item[]): Item[] {
  const end = items.findIndex(item => !isOptional([item]));
  return items.slice(0, end < 0 ? items.length : end + 1).flatMap(item => [item, ...(item.group?.flatMap(edge) ?? [])]);
}

const firstOf = (items: readonly Item[]): Set<string> => new Set(edge(items).flatMap(({ takes }) => [...takes]));

/** Whether the next character may not tell which alternative it begins, or whether something is left out. @param behind what the group is followed by */
const forks = (group: readonly (readonly Item[])[], behind: ReadonlySet<string>): boolean =>
  group.some((one, i) => group.some((other, k) => k > i && meet(firstOf(one), firstOf(other)))) ||
  group.some(items =>
    items.some((item, i) => {
      const rest = items.slice(i + 1);
      const next = new Set([...firstOf(rest), ...(isOptional(rest) ? behind : [])]);
      return (isOptional([item]) && meet(firstOf([item]), next)) || (item.group && forks(item.group, next));
    }),
  );

/** Turned round, so that what begins it is what ends it. */
const reversed = (item: Item): Item =>
  item.group ? { ...item, group: item.group.map(items => items.map(reversed).reverse()) } : item;

/** Repeats between which nothing must stand, from left to right. */
const neighbours = (items: readonly Item[]): [Item, Item][] =>
  items.flatMap((item, i) => {
    const before = edge([reversed(item)]).filter(repeats);
    const behind = before.length ? edge(items.slice(i + 1)).filter(repeats) : [];
    return before.flatMap(one => behind.map((other): [Item, Item] => [one, other]));
  });
