/** Where the writer's signature begins at the end of the text: behind `--` or a greeting, a few short lines. */
export const signatureIn = (text: string): number => signatureBehind(GREETING, text);

/** The same, but only behind `--`: behind a greeting, somebody may still tell something. */
export const signedOffAt = (text: string): number => signatureBehind(DASHES, text);

function signatureBehind(opening: RegExp, text: string): number {
  const end = text.slice(-SIGNATURE * SHORT_LINE);
  const greeting = [...end.matchAll(opening)].at(-1);
  if (!greeting) return text.length;
  const lines = end
    .slice(greeting.index + greeting[0].length)
    .split('\n')
    .filter(line => line.trim());
  const isShort = lines.length <= SIGNATURE && lines.every(({ length }) => length <= SHORT_LINE);
  return isShort ? text.length - end.length + greeting.index : text.length;
}
/** A line to part two sections has blank ones around it. */
const DASHES = /^[ \t>]*--[ \t]*\r?\n(?=[ \t>]*\S)/gm;
const GREETING =
  /^[ \t>]*(?:--|(?:(?:kind|best|warm|many) )?(?:regards|wishes|thanks)|best|cheers|sincerely|yours(?: \w+)?),?[ \t]*\r?$/gim;
/** At most so many lines of so many characters. */
const SIGNATURE = 8;
const SHORT_LINE = 90;
