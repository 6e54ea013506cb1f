import type { Part } from '../../knowledge/phrase-index.ts';
import type { TriggerKind } from '../../knowledge/tickets.ts';
import { insideOf, overlaps, type Stretch } from '../matcher/distance.ts';
import { type Ellipsis, ellipsesIn } from '../matcher/ellipsis.ts';
import { joinSentence, type Occurrence } from '../matcher/join.ts';
import type { Matcher } from '../matcher/matcher.ts';
import { isPhoneAlone } from '../matcher/phone.ts';
import type { Reason, Status } from '../model.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break, type Word } from '../reader/words.ts';
import { beliedBehind } from './claimed.ts';
import type { Consumer } from './denial.ts';
import { type Draft, flipped, withStatus } from './draft.ts';
import { ANSWERED, type Place, spanOf, statusInPlace } from './place.ts';
import { asksForDenied, isAsked, reportedQuestion, requestedIn } from './questions.ts';
import { ADVICE, DENIED, NO_ORDERS, statusInScope } from './scope.ts';
import { turnedIn } from './switches.ts';

const BASE: Record<Part, Status> = {
  fault: 'present',
  says: 'present',
  fine: 'ruled-out',
  clears: 'ruled-out',
  tried: 'tried',
  did: 'tried',
};
const RANK: Record<Part, number> = { says: 2, clears: 2, did: 2, fault: 1, fine: 1, tried: 1 };

/** What the phrases of the pack say in a sentence, with what its words and its place make of it. */
export function readOccurrences(place: Place, text: string, matcher: Matcher): Draft[] {
  const { sentence } = place;
  const occurrences = joinSentence(sentence, place.carried).filter(
    occurrence =>
      !deniesAny(place, occurrence) &&
      !isHalfAnswer(sentence, occurrence) &&
      !isComplaint(sentence, occurrence) &&
      !isWellAtAll(sentence, occurrence),
  );
  const consumed = occurrences.map(({ state, object, part }) => ({
    ...state,
    object,
    clears: BASE[part] === 'ruled-out',
  }));
  const good = occurrences.filter(({ part }) => BASE[part] === 'ruled-out');
  const drafts = occurrences.flatMap(occurrence => {
    const draft = toDraft(occurrence, place, text, consumed, isSecondOfThing(sentence, occurrence, occurrences));
    const belied = draft?.status === 'present' && beliedBehind(sentence, occurrence, good);
    if (!draft || !belied) return draft ? [draft] : [];
    return [withStatus(draft, 'ruled-out', { why: DENIED, span: spanOf(place, belied.state) })];
  });
  drafts.push(...ellipsesIn(sentence).map(ellipsis => elliptical(ellipsis, place)));
  return drafts.length || place.section !== 'ruled-out' ? drafts : ruledOutObjects(place, matcher);
}

/** "It was off, but is on": the thing is already part of what the contrary state of it says. */
const isSecondOfThing = ({ words }: SentenceContent, second: Occurrence, all: readonly Occurrence[]): boolean => {
  const { symptom, part, state, object } = second;
  return (
    object !== undefined &&
    object.to <= state.from &&
    all.some(
      first =>
        first.symptom.cause === symptom.cause &&
        first.state.to <= state.from &&
        first.state.to > object.from &&
        BASE[first.part] === flipped(BASE[part]) &&
        (first.object ? overlaps(first.object, object) : insideOf(object, first.state)) &&
        words.slice(first.state.to, state.from).some(({ form }) => TURN.test(form)),
    )
  );
};
const TURN = /^(?:but|now|today|then|sorry|correction|actually|fact)$/;

/** A thing of which only a verb says whether it is so, too. */
function elliptical({ symptom, part, denied, from, to }: Ellipsis, place: Place): Draft {
  const said = denied ? flipped(BASE[part]) : BASE[part];
  const placed = statusInPlace(said, said, place);
  return {
    symptom,
    base: said,
    status: placed.status,
    reasons: [{ why: 'as the clause before' }, placed.reason].filter(reason => !!reason),
    confidence: 0.75,
    ...spanOf(place, { from, to }),
    block: place.blockNumber,
    sentence: place.number,
    rank: RANK[part],
    now: place.block.dated,
    words: place.sentence.words.slice(from, to),
  };
}

