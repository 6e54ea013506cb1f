import type { TriggerKind } from '../../knowledge/tickets.ts';
import type { Stretch } from '../matcher/distance.ts';
import { isPhoneAlone } from '../matcher/phone.ts';
import { type Elision, elisionAt } from './elision.ts';
import { again, type Said, saidBefore, saidOf, saidOn, type Told, tellsOfThing } from './said-before.ts';
import { Break, type Word } from './words.ts';

/** A sentence up to a clause that leaves something out, and that clause with all its words. */
export interface Filled {
  before: Word[];
  clause: Word[];
  /** Who is set against the one with the phone, where the pack has no word for him. */
  other?: Stretch;
}

/** "The iPad is up to date, the iPhone isn't", "so is Low Power Mode": what a clause leaves out is said again at its place. */
export function fillElided(told: Told, previous: Told | undefined): Filled | undefined {
  for (let at = 0; at < told.words.length; at++) {
    const elision = elisionAt(told, at);
    const source = at > 0 ? told : previous;
    const said = elision && source && saidBefore(source, at || source.words.length);
    const clause = said && clauseOf(told, elision, said);
    if (clause)
      return {
        before: told.words.slice(0, at),
        clause: clause.map((word, i) => (i ? word : { ...word, gap: Break.sentence })),
        ...(at > 0 && elision.isOwn && !said.isOfOther && isOfPerson(told, elision) ? { other: said.subject } : {}),
      };
  }
  return undefined;
}

function clauseOf(told: Told, elision: Elision, said: Said): Word[] | undefined {
  const { words } = told;
  const { to, claim, isOwn } = elision;
  if (claim === 'own') return isOwn && said.isOfOther ? begunAnew(words, elision, said) : undefined;
  if (isSupposed(said) || !isSameVerb(elision, said) || (claim !== 'same' && isShare(said))) return undefined;
  const ofOwner = isOwn && (said.isOfOther || isOfPerson(told, elision));
  const clause = ofOwner ? ofOwn(told, elision, said) : ofThing(told, elision, said);
  return clause && [...clause, ...words.slice(to)];
}

/** What stands before the clause may reach it, and would not reach what is said again. */
const isSupposed = ({ source, from }: Said): boolean =>
  source.triggers.some(hit => SUPPOSES.has(hit.kind) && hit.from < from);
const SUPPOSES = new Set<TriggerKind>(['hypothetical', 'advice', 'imperative', 'planned', 'until', 'whenever']);

/** "The iPad is on Wi-Fi and syncs, the iPhone does not" */
const isSameVerb = ({ verb }: Elision, { source, verb: at }: Said): boolean =>
  !verb || IS.test(verb) === IS.test(source.words[at]?.form ?? '');
const IS = /^(?:is|are|ai)/;

/** What is not half full may be full or empty. */
const isShare = ({ source, verb, to }: Said): boolean =>
  source.words.slice(verb, to).some(({ form }) => /^(?:half|thirds?|quarters?)$/.test(form));

/** "On her iPad the battery is empty, on the iPhone it is full": leaves nothing out, but a pronoun stands for the thing. */
function begunAnew(words: readonly Word[], { from, subject }: Elision, said: Said): Word[] | undefined {
  const it = words.findIndex(({ form }, i) => i >= subject.to && /^its?$/.test(form));
  const pronoun = words[it];
  if (!pronoun || !said.place) return from > 0 ? words.slice(from) : undefined;
  const thing = again(said.source.words.slice(said.subject.from, said.subject.to), pronoun);
  const is = pronoun.form === 'its' ? again([{ ...pronoun, form: 'is' }], pronoun) : [];
  return [...words.slice(from, it), ...thing, ...is, ...words.slice(it + 1)];
}

/** "Low Data Mode is on, and so is Low Power Mode" */
function ofThing({ words }: Told, { from, to, subject, claim }: Elision, said: Said): Word[] | undefined {
  const named = words.slice(subject.from, subject.to);
  // Within a sentence, `ellipsesIn` takes the state over; "the Wi-Fi is, however, slow" leaves nothing out.
  if (to > subject.to && claim !== 'same' && (from > 0 || to < words.length)) return undefined;
  if (said.isOfOther || named[0]?.form === 'on') return undefined;
  const { source, subject: thing } = said;
  const isThing =
    source.objects.some(object => object.from >= thing.from && object.to <= thing.to) ||
    IT.test(source.words[thing.from]?.form ?? '');
  return isThing && !tellsOfThing(said) ? saidOf(named, said, claim) : undefined;
}
const IT = /^(?:it|that)$/;

/** "The iPad is up to date, the iPhone isn't", "her husband has it on, she does not", "mine too" */
function ofOwn({ words }: Told, { subject, claim }: Elision, said: Said): Word[] | undefined {
  const named = words.slice(subject.from, subject.to);
  const own = named[0]?.form === 'on' ? named.slice(1) : named;
  const last = own.at(-1);
  if (!last) return undefined;
  if (said.place) return saidOn([{ ...last, ...named[0], form: 'on' }, ...own], said, claim);
  const other = said.source.words.slice(said.subject.from, said.subject.to);
  const whose = OF_PERSON.get(last.form);
  if (whose || /phones$/.test(last.form)) {
    const thing = other.slice(other.findIndex(({ form }) => /s$/.test(form)) + 1);
    const isOwned = thing.length > 0 && thing.length < other.length;
    return isOwned
      ? saidOf([...(whose ? [{ ...last, form: whose }] : own), ...again(thing, last)], said, claim)
      : undefined;
  }
  if (!PERSON.test(last.form)) return saidOf(own, said, claim);
  const isPerson = said.isOfOther || isSomebody(other, said);
  return isPerson && !IS.test(said.source.words[said.verb]?.form ?? '') ? saidOf(own, said, claim) : undefined;
}
/** "Her husband": one word that is no thing. */
const isSomebody = (name: readonly Word[], { source, subject }: Said): boolean =>
  name.length === 2 &&
  /^(?:my|her|his|our|their)$/.test(name[0]?.form ?? '') &&
  !source.objects.some(({ from, to }) => from < subject.to && to > subject.from);
const PERSON = /^(?:she|he|i|they|we)$/;
const OF_PERSON = new Map([
  ['mine', 'my'],
  ['hers', 'her'],
  ['his', 'his'],
  ['theirs', 'their'],
]);

const isOfPerson = ({ words }: Told, { subject }: Elision): boolean =>
  !isPhoneAlone(words.slice(subject.to - 1, subject.to)) && !/^\d/.test(words[subject.to - 1]?.form ?? '');
