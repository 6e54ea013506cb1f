import { Break, untilPause, type Word } from '../reader/words.ts';
import { type Amount, readAmount, spelledNumber } from './amounts.ts';
import { FILLER, FREE, FREE_ALONE, type Size, spareAt, USED } from './size-words.ts';

export function readPair(words: readonly Word[], first: Amount, text: string, labelled: number): Size | undefined {
  const within = readWithin(words, first);
  if (within) return within;
  let at = first.to;
  const between = (index: number) => text.slice(words[index - 1]?.end ?? 0, words[index]?.start ?? 0);
  const hasUse = USED.test(words[at]?.form ?? '');
  const spare = spareAt(words, at);
  if (spare) at += spare;
  else if (hasUse || FREE.test(words[at]?.form ?? '')) at++;
  const slash = /^\s*\/\s*$/.test(between(at)) && at < words.length;
  // "4.97 sorry, of 5 GB"
  if (/^(?:sorry|oops|er|erm)$/.test(words[at]?.form ?? '')) at++;
  if (!slash) {
    if (!OF.test(words[at]?.form ?? '')) return undefined;
    at++;
    // "4.8 of the free 5 GB"
    for (let k = 0; k < 3 && isBetween(words[at]?.form ?? ''); k++) at++;
  }
  const second = readAmount(words, at) ?? spelledTotal(words, at, first);
  if (!second) return undefined;
  const named = slash ? readNamed(words, first, second, labelled) : undefined;
  if (named) return named;
  const unit = second.unit ?? first.unit;
  const share = slash && !unit && second.value <= 10 ? shareOf(words, first, second) : undefined;
  if (share) return share;
  // "5/5 in iCloud"
  const isOfCloud =
    /^(?:in|on)$/.test(words[second.to]?.form ?? '') && /^(?:i?cloud)$/.test(words[second.to + 1]?.form ?? '');
  const isFull = isOfCloud || /^(?:full|used|gone|taken)$/.test(words[second.to]?.form ?? '');
  const isScore = slash && !unit && !isFull && !/[.,]/.test(words[first.from]?.form ?? '');
  if (isScore && !isBehindCloud(words, first, second, labelled)) return undefined;
  let total = second.value * (unit ?? 1e9);
  let part = first.value * (first.unit ?? unit ?? 1e9);
  if (!first.unit && second.unit === 1e12 && part > total) part = first.value * 1e9;
  if (!second.unit && first.unit === 1e6) total = second.value * 1e9;
  // "143 GB of 5 GB" is what a plan that ran out has.
  if (part > total * 1.2 && first.unit && !(!slash && second.unit && SMALL_PLANS.has(total))) return undefined;
  const before = words.slice(Math.max(0, first.from - 2), first.from).map(word => word.form);
  const after = untilPause(words, second.to, 3).map(({ form }) => form);
  const saidBehind = saidOfPair(words, second.to);
  // "4.8 out of the 5 free ones": what everybody has.
  const isOfFreePlan = total === 5e9 && words[second.from - 1]?.form === 'the' && after[0] === 'free';
  const isFree =
    spare > 0 ||
    saidBehind === 'free' ||
    (FREE.test(words[first.to]?.form ?? '') && words[first.to]?.form !== 'over') ||
    (!isOfFreePlan &&
      !/^free (?:tier|plan|account|one|storage)$/.test(after.slice(0, 2).join(' ')) &&
      after.slice(0, 2).some(form => FREE.test(form) && form !== 'over')) ||
    (isAvailable(before) && words[first.from]?.gap === 0) ||
    (first.from === labelled && words.slice(0, labelled).some(({ form }) => AVAILABLE.test(form))) ||
    // "A sliver left (1.1 of 128)"
    (/^(?:free|left|available|remaining)$/.test(before.at(-1) ?? '') &&
      text[(words[first.from]?.start ?? 0) - 1] === '(') ||
    before.join(' ') === 'down to' ||
    // So few megabytes are what is left; gigabytes of a terabyte need not be.
    ((first.unit ?? Infinity) < 1e9 && (second.unit ?? 0) >= 1e9);
  // "0.05 GB left of the 50 GB in the account": what is said of the first number counts, and `in` alone says nothing.
  const saysFree = spare > 0 || FREE_ALONE.test(words[first.to]?.form ?? '');
  const isUsed = hasUse || (!saysFree && (saidBehind === 'used' || USED.test(after[0] ?? '')));
  const to = second.to + (FREE.test(after[0] ?? '') || USED.test(after[0] ?? '') ? 1 : 0);
  const part0 = isFree && !isUsed ? { free: part } : { used: part };
  return { from: first.from, to, total, ...part0, bare: !unit, ...(isScore ? { score: true } : {}) };
}

