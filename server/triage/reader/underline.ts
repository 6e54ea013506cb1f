import type { TextShape } from './line-shape.ts';
import type { Line } from './ticket-lines.ts';

/** A few words alone in their paragraph above a line of `=` or `-` that is not much longer: a heading of Markdown. */
export function isUnderlined(lines: readonly Line[], index: number): boolean {
  const [above, line, below] = [lines[index - 1], lines[index], lines[index + 1]];
  if (!line || below?.shape.kind !== 'rule' || (above && above.shape.kind !== 'blank' && above.shape.kind !== 'rule'))
    return false;
  const title = line.text.trim();
  const longer = below.text.trim().length - title.length;
  return (
    line.shape.kind === 'text' &&
    !line.shape.bars &&
    !line.shape.item &&
    !line.shape.wideColumns &&
    title.split(/\s+/).length <= UNDERLINED_WORDS &&
    !/[.!?:;,]$/.test(title) &&
    longer <= RULE_SLACK &&
    (longer >= -RULE_SLACK || isPlain(line, line.shape))
  );
}
const UNDERLINED_WORDS = 5;
/** By so many characters an underline may be longer. */
const RULE_SLACK = 3;

/** Neither an item nor a value nor an entry: a short rule below one of those divides what stands around it. */
const isPlain = ({ date, timed }: Line, { plain, item, quote, ticked, label, turn, fields }: TextShape): boolean =>
  plain &&
  !item &&
  !quote &&
  ticked === undefined &&
  !label &&
  !turn &&
  !fields &&
  date === undefined &&
  timed === undefined;
