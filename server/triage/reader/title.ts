import { INSERTED, PLAIN_LEVEL } from './line-shape.ts';

/** The title of a report is read as text too, since it often names the fault; that of a section only says what stands under it, unless it is a clause. */
export const isTitle = (level: number, title: string): boolean =>
  level <= PLAIN_LEVEL &&
  !INSERTED.test(title) &&
  title.trim().split(/\s+/).length >= (level < PLAIN_LEVEL ? TITLE_WORDS : BOLD_WORDS);

const TITLE_WORDS = 4;
/** So many words in bold, or before a colon, say more than what stands below them. */
const BOLD_WORDS = 6;

/** `## Wi-Fi is off`: how a thing is, in a few words. */
export const isClause = (title: string): boolean => CLAUSE.test(title) && !ASKS_OR_SUPPOSES.test(title);
const CLAUSE =
  /^\p{L}[^:?]*\s(?:is|are|was|were|isn['’]?t|aren['’]?t|wasn['’]?t|has|have|had|keeps?|stays?|stayed|won['’]?t|doesn['’]?t|cannot|can['’]?t)\s[^:?]*$/iu;
const ASKS_OR_SUPPOSES =
  /^(?:what|which|who|whose|how|why|where|when|whenever|if|in case|whether|unless|once|until|is|are|was|were|has|have|had|does|do|did|can)\b/i;
