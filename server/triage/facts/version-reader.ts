import type { Devices } from '../../knowledge/devices.ts';
import type { TicketSymptom, TriggerKind } from '../../knowledge/tickets.ts';
import { isOfOthers } from '../context/case.ts';
import { type Draft, withStatus } from '../context/draft.ts';
import { isOpenNumber, type Place, spanOf } from '../context/place.ts';
import { statusInScope } from '../context/scope.ts';
import type { Stretch } from '../matcher/distance.ts';
import type { Facts, Status } from '../model.ts';
import type { SentenceContent } from '../reader/content.ts';
import { keptIn, newSlot, perSentence } from '../reader/per-sentence.ts';
import { timedOf } from '../reader/timed.ts';
import type { Word } from '../reader/words.ts';
import { Break, saidIn } from '../reader/words.ts';
import { fitsModel, newestFor } from './compare.ts';
import type { ModelFact, VersionFact } from './conflicts.ts';
import { correctionIn, corrects } from './corrections.ts';
import { toDraft } from './measured.ts';
import { findModels, isSameModel, type ModelMention } from './models.ts';
import { compareVersions, findVersions, type VersionMention } from './versions.ts';
import { judgedVersion } from './why.ts';

/** Follows which iOS runs on which iPhone through a ticket. */
export interface VersionReader {
  /** @param before the sentence before it, which may be of another phone */
  read: (place: Place, text: string, before?: SentenceContent) => void;
  /** What was read in this sentence and the one before it is of another device. @param by says so */
  withdraw: (place: Place, by: Stretch) => void;
  /** The versions against the model's newest, once all is read. */
  end: (found: readonly Draft[]) => Draft[];
  versions: () => VersionFact[];
  /** The models that the ticket says to be its iPhone's. */
  models: () => ModelFact[];
}

interface Version extends Stretch {
  place: Place;
  mention: VersionMention;
  model?: ModelMention;
  /** The iPhone that it is taken to run on. */
  owner?: ModelMention;
}

const MENTIONS = newSlot();
const RANKS = newSlot();

/** A version that many sentences behind a model is its own, where the ticket names several. */
const MODEL_REACH = 3;
/** Before a bare model number: `her 13`, `the company 13`. */
const CALLED = /^(?:the|a|an|her|his|my|their|our|company|work|plain|old|new|own|normal|regular)$/;

