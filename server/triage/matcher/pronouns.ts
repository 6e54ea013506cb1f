import type { SentenceContent } from '../reader/content.ts';
import { Break } from '../reader/words.ts';
import { deviceBehind } from './phone.ts';

/** "I thought it was the battery saver, but that is off": the state is of what the pronoun stands for. */
export function isPronounBefore(sentence: SentenceContent, state: number): boolean {
  const at = subjectBefore(sentence.words, state);
  return PRONOUNS.has(sentence.words[at]?.form ?? '') && (opensClause(sentence.words, at) || isLed(sentence, at));
}

/** "To my surprise it is empty", "I told her that it is stuck": what leads to the clause speaks of no other thing. */
export function isLed(sentence: SentenceContent, at: number): boolean {
  const { words, objects } = sentence;
  const next = words[at + 1];
  // "Before I say it I looked": there, it is nobody's subject.
  if (!IT.has(words[at]?.form ?? '') || next?.gap !== Break.none || NO_VERB.has(next.form)) return false;
  let from = at;
  while (!opensClause(words, from)) if (--from < Math.max(0, at - LEAD)) return false;
  // "Even though she said it is empty": that is what turned out not to be so.
  if (TURNS.has(words[from - 1]?.form ?? '')) return false;
  return (
    deviceBehind(sentence, from) === at ||
    ((OPENING.has(words[from]?.form ?? '') || words.slice(from, at).some(({ form }) => SAYING.has(form))) &&
      !objects.some(object => object.from < at && from < object.to))
  );
}

/** Before the verb of a state: "it [turned out to be] on". */
function subjectBefore(words: SentenceContent['words'], state: number): number {
  const is = (forms: ReadonlySet<string>, i: number) => forms.has(words[i]?.form ?? '');
  let at = state - 1;
  while (is(ADVERBS, at)) at--;
  if (words[at]?.form === 'be') at--;
  if (words[at]?.form === 'to') at--;
  if (words[at]?.form === 'out') at--;
  return is(VERBS, at) ? at - 1 : at;
}

/** "But now it is slow", "in fact it is off" */
const opensClause = (words: SentenceContent['words'], at: number): boolean =>
  (words[at]?.gap ?? 0) >= Break.soft ||
  JOINTS.has(words[at - 1]?.form ?? '') ||
  (OPENERS.has(words[at - 1]?.form ?? '') && opensClause(words, at - 1));

/** Words before a clause that goes on about what was named. */
const LEAD = 6;

/** Sets: a long sentence asks for each of its words again and again. */
const setOf = (forms: string): ReadonlySet<string> => new Set(forms.split(' '));
const ADVERBS = setOf('just really so very simply absolutely pretty always still now');
const VERBS = setOf('is was has says shows turned turns seems seemed looks looked appears appeared');
const PRONOUNS = setOf('it its that thats this');
const TURNS = setOf('though although');
const IT = setOf('it its');
const JOINTS = setOf('but and so though although because as');
const OPENERS = setOf('now today meanwhile currently actually in fact reality truth');
const NO_VERB = setOf('i you u he she we they to on in at for from with by of and or but the a');
const OPENING = setOf('to in at for after since as by from of then now today meanwhile later apparently actually');
const SAYING = setOf(
  'say says said saying tell tells told see sees saw notice noticed find finds found report reports reported hear heard show showed claim claims claimed realise realised realize realized',
);
