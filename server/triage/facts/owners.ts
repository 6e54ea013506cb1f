import type { Devices } from '../../knowledge/devices.ts';
import type { Place } from '../context/place.ts';
import { distanceBetween, type Stretch } from '../matcher/distance.ts';
import { Break, saidIn, untilPause, type Word } from '../reader/words.ts';
import { ownerByTotal, ownerByUsed } from './compare.ts';
import { isOfOtherService, isOfOtherStore, OWN_DATA } from './elsewhere.ts';
import type { Size } from './sizes.ts';

/** What a quantity is of. */
export type Owner = 'icloud' | 'device' | 'battery';

/** The groups of words that name each of them; the first of a space is the space itself. */
export type Owners = Map<Owner, string[]>;

/** Whose the quantity is: the size itself, the nearest word for a thing, or what the lines around are about. */
export function ownerOf(place: Place, size: Size, objects: Owners, devices: Devices): Owner | undefined {
  const { sentence } = place;
  const isLeft =
    size.percent !== undefined && sentence.words.slice(size.from, size.to).some(({ form }) => LEFT.test(form));
  if (size.percent !== undefined && isOfAnother(untilPause(sentence.words, size.to, 4).map(({ form }) => form)))
    return undefined;
  if (size.percent !== undefined && (size.ratio === undefined || isLeft))
    return percentOwner(place, size, objects, isLeft);
  const byTotal = ownerByTotal(size.total, devices) ?? ownerOfLargest(place, size, objects);
  if (byTotal === 'device' && isOfOtherStore(sentence, size)) return undefined;
  if (byTotal) return byTotal === 'icloud' && isOfOtherService(sentence, size) ? undefined : byTotal;
  // No iPhone has so much to spare.
  if ((size.free ?? 0) >= LARGEST_PHONE) return isOfOtherService(sentence, size) ? undefined : 'icloud';
  const isPlan = size.total !== undefined && devices.plans.some(plan => plan * 1e9 === size.total);
  const owner =
    nearestOwner(place, size, objects, ['icloud', 'device']) ??
    byPhrase(sentence.words.slice(size.to, size.to + 3).map(word => word.form)) ??
    (isPlan ? 'icloud' : undefined) ??
    ownerByUsed(size.used, devices) ??
    ownerBeside(sentence.sizes, size, devices);
  return owner === 'icloud' && isOfOtherService(sentence, size) ? undefined : owner;
}

const LARGEST_PHONE = 1.1e12;

/** "On mum's phone: 1.99 TB of 2 TB": hardly an iPhone has so much, so that only its storage by name owns it. */
function ownerOfLargest(place: Place, size: Size, objects: Owners): 'icloud' | undefined {
  if ((size.total ?? 0) <= LARGEST_PHONE || size.bare || isSoldAsPhone(place, size)) return undefined;
  return nearestOwner(place, size, objects, ['icloud', 'device'], true) === 'device' ? undefined : 'icloud';
}

/** "2 TB iPhone with 2 GB left" */
const isSoldAsPhone = ({ sentence: { words } }: Place, { from, to }: Size): boolean =>
  words
    .slice(from, to + 1)
    .some(
      ({ form }, i, inside) => /^i?phones?$/.test(form) && /^(?:tb|terabytes?|tera)$/.test(inside[i - 1]?.form ?? ''),
    );

/** "0 KB available, 2 TB family pool": what the sentence names beside it. */
const ownerBeside = (sizes: readonly Size[], { free }: Size, devices: Devices): 'icloud' | 'device' | undefined =>
  free === undefined
    ? undefined
    : sizes.flatMap(({ total, used }) => (used === undefined && ownerByTotal(total, devices)) || []).at(0);

/** "Eight per cent left": of nothing that was named, it is the battery's. */
const LEFT = /^(?:left|remaining)$/;

const SPACE = /^(?:storage|space|memory|capacity)$/;
const CHARGE = /^(?:battery|batt|charge|charged|charging|juice)$/;
/** What a phone hangs on while it takes power. */
const CHARGING = /^(?:charging|charger|chargers|cable|cables|socket|sockets|powerbank|plugged)$/;

