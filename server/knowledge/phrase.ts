import { scriptRuns } from '../triage/reader/words.ts';

/** The phrase language of ticket packs: text to a pattern. See CONTRIBUTING.md, "The rule language". */

/** One of these words, a group, up to `most` words of any kind, or a choice of patterns. */
export type Step =
  | { kind: 'words'; forms: string[] }
  | { kind: 'group'; name: string }
  | { kind: 'gap'; most: number }
  | { kind: 'choice'; options: Pattern[]; optional: boolean };

/** Steps that follow each other. */
export type Pattern = Step[];

const GAP = 3;

const TOKEN = /<[\w-]+>|\.\.\d*|[()[\]|]|,(?!\d)|(?:,(?=\d)|[^\s()[\]|<,])+/g;
const LETTERS = '[\\p{Ll}\\p{Lo}\\p{Lm}\\p{M}\\p{N}]+';
/** As text is folded before it is compared; `^` begins a line, and marks stand by themselves. */
const FOLDED = new RegExp(`^(?:${LETTERS}(?:[._,]${LETTERS})*(?:\\+|~)?|[\\^✔✘])$`, 'u');

/**
 * Parses a phrase to be sure that it means something, and that text can have what stands there.
 * @throws Error that says what to write instead
 */
export function checkPhrase(phrase: string): void {
  const lost = phrase.replace(TOKEN, '').trim();
  if (lost) throw new Error(`"${phrase}": ${lost} means nothing here; a group is written <name>`);
  for (const [token] of phrase.matchAll(TOKEN))
    if (!/^(?:<.+>|\.\.\d*|[()[\]|,])$/.test(token) && !FOLDED.test(token))
      throw new Error(`"${phrase}": no text has "${token}" once it is folded; ${foldedOf(token)}`);
  if (/\.\.\d*[^\s\d)\]|]/.test(phrase)) throw new Error(`"${phrase}": a gap stands by itself; put a blank behind it`);
  if (parsePhrase(phrase)[0]?.kind === 'gap')
    throw new Error(`"${phrase}": nothing stands before a phrase; leave the gap at its beginning out`);
}

