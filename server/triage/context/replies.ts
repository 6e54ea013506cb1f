import type { Stretch } from '../matcher/distance.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break } from '../reader/words.ts';

/** A yes or no, and the words that say it. */
export interface Reply extends Stretch {
  yes: boolean;
}

/** All of a sentence from there on, in order; of those that begin together the longest first. */
export const repliesIn = ({ triggers }: SentenceContent, from: number): TriggerHit[] =>
  triggers
    .filter(hit => (hit.kind === 'yes' || hit.kind === 'no') && hit.from >= from)
    .sort((a, b) => a.from - b.from || b.to - a.to);

/** "She said", which a reply follows. */
export const replyLead = ({ triggers }: SentenceContent, from: number): TriggerHit | undefined =>
  triggers.filter(hit => hit.kind === 'answers' && hit.from >= from).sort((a, b) => a.from - b.from || b.to - a.to)[0];

/**
 * The reply with which the words from there on begin: "no, it is not", "she said yes", "he confirmed".
 * @param replies those that count
 */
export function replyAt(
  sentence: SentenceContent,
  from: number,
  replies: readonly TriggerHit[] = repliesIn(sentence, from),
): Reply | undefined {
  const told = replyLead(sentence, from);
  const lead = told && told.from - from <= 1 ? told : undefined;
  const begin = lead?.to ?? from;
  const hit = replies.find(
    reply =>
      reply.from >= begin &&
      reply.from - begin <= 1 &&
      !isDenial(sentence, begin, reply) &&
      !isCourtesy(sentence, reply),
  );
  if (hit) return goesOnToState(sentence, hit) ? undefined : { yes: hit.kind === 'yes', from: hit.from, to: hit.to };
  const verb = lead && sentence.words.slice(lead.from, lead.to).find(({ form }) => CONFIRMS.test(form));
  return lead && verb && isAtEnd(sentence, lead.to)
    ? { yes: verb.form.startsWith('confirm'), from: lead.from, to: lead.to }
    : undefined;
}

/** "I never touched it" denies what it tells, not what was asked. */
const isDenial = ({ words }: SentenceContent, begin: number, { from, to }: TriggerHit): boolean =>
  from > begin &&
  /^(?:i|we|he|she|they)$/.test(words[begin]?.form ?? '') &&
  /^(?:never|not)$/.test(words[from]?.form ?? '') &&
  words[to]?.gap === Break.none;

/** "No problem", "no idea", "not sure", "no other changes", "not reached" */
const isCourtesy = ({ words }: SentenceContent, { from, to }: TriggerHit): boolean =>
  words[to]?.gap === Break.none && COURTESY.test(`${words[from]?.form} ${words[to]?.form}`);
const COURTESY =
  /^(?:no (?:problems?|prob|probs|worries|worry|rush|hurry|stress|idea|clue|bother|other|others|further|additional)|not (?:sure|certain|checked|looked|asked|answered|reached|reachable))$/;

const CONFIRMS = /^(?:confirm|den)(?:ed|s|ied|ies)$/;

const isAtEnd = ({ words }: SentenceContent, to: number): boolean => (words[to]?.gap ?? Break.sentence) >= Break.soft;

/** In "it is off" the state answers, not the "it is" before it; in "he has restarted it" neither does. */
const goesOnToState = ({ words }: SentenceContent, { kind, from, to }: TriggerHit): boolean => {
  const next = words[to];
  if (kind !== 'yes' || next?.gap !== Break.none) return false;
  const last = words[to - 1]?.form ?? '';
  if (last === 'on') return true;
  // "It looks like it is full"
  if (last === 'so' || words[to - 2]?.form === 'like')
    return !/^(?:to|now|yes|yeah|from|indeed|unfortunately)$/.test(next.form);
  // "I am at work"
  if (/^(?:am|are)$/.test(last)) return !/^(?:now|yes|too|indeed|always|already)$/.test(next.form);
  return PERSON.test(words[from]?.form ?? '')
    ? to - from > 1
    : /^(?:is|are|was|were|does|has)$/.test(last) && (STATE.test(next.form) || next.form.endsWith('ing'));
};

const PERSON = /^(?:he|she|they)$/;
const STATE = /^(?:on|off|not|fine|ok|okay|enabled|disabled|green|grey|white|empty|out|down|up)$/;
