import { holdsRecords, looksLikeLog } from '../triage/looks-like-log.ts';

/**
 * What is said of a file that is read as a log though none of its lines has the form of one; `undefined` of any other.
 * @param head how it begins
 * @param why it is read as a log
 */
export const doubtOf = (head: string, why: string): string | undefined =>
  looksLikeLog(head) || holdsRecords(head)
    ? undefined
    : `This was read as a log, ${why}, but none of its lines has the form of one.`;
