/** The phrase language of ticket packs: text to alternatives of steps. See CONTRIBUTING.md, "The rule language". */

/** One of these words, a group, or up to `most` words of any kind. */
export type Step = { kind: 'words'; forms: string[] } | { kind: 'group'; name: string } | { kind: 'gap'; most: number };

/** A phrase stands for any of these sequences. */
export type Sequences = Step[][];

const MOST_SEQUENCES = 4000;
const GAP = 3;

/**
 * Parses a phrase.
 * @throws Error with the reason when brackets do not match or it expands to too many sequences
 */
export function parsePhrase(phrase: string): Sequences {
  const tokens = phrase.match(/<[\w-]+>|\.\.\d*|[()[\]|]|[^\s()[\]|<]+/g) ?? [];
  let at = 0;
  const alternatives = (closing: string | undefined): Sequences => {
    let all: Sequences = [];
    let current: Sequences = [[]];
    let pendingBar = false;
    for (;;) {
      const token = tokens[at];
      if (token === undefined || token === ')' || token === ']') {
        if (token !== closing) throw new Error(`"${phrase}": ${token ? `unexpected ${token}` : `missing ${closing}`}`);
        at++;
        break;
      }
      at++;
      if (token === '|') {
        pendingBar = true;
        if (closing) {
          all = [...all, ...current];
          current = [[]];
          pendingBar = false;
        }
        continue;
      }
      let piece: Sequences;
      if (token === '(') piece = alternatives(')');
      else if (token === '[') piece = [[], ...alternatives(']')];
      else piece = single(token);
      // Outside brackets a bar joins single words: "storage|space left" is "(storage|space) left".
      while (!closing && tokens[at] === '|') {
        at++;
        const next = tokens[at++];
        if (next === undefined) throw new Error(`"${phrase}": nothing behind |`);
        piece = [
          ...piece,
          ...(next === '(' ? alternatives(')') : next === '[' ? [[], ...alternatives(']')] : single(next)),
        ];
      }
      const merged = mergeWords(piece);
      current = current.flatMap(left => merged.map(right => [...left, ...right]));
      if (current.length + all.length > MOST_SEQUENCES)
        throw new Error(`"${phrase}": more than ${MOST_SEQUENCES} alternatives; name a group instead`);
    }
    if (pendingBar) throw new Error(`"${phrase}": a bar at the beginning`);
    return [...all, ...current];
  };
  const sequences = alternatives(undefined).map(trimGaps);
  const unique = new Map(sequences.filter(s => s.length).map(s => [JSON.stringify(s), s]));
  if (!unique.size) throw new Error(`"${phrase}": an empty phrase`);
  return [...unique.values()];
}

function single(token: string): Sequences {
  if (token.startsWith('<')) return [[{ kind: 'group', name: token.slice(1, -1) }]];
  if (token.startsWith('..')) return [[{ kind: 'gap', most: Number(token.slice(2)) || GAP }]];
  const word = token.toLowerCase().replace(/['’!?:;"]|[.,](?!\d)/g, '');
  if (!word) return [[]];
  if (word.endsWith('~')) return [[{ kind: 'words', forms: inflections(word.slice(0, -1)) }]];
  return [
    word
      .split(/[-/]/)
      .filter(Boolean)
      .map(form => ({ kind: 'words', forms: [form] })),
  ];
}

/** Alternatives of one word become one step, so that a phrase does not multiply out. */
function mergeWords(sequences: Sequences): Sequences {
  const forms: string[] = [];
  const rest: Sequences = [];
  for (const sequence of sequences) {
    const [step] = sequence;
    if (sequence.length === 1 && step?.kind === 'words') forms.push(...step.forms);
    else rest.push(sequence);
  }
  return forms.length ? [...rest, [{ kind: 'words', forms: [...new Set(forms)].sort() }]] : rest;
}

const trimGaps = (steps: Step[]): Step[] => {
  const from = steps.findIndex(step => step.kind !== 'gap');
  if (from < 0) return [];
  let to = steps.length;
  while (steps[to - 1]?.kind === 'gap') to--;
  return steps.slice(from, to);
};

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
export function inflections(word: string): string[] {
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