export const hasDigit = perSentence(({ words }) =>
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

export const modelsIn = perSentence(({ words }, devices: Devices) => findModels(words, devices));

/** Of the iPhones of a sentence, what follows is of the new one, and hardly of the old one. */
const MOST_LIKELY = ['new', undefined, 'left'] as const;

const MODEL_LABEL = /^(?:model|device|phone|handset|iphone|hardware|hw|gerät|modell)$/;

/** @param symptom of which an old iOS is a sign @param facts is told what was read */
export function newVersionReader(symptom: TicketSymptom | undefined, devices: Devices, facts: Facts): VersionReader {
  const versions: Version[] = [];
  const named: ModelFact[] = [];
  const mentionsIn = (place: Place, text: string): { models: ModelMention[]; found: VersionMention[] } => {
    const { sentence } = place;
    const all = modelsIn(sentence, devices);
    const labelled = sentence.words.slice(0, sentence.labelled).some(word => MODEL_LABEL.test(word.form));
    if (!all.length && !hasDigit(sentence)) return { models: [], found: [] };
    const found = versionsIn(place, text, all);
    // `Device: iPhone, iOS 12`
    const isVersion = ({ from, to }: ModelMention) => found.some(version => version.from < to && from < version.to);
    /** A number alone names the iPhone that takes the version beside it: "on the 7th to 27.1" names none. */
    const isBeside = ({ model }: ModelMention, near: (version: VersionMention) => boolean) =>
      found.some(version => near(version) && fitsModel(version.version, model, devices));
    const models = all.filter(
      mention =>
        !mention.weak ||
        (CALLED.test(sentence.words[mention.from - 1]?.form ?? '') &&
          isBeside(mention, version => Math.abs(version.from - mention.from) <= 6)) ||
        (labelled && mention.from >= sentence.labelled && !isVersion(mention)) ||
        (!endsDate(sentence.words, mention.from) &&
          sentence.words[mention.from - 1]?.form !== 'from' &&
          isBeside(mention, version => version.from >= mention.to && version.from - mention.to <= 2)),
    );
    return { models, found };
  };
  let lastModel: { model: ModelMention; sentence: number } | undefined;
  let rank = 0;
  /** Of several iPhones, the ticket is of the new one, and of the old one only where it names no other. */
  const noteModel = (place: Place, model: ModelMention, own: number) => {
    if (own < rank || (own === rank && !isPutRight(place, model))) return;
    rank = own;
    facts.model = { value: model.model, ...spanOf(place, model) };
  };
  const readVersions = (place: Place, text: string, before?: SentenceContent) => {
    if (place.section === 'other-device') return;
    const { models, found } = keptIn(place, MENTIONS, () => mentionsIn(place, text));
    const ranks = keptIn(place, RANKS, () => models.map(model => rankOf(place, model)));
    for (const [i, model] of models.entries()) {
      noteModel(place, model, ranks[i] ?? 0);
      const frontMatter = place.block.place === 'front-matter';
      if (frontMatter || (ranks[i] === PLAIN && isSaidOfIt(place, model, before)))
        named.push({ model: model.model, frontMatter, ...spanOf(place, model) });
    }
    const model = MOST_LIKELY.map(standing => models.find(one => one.standing === standing)).find(Boolean);
    if (model) lastModel = { model, sentence: place.number };
    for (const mention of found) {
      const near = models.filter(({ from }) => Math.abs(from - mention.from) <= 6);
      const before = near.findLast(({ from }) => from < mention.from);
      const model = before ? near.find(one => one.model === before.model) : near[0];
      const last = lastModel && place.number - lastModel.sentence <= MODEL_REACH ? lastModel.model : undefined;
      // An update among the next steps, or behind an empty box, is still to come; what it leaves is installed.
      const isOpen = place.block.ticked === false;
      const stays = isOpen && mention.role === 'left';
      const planned = ((place.section === 'advice' || isOpen) && mention.updated) || isOpenNumber(place);
      const done = !isOpen && isStepTaken(place, mention);
      versions.push({
        place,
        mention: done
          ? { ...mention, role: 'installed', updated: true }
          : stays
            ? { ...mention, role: 'installed' }
            : planned
              ? { ...mention, role: 'offered' }
              : mention,
        from: mention.from,
        to: mention.to,
        model,
        owner: model ?? last,
      });
    }
  };

  /** "18.7.3, the latest for it": of an old model, the newest fix is known better to the phone than to us. */
  const isLastForModel = ({ place, mention, owner }: Version, found: readonly Draft[]): boolean => {
    const model = owner?.model ?? facts.model?.value;
    const line = mention.version.split('.').slice(0, 2).join('.');
    return (
      model !== undefined &&
      newestFor(model, devices).some(release => release.startsWith(`${line}.`)) &&
      found.some(
        ({ status, symptom: { cause }, sentence }) =>
          status === 'ruled-out' && cause === symptom?.cause && Math.abs(sentence - place.number) <= 1,
      )
    );
  };

  /** Named as what is left or of another iPhone than the ticket's, it is none of this one. */
  const isOfAnother = ({ owner }: Version): boolean =>
    owner !== undefined && facts.model !== undefined && !isSameModel(owner.model, facts.model.value);
  const draftOf = (version: Version, symptom: TicketSymptom, said: Status, why: string) => {
    const { place, mention, model, owner } = version;
    const made = toDraft(place, symptom, said, mention, model, 3, why);
    if (!made) return undefined;
    // "iPhone 15 (17.2) and iPad (18.1)": its words are none of the iPhone's.
    if (isOfOthers(made)) return { ...made, ...spanOf(place, mention), status: 'mentioned' as const };
    return owner?.standing === 'left' && isOfAnother(version)
      ? withStatus(made, 'mentioned', { why: 'of the iPhone that was left' })
      : made;
  };
  /** A model that is named elsewhere and does not take the version may be of another iPhone: "we offered her an iPhone 15". */
  const judge = ({ mention: { version }, owner }: Version) => {
    const named = facts.model?.value;
    const model = owner?.model ?? (named !== undefined && fitsModel(version, named, devices) ? named : undefined);
    return judgedVersion(version, model, devices);
  };
  /** What the ticket says to run, or to run since a time, on an iPhone that is in use. */
  const claimed = (role: 'installed' | 'since'): Version[] =>
    versions.filter(
      version =>
        version.mention.role === role &&
        (!symptom || draftOf(version, symptom, judge(version).said ?? 'present', '')?.status !== 'mentioned'),
    );
  /** What it says to run on its own, the last one being what runs there now; known at the end. */
  let installed: Version[] = [];

  return {
    read: readVersions,
    withdraw: (place, by) => {
      // "Scratch that, iOS 15.1" puts right what it withdraws.
      const to = correctionIn(place)?.to === by.to ? place.number : Infinity;
      for (const version of versions)
        if (version.place.number >= place.number - 1 && version.place.number < to)
          version.mention = { ...version.mention, role: 'left' };
    },
    end: found => {
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
      const told = claimed('installed');
      installed = told.filter(version => !isOfAnother(version));
      const current = installed.at(-1);
      for (const version of versions) {
        const { place, mention } = version;
        const isInstalled = mention.role === 'installed';
        if (mention.role === 'offered' || mention.role === 'left' || mention.role === 'was') continue;
        if (mention.role === 'lacked') {
          const isOn = current && compareVersions(current.mention.version, mention.version) >= 0;
          const lacking = isOn ? undefined : draftOf(version, symptom, 'present', 'not taken yet');
          if (lacking) drafts.push(lacking);
          continue;
        }
        const judged = judge(version);
        const stated = judged.said ?? (isInstalled && offersNewer(mention.version) ? 'present' : undefined);
        const said = stated === 'present' && isLastForModel(version, found) ? 'ruled-out' : stated;
        if (!said) continue;
        const made = draftOf(version, symptom, said, judged.why);
        if (!made) continue;
        const carriedOut = mention.updated && made.status === 'ruled-out';
        const draft: Draft = carriedOut
          ? { ...made, status: 'tried', now: false, reasons: [{ why: 'updated to it' }] }
          : { ...made, now: isInstalled && version === current && made.status === 'ruled-out' };
        // "After the update to 27.1 nothing has changed".
        const inVain = mention.role === 'since' && place.sentence.triggers.some(({ kind }) => kind === 'no-help');
        if (inVain && judged.said === 'ruled-out')
          drafts.push({ ...draft, status: 'tried', reasons: [{ why: 'updated to it' }] });
        else if (!isInstalled)
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
          (current.mention.updated ||
            corrects(current.place) ||
            (installed.includes(version) && isLaterEntry(version.place, current.place)))
        )
          drafts.push({ ...draft, status: 'mentioned', reasons: [{ why: 'a later line names another version' }] });
        else drafts.push(draft);
      }
      // Where only what stands beside another iPhone is told, that may well have been the ticket's own.
      const since = claimed('since').filter(version => isReached(version) && !isOfAnother(version));
      const known = current ?? told.at(-1) ?? since.at(-1);
      if (known) facts.ios = { value: known.mention.version, ...spanOf(known.place, known.mention) };
      return drafts;
    },
    versions: () =>
      installed.map(({ place, mention, owner }) => ({
        version: mention.version,
        frontMatter: place.block.place === 'front-matter',
        owner: owner?.model,
        updated: mention.updated,
        ...spanOf(place, mention),
      })),
    models: () => named,
  };
}