/** "Any warnings?" - "None": that is a no, and not the state of what was asked for. */
function deniesAny({ asked, sentence }: Place, { state: { from, to } }: Occurrence): boolean {
  const alone = to - from === 1 && /^(?:none|nothing|zero|nil)$/.test(sentence.words[from]?.form ?? '');
  return alone && asked !== undefined && /^(?:any|anything)$/.test(asked.words[asked.labelled]?.form ?? '');
}

/** `No` is the state of what was named before only when it stands alone: in "no photo has moved" it is not. */
function isHalfAnswer({ words }: SentenceContent, { part, state: { from, to }, object }: Occurrence): boolean {
  const last = words[to - 1];
  // A mark before an item is of that, and of nothing named elsewhere.
  if (last?.form === '✘' && !object && to < words.length) return true;
  const stands = to - from === 1 || ((last?.gap ?? Break.none) >= Break.soft && part !== 'did' && part !== 'tried');
  const next = words[to];
  if (!stands || next?.gap !== Break.none) return false;
  // "None at the cabin" is all of it, "none of the photos" is not; nor is "on the phone".
  return /^(?:no|n)$/.test(last?.form ?? '') || (last?.form === 'none' && next.form === 'of') || isPlaceOn(last, part);
}

const isPlaceOn = (last: Word | undefined, part: Part): boolean => last?.form === 'on' && part === 'fault';

/** `Photos syncing: no` and `🔴 iPhone photos wait` are what the ticket is about, and no switch that is off or storage that is full. */
function isComplaint(
  { words, triggers, labelled }: SentenceContent,
  { state: { from, to }, object }: Occurrence,
): boolean {
  const isNotOk = words[to - 1]?.form === 'ok' && words[to - 2]?.form === 'not';
  const named = to - from === 1 || isNotOk ? object : { to: to - 1 };
  const isNo = isNotOk || /^(?:no|not|false|✘)$/.test(words[to - 1]?.form ?? '');
  if (!isNo || named === undefined) return false;
  const isPhone =
    object &&
    object.to <= labelled &&
    isPhoneAlone(words.slice(object.from, object.to).filter(({ form }) => form !== 'on'));
  return (
    SYNCS.test(words[named.to - 1]?.form ?? '') ||
    (!!isPhone && triggers.some(({ kind, to: end }) => kind === 'topic' && end <= labelled))
  );
}
const SYNCS = /^(?:sync|syncs|syncing|work|works|working|upload|uploads|uploading|appear|appears|arrive|arrives)$/;

/** "The phone syncs fine", "the other phone is fine": no state of a storage. */
const isWellAtAll = ({ words, triggers }: SentenceContent, { part, state, object }: Occurrence): boolean =>
  part === 'fine' &&
  object !== undefined &&
  object.to <= state.from &&
  isPhoneAlone(words.slice(object.from, object.to)) &&
  (words.slice(object.to, state.to).some(({ form }) => SYNCS.test(form)) ||
    (WELL.test(words[state.to - 1]?.form ?? '') &&
      triggers.some(({ kind, from, to }) => kind === 'other-owner' && from <= object.from && object.to <= to)));
const WELL = /^(?:fine|ok|okay|good|well|great|perfect)$/;

/** "The plan is full, the battery is low or there is no Wi-Fi": who names so many causes with an "or" claims none of them. */
export function possibilities({ sentence }: Place, drafts: Draft[]): Draft[] {
  if (drafts.length < 3) return drafts;
  const causes = new Set(drafts.flatMap(({ status, symptom }) => (status === 'present' ? [symptom.cause] : []))).size;
  const isChoice = causes >= SEVERAL && sentence.words.some(({ form }) => form === 'or');
  const isList = causes >= NEARLY_ALL && !sentence.words.some(({ form }) => STATES.test(form));
  if (!isChoice && !isList) return drafts;
  return drafts.map(draft =>
    draft.status === 'present' ? withStatus(draft, 'mentioned', { why: 'one of several possibilities' }) : draft,
  );
}

const SEVERAL = 3;
/** A sentence that names so many, and says of none that it is so, is a list of what there is. */
const NEARLY_ALL = 5;
const STATES = /^(?:is|are|was|were|its|hes|shes|theyre|isnt|wont|doesnt|keeps|says)$/;

