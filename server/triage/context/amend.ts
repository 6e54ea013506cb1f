import type { Answer } from './dialogue.ts';
import { type Draft, withStatus } from './draft.ts';
import type { Place } from './place.ts';
import { remedyIn } from './remedies.ts';

/** "It was off. We switched it on." */
export function applyRemedy(drafts: Draft[], { sentence, base, number, question, section }: Place): void {
  if (question || section === 'advice' || !sentence.triggers.some(({ kind }) => kind === 'remedied')) return;
  for (let i = drafts.length - 1; i >= 0; i--) {
    const draft = drafts[i];
    if (!draft || draft.sentence < number - 1) return;
    if (draft.status !== 'present' || draft.symptom.measure || !draft.words) continue;
    const hit = remedyIn(sentence, sentence.labelled, draft.words);
    const [first, last] = [sentence.words[hit?.from ?? 0], sentence.words[(hit?.to ?? 1) - 1]];
    if (!hit || !first || !last || hit.from - sentence.labelled > 3) continue;
    drafts[i] = withStatus(draft, 'tried', {
      why: 'remedied by',
      span: { start: base + first.start, end: base + last.end },
    });
  }
}

/** "Please restart it." - "Done." */
export function applyCompliance(drafts: Draft[], { sentence, base, number, question }: Place): void {
  const hit = sentence.triggers.find(({ kind, from }) => kind === 'complied' && from - sentence.labelled <= 1);
  const [first, last] = [sentence.words[hit?.from ?? 0], sentence.words[(hit?.to ?? 1) - 1]];
  if (!hit || question || !first || !last) return;
  for (let i = drafts.length - 1; i >= 0; i--) {
    const draft = drafts[i];
    if (!draft || draft.sentence < number - 1) return;
    if (
      draft.sentence === number ||
      draft.base === 'ruled-out' ||
      !draft.reasons.some(({ why }) => why === 'advice, by')
    )
      continue;
    drafts[i] = withStatus(draft, 'tried', {
      why: 'done as asked',
      span: { start: base + first.start, end: base + last.end },
    });
  }
}

/** A short answer decides what the question left open. */
export function applyAnswer(drafts: Draft[], answer: Answer): void {
  for (let i = drafts.length - 1; i >= 0; i--) {
    const draft = drafts[i];
    if (!draft || draft.sentence < answer.question.number) break;
    if (
      draft.sentence !== answer.question.number ||
      draft.status !== 'mentioned' ||
      !draft.reasons.some(({ why }) => why === 'a question')
    )
      continue;
    const status = answer.yes
      ? draft.base
      : draft.base === 'present'
        ? 'ruled-out'
        : draft.base === 'ruled-out'
          ? 'present'
          : 'mentioned';
    const near = answer.end - draft.end <= 80;
    drafts[i] = {
      ...draft,
      status,
      end: near ? answer.end : draft.end,
      reasons: [{ why: 'answered by', span: { start: answer.start, end: answer.end } }],
    };
  }
}
