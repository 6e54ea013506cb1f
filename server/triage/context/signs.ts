import type { TriggerKind } from '../../knowledge/tickets.ts';
import type { TriggerHit } from '../matcher/triggers.ts';
import type { Facts, Reason } from '../model.ts';
import type { Block } from '../reader/block.ts';
import { asSeen } from '../reader/characters.ts';
import type { SentenceContent } from '../reader/content.ts';
import { perSentence } from '../reader/per-sentence.ts';
import { signatureIn } from '../reader/signature.ts';
import { isTicketStatus } from '../reader/ticket-status.ts';
import { untilPause } from '../reader/words.ts';
import type { CaseState } from './case.ts';
import { saysTheyDoNotArrive } from './complaint.ts';
import type { Draft } from './draft.ts';
import { type Place, spanOf } from './place.ts';
import { namesOurs, saysSolved } from './solved.ts';
import { isShown } from './status-line.ts';
import { SCREEN, tellingHits } from './telling.ts';

/** Collects what the ticket says of itself as a whole. */
export function newSigns(text: string): {
  see: (place: Place, found: readonly Draft[]) => void;
  state: () => CaseState;
  facts: () => Facts;
} {
  let solved: Reason | undefined;
  // A field of the ticket's status says so of what stands below it, too, unless another field says that it is open.
  let closed: Reason | undefined;
  let isOpen = false;
  const seen = {
    ours: 0,
    /** Of ours, those that name more than iCloud and the account. */
    photos: 0,
    well: 0,
    other: 0,
    safe: 0,
    /** Of the others. */
    backups: 0,
    elsewhere: 0,
    thisDevice: 0,
    otherDevice: 0,
    otherPhone: 0,
    iphone: 0,
    words: 0,
  };
  const causes = new Set<string>();
  let isFull = false;
  let solvedIn = 0;
  let namesPhotos = false;
  const block = { number: -1, words: 0, counts: false };
  let other: Reason | undefined;
  const signature = signatureIn(text);
  const facts: Facts = {};
  return {
    see: (place, found) => {
      // A paragraph about nothing does not make a ticket longer.
      if (place.blockNumber !== block.number) {
        block.number = place.blockNumber;
        block.words = 0;
        block.counts = false;
      }
      block.words += place.sentence.words.length;
      block.counts ||= found.length > 0;
      if (block.counts) {
        seen.words += block.words;
        block.words = 0;
      }
      if (solved && place.number > solvedIn && goesOn(place.sentence, found)) solved = undefined;
      for (const { symptom } of found) if (symptom.cause !== ALWAYS_NAMED) causes.add(symptom.cause);
      isFull ||= found.some(({ symptom, status }) => symptom.cause === 'icloud-storage' && status === 'present');
      const hits = tellingHits(place.sentence);
      // A plan's numbers speak of iCloud as clearly as its name does, and no clearer beside it.
      if (found.some(({ symptom }) => symptom.measure === 'icloud') && !hits.some(({ kind }) => kind === 'sync'))
        seen.ours++;
      if (saysTheyDoNotArrive(place.sentence)) {
        seen.ours += COMPLAINT;
        seen.photos++;
      }
      const ofStatus = isStatusOfTicket(place.block);
      isOpen ||= ofStatus && OPEN.test(place.sentence.words[place.sentence.labelled]?.form ?? '');
      const isWell =
        !place.question && saysPhotosAreWell(place.sentence) && !found.some(({ status }) => status === 'present');
      for (const hit of hits) {
        const span = spanOf(place, hit);
        const counted = COUNTED[hit.kind];
        // Which account a machine has may be the fault itself.
        if (hit.kind === 'other-device' && found.some(({ symptom }) => symptom.ofOthers)) continue;
        const isApart = span.start > signature || isOfTheDesk(place.block) || (isWell && isScreen(place.sentence, hit));
        if (isOther(counted) && (isApart || isBookkeeping(place.sentence, hit))) continue;
        if (counted) seen[counted === 'ours' && isWell ? 'well' : counted]++;
        if (hit.ofPhotos && !isWell) seen.photos++;
        namesPhotos ||= hit.kind === 'topic' && !isWell;
        if (counted === 'other' && isBackup(place.sentence, hit)) seen.backups++;
        if (hit.kind === 'this-device' && isIphone(place.sentence, hit)) seen.iphone++;
        if (hit.kind === 'status-line') {
          if (hit.ofPhotos) seen.ours += 2;
          if (!facts.statusLine && isShown(place, hit, text))
            facts.statusLine = { value: asSeen(text.slice(span.start, span.end)), ...span };
        }
        if (hit.kind === 'upload' || hit.kind === 'download') facts.direction ??= { value: hit.kind, ...span };
        if (hit.kind === 'other-topic' || hit.kind === 'elsewhere' || hit.kind === 'other-matter')
          other ??= { why: 'the ticket is about something else', span };
        if (hit.kind === 'no-help' || hit.kind === 'relapse' || hit.kind === 'next-matter') {
          solved = undefined;
          closed = undefined;
        }
        if (hit.kind === 'next-matter' && hit.from === place.sentence.labelled && namesOurs(place.sentence))
          seen.other = 0;
        if (hit.kind === 'solved' && saysSolved(place, hit, found)) {
          solvedIn = place.number;
          solved = { why: 'the ticket says that it is solved', span };
          if (ofStatus && isAllSaid(place, hit)) closed = solved;
        }
      }
    },
    facts: () => facts,
    state: () => ({
      solved: solved ?? (isOpen ? undefined : closed),
      elsewhere: isElsewhere(
        // What is full stops backups as well.
        isFull && namesPhotos ? { ...seen, other: seen.other - seen.backups } : seen,
        causes.size,
      )
        ? (other ?? { why: 'nothing in the ticket is about photos' })
        : undefined,
    }),
  };
}

