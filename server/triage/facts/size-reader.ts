import type { Devices } from '../../knowledge/devices.ts';
import type { TicketSymptom } from '../../knowledge/tickets.ts';
import { type Draft, withStatus } from '../context/draft.ts';
import { type Place, spanOf } from '../context/place.ts';
import { nearestWithin, type Stretch } from '../matcher/distance.ts';
import type { Facts, Reason, Space, Status } from '../model.ts';
import { keptIn, newSlot } from '../reader/per-sentence.ts';
import { Break, untilPause } from '../reader/words.ts';
import { asAnswer, bareAnswer, capacityAnswer, correctedSize, noneAnswer, planAnswer, usedAnswer } from './answers.ts';
import { CONSUMER, isLabelledTotal, isTold, isTotal, isTotalOf } from './bare-totals.ts';
import { isSold, mergeSpace, spaceStatus } from './compare.ts';
import { correctionIn, corrects } from './corrections.ts';
import { isEarlier, type NotNow, notNow, OVER } from './current.ts';
import { isOfNetwork } from './elsewhere.ts';
import { toDraft } from './measured.ts';
import { isScrap, type Owner, type Owners, ownerOf } from './owners.ts';
import { COUNTED, FREE, USED } from './size-words.ts';
import type { Size } from './sizes.ts';
import { modelsIn } from './version-reader.ts';
import { findVersions, speaksOfVersion } from './versions.ts';
import { whyOfSpace } from './why.ts';

/** A size, whose it is by itself, and where that is named near it. */
interface OwnedSize {
  size: Size;
  own?: Owner;
  near?: Stretch;
  notNow?: NotNow;
}

const OWNED_SIZES = newSlot();

/** So many sentences lie between a number and its correction at the most. */
const CORRECTION_REACH = 2;
/** So many sentences lie between a plan and what is used of it at the most. */
const TOTAL_REACH = 2;
/** A size is of a thing that is named so near. */
const NEAR = 3;

/**
 * Reads what a sentence says of space and charge.
 * @param objects the groups of words that own sizes
 * @param facts is told what was read
 */
