import { Break, type Word } from '../reader/words.ts';
import { type Amount, parseNumber, readAmount, UNITS } from './amounts.ts';
import { readPair } from './size-pairs.ts';
import { FRACTIONS, readFraction, readPercent } from './size-shares.ts';
import { readSingle } from './size-singles.ts';
import { COUNTED, isNeeded, type Size } from './size-words.ts';

export type { Size };

/** All statements of space and charge in a sentence. @param labelled how many of its first words are a label */
export function findSizes(words: readonly Word[], text: string, labelled = 0): Size[] {
  const byLabel = labelled ? valueOfLabel(words, labelled) : undefined;
  if (byLabel) return [byLabel];
  const sizes: Size[] = [];
  let lead: Amount | undefined;
  for (let i = 0; i < words.length; i++) {
    const amount = readAmount(words, i);
    const share = amount ? undefined : FRACTIONS.get(words[i]?.form ?? '');
    const size =
      share !== undefined
        ? readFraction(words, i, share, lead)
        : amount &&
          (readPercent(words, amount) ??
            readPair(words, amount, text, labelled) ??
            readSingle(words, amount, lead, text, labelled));
    const asided = size && asideOf(sizes.at(-1), size, words);
    if (asided) sizes.push(asided);
    else if (size && isWhole(sizes.at(-1), size, words)) {
      const part = sizes.pop() as Size;
      sizes.push({ ...part, to: size.to, total: size.total });
      i = Math.max(i, size.to - 1);
    } else if (size) {
      const from = lead && size.total === undefined && size.from - lead.to <= LEAD_REACH ? lead : undefined;
      sizes.push(
        from ? { ...size, from: Math.min(size.from, from.from), lead: from.value * (from.unit ?? 1e9) } : size,
      );
      i = Math.max(i, size.to - 1);
    }
    // Of what a percentage is, it is no total; nor is what was said to be free or used, nor a number of photos.
    const isSaid =
      size !== undefined &&
      size.total === undefined &&
      (size.free ?? size.used) !== undefined &&
      amount !== undefined &&
      size.to > amount.to &&
      words[amount.to]?.gap === Break.none;
    if (amount && size?.percent === undefined && !isSaid && !COUNTED.test(words[amount.to]?.form ?? ''))
      lead = asTotal(words, amount);
  }
  return withStored(withNeeded(sizes, words), words);
}

/** Words that may stand between a total and what is used of it. */
const LEAD_REACH = 4;

/** Tells of what is free whether it is less than what the same sentence needs. */
function withNeeded(sizes: Size[], words: readonly Word[]): Size[] {
  const needed = sizes.find(
    ({ from, to, used, free, ratio }) =>
      used === undefined && free === undefined && ratio === undefined && isNeeded(words, from, to),
  )?.total;
  if (needed === undefined) return sizes;
  return sizes.map(size => (size.free !== undefined && size.free < needed ? { ...size, short: true } : size));
}

/** `Free: 1 GB (2 %)`: the share of what stands before it. */
const asideOf = (before: Size | undefined, size: Size, words: readonly Word[]): Size | undefined => {
  const { percent, from } = size;
  const isAside = percent !== undefined && before?.to === from && words[from]?.gap === Break.comma;
  if (!isAside || (before.free ?? before.used) === undefined) return undefined;
  return { ...size, ratio: before.free === undefined ? percent / 100 : 1 - percent / 100 };
};

