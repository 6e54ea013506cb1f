import type { Span } from '../model.ts';
import type { Block } from './block.ts';
import type { TextShape } from './line-shape.ts';
import type { Outline } from './outline.ts';
import type { Line } from './ticket-lines.ts';
import { ANSWER } from './title.ts';

/** An item of a list, with how far it is indented. */
export interface Item extends Span {
  indent: number;
}

/**
 * The label of an item that stands under another.
 * @param items those that a deeper one would stand under, nearest last; kept up with the line
 */
export function labelAbove(
  items: Item[],
  { text, blocks }: Outline,
  line: Line,
  { item, indent, content }: TextShape,
): Block['label'] {
  if (!item) {
    items.length = 0;
    return undefined;
  }
  while ((items.at(-1)?.indent ?? -1) >= indent) items.pop();
  const parent = items.at(-1);
  const start = line.start + content;
  items.push({ indent, start, end: line.end });
  const name = parent && text.slice(parent.start, parent.end);
  if (!name || !isShortItem(name)) return undefined;
  const last = blocks.at(-1);
  if (last?.start === parent.start && ANSWER.test(text.slice(start, line.end))) blocks.pop();
  return { text: name.trim(), start, end: start };
}

/** An item as short as a label, with what it is of below it. */
const isShortItem = (item: string): boolean =>
  !item.trim().endsWith('?') && item.trim().split(/\s+/).length <= ITEM_WORDS;
const ITEM_WORDS = 6;
