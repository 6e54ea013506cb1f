import type { Place } from '../context/place.ts';
import type { SentenceContent } from '../reader/content.ts';
import type { Size } from './sizes.ts';

/** "How much charge?" - "9": a number alone is a share of what was asked for. */
export function bareAnswer({ asked, sentence }: Place, battery: readonly string[]): Size[] {
  const at = sentence.words.findIndex(({ form }, i) => i >= sentence.labelled && /^\d{1,3}$/.test(form));
  if (!asked || sentence.sizes.length || at < 0 || sentence.words.length - sentence.labelled > 3) return [];
  // `Battery: 4/5` are bars.
  if (/^\d+$/.test(sentence.words[at + 1]?.form ?? '')) return [];
  const percent = Number(sentence.words[at]?.form);
  const asksCharge = asked.objects.some(({ group }) => battery.includes(group));
  return asksCharge && percent <= 100 ? [{ from: at, to: at + 1, percent }] : [];
}

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

/** "Used?" - "63.2", where the capacity was told. */
export function usedAnswer({ asked, sentence }: Place): Size[] {
  const at = sentence.labelled;
  const form = sentence.words[at]?.form ?? '';
  const isAsked =
    asked && asked.words.length <= 4 && asked.words.some(word => /^(?:used|taken|filled)$/.test(word.form));
  if (!isAsked || sentence.sizes.length || sentence.words.length - at > 2 || !/^\d+(?:[.,]\d+)?$/.test(form)) return [];
  return [{ from: at, to: at + 1, used: Number(form.replace(',', '.')) * 1e9 }];
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
