import type { TriggerKind } from '../../knowledge/tickets.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import type { Span } from '../model.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break } from '../reader/words.ts';
import type { Answer } from './answers.ts';
import { type Draft, flipped, withStatus } from './draft.ts';
import { ANSWERED, ASKED, type Place, spanOf } from './place.ts';
import { isPast, relapseOf, remedyIn } from './remedies.ts';
import { ADVISED } from './scope.ts';

/** Amends what this sentence and the one before it say, the last first. @returns the draft itself where it stays */
function amendNear(drafts: Draft[], number: number, amended: (draft: Draft) => Draft): void {
  for (let i = drafts.length - 1; i >= 0; i--) {
    const draft = drafts[i];
    if (!draft || draft.sentence < number - 1) return;
    drafts[i] = amended(draft);
  }
}

/** "It was off. We switched it on." */
export function applyRemedy(drafts: Draft[], place: Place): void {
  const { sentence, number, question, section } = place;
  if (question || section === 'advice' || !sentence.triggers.some(({ kind }) => MENDS.has(kind))) return;
  amendNear(drafts, number, draft => {
    if (draft.status !== 'present' || draft.symptom.measure || !draft.words) return draft;
    const hit = remedyIn(sentence, sentence.labelled, draft.words, isPast(draft.words));
    if (!hit || hit.from - sentence.labelled > FILLERS || isOrder(place, hit) || !refersBack(sentence, hit))
      return draft;
    return withStatus(draft, 'tried', { why: 'remedied by', span: spanOf(place, hit) });
  });
}

/** "Put it back and keep the phone on Wi-Fi", says the desk. */
const isOrder = ({ sentence: { words, labelled }, speakerIsAgent }: Place, { from }: TriggerHit): boolean =>
  speakerIsAgent && from === labelled && /^(?:put|set|reset)$/.test(words[from]?.form ?? '');

/** In a sentence of its own, "it is replaced" and "Replaced." are of what was told before; "removed two old apps" and "charged overnight" need not be. */
const refersBack = ({ words }: SentenceContent, { kind, from, to }: TriggerHit): boolean =>
  kind === 'remedied' ||
  words.slice(from, to + 1).some(({ form }) => /^(?:it|its|that|this|they|them|which|one)$/.test(form)) ||
  (!OF_ONE_KIND.test(words[to - 1]?.form ?? '') && (words[to]?.gap ?? Break.sentence) >= Break.soft);
const OF_ONE_KIND = /^(?:charged|recharged|updated|upgraded|installed|accepted|paid|in)$/;

const MENDS = new Set<TriggerKind>(['remedied', 'mended']);

/** "I turned it off yesterday. It came on again." */
export function applyRelapse(drafts: Draft[], place: Place): void {
  const { sentence, number, question } = place;
  if (question || sentence.objects.length > 1) return;
  amendNear(drafts, number, draft => {
    const isDone = draft.status === 'tried' || (draft.status === 'ruled-out' && draft.turned !== undefined);
    if (draft.sentence === number || !isDone || !draft.words) return draft;
    const hit = relapseOf(draft.words, sentence, 0);
    return hit ? withStatus(draft, 'present', { why: 'undone, by', span: spanOf(place, hit) }) : draft;
  });
}

/** "The plan was full. Now it isn't." A sentence of its own that takes back what the one before it says. */
export function applyRefutation(drafts: Draft[], place: Place): void {
  const { sentence, number, question } = place;
  const hit = sentence.triggers.find(
    ({ kind, from, to }) => kind === 'refuted' && from === sentence.labelled && to === sentence.words.length,
  );
  if (!hit || question) return;
  amendNear(drafts, number, draft =>
    draft.sentence === number || draft.status !== 'present' || draft.symptom.measure
      ? draft
      : withStatus(draft, 'ruled-out', { why: 'denied by', span: spanOf(place, hit) }),
  );
}

/** "Sorry, that was my iPad": what the sentence before says is of something else. */
export const withdraws = ({ sentence, question }: Place): TriggerHit | undefined =>
  question
    ? undefined
    : sentence.triggers.find(({ kind, from }) => kind === 'withdrawn' && from - sentence.labelled <= FILLERS);

/** "The battery is at 8 %. Sorry, that was my iPad." */
export function applyWithdrawal(drafts: Draft[], place: Place): void {
  const hit = withdraws(place);
  if (!hit) return;
  amendNear(drafts, place.number, draft =>
    withStatus(draft, 'mentioned', { why: 'withdrawn by', span: spanOf(place, hit) }),
  );
}

/** So many words may stand before what amends: "Oh no, sorry". */
const FILLERS = 3;

/** "Please restart it." - "Done." */
export function applyCompliance(drafts: Draft[], place: Place): void {
  const { sentence, number, question } = place;
  const hit = sentence.triggers.find(({ kind, from }) => kind === 'complied' && from - sentence.labelled <= 1);
  if (!hit || question) return;
  amendNear(drafts, number, draft => {
    const isAdvice = draft.reasons.some(({ why }) => why === ADVISED);
    return draft.sentence === number || draft.base === 'ruled-out' || !isAdvice
      ? draft
      : withStatus(draft, 'tried', { why: 'done as asked', span: spanOf(place, hit) });
  });
}

/** A short answer decides what the question left open. */
export function applyAnswer(drafts: Draft[], { question, yes, over, again, start, end }: Answer): void {
  let isNext = true;
  for (let i = drafts.length - 1; i >= 0; i--) {
    const draft = drafts[i];
    if (!draft || draft.sentence < question.number) break;
    // Another question stands between it and the answer.
    if (draft.sentence > question.number && draft.start < start) isNext = false;
    const isOpen =
      (draft.status === 'mentioned' && draft.reasons.some(({ why }) => why === ASKED)) ||
      (again && draft.reasons.some(({ why }) => why === ANSWERED));
    if (draft.sentence !== question.number || !isOpen) continue;
    // In a mail that quotes the question below, it stands before it.
    const near = isNext && start >= draft.end && end - draft.end <= 80;
    drafts[i] = {
      ...draft,
      status: over ? 'mentioned' : yes ? draft.base : flipped(draft.base),
      end: near ? end : draft.end,
      reasons: [{ why: ANSWERED, span: { start, end } }],
    };
  }
  if (!yes && asksStill(question)) applyOver(drafts, question, { start, end });
}

/** "You said it was on. Is it still?" */
const asksStill = ({ sentence: { words, objects } }: Place): boolean =>
  !objects.length &&
  words.length <= 5 &&
  words.some(({ form }) => form === 'still') &&
  words.some(({ form }) => form === 'it');

function applyOver(drafts: Draft[], question: Place, span: Span): void {
  for (const [i, draft] of drafts.entries())
    if (draft.sentence === question.number - 1 && draft.status === 'present')
      drafts[i] = withStatus(draft, 'mentioned', { why: ANSWERED, span });
}