/** Under "Ruled out", to name a thing is to clear it. */
function ruledOutObjects(place: Place, { symptomsOf }: Matcher): Draft[] {
  return place.sentence.objects.flatMap(({ group, from, to }) => {
    const symptom = symptomsOf.get(group)?.[0];
    if (!symptom) return [];
    const reason: Reason = { why: 'stands among what was ruled out' };
    return [
      {
        symptom,
        base: 'ruled-out',
        status: 'ruled-out',
        reasons: [reason],
        confidence: 0.7,
        ...spanOf(place, { from, to }),
        block: place.blockNumber,
        sentence: place.number,
        rank: 0.5,
        now: false,
      },
    ];
  });
}

/** "It is full, please check if that helps", "it is full, does that matter?" */
const isStatedBefore = (sentence: SentenceContent, to: number): boolean =>
  !isAsked(sentence, to) || (!sentence.question && requestedIn(sentence) !== false);

/** The "no" in "asked if it is full, no" answers; it must not deny as well. */
const upTo = (sentence: SentenceContent, end: number): SentenceContent => ({
  ...sentence,
  triggers: sentence.triggers.filter(({ to }) => to <= end),
});

function toDraft(
  occurrence: Occurrence,
  place: Place,
  text: string,
  consumed: readonly Consumer[],
  isSecond: boolean,
): Draft | undefined {
  const { sentence, base } = place;
  const { labelled } = sentence;
  const { symptom, part, state, object, strength } = occurrence;
  const from = isSecond ? state.from : Math.min(state.from, object?.from ?? state.from);
  const to = Math.max(state.to, object?.to ?? state.to);
  const span = spanOf(place, { from, to });
  const said = BASE[part];
  const told = reportedQuestion(sentence);
  const asked = told && told.from <= from && to <= told.to ? told : undefined;
  const request = place.question && requestedIn(sentence);
  const isRequested = request && request.from <= from;
  const when = said === 'tried' && sentence.triggers.find(hit => hit.kind === 'when' && hit.from < to && from < hit.to);
  const scoped = statusInScope(
    asked?.reply ? upTo(sentence, asked.to) : sentence,
    said,
    state,
    isSecond ? undefined : object,
    consumed,
    asked || isRequested ? [] : claimsOf(place, isQuoted(text, span.start)),
    symptom.ofOthers,
  );
  const open = isLeftOpen(sentence, state);
  const isDenied =
    (asked?.reply && asked.reply.yes === asksForDenied(sentence)) ||
    (!scoped.reason && answeredByValue(sentence, state, said));
  const answered =
    when || open
      ? 'mentioned'
      : said === 'tried' && isDone(sentence, state)
        ? 'tried'
        : isDenied
          ? flipped(scoped.status)
          : scoped.status;
  if (answered === 'present' && said === 'ruled-out' && isPhoneUnwell(sentence, state, object)) return undefined;
  const marked = answered === 'ruled-out' && said === 'ruled-out' && isCrossed(sentence) ? 'present' : answered;
  const placed = statusInPlace(
    marked,
    said,
    place.question && !asked && !isRequested && (told || isStatedBefore(sentence, to))
      ? { ...place, question: false }
      : place,
  );
  return {
    symptom,
    base: answered,
    status: placed.status,
    reasons: [
      when ? { why: 'says when it began' } : undefined,
      open ? { why: 'its value is left open' } : undefined,
      scoped.reason && answered === scoped.status && shift(scoped.reason, base),
      asked?.reply
        ? { why: ANSWERED, span: spanOf(place, asked.reply) }
        : isDenied &&
          answered !== scoped.status && { why: ANSWERED, span: spanOf(place, { from: labelled, to: labelled + 1 }) },
      placed.reason,
    ].filter(reason => !!reason),
    confidence: scoped.reason && placed.status === 'present' ? Math.min(0.7, strength) : strength,
    ...span,
    block: place.blockNumber,
    sentence: place.number,
    rank: RANK[part] + strength / 10,
    now: place.block.dated || isCorrection(place, text) || sentence.triggers.some(hit => NEWER.has(hit.kind)),
    turned: said === 'present' ? undefined : turnedIn(sentence, { from, to }, place.section),
    again: sentence.triggers.some(hit => hit.kind === 'relapse' && hit.from >= to),
    words: sentence.words.slice(from, to),
    stateAt: (sentence.words[state.from]?.start ?? 0) - (sentence.words[from]?.start ?? 0),
  };
}

