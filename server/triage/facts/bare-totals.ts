import type { Devices } from '../../knowledge/devices.ts';
import type { TicketSymptom } from '../../knowledge/tickets.ts';
import type { Place } from '../context/place.ts';
import { endsOf, reaches } from '../context/reach.ts';
import { ADVICE, NO_ORDERS } from '../context/scope.ts';
import type { Stretch } from '../matcher/distance.ts';
import type { Space } from '../model.ts';
import type { SentenceContent } from '../reader/content.ts';
import { Break, saidIn, untilPause, type Word } from '../reader/words.ts';
import { isSold, totalOf } from './compare.ts';
import { corrects } from './corrections.ts';
import { scopedNumber } from './measured.ts';
import { isNeeded, type Size } from './size-words.ts';

/** A size that is named alone: of the account or the iPhone ("the 200 GB"), or of what is in it, wished for or advised. */

/** Is it how large the account or the iPhone is? @param known of it so far */
export function isTotalOf(
  owner: 'icloud' | 'device',
  size: Size,
  near: Stretch | undefined,
  place: Place,
  symptom: TicketSymptom,
  known: Space | undefined,
  devices: Devices,
): boolean {
  const { total } = size;
  const { words } = place.sentence;
  if (total === undefined || isPart(place.sentence, size) || isNeeded(words, size.from, size.to)) return false;
  if (isProposal(place, size) || !isTold(place, size, near, symptom)) return false;
  if (isLabelledTotal(place)) return true;
  if (!isSold(total, owner === 'icloud' ? devices.plans : devices.capacities)) return false;
  const part = known?.used ?? known?.free;
  if (part === undefined || isChanged(words) || corrects(place)) return true;
  return known?.total === undefined && totalOf({ ...size, total: undefined, used: part }, total) !== undefined;
}

/** `quotaTotalGB: 2000` */
export const isLabelledTotal = ({ sentence: { words, labelled } }: Place): boolean =>
  words.slice(0, labelled).some(({ form }) => /^(?:total|capacity|quota)$/.test(form));

/** What stands among next steps or suppositions, but not `Plan: 200 GB`; "50 GB, 200 GB or 2 TB" are for sale. */
const isProposal = ({ section, block, sentence }: Place, { from }: Stretch): boolean =>
  section === 'hypothesis' ||
  (section === 'advice' && !(PLAN.test(block.label?.text ?? '') && from === sentence.labelled)) ||
  sentence.sizes.filter(isTotal).length >= CHOICE;
const PLAN = /\bplan$/i;
const CHOICE = 3;

/** Nothing but how large a thing is. */
export const isTotal = ({ total, used, free }: Size): boolean =>
  total !== undefined && used === undefined && free === undefined;

/** Is it told of what there is, and not advised, planned, supposed, asked, denied or said of somebody else? */
export function isTold(place: Place, size: Stretch, near: Stretch | undefined, symptom: TicketSymptom): boolean {
  const { sentence, question, block } = place;
  const { words, triggers, labelled } = sentence;
  if (question && block.ticked === undefined) return false;
  // "Have the 200 GB plan", as people write who leave out the `I`
  const isOrder = (place.speakerIsAgent || block.speaker === undefined) && words[labelled]?.form !== 'have';
  const ends = triggers.filter(({ kind }) => kind === 'end');
  return (
    scopedNumber(place, symptom, 'present', size, near, isOrder ? ADVICE : NO_ORDERS).status !== 'mentioned' &&
    !triggers.some(hit => hit.kind === 'planned' && reaches(sentence, hit, size, endsOf(sentence, hit, ends))) &&
    !isDenied(words, size)
  );
}

/** "She is not on the 200 GB plan", "cancelled the 200 GB plan"; in "no room in her 50 GB plan" something else is denied. */
const isDenied = (words: readonly Word[], { from }: Stretch): boolean =>
  DENIED.test(saidIn(words.slice(Math.max(0, from - DENIAL_REACH), from)));
const DENIAL_REACH = 5;
const DENIED =
  /\b(?:not|no|never|dont|doesnt|didnt|hasnt|havent|isnt|wont|without|cancel|cancels|cancelled|canceled)(?: (?:have|has|had|got|on|paid|pay|paying|for|the|a|an|any|her|his|my|yet|to|buy|bought|take|taken))*$/;

/** "30 GB of it by WhatsApp", "Messages take 50 GB", `Photos: 50 GB` */
function isPart({ words, labelled }: SentenceContent, { from, to }: Stretch): boolean {
  const start = Math.max(0, from - PART_REACH);
  const pause = words.slice(start, from + 1).findLastIndex(({ gap }, i) => gap >= Break.soft && start + i !== labelled);
  const before = words.slice(start + Math.max(0, pause), from).map(({ form }) => form);
  const behind = untilPause(words, to, PART_REACH).map(({ form }) => form);
  if (NAMES_TOTAL.test(behind[0] ?? '') || NAMES_TOTAL.test(before.at(-1) ?? '')) return false;
  const [next, then] = behind.filter(form => !/^(?:the|her|his|my|their|up|alone|just|is|are)$/.test(form));
  return (
    CONSUMER.test(before.findLast(form => !TAKES.test(form)) ?? '') ||
    CONSUMER.test(next ?? '') ||
    (next === 'of' && /^(?:it|that|this|them|those|these|which)$/.test(then ?? '')) ||
    (/^(?:of|by|in|from)$/.test(next ?? '') && CONSUMER.test(then ?? ''))
  );
}
const PART_REACH = 5;
const NAMES_TOTAL = /^(?:plan|tier|subscription|package|iphone|phone|handset|device|model|version)$/;
const TAKES =
  /^(?:alone|takes?|taking|uses?|using|is|are|has|have|about|around|over|nearly|almost|already|up|with|at|some|roughly)$/;
export const CONSUMER =
  /^(?:messages|videos|photos|pictures|pics|library|backups?|mails?|whatsapp|documents|drive|apps?|music|podcasts|games?|films?|movies|instagram|tiktok|netflix|spotify|telegram)$/;

/** "Upgraded to 200 GB": another total than before. */
const isChanged = (words: readonly Word[]): boolean => words.some(({ form }) => CHANGED.test(form));
const CHANGED =
  /^(?:upgraded|downgraded|bought|purchased|ordered|booked|subscribed|changed|switched|moved|went|bumped|raised|increased|added|took|got|paid|pays|new|now|meanwhile)$/;