/** `- update to 27.1` among the steps tried, as all that is said of it. */
function isStepTaken({ section, sentence: { words } }: Place, { from, to, role }: VersionMention): boolean {
  const isIos = words[from - 1]?.form === 'ios' ? 1 : 0;
  const [update, toward] = words.slice(from - isIos - 2, from - isIos);
  const opens = update === words[0] || (update?.gap ?? Break.none) >= Break.comma;
  const next = words[to];
  return (
    section === 'tried' &&
    role === 'offered' &&
    /^(?:update|upgrade)$/.test(update?.form ?? '') &&
    toward?.form === 'to' &&
    opens &&
    (next === undefined || (next.gap >= Break.comma && !IN_VAIN.test(next.form)))
  );
}
const IN_VAIN = /^(?:fail\w*|refus\w+|declin\w+|not|no|wont|cant|could\w*|im?possible|aborted|cancell?ed|stuck|open)$/;

/** "Since the update to 27.1" it runs; "after the update to 27.1 leave it alone" may be still to come. */
const isReached = ({ place: { sentence, section }, mention }: Version): boolean =>
  section !== 'advice' && sentence.words.slice(0, mention.from).some(({ form }) => form === 'since');

/** How sure it is that the ticket is of this iPhone, where it names several. */
const rankOf = (place: Place, { from, to, standing }: ModelMention): number => {
  const stretch = { from, to };
  if (standing === 'left') return 1;
  if (place.block.place === 'front-matter') return 3;
  const { status } = statusInScope(place.sentence, 'present', stretch, undefined, [stretch]);
  // "She wants an iPhone 17", "her husband's new iPhone 17"
  if (status === 'mentioned') return 1;
  return standing && status === 'present' ? 3 : PLAIN;
};
const PLAIN = 2;

