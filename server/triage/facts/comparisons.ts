import type { TicketSymptom } from '../../knowledge/tickets.ts';
import type { Draft } from '../context/draft.ts';
import type { Place } from '../context/place.ts';
import type { Stretch } from '../matcher/distance.ts';
import type { SentenceContent } from '../reader/content.ts';
import { otherAccount, registeredIn } from './accounts.ts';
import { type Count, countsIn, isDated, movedCount, repeatedCount } from './counters.ts';
import { toDraft } from './measured.ts';
import { failsElsewhere, syncsIn } from './places.ts';

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

/**
 * What a sentence says against those shortly before it: the same count again, another account, another place.
 * @param isSize whether a percentage is of a battery or a space, which are no counters
 */
export function newComparisons(
  measures: ReadonlyMap<string, TicketSymptom>,
  isSize: (place: Place, percentage: Stretch) => boolean,
): (place: Place) => Draft[] {
  let counted: { counts: Count[]; dated: Count[]; sentence: number } | undefined;
  /** A counter that showed the same at another time. */
  const stalled = (place: Place): Draft[] => {
    const symptom = measures.get('count');
    const counts = countsIn(place.sentence).filter(count => !isSize(place, count));
    if (!symptom || !counts.length) return [];
    const dated = counts.filter(count => isDated(place.sentence, count));
    const before = counted && place.number - counted.sentence <= COUNT_REACH ? counted : undefined;
    const count = repeatedCount(place.sentence, counts, before?.counts ?? []);
    counted = { counts, dated, sentence: place.number };
    const draft = count && toDraft(place, symptom, 'present', count, undefined, 3, 'the same number again');
    if (draft) return [draft];
    const moved = count ? undefined : movedCount(dated, before?.dated ?? []);
    const over = moved && toDraft(place, symptom, 'ruled-out', moved, undefined, 3, 'another number than before');
    return over ? [{ ...over, now: true }] : [];
  };

  const parted = against(
    measures.get('account'),
    ACCOUNT_REACH,
    registeredIn,
    otherAccount,
    'another account than the iPhone has',
  );
  const elsewhere = against(measures.get('place'), PLACE_REACH, syncsIn, failsElsewhere, 'at another place they sync');

  return place => [...stalled(place), ...parted(place), ...elsewhere(place)];
}

/**
 * What a sentence states against what was stated shortly before it.
 * @param reach in sentences
 * @param differs finds where it is another thing than before
 */
function against<T extends Stretch>(
  symptom: TicketSymptom | undefined,
  reach: number,
  statedIn: (sentence: SentenceContent) => readonly T[],
  differs: (sentence: SentenceContent, before: readonly T[]) => T | undefined,
  why: string,
): (place: Place) => Draft[] {
  let stated: { all: readonly T[]; sentence: number } | undefined;
  return place => {
    const here = statedIn(place.sentence);
    if (!symptom || !here.length) return [];
    const before = stated && place.number - stated.sentence <= reach ? stated.all : [];
    const other = differs(place.sentence, before);
    stated = { all: [...before, ...here].slice(-MOST), sentence: place.number };
    const draft = other && toDraft(place, symptom, 'present', other, undefined, 3, why);
    return draft ? [draft] : [];
  };
}
