import { namesArchive } from '../archive/kind.ts';
import { holdsRecords, looksLikeLog } from '../triage/looks-like-log.ts';
import { typeInFrontMatter } from '../triage/reader/front-matter-type.ts';

export const EMPTY = 'The file is empty; ask for it again.';

/**
 * What is said of a file that is read as a log though it is empty, or none of its lines has the form of one; `undefined`
 * of any other.
 * @param head how it begins
 * @param why it is read as a log
 */
export const doubtOf = (head: string, why: string): string | undefined => {
  if (!head.trim()) return EMPTY;
  if (readsLikeLog(head)) return undefined;
  return `This was read as a log, ${why}, but none of its lines has the form of one.`;
};

const readsLikeLog = (head: string): boolean => looksLikeLog(head) || holdsRecords(head);

/**
 * A page that says why there is nothing to download is saved under the name of what was asked for; read as a ticket it
 * would have symptoms.
 * @param head how a file begins that is no archive
 * @throws Error for people where its name says that it is one, and nothing says what else
 */
export function refuseNoArchive(name: string, head: string): void {
  if (!namesArchive(name) || typeInFrontMatter(head) || readsLikeLog(head)) return;
  throw new Error(head.trim() ? 'It is called an archive and is none; ask for it again.' : EMPTY);
}
