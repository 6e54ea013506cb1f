import type { Stretch } from '../matcher/distance.ts';
import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import { Break } from '../reader/words.ts';
import type { Place } from './place.ts';
import { type Reply, replyAt, replyLead } from './replies.ts';

const QUESTION_START =
  /^(?:is|are|isnt|do|does|did|have|has|had|can|could|was|were|will|would|should|any|anything|what|whats|which|how|hows|when|who|where|wheres|on|u|you|is it|ok)$/;
const PRESUPPOSES = /^(?:why|y|since)$/;

/** Does the question at the end of a sentence ask for this, or is it stated before: "storage is full, does it matter?" */
export function isAsked(sentence: SentenceContent, to: number): boolean {
  const opens = (i: number) => QUESTION_START.test(sentence.words[i]?.form ?? '');
  if (opens(sentence.labelled) || isTagged(sentence, to)) return true;
  const asksWhy = (i: number) =>
    sentence.words[i]?.form === 'so' && PRESUPPOSES.test(sentence.words[i + 1]?.form ?? '');
  return !sentence.words.some((word, i) => i >= to && word.gap >= Break.soft && (opens(i) || asksWhy(i)));
}

/** Where "isn't it" stands at the end of a sentence: it asks about the clause before; -1 without one. */
export const tagOf = perSentence(({ words, question, labelled }: SentenceContent): number => {
  const at = words.findLastIndex(({ gap }) => gap >= Break.soft);
  const tag = words.slice(at).map(({ form }) => form);
  return question && at > labelled && TAG.test(tag.join(' ')) ? at : -1;
});
const isTagged = (sentence: SentenceContent, to: number): boolean =>
  tagOf(sentence) >= to && sentence.words.slice(to, tagOf(sentence)).every(({ gap }) => gap < Break.soft);
const TAG =
  /^(?:(?:is|are|was|were|do|does|did|has|have|had|can|will)(?:nt)?|cant|wont) (?:it|they|he|she|you|i|we|there)(?: not)?$/;

/** Fillers before a question in speech: "okay so is it on". */
const FILLER = /^(?:and|so|ok|okay|um|uh|er|well|right|but|oh|hm|then|a|c)$/;
const ASKS_FIRST = /^(?:is|are|do|does|did|have|has|had|can|could|was|were|will|would)$/;
/** "How do I see that" */
const ASKS_HOW =
  /^(?:(?:how|where|what|which|who) (?:do|is|are|can|would|does|should|to)|when (?:did|was|were|do|does)|(?:whats|hows|wheres) (?:the|your|her|his|ur|it|that))$/;
const DOES = /^(?:help|work|change|make|fix|solve|do|go|come|show|say|ever)$/;
const PLACES = /^(?:on|off|in|at|up|down|out|plugged|charging|with|under|running|over|open|for|all)$/;
const SUBJECT = /^(?:i|you|u|he|she|it|they|we|there|that|this)$/;

/**
 * "Do I need the latest": the verb stands before its subject, whether or not a question mark was written.
 * @param spoken in notes, "has the latest" leaves its subject out; in speech it asks
 */
function isInverted({ words, objects, labelled, triggers }: SentenceContent, spoken: boolean): boolean {
  let at = labelled;
  while (FILLER.test(words[at]?.form ?? '')) at++;
  const [verb, subject, next] = [words[at], words[at + 1], words[at + 2]];
  // "What is full is the account" tells.
  if (spoken && ASKS_HOW.test(`${verb?.form} ${subject?.form}`))
    return !(verb?.form === 'what' && words.slice(at + 2, at + 6).some(({ form }) => form === 'is'));
  // "Did that, no change" tells.
  if (verb?.form === 'did' && /^(?:that|this|it)$/.test(subject?.form ?? '') && !DOES.test(next?.form ?? ''))
    return false;
  // So does "did the update, no change".
  if (verb?.form === 'did' && triggers.some(({ kind }) => kind === 'no-help')) return false;
  // So does "had it on the charger".
  if (verb?.form === 'had' && /^(?:it|them|him|her)$/.test(subject?.form ?? '') && PLACES.test(next?.form ?? ''))
    return false;
  return (
    verb !== undefined &&
    subject !== undefined &&
    subject.gap === Break.none &&
    ASKS_FIRST.test(verb.form) &&
    (SUBJECT.test(subject.form) ||
      (spoken && /^(?:is|are|does|do)$/.test(verb.form) && objects.some(({ from }) => from === at + 1)) ||
      // "Had the battery replaced" tells, in a chat as well.
      ((/^(?:do|does|did)$/.test(verb.form) || (spoken && verb.form !== 'had')) &&
        /^(?:the|her|his|my|your)$/.test(subject.form)))
  );
}

/** "Can you tell me why it crashed?" takes the crash for granted. */
const asksForReason = (forms: readonly string[]): boolean => {
  const why = forms.indexOf('why');
  return why > 0 && why <= REASON_REACH && forms.slice(0, why).some(form => ASKS_REASON.test(form));
};
const REASON_REACH = 8;
const ASKS_REASON = /^(?:explain|tell|know|knows|idea|clue|understand|wonder|wondering|see|reason|say)$/;

