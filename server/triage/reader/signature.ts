/** Where the writer's signature begins at the end of the text: behind `--` or a greeting, a few short lines. */
export const signatureIn = (text: string): number => signatureBehind(GREETING, text);

/** The same, but only behind `--`: behind a greeting, somebody may still tell something. */
export function signedOffAt(text: string): number {
  const at = signatureBehind(DASHES, text);
  // Behind a blank line somebody goes on.
  return /\n[ \t>]*\r?\n[ \t>]*[^\s>]/.test(text.slice(at)) ? text.length : at;
}

function signatureBehind(opening: RegExp, text: string): number {
  const end = text.slice(-SIGNATURE * SHORT_LINE);
  const greeting = [...end.matchAll(opening)].at(-1);
  if (!greeting) return text.length;
  const lines = end
    .slice(greeting.index + greeting[0].length)
    .split('\n')
    .filter(line => line.trim());
  const depth = depthOf(greeting[0]);
  const isShort =
    lines.length <= SIGNATURE && lines.every(line => line.length <= SHORT_LINE && depthOf(line) === depth);
  return isShort ? text.length - end.length + greeting.index : text.length;
}
/** How deep a line is quoted. */
const depthOf = (line: string): number => /^[\s>]*/.exec(line)?.[0].replace(/[^>]/g, '').length ?? 0;

/** In a quote, below a name, or with the blank that mail programs set and a few words behind: others part two sections. */
const DASHES =
  /^(?:[ \t]*>[ \t>]*--[ \t]*|--[ \t]+(?=\r?\n[ \t]*\S+(?: +\S+){0,4}[ \t]*(?:\r?\n|$))|(?<=(?:^|\n)[ \t]*\p{Lu}[\p{L}.'’-]*(?: \p{Lu}[\p{L}.'’-]*){0,3},?[ \t]*\r?\n)--)\r?\n(?=[ \t>]*\S)/gmu;
const GREETING =
  /^[ \t>]*(?:--|(?:(?:kind|best|warm|many) )?(?:regards|wishes|thanks)|best|cheers|sincerely|yours(?: \w+)?),?[ \t]*\r?$/gim;
/** At most so many lines of so many characters. */
const SIGNATURE = 8;
const SHORT_LINE = 90;
