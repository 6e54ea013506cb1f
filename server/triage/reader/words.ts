import { UNSEEN_BLANK } from './blanked.ts';
import { NOTHING } from './mail.ts';
import { foldNumbers } from './numbers.ts';

/** Text to words. Offsets are exact in the original, whatever folding does to the words' forms. */

/** What stands between a word and the one before it. */
export const Break = { none: 0, soft: 1, comma: 2, clause: 3, sentence: 4 } as const;
export type Break = (typeof Break)[keyof typeof Break];

/** A comma, a bracket, a colon, the end of a line: the sentence goes on behind it. */
export const isPause = (gap: Break | undefined): boolean => gap === Break.soft || gap === Break.comma;

export interface Word {
  start: number;
  end: number;
  /** Folded form: lower case, no apostrophes, spelling variants replaced. */
  form: string;
  /** What stands before it. */
  gap: Break;
}

export interface Sentence {
  words: Word[];
  start: number;
  end: number;
  question: boolean;
}

/** The forms of words, a blank between them. */
export const saidIn = (words: readonly { form: string }[]): string => words.map(({ form }) => form).join(' ');

/** The words from there on, at most so many, as far as no comma stands before them. */
export function untilPause(words: readonly Word[], from: number, most = Number.POSITIVE_INFINITY): readonly Word[] {
  const behind = words.slice(from, from + most);
  const pause = behind.findIndex(({ gap }) => gap >= Break.soft);
  return pause < 0 ? behind : behind.slice(0, pause);
}

/** Spelling variants as a lookup from the first word to the rest, longest first. */
export type Spelling = Map<string, { rest: string[]; form: string }[]>;