/** "The library is 63 GB, the plan 50 GB": what is stored fills the plan. What fits says nothing of what else is stored. */
function withStored(sizes: Size[], words: readonly Word[]): Size[] {
  const named = ({ from, to }: Size, pattern: RegExp) =>
    words.slice(Math.max(0, from - NAMES_REACH), from).some(({ form }) => pattern.test(form)) ||
    (words[to]?.gap === Break.none && pattern.test(words[words[to]?.form === 'of' ? to + 1 : to]?.form ?? ''));
  const isPlain = ({ total, used, free }: Size) => total !== undefined && used === undefined && free === undefined;
  const [a, b, ...more] = sizes.filter(isPlain);
  if (!a || !b || more.length || sizes.length > 2) return sizes;
  const [stored, plan] = named(a, STORED) && !named(a, PLAN) ? [a, b] : [b, a];
  const isFilled = named(stored, STORED) && named(plan, PLAN) && (stored.total ?? 0) >= (plan.total ?? 0);
  return isFilled
    ? [{ from: Math.min(a.from, b.from), to: Math.max(a.to, b.to), total: plan.total, used: stored.total }]
    : sizes;
}
const STORED = /^(?:library|photos|pictures|pics|videos|collection|using|uses|stored|stores|everything|needs)$/;
const PLAN = /^(?:plan|plans|tier|free|paying|pays|pay|subscription|subscribed|quota|allowance)$/;
const NAMES_REACH = 4;

/** `used 63 GB, total 64 GB`: of what was said to be used. */
const isWhole = (part: Size | undefined, { from, total, used, free }: Size, words: readonly Word[]): part is Size =>
  part !== undefined &&
  part.total === undefined &&
  (part.used ?? part.free) !== undefined &&
  total !== undefined &&
  (used ?? free) === undefined &&
  from - part.to <= 2 &&
  words.slice(part.to, from).some(({ form }) => /^(?:total|capacity)$/.test(form));

/** `Plan 200, used 44`, "we share the 200": the number behind a plan is gigabytes. */
const asTotal = (words: readonly Word[], amount: Amount): Amount =>
  amount.unit === undefined &&
  amount.value >= 5 &&
  (/^(?:plan|tier|quota)$/.test(words[amount.from - 1]?.form ?? '') ||
    /^(?:shar(?:e|es|ing)|split) (?:the|a|our)$/.test(
      `${words[amount.from - 2]?.form} ${words[amount.from - 1]?.form}`,
    ))
    ? { ...amount, unit: 1e9 }
    : amount;

/** `Available storage (GB): 0.4`, `BatteryLevel: 0.09`: the unit, or what is measured, stands in the label alone. */
function valueOfLabel(words: readonly Word[], labelled: number): Size | undefined {
  const ends = words.length === labelled + 1;
  const isFirst = (words[labelled + 1]?.gap ?? Break.none) >= Break.comma;
  const value = ends || isFirst ? parseNumber(words[labelled]?.form ?? '') : undefined;
  if (value === undefined) return undefined;
  const label = words.slice(0, labelled).map(word => word.form);
  const common = { from: labelled, to: labelled + 1 };
  if (!ends && !/^(?:battery|batt|charge)$/.test(label.join(' '))) return undefined;
  if (label.some(form => /^(?:battery|charge)$/.test(form)) && value >= 0 && value <= 100)
    return { ...common, percent: isFraction(words[labelled]?.form ?? '') ? value * 100 : value };
  // "Mo: 16" is somebody's answer.
  if (labelled < 2) return undefined;
  const unit =
    LABEL_UNITS.find(([pattern]) => label.some(form => form.length > 1 && pattern.test(form)))?.[1] ??
    (/\bdevice capacity\b/.test(label.join(' ')) ? 1e9 : undefined);
  if (unit === undefined) return undefined;
  if (label.some(form => /^(?:free|available|remaining|left)$/.test(form))) return { ...common, free: value * unit };
  if (label.some(form => /^(?:used|occupied|consumed|usage)$/.test(form))) return { ...common, used: value * unit };
  return { ...common, total: value * unit };
}
/** `AvailableDeviceCapacity` and `DeviceCapacity` of device management are gigabytes. */
const LABEL_UNITS: typeof UNITS = [...UNITS, [/^bytes?$/, 1]];

/** `0.09` and `1.0` of a `BatteryLevel` are shares of 1; `1` is a percent. */
const isFraction = (form: string): boolean => /^(?:0[.,]\d+|1[.,]0+)$/.test(form);