export function newSizeReader(
  measures: ReadonlyMap<string, TicketSymptom>,
  objects: Owners,
  devices: Devices,
  facts: Facts,
): (place: Place, text: string) => Draft[] {
  const spaces: Partial<Record<'icloud' | 'device', Space>> = {};
  /** The last size, and what it was of, which a correction is of, too. */
  let last: { size: Size; owner: Owner; place: Place; counts: boolean } | undefined;
  const corrected = (place: Place) =>
    last && place.number - last.place.number <= CORRECTION_REACH && corrects(place) ? last : undefined;
  /** The sizes of a sentence, with a number that puts one right taken for that. */
  const sizesIn = (place: Place, text: string): OwnedSize[] => {
    const stated = ownedSizes(place, text);
    const hit = correctionIn(place);
    if (!hit) return stated;
    const before = stated.findLast(({ size }) => size.to <= hit.from);
    const wrong = before ? { size: before.size, owner: before.own } : corrected(place);
    const right = wrong ? correctedSize(place.sentence, before ? hit.from : place.sentence.labelled, wrong.size) : [];
    return right.length
      ? [
          ...stated.filter(one => one !== before && one.size.to <= hit.from),
          ...right.map(size => ({ size, own: wrong?.owner })),
        ]
      : stated;
  };
  /** The last size that was named alone, `the 50 GB`: what follows may be of it. */
  let lastTotal: { owner: 'icloud' | 'device'; sentence: number } | undefined;

  const ownerOfLastTotal = (place: Place, size: Size): Owner | undefined =>
    size.total === undefined &&
    size.percent === undefined &&
    lastTotal &&
    place.number - lastTotal.sentence <= TOTAL_REACH
      ? lastTotal.owner
      : undefined;
  const ownedSizes = (place: Place, text: string): OwnedSize[] =>
    keptIn(place, OWNED_SIZES, () =>
      [
        ...place.sentence.sizes.filter(
          size =>
            !isOfNetwork(place.sentence, size) &&
            !isVersion(place, size, text, devices) &&
            !(size.score && !isOfPlan(size, devices)),
        ),
        ...bareAnswer(place, objects.get('battery') ?? []),
        ...capacityAnswer(place, objects.get('device') ?? [], devices.capacities),
        ...usedAnswer(place, objects.get('battery') ?? []),
        ...planAnswer(place, devices.plans),
        ...noneAnswer(place),
      ]
        .map(stated => {
          const size = asAnswer(withLead(stated, devices), place);
          const own = ownerOf(place, size, objects, devices);
          return { size, own, near: own && objectNear(place, size, own) };
        })
        .map((one, i, all) => ({ ...one, notNow: notNow(place.sentence, one, all.slice(0, i)) })),
    );
  const objectNear = (place: Place, size: Size, owner: Owner): Stretch | undefined =>
    nearestWithin(
      NEAR,
      place.sentence,
      size,
      place.sentence.objects.filter(({ group }) => objects.get(owner)?.includes(group)),
    );

  const measure = (place: Place, { size: stated, own, near: ownNear, notNow }: OwnedSize): Draft[] => {
    const owner =
      own ??
      corrected(place)?.owner ??
      ownerOfLastTotal(place, stated) ??
      (isScrap(place, stated, objects) ? 'device' : undefined);
    const symptom = owner && measures.get(owner);
    const size = symptom ? withToldLead(place, stated, symptom) : stated;
    if (!owner || !symptom || isCount(place, size)) return [];
    if (owner !== 'icloud' && place.section === 'other-device') return [];
    // `quotaUsedGB: 1999` stands before `quotaTotalGB: 2000`, "used?" before "and the plan?".
    const isWhole = owner !== 'battery' && isTotal(size);
    const near = own ? ownNear : objectNear(place, size, owner);
    const isOpen = isWhole && !isTotalOf(owner, size, near, place, symptom, spaces[owner], devices);
    const endsPair = isWhole && !isOpen && (isLabelledTotal(place) || place.asked !== undefined);
    const whole = endsPair ? { ...spaces[owner], ...size } : size;
    const said =
      owner === 'battery'
        ? batteryStatus(size, place, devices.thresholds.batteryLow)
        : spaceStatus(owner, asShare(whole), spaces[owner]?.total, devices);
    const why =
      owner === 'battery'
        ? `low up to ${devices.thresholds.batteryLow} %`
        : whyOfSpace(owner, asShare(size), spaces[owner]?.total, devices);
    const measured = said && toDraft(place, symptom, said, size, near, 3, why);
    const sharer = said !== 'present' && owner !== 'battery' ? sharerOf(place, size) : undefined;
    const draft = sharer === undefined ? measured : asShared(measured, sharer);
    const other = notNow ?? (isBeforeLast(place, owner, size) ? OVER : undefined);
    if (other) return draft ? [withStatus(draft, 'mentioned', reasonOf(place, other))] : [];
    const counts =
      !isOpen && (sharer !== undefined || !draft || draft.status === 'present' || draft.status === 'ruled-out');
    last = { size, owner, place, counts };
    if (isWhole) lastTotal = { owner, sentence: place.number };
    if (counts) remember(place, owner, sharer === undefined ? size : { ...size, used: undefined });
    if (!draft) return [];
    return [draft];
  };
  const isBeforeLast = (place: Place, owner: Owner, size: Size): boolean =>
    last?.counts === true &&
    last.owner === owner &&
    last.place.blockNumber === place.blockNumber &&
    place.number - last.place.number === 1 &&
    isEarlier(place.sentence, size, { size: last.size, words: last.place.sentence.words });
  const remember = (place: Place, owner: Owner, size: Size) => {
    const span = spanOf(place, size);
    if (owner === 'battery') facts.battery = { value: size.percent ?? 0, ...span };
    else {
      spaces[owner] = mergeSpace(spaces[owner], size);
      facts[owner] = { value: spaces[owner] ?? {}, ...span };
    }
  };

  return (place, text) => sizesIn(place, text).flatMap(owned => measure(place, owned));
}

const reasonOf = (place: Place, { why, by }: NotNow): Reason => ({ why, ...(by ? { span: spanOf(place, by) } : {}) });

/** "Messages take 38 GB of the 50": what one of many takes leaves open how much all take. "Deleted backups, now 35 of 50" tells that. */
function sharerOf({ sentence: { words } }: Place, { from, used }: Size): string | undefined {
  const at = used === undefined ? -1 : words.findLastIndex(({ form }, i) => i < from && CONSUMER.test(form));
  const isNear = at >= 0 && from - at <= 3 && !words.slice(at + 1, from + 1).some(({ gap }) => gap >= Break.comma);
  return isNear ? words[at]?.form : undefined;
}

/** Photos are what the space is for; of others that take so much, a phrase may say that they fill it. */
const asShared = (draft: Draft | undefined, sharer: string): Draft | undefined =>
  draft && /^(?:photos|pictures|pics|library)$/.test(sharer) ? { ...draft, status: 'mentioned' } : undefined;

function batteryStatus(size: Size, { sentence }: Place, low: number): Status | undefined {
  if (size.percent === undefined) return undefined;
  const before = sentence.words.slice(Math.max(0, size.from - 3), size.from).map(({ form }) => form);
  const isAbove = isBoundBelow(before.join(' '));
  // "It dies at 30 %" tells of no good level.
  if (size.percent > low && before.some(form => GIVES_OUT.test(form))) return undefined;
  return size.percent <= low && !isAbove ? 'present' : 'ruled-out';
}

/** "Above 20 %", "never below 20 %", but not "never above 20 %". */
const isBoundBelow = (before: string): boolean =>
  (DENIED.test(before)
    ? /(?:^| )(?:below|under|(?:less|lower) than)$/
    : /(?:^| )(?:above|over|(?:more|greater|higher|better) than)$/
  ).test(before);