/** "It went up. Status line today: Low Data Mode": what is told of today after the end was no end. */
const goesOn = ({ words }: SentenceContent, found: readonly Draft[]): boolean =>
  found.some(({ status }) => status === 'present') && !words.some(({ form }) => BACK_THEN.test(form));
const BACK_THEN = /^(?:was|were|had|been|said|read|showed|would|hadnt|wasnt|werent|didnt)$/;

const isStatusOfTicket = ({ label }: Block): boolean => label !== undefined && isTicketStatus(label.text);

const OPEN = /^(?:open|opened|new|pending|waiting|reopened|active|assigned|unsolved|unresolved|in|on)$/;

const isAllSaid = ({ sentence: { labelled, words } }: Place, { from, to }: TriggerHit): boolean =>
  from <= labelled && to === words.length;

const isBackup = ({ words }: SentenceContent, { from, to }: TriggerHit): boolean =>
  words.slice(from, to).some(({ form }) => /^back(?:ups?|ing|ed)?$/.test(form));

/** "Order AX-58810", "invoice no. 3320": a case of the desk's, by its number. */
const isBookkeeping = ({ words }: SentenceContent, { from, to }: TriggerHit): boolean => {
  if (
    /^(?:on file|attached)\b/.test(
      untilPause(words, to, 2)
        .map(({ form }) => form)
        .join(' '),
    )
  )
    return true;
  if (!/^(?:orders?|invoice|claim|contract|policy|rma|parcel|delivery|return|purchase)$/.test(words[from]?.form ?? ''))
    return false;
  const behind = untilPause(words, to, 4).filter(({ form }) => !/^(?:no|nr|number|id|ref)$/.test(form));
  const [next, then] = behind.map(({ form }) => form);
  return /^\d{2,}$|\d{3}/.test(next ?? '') || (/^\p{L}{1,4}$/u.test(next ?? '') && /^\d{3,}/.test(then ?? ''));
};

const isOther = (counted: string | undefined): boolean => counted === 'other' || counted === 'otherDevice';

