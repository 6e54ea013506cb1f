import { UNSEEN_BLANK } from './blanked.ts';
import { NOTHING } from './mail.ts';

/** Characters as what they stand for, at the same length, so that offsets stay. */

/** Soft hyphens, blanks of no width, marks of direction; the byte order mark that opens a text stays. */
const UNSEEN = /[\u00AD\u200B-\u200F\u202A-\u202E\u2061-\u2064\u2066-\u2069]+|(?<!^)\uFEFF+/gu;
const IN_WORD = /[\p{L}\p{M}'’‘]/u;
/** Letters and digits of full width, and what is typed for an apostrophe. */
const WIDE = /[％．０-９Ａ-Ｚａ-ｚ]/g;
const APOSTROPHE = /(?<=\p{L})[＇´‛′](?=\p{L})/gu;
/** A letter and its marks apart, as file names of a Mac have them. */
const DECOMPOSED = /\p{L}[\u0300-\u036F\u3099\u309A]+/gu;
const MAY_BE_OTHERS =
  /[\u00AD\u00B4\u200B-\u200F\u201B\u202A-\u202E\u2032\u2061-\u2069\u3099\u309A\uFEFF\uFF05-\uFF5A]|[\u0300-\u036F]/;

/** What nobody sees goes out of the words, and is a blank elsewhere; what only looks different becomes what it looks like. */
export const withPlainCharacters = (text: string): string =>
  MAY_BE_OTHERS.test(text)
    ? text
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

/** A rare sign becomes longer than it was, and stays. */
function composed(letter: string): string {
  const whole = letter.normalize();
  return whole.length < letter.length ? whole.padEnd(letter.length, NOTHING) : letter;
}

/** Words of the text that is read, as a reader sees them. */
export const asSeen = (text: string): string => text.replaceAll(NOTHING, '').replace(/[ \v]+/g, ' ');

const ENTITY = /&(?:[a-z]{2,8}|#\d{2,6}|#x[\da-f]{2,5});/gi;
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

/** Entities of HTML as their characters. Behind one of a word stands nothing, behind another a blank. */
export const withoutEntities = (text: string): string =>
  text.includes('&')
    ? text.replace(ENTITY, entity => {
        const sign = characterOf(entity.slice(1, -1));
        return sign === undefined
          ? entity
          : sign.padEnd(entity.length, sign === NOTHING || IN_WORD.test(sign) ? NOTHING : UNSEEN_BLANK);
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