/** `iCloud: 5/5`, "iCloud storage 30/50"; behind the bare name, "iCloud 5/5" may be a day. */
function isBehindCloud(words: readonly Word[], { from }: Amount, { value, to }: Amount, labelled: number): boolean {
  if (/^(?:chances?|odds|split)$/.test(words[to]?.form ?? '')) return false;
  const isSpace = /^(?:storage|space|plan|quota)$/.test(words[from - 1]?.form ?? '');
  const name = words[isSpace ? from - 2 : from - 1]?.form ?? '';
  const isNext = from === labelled || (words[from]?.gap ?? Break.none) < Break.soft;
  return /^i?cloud$/.test(name) && isNext && (isSpace || from === labelled || value > LAST_DAY);
}
const LAST_DAY = 31;

/** `50GB中、30GB使用可能`: in Japanese the total stands first. */
function readWithin(words: readonly Word[], first: Amount): Size | undefined {
  if (!WITHIN.test(words[first.to]?.form ?? '')) return undefined;
  const said = words[first.to + 1]?.form ?? '';
  const isSaid = FREE_ALONE.test(said) || USED.test(said);
  const part = readAmount(words, first.to + (isSaid ? 2 : 1));
  if (!part?.unit || !first.unit) return undefined;
  const behind = words[part.to]?.form ?? '';
  const isFree = FREE_ALONE.test(isSaid ? said : behind);
  const bytes = part.value * part.unit;
  return {
    from: first.from,
    to: part.to + (!isSaid && (isFree || USED.test(behind)) ? 1 : 0),
    total: first.value * first.unit,
    ...(isFree ? { free: bytes } : { used: bytes }),
  };
}
const WITHIN = /^(?:の?中|の?うち)の?$/;

/** What is left of a larger plan. */
const SMALL_PLANS = new Set([5e9, 50e9]);

/** "2 GB of the 256 GB on my phone remain": the verb behind the thing. */
function saidOfPair(words: readonly Word[], from: number): 'free' | 'used' | undefined {
  const behind = untilPause(words, from, VERB_REACH).map(({ form }) => form);
  if (!/^(?:on|in|of|from)$/.test(behind[0] ?? '')) return undefined;
  const said = behind.findIndex(form => /^(?:remains?|is|are|were|was)$/.test(form));
  if (said < 2) return undefined;
  if (/^remains?$/.test(behind[said] ?? '')) return 'free';
  const state = behind[said + 1] ?? '';
  return FREE_ALONE.test(state)
    ? 'free'
    : /^(?:used|taken|gone|full|occupied|filled)$/.test(state)
      ? 'used'
      : undefined;
}
const VERB_REACH = 8;

/** "Four point nine of five": behind a number with a point, a word is one, too. */
function spelledTotal(words: readonly Word[], at: number, { from, value }: Amount): Amount | undefined {
  const total = spelledNumber(words[at]?.form ?? '');
  const isPart = total !== undefined && total >= value && /\d[.,]\d/.test(words[from]?.form ?? '');
  return isPart ? { from: at, to: at + 1, value: total } : undefined;
}

/** `Capacity / free: 128 / 0.9 GB`: the label says which is which. */
function readNamed(words: readonly Word[], first: Amount, second: Amount, labelled: number): Size | undefined {
  if (first.from !== labelled) return undefined;
  const label = words.slice(0, labelled).map(({ form }) => form);
  const total = label.findIndex(form => /^(?:total|capacity|size|cap)$/.test(form));
  const part = label.findIndex(form => AVAILABLE.test(form) || USED.test(form));
  if (total < 0 || part < total) return undefined;
  const bytes = ({ value, unit = second.unit ?? first.unit ?? 1e9 }: Amount) => value * unit;
  const said = AVAILABLE.test(label[part] ?? '') ? { free: bytes(second) } : { used: bytes(second) };
  return { from: first.from, to: second.to, total: bytes(first), ...said };
}

/** "Free 0.3 of 64", "avail stg 0.3 of 64" */
const AVAILABLE = /^(?:free|available|avail|remaining|unused|空き.*|残り)$/;
const isAvailable = (before: readonly string[]): boolean =>
  AVAILABLE.test(
    (/^(?:storage|stg|space|memory|mem|capacity|room)$/.test(before.at(-1) ?? '') ? before.at(-2) : before.at(-1)) ??
      '',
  );

/** `3/4 empty`, `1/3 used` */
function shareOf(words: readonly Word[], first: Amount, second: Amount): Size | undefined {
  const after = words[second.to]?.form ?? '';
  if (first.value >= second.value || !(FREE.test(after) || USED.test(after))) return undefined;
  const ratio = first.value / second.value;
  return { from: first.from, to: second.to + 1, ratio: FREE.test(after) ? 1 - ratio : ratio };
}

const OF = /^(?:of|out|from|von|de|sur|di)$/;
const isBetween = (form: string): boolean => FILLER.test(form) || /^(?:free|included|whole)$/.test(form);
