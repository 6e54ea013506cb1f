import { groupsOf } from '../matcher/join.ts';
import type { Reason } from '../model.ts';
import { type Draft, flipped, withStatus } from './draft.ts';
import { givenAt } from './given.ts';
import { ANSWERED, ASKED, type Place, spanOf } from './place.ts';

/** So many words or fewer choose; more tell something of their own. */
const MOST = 4;

/** "Is the phone full or iCloud?" - "Both", "neither", "the phone": what a question that offers two things was answered; one that asks for both, "yes and no". */
export function applyChoice(drafts: Draft[], question: Place, answer: Place): void {
  const { words, objects } = answer.sentence;
  if (!words.length || words.length > MOST) return;
  const isOffer = question.sentence.words.some(({ form }) => form === 'or');
  const offered = drafts.flatMap((draft, i) =>
    draft.sentence === question.number && draft.reasons.some(({ why }) => why === ASKED) ? [i] : [],
  );
  if (offered.length < 2) return;
  const forms = words.map(({ form }) => form);
  const groups = groupsOf(objects);
  const row = isOffer ? [] : givenAt(answer, Array(offered.length).fill(question));
  const isChosen = (draft: Draft, k: number): boolean | undefined => {
    if (!isOffer) return row.length === offered.length ? row[k]?.yes : undefined;
    if (forms.some(form => BOTH.test(form))) return true;
    if (forms.some(form => NEITHER.test(form))) return false;
    if (forms.some(form => FIRST.test(form))) return k === 0;
    if (forms.some(form => LAST.test(form))) return k === offered.length - 1;
    return draft.symptom.object.some(name => groups.has(name)) || undefined;
  };
  const reason: Reason = { why: ANSWERED, span: spanOf(answer, { from: 0, to: words.length }) };
  for (const [k, i] of offered.entries()) {
    const draft = drafts[i] as Draft;
    const chosen = isChosen(draft, k);
    if (chosen === undefined) continue;
    drafts[i] = { ...withStatus(draft, chosen ? draft.base : flipped(draft.base), reason), reasons: [reason] };
  }
}

/** A menu shows within so many characters. */
const MENU = 600;

/** "Choose: 1 Low Power Mode / 2 no Wi-Fi": what a bot lists is not what is the matter. */
export const offersChoices = (said: string): boolean =>
  LISTED.test(said.slice(0, MENU)) ||
  (/\b(?:choose|pick|select|press|reply|answer|type|tap|enter|which (?:one|of))\b/i.test(said.slice(0, MENU)) &&
    /(?<![\w.,])[1aA]\b[\s\S]*?(?<![\w.,])[2bB]\b|\byes\b.{1,6}\bno\b/i.test(said.slice(0, MENU)));

/** "1 Password 2 Work phone 3 Laptop" */
const LISTED = /(?<![\w.,])1[).:]? \p{L}[^\d\r\n]{1,40} 2[).:]? \p{L}[^\d\r\n]{1,40} 3[).:]? \p{L}/u;

/** "1) iCloud is full 2) no Wi-Fi" - "2": the line of a menu that was picked. @param text the ticket's */
export function applyPick(drafts: Draft[], answer: Place, text: string): void {
  const { sentence, base } = answer;
  if (sentence.words.length - sentence.labelled > MOST) return;
  const words = sentence.words.slice(sentence.labelled);
  const picked = words.flatMap(({ form }) => (/^\d$/.test(form) ? [form] : []));
  if (!picked.length || !words.every(({ form }) => PICKS.test(form))) return;
  const from = Math.max(0, base + sentence.start - MENU);
  const menu = text.slice(from, base + sentence.start);
  if (!offersChoices(menu)) return;
  const reason: Reason = {
    why: ANSWERED,
    span: spanOf(answer, { from: sentence.labelled, to: sentence.words.length }),
  };
  for (const number of picked) {
    const line = menu.match(
      new RegExp(`[\\s\\S]*(?<![\\w.,])${number}(?:[).\\]:]| ?[-–=])\\s*(.*?)(?=\\s[[(]?\\d[).\\]:]|[\\r\\n]|$)`, 'd'),
    );
    const [start, end] = line?.indices?.[1] ?? [0, 0];
    for (const [i, draft] of drafts.entries())
      if (draft.start >= from + start && draft.start < from + end && draft.status === 'mentioned')
        drafts[i] = { ...draft, status: draft.base, reasons: [reason] };
  }
}
const PICKS = /^(?:\d|and|option|number|no|choice|answer|picked|chose|selected)$/;

const BOTH = /^(?:both|each)$/;
const NEITHER = /^(?:neither|none|nothing)$/;
const FIRST = /^(?:first|former)$/;
const LAST = /^(?:second|last|latter)$/;