const DENIED = /\b(?:never|not|no|doesnt|isnt|wont|hardly)\b/;

const GIVES_OUT = /^(?:dies?|died|shuts?|off|out|cuts|quits?|black|down)$/;

/** Takes the number before a statement as its total, where there is such a plan or iPhone. */
function withLead(size: Size, devices: Devices): Size {
  const { lead } = size;
  if (lead === undefined) return size;
  const sold = [...devices.plans, ...devices.capacities].some(
    gigabytes => gigabytes * 1e9 === lead || (gigabytes % 1000 === 0 && gigabytes * 1.024e9 === lead),
  );
  return sold && lead >= (size.free ?? size.used ?? 0) ? { ...size, total: lead } : size;
}

/** "We recommend the 200 GB plan, 49.9 GB are used": what is only advised is no total. */
const withToldLead = (place: Place, size: Size, symptom: TicketSymptom): Size =>
  size.lead !== undefined &&
  size.total === size.lead &&
  !isTold(place, { from: size.from, to: size.from + 1 }, undefined, symptom)
    ? { ...size, total: undefined }
    : size;

/** `iCloud storage 98 %` means used. */
const asShare = (size: Size): Size =>
  size.percent !== undefined && size.ratio === undefined ? { ...size, ratio: size.percent / 100 } : size;

/** Is it so much of a plan? `50/200` are two of them. */
const isOfPlan = ({ used = 0, total = 0 }: Size, { plans }: Devices): boolean =>
  isSold(total, plans) && (used === total || !isSold(used, plans));

/** "Software Update shows iOS 27.1 available" tells of no space. */
const isVersion = ({ sentence, base }: Place, { from, to, bare }: Size, text: string, devices: Devices): boolean =>
  !!bare &&
  speaksOfVersion(sentence.words) &&
  findVersions(sentence.words, text.slice(base), modelsIn(sentence, devices), sentence.labelled, false).some(
    version => from < version.to && version.from < to && version.role === 'offered',
  );

/** `3 of 12 photos`, `5 of 5 users` and `signal 5 of 5` are no storage. */
function isCount(place: Place, size: Size): boolean {
  const { words } = place.sentence;
  const { bare, from, to } = size;
  return (
    !!bare &&
    !words.slice(from, to).some(({ form }) => /\d[.,]\d{1,2}$/.test(form)) &&
    (untilPause(words, to, 2).some(({ form }) => COUNTED.test(form)) ||
      isCountOf(place, size) ||
      // "Page 3 of 5", but "the storage page: 127 of 128" and "4.9 of 5"
      (/^\d+$/.test(words[from]?.form ?? '') &&
        words
          .slice(Math.max(0, from - 2), from)
          .some(({ form }, i, near) => SCORED.test(form) && !OF_SPACE.test(near[i - 1]?.form ?? ''))))
  );
}

/** "127 of 128 users": what stands behind is counted, unless it says how much is used, or of which space. */
function isCountOf({ sentence: { words, objects } }: Place, { from, to, total }: Size): boolean {
  const isIn = words[to - 1]?.form === 'in' && words[to]?.form !== 'use';
  const end = isIn ? to - 1 : to;
  const [behind, next] = untilPause(words, end, 2).map(({ form }) => form);
  const says = (form: string) => OF_SPACE.test(form) || FREE.test(form) || (USED.test(form) && form !== 'in');
  if (
    total === undefined ||
    !behind ||
    CONTINUES.test(behind) ||
    (end > to - 1 && words.slice(from, to).some(({ form }) => says(form)))
  )
    return false;
  if (!LINKS.test(behind)) {
    // "Storage is 127 of 128 according to her"
    const isNamed = words.slice(Math.max(0, from - NEAR - 1), from).some(({ form }) => OF_SPACE.test(form));
    return !says(behind === 'family' ? (next ?? '') : behind) && !(isNamed && !SEVERAL.test(behind));
  }
  return (
    !words.slice(Math.max(0, from - SAID_REACH), end + SAID_REACH).some(({ form }) => says(form)) &&
    !objects.some(object => object.to > from - SAID_REACH && object.from < end + SAID_REACH)
  );
}
const SAID_REACH = 6;
const SEVERAL = /^(?!this$|plus$|always$|perhaps$)\w{2,}[^s]s$|^(?:people|staff|family)$/;
/** What is said next is another matter. */
const CONTINUES =
  /^(?:and|but|so|or|which|because|as|since|when|while|after|before|until|now|today|tonight|yesterday|this|last|every|always|again|still|already|then|according|per|plus|it|she|he|they|says?|shows?|reads?)$/;
const LINKS = /^(?:is|are|was|were|in|on|at|of|for|with|by|from|has|have|to)$/;

const OF_SPACE = /^(?:storage|space|icloud|cloud|account|family|plan)$/;
const SCORED =
  /^(?:wifi|signal|reception|scor(?:e|ed|es)|rat(?:e|ed|ing)|stars?|steps?|page|part|day|attempt|notes?|visit|call|mail|email|update|message|entry)$/;
