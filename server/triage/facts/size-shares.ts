import { Break, type Word } from '../reader/words.ts';
import { type Amount, readAmount } from './amounts.ts';
import { FILLER, FREE, FREE_ALONE, isLedBy, type Size, USED, USES } from './size-words.ts';

export const FRACTIONS = new Map<string, number>(
  Object.entries({
    half: 0.5,
    third: 1 / 3,
    quarter: 0.25,
    thirds: 2 / 3,
    halfway: 0.5,
    fifth: 0.2,
    tenth: 0.1,
  }),
);

/** `a third in use`, `half empty`, and `2 TB (half)` behind a total. */
export function readFraction(
  words: readonly Word[],
  at: number,
  share: number,
  lead: Amount | undefined,
): Size | undefined {
  const after = words.slice(at + 1, at + (words[at + 1]?.form === 'of' ? 4 : 3)).map(word => word.form);
  const free = after.findIndex(form => FREE.test(form) && form !== 'over');
  const used = after.findIndex(form => USED.test(form));
  const from = /^(?:a|one|two|about|only|less|under|over)$/.test(words[at - 1]?.form ?? '') ? at - 1 : at;
  const ofTotal = readFractionOf(words, from, at, share);
  if (ofTotal) return ofTotal;
  const before = words.slice(Math.max(0, at - 3), at).map(word => word.form);
  const isOfTotal = lead?.unit !== undefined && at - lead.to <= 8;
  // "2 TB, used about a tenth"
  if (isOfTotal && before.some(form => USES.test(form))) return { from, to: at + 1, ratio: share };
  if (free >= 0 && (used < 0 || free < used)) return { from, to: at + free + 2, ratio: 1 - share };
  if (used >= 0) return { from, to: at + used + 2, ratio: share };
  return lead?.unit && at - lead.to <= 1 ? { from, to: at + 1, ratio: share } : undefined;
}

/** "More than half of its 256 GB free" */
function readFractionOf(words: readonly Word[], from: number, at: number, share: number): Size | undefined {
  if (words[at + 1]?.form !== 'of') return undefined;
  let first = at + 2;
  if (/^(?:the|its|her|his|my|their|your|our|those|a)$/.test(words[first]?.form ?? '')) first++;
  if (/^(?:phones|iphones|plans|accounts|handsets|devices)$/.test(words[first]?.form ?? '')) first++;
  const total = readAmount(words, first);
  if (!total?.unit) return undefined;
  const to = /^(?:is|are|was|still)$/.test(words[total.to]?.form ?? '') ? total.to + 1 : total.to;
  const form = words[to]?.form ?? '';
  const space = { from, total: total.value * total.unit };
  // "I use a quarter of my 200 GB"
  if (USES.test(words[from - 1]?.form ?? '')) return { ...space, to: total.to, ratio: share };
  if (!USED.test(form) && !FREE_ALONE.test(form)) return undefined;
  return { ...space, to: to + 1, ratio: USED.test(form) ? share : 1 - share };
}

/** What may be more than full. */
const HOLDS = /^(?:storage|space|quota|plan|icloud|cloud|capacity)$/;
const OVERFULL_REACH = 5;

/** What has a percentage of its own. */
const OWN_SHARE = /^(?:battery|batt|charge|upload|progress|stuck)$/;

export function readPercent(words: readonly Word[], amount: Amount): Size | undefined {
  const next = words[amount.to]?.form ?? '';
  // "Using 104 % of my storage", "iCloud storage at 104 %"
  const around = words.slice(Math.max(0, amount.from - OVERFULL_REACH), amount.to + OVERFULL_REACH);
  const most = around.some(({ form }) => USES.test(form) || HOLDS.test(form)) ? 150 : 100;
  if (amount.unit || !/^(?:percent|pct|per|prozent)$/.test(next) || amount.value > most) return undefined;
  let to = amount.to + 1;
  if (next === 'per') {
    if (!/^(?:cent|c)$/.test(words[to]?.form ?? '')) return undefined;
    to++;
  }
  const share = amount.value / 100;
  const behind = words.slice(to, to + 7).map(word => word.form);
  const isFreeAt = behind.findIndex(form => /^(?:free|left|available|remaining)$/.test(form));
  if (isFreeAt > 0 && behind.slice(0, isFreeAt).every(isLedBy))
    return { from: amount.from, to: to + isFreeAt + 1, percent: amount.value, ratio: 1 - share };
  // "Only 40 % of her phone is used"
  const saidAt = behind[0] === 'of' ? behind.findIndex(form => /^(?:is|are|was)$/.test(form)) + 1 : 0;
  const said = saidAt > 1 ? (behind[saidAt] ?? '') : '';
  if (USED.test(said) || FREE_ALONE.test(said))
    return {
      from: amount.from,
      to: to + saidAt + 1,
      percent: amount.value,
      ratio: USED.test(said) ? share : 1 - share,
    };
  const after = behind.slice(0, 2);
  const near = words.slice(Math.max(0, amount.from - 3), amount.from);
  // In "the storage is full, battery at 9 %" it is of the battery.
  const clause = near.findLastIndex(({ gap, form }) => gap >= Break.soft || OWN_SHARE.test(form));
  const isApart = (words[amount.from]?.gap ?? Break.none) >= Break.comma;
  const before = isApart ? [] : near.slice(Math.max(0, clause)).map(word => word.form);
  const last = before.at(-1) ?? '';
  const common = { from: amount.from, percent: amount.value };
  const usedAt = after.findIndex((form, k) => USED.test(form) && (form !== 'in' || behind[k + 1] === 'use'));
  if (usedAt === 0 || (usedAt === 1 && FILLER.test(after[0] ?? '')))
    return { ...common, to: to + usedAt + 1, ratio: share };
  const freeAt = after.findIndex(form => FREE.test(form));
  if (freeAt === 0 || (freeAt === 1 && FILLER.test(after[0] ?? '')))
    return { ...common, to: to + freeAt + 1, ratio: 1 - share };
  if (before.some(form => FREE.test(form) && form !== 'over')) return { ...common, to, ratio: 1 - share };
  if (USED.test(last) || USES.test(last) || before.some(form => /^(?:used|full)$/.test(form)))
    return { ...common, to, ratio: share };
  return { ...common, to };
}
