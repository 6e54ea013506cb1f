import type { TicketSymptom, TriggerKind } from '../../knowledge/tickets.ts';
import { type Draft, flipped } from '../context/draft.ts';
import { type Place, spanOf, statusInPlace } from '../context/place.ts';
import { CONDITIONS, OF_OTHERS, statusInScope } from '../context/scope.ts';
import type { Stretch } from '../matcher/distance.ts';
import type { Reason, Status } from '../model.ts';
import { keptIn, newSlot } from '../reader/per-sentence.ts';
import { Break, type Word } from '../reader/words.ts';

const SCOPED = newSlot();

/** The same number at the same place is judged alike, reading for reading. */
function scopedOf(
  place: Place,
  said: Status,
  size: Stretch,
  object: Stretch | undefined,
  claims: readonly TriggerKind[],
): Scoped {
  const all = keptIn(place, SCOPED, (): KeptScoped[] => []);
  const known = all.find(
    one =>
      one.said === said &&
      one.claims === claims &&
      isSame(one.size, size) &&
      isSame(one.object ?? NOWHERE, object ?? NOWHERE),
  );
  if (known) return known.scoped;
  const scoped = statusInScope(place.sentence, said, size, object, [size], claims);
  all.push({ said, size, object, claims, scoped });
  return scoped;
}

type Scoped = ReturnType<typeof statusInScope>;
interface KeptScoped {
  said: Status;
  size: Stretch;
  object: Stretch | undefined;
  claims: readonly TriggerKind[];
  scoped: Scoped;
}

const NOWHERE: Stretch = { from: -1, to: -1 };
const isSame = (a: Stretch, b: Stretch): boolean => a.from === b.from && a.to === b.to;

/** "She looked on the computer: 4.9 of the 5 are used": the account is the same on all machines. */
function ofMachine({ sentence }: Place, { measure, ofOthers }: TicketSymptom, scoped: Scoped, said: Status): Scoped {
  const { why, span } = scoped.reason ?? {};
  if (ofOthers && why === OF_OTHERS) return { status: said };
  if (why !== OF_OTHERS || !span) return scoped;
  // "Her husband has 60 GB left" rules nothing out.
  if (measure !== 'icloud') return { ...scoped, status: 'mentioned' };
  const whose = sentence.words.find(({ start }) => start === span.start)?.form ?? '';
  return MACHINE.test(whose) ? { status: said } : { ...scoped, status: 'mentioned' };
}
const MACHINE = /^(?:ipads?|macs?|macbooks?|imacs?|laptops?|pcs?|computers?|tablets?|tv|watch)$/;

/** "He says it's because I have iOS 18.1": what it does is an opinion, the number is none. */
function asKnown({ sentence }: Place, scoped: Scoped, said: Status): Scoped {
  const { span } = scoped.reason ?? {};
  const first = span && sentence.words.find(({ start }) => start === span.start)?.form;
  return first && OPINION.test(first) ? { status: said } : scoped;
}
const OPINION = /^(?:says?|said|reckons?|believes?|thinks?|swears|claims)$/;

/** What the words around make of a number. @param claims kinds of triggers that leave it a mere mention */
export const scopedNumber = (
  place: Place,
  symptom: TicketSymptom,
  said: Status,
  size: Stretch,
  object: Stretch | undefined,
  claims = CONDITIONS,
): Scoped => asKnown(place, ofMachine(place, symptom, scopedOf(place, said, size, object, claims), said), said);

/** `Battery above 20 %: no` */
const isDeniedBehind = ({ sentence: { words, labelled } }: Place, { to }: Stretch): boolean =>
  to <= labelled && words.length === labelled + 1 && /^(?:no|false|✘)$/.test(words[labelled]?.form ?? '');

/** The finding that a number makes, with what the words around and the place make of it. */
export function toDraft(
  place: Place,
  symptom: TicketSymptom,
  said: Status,
  size: Stretch,
  object: Stretch | undefined,
  rank: number,
  /** What the number is compared with. */
  why: string,
): Draft | undefined {
  const { base } = place;
  const scoped = scopedNumber(place, symptom, said, size, object);
  const answered = isDeniedBehind(place, size) ? flipped(said) : said;
  // "not 5 % free" still tells the number: a denial does not turn a measured value.
  const denied = scoped.status !== 'mentioned' && scoped.status !== said;
  const status = denied || answered !== said ? answered : scoped.status;
  // A number stays a fact under "Next steps" and beside an empty box; a question leaves it open, and "Before" or where it was solved it was.
  const isOpen =
    (place.question && place.block.ticked === undefined) || place.section === 'past' || place.section === 'solved';
  const placed = isOpen ? statusInPlace(status, said, place) : { status };
  const stretch = {
    from: Math.min(size.from, object?.from ?? size.from),
    to: Math.max(size.to, object?.to ?? size.to),
  };
  const words = place.sentence.words.slice(tenseFrom(place, stretch.from), stretch.to);
  const reason: Reason | undefined =
    scoped.reason?.span && !denied
      ? { why: scoped.reason.why, span: { start: scoped.reason.span.start + base, end: scoped.reason.span.end + base } }
      : undefined;
  const measured: Reason = { why: `${why}:`, span: spanOf(place, size) };
  return {
    symptom,
    base: status,
    status: placed.status,
    reasons: [status === said ? measured : undefined, reason, 'reason' in placed ? placed.reason : undefined].filter(
      r => r !== undefined,
    ),
    confidence: 0.95,
    ...spanOf(place, stretch),
    block: place.blockNumber,
    sentence: place.number,
    rank,
    now: !isOfBefore(place, words),
    words,
  };
}

/** "Free space was 4 GB in September": no state of now. */
const isOfBefore = ({ sentence: { triggers } }: Place, words: readonly Word[]): boolean =>
  words.some(({ form }) => /^(?:was|were|had)$/.test(form)) &&
  triggers.some(({ kind }) => kind === 'bygone' || kind === 'past') &&
  !triggers.some(({ kind }) => kind === 'now');

/** Where the words of a clause begin that tell whether a number is or was. */
function tenseFrom({ sentence: { words } }: Place, from: number): number {
  let at = from;
  while (at > 0 && from - at < TENSE_REACH && (words[at]?.gap ?? Break.none) < Break.soft) at--;
  return at;
}
const TENSE_REACH = 3;
