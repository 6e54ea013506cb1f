import { messageOf } from '../triage/message-of.ts';

/**
 * Refuses regular expressions whose time may grow faster than the text: backreferences, lookaround,
 * repeated groups that repeat inside, and gaps without a limit.
 * @throws Error that says what to write instead
 */
export function checkLinear(source: string, where: string): void {
  const refuse = (what: string, instead: string): never => {
    throw new Error(`${where}: /${source}/ has ${what}; ${instead}`);
  };
  try {
    new RegExp(source);
  } catch (error) {
    refuse('a mistake', messageOf(error));
  }
  const open: { repeats: boolean }[] = [];
  let repeats = false;
  let i = 0;
  while (i < source.length) {
    const atom = atomAt(source, i);
    if (/^\\[1-9k]/.test(atom)) refuse('a backreference', 'write out what may repeat');
    i += atom.length;
    if (atom === '(') {
      const kind = /^\?(?:[=!]|<[=!])/.exec(source.slice(i));
      if (kind) refuse('a lookaround', 'use `not` of the signature, or \\b');
      const head = /^\?(?::|<\w+>)/.exec(source.slice(i))?.[0] ?? '';
      i += head.length;
      open.push({ repeats });
      repeats = false;
      continue;
    }
    const inner: boolean = repeats;
    if (atom === ')') repeats = open.pop()?.repeats || inner;
    const quantifier = /^(?:[*+?]|\{\d+(?:,\d*)?\})\??/.exec(source.slice(i))?.[0] ?? '';
    if (!quantifier) continue;
    i += quantifier.length;
    const many = !/^\?|^\{[01]\}|^\{0,1\}/.test(quantifier);
    const endless = /^[*+]|,\}/.test(quantifier);
    if (!many) continue;
    if (atom === ')' && inner) refuse('a repeated group that repeats inside', 'repeat only one of the two');
    if (endless && (atom === '.' || atom === '[\\s\\S]' || atom === '[^]'))
      refuse(`a gap without a limit (${atom}${quantifier})`, `give it one, such as ${atom}{0,200}`);
    if (!/^\{\d+\}/.test(quantifier)) repeats = true;
  }
}

/** One escape, one character class, or one character. */
function atomAt(source: string, at: number): string {
  if (source[at] === '\\') return source.slice(at, at + 2);
  if (source[at] !== '[') return source[at] ?? '';
  let end = at + 1;
  while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1;
  return source.slice(at, end + 1);
}
