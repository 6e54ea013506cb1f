import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { TicketSymptom } from '../../knowledge/tickets.ts';
import type { Draft } from '../context/draft.ts';
import { isOpenNumber, type Place } from '../context/place.ts';
import type { Stretch } from '../matcher/distance.ts';
import type { Facts } from '../model.ts';
import type { SentenceContent } from '../reader/content.ts';
import { isBelied } from './belied.ts';
import { mayCompare, newComparisons } from './comparisons.ts';
import type { ModelFact, VersionFact } from './conflicts.ts';
import { isNoLevel, type Owner, type Owners, ownerOf } from './owners.ts';
import { newSizeReader } from './size-reader.ts';
import { hasDigit, modelsIn, newVersionReader } from './version-reader.ts';

export interface FactReader {
  /** False where nothing in the sentence can be a fact. */
  mayFind: (sentence: SentenceContent) => boolean;
  /** Facts and measured findings of one sentence. @param before the sentence before it */
  read: (place: Place, text: string, before?: SentenceContent) => Draft[];
  /** What phrases say of a sentence, without what a number in them belies: "battery health is at 15 %", "battery 9/10". */
  heard: (place: Place, text: string, said: Draft[]) => Draft[];
  /** What was read of versions in this sentence and the one before it is of another device. @param by says so */
  withdraw: (place: Place, by: Stretch) => void;
  /** Findings that need the whole ticket and what was found in it: the iOS version against the model's newest. */
  end: (found: readonly Draft[]) => Draft[];
  facts: () => Facts;
  versions: () => VersionFact[];
  models: () => ModelFact[];
}

export function newFactReader({ devices, tickets }: Knowledge): FactReader {
  const measures = new Map<string, TicketSymptom>();
  const objects: Owners = new Map();
  for (const symptom of tickets.symptoms) {
    const { measure } = symptom;
    if (!measure) continue;
    measures.set(measure, symptom);
    if (measure === 'icloud' || measure === 'device' || measure === 'battery') objects.set(measure, symptom.object);
  }
  const facts: Facts = {};
  const sizes = newSizeReader(measures, objects, devices, facts);
  const versions = newVersionReader(measures.get('ios'), devices, facts);
  /** Is a percentage of a battery or a space that is named? */
  const isSize = (place: Place, percentage: Stretch) => {
    const size = place.sentence.sizes.find(size => size.percent !== undefined && overlaps(size, percentage));
    if (!size) return false;
    if (size.ratio !== undefined || isNoLevel(place.sentence.words, size)) return true;
    const owner = ownerOf(place, size, objects, devices);
    return owner !== undefined && names(place, owner);
  };
  const names = ({ sentence, carried }: Place, owner: Owner) => {
    const groups = objects.get(owner) ?? [];
    return (
      sentence.objects.some(({ group }) => groups.includes(group)) ||
      carried.some(near => groups.some(group => near.groups.has(group)))
    );
  };
  const comparisons = newComparisons(measures, isSize);
  const battery = measures.get('battery');
  return {
    mayFind: sentence =>
      hasDigit(sentence) || mayCompare(sentence) || sentence.sizes.length > 0 || modelsIn(sentence, devices).length > 0,
    read: (place, text, before) => {
      versions.read(place, text, before);
      return isOpenNumber(place) ? [] : [...sizes(place, text), ...comparisons(place)];
    },
    heard: (place, text, said) =>
      battery ? said.filter(draft => !isBelied(draft, place, text, battery, devices)) : said,
    withdraw: versions.withdraw,
    end: versions.end,
    facts: () => facts,
    versions: versions.versions,
    models: versions.models,
  };
}

const overlaps = (a: Stretch, b: Stretch): boolean => a.from < b.to && b.from < a.to;
