/** A phrase of a log signature, ready for the engine: look for `literal`, then try `pattern` around it. */
export interface LogPattern {
  /** Stands in every text that the pattern matches, in this case. */
  literal: string;
  /** Source of a regular expression of the linear-time kind. */
  pattern: string;
  /** Source of another: where what was found holds this, it is none. */
  not?: string;
}

/** A gap in a phrase reaches this many characters, within one record. */
const GAP = 600;
/** A shorter literal hits too often to be worth looking for. */
const SHORTEST_LITERAL = 6;

/** @throws Error where a literal is too short; `[0-9]` in it stands for each of these characters */
export function checkLiteral(literal: string): void {
  if (literal.replace(/\[.-.\]/g, '0').trim().length < SHORTEST_LITERAL)
    throw new Error(`the literal "${literal}" has less than ${SHORTEST_LITERAL} characters; add what stands beside it`);
}

/**
 * Compiles a phrase as a person writes it: text as it stands in the log, `…` for a gap, `<n>` for a number.
 * Quotes and slashes may be escaped in the log, as JSON does.
 * @throws Error when no part is long enough to be looked for
 */
export function compilePhrase(phrase: string): LogPattern {
  const pieces = phrase.split(/( ?… ?|<n>)/);
  const pattern = pieces
    .map(piece => (piece.includes('…') ? `[\\s\\S]{0,${GAP}}?` : piece === '<n>' ? '-?\\d{1,12}' : escapeText(piece)))
    .join('');
  const edges = (/^\w/.test(phrase) ? '\\b' : '') + pattern + (/\w$/.test(phrase) ? '\\b' : '');
  return { literal: literalOf(pieces, phrase), pattern: edges };
}

/** A domain and a code of it: `CKErrorDomain 25`. */
export const ERROR = /^(\S{6,}) (-?\d+)$/;

/** Compiles `NSURLErrorDomain -1009` to all the ways in which an error's domain and code are printed. */
export function compileError(error: string, aliases: ReadonlyMap<string, readonly string[]>): LogPattern[] {
  const [, domain, code] = ERROR.exec(error) ?? [];
  if (!domain || !code) return [];
  return [domain, ...(aliases.get(domain) ?? [])].map(name => ({
    literal: name,
    pattern: errorPattern(name, `${code}\\b`),
  }));
}

/** What stands between a domain and its code, also in the languages of the phone; some write no Latin letters. */
const BETWEEN =
  '(?: ?[:/#(,] ?| |[ ,;(\\\\"\'-]{0,6}(?:(?:NS)?(?:[Ee]rror[ _]?)?[Cc]ode|[Ee]rrore?|Fehler|erreur|erro|fout|[^ -~\\s]{3,9})[\\\\"]{0,4}[ =:#]{0,3})';

/**
 * `X Code=1`, `X:1`, `(X error 1.)`, `X-Fehler 1`, `"domain":"X","code":1`
 * @param code pattern of the number, with its end
 */
export const errorPattern = (domain: string, code: string): string =>
  `\\b${escapeText(domain)}[\\\\"')\\]]{0,4}${BETWEEN}[\\\\"]{0,4}${code}`;

/** Stands before a reason. */
export const REASON = ' for reason';
/** A reason ends at its quote mark, or where the sentence does. */
const IN_REASON = `[^'"“”‘’\\\\\\n;<>]`;

/**
 * How the sync engine says why it stops, and that it goes on; Apple spells one of them wrong.
 * @param words pattern of words in the reason
 */
export function compileReason(words: string, not: string | undefined): { hit: LogPattern; clear: LogPattern } {
  const rest = `synchr?onization${REASON}:?\\s?[\\\\'"“‘’]{0,4}${IN_REASON}{0,60}?(?:${words})${IN_REASON}{0,60}`;
  const none = not === undefined ? {} : { not };
  return {
    hit: { literal: 'Disabling synch', pattern: `Disabling ${rest}`, ...none },
    clear: { literal: 'nabling synch', pattern: `(?:Reenabling|Re-enabling) ${rest}`, ...none },
  };
}

/** The reason in what such a pattern found, by its letters alone: a charge in it changes. */
export const reasonIn = (said: string): string =>
  said
    .slice(said.indexOf(REASON) + REASON.length)
    .replace(/[^\p{L}]+/gu, ' ')
    .trim()
    .toLowerCase();

/** The pattern of a person, who writes quote marks as they are where a log may have them escaped. */
export const tolerant = ({ literal, pattern }: LogPattern): LogPattern => ({
  literal,
  pattern: pattern.replace(/\[(?:\\.|[^\]\\])*\]|\\.|"\??/g, part =>
    part === '"' ? QUOTE : part === '"?' ? QUOTE.replace('1', '0') : part,
  ),
});

/** A quote mark as it stands there, escaped, doubled, or turned by a program that writes mail. */
const QUOTE = '[\\\\"“”]{1,4}';

/** Text as a pattern that also matches it with quotes and slashes escaped, or blanks doubled. */
export const escapeText = (text: string): string =>
  text
    .replace(/[\\^$.*+?()[\]{}|]/g, '\\$&')
    .replace(/"/g, QUOTE)
    .replace(/'/g, "['‘’]")
    .replace(/\//g, '\\\\{0,3}\\/')
    .replace(/ /g, '\\s{1,3}');

function literalOf(pieces: readonly string[], phrase: string): string {
  const literal = pieces
    .filter(piece => !piece.includes('…') && piece !== '<n>')
    .flatMap(piece => piece.split(/["'/\\]/))
    .sort((a, b) => b.length - a.length)[0];
  if (!literal || literal.trim().length < SHORTEST_LITERAL)
    throw new Error(`"${phrase}" has no fixed part of ${SHORTEST_LITERAL} letters; add words that stand beside it`);
  return literal;
}
