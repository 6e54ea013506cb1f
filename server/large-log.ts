import type { TextDocument } from 'vscode-languageserver-textdocument';
import type { Knowledge } from './knowledge/knowledge.ts';
import { type LineIndex, lineIndex } from './triage/lines.ts';
import type { Reading, Span } from './triage/model.ts';
import { withEventLines } from './triage/reader/event-array.ts';
import { newLogStream } from './triage/stream/log-stream.ts';

/** A log of so many characters is read as a stream of bytes, and after an edit only once the typing pauses. */
export const LARGE = 1_000_000;
const CHUNK = 1024 ** 2;

/** What replaced which stretch of a text. */
export interface Edit extends Span {
  length: number;
}

/** Reads a log in the editor as it is read from disk, which is several times faster for a large one; spans are offsets in `text`. */
export function readLargeLog(text: string, lines: LineIndex, knowledge: Knowledge): Reading {
  const shown = withEventLines(text);
  const bytes = new TextEncoder().encode(shown);
  const stream = newLogStream(knowledge);
  for (let at = 0; at < bytes.length; at += CHUNK) stream.push(bytes.subarray(at, at + CHUNK));
  const { reading, positionAt } = stream.end();
  // Without a letter of more than one byte, both count alike.
  if (bytes.length === text.length) return reading;
  const { offsetAt } = shown === text ? lines : lineIndex(shown);
  return moved(reading, offset => offsetAt(positionAt(offset)));
}

/** What is known of a log after an edit, until it is read again: everything is where it went, and as it was. */
export const shifted = (reading: Reading, { start, end, length }: Edit): Reading =>
  moved(reading, offset =>
    offset <= start ? offset : offset >= end ? offset + length - (end - start) : start + length,
  );

/** The same reading with each offset of a span moved. */
const moved = (reading: Reading, move: (offset: number) => number): Reading => ({
  ...reading,
  facts: withSpans(reading.facts, move),
  findings: withSpans(reading.findings, move),
  notices: withSpans(reading.notices, move),
});

function withSpans<T>(value: T, move: (offset: number) => number): T {
  if (Array.isArray(value)) return value.map(item => withSpans(item, move)) as T;
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([name, part]) => [
    name,
    typeof part === 'number' && (name === 'start' || name === 'end') ? move(part) : withSpans(part, move),
  ]);
  return Object.fromEntries(entries);
}

/** The editor's own index of lines, which an edit changes only where it is. */
export const linesIn = (document: TextDocument): LineIndex => ({
  lineCount: document.lineCount,
  positionAt: offset => document.positionAt(offset),
  offsetAt: position => document.offsetAt(position),
});
