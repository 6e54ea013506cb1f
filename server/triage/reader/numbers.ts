import type { Word } from './words.ts';

const ONES = new Map(
  ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine'].map((form, i) => [form, i + 1]),
);
const TEENS = new Map(
  ['ten', 'eleven', 'twelve', 'thirteen', 'fourteen', 'fifteen', 'sixteen', 'seventeen', 'eighteen', 'nineteen'].map(
    (form, i) => [form, i + 10],
  ),
);
const TENS = new Map(
  ['twenty', 'thirty', 'forty', 'fifty', 'sixty', 'seventy', 'eighty', 'ninety'].map((form, i) => [form, i * 10 + 20]),
);
const STARTS = new Set([...ONES.keys(), ...TEENS.keys(), ...TENS.keys(), 'a']);

/**
 * Numbers that are spelled out over several words, as one word of digits: `a hundred and twenty seven` is `127`,
 * `eighteen point something` is `18.5`. A single word stays as it is written; offsets span all of them.
 */
export function foldNumbers(words: Word[]): Word[] {
  if (
    !words.some(
      ({ form }) => form === 'hundred' || form === 'point' || form === 'something' || form === 'ios' || TENS.has(form),
    )
  )
    return words;
  const folded: Word[] = [];
  for (let i = 0; i < words.length; ) {
    const word = words[i] as Word;
    const number = STARTS.has(word.form) ? numberAt(words, i) : vagueAt(words, i);
    // "On iOS seventeen": after that name one word is a number, too.
    if (!number || (number.to - i < 2 && folded.at(-1)?.form !== 'ios')) {
      folded.push(word);
      i++;
      continue;
    }
    folded.push({ ...word, end: (words[number.to - 1] as Word).end, form: number.form });
    i = number.to;
  }
  return folded;
}

/** "18 point something", "16.something": only the whole number is known; "16 point 2" is 16.2. */
function vagueAt(words: readonly Word[], from: number): { form: string; to: number } | undefined {
  const whole = words[from]?.form ?? '';
  if (!/^\d{1,3}$/.test(whole)) return undefined;
  const at = words[from + 1]?.form === 'point' || words[from + 1]?.form === 'dot' ? from + 2 : from + 1;
  const part = words[at]?.form ?? '';
  if (part === 'something') return { form: `${whole}.x`, to: at + 1 };
  return at === from + 2 && /^\d+$/.test(part) ? { form: `${whole}.${part}`, to: at + 1 } : undefined;
}

/** The longest number that begins here. */
function numberAt(words: readonly Word[], from: number): { form: string; to: number } | undefined {
  const form = (at: number) => (at > from && words[at]?.gap ? '' : (words[at]?.form ?? ''));
  const small = (at: number): { value: number; to: number } | undefined => {
    const tens = TENS.get(form(at));
    if (tens !== undefined) {
      const ones = ONES.get(form(at + 1));
      return { value: tens + (ones ?? 0), to: at + (ones === undefined ? 1 : 2) };
    }
    const value = TEENS.get(form(at)) ?? ONES.get(form(at));
    return value === undefined ? undefined : { value, to: at + 1 };
  };
  let whole = form(from) === 'a' ? undefined : small(from);
  const hundreds = form(from) === 'a' ? { value: 1, to: from + 1 } : whole;
  if (hundreds && hundreds.value < 10 && form(hundreds.to) === 'hundred') {
    const rest = small(hundreds.to + (form(hundreds.to + 1) === 'and' ? 2 : 1));
    whole = { value: hundreds.value * 100 + (rest?.value ?? 0), to: rest?.to ?? hundreds.to + 1 };
  }
  const spoken = form(from) === 'a' || whole?.to !== from + 1 || whole.value > 9 ? undefined : small(from + 1);
  // "One twenty eight" and "five twelve" are sizes as they are said.
  if (whole && spoken && spoken.value > 9) whole = { value: whole.value * 100 + spoken.value, to: spoken.to };
  if (!whole) return undefined;
  if (form(whole.to) === 'and' && form(whole.to + 1) === 'a' && form(whole.to + 2) === 'half')
    return { form: `${whole.value}.5`, to: whole.to + 3 };
  if (form(whole.to) !== 'point') return { form: String(whole.value), to: whole.to };
  const behind = small(whole.to + 1);
  if (behind) return { form: `${whole.value}.${behind.value}`, to: behind.to };
  return /^(?:something|odd)$/.test(form(whole.to + 1))
    ? { form: `${whole.value}.5`, to: whole.to + 2 }
    : { form: String(whole.value), to: whole.to };
}
