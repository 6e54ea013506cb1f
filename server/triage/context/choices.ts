import { groupsOf } from '../matcher/join.ts';
import type { Reason } from '../model.ts';
import { type Draft, flipped, withStatus } from './draft.ts';
import { ANSWERED, ASKED, type Place, spanOf } from './place.ts';

/** So many words or fewer choose; more tell something of their own. */
const MOST = 4;

/** "Is the phone full or iCloud?" - "Both", "neither", "the phone": what a question that offers two things was answered. */
export function applyChoice(drafts: Draft[], question: Place, answer: Place): void {
  const { words, objects } = answer.sentence;
  if (!words.length || words.length > MOST || !question.sentence.words.some(({ form }) => form === 'or')) return;
  const offered = drafts.flatMap((draft, i) =>
    draft.sentence === question.number && draft.reasons.some(({ why }) => why === ASKED) ? [i] : [],
  );
  if (offered.length < 2) return;
  const forms = words.map(({ form }) => form);
  const groups = groupsOf(objects);
  const isChosen = (draft: Draft, k: number): boolean | undefined => {
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

const BOTH = /^(?:both|each)$/;
const NEITHER = /^(?:neither|none|nothing)$/;
const FIRST = /^(?:first|former)$/;
const LAST = /^(?:second|last|latter)$/;
