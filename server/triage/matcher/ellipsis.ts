import type { TicketSymptom } from '../../knowledge/tickets.ts';
import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import { Break } from '../reader/words.ts';
import type { MeaningMatch, ObjectMention } from './matcher.ts';

/** A thing of which only a verb says whether it is in the state that was named before. Word indexes, the verb's included. */
export interface Ellipsis {
  symptom: TicketSymptom;
  part: 'fault' | 'fine';
  denied: boolean;
  from: number;
  to: number;
}

/** "iCloud has room, the iPhone hasn't": the clause takes its state from the one before. */
export const ellipsesIn = perSentence((sentence: SentenceContent): Ellipsis[] => {
  const found = new Map<string, Ellipsis>();
  for (const object of sentence.objects) {
    const verb = opensClause(sentence, object)
      ? (verbAt(sentence, object.to) ?? contrastAt(sentence, object))
      : cleftAt(sentence, object);
    const state = verb && stateBefore(sentence, object);
    if (state) found.set(state.symptom.id, { ...state, denied: verb.denied, from: object.from, to: verb.to });
  }
  return [...found.values()];
});

function stateBefore(
  { words, matches }: SentenceContent,
  { group, from }: ObjectMention,
): Pick<Ellipsis, 'symptom' | 'part'> | undefined {
  for (const { meaning, from: at } of matches.filter(({ to }) => to <= from).sort(byEnd))
    if (meaning.kind === 'symptom' && meaning.symptom.object.includes(group)) {
      const { symptom, part } = meaning;
      if (part !== 'fault' && part !== 'fine') continue;
      // "Low Data Mode isn't on": what is taken over is what that denies.
      const isDenial = DENIAL.test(words[at]?.form ?? '');
      return { symptom, part: isDenial ? CONTRARY[part] : part };
    }
  return undefined;
}

const CONTRARY = { fault: 'fine', fine: 'fault' } as const;

/** The nearest, and of "isn't full" only what is denied. */
const byEnd = (a: MeaningMatch, b: MeaningMatch): number => b.to - a.to || a.to - a.from - (b.to - b.from);

/** Nothing but an article stands between the thing and the clause before it. */
function opensClause({ words }: SentenceContent, { from }: ObjectMention): boolean {
  let first = from;
  while (DETERMINER.test(words[first - 1]?.form ?? '') && words[first]?.gap === Break.none) first--;
  return first > 0 && ((words[first]?.gap ?? 0) >= Break.soft || JOINS.test(words[first - 1]?.form ?? ''));
}
const DETERMINER = /^(?:the|a|his|her|my|our|their|your)$/;
const JOINS = /^(?:but|or|and|while|whereas|though|although|only)$/;

/** "Isn't", "is not", "does": a verb that ends its clause. */
function verbAt({ words }: Pick<SentenceContent, 'words'>, at: number): { denied: boolean; to: number } | undefined {
  const form = words[at]?.form ?? '';
  const isDenial = DENIAL.test(form);
  if (words[at]?.gap !== Break.none || !(isDenial || VERB.test(form))) return undefined;
  const not = !isDenial && words[at + 1]?.form === 'not' ? 1 : 0;
  const end = at + 1 + not;
  const to = TOO.test(words[end]?.form ?? '') ? end + 1 : end;
  return (words[to]?.gap ?? Break.sentence) >= Break.soft ? { denied: isDenial || not > 0, to } : undefined;
}

/** "Not the phone is full but iCloud", "is the phone full or iCloud?": the thing alone ends the sentence. */
function contrastAt(
  { words, question }: SentenceContent,
  { from, to }: ObjectMention,
): { denied: boolean; to: number } | undefined {
  const joint = words.slice(0, from).findLastIndex(({ form }) => /^(?:but|or)$/.test(form));
  const isContrast =
    joint >= 0 &&
    words.slice(joint + 1, from).every(({ form }) => DETERMINER.test(form)) &&
    (words[joint]?.form === 'or' ? question : words.slice(0, joint).some(({ form }) => DENIAL.test(form))) &&
    (words[to]?.gap ?? Break.sentence) >= Break.clause;
  return isContrast ? { denied: false, to } : undefined;
}

/** "First I thought the phone was full; it is iCloud that is" */
function cleftAt({ words }: SentenceContent, { from, to }: ObjectMention): { denied: boolean; to: number } | undefined {
  let first = from;
  while (DETERMINER.test(words[first - 1]?.form ?? '')) first--;
  const before = words.slice(Math.max(0, first - 2), first).map(({ form }) => form);
  const isCleft = before.at(-1) === 'its' || before.join(' ') === 'it is';
  const verb = isCleft && /^(?:that|which)$/.test(words[to]?.form ?? '') ? verbAt({ words }, to + 1) : undefined;
  return verb;
}

const DENIAL = /^(?:isnt|arent|wasnt|hasnt|havent|doesnt|dont|aint|not)$/;
const TOO = /^(?:too|either|though)$/;
const VERB = /^(?:is|are|has|have|does|do)$/;