/** `12 345`: digits in groups. A plain blank parts two numbers, unless what is counted by thousands stands behind, and no model before. */
const GROUPED =
  /[1-9]\d{0,2}(?:[\u00A0\u202F\u2009'’]\d{3})+(?:[.,]\d+)?(?!\d)|(?=[1-9]\d{0,2} \d{3})(?<!(?:[Pp]hone|[Pp]ad|OS|os|SE|se|[Pp]lus|[Pp]ro|[Mm]ini|[Mm]ax|[Mm]odel|[Nn]o\.?)[:\s]*)[1-9]\d{0,2}(?: \d{3})+(?= (?:(?:of|\/|von|de|sur) [1-9]\d{0,2}(?: \d{3})+ )?(?:[KMkm][Bb]|[KMkm]o|items|photos|pictures|pics|videos|images|files|[Ff]otos|Bilder|Elemente|éléments|elementos)(?!\p{L}))/u;
const TOKEN = new RegExp(
  `${GROUPED.source}|${
    /\d{4}-\d\d-\d\d(?![\d-])|\d{1,2}\/\d{1,2}\/\d{2,4}(?![\d/])|\d{1,2}:\d\d(?::\d\d)?(?![\d:])|\d+(?:[.,]\d+)*\u2060*|\p{L}[\p{L}\p{M}\u2060]*(?:['’‘ʼ`]\u2060*\p{L}[\p{L}\u2060]*)*|\r\n|\n|\r|[^\s]/u
      .source
  }`,
  'gu',
);
/** Dropped from a word's form; U+2060 stands where an encoding was taken out, a blank in a word groups its digits. */
const DROPPED = /['’‘ʼ`\u2060\s]/g;
const SYMBOL_WORDS = new Map<string, string>(
  Object.entries({
    '%': 'percent',
    '&': 'and',
    '✔': '✔',
    '✓': '✔',
    '✅': '✔',
    '☑': '✔',
    '✘': '✘',
    '✗': '✘',
    '❌': '✘',
    '🔴': 'red',
    '🟢': 'green',
  }),
);
/** In the letters that one would type: `ﬁ` is two of them. */
const plainForm = (part: string): string => (NOT_ASCII.test(part) ? part.normalize('NFKC') : part).toLowerCase();
const NOT_ASCII = /[\u0080-\uFFFF]/;
/** What a speaker says while thinking. */
const FILLER = /^(?:u+m+|u+h+|e+rm+|uhm+)$/;
const IGNORED = /^[*_`~#\u2060]$/;
const SENTENCE_END = /^[.!?…。！？]$/;
/** People who write with pictures end their clauses with them. */
const PICTURE = /^\p{Extended_Pictographic}$/u;
/** "1. yes 2. no": a number alone before its answer ends nothing. */
const NUMBERS = /^\.[^\S\r\n]+\p{L}/u;
const CLAUSE_END = /^[;|→]$/;

/**
 * Splits a block's text into sentences of words.
 * @param text the block's content
 * @param base offset of the content in the document
 * @param mend gives the word that a misspelt one must be
 * @param before how many characters stand before it in its line
 */
export function readSentences(
  text: string,
  base: number,
  spelling: Spelling,
  mend: (form: string) => string = form => form,
  before = 0,
): Sentence[] {
  const sentences: Sentence[] = [];
  let words: Word[] = [];
  let gap: Break = Break.none;
  let lineStart = -before;
  const isWrapped = isFilled(text);
  const close = (question: boolean) => {
    const first = words[0];
    const last = words[words.length - 1];
    if (first && last)
      sentences.push({
        words: foldNumbers(foldSpelling(words, spelling)),
        start: first.start,
        end: last.end,
        question,
      });
    words = [];
    gap = Break.sentence;
  };
  for (const match of text.matchAll(TOKEN)) {
    const token = match[0];
    const start = base + match.index;
    const head = token.charCodeAt(0);
    if (head === 10 || head === 13) {
      if (!isWrapped) {
        if (endsSentenceAtLineBreak(text, match.index + token.length, match.index - lineStart)) close(false);
        else if (!GOES_ON.test(text.slice(match.index - 1, match.index + token.length + 1)))
          gap = maxGap(gap, Break.soft);
      }
      lineStart = match.index + token.length;
      continue;
    }
    if (isBox(text, match.index, token)) {
      gap = maxGap(gap, Break.clause);
      continue;
    }
    const symbol = SYMBOL_WORDS.get(token) ?? (token === '@' && isApart(text, match.index) ? 'at' : undefined);
    if (symbol || isWordStart(token)) {
      for (const [at, part] of symbol ? [[0, symbol] as const] : partsOf(token)) {
        const form = symbol ?? mend(plainForm(part).replace(DROPPED, ''));
        if (FILLER.test(form)) continue;
        const from = start + at;
        words.push({
          start: from,
          end: symbol ? start + token.length : from + part.length,
          form,
          gap: words.length ? gap : Break.sentence,
        });
        gap = Break.none;
      }
      // "More space ✅ updated ✅": a tick behind a step ends it.
      if ((symbol === '✔' || symbol === '✘') && words.length > 1) gap = Break.soft;
      if (words.length >= 400) close(false);
    } else if (isEllipsis(text, match.index)) gap = maxGap(gap, Break.soft);
    else if (SENTENCE_END.test(token)) {
      const next = text[match.index + token.length];
      const spaced = next === undefined || /[\s"'”’)*_\]]/.test(next) || /[\p{Lu}!?.]/u.test(next);
      if (
        token === '.' &&
        words.length === 1 &&
        words[0]?.form === '1' &&
        NUMBERS.test(text.slice(match.index, match.index + 3))
      )
        gap = maxGap(gap, Break.soft);
      else if (token !== '.' || spaced) close(token === '?' || token === '？');
      else gap = maxGap(gap, Break.soft);
    } else if (CLAUSE_END.test(token) || PICTURE.test(token) || isArrow(text, match.index))
      gap = maxGap(gap, Break.clause);
    else if (token === '/' && partsClauses(text, match.index)) close(false);
    // "Photos not syncing - battery flat".
    else if (/^[-+]$/.test(token) && isBlank(text[match.index - 1]) && isBlank(text[match.index + 1]))
      gap = maxGap(gap, Break.soft);
    else if (!IGNORED.test(token))
      gap = maxGap(
        gap,
        token === ',' || token === '(' || token === ')' || isStep(text, match.index)
          ? Break.comma
          : token === '—' || token === '–' || token === ':'
            ? Break.soft
            : gap,
      );
  }
  close(false);
  return sentences;
}

const JAPANESE = /[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}]/u;

/** Japanese is written without blanks, also around Latin names and units: `128GBの` are two words. */
export const scriptRuns = (token: string): string[] =>
  JAPANESE.test(token)
    ? (token.match(/[\p{sc=Hira}\p{sc=Kana}\p{sc=Han}ー\u2060]+|[^\p{sc=Hira}\p{sc=Kana}\p{sc=Han}ー]+/gu) ?? [])
    : [token];

/** `BatteryLevel` and `isCharging` of an export are two words, `l’iPhone` too; `iCloud` is one, `MacBook` and `WiFi` too. */
function partsOf(token: string): (readonly [at: number, part: string])[] {
  const runs = scriptRuns(token);
  if (runs.length > 1) {
    let at = 0;
    return runs.map(run => {
      at += run.length;
      return [at - run.length, run] as const;
    });
  }
  if (!/\p{Ll}\p{Lu}|^\p{Lu}{3,}\p{Ll}{3}/u.test(token) || ONE_WORD.test(token.replaceAll(NOTHING, '')))
    return [[0, token]];
  return [
    ...token.matchAll(
      /^(?:[dlnsDLNS]|[Qq]u)['’](?=\p{L})|i(?:Cloud|Phone|OS|Pad|Tunes)|\p{Lu}?[\p{Ll}\p{M}\u2060'’]+|\p{Lu}+(?!\p{Ll})/gu,
    ),
  ].map(match => [match.index, match[0]] as const);
}

const ONE_WORD =
  /^(?:i(?:Cloud|Phone|OS|Pad|Tunes|Mac|Message|Movie)(?:['’]?s)?|[Mm]ac(?:Book|OS)(?:['’]?s)?|[WH]i-?Fi|FaceTime|Air(?:Pods?|Play|Print|Drop)|CarPlay|HomePod|(?:One|Home|Share)(?:Drive|Point)|WhatsApp|YouTube|TestFlight|PlayStation|OnePlus|BitLocker|WireGuard|CyberGhost|ChatGPT|\p{Lu}\p{Ll}{1,2}\p{Lu}\p{Ll}*)$/u;

const maxGap = (a: Break, b: Break): Break => (a > b ? a : b);
const isWordStart = (token: string): boolean => /^[\p{L}\d]/u.test(token);

/** A box before its option, `[ ]`, `(x)`, `☑`: a mark and no word. */
const BOX = /(?<![^\s[(])(?:\[[ xX✓✔*+]?\]|\([ xX•*]?\)|[☐☒□■⬜○◯⚪◉]|☑(?=\s*[\p{L}\d]))/uy;

function isBox(text: string, at: number, token: string): boolean {
  if (!/^[[(xX✓✔☐☒☑□■⬜○◯⚪◉]$/u.test(token)) return false;
  // What stands within the brackets is found at their opening one.
  BOX.lastIndex = /^[xX✓✔]$/.test(token) ? at - 1 : at;
  return BOX.test(text);
}

const isBlank = (sign: string | undefined): boolean => sign === ' ' || sign === UNSEEN_BLANK;

/** `phone @ 9 %`, but not the sign within an address. */
const isApart = (text: string, at: number): boolean => !/\S/.test(text[at - 1] ?? ' ');

/** `->`, `=>`, `<-`, and ` // `: what stands behind is another clause. */
function isArrow(text: string, at: number): boolean {
  ARROW.lastIndex = at;
  return /[-=</]/.test(text[at] ?? '') && ARROW.test(text);
}
const ARROW = /[-=]+>|<[-=]+|(?<=\s)\/\/(?=\s)/y;

/** `Settings > Battery`: what follows is another name. Before a number the sign compares, and at the start of a line it quotes. */
function isStep(text: string, at: number): boolean {
  STEP.lastIndex = at;
  return STEP.test(text);
}
const STEP = /(?<=[\p{L}\d)\]"”’»*_][ \u00A0]?)[>›][ \u00A0]?(?=[\p{L}[("“„«*_])/uy;

