import { Break, type Word } from '../reader/words.ts';

/** Units of space by their names, in bytes. */
export const UNITS: [RegExp, number][] = [
  [/^(?:kb|kilobytes?)$/, 1e3],
  [/^(?:mb|mbs|megs?|mega|megabytes?|mo)$/, 1e6],
  [/^(?:gb|gbs|gig|gigs|giga|gigabytes?|g|go|gib)$/, 1e9],
  [/^(?:tb|tbs|tera|teras|terabytes?|to|tib|t)$/, 1e12],
];

const NUMBER_WORDS = new Map<string, number>(
  Object.entries({
    zero: 0,
    one: 1,
    two: 2,
    three: 3,
    four: 4,
    five: 5,
    six: 6,
    seven: 7,
    eight: 8,
    nine: 9,
    ten: 10,
    twelve: 12,
    fifteen: 15,
    sixteen: 16,
    twenty: 20,
    thirty: 30,
    forty: 40,
    fifty: 50,
    sixty: 60,
    seventy: 70,
    eighty: 80,
    ninety: 90,
    no: 0,
  }),
);

export const spelledNumber = (form: string): number | undefined => NUMBER_WORDS.get(form);

/** A number with its unit, if it has one. Words `from` to `to` (exclusive) hold it. */
export interface Amount {
  from: number;
  to: number;
  value: number;
  unit?: number;
}

/** Reads `4,9`, `1,204`, `12 345,6` and `1,28,000` as a number; `undefined` for dates and versions. */
export function parseNumber(form: string): number | undefined {
  const digits = form.replace(/(?<=\d)[ \u00a0\u202f\u2009'’](?=\d{3}(?!\d))/g, '');
  if (/^\d+$/.test(digits)) return Number(digits);
  const [, whole, decimals = ''] = GROUPED.map(pattern => pattern.exec(digits)).find(Boolean) ?? [];
  if (whole !== undefined) return Number(whole.replace(/[.,]/g, '') + decimals.replace(',', '.'));
  if (/^\d+[.,]\d+$/.test(digits)) return Number(digits.replace(',', '.'));
  return undefined;
}

/** Digits in groups of three, in India before the last three of two, and their decimals. */
const GROUPED = [/^([1-9]\d{0,2}(?:,\d{3})+|[1-9]\d?(?:,\d\d)+,\d{3})(\.\d+)?$/, /^([1-9]\d{0,2}(?:\.\d{3})+)(,\d+)?$/];

/** As a voice is written down: `thirty two gig`, `two hundred megs`, `one hundred and twenty eight gigs`. */
function readCompound(words: readonly Word[], at: number): Amount | undefined {
  const first = NUMBER_WORDS.get(words[at]?.form ?? '');
  if (first === undefined || first === 0) return undefined;
  let value = first;
  let to = at + 1;
  if (words[to]?.form === 'hundred' && value < 10) {
    value *= 100;
    to++;
    if (words[to]?.form === 'and' && NUMBER_WORDS.has(words[to + 1]?.form ?? '')) to++;
    const rest = NUMBER_WORDS.get(words[to]?.form ?? '') ?? 0;
    if (rest > 0) {
      value += rest;
      to++;
    }
  }
  const ones = NUMBER_WORDS.get(words[to]?.form ?? '') ?? 0;
  if (ones > 0 && ones < 10 && value % 100 >= 20 && value % 10 === 0) {
    value += ones;
    to++;
  }
  const unit = UNITS.find(([pattern]) => (words[to]?.form.length ?? 0) > 1 && pattern.test(words[to]?.form ?? ''))?.[1];
  return to > at + 1 && unit && words[to]?.form !== 'to' ? { from: at, to: to + 1, value, unit } : undefined;
}

/** "On 5G", unless "5G of storage", "5G free" or "iCloud 5G" make it a size. */
function isNetwork(words: readonly Word[], at: number): boolean {
  const [form, unit, behind] = [words[at]?.form ?? '', words[at + 1], words[at + 2]];
  if (!/^[2-5]$/.test(form) || unit?.form !== 'g' || unit.gap || unit.start !== words[at]?.end) return false;
  if (behind && !behind.gap && MAKES_SIZE.test(behind.form)) return false;
  const before = words.slice(Math.max(0, at - SIZE_REACH), at);
  const clause = before
    .slice(
      Math.max(
        0,
        before.findLastIndex(({ gap }) => gap >= Break.comma),
      ),
    )
    .map(word => word.form);
  const last = clause.at(-1) ?? '';
  if (MAKES_SIZE.test(last) || (last === 'g' && /[.,]/.test(clause.at(-2) ?? ''))) return false;
  return CARRIES.test(last) || !clause.some(word => NAMES_SPACE.test(word));
}
const SIZE_REACH = 5;
const MAKES_SIZE = /^(?:of|out|free|used|left|full|available|remaining|taken|plan|tier|storage|space)$/;
const NAMES_SPACE = /^(?:storage|space|memory|icloud|cloud|plan|tier|quota|capacity|account)$/;
const CARRIES = /^(?:on|over|via|with|using|through|en|im|in|por|no)$/;

/** The amount that begins there, spelled out or not: `4,9 GB`, `half a gig`, `twelve percent`. */
export function readAmount(words: readonly Word[], at: number): Amount | undefined {
  const form = words[at]?.form ?? '';
  const compound = readCompound(words, at);
  if (compound) return compound;
  if (form === 'half' && words[at + 1]?.form === 'a') {
    const half = UNITS.find(
      ([pattern]) => (words[at + 2]?.form.length ?? 0) > 1 && pattern.test(words[at + 2]?.form ?? ''),
    )?.[1];
    if (half) return { from: at, to: at + 3, value: 0.5, unit: half };
  }
  const spelled = form === 'a' && /^(?:terabyte|tb|tera)$/.test(words[at + 1]?.form ?? '') ? 1 : NUMBER_WORDS.get(form);
  if (spelled === undefined && !/^\d/.test(form)) return undefined;
  const next = words[at + 1]?.form ?? '';
  const unit = /^\d/.test(next) ? undefined : UNITS.find(([pattern]) => pattern.test(next))?.[1];
  const wordUnit = unit && next.length > 1 ? unit : undefined;
  if (isNetwork(words, at)) return undefined;
  // `to` is a unit in French only; `5 to 6` is none.
  const usable =
    next === 'to' || (next === 't' && !/^\d/.test(form))
      ? undefined
      : (wordUnit ?? (next === 'g' ? unit : next === 't' ? unit : undefined));
  const isShare = /^(?:percent|pct)$/.test(next) || (next === 'per' && words[at + 2]?.form === 'cent');
  // "Five of five gigabytes"
  const isPart = next === 'of' && UNITS.some(([pattern]) => pattern.test(words[at + 3]?.form ?? ''));
  let value = /^\d/.test(form) ? parseNumber(form) : usable || isShare || isPart ? spelled : undefined;
  if (value === undefined) return undefined;
  // 4,950 GB is 4.95 with a decimal comma, and 4.950 GB too; nobody has that many gigabytes.
  if (usable === 1e9 && /^\d{1,2}[,.]\d{3}$/.test(form)) value = Number(form.replace(',', '.'));
  return { from: at, to: at + (usable ? 2 : 1), value, unit: usable };
}
