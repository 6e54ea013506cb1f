import type { Occurrence } from '../matcher/join.ts';
import type { SentenceContent } from '../reader/content.ts';
import { saidIn } from '../reader/words.ts';

/** "She claims it is weak, but it is strong": the good state behind what was only claimed of the same thing. */
export const beliedBehind = (
  { words }: SentenceContent,
  { symptom, state, object }: Occurrence,
  good: readonly Occurrence[],
): Occurrence | undefined => {
  const from = Math.min(state.from, object?.from ?? state.from);
  if (!words.slice(Math.max(0, from - CLAIM_REACH), from).some(({ form }) => CLAIMS.test(form))) return undefined;
  return good.find(
    other =>
      other.symptom.cause === symptom.cause &&
      other.state.from > state.to &&
      BUT_IT.test(saidIn(words.slice(state.to, other.state.from))),
  );
};

/** In words. */
const CLAIM_REACH = 5;
const CLAIMS =
  /^(?:says?|said|claims?|claimed|thinks?|thought|believes?|believed|reckons?|insists?|insisted|swears|assumes?|assumed|suspects?|feels|felt|maintains)$/;
const BUT_IT =
  /^(?:but|yet|though|although|however)(?: (?:actually|in fact))? (?:its|thats|theyre|(?:it|that|they)(?: (?:is|was|are|were|looks|seems))?)(?: (?:all|actually|really|in|fact|quite|very|perfectly))*$/;
