import type { Stretch } from '../matcher/distance.ts';
import { deviceBehind, isPhoneAlone, WHOSE } from '../matcher/phone.ts';
import type { SentenceContent } from './content.ts';
import type { Claim } from './elision.ts';
import { Break, type Word } from './words.ts';

/** What the pack knows in a sentence. */
export type Told = Pick<SentenceContent, 'words' | 'matches' | 'objects' | 'triggers'>;

/** What the last clause before a place said. */
export interface Said {
  source: Told;
  from: number;
  to: number;
  /** Whom or what it was of. */
  subject: Stretch;
  verb: number;
  /** "On her iPad" */
  place: Stretch | undefined;
  /** The words up to its end name somebody else, or another device. */
  isOfOther: boolean;
}

/** The clause before a place, if the pack knows what it says; a number is of one thing alone. */
export function saidBefore(source: Told, to: number): Said | undefined {
  const { words, matches } = source;
  let from = to - 1;
  while (from > 0 && (words[from]?.gap ?? 0) < Break.soft) from--;
  const states = matches.filter(({ meaning, from: at }) => meaning.kind === 'symptom' && at >= from && at < to);
  let verb = to - 1;
  while (verb > from && !(VERB.test(words[verb]?.form ?? '') && states.some(state => state.to > verb + 1))) verb--;
  if (verb <= from || words.slice(from, to).some(({ form }) => /^\d/.test(form))) return undefined;
  const place = placeOfOther(source, from, to);
  const last = place && place.to === verb ? place.from : verb;
  const first = nameFrom(source, place && place.from === from ? place.to : from, last);
  const isOfOther = source.triggers.some(hit => hit.kind === 'other-owner' && hit.to <= to);
  return first < last ? { source, from, to, subject: { from: first, to: last }, verb, place, isOfOther } : undefined;
}
const VERB = /^(?:is|are|isnt|arent|has|have|hasnt|havent|does|do|doesnt|dont)$/;

function placeOfOther(source: Told, from: number, to: number): Stretch | undefined {
  if (!source.triggers.length) return undefined;
  for (let on = from; on < to; on++) {
    const end = deviceBehind(source, on);
    if (end && end <= to && source.triggers.some(hit => hit.kind === 'other-owner' && hit.from > on && hit.to <= end))
      return { from: on, to: end };
  }
  return undefined;
}

/** Where the name begins that ends before a verb; of a thing or somebody else, where the pack knows one there. */
function nameFrom({ words, objects, triggers }: Told, first: number, to: number): number {
  let from = to;
  while (from > first && !NO_NAME.test(words[from - 1]?.form ?? '')) from--;
  const known = [...objects, ...triggers.filter(({ kind }) => kind === 'other-owner')].filter(
    name => name.from >= from && name.to <= to,
  );
  if (!known.length) return from;
  const begin = Math.min(...known.map(name => name.from));
  return begin > from && WHOSE.test(words[begin - 1]?.form ?? '') ? begin - 1 : begin;
}
/** Words that no name of a thing begins with or holds. */
const NO_NAME =
  /^(?:that|says?|said|see|sees|saw|think|thinks|know|knows|because|since|as|and|but|if|when|while|so|also|is|are|has|have)$/;

/** Does it tell of a further thing that the pack knows? */
export const tellsOfThing = ({ source: { words, objects }, verb, to }: Said): boolean =>
  objects.some(object => object.from >= verb && object.to <= to && !isPhoneAlone(words.slice(object.from, object.to)));

/** The clause again, of another. */
export function saidOf(named: readonly Word[], said: Said, claim: Claim): Word[] {
  const { source, from, to, subject, verb } = said;
  const { words } = source;
  return [
    ...again(words.slice(from, subject.from), named[0]),
    ...named,
    ...again([...words.slice(subject.to, verb), ...verbOf(said, claim, words.slice(verb, to))], named.at(-1)),
  ];
}

/** The clause again, on another device. */
export function saidOn(place: readonly Word[], said: Said, claim: Claim): Word[] {
  const { source, from, to, verb, place: other } = said;
  const kept = (start: number, end: number) =>
    source.words.slice(start, end).filter((_, i) => !other || start + i < other.from || start + i >= other.to);
  return [...place, ...again([...kept(from, verb), ...verbOf(said, claim, kept(verb, to))], place.at(-1))];
}

/** The verb and what follows it, with a denial or without. */
function verbOf({ source, from, subject, verb }: Said, claim: Claim, predicate: readonly Word[]): readonly Word[] {
  const word = source.words[verb];
  const isDenial = word !== undefined && DENIAL.test(word.form);
  const isDenied = isDenial || predicate[1]?.form === 'not';
  // "I don't think it is slow, nor is the internet"
  const isUnderDenial = source.triggers.some(
    hit => hit.kind === 'negation' && hit.from >= from && hit.to <= subject.from,
  );
  if (!word) return predicate;
  const denies = claim === 'same' ? isDenied : claim === 'no' || (claim === 'contrary' && !isDenied);
  const plain = (isDenial ? word.form.slice(0, -2) : word.form).replace('are', 'is');
  return [
    { ...word, form: plain },
    ...(denies && !(isUnderDenial && claim !== 'same') ? [{ ...word, form: 'not' }] : []),
    ...predicate.slice(isDenied && !isDenial ? 2 : 1),
  ];
}
const DENIAL = /nt$/;

/** Words that are said again, at the place of another. */
export const again = (words: readonly Word[], at: Word | undefined): Word[] =>
  at ? words.map(word => ({ ...word, start: at.start, end: at.end, gap: Break.none })) : [];