/** What to write instead of a word that is not as text is folded. */
function foldedOf(token: string): string {
  const folded = token.toLowerCase().replace(/['’]/g, '').replace(/[-/]/g, ' ');
  return folded.split(' ').every(word => FOLDED.test(word))
    ? `write "${folded}"`
    : 'write words and signs of the rule language';
}

/**
 * Parses a phrase.
 * @throws Error with the reason when brackets do not match or nothing is left to look for
 */
export function parsePhrase(phrase: string): Pattern {
  const tokens = phrase.match(TOKEN) ?? [];
  let at = 0;
  const item = (token: string | undefined): Pattern => {
    if (token === undefined || token === '|') throw new Error(`"${phrase}": a bar needs a word on both sides`);
    if (token === '(') return choice(options(')'), false);
    if (token === '[') return choice(options(']'), true);
    return single(token);
  };
  const options = (closing: string | undefined): Pattern[] => {
    const all: Pattern[] = [[]];
    for (;;) {
      const token = tokens[at++];
      if (token === undefined || token === ')' || token === ']') {
        if (token !== closing) throw new Error(`"${phrase}": ${token ? `unexpected ${token}` : `missing ${closing}`}`);
        return all;
      }
      if (token === '|' && closing) {
        all.push([]);
        continue;
      }
      // Outside brackets a bar joins single words: "storage|space left" is "(storage|space) left".
      const items = [item(token)];
      while (!closing && tokens[at] === '|') {
        at++;
        items.push(item(tokens[at++]));
      }
      all.at(-1)?.push(...(items.length > 1 ? choice(items, false) : items.flat()));
    }
  };
  const [pattern = []] = options(undefined);
  if (canBeEmpty(pattern)) throw new Error(`"${phrase}": everything in it may be left out, so it looks for nothing`);
  return pattern;
}

/** Names of the groups that a pattern uses. */
export function groupsIn(pattern: Pattern): string[] {
  return pattern.flatMap(step =>
    step.kind === 'group' ? [step.name] : step.kind === 'choice' ? step.options.flatMap(groupsIn) : [],
  );
}

function single(token: string): Pattern {
  if (token.startsWith('<')) return [{ kind: 'group', name: token.slice(1, -1) }];
  // Without a word between: a comma may stand there.
  if (token === ',') return [{ kind: 'gap', most: 0 }];
  if (token.startsWith('..')) return [{ kind: 'gap', most: Number(token.slice(2)) || GAP }];
  const word = token.toLowerCase().replace(/['’!?:;"]|[.,](?!\d)/g, '');
  if (!word) return [];
  if (word.endsWith('~')) return [{ kind: 'words', forms: inflections(word.slice(0, -1)) }];
  return word
    .split(/[-/]/)
    .filter(Boolean)
    .flatMap(scriptRuns)
    .map(form => ({ kind: 'words', forms: [form] }));
}

/** A choice, its alternatives of one word as one step. */
function choice(options: readonly Pattern[], optional: boolean): Pattern {
  const forms = new Set<string>();
  const longer: Pattern[] = [];
  let mayBeEmpty = optional;
  for (const option of options) {
    const [step] = option;
    if (!step) mayBeEmpty = true;
    else if (option.length === 1 && step.kind === 'words') for (const form of step.forms) forms.add(form);
    else longer.push(option);
  }
  if (forms.size) longer.push([{ kind: 'words', forms: [...forms].sort() }]);
  const [only] = longer;
  if (longer.length === 1 && only && !mayBeEmpty) return only;
  return longer.length ? [{ kind: 'choice', options: longer, optional: mayBeEmpty }] : [];
}

const canBeEmpty = (pattern: Pattern): boolean =>
  pattern.every(
    step => step.kind === 'gap' || (step.kind === 'choice' && (step.optional || step.options.some(canBeEmpty))),
  );

const IRREGULAR: Record<string, string[]> = {
  be: ['is', 'are', 'was', 'were', 'been', 'being'],
  buy: ['bought'],
  get: ['got', 'gotten', 'getting'],
  go: ['went', 'gone', 'goes', 'going'],
  keep: ['kept'],
  say: ['said'],
  tell: ['told'],
  take: ['took', 'taken', 'taking'],
  give: ['gave', 'given', 'giving'],
  run: ['ran', 'running'],
  hold: ['held'],
  freeze: ['froze', 'frozen', 'freezing'],
  stick: ['stuck'],
  do: ['did', 'done', 'does', 'doing'],
  have: ['has', 'had', 'having'],
  leave: ['left', 'leaving'],
  put: ['putting'],
  set: ['setting'],
  cut: ['cutting'],
  shut: ['shutting'],
  let: ['letting'],
  lose: ['lost', 'losing'],
  show: ['shown'],
  see: ['saw', 'seen'],
  make: ['made', 'making'],
  pay: ['paid'],
  sell: ['sold'],
  bring: ['brought'],
  break: ['broke', 'broken', 'breaking'],
  die: ['died', 'dying'],
  hang: ['hung'],
  sit: ['sat', 'sitting'],
  swap: ['swapped', 'swapping'],
  throw: ['threw', 'thrown'],
  come: ['came', 'coming'],
  eat: ['ate', 'eaten', 'eating'],
  fall: ['fell', 'fallen'],
  begin: ['began', 'begun', 'beginning'],
  choose: ['chose', 'chosen'],
  send: ['sent'],
  read: ['read'],
  switch: ['switches'],
  reset: ['resetting'],
  upload: [],
  update: [],
  upgrade: [],
};

/** The word and its regular or listed English inflections. */
function inflections(word: string): string[] {
  const forms = new Set([word, ...(IRREGULAR[word] ?? [])]);
  const regular = !IRREGULAR[word]?.some(form => /(ed|t|d|n|k|ng)$/.test(form) && !form.endsWith('ing'));
  const consonantY = /[^aeiou]y$/.test(word);
  const doubles = /^[^aeiou]*[aeiou][^aeiouwxy]$/.test(word);
  forms.add(/(s|x|z|ch|sh)$/.test(word) ? `${word}es` : consonantY ? `${word.slice(0, -1)}ies` : `${word}s`);
  const stem = word.endsWith('e') ? word.slice(0, -1) : word;
  const doubled = doubles ? word + word.at(-1) : stem;
  forms.add(`${doubled}ing`);
  if (regular) forms.add(consonantY ? `${word.slice(0, -1)}ied` : word.endsWith('e') ? `${word}d` : `${doubled}ed`);
  return [...forms];
}
