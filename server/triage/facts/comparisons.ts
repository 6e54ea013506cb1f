import type { TicketSymptom } from '../../knowledge/tickets.ts';
import type { Draft } from '../context/draft.ts';
import type { Place } from '../context/place.ts';
import type { SentenceContent } from '../reader/content.ts';
import { otherAccount, type Registered, registeredIn } from './accounts.ts';
import { type Count, countsIn, datedCounts, movedCount, repeatedCount } from './counters.ts';
import { toDraft } from './measured.ts';
import { failsElsewhere, type SyncAt, syncsIn } from './places.ts';

/** So many sentences lie between two statements of a counter at the most. */
const COUNT_REACH = 3;

/** So many sentences lie between what two machines are registered with at the most. */
const ACCOUNT_REACH = 2;

/** So many sentences lie between a place where photos sync and one where they do not at the most. */
const PLACE_REACH = 2;

/** So many statements are compared with, so that a list of ten thousand is no more work a line. */
const MOST = 8;

/** False where a sentence has nothing to compare but numbers. */
export const mayCompare = (sentence: SentenceContent): boolean =>
  syncsIn(sentence).length > 0 || registeredIn(sentence).length > 0;

/** What a sentence says against those shortly before it: the same count again, another account, another place. */
export function newComparisons(measures: ReadonlyMap<string, TicketSymptom>): (place: Place) => Draft[] {
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

  let registered: { all: Registered[]; sentence: number } | undefined;
  /** A machine that has another account than the iPhone. */
  const parted = (place: Place): Draft[] => {
    const symptom = measures.get('account');
    const here = registeredIn(place.sentence);
    if (!symptom || !here.length) return [];
    const before = registered && place.number - registered.sentence <= ACCOUNT_REACH ? registered.all : [];
    const other = otherAccount(place.sentence, before);
    registered = { all: [...before, ...here].slice(-MOST), sentence: place.number };
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
    synced = { all: [...before, ...here].slice(-MOST), sentence: place.number };
    const draft = other && toDraft(place, symptom, 'present', other, undefined, 3, 'at another place they sync');
    return draft ? [draft] : [];
  };

  return place => [...stalled(place), ...parted(place), ...elsewhere(place)];
}