/** Dots that only pause: `the plan ... full`, but not at the end of a sentence. */
function isEllipsis(text: string, at: number): boolean {
  const run = text[at] === '…' || (text[at] === '.' && (text[at + 1] === '.' || text[at - 1] === '.'));
  return run && /^[.…]*["'”’)]?[.…\s]*[\p{Ll}\d]/u.test(text.slice(at, at + 12));
}

/** `restarted it twice / she has no cable`: a slash between clauses is a full stop; one between words is not. */
const partsClauses = (text: string, at: number): boolean =>
  BEFORE_SLASH.test(text.slice(Math.max(0, at - CLAUSE), at)) && BEHIND_SLASH.test(text.slice(at + 1, at + 1 + CLAUSE));
const CLAUSE = 60;
const BEFORE_SLASH = /(?:[^\s/]+[^\S\n]+){3}$/;
const BEHIND_SLASH = /^(?:[^\S\n]+[^\s/]+){3}/;

/** A line of so many characters may have been wrapped by hand. */
export const WRAPPED = 45;

/** Small letters or digits on both sides of a long line's end. */
const GOES_ON = /^[\p{Ll}\d]\r?\n[\p{Ll}\d]/u;

/** Were the lines filled up to a width, however small: would the next word have stood out of each? */
function isFilled(text: string): boolean {
  const lines = text.split(/\r?\n/);
  if (lines.length < FILLED_LINES) return false;
  const width = lines.reduce((widest, { length }) => Math.max(widest, length), 0);
  return (
    width >= NARROWEST &&
    lines.every((line, i) => i + 1 === lines.length || line.length + 1 + (lines[i + 1]?.search(/\s|$/) ?? 0) > width)
  );
}
const FILLED_LINES = 3;
const NARROWEST = 24;

/** `✓ account` is a line of its own, however long the one above. */
const OPENS_ITEM = /[✓✔✗✘✅❌☑☒☐▪■●•►▶]/;

/** A hard-wrapped line goes on in the next one; a short line is a sentence of its own. */
function endsSentenceAtLineBreak(text: string, next: number, lineLength: number): boolean {
  const follows = text[next];
  if (follows === undefined || follows === '\n' || follows === '\r' || OPENS_ITEM.test(follows)) return true;
  return lineLength < WRAPPED;
}

/** Replaces spelling variants (`wi fi`, `storge`) by the form that phrases use, keeping their offsets. */
function foldSpelling(words: Word[], spelling: Spelling): Word[] {
  const folded: Word[] = [];
  for (let i = 0; i < words.length; i++) {
    const word = words[i] as Word;
    const variants = spelling.get(word.form);
    const hit = variants?.find(({ rest }) =>
      rest.every((form, k) => words[i + 1 + k]?.form === form && (words[i + 1 + k]?.gap ?? 9) < Break.clause),
    );
    if (!hit) {
      folded.push(word);
      continue;
    }
    const last = words[i + hit.rest.length] as Word;
    const forms = hit.form.split(' ');
    folded.push(
      ...forms.map((form, k) => ({ start: word.start, end: last.end, form, gap: k ? Break.none : word.gap })),
    );
    i += hit.rest.length;
  }
  return folded;
}
