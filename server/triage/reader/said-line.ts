import type { Block } from './block.ts';
import type { TextShape } from './line-shape.ts';
import { addBlock, type Outline } from './outline.ts';
import type { Survey } from './survey.ts';
import type { Line } from './ticket-lines.ts';
import { WRAPPED } from './words.ts';

/**
 * Reads what a line says by itself: a turn, a labelled value or several, an item, or prose that may go on.
 * @param above the label of an item that stands under another, or of the cell that holds the line
 */
export function readWords(
  { speakers, isForm }: Pick<Survey, 'speakers' | 'isForm'>,
  outline: Outline,
  line: Line,
  shape: TextShape,
  above: Block['label'],
): void {
  const { ticked, ordinal } = shape;
  const place = shape.quote ? 'quote' : 'text';
  const labelOf = ({ start, end }: { start: number; end: number }): Block['label'] => ({
    text: line.text.slice(start, end),
    start: line.start + start,
    end: line.start + end,
  });
  const named = shape.label ?? (isForm || shape.asks?.short ? shape.asks : undefined);
  if (shape.turn && speakers.has(shape.turn.name)) {
    const { name: speaker, content, end = line.text.length } = shape.turn;
    addBlock(outline, { start: line.start + content, end: line.start + end, place, speaker, ordinal, ticked });
  } else if (shape.verdict) {
    const { start, end, of: text = '' } = shape.verdict;
    const at = line.start + start;
    addBlock(outline, { start: at, end: line.start + end, place, ordinal, label: { text, start: at, end: at } });
    outline.open = undefined;
  } else if (shape.fields) {
    for (const { start, end, label } of shape.fields)
      addBlock(outline, {
        start: line.start + start,
        end: line.start + end,
        place,
        ticked,
        label: label && !HOLDS_WORDS.test(line.text.slice(label.start, label.end)) ? labelOf(label) : undefined,
      });
    outline.open = undefined;
  } else if (named) {
    const start = line.start + named.content;
    addBlock(outline, { start, end: line.end, place, ordinal, ticked, label: labelOf(named) });
    // A short line was not wrapped: it is all that is said of it.
    if (line.text.trimEnd().length < WRAPPED) outline.open = undefined;
  } else {
    const start = line.start + shape.content;
    const { open, text } = outline;
    const goesOn =
      (shape.plain || shape.quote) && !shape.item && ticked === undefined && open !== undefined && open.place === place;
    if (goesOn && text.slice(open.end, start).trim().length <= 1) open.end = line.end;
    else {
      const speaker = shape.item ? speakerAbove(outline, line) : undefined;
      addBlock(outline, { start, end: line.end, place, speaker, ordinal, ticked, label: above });
    }
  }
}

/** Who says the line right above: a turn goes on in its list. */
function speakerAbove({ blocks, text }: Outline, { start }: Line): string | undefined {
  const last = blocks.at(-1);
  return last?.speaker !== undefined && /^[^\S\n]*\n$/.test(text.slice(last.end, start)) ? last.speaker : undefined;
}

/** Keys of an export that say nothing of what they hold. */
const HOLDS_WORDS = /^(?:text|content|insert)$/;