/** "Low Power Mode comes on at 20 %" */
const BEGINS_AT =
  /\b(?:comes|goes|turns|switches|kicks|cuts|starts|offered|triggers) (?:on|in|off|itself on)? ?(?:at|below|under)$/;

/** "She charged it to 90 %", not "it needs to be charged to 90 %" */
const CHARGED_TO =
  /(?<!\b(?:be|being|get|getting) )\b(?:re)?charged (?:(?:it|the|her|his|my|phone|iphone|handset|up) )*to$/;

const POWER = /^(?:lpm|power|charged?|charging|charger|plugged|overnight|morning|cable|battery|batt)$/;

/** What has a battery of its own. */
const OTHER_BATTERY =
  /^(?:laptops?|cameras?|cars?|watch|watches|headphones|airpods|ipads?|tablets?|macbooks?|vans?|scooters?|ups|mouse|keyboard|drones?|vacuum|doorbell)$/;
/** It gives power to the phone: a level that stands behind a comma is the phone's again. */
const SUPPLY = /\b(?:(?:battery|power) (?:pack|bank|case)|powerbank)\b/;
const OWN_BATTERY = /^(?:phones?|iphones?|handsets?|mobile)$/;

function percentOwner(place: Place, size: Size, objects: Owners, isLeft: boolean): Owner | undefined {
  const { words } = place.sentence;
  const before = words.slice(Math.max(0, size.from - 4), size.from).map(word => word.form);
  if (isNoLevel(words, size) || isOfRun(words, size)) return undefined;
  // "The phone has 2 % storage left"
  const said = words.slice(size.from, size.to).map(({ form }) => form);
  if (isLeft && said.some(form => SPACE.test(form)) && !said.some(form => CHARGE.test(form)))
    return nearestOwner(place, size, objects, ['icloud', 'device']);
  // "Storage checked (iCloud 40 %, phone 55 %)"
  const isOfPhone = /^(?:phone|phones|iphone|handset|device)$/.test(before.at(-1) ?? '');
  if (isOfPhone && words.some(({ form }) => SPACE.test(form)) && !words.some(({ form }) => CHARGE.test(form)))
    return 'device';
  // "Full bars, 82 % batt"
  const behind = words[size.to];
  if (behind?.gap === Break.none && /^(?:battery|batt|bty|charged?|juice)$/.test(behind.form)) return 'battery';
  // "LPM off, phone 100 % in the morning"
  if (isOfPhone && size.ratio === undefined && (size.percent === 100 || words.some(({ form }) => POWER.test(form))))
    return 'battery';
  // "Handset was on 11 %"
  if (
    /\b(?:phone|handset|iphone|mobile) (?:(?:(?:is|was) )?(?:at|on)|(?:shows|reads|says)(?: as)?)$/.test(
      before.join(' '),
    ) &&
    !words.some(({ form }) => SPACE.test(form))
  )
    return 'battery';
  if (CHARGED_TO.test(before.join(' '))) return 'battery';
  const owner = nearestOwner(place, size, objects, ['battery', 'icloud', 'device'], true);
  if (owner) return owner;
  if (before.some(form => STUCK.test(form))) return undefined;
  // "In the car, charging with a thin cable, 6 %"
  const isCharging = words.some(({ form }) => CHARGING.test(form));
  const progress = words.some(word =>
    /^(?:upload|uploads|uploading|uploaded|progress|complete|completed|done|synced|syncing|bar|ring|download|downloading|packet|loss|off|discount|humidity|sure)/.test(
      word.form,
    ),
  );
  if (isCharging && !progress && size.ratio === undefined) return 'battery';
  if (isLeft && !progress && before.some(form => /^(?:with|has|had|have|got|on|at|down|only|about|just)$/.test(form)))
    return 'battery';
  const isAtMost = saidIn(words.slice(size.to, size.to + 2));
  if (!progress && /^or (?:less|lower|below|under)$/.test(isAtMost)) return 'battery';
  return !progress &&
    before.some(form => /^(?:at|on|was|died|down|showing|under|below|is|hes|shes|its)$/.test(form)) &&
    before.some(form => /^(?:phone|phones|handset|handsets|iphone|iphones|at|died|down|hes|shes|im|its)$/.test(form))
    ? 'battery'
    : undefined;
}

