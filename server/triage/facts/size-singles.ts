import { Break, type Word } from '../reader/words.ts';
import { type Amount, readAmount } from './amounts.ts';
import {
  FILLER,
  FREE,
  FREE_ALONE,
  isLedBy,
  isNeeded,
  isWaiting,
  LEADS,
  type Size,
  spareAt,
  USED,
  USED_ALONE,
} from './size-words.ts';

/** "It needs 9 GB, I have 300 MB" */
const isAllThereIs = (words: readonly Word[], { from, to, unit }: Amount, lead: Amount | undefined): boolean =>
  (unit === 1e6 || (lead?.unit !== undefined && isNeeded(words, lead.from, lead.to))) &&
  /^(?:i|we|she|he|it|they|phone|iphone) (?:(?:only|just|still) )?(?:have|has|got)$/.test(
    words
      .slice(Math.max(0, from - (/^(?:only|just|still)$/.test(words[from - 2]?.form ?? '') ? 3 : 2)), from)
      .map(({ form }) => form)
      .join(' '),
  ) &&
  (words[to]?.gap ?? Break.sentence) >= Break.soft;

/** "The plan of 50 GB stands at 49.8 GB": of how many bytes it is the level. */
const levelOf = (
  words: readonly Word[],
  { from, unit, value }: Amount,
  lead: Amount | undefined,
): number | undefined =>
  lead?.unit !== undefined &&
  (unit === lead.unit || (unit === undefined && /[.,]/.test(words[from]?.form ?? ''))) &&
  value <= lead.value &&
  from - lead.to <= STANDS_REACH &&
  /^(?:stands|sits|is|shes|hes|were|im|theyre) at$/.test(`${words[from - 2]?.form} ${words[from - 1]?.form}`)
    ? lead.value * lead.unit
    : undefined;
const STANDS_REACH = 10;

/** "The 32 GB phone holds 31.2 GB", "a 64 GB phone with 63 on it": what is in it. */
const isHeld = (words: readonly Word[], lead: Amount, { from, to }: Amount): boolean => {
  const verb = words.slice(lead.to, from).findLast(({ form }) => HOLDS.test(form))?.form ?? '';
  return /^holds?$/.test(verb) || (verb !== '' && BEHIND_HELD.test(`${words[to]?.form} ${words[to + 1]?.form}`));
};
const HOLDS = /^(?:holds?|has|with|carries|contains|already)$/;
const BEHIND_HELD = /^(?:on it\b|on the phone|already |stored |taken )/;
const HELD_REACH = 4;

/** "I'm 12 GB over" is too much, "I have 12 GB over" is free. */
const isBeyond = (before: readonly string[]): boolean =>
  /^(?:im|hes|shes|were|theyre|youre|am|is|are|was|be|being|goes|went|gone|by)$/.test(
    before.findLast(form => !/^(?:about|around|some|over|now|already|nearly|almost|still|like|roughly)$/.test(form)) ??
      '',
  );

/** Nobody writes more without a unit; "6,012 left" are photos. */
const MOST_GIGABYTES = 2_048;

/** "A 50 GB plan and 49.9 of it are gone" */
const isOfIt = (words: readonly Word[], at: number): boolean =>
  words[at]?.form === 'of' && /^(?:it|that|them|those|which|this)$/.test(words[at + 1]?.form ?? '');

/** "49.6 of them used" */
const isOfThem = (words: readonly Word[], at: number): boolean =>
  isOfIt(words, at) && /^(?:used|taken|full|gone|occupied|filled)$/.test(words[at + 2]?.form ?? '');

/** "Of 128 remain 0.8": what is said is of the number behind. */
const isTotalOf = (words: readonly Word[], { from }: Amount): boolean =>
  /^(?:of|from)$/.test(words[from - 1]?.form ?? '');
const SAID_NEXT = /^(?:used|taken|free|left|remain|remains|remaining)$/;

