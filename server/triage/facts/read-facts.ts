import type { Devices } from '../../knowledge/devices.ts';
import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { TicketSymptom } from '../../knowledge/tickets.ts';
import type { Draft } from '../context/draft.ts';
import { type Place, type Stretch, spanOf } from '../context/place.ts';
import { distanceBetween } from '../matcher/distance.ts';
import type { Facts, Space, Status } from '../model.ts';
import type { SentenceContent } from '../reader/content.ts';
import { keptIn, newSlot, perSentence } from '../reader/per-sentence.ts';
import { untilPause, type Word } from '../reader/words.ts';
import { otherAccount, type Registered, registeredIn } from './accounts.ts';
import { asAnswer, bareAnswer, capacityAnswer, correctedSize, noneAnswer, planAnswer, usedAnswer } from './answers.ts';
import { mergeSpace, newestFor, spaceStatus } from './compare.ts';
import type { VersionFact } from './conflicts.ts';
import { type Count, countsIn, datedCounts, movedCount, repeatedCount } from './counters.ts';
import { toDraft } from './measured.ts';
import { findModels, type ModelMention } from './models.ts';
import { isScrap, type Owner, type Owners, ownerOf } from './owners.ts';
import { failsElsewhere, type SyncAt, syncsIn } from './places.ts';
import { COUNTED } from './size-words.ts';
import type { Size } from './sizes.ts';
import { compareVersions, findVersions, type VersionMention } from './versions.ts';
import { judgedVersion, whyOfSpace } from './why.ts';

export interface FactReader {
  /** False where nothing in the sentence can be a fact. */
  mayFind: (sentence: SentenceContent) => boolean;
  /** Facts and measured findings of one sentence. */
  read: (place: Place, text: string) => Draft[];
  /** What was read of versions from this sentence on is of another device. */
  withdraw: (sentence: number) => void;
  /** Findings that need the whole ticket and what was found in it: the iOS version against the model's newest. */
  end: (found: readonly Draft[]) => Draft[];
  facts: () => Facts;
  versions: () => VersionFact[];
}

interface Version extends Stretch {
  place: Place;
  mention: VersionMention;
  model?: ModelMention;
  /** The iPhone that it is taken to run on. */
  owner?: string;
}

/** A size, whose it is by itself, and where that is named near it. */
interface OwnedSize {
  size: Size;
  own?: Owner;
  near?: Stretch;
}

const OWNED_SIZES = newSlot();
const MENTIONS = newSlot();

/** A version that many sentences behind a model is its own, where the ticket names several. */
const MODEL_REACH = 3;
/** So many sentences lie between a number and its correction at the most. */
const CORRECTION_REACH = 2;
/** So many sentences lie between a plan and what is used of it at the most. */
const TOTAL_REACH = 2;
/** So many sentences lie between two statements of a counter at the most. */
const COUNT_REACH = 3;

/** So many sentences lie between what two machines are registered with at the most. */
const ACCOUNT_REACH = 2;

/** So many sentences lie between a place where photos sync and one where they do not at the most. */
const PLACE_REACH = 2;

/** Before a bare model number: `her 13`, `the company 13`. */
const CALLED = /^(?:the|a|an|her|his|my|their|our|company|work|plain|old|new|own|normal|regular)$/;

const hasDigit = perSentence(({ words }) =>
  words.some(({ form }) => form.charCodeAt(0) >= 48 && form.charCodeAt(0) <= 57),
);

/** By whether the lines around speak of versions. */
const VERSIONS = { spokenOf: newSlot(), alone: newSlot() };

function versionsIn(
  { sentence, base, spokenOfVersion }: Place,
  text: string,
  models: readonly ModelMention[],
): VersionMention[] {
  return keptIn(sentence, spokenOfVersion ? VERSIONS.spokenOf : VERSIONS.alone, () =>
    findVersions(sentence.words, text.slice(base), models, sentence.labelled, spokenOfVersion),
  );
}

const modelsIn = perSentence(({ words }, devices: Devices) => findModels(words, devices));

const MODEL_LABEL = /^(?:model|device|phone|handset|iphone|hardware|hw|gerät|modell)$/;