/** A percentage of a battery that is not how full the phone's is: its health, what it loses, another one's, what is denied. */
export function isNoLevel(words: readonly Word[], { from, to }: Stretch): boolean {
  const near = words.slice(Math.max(0, from - 4), from + 1);
  const before = near.slice(0, -1).map(({ form }) => form);
  const clause = before.slice(
    Math.max(
      0,
      near.findLastIndex(({ gap }) => gap >= Break.comma),
    ),
  );
  const behind = untilPause(words, to, 3).map(({ form }) => form);
  return (
    (!CHARGED_TO.test(before.join(' ')) &&
      [...before, ...words.slice(from, to + 1).map(({ form }) => form)].some(form =>
        /^(?:health|charged)$/.test(form),
      )) ||
    OTHER_BATTERY.test(before.findLast(form => OTHER_BATTERY.test(form) || OWN_BATTERY.test(form)) ?? '') ||
    SUPPLY.test(clause.join(' ')) ||
    LOSES.test(`${before.join(' ')} `) ||
    BEGINS_AT.test(before.join(' ')) ||
    /^(?:(?:an?|every|each) (?:hour|hr|minute|min)|per (?:hour|hr|h|minute|min|day|night))\b(?! later| ago| after| before)/.test(
      behind.join(' '),
    ) ||
    /\b(?:not|isnt|wasnt) (?:at|on)$/.test(before.join(' '))
  );
}
const LOSES =
  /\b(?:lose|loses|losing|lost|drops?|dropped|dropping|drains?|drained|draining|fell|falls|burns?|eats?|uses?) (?:(?:by|about|around|roughly|over|nearly|almost|only|another|some|up|a|good) ){0,2}$/;

/** "It's stuck at 1 %": so far has the sync run, where no battery is named. */
const STUCK = /^(?:stuck|hung|hangs|frozen|stalled|stalls)$/;

/** "At 69 % of its capacity" is its health, "97 % of the mobile data" no space. */
const isOfAnother = ([of, ...named]: readonly string[]): boolean =>
  of === 'of' && named.some(form => /^(?:capacity|original|design|data|mobile|cellular|allowance)$/.test(form));

/** "The update is at 10 percent", "the upload is up to 99 percent": so far has it run. */
const isOfRun = (words: readonly Word[], { from }: Stretch): boolean => {
  const named = words.slice(Math.max(0, from - RUN_REACH), from).map(({ form }) => form);
  const at = named.findLastIndex((form, i) => HAS_SHARE.test(form) || (RUN.test(form) && !isWhen(named.slice(0, i))));
  return RUN.test(named[at] ?? '');
};
/** "The battery fell during the upload to 9 %" */
const isWhen = (before: readonly string[]): boolean =>
  /\b(?:during|while|after|before|by|for|since|from)(?: (?:the|a|an|her|his|my|last|this))?$/.test(before.join(' '));
const RUN_REACH = 6;
const HAS_SHARE =
  /^(?:phones?|handsets?|iphones?|mobile|device|battery|batt|btry|bat|charge|juice|power|storage|space|memory|icloud|cloud|plan|quota|account|lpm|charging|charger)$/;
const RUN =
  /^(?:updates?|updating|install|installs|installation|installing|imports?|importing|export|backup|restore|restoring|indexing|transfer|migration|copying|scan|analysis|preparing|processing|volume|brightness|signal|zoom|opacity|loss|uploads?|uploading|downloads?|downloading|sync|syncing|progress|counter)$/;