/** "It is an iPhone 13", `Model: iPhone 8`: said of the ticket's iPhone, where neither it nor the sentence before names another. */
function isSaidOfIt(place: Place, { from, standing }: ModelMention, before?: SentenceContent): boolean {
  const { sentence, block, question } = place;
  const { words, labelled } = sentence;
  if (question || standing || block.ticked === false || place.section === 'advice') return false;
  const label = block.label?.text.toLowerCase() ?? '';
  if (from === labelled && IS_MODEL.test(label)) return true;
  const said = saidIn(words.slice(Math.max(labelled, from - SAID_REACH), from));
  return IT_IS.test(said) && ![sentence, before].some(near => near?.triggers.some(({ kind }) => OF_ANOTHER.has(kind)));
}
const IS_MODEL = /^(?:(?:iphone |phone |device )?model(?: name)?|modell|device|handset)$/;
const SAID_REACH = 6;
const IT_IS =
  /(?:^| )(?:its (?:(?:actually|really|definitely|in fact) )*an?|(?:it|(?:the|her|his|my|their|customers|users|callers) (?:phone|iphone|handset|device|model)) is(?: (?:actually|really|definitely|in fact|a|an|the|apple))*)$/;
const OF_ANOTHER = new Set<TriggerKind>(['other-owner', 'other-device', 'other-phone']);

const NOT_TOLD = new Set<TriggerKind>(['advice', 'imperative', 'planned', 'other-owner']);

/** An entry of a history, or what the customer says next, tells what is so by then. */
const isLaterEntry = (earlier: Place, { sentence, block, blockNumber, speakerIsAgent }: Place): boolean =>
  blockNumber > earlier.blockNumber &&
  // "He should install 27.1", "a colleague has 27.1"
  !sentence.triggers.some(({ kind }) => NOT_TOLD.has(kind)) &&
  earlier.block.place !== 'front-matter' &&
  (block.dated ||
    (block.speaker !== undefined && !speakerIsAgent) ||
    (block.label !== undefined && timedOf(`${block.label.text}: `) !== undefined));

/** "Sorry, I meant an iPhone 12" */
const isPutRight = ({ sentence: { words, triggers } }: Place, { from }: ModelMention): boolean =>
  triggers.some(
    ({ kind, to }) => kind === 'corrects' && to <= from && words.slice(to, from).every(({ form }) => OF_IT.test(form)),
  );
const OF_IT = /^(?:an?|the|its?|is|was|apple|iphone|model)$/;

/** The month in `09/11: 18.7.3` is no model. */
function endsDate(words: readonly Word[], at: number): boolean {
  const [day, month] = [words[at - 1], words[at]];
  return day !== undefined && month !== undefined && /^\d+$/.test(day.form) && month.start - day.end === 1;
}
