import { mayBeName, ROLE } from './speaker-line.ts';
import type { Line } from './ticket-lines.ts';

/** A state and no answer in words. */
const VALUE = /^(?:on|off|true|false|enabled|disabled|ok|full|low|weak|good|-?[\d.,]+ ?(?:%|[gmt]b)?)\s*$/i;

/**
 * Names that open several lines the way turns of a dialogue do; `Storage (phone)` and `Storage (iCloud)` are two things.
 * @param from the first line that may be a turn
 */
export function findSpeakers(lines: readonly Line[], from: number): Set<string> {
  const turns = new Map<string, Said[]>();
  const askers: string[] = [];
  const named = new Set<string>();
  for (let i = from; i < lines.length; i++) {
    const shape = lines[i]?.shape;
    if (shape?.kind !== 'text' || !shape.turn) continue;
    const { name, aside, content, isNamed } = shape.turn;
    if (isNamed) named.add(name);
    // `Low Power Mode: off`, twice, is what changed.
    const text = lines[i]?.text.slice(content).trim() ?? '';
    if (VALUE.test(text) && !ROLE.test(name) && /\s/.test(name)) continue;
    const others = turns.get(name);
    if (others) others.push({ aside, text });
    else turns.set(name, [{ aside, text }]);
    if (lines[i]?.text.trimEnd().endsWith('?')) askers.push(name);
  }
  const speaks = (name: string) => ROLE.test(name) || named.has(name);
  const repeated = [...turns].filter(([name, all]) => (all.length >= 2 && !areThings(all)) || speaks(name));
  const isDialogue = repeated.filter(([name]) => speaks(name)).length >= 2 || repeated.some(([, all]) => isTalk(all));
  // Among the turns of others, who asks but once speaks as well.
  return new Set(isDialogue ? [...repeated.map(([name]) => name), ...askers] : []);
}

/**
 * Lines that only say who speaks, by number: `[10:12] Ann Lee`, or `Ann Lee` above a line that is a time alone, which
 * then says nothing. A name that stands so but once may be anything.
 */
export function speakerLines(lines: readonly Line[], from: number): Map<number, string> {
  const found = new Map<number, string>();
  const times = new Map<string, number>();
  for (let i = from; i < lines.length; i++) {
    const { shape } = lines[i] as Line;
    if (shape.kind !== 'text') continue;
    const name = shape.named ?? (shape.onlyTime ? nameAlone(lines[i - 1]) : undefined);
    if (!name) continue;
    if (shape.onlyTime) found.set(i - 1, name);
    found.set(i, name);
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  const isDialogue = times.size > 1 && [...times.values()].some(count => count > 1);
  return isDialogue ? found : new Map();
}

const nameAlone = (line: Line | undefined): string | undefined =>
  line && NAME_ALONE.test(line.text) && mayBeName(line.text.trim())
    ? line.text
        .replace(/\([^)]*\)/, '')
        .trim()
        .toLowerCase()
    : undefined;
const NAME_ALONE = /^\s*\p{L}[\p{L}\p{M}.'’-]*(?: \p{L}[\p{L}\p{M}.'’-]*){0,3}(?: \([^)\n]{1,24}\))?\s*$/u;

/** What stands behind a name, and what in brackets within it. */
interface Said {
  aside: string;
  text: string;
}

const areThings = (all: readonly Said[]): boolean =>
  new Set(all.map(({ aside }) => aside)).size === all.length && all.every(({ aside }) => aside && !/\d/.test(aside));

/** Not the same words once more, as in the copy of a mail, nor how a thing is each time. */
const isTalk = (all: readonly Said[]): boolean =>
  new Set(all.map(({ text }) => text)).size >= 2 && !all.every(({ text }) => PREDICATE.test(text));

/** "is on", "keeps dropping": the name is what it is of; "is it on" asks. */
const PREDICATE =
  /^(?:is|isn['’]?t|has|hasn['’]?t|keeps|stays|remains|shows|says|does(?:n['’]t| not)|won['’]?t|cannot)\s(?!(?:it|he|she|they|you|we|this|that|there|the|your|his|her|their|my|any\w*|some\w*)\b)[^?]*$/i;
