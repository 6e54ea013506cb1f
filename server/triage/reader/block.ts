import type { Span } from '../model.ts';

/** A part of a ticket that is read by itself: a paragraph, list item, table cell, labelled value or turn. */
export interface Block extends Span {
  /** The words before a colon, the first cell of the row, the key in the front matter. */
  label?: Span & { text: string };
  /** What is said of the label, where the text only names it: the head of the column that its row marks. */
  answer?: string;
  /** Of the headings and labels it stands under, nearest last. */
  headings: string[];
  /** Who says it, in a dialogue. */
  speaker?: string;
  /** It stands in an entry of a history, behind a date. */
  dated: boolean;
  /** The number or letter of the list item that it begins. */
  ordinal?: string;
  /** A ticked (`true`) or empty (`false`) box before it. */
  ticked?: boolean;
  /** A title that says something, front matter, quote, text that this product inserted, a log excerpt. */
  place: 'text' | 'title' | 'front-matter' | 'quote' | 'inserted' | 'fence';
}

/** Without what is known of where it stands. */
export interface NewBlock extends Omit<Block, 'headings' | 'dated'> {
  /** A heading of its own, such as that of its column. */
  under?: string;
}
