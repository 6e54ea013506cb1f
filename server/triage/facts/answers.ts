import type { Place } from '../context/place.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break } from '../reader/words.ts';
import { numberAlone } from './number-alone.ts';
import type { Size } from './sizes.ts';

/** "How much charge?" - "9": a number alone is a share of what was asked for. */
export function bareAnswer({ asked, sentence }: Place, battery: readonly string[]): Size[] {
  const at = sentence.words.findIndex(({ form }, i) => i >= sentence.labelled && /^\d{1,3}$/.test(form));
  if (!asked || sentence.sizes.length || at < 0) return [];
  if (sentence.words.length - sentence.labelled > 3 && numberAlone(sentence.words, sentence.labelled) !== at) return [];
  // `Battery: 4/5` are bars.
  if (/^\d+$/.test(sentence.words[at + 1]?.form ?? '') || isOrdinal(sentence, at)) return [];
  const percent = Number(sentence.words[at]?.form);
  const counts = [...asked.words, ...sentence.words.slice(at + 1)].some(({ form }) => COUNTS_ELSE.test(form));
  const asksCharge = !counts && asked.objects.some(({ group }) => battery.includes(group));
  return asksCharge && percent <= 100 ? [{ from: at, to: at + 1, percent }] : [];
}

/** "How old is the battery?" - "about 3", "3 years" */
const COUNTS_ELSE =
  /^(?:old|age|often|when|times|bars?|cycles?|health|years?|months?|weeks?|days?|hours?|hrs?|minutes?|mins?)$/;

/** "1. yes 2. no" counts the answers to several questions. */
const isOrdinal = ({ triggers, labelled }: SentenceContent, at: number): boolean =>
  at === labelled && triggers.some(({ kind, from }) => (kind === 'yes' || kind === 'no') && from === at + 1);

/** "How big is the phone?" - "64": its capacity. */
export function capacityAnswer(
  { asked, sentence }: Place,
  device: readonly string[],
  capacities: readonly number[],
): Size[] {
  const at = sentence.labelled;
  const value = Number(sentence.words[at]?.form);
  if (!asked || sentence.sizes.length || !capacities.includes(value) || sentence.words.length - at > 3) return [];
  const asks = asked.words.some(({ form }) =>
    /^(?:big|size|capacity|storage|memory|hold|holds|gigs|gb|much)$/.test(form),
  );
  return asks && asked.objects.some(({ group }) => device.includes(group))
    ? [{ from: at, to: at + 1, total: value * 1e9 }]
    : [];
}

/** "Used?" - "63.2", "how much of iCloud is taken?" - "49.8" */
export function usedAnswer({ asked, sentence }: Place, battery: readonly string[]): Size[] {
  const value = aloneIn(sentence);
  if (!asked || value === undefined || asked.objects.some(({ group }) => battery.includes(group))) return [];
  const asks = (pattern: RegExp) => asked.words.some(({ form }) => pattern.test(form));
  const isAsked = asks(/^(?:used|taken|filled)$/) && (asked.words.length <= LABEL_WORDS || asks(/^(?:much|many)$/));
  return isAsked ? [{ from: sentence.labelled, to: sentence.labelled + 1, used: value * 1e9 }] : [];
}

/** "How much space is left on the phone?" - "None" */
export function noneAnswer({ asked, sentence: { words, labelled } }: Place): Size[] {
  const asks = (pattern: RegExp) => asked?.words.some(({ form }) => pattern.test(form));
  const isNone =
    words.length - labelled <= 2 && /^(?:none|nothing|zero|nil|zilch|nada)$/.test(words[labelled]?.form ?? '');
  return isNone && asks(/^(?:much|many)$/) && asks(/^(?:free|left|space|room|available)$/)
    ? [{ from: labelled, to: labelled + 1, free: 0 }]
    : [];
}