export function newFactReader(knowledge: Knowledge): FactReader {
  const { devices } = knowledge;
  const measures = new Map<string, TicketSymptom>();
  const objects: Owners = new Map();
  for (const symptom of knowledge.tickets.symptoms) {
    const { measure } = symptom;
    if (!measure) continue;
    measures.set(measure, symptom);
    if (measure === 'icloud' || measure === 'device' || measure === 'battery') objects.set(measure, symptom.object);
  }
  const facts: Facts = {};
  const versions: Version[] = [];
  const spaces: Partial<Record<'icloud' | 'device', Space>> = {};
  /** The last size, and what it was of, which a correction is of, too. */
  let last: { size: Size; owner: Owner; sentence: number } | undefined;
  const corrected = (place: Place) =>
    last && place.number - last.sentence <= CORRECTION_REACH && corrects(place) ? last : undefined;
  /** The sizes of a sentence, with a number that puts one right taken for that. */
  const sizesIn = (place: Place): OwnedSize[] => {
    const stated = ownedSizes(place);
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
  const ownedSizes = (place: Place): OwnedSize[] =>
    keptIn(place, OWNED_SIZES, () =>
      [
        ...place.sentence.sizes,
        ...bareAnswer(place, objects.get('battery') ?? []),
        ...capacityAnswer(place, objects.get('device') ?? [], devices.capacities),
        ...usedAnswer(place, objects.get('battery') ?? []),
        ...planAnswer(place, devices.plans),
        ...noneAnswer(place),
      ].map(stated => {
        const size = asAnswer(withLead(stated, devices), place);
        const own = ownerOf(place, size, objects, devices);
        return { size, own, near: own && objectNear(place, size, own) };
      }),
    );
  const objectNear = (place: Place, size: Size, owner: Owner): Stretch | undefined => {
    const object = place.sentence.objects
      .filter(({ group }) => objects.get(owner)?.includes(group))
      .sort((a, b) => distanceBetween(place.sentence, a, size) - distanceBetween(place.sentence, b, size))[0];
    return object && distanceBetween(place.sentence, object, size) <= 3 ? object : undefined;
  };

  const measure = (place: Place, { size, own, near: ownNear }: OwnedSize): Draft[] => {
    const owner =
      own ??
      corrected(place)?.owner ??
      ownerOfLastTotal(place, size) ??
      (isScrap(place, size, objects) ? 'device' : undefined);
    const symptom = owner && measures.get(owner);
    if (!owner || !symptom || isCount(place, size)) return [];
    if (owner !== 'icloud' && place.section === 'other-device') return [];
    // `quotaUsedGB: 1999` stands before `quotaTotalGB: 2000`, "used?" before "and the plan?".
    const endsPair = owner !== 'battery' && isTotal(size) && (isLabelledTotal(place) || place.asked !== undefined);
    const whole = endsPair ? { ...spaces[owner], ...size } : size;
    const said =
      owner === 'battery'
        ? batteryStatus(size, place, devices.thresholds.batteryLow)
        : unlessShared(place, size, spaceStatus(owner, asShare(whole), spaces[owner]?.total, devices));
    const near = own ? ownNear : objectNear(place, size, owner);
    const why =
      owner === 'battery'
        ? `low up to ${devices.thresholds.batteryLow} %`
        : whyOfSpace(owner, asShare(size), spaces[owner]?.total, devices);
    const draft = said && toDraft(place, symptom, said, size, near, 3, why);
    last = { size, owner, sentence: place.number };
    if (owner !== 'battery' && isTotal(size)) lastTotal = { owner, sentence: place.number };
    const counts = !draft || draft.status === 'present' || draft.status === 'ruled-out';
    if (counts) remember(place, owner, size);
    if (!draft) return [];
    return [draft];
  };
  const remember = (place: Place, owner: Owner, size: Size) => {
    const span = spanOf(place, size);
    if (owner === 'battery') facts.battery = { value: size.percent ?? 0, ...span };
    else {
      spaces[owner] = mergeSpace(spaces[owner], size);
      facts[owner] = { value: spaces[owner] ?? {}, ...span };
    }
  };

  const mentionsIn = (place: Place, text: string): { models: ModelMention[]; found: VersionMention[] } => {
    const { sentence } = place;
    const all = modelsIn(sentence, devices);
    const labelled = sentence.words.slice(0, sentence.labelled).some(word => MODEL_LABEL.test(word.form));
    if (!all.length && !hasDigit(sentence)) return { models: [], found: [] };
    const found = versionsIn(place, text, all);
    const models = all.filter(
      mention =>
        !mention.weak ||
        (CALLED.test(sentence.words[mention.from - 1]?.form ?? '') &&
          found.some(version => Math.abs(version.from - mention.from) <= 6)) ||
        (labelled && mention.from >= sentence.labelled) ||
        (!endsDate(sentence.words, mention.from) &&
          sentence.words[mention.from - 1]?.form !== 'from' &&
          found.some(version => version.from >= mention.to && version.from - mention.to <= 2)),
    );
    return { models, found };
  };
  let lastModel: { model: ModelMention; sentence: number } | undefined;
  const readVersions = (place: Place, text: string) => {
    if (place.section === 'other-device') return;
    const { models, found } = keptIn(place, MENTIONS, () => mentionsIn(place, text));
    const [model] = models;
    if (model) {
      facts.model ??= { value: model.model, ...spanOf(place, model) };
      lastModel = { model, sentence: place.number };
    }
    for (const mention of found) {
      const model = models.find(candidate => Math.abs(candidate.from - mention.from) <= 6);
      const before = lastModel && place.number - lastModel.sentence <= MODEL_REACH ? lastModel.model : undefined;
      // An update among the next steps, or behind an empty box, is still to come.
      const isOpen = place.block.ticked === false;
      const planned = (place.section === 'advice' || isOpen) && mention.updated;
      const stays = isOpen && mention.role === 'left';
      versions.push({
        place,
        mention: planned ? { ...mention, role: 'offered' } : stays ? { ...mention, role: 'installed' } : mention,
        from: mention.from,
        to: mention.to,
        model,
        owner: (model ?? before)?.model,
      });
    }
  };

  let counted: { counts: Count[]; dated: Count[]; sentence: number } | undefined;
  /** A counter that showed the same at another time. */
  const stalled = (place: Place): Draft[] => {
    const symptom = measures.get('count');
    const counts = countsIn(place.sentence);
    if (!symptom || !counts.length) return [];
    const before = counted && place.number - counted.sentence <= COUNT_REACH ? counted : undefined;
    const count = repeatedCount(place.sentence, before?.counts ?? []);
    counted = { counts, dated: datedCounts(place.sentence), sentence: place.number };
    const draft = count && toDraft(place, symptom, 'present', count, undefined, 3, 'the same number again');
    if (draft) return [draft];
    const moved = count ? undefined : movedCount(place.sentence, before?.dated ?? []);
    const over = moved && toDraft(place, symptom, 'ruled-out', moved, undefined, 3, 'another number than before');
    return over ? [{ ...over, now: true }] : [];
  };

  /** "18.7.3, the latest for it": of an old model, the newest fix is known better to the phone than to us. */
  const isLastForModel = ({ place, mention, owner }: Version, found: readonly Draft[]): boolean => {
    const model = owner ?? facts.model?.value;
    const line = mention.version.split('.').slice(0, 2).join('.');
    return (
      model !== undefined &&
      newestFor(model, devices).some(release => release.startsWith(`${line}.`)) &&
      found.some(
        ({ status, symptom, sentence }) =>
          status === 'ruled-out' &&
          symptom.cause === measures.get('ios')?.cause &&
          Math.abs(sentence - place.number) <= 1,
      )
    );
  };

  let registered: { all: Registered[]; sentence: number } | undefined;
  /** A machine that has another account than the iPhone. */
  const parted = (place: Place): Draft[] => {
    const symptom = measures.get('account');
    const here = registeredIn(place.sentence);
    if (!symptom || !here.length) return [];
    const before = registered && place.number - registered.sentence <= ACCOUNT_REACH ? registered.all : [];
    const other = otherAccount(place.sentence, before);
    registered = { all: [...before, ...here], sentence: place.number };
    const draft =
      other && toDraft(place, symptom, 'present', other, undefined, 3, 'another account than the iPhone has');
    return draft ? [draft] : [];
  };

  let synced: { all: SyncAt[]; sentence: number } | undefined;
  /** A place, or a network, at which photos do not sync though they do at another. */
  const elsewhere = (place: Place): Draft[] => {
    const symptom = measures.get('place');
    const here = syncsIn(place.sentence);
    if (!symptom || !here.length) return [];
    const before = synced && place.number - synced.sentence <= PLACE_REACH ? synced.all : [];
    const other = failsElsewhere(place.sentence, before);
    synced = { all: [...before, ...here], sentence: place.number };
    const draft = other && toDraft(place, symptom, 'present', other, undefined, 3, 'at another place they sync');
    return draft ? [draft] : [];
  };

  return {
    mayFind: sentence =>
      hasDigit(sentence) ||
      syncsIn(sentence).length > 0 ||
      registeredIn(sentence).length > 0 ||
      sentence.sizes.length > 0 ||
      modelsIn(sentence, devices).length > 0,
    read: (place, text) => {
      readVersions(place, text);
      return [
        ...sizesIn(place).flatMap(owned => measure(place, owned)),
        ...stalled(place),
        ...parted(place),
        ...elsewhere(place),
      ];
    },
    withdraw: sentence => {
      for (const version of versions)
        if (version.place.number >= sentence) version.mention = { ...version.mention, role: 'left' };
    },
    end: found => {
      const symptom = measures.get('ios');
      if (!symptom) return [];
      // "The version was 15.1": so it still is, unless another is named or something was updated.
      const isUpdated =
        versions.some(({ mention }) => mention.role === 'installed') ||
        found.some(({ status, symptom: { cause } }) => status === 'tried' && cause === symptom.cause);
      const last = isUpdated ? undefined : versions.findLast(({ mention }) => mention.role === 'was');
      if (last) last.mention = { ...last.mention, role: 'installed' };
      const drafts: Draft[] = [];
      const offersNewer = (version: string) =>
        versions.some(
          ({ mention }) =>
            (mention.role === 'offered' || mention.role === 'lacked') &&
            mention.version.includes('.') &&
            compareVersions(version.includes('.') ? mention.version : (mention.version.split('.')[0] ?? ''), version) >
              0,
        );
      const current = versions.filter(({ mention }) => mention.role === 'installed').at(-1);
      for (const version of versions) {
        const { place, mention } = version;
        const installed = mention.role === 'installed';
        if (mention.role === 'offered' || mention.role === 'left' || mention.role === 'was') continue;
        if (mention.role === 'lacked') {
          const isOn = current && compareVersions(current.mention.version, mention.version) >= 0;
          const lacking = isOn
            ? undefined
            : toDraft(place, symptom, 'present', mention, version.model, 3, 'not taken yet');
          if (lacking) drafts.push(lacking);
          continue;
        }
        const judged = judgedVersion(mention.version, version.owner ?? facts.model?.value, devices);
        const stated = judged.said ?? (installed && offersNewer(mention.version) ? 'present' : undefined);
        const said = stated === 'present' && isLastForModel(version, found) ? 'ruled-out' : stated;
        if (!said) continue;
        const { why } = judged;
        const made = toDraft(place, symptom, said, mention, version.model, 3, why);
        if (!made) continue;
        const carriedOut = mention.updated && made.status === 'ruled-out';
        const draft: Draft = carriedOut
          ? { ...made, status: 'tried', now: false, reasons: [{ why: 'updated to it' }] }
          : { ...made, now: installed && version === current && made.status === 'ruled-out' };
        // "After the update to 27.1 nothing has changed".
        const inVain = mention.role === 'since' && place.sentence.triggers.some(({ kind }) => kind === 'no-help');
        if (inVain && judged.said === 'ruled-out')
          drafts.push({ ...draft, status: 'tried', reasons: [{ why: 'updated to it' }] });
        else if (!installed)
          drafts.push({
            ...draft,
            status: 'mentioned',
            reasons: [{ why: 'says when, not which version is installed' }],
          });
        else if (
          version !== current &&
          draft.status === 'present' &&
          current &&
          current.mention.version !== mention.version &&
          (current.mention.updated || corrects(current.place))
        )
          drafts.push({ ...draft, status: 'mentioned', reasons: [{ why: 'a later line names another version' }] });
        else drafts.push(draft);
        if (installed) facts.ios = { value: mention.version, ...spanOf(place, mention) };
      }
      if (!facts.ios && current)
        facts.ios = { value: current.mention.version, ...spanOf(current.place, current.mention) };
      return drafts;
    },
    facts: () => facts,
    versions: () =>
      versions
        .filter(({ mention }) => mention.role === 'installed')
        .map(({ place, mention }) => ({
          version: mention.version,
          frontMatter: place.block.place === 'front-matter',
          ...spanOf(place, mention),
        })),
  };
}

const correctionIn = ({ sentence }: Place): Stretch | undefined =>
  sentence.triggers.find(({ kind }) => kind === 'corrects');

const corrects = (place: Place): boolean => correctionIn(place) !== undefined;

/** "Messages take 38 GB of the 50": what one of many takes leaves open how much all take. */
const unlessShared = ({ sentence: { words } }: Place, { from, used }: Size, said: Status | undefined) => {
  const before = words.slice(Math.max(0, from - 3), from).map(({ form }) => form);
  return said === 'ruled-out' && used !== undefined && before.some(form => CONSUMER.test(form)) ? undefined : said;
};
const CONSUMER = /^(?:messages|videos|backups?|mails?|whatsapp|documents|drive|apps?)$/;

const isTotal = ({ total, used, free }: Size): boolean =>
  total !== undefined && used === undefined && free === undefined;

const isLabelledTotal = ({ sentence: { words, labelled } }: Place): boolean =>
  words.slice(0, labelled).some(({ form }) => /^(?:total|capacity|quota)$/.test(form));

function batteryStatus(size: Size, { sentence }: Place, low: number): Status | undefined {
  if (size.percent === undefined) return undefined;
  const before = sentence.words.slice(Math.max(0, size.from - 3), size.from).map(({ form }) => form);
  const isAbove = /^(?:above|over|than)$/.test(before.at(-1) ?? '');
  // "It dies at 30 %" tells of no good level.
  if (size.percent > low && before.some(form => GIVES_OUT.test(form))) return undefined;
  return size.percent <= low && !isAbove ? 'present' : 'ruled-out';
}

const GIVES_OUT = /^(?:dies?|died|shuts?|off|out|cuts|quits?|black|down)$/;

/** The month in `09/11: 18.7.3` is no model. */
function endsDate(words: readonly Word[], at: number): boolean {
  const [day, month] = [words[at - 1], words[at]];
  return day !== undefined && month !== undefined && /^\d+$/.test(day.form) && month.start - day.end === 1;
}

/** Takes the number before a statement as its total, where there is such a plan or iPhone. */
function withLead(size: Size, devices: Devices): Size {
  const { lead } = size;
  if (lead === undefined) return size;
  const sold = [...devices.plans, ...devices.capacities].some(
    gigabytes => gigabytes * 1e9 === lead || (gigabytes % 1000 === 0 && gigabytes * 1.024e9 === lead),
  );
  return sold && lead >= (size.free ?? size.used ?? 0) ? { ...size, total: lead } : size;
}

/** `iCloud storage 98 %` means used. */
const asShare = (size: Size): Size =>
  size.percent !== undefined && size.ratio === undefined ? { ...size, ratio: size.percent / 100 } : size;

/** `3 of 12 photos` and `signal 5 of 5` are no storage. */
function isCount({ sentence: { words } }: Place, { bare, from, to }: Size): boolean {
  return (
    !!bare &&
    !words.slice(from, to).some(({ form }) => /\d[.,]\d{1,2}$/.test(form)) &&
    (untilPause(words, to, 2).some(({ form }) => COUNTED.test(form)) ||
      // "Page 3 of 5", but "the storage page: 127 of 128" and "4.9 of 5"
      (/^\d+$/.test(words[from]?.form ?? '') &&
        words
          .slice(Math.max(0, from - 2), from)
          .some(({ form }, i, near) => SCORED.test(form) && !OF_SPACE.test(near[i - 1]?.form ?? ''))))
  );
}

const OF_SPACE = /^(?:storage|icloud|cloud|account|family|plan)$/;
const SCORED =
  /^(?:wifi|signal|reception|scor(?:e|ed|es)|rat(?:e|ed|ing)|stars?|steps?|page|part|day|attempt|notes?|visit|call|mail|email|update|message|entry)$/;
