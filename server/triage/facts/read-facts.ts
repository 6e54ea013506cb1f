import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { TicketSymptom } from '../../knowledge/tickets.ts';
import type { Draft } from '../context/draft.ts';
import { isOpenNumber, type Place } from '../context/place.ts';
import type { Facts } from '../model.ts';
import type { SentenceContent } from '../reader/content.ts';
import { mayCompare, newComparisons } from './comparisons.ts';
import type { VersionFact } from './conflicts.ts';
import type { Owners } from './owners.ts';
import { newSizeReader } from './size-reader.ts';
import { hasDigit, modelsIn, newVersionReader } from './version-reader.ts';

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
  const comparisons = newComparisons(measures);
  return {
    mayFind: sentence =>
      hasDigit(sentence) || mayCompare(sentence) || sentence.sizes.length > 0 || modelsIn(sentence, devices).length > 0,
    read: (place, text) => {
      versions.read(place, text);
      return isOpenNumber(place) ? [] : [...sizes(place), ...comparisons(place)];
    },
    withdraw: versions.withdraw,
    end: versions.end,
    facts: () => facts,
    versions: versions.versions,
  };
}