/** `Channel: WhatsApp`, `Browser: Safari` */
const isOfTheDesk = ({ label }: Block): boolean => label !== undefined && OF_THE_DESK.test(label.text);
const OF_THE_DESK =
  /^(?:channel|source|contact(?:ed)?(?: (?:via|by|method|channel|type))?|via|medium|origin|browser|user.?agent|(?:mail )?client|queue|group|team|department|dept|company|site|location|sent (?:from|with)|voice ?mail|transcript|e?-?mail|sms|chat|language|locale|reporter|requester|assignee|assigned to|created by|opened by|caution|warning|external|disclaimer|confidential(?:ity)?(?: notice)?)$/i;

/** "The Apple TV shows the albums fine": where photos are seen is not what the ticket is about. */
const isScreen = ({ words }: SentenceContent, { from, to }: TriggerHit): boolean =>
  words.slice(from, to).some(({ form }) => SCREEN.test(form));

/** What that counts as words of photos. */
const COMPLAINT = 2;

/** What a trigger is counted as, to tell what the ticket is about. */
const COUNTED: Partial<
  Record<TriggerKind, 'ours' | 'other' | 'safe' | 'elsewhere' | 'thisDevice' | 'otherDevice' | 'otherPhone'>
> = {
  topic: 'ours',
  sync: 'ours',
  'other-topic': 'other',
  'other-matter': 'other',
  elsewhere: 'elsewhere',
  safe: 'safe',
  'this-device': 'thisDevice',
  'other-device': 'otherDevice',
  'other-phone': 'otherPhone',
};

/** Of the words for this device, those that only an iPhone has; "my wife's iPhone never does this" is of another one. */
const isIphone = ({ words, triggers }: SentenceContent, { from }: TriggerHit): boolean =>
  /^(?:iphone|ios|ip)$/.test(words[from]?.form ?? '') &&
  !triggers.some(({ kind, to }) => kind === 'other-owner' && to <= from + 1 && from - to <= OWNER_REACH);
const OWNER_REACH = 6;

/** "Photos are fine": they are named, and are not the matter. */
const saysPhotosAreWell = perSentence(({ triggers, words }) => {
  const well = triggers.filter(({ kind }) => kind === 'well');
  return (
    well.length > 0 &&
    words.length <= WELL &&
    triggers.some(({ kind }) => kind === 'topic') &&
    triggers.every(hit => !TROUBLE.has(hit.kind) || well.some(({ from, to }) => from <= hit.from && to >= hit.to))
  );
});
/** Words of a sentence that may say so; a longer one tells of more. */
const WELL = 18;
const TROUBLE = new Set<TriggerKind>(['negation', 'no-help', 'upload', 'download', 'end']);

/** So many words, and none of them about photos or iCloud: something else is the matter. */
const LONG = 15;
/** Unless so many of the causes were looked into, beside the one that every ticket names: only a fault of sync asks for that. */
const SEVERAL = 2;
const MANY = 4;
const ALWAYS_NAMED = 'outdated-ios';

/** Is the ticket about something else than photos and iCloud? */
function isElsewhere(
  seen: Record<
    | 'ours'
    | 'photos'
    | 'well'
    | 'other'
    | 'safe'
    | 'elsewhere'
    | 'thisDevice'
    | 'otherDevice'
    | 'otherPhone'
    | 'iphone'
    | 'words',
    number
  >,
  causes: number,
): boolean {
  if (seen.elsewhere || (seen.safe && seen.other)) return true;
  // Named once, another machine is where the photos should arrive; named more often than the iPhone, it is the patient.
  if (seen.otherDevice > 1 + seen.thisDevice / 2) return true;
  if (seen.otherPhone && !seen.iphone) return true;
  const isLong = seen.words > LONG && causes < SEVERAL;
  // "The mailbox is full since iCloud is": where photos go unnamed, iCloud is named as the place of something else.
  if (isLong && seen.other && !seen.photos) return true;
  const ours = seen.other ? seen.ours : seen.ours + seen.well;
  if (ours) return seen.other > ours * (causes >= MANY ? 2 : 1);
  return seen.other > 0 || isLong;
}
