import type { Line } from './ticket-lines.ts';

/** A few words alone in their paragraph above a line of `=` or `-` that is about as long: a heading of Markdown. */
export function isUnderlined(lines: readonly Line[], index: number): boolean {
  const [above, line, below] = [lines[index - 1], lines[index], lines[index + 1]];
  if (!line || below?.shape.kind !== 'rule' || (above && above.shape.kind !== 'blank' && above.shape.kind !== 'rule'))
    return false;
  const title = line.text.trim();
  const rule = below.text.trim();
  return (
    line.shape.kind === 'text' &&
    !line.shape.bars &&
    !line.shape.wideColumns &&
    title.split(/\s+/).length <= UNDERLINED_WORDS &&
    !/[.!?:;,]$/.test(title) &&
    Math.abs(title.length - rule.length) <= RULE_SLACK
  );
}
const UNDERLINED_WORDS = 5;
/** By so many characters an underline may be longer or shorter. */
const RULE_SLACK = 3;
