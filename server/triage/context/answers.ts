import { Break, saidIn, type Word } from '../reader/words.ts';
import { type Given, givenAt } from './given.ts';
import { isOpenBox, type Place, spanOf } from './place.ts';
import { asksForDenied, requestedIn, tagOf } from './questions.ts';
import { type Reply, replyAt } from './replies.ts';

/** Words that say yes or no to a question. Offsets in the ticket. */
export interface Answer {
  question: Place;
  yes: boolean;
  /** "Is it full?" - "It was." */
  over: boolean;
  /** It puts right what an earlier reply of the same row was taken for. */
  again: boolean;
  start: number;
  end: number;
}

/**
 * The yes or no with which a sentence begins, or as many as there are questions: "no, no, yes", "yes to both".
 * @param before the replies of the sentences before it
 */
export function answersOf(place: Place, series: readonly Place[], before: readonly Given[]): Answer[] {
  // Nor does what a bot offers for an answer.
  if (isOpenBox(place.block) || (place.speakerIsAgent && place.section === 'advice')) return [];
  const { sentence } = place;
  const given = givenAt(place, series);
  if (given.length || before.length) {
    const answers = distributed([...before, ...given], series, before.length > 0);
    if (answers.length || before.length) return answers;
  }
  const reply = replyAt(sentence, sentence.labelled);
  const answer = reply && answerTo(series.findLast(namesItself) ?? series.at(-1), { ...reply, place });
  return answer ? [answer] : [];
}

/** To each question its reply: to the one that it names; the others, where there are as many replies as questions, in their order. */
function distributed(row: readonly Given[], series: readonly Place[], again: boolean): Answer[] {
  const named = new Set(row.flatMap(({ which }) => which ?? []));
  const rest = series.filter(question => !named.has(question) && !asksHow(question));
  const unnamed = row.filter(({ which }) => !which);
  return row.flatMap(reply => {
    const question = rest[unnamed.indexOf(reply)];
    const questions = reply.which ?? (question && rest.length === unnamed.length ? [question] : []);
    return questions.flatMap(question => answerTo(question, reply, again) ?? []);
  });
}

/** Not "do you see it?", which asks on about what was named before. */
const namesItself = ({ sentence: { objects, words, matches } }: Place): boolean =>
  objects.length > 0 ||
  matches.some(({ meaning }) => meaning.kind === 'symptom') ||
  !words.some(({ form }) => /^(?:it|that|this|them|one)$/.test(form));

function answerTo(question: Place | undefined, reply: Given, again = false): Answer | undefined {
  if (!question?.question || asksHow(question) || asksWhatToDo(question)) return undefined;
  const { place } = reply;
  const { words } = place.sentence;
  if (requestedIn(question.sentence) && isPromise(words, reply)) return undefined;
  const asked = question.sentence.words.map(({ form }) => form);
  const span = spanOf(place, reply);
  // "Low power off?" - "Off."
  const said = words[reply.from]?.form ?? '';
  if (said === 'off' && asked.includes('off') && !asked.includes('on'))
    return { question, yes: true, over: false, again, ...span };
  // "Off or on?" - "Off."
  const or = asked.indexOf('or');
  if (/^(?:on|off)$/.test(said) && /^(?:on|off)$/.test(asked[or - 1] ?? '') && /^(?:on|off)$/.test(asked[or + 1] ?? ''))
    return { question, yes: said === asked[or - 1], over: false, again, ...span };
  const over = reply.yes && isPast(words, reply) && asksOfNow(question);
  if (asksForDenied(question.sentence) || isTaggedDenial(question))
    return { question, yes: !reply.yes, over, again, ...span };
  return { question, yes: reply.yes || asksInTheNegative(question), over, again, ...span };
}

/** "It was" */
const isPast = (words: readonly Word[], { from, to }: Reply): boolean =>
  to - from > 1 && /^(?:was|were|had)$/.test(words[to - 1]?.form ?? '');

const asksOfNow = ({ sentence: { words, labelled } }: Place): boolean =>
  words.slice(labelled, labelled + 3).some(({ form }) => /^(?:is|are|does|do|has|have|isnt|arent)$/.test(form));

/** "Could you check if it is on?" - "Yes, I will", "done", "no, how?" */
const isPromise = (words: readonly Word[], { from, to }: Reply): boolean =>
  COMPLIES.test(saidIn(words.slice(from, to))) || GOES_ON.test(words[to]?.form ?? '');
const COMPLIES = /^(?:done|already|sure|of course|just did|did (?:that|it)|(?:i|we) (?:do|did|am|can))$/;
const GOES_ON =
  /^(?:i|ill|im|we|well|will|one|a|just|let|give|sure|ok|okay|thanks?|please|moment|sec|second|can|cant|cannot|hold|hang|wait|checking|looking|doing|going|how|where|sorry)$/;

/** "How full is it?" has no yes for an answer. */
function asksHow({ sentence: { words, labelled } }: Place): boolean {
  const first = words.slice(labelled).find(({ form }) => !/^(?:and|so|ok|okay|then|\d+)$/.test(form));
  return first !== undefined && /^(?:how|hows|what|whats|which|where|who|whose|why)$/.test(first.form);
}

/** "Does it need to be plugged in?" asks for advice. */
const asksWhatToDo = ({ sentence: { words, labelled } }: Place): boolean =>
  words.some(
    ({ form }, i) =>
      form === 'must' ||
      (i === labelled && form === 'should') ||
      (/^(?:need|needs|have)$/.test(form) && words[i + 1]?.form === 'to'),
  );

/** "It isn't full, is it?" */
const isTaggedDenial = ({ sentence }: Place): boolean =>
  sentence.words.slice(sentence.labelled, Math.max(0, tagOf(sentence))).some(({ form }) => DENIAL.test(form));
const DENIAL = /^(?:not|no|never|none|nothing|nobody|cannot|\w+nt)$/;

/** "Nothing moved since Monday?" and "no" agree; in "nothing moved, is it full?" only the last clause asks. */
function asksInTheNegative({ sentence: { words, labelled } }: Place): boolean {
  const clause = words.findLastIndex(({ gap }, i) => i > labelled && i < words.length - 2 && gap >= Break.soft);
  const begin = Math.max(clause, labelled);
  return words.slice(begin, begin + 3).some(({ form }) => /^(?:nothing|no|not|never|none|nobody)$/.test(form));
}
