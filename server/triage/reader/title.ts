import type { Section } from '../model.ts';
import { INSERTED, INSERTED_LEVEL, indentOf, PLAIN_LEVEL, type TextShape } from './line-shape.ts';
import type { Line } from './ticket-lines.ts';

/** The title of a report is read as text too, since it often names the fault; that of a section only says what stands under it, unless it is a clause. */
export const isTitle = (level: number, title: string): boolean =>
  level <= PLAIN_LEVEL &&
  !INSERTED.test(title) &&
  ((level < PLAIN_LEVEL && STATES.test(title)) ||
    title.trim().split(/\s+/).length >= (level < PLAIN_LEVEL ? TITLE_WORDS : BOLD_WORDS));
/** `# Battery: 5 %`, `# iOS 15.1` */
const STATES =
  /:\s*(?:on|off|yes|no|full|low|weak|(?:dis)?connected|\d[\d.,]*\s?(?:%|[kmgt]b)?)\s*$|^\s*iOS \d+(?:\.\d+)+\s*$/i;

const TITLE_WORDS = 4;
/** So many words in bold, or before a colon, say more than what stands below them. */
const BOLD_WORDS = 6;

/** `## Wi-Fi is off`: how a thing is, in a few words. */
export const isClause = (title: string): boolean => CLAUSE.test(title) && !ASKS_OR_SUPPOSES.test(title);
const CLAUSE =
  /^\p{L}[^:?]*\s(?:is|are|was|were|isn['’]?t|aren['’]?t|wasn['’]?t|has|have|had|keeps?|stays?|stayed|won['’]?t|doesn['’]?t|cannot|can['’]?t)\s[^:?]*$/iu;
const ASKS_OR_SUPPOSES =
  /^(?:what|which|who|whose|how|why|where|when|whenever|if|in case|whether|unless|once|until|is|are|was|were|has|have|had|does|do|did|can)\b/i;

/** Below such a heading: "Ruled out.", `- [x] checked`, `Status: fine`. */
export const isVerdict = (line: string): boolean => VERDICT.test(line);
const VERDICT =
  /^[\s>*•+-]*(?:\[[ xX✓✔]\]\s*)?(?:(?:status|result|verdict|answer|finding)\s*[:=–-]\s*)?(?:ruled out|excluded|checked|tested|verified|looked at|not (?:the case|so|true|it|any)\b|no longer|(?:no|none|never|nope)[.!]?\s*$|fine|ok|okay|full bars|solved|fixed|cleared|(?:it|that|this) (?:is|was|does|turned out) (?:not|fine|ok|on|off|good|untrue)|(?:it|that|this) (?:isn|wasn|doesn))/i;

/** `RULED OUT` or `What we tried` alone on a line, with a list or an indented line below. */
export function isBareHeading({ text }: Line, shape: TextShape, next: Line): boolean {
  if (!shape.plain || shape.item || shape.quote || shape.ticked !== undefined || shape.label || shape.turn)
    return false;
  if (!BARE_HEADING.test(text) || text.trim().split(/\s+/).length > BARE_WORDS) return false;
  return isItem(next) || indentOf(next.text) >= shape.indent + 2;
}

/** `RULED OUT` alone in its paragraph, with a paragraph in small letters below: no ticket that is all in capitals. */
export function isCapitalHeading(lines: readonly Line[], index: number): boolean {
  const [above, line, ...below] = [lines[index - 1], lines[index], ...lines.slice(index + 1, index + 4)];
  return (
    line?.shape.kind === 'text' &&
    !line.shape.turn &&
    CAPITALS.test(line.text) &&
    line.text.split(' ').length <= BARE_WORDS &&
    (above === undefined || above.shape.kind === 'blank') &&
    below[0]?.shape.kind === 'blank' &&
    /\p{Ll}/u.test(below.find(({ shape }) => shape.kind !== 'blank')?.text ?? '')
  );
}
/** "OK" and "DONE" answer, "PLEASE CHECK" asks. */
const CAPITALS = /^(?!PLEASE\b)\p{Lu}[\p{Lu} '’&/-]{3,}$/u;

export const isItem = ({ shape }: Pick<Line, 'shape'>): boolean =>
  shape.kind === 'text' && (shape.item || shape.ticked !== undefined);
const BARE_HEADING = /^\s*\p{L}[\p{L} \v'’&/-]+$/u;
const BARE_WORDS = 5;

/** The value of a label that stands on a line of its own above it. */
export const ANSWER =
  /^\s*(?:yes|no|on|off|true|false|none|ok|nok|unknown|n\/a|y|n|not (?:yet|done)|not done yet|skipped|pending)[.!]?\s*$/i;

/** Is that the whole of what stands under a heading: a yes or no, or a few words and nothing below? */
export const isValueBelow = (
  { level, title }: Pick<Section, 'level' | 'title'>,
  shape: TextShape,
  line: Line,
  next: Line | undefined,
): boolean =>
  (level === PLAIN_LEVEL && ANSWER.test(line.text)) ||
  (level < INSERTED_LEVEL &&
    shape.plain &&
    !shape.label &&
    (next === undefined || next.shape.kind === 'blank' || next.shape.kind === 'heading') &&
    title.split(/\s+/).length <= BARE_WORDS &&
    line.text.trim().split(/\s+/).length <= BARE_WORDS &&
    !/[.!?]\s*$/.test(line.text));
