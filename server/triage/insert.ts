import { REMEDY_HEADING, withoutEvidence } from './insertion/evidence-block.ts';
import { asInPage, pageEnd } from './insertion/page.ts';
import { type Style, styleOf } from './insertion/style.ts';
import { findTarget, targetAt } from './insertion/target.ts';
import type { Span } from './model.ts';
import { readStructure } from './reader/blocks.ts';
import { isData } from './reader/data-format.ts';
import { asWritten, isBase64 } from './reader/mail.ts';
import type { RenderedRemedy } from './remedy.ts';

/** Replaces the text between two offsets. */
export interface TextChange extends Span {
  insert: string;
}

/** Log lines by the cause that they speak for. */
export type EvidenceLines = ReadonlyMap<string, readonly string[]>;

/** It goes to the customer. */
const isReply = ({ heading }: RenderedRemedy): boolean => heading.startsWith('Reply: ');

/**
 * The change that writes remedies into a ticket: into the section for next steps, else the resolution, else a new
 * section at the end. One change for all, so that one undo takes it back; it only adds, no character that stood there
 * is touched; none for remedies that stand there already, and none where text would break what it is put into.
 * @param evidence log lines to cite above the steps of a remedy, by its cause; a reply never has any
 */
export function insertRemedies(
  text: string,
  remedies: readonly RenderedRemedy[],
  evidence: EvidenceLines = new Map(),
): TextChange[] {
  const standing = headingsIn(text);
  const missing = remedies.filter(
    ({ heading }, i) => !standing.has(heading) && remedies.findIndex(other => other.heading === heading) === i,
  );
  const [first] = missing;
  if (!first || !takesText(text)) return [];
  const structure = readStructure(withoutEvidence(text));
  const target = findTarget(text, structure, isReply(first));
  const style = styleOf(text, structure, target, first.markup);
  const parts = missing.map(remedy =>
    renderPart(remedy, style, isReply(remedy) ? [] : (evidence.get(remedy.cause) ?? [])),
  );
  if (!target.part) parts.unshift(style.section('Next steps'));
  return [place(text, target.at, parts.join(style.eol + style.eol), style.eol)];
}

/** Writes remedies as they would be inserted at a place, for who types there. */
export function remedyWriter(
  text: string,
  at: number,
  markup: RenderedRemedy['markup'],
): (remedy: RenderedRemedy) => string {
  const structure = readStructure(withoutEvidence(text));
  const style = styleOf(text, structure, targetAt(at, structure), markup);
  return remedy => asWritten(text, renderPart(remedy, style, []));
}

/** Can a remedy be typed there? In a code block or comment it would be read as the ticket's own words, in a page shown as one line. */
export function takesRemedyAt(text: string, at: number): boolean {
  const before = text.slice(0, at);
  const isInComment = before.lastIndexOf('<!--') > before.lastIndexOf('-->');
  return (
    takesText(text) && pageEnd(text) === undefined && !isInComment && readStructure(before).openFence === undefined
  );
}

/** Neither a mail in base64 nor an export in JSON, XML or CSV takes any. */
export const takesText = (text: string): boolean => !isBase64(text) && !isData(text);

/** All lines that are a remedy's heading, without their markup. */
function headingsIn(text: string): Set<string> {
  const headings = text.matchAll(REMEDY_HEADING);
  return new Set([...headings].map(([, heading = '']) => heading.trimEnd().replace(/(?:[*_]{1,3}|[ \t]#{1,6})$/, '')));
}

function renderPart(remedy: RenderedRemedy, style: Style, evidence: readonly string[]): string {
  const { eol } = style;
  const list = remedy.steps.map((step, i) => style.item(i + 1) + step).join(eol);
  const quoted = evidence.flatMap(record => record.split(/\r\n|\n|\r/)).map(line => `> ${line}`);
  return [style.remedy(remedy.heading), quoted.join(eol), remedy.opening, list, remedy.closing]
    .filter(part => part)
    .join(style.spaced ? eol + eol : eol);
}

/** Sets words behind `at`, a line's end, with one blank line around them. The end of the file stays as it was. */
export function place(text: string, at: number, words: string, eol: string): TextChange {
  const body = asWritten(text, asInPage(text, words, eol));
  if (!text.trim()) {
    const ended = /^\uFEFF?$|[\r\n]$/.test(text);
    return { start: text.length, end: text.length, insert: ended ? body + eol : eol + body };
  }
  const rest = text.slice(at);
  const breaks = /^\s*/.exec(rest)?.[0].match(/\r\n|\n|\r/g)?.length ?? 0;
  const behind = rest.trim() && breaks < 2 ? eol : '';
  return { start: at, end: at, insert: `${openFence(text.slice(0, at), eol)}${eol}${eol}${body}${behind}` };
}

/** Closes a log excerpt that nobody closed, lest the remedy become part of it. */
function openFence(text: string, eol: string): string {
  const mark = readStructure(text).openFence;
  if (mark === undefined) return '';
  return eol + (mark.startsWith('{') ? `${mark}}` : mark);
}

/** Applies changes to a text. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  return [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, insert }) => result.slice(0, start) + insert + result.slice(end), text);
}
