import { holdsRecords, looksLikeLog } from '../triage/looks-like-log.ts';

export const EMPTY = 'The file is empty; ask for it again.';

/**
 * What is said of a file that is read as a log though it is empty, or none of its lines has the form of one; `undefined`
 * of any other.
 * @param head how it begins
 * @param why it is read as a log
 */
export const doubtOf = (head: string, why: string): string | undefined => {
  if (!head.trim()) return EMPTY;
  if (looksLikeLog(head) || holdsRecords(head)) return undefined;
  return `This was read as a log, ${why}, but none of its lines has the form of one.`;
};
