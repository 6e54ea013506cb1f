import type { Place } from '../context/place.ts';
import type { Stretch } from '../matcher/distance.ts';

/** Where a sentence says that what was said before it was wrong. */
export const correctionIn = ({ sentence }: Place): Stretch | undefined =>
  sentence.triggers.find(({ kind }) => kind === 'corrects');

export const corrects = (place: Place): boolean => correctionIn(place) !== undefined;