/** "And the plan?" - "50": one that is sold. */
export function planAnswer({ asked, sentence }: Place, plans: readonly number[]): Size[] {
  const value = aloneIn(sentence);
  const asks = asked?.words.some(({ form }) => /^(?:plan|tier|quota|subscription|package|subscribed)$/.test(form));
  return value !== undefined && asks && plans.includes(value)
    ? [{ from: sentence.labelled, to: sentence.labelled + 1, total: value * 1e9 }]
    : [];
}

/**
 * "Battery 8 %. Sorry, 80": what is of the size that it puts right. "Sorry for 3 calls" puts none right.
 * @param from from this word on
 */
export function correctedSize({ words, sizes }: SentenceContent, from: number, last: Size): Size[] {
  const at = words.findIndex(({ form }, i) => i >= from && !BEFORE_NUMBER.test(form));
  if (!/^\d+(?:[.,]\d+)?$/.test(words[at]?.form ?? '')) return [];
  const [written, ...more] = sizes.filter(size => size.from >= from);
  const isSaidWhole = more.length || (written && (written.used ?? written.free ?? written.percent) !== undefined);
  const behind = words[written?.to ?? at + 1];
  if (isSaidWhole || (behind && behind.gap < Break.soft && !BEHIND_NUMBER.test(behind.form))) return [];
  const value = Number(words[at]?.form.replace(',', '.'));
  const { percent, ratio, free, used, total } = last;
  const span = { from: at, to: written?.to ?? at + 1 };
  if (percent !== undefined) {
    if (written || value > 100) return [];
    const isUsed = ratio !== undefined && Math.abs(ratio - percent / 100) < 0.001;
    return [
      { ...span, percent: value, ...(ratio === undefined ? {} : { ratio: isUsed ? value / 100 : 1 - value / 100 }) },
    ];
  }
  const before = free ?? used;
  if (before === undefined) return [];
  // "400 MB free. Sorry, 300"
  const bytes = written?.total ?? value * (before < 1e9 && value >= 100 ? 1e6 : 1e9);
  return [
    { ...span, ...(total === undefined ? {} : { total }), ...(free === undefined ? { used: bytes } : { free: bytes }) },
  ];
}
const BEFORE_NUMBER =
  /^(?:sorry|oops|whoops|oh|ah|no|nope|nah|wait|correction|edit|typo|ps|and|i|mean|meant|to|say|write|type|its|it|is|was|that|thats|should|be|read|make|of|course|only|just|apologies|my|mistake|bad|hang|on|actually|scratch|strike|out|turns|at)$/;
const BEHIND_NUMBER = /^(?:percent|pct|gb|gigs?|mb|tb|i|of|free|left|used|now|then)$/;

/** A number with a word behind it at the most. */
function aloneIn({ sizes, words, labelled }: SentenceContent): number | undefined {
  const form = words[labelled]?.form ?? '';
  const isAlone = !sizes.length && words.length - labelled <= 2 && /^\d+(?:[.,]\d+)?$/.test(form);
  return isAlone ? Number(form.replace(',', '.')) : undefined;
}

/** So few words are the name of a column. */
const LABEL_WORDS = 4;

/** "How much is free?" - "0.4 GB", or "2.1 of 64" */
export function asAnswer(size: Size, { asked, sentence }: Place): Size {
  if (!asked || sentence.words.length > 6 || size.total === undefined || size.free !== undefined) return size;
  const has = ({ words }: SentenceContent, pattern: RegExp) => words.some(({ form }) => pattern.test(form));
  const asksFree = has(asked, /^(?:free|left|available|remaining|spare)$/);
  const { total, used, ...rest } = size;
  if (used !== undefined)
    return asksFree && !has(sentence, /^(?:used|taken|full|gone)$/) ? { ...rest, total, free: used } : size;
  if (asked.words.length > LABEL_WORDS && !has(asked, /^(?:much|many|what|whats)$/)) return size;
  if (asksFree) return { ...rest, free: total };
  return has(asked, /^(?:used|use|using|taken)$/) ? { ...rest, used: total } : size;
}