/** A size is of what was named before it, rather than of what comes next: so many words further away. */
const BEHIND = 2;

function nearestOwner(
  place: Place,
  size: Size,
  objects: Owners,
  owners: readonly Owner[],
  spaceOnly = false,
): Owner | undefined {
  const named = new Set(owners.flatMap(owner => objects.get(owner) ?? []));
  const mentions = place.sentence.objects.filter(
    ({ group, from }) => named.has(group) && Math.abs(from - size.from) <= OUT_OF_SIGHT,
  );
  const near = (names: readonly string[]) =>
    Math.min(
      ...mentions
        .filter(
          object =>
            names.includes(object.group) &&
            !mentions.some(other => isPartOf(object, other)) &&
            !ELSEWHERE.test(place.sentence.words[object.from - 1]?.form ?? ''),
        )
        .map(object => distanceBetween(place.sentence, object, size) + (object.from >= size.to ? BEHIND : 0)),
      ...place.carried.filter(({ groups }) => names.some(name => groups.has(name))).map(({ distance }) => distance),
      Infinity,
    );
  const ranked = owners
    .map(owner => ({
      owner,
      distance: near((objects.get(owner) ?? []).slice(0, spaceOnly ? 1 : undefined)),
    }))
    .sort((a, b) => a.distance - b.distance);
  const first = ranked[0];
  if (!first || first.distance === ranked[1]?.distance) return undefined;
  // "Her hotspot's allotment (15 of 15 GB), phone data slowed"
  const isOfOther = mentions.some(
    object =>
      ELSEWHERE.test(place.sentence.words[object.from - 1]?.form ?? '') &&
      object.to <= size.from &&
      distanceBetween(place.sentence, object, size) < first.distance,
  );
  if (isOfOther) return undefined;
  const isAlone = first.owner === 'battery' && ranked.slice(1).every(({ distance }) => distance === Infinity);
  return first.distance <= (isAlone ? FAR_ALONE : FAR) ? first.owner : undefined;
}
/** In words; whatever stands between. A list without full stops is one sentence of thousands. */
const OUT_OF_SIGHT = 60;
/** In words; a charge may stand further behind a battery, where nothing else is named. */
const FAR = 9;
const FAR_ALONE = 14;

/** "Google account storage" and a "data plan" are no matter of Apple's. */
const ELSEWHERE =
  /^(?:data|mobile|hotspot|roaming|google|gmail|dropbox|onedrive|microsoft|outlook|exchange|mailbox|samsung)$/;

/** "Account capacity" is the account's, though "capacity" alone is the phone's. */
const isPartOf = (inner: Stretch, outer: Stretch): boolean =>
  outer.from <= inner.from && inner.to <= outer.to && outer.to - outer.from > inner.to - inner.from;

function byPhrase(after: string[]): Owner | undefined {
  if (after.slice(0, 2).join(' ') === 'on it') return 'device';
  if (after.some(form => /^(?:plan|tier|icloud|cloud|quota)$/.test(form))) return 'icloud';
  return after.some((form, i) => /^(?:phone|iphone|handset|device)$/.test(form) && after[i + 1] !== 'data')
    ? 'device'
    : undefined;
}

/** "300 MB left", of nothing that was named: so people speak of the phone itself. */
export const isScrap = ({ sentence, carried }: Place, { free, total, bare, short }: Size, objects: Owners): boolean =>
  free !== undefined &&
  (free < 1e9 || short === true) &&
  total === undefined &&
  !bare &&
  !carried.some(({ groups }) => objects.get('icloud')?.some(name => groups.has(name))) &&
  !sentence.words.some(({ form }, i) => OTHER_THING.test(form) && !OWN_DATA.test(sentence.words[i - 1]?.form ?? ''));

const OTHER_THING =
  /^(?:account|acct|data|plan|allowance|icloud|cloud|bundle|mac|laptop|pc|google|gmail|dropbox|onedrive|nas|server|mailbox|inbox|exchange|outlook|usb|stick|card|printer|kindle|tv|drive)$/;