/** "The iPhone is not fine": that is the complaint, and no full storage. */
const isPhoneUnwell = ({ words }: SentenceContent, { from, to }: Stretch, object: Stretch | undefined): boolean =>
  object !== undefined &&
  words.slice(from, to).every(({ form }) => /^(?:is|fine|ok|okay|good|well|alright)$/.test(form)) &&
  isPhoneAlone(words.slice(object.from, object.to));

const NEWER = new Set<TriggerKind>(['now', 'relapse', 'corrects']);

/** `❌ Wi-Fi connected` */
const isCrossed = ({ words, labelled }: SentenceContent): boolean =>
  words[labelled]?.form === '✘' && words.length > labelled + 1;

/** "*off" in a chat puts right what was typed before. */
const isCorrection = ({ sentence: { words }, base, block }: Place, text: string): boolean =>
  block.speaker !== undefined && words.length <= 4 && text[base + (words[0]?.start ?? 0) - 1] === '*';

/** `Photos crash: n/a`, `Wi-Fi weak: yes/no`: the label says it whole, and nobody has filled it in. */
function isLeftOpen({ labelled, words }: SentenceContent, state: { from: number; to: number }): boolean {
  if (!labelled) return false;
  const value = words.slice(labelled);
  if (value.length === 2 && CHOICE.test(value.map(({ form }) => form).join(' '))) return true;
  return (
    state.to <= labelled &&
    OPEN.test(
      value
        .slice(0, 3)
        .map(({ form }) => form)
        .join(' '),
    )
  );
}
const CHOICE = /^(?:on off|off on|yes no|no yes|y n)$/;
const OPEN =
  /^(?:|n a|na|unknown|unclear|tbd|tbc|todo|pending|open|unchecked|untested|(?:not|to be) (?:yet )?(?:checked|tested|known|applicable|asked|verified|sure|answered).*)$/;

/** `iCloud Photos enabled: false`: the label says it whole, and the value denies it. */
function answeredByValue(
  { labelled, words }: SentenceContent,
  state: { from: number; to: number },
  said: Status,
): boolean {
  const value = words[labelled]?.form;
  // "Restarted: no change" tells what came of it.
  if (RESULT.test(words[labelled + 1]?.form ?? '')) return false;
  const takesValue = said === 'tried' && state.from < labelled && state.to === labelled + 1;
  return (
    (state.to <= labelled || takesValue) &&
    value !== undefined &&
    // `FAIL  Wi-Fi is weak` does not deny it.
    !(value === 'not' && words[labelled + 1]?.form === 'ok' && said === 'present') &&
    (isSwitchedOff(words, labelled) ||
      /^(?:no|never|not|none|nope|fail|failed|unlikely|rejected|disproved|refuted|excluded|discarded|dismissed|unfounded|false|disagree|✘)$/.test(
        value,
      ))
  );
}

/** `Stromsparmodus: aus` */
const isSwitchedOff = (words: readonly Word[], labelled: number): boolean =>
  words.length === labelled + 1 && words[labelled]?.form === 'off';

const RESULT = /^(?:change|changes|difference|effect|help|improvement|luck|joy|result|better|use|good|avail|success)$/;

/** `Advised restart: done twice`: the value says that it was carried out. */
const isDone = ({ labelled, words }: SentenceContent, { from }: { from: number }): boolean =>
  from < labelled && /^(?:done|did|yes|performed|completed|tried|carried)$/.test(words[labelled]?.form ?? '');

/** What may turn an occurrence into a mere mention: the phone's words in quotation marks stay a fact when somebody reports them. */
function claimsOf({ speakerIsAgent, block }: Place, quoted: boolean): readonly TriggerKind[] {
  const kinds = speakerIsAgent || block.speaker === undefined ? ADVICE : NO_ORDERS;
  return quoted ? kinds : [...kinds, 'reported'];
}

const isQuoted = (text: string, at: number): boolean => /["“”„«'‘’*`]/.test(text[at - 1] ?? '');

const shift = (reason: Reason, base: number): Reason =>
  reason.span ? { ...reason, span: { start: reason.span.start + base, end: reason.span.end + base } } : reason;