/** A real question: not an exclamation that ends in `?`. */
export function isQuestion(sentence: SentenceContent, spoken = false): boolean {
  const told = reportedQuestion(sentence);
  if (told) return !told.reply;
  if (!sentence.question)
    return isInverted(sentence, spoken) || ((spoken || opensWithWhether(sentence)) && requestedIn(sentence) !== false);
  const forms = formsOf(sentence);
  if (forms.slice(0, 3).some(form => PRESUPPOSES.test(form)) || asksForReason(forms)) return false;
  if (ASKS_OF_FACT.test(forms.slice(0, 6).join(' '))) return false;
  if (forms.length <= 7 || tagOf(sentence) >= 0) return true;
  const first = forms.findIndex(form => !FILLER.test(form));
  return forms
    .slice(0, 4)
    .some(
      (form, i) =>
        (i === first ? QUESTION_START : ASKS_WITHIN).test(form) && !(form === 'is' && forms[i - 1] === 'there'),
    );
}

/** "Is it bad that the switch is grey?" */
const ASKS_OF_FACT =
  /^(?:so |and |but )?(?:(?:is|isnt) (?:it|that) (?:a )?(?:bad|normal|ok|okay|fine|problem|usual|weird|strange|dangerous)|(?:does|will|do) (?:it|that) (?:matter|harm|hurt)) (?:that|my|her|his)\b/;

/** Behind the first word, "on" and "you" ask nothing. */
const ASKS_WITHIN =
  /^(?:is|are|isnt|do|does|did|have|has|had|can|could|was|were|will|would|should|any|anything|what|whats|which|when|how|hows|who|where|wheres)$/;

/** "Is the Wi-Fi ok?", and "and the Wi-Fi", which asks by the name alone; "could you check the Wi-Fi?" asks for a step. */
export const asksForState = ({ sentence, question }: Place): boolean =>
  question
    ? !ASKS_FOR_STEP.test(formsOf(sentence).join(' ')) && (sentence.question || !requestedIn(sentence))
    : isNameAlone(sentence);
const ASKS_FOR_STEP =
  /^(?:(?:and|so|ok|then|please) )*(?:can|could|would|will|should|shall) (?:you|u|we|i)(?: mind| please)?(?! (?:tell|say|see(?! (?:if|whether))|get|read|let|still|confirm|describe)\b)/;
const isNameAlone = ({ words, objects, labelled }: SentenceContent): boolean =>
  objects.length > 0 &&
  words.every(
    ({ form }, i) => i < labelled || NAME_FILLER.test(form) || objects.some(({ from, to }) => from <= i && i < to),
  );
const NAME_FILLER = /^(?:and|so|ok|then|now|the|your|ur|her|his|about|with)$/;
const formsOf = ({ words, labelled }: SentenceContent): string[] => words.slice(labelled).map(({ form }) => form);

/** "Please check if it is on", "do you know whether it is on": what stands behind the "if" is asked. */
export const requestedIn = perSentence((sentence: SentenceContent): Stretch | false => {
  const { words, objects, labelled } = sentence;
  if (opensWithWhether(sentence)) return { from: labelled + 1, to: words.length };
  const at = words.findIndex(({ form }, i) => i > labelled && /^(?:if|whether)$/.test(form));
  if (at < 0 || at - labelled > REQUEST_REACH || !objects.some(({ from }) => from > at)) return false;
  const before = words.slice(labelled, at).map(({ form }) => form);
  // "Let me know if it stops" is of what may come.
  if (words[at]?.form === 'if' && before.join(' ').endsWith('me know')) return false;
  return REQUESTS.test(before.join(' ')) && { from: at + 1, to: words.length };
});
/** "Whether it is on", an item below "let us know"; in "whether on or off, it fails" nobody asks. */
const opensWithWhether = ({ words, labelled }: SentenceContent): boolean =>
  words[labelled]?.form === 'whether' && words.every(({ gap }, i) => i <= labelled || gap < Break.soft);
const REQUEST_REACH = 16;
const REQUESTS =
  /(?:^|(?:^| )(?:and|then|please|pls|also|you|u|kindly|quickly|just|now|(?:can|could|shall) we) )(?:(?:double )?check|verify|confirm|see|look|have a look|take a look|find out|say|know|tell (?:me|us)|let (?:me|us) know|mind (?:checking|telling (?:me|us)|looking))(?: \w+){0,4}$/;

/** What somebody was asked, up to the reply where the sentence goes on with one. */
export interface ReportedQuestion extends Stretch {
  reply?: Reply;
}

/** "Asked her whether the plan was full": a question that is told of. */
export const reportedQuestion = perSentence((sentence: SentenceContent): ReportedQuestion | false => {
  const asks = sentence.triggers.find(({ kind }) => kind === 'asks');
  if (!asks) return false;
  const begin = replyBegin(sentence, asks.to);
  return {
    // In "asked has she" the subject is of what is asked, and in "asked isn't it" the verb.
    from: asks.to - (asksForDenied(sentence) ? 2 : 1),
    to: begin ?? sentence.words.length,
    reply: begin === undefined ? undefined : replyAt(sentence, begin),
  };
});

const DENIES = /^(?:isnt|arent|wasnt|werent|doesnt|dont|didnt|hasnt|havent|cant|wont)$/;
const LEADS = /^(?:and|so|ok|okay|but|well|then|asked|ask|asking|her|him|them|the|customer|user|caller)$/;

/** "Isn't it full?" asks whether it is, and so does its yes; also where it is told that somebody asked. */
export const asksForDenied = perSentence(({ words, labelled }: SentenceContent): boolean =>
  DENIES.test(words.slice(labelled).find(({ form }) => !LEADS.test(form))?.form ?? ''),
);

/** Where "she said" stands, or a yes or no behind a comma. */
function replyBegin(sentence: SentenceContent, from: number): number | undefined {
  const lead = replyLead(sentence, from);
  if (lead) return lead.from;
  const pause = sentence.words.findIndex(({ gap }, i) => i > from && gap >= Break.soft && replyAt(sentence, i));
  return pause < 0 ? undefined : pause;
}
