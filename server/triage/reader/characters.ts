import { UNSEEN_BLANK } from './blanked.ts';
import { NOTHING } from './mail.ts';
import { onceDecoded, TWICE_ENCODED } from './windows.ts';

/** Characters as what they stand for, at the same length, so that offsets stay. */

/** Soft hyphens, blanks of no width, marks of direction; the byte order mark that opens a text stays. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2061-\u2064\u2066-\u2069]+|(?<!^)\uFEFF+/gu;
const IN_WORD = /[\p{L}\p{M}'’‘]/u;
/** Letters and digits of full width, and what is typed for an apostrophe. */
const WIDE = /[％．０-９Ａ-Ｚａ-ｚ]/g;
const APOSTROPHE = /(?<=\p{L})[＇´‛′\u0091\u0092\uFFFD](?=\p{L})/gu;
/** What an export makes of one: `isn?t`, `isn;t`, `isn\'t`. */
const LOST_APOSTROPHE = /(?<=\b(?:is|are|was|were|has|have|had|do|does|did|ca|wo|could|would|should)n)[?;](?=t\b)/gi;
const ESCAPED_APOSTROPHE = /(?<=\p{L})\\(?=['’]\p{L})/gu;
const MAY_LOSE_APOSTROPHE = ['n?t', 'n;t', 'N?T', 'N;T', "\\'", '\\’'];
/** A letter and its marks apart, as file names of a Mac have them. */
const DECOMPOSED = /\p{L}[\u0300-\u036F\u3099\u309A]+/gu;
const MAY_BE_OTHERS =
  /[\u0091\u0092\u00AD\u00B4\u00C2\u00C3\u00E2\u200B-\u200F\u201B\u202A-\u202E\u2032\u2061-\u2069\u3099\u309A\uFEFF\uFF05-\uFF5A\uFFFD]|[\u0300-\u036F]/;

/** What nobody sees goes out of the words, and is a blank elsewhere; what only looks different becomes what it looks like. */
export function withPlainCharacters(all: string): string {
  const text = MAY_LOSE_APOSTROPHE.some(lost => all.includes(lost))
    ? all.replace(LOST_APOSTROPHE, "'").replace(ESCAPED_APOSTROPHE, NOTHING)
    : all;
  return MAY_BE_OTHERS.test(text)
    ? text
        .replace(TWICE_ENCODED, signs => inPlaceOf(signs, onceDecoded(signs)))
        .replace(UNSEEN, (run, at: number) =>
          (IN_WORD.test(text[at - 1] ?? '') && IN_WORD.test(text[at + run.length] ?? '')
            ? NOTHING
            : UNSEEN_BLANK
          ).repeat(run.length),
        )
        .replace(WIDE, sign => String.fromCharCode(sign.charCodeAt(0) - 0xfee0))
        .replace(APOSTROPHE, "'")
        .replace(DECOMPOSED, composed)
    : text;
}

/** Behind a sign of a word stands nothing, behind another a blank. */
const inPlaceOf = (code: string, sign: string): string =>
  sign.padEnd(code.length, sign === NOTHING || IN_WORD.test(sign) ? NOTHING : UNSEEN_BLANK);

/** A rare sign becomes longer than it was, and stays. */
function composed(letter: string): string {
  const whole = letter.normalize();
  return whole.length < letter.length ? whole.padEnd(letter.length, NOTHING) : letter;
}

/** Words of the text that is read, as a reader sees them. */
export const asSeen = (text: string): string => text.replaceAll(NOTHING, '').replace(/[ \v]+/g, ' ');

/** Also of HTML that was made HTML again: `isn&amp;#39;t`. */
const ENTITY = /&(?:amp;){0,2}([a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});/gi;
const NAMED = new Map(
  Object.entries({
    nbsp: ' ',
    ensp: ' ',
    emsp: ' ',
    thinsp: ' ',
    amp: '&',
    lt: '<',
    gt: '>',
    quot: '"',
    apos: "'",
    rsquo: '’',
    lsquo: '‘',
    ldquo: '“',
    rdquo: '”',
    bdquo: '„',
    laquo: '«',
    raquo: '»',
    ndash: '–',
    mdash: '—',
    hellip: '…',
    bull: '•',
    middot: '·',
    rarr: '→',
    check: '✓',
    szlig: 'ß',
    shy: NOTHING,
    zwnj: NOTHING,
    zwj: NOTHING,
  }),
);
/** `&uuml;`: a letter and the name of its mark. */
const MARKED = /^(\p{L})(uml|acute|grave|circ|tilde|cedil|ring)$/u;
const MARKS = new Map(
  Object.entries({
    uml: '\u0308',
    acute: '\u0301',
    grave: '\u0300',
    circ: '\u0302',
    tilde: '\u0303',
    cedil: '\u0327',
    ring: '\u030A',
  }),
);

/** Entities of HTML as their characters. */
export const withoutEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(ENTITY, (entity, name: string) => {
        const sign = characterOf(name);
        return sign === undefined ? entity : inPlaceOf(entity, sign);
      })
    : text;

function characterOf(name: string): string | undefined {
  if (name.startsWith('#')) return numbered(Number(name.slice(1).replace(/^x/i, '0x')));
  const [, letter = '', mark = ''] = MARKED.exec(name) ?? [];
  return letter ? (letter + MARKS.get(mark)).normalize() : NAMED.get(name.toLowerCase());
}

/** `&#8209;`, `&#x2011;`; what nobody sees is nothing. */
function numbered(code: number): string {
  const sign = code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ' ';
  return sign.replace(UNSEEN, NOTHING);
}