export function readSingle(
  words: readonly Word[],
  amount: Amount,
  lead: Amount | undefined,
  text: string,
  labelled: number,
): Size | undefined {
  const next = words[amount.to]?.form ?? '';
  // "Plan 200, used 44": the number behind is what is used.
  if (SAID_NEXT.test(next) && (words[amount.to]?.gap || isTotalOf(words, amount)) && readAmount(words, amount.to + 1))
    return undefined;
  if (LEADS.test(next) && readAmount(words, amount.to + 1)) return undefined;
  const inUse = next === 'in' && words[amount.to + 1]?.form === 'use';
  const previous = words[amount.from - 1]?.form ?? '';
  // "200 GB, used 41": the unit of the total.
  // "50 GB plan at 49.8"
  const isLevel = previous === 'at' && /[.,]/.test(words[amount.from]?.form ?? '');
  const ofTotal =
    lead?.unit !== undefined &&
    amount.from - lead.to <= (isHeld(words, lead, amount) ? HELD_REACH : 2) &&
    amount.value <= lead.value &&
    (/^(?:used|uses|using|usage|consumption|occupies|remain|remains|remaining|left|free)$/.test(previous) ||
      isLevel ||
      isHeld(words, lead, amount) ||
      isOfIt(words, amount.to) ||
      /^(?:occupied|consumed|filled)$/.test(next) ||
      isSaidBehind(words.slice(amount.to, amount.to + 3).map(word => word.form)));
  if (!amount.unit && amount.value > MOST_GIGABYTES) return undefined;
  const isAllThere = isAllThereIs(words, amount, lead);
  const level = levelOf(words, amount, lead);
  if (
    !amount.unit &&
    !inUse &&
    !ofTotal &&
    !isAllThere &&
    !level &&
    !FREE_ALONE.test(next) &&
    !/^(?:odd|ish|something|used|taken|gone|consumed|occupied)$/.test(next)
  )
    return undefined;
  const bytes = amount.value * (amount.unit ?? (lead?.unit === 1e12 && amount.value < lead.value ? 1e12 : 1e9));
  const after = words.slice(amount.to, amount.to + 4).map(word => word.form);
  const before = words.slice(Math.max(0, amount.from - 6), amount.from).map(word => word.form);
  const reach = (pattern: RegExp) => {
    const k = after.findIndex(form => pattern.test(form));
    return k >= 0 && after.slice(0, k).every(form => FILLER.test(form)) ? k : -1;
  };
  const common = { from: amount.from, bare: !amount.unit };
  // "3 GB over" is free, "27.1 over the phone" is not.
  // "40 GB over its quota" is not.
  const isOver =
    after[0] === 'over' &&
    (/^(?:the|its|her|his|my|their|our|what|quota|plan|limit)$/.test(after[1] ?? '') || isBeyond(before));
  const free = reach(amount.unit && !isOver ? FREE : FREE_ALONE);
  const behind = words[amount.to + free + 1];
  const isPlanName =
    behind?.gap === 0 && /^(?:tier|plan|account|one|icloud|storage|level|version|5|allotment)$/.test(behind.form);
  if (free >= 0 && isWaiting(words, amount.to + free + 1)) return undefined;
  if (free >= 0 && !isPlanName) return { ...common, to: amount.to + free + 1, free: bytes };
  if (inUse) return { ...common, to: amount.to + 2, used: bytes };
  if (ofTotal && isOfThem(words, amount.to)) return { ...common, to: amount.to + 3, used: bytes };
  if (ofTotal && (isLevel || isHeld(words, lead, amount))) return { ...common, to: amount.to, used: bytes };
  const used = reach(USED_ALONE);
  // "64 GB, storage full" names the iPhone, and then its state.
  const isState = words.slice(amount.to, amount.to + used + 1).some(({ gap }) => gap >= Break.soft);
  if (used >= 0 && !(after[used] === 'full' && isState)) return { ...common, to: amount.to + used + 1, used: bytes };
  if (isAllThere) return { from: amount.from, to: amount.to, free: bytes };
  if (level) return { ...common, to: amount.to, used: bytes, total: level };
  const spare = spareAt(words, amount.to);
  if (spare) return { ...common, to: amount.to + spare, free: bytes };
  // "300 used, 2 TB plan": behind a comma, another thing is named, but not behind that of an export, `Free space,300 MB`.
  const start = words[amount.from === labelled ? amount.from - 1 : amount.from];
  const until = amount.from === labelled ? start?.end : start?.start;
  const isBehind = (back: number) =>
    before.slice(back + 1).every(isLedBy) &&
    !text.slice(words[amount.from - before.length + back]?.end ?? 0, until ?? 0).includes(',');
  const backFree = before.findLastIndex(form => FREE.test(form) && form !== 'over');
  // "The free 5 GB" is the plan that everybody has.
  const isFreePlan = before[backFree] === 'free' && bytes === 5e9;
  // In "1.1 GB free on a 128 GB phone" it is of the first.
  const isTaken =
    !LEADS.test(before[backFree] ?? '') &&
    (words[amount.from - before.length + backFree]?.gap ?? 0) === 0 &&
    words
      .slice(0, amount.from - before.length + backFree)
      .slice(-2)
      .some(({ form }) => /\d$/.test(form));
  // "No room left in her 50 GB plan" names the plan.
  const isNamed = NAMED.test(next) && before.slice(backFree + 1).some(form => /^(?:in|on|of|from)$/.test(form));
  if (backFree >= 0 && !isFreePlan && !isTaken && !isNamed && isBehind(backFree))
    return { from: amount.from - (before.length - backFree), to: amount.to, free: bytes, bare: !amount.unit };
  const backUsed = before.findLastIndex(
    form =>
      /^(?:used|using|uses|occupied|consumed|usage|consumption|taken)$/.test(form) || (form === 'use' && lead?.unit),
  );
  if (backUsed >= 0 && isBehind(backUsed))
    return { from: amount.from - (before.length - backUsed), to: amount.to, used: bytes, bare: !amount.unit };
  // "Down to 100 MB" tells what is left, "kicked down to 5 GB" which plan.
  if (before.at(-1) === 'to' && before.at(-2) === 'down' && bytes !== 5e9)
    return { ...common, from: amount.from - 2, to: amount.to, free: bytes };
  // What a word of another language says of it is not known.
  if (words[amount.to]?.gap === Break.none && FOREIGN.test(next)) return undefined;
  return { ...common, to: amount.to, total: bytes };
}
/** Not ASCII, and in Japanese neither a particle nor what has a size. */
const FOREIGN = /^(?!の|を|で|に|が|は|も|プラン|モデル|版|容量|ストレージ|まで|から).*[\u0080-\uffff]/;

/** What a size is the name of: a plan or a model. */
const NAMED = /^(?:plan|tier|subscription|package|allowance|quota|phone|iphone|model|handset|device|version)$/;

/** "63.4 are taken", "127.3 of that used" */
function isSaidBehind(after: readonly string[]): boolean {
  const at = after.findIndex(form => USED.test(form) || FREE.test(form));
  return at > 0 && after.slice(0, at).every(form => /^(?:is|are|of|that|it|them|were|was)$/.test(form));
}
