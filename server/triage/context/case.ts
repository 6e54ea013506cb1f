import type { Reason } from '../model.ts';
import { type Draft, withStatus } from './draft.ts';
import { OF_OTHERS } from './scope.ts';
import { isTurnedOver } from './switches.ts';

/** What the whole ticket says of itself. */
export interface CaseState {
  /** Words that say that photos arrive again. */
  solved?: Reason;
  /** Words that show that it is about something else, where nothing says that it is about photos. */
  elsewhere?: Reason;
}

/** Statuses that only the whole ticket decides: overtaken by a later state, explained by another cause, solved, about something else. */
export const applyCase = (drafts: readonly Draft[], state: CaseState): Draft[] =>
  closedWith(withoutExplained(withoutOvertaken(drafts)), state);

/** What is present no more in a ticket that is solved, or about something else. */
function closedWith(drafts: Draft[], { solved, elsewhere }: CaseState): Draft[] {
  const reason = solved ?? elsewhere;
  if (!reason) return drafts;
  // Of a fault that is gone, something cured it; a number only tells how much it was.
  return drafts.map(draft =>
    draft.status === 'present'
      ? withStatus(draft, solved && !draft.symptom.measure ? 'tried' : 'mentioned', reason)
      : draft,
  );
}

/** Only mentions what a later state of the same thing has ended. */
function withoutOvertaken(drafts: readonly Draft[]): Draft[] {
  const endings = byCause(drafts.filter(draft => endsEarlier(draft, drafts)));
  const switches = byCause(drafts.filter(({ turned }) => turned !== undefined));
  const good = drafts.filter(draft => draft.status === 'ruled-out' && !isOfOthers(draft));
  return drafts.map(draft => {
    if (draft.status !== 'present') return draft;
    const later =
      endings
        .get(draft.symptom.cause)
        ?.find(other => isAfter(other, draft) && isOfSame(draft, other) && sameThing(draft, other)) ??
      switches.get(draft.symptom.cause)?.find(other => isSwitched(draft, other)) ??
      (isPast(draft) ? good.find(other => isOver(draft, other)) : undefined);
    return later
      ? withStatus(draft, 'mentioned', {
          why: 'overtaken by a later state',
          span: { start: later.start, end: later.end },
        })
      : draft;
  });
}

function byCause(drafts: readonly Draft[]): Map<string, Draft[]> {
  const groups = new Map<string, Draft[]>();
  for (const draft of drafts) {
    const { cause } = draft.symptom;
    const group = groups.get(cause);
    if (group) group.push(draft);
    else groups.set(cause, [draft]);
  }
  return groups;
}

/** Does it say how a thing is by now? */
function endsEarlier(draft: Draft, all: readonly Draft[]): boolean {
  if (isOfOthers(draft)) return false;
  if (draft.status === 'ruled-out') return draft.now;
  return isNewest(draft) || (isBought(draft) && !isFullBehind(draft, all));
}

/** A number that is full says more than what was paid for before. */
const isFullBehind = (bought: Draft, all: readonly Draft[]): boolean =>
  all.some(
    draft =>
      draft.status === 'present' &&
      draft.symptom.measure &&
      draft.symptom.cause === bought.symptom.cause &&
      isAfter(draft, bought),
  );

const isOfSame = (a: Draft, b: Draft): boolean => a.unit === undefined || b.unit === undefined || a.unit === b.unit;

/** "Low Power Mode was on … Low Power Mode off": what was is over where the same thing is told to be well later. */
const isOver = (draft: Draft, other: Draft): boolean =>
  (other.symptom === draft.symptom || other.symptom.ends.includes(draft.symptom.id)) && isAfter(other, draft);

/** "Low Power Mode is on … Turned Low Power Mode off, no change": a switch stands as it was turned last. */
const isSwitched = (draft: Draft, other: Draft): boolean =>
  other.symptom === draft.symptom &&
  (other.status === 'tried' || other.status === 'ruled-out') &&
  !other.again &&
  other.turned !== undefined &&
  draft.words !== undefined &&
  isTurnedOver(other.turned, draft.words) &&
  other.sentence > draft.sentence &&
  isOfSame(draft, other) &&
  !isOfOthers(other);

const isPast = ({ words = [] }: Draft): boolean => words.some(({ form }) => /^(?:was|were|had)$/.test(form));

/** "Updated on the 7th to 27.1": that takes effect at once, too. */
const isNewest = ({ status, symptom }: Draft): boolean => status === 'tried' && symptom.measure === 'ios';

/** "It was full, upgraded to 200 GB": what was bought is there at once; what was deleted may not be enough. */
const isBought = ({ status, again, words = [] }: Draft): boolean =>
  status === 'tried' &&
  !again &&
  words.some(({ form }, i) => BOUGHT.test(form) || (RAISED.test(form) && words[i + 1]?.form === 'to')) &&
  words.some(({ form }) => /^\d+$/.test(form));
const BOUGHT = /^(?:bought|upgraded|purchased|ordered|booked|subscribed)$/;
const RAISED = /^(?:moved|went|bumped|raised)$/;

export const isOfOthers = ({ reasons }: Draft): boolean => reasons.some(({ why }) => why === OF_OTHERS);

/** A frozen counter is no sign of a stuck process while the plan is full: that stops it as well. */
function withoutExplained(drafts: readonly Draft[]): Draft[] {
  const unitOf = ({ unit }: Draft) => unit ?? '';
  const present = new Map(
    drafts.flatMap(draft =>
      draft.status === 'present' ? [[draft.symptom.cause + unitOf(draft), draft] as const] : [],
    ),
  );
  // What helped for a while shows that there was something to help.
  const remedies = drafts.filter(({ status, again }) => status === 'tried' && !again);
  return drafts.map(draft => {
    if (standsAlone(draft)) return draft;
    const by = draft.symptom.explainedBy.map(cause => present.get(cause + unitOf(draft))).find(Boolean);
    if (by) return withStatus(draft, 'mentioned', { why: 'explained by', span: { start: by.start, end: by.end } });
    const tried = remedies.find(other => isTriedFor(draft, other));
    return tried
      ? withStatus(draft, 'mentioned', { why: 'not ended by', span: { start: tried.start, end: tried.end } })
      : draft;
  });
}

/** Only a sign that other causes explain too, such as a counter that stands still, loses its weight when the remedy did not help. */
const standsAlone = ({ status, symptom }: Draft): boolean => status !== 'present' || !symptom.explainedBy.length;

/** What was seen after a remedy is a sign of its own, except that a counter which it did not move is the same sign once more. */
const isTriedFor = (draft: Draft, other: Draft): boolean =>
  other.symptom.cause === draft.symptom.cause &&
  other.unit === draft.unit &&
  !(draft.now && draft.symptom.measure !== 'count' && isAfter(draft, other));

/** Was this said later? The newest entry of a history may stand on top. */
const isAfter = (a: Draft, b: Draft): boolean =>
  a.sentence === b.sentence ? a.start >= b.end : a.sentence > b.sentence;

/** Of two with one cause. */
function sameThing(a: Draft, b: Draft): boolean {
  // Another version may be of another device.
  if (a.symptom === b.symptom) return b.symptom.measure !== 'ios';
  // "4.9 of 5 GB" is over once there is room again, in whatever words.
  if (a.symptom.measure === 'icloud' || a.symptom.measure === 'device') return b.symptom.object.length > 0;
  if (b.symptom.measure) return !b.symptom.ends.length || b.symptom.ends.includes(a.symptom.id);
  return b.symptom.ends.includes(a.symptom.id) || a.symptom.object.some(name => b.symptom.object.includes(name));
}
