import type { Knowledge } from '../knowledge/knowledge.ts';
import { sectionKind } from './context/sections.ts';
import type { Section, Span } from './model.ts';
import { readStructure, type Structure } from './reader/blocks.ts';
import type { RenderedRemedy } from './remedy.ts';

/** Replaces the text between two offsets. */
export interface TextChange extends Span {
  insert: string;
}

/** How headings and lists are written in a ticket. */
interface Style {
  eol: string;
  heading: (title: string, level: number) => string;
  item: (number: number) => string;
  /** Between a heading and what stands under it. */
  spaced: boolean;
}

interface Target {
  at: number;
  /** Heading level of the section that takes the remedy. */
  level: number;
  /** The section must be made first. */
  isNew: boolean;
}

/**
 * The change that writes remedies into a ticket: into the section for next steps, else the resolution, else a new
 * section at the end. One change for all, so that one undo takes it back; none for remedies that stand there already.
 * @param evidence log lines to cite above the steps
 */
export function insertRemedies(
  text: string,
  remedies: readonly RenderedRemedy[],
  knowledge: Knowledge,
  evidence: readonly string[] = [],
): TextChange[] {
  const missing = remedies.filter(remedy => !holds(text, remedy));
  const first = missing[0];
  if (!first) return [];
  const structure = readStructure(text);
  const target = findTarget(text, structure, knowledge);
  const style = styleOf(text, structure, target, first.markup);
  const parts = missing.map((remedy, i) => renderPart(remedy, style, target.level + 1, i ? [] : evidence));
  if (target.isNew) parts.unshift(style.heading('Next steps', target.level));
  const body = parts.join(style.eol + style.eol);
  return [place(text, target.at, body, style.eol)];
}

/** Does a heading of this remedy stand in the text? */
function holds(text: string, remedy: RenderedRemedy): boolean {
  return text
    .split(/\r\n|\n|\r/)
    .some(line => line.replace(/^\s*(?:#{1,6}\s+|h[1-6]\.\s+)/, '').trim() === remedy.heading);
}

function findTarget(text: string, { sections, blocks }: Structure, knowledge: Knowledge): Target {
  for (const kind of ['advice', 'solved'] as const) {
    const own = sections.filter(
      section => sectionKind([section.title], knowledge.tickets) === kind && !isInserted(section),
    );
    const section = own.find(({ title }) => /next|plan|to do|todo/i.test(title)) ?? own[0];
    if (section) return { at: contentEnd(text, section.extent), level: Math.min(section.level, 5), isNew: false };
    const labelled = blocks.find(
      block => block.label && block.place === 'text' && sectionKind([block.label.text], knowledge.tickets) === kind,
    );
    if (labelled) return { at: labelled.end, level: 2, isNew: false };
  }
  const levels = sections.filter(section => section.level <= 6 && !isInserted(section)).map(({ level }) => level);
  const level = levels.length
    ? levels.reduce((a, b) => (levels.filter(l => l === a).length >= levels.filter(l => l === b).length ? a : b))
    : 2;
  return { at: contentEnd(text, { start: 0, end: text.length }), level: Math.min(level, 5), isNew: true };
}

const isInserted = ({ title }: Section): boolean => /^(?:remedy|reply): /i.test(title);

/** The end of what stands in a stretch, without blank lines behind it. */
function contentEnd(text: string, { start, end }: Span): number {
  return start + text.slice(start, end).trimEnd().length;
}

function styleOf(text: string, { sections }: Structure, target: Target, markup: RenderedRemedy['markup']): Style {
  const eol = text.includes('\r\n') ? '\r\n' : text.includes('\r') && !text.includes('\n') ? '\r' : '\n';
  const jira = /^h[1-6]\. /m.test(text);
  const wide =
    !jira && markup === 'plain' && !sections.some(section => /^\s{0,3}#/.test(text.slice(section.start, section.end)));
  const heading = (title: string, level: number) =>
    jira
      ? `h${level}. ${title}`
      : wide
        ? /^(?:Remedy|Reply): /.test(title)
          ? title
          : `${title}:`
        : `${'#'.repeat(level)} ${title}`;
  return { eol, heading, item: itemStyle(text, target, jira), spaced: !wide && !jira };
}

const ITEM = /^([ \t]*)([-*+•]|\d+([.)])|#)[ \t]+/;

/** Continues the list that stands where the remedy goes, else the first list of the ticket. */
function itemStyle(text: string, target: Target, jira: boolean): Style['item'] {
  const lines = text.slice(0, target.at).split(/\r\n|\n|\r/);
  const near =
    lines
      .slice(-6)
      .reverse()
      .find(line => ITEM.test(line)) ??
    lines.find(line => ITEM.test(line) && !/^\s*(?:- )?\w+:\s/.test(line) && !/^# /.test(line));
  const [, indent = '', marker = '', closing] = ITEM.exec(near ?? '') ?? [];
  if (jira) return () => (marker === '*' ? '* ' : '# ');
  if (closing) return number => `${indent}${number}${closing} `;
  if (marker && marker !== '#') return () => `${indent}${marker} `;
  return number => `${number}. `;
}

function renderPart(remedy: RenderedRemedy, style: Style, level: number, evidence: readonly string[]): string {
  const { eol } = style;
  const gap = style.spaced ? eol + eol : eol;
  const list = remedy.steps.map((step, i) => style.item(i + 1) + step).join(eol);
  const quoted = evidence.map(line => `> ${line}`).join(eol);
  return [style.heading(remedy.heading, level), quoted, remedy.opening, list, remedy.closing]
    .filter(part => part)
    .join(gap);
}

/** Sets the body behind `at` with one blank line before and, where text follows, after it. The end of the file stays as it was. */
function place(text: string, at: number, body: string, eol: string): TextChange {
  const rest = text.slice(at);
  const blank = /^[\s\uFEFF]*$/;
  const before = blank.test(text.slice(0, at)) ? '' : eol + eol;
  if (!blank.test(rest))
    return { start: at, end: at + (/^\s*/.exec(rest)?.[0].length ?? 0), insert: `${before}${body}${eol}${eol}` };
  const finalBreak = at === 0 || /[\r\n]/.test(rest) ? eol : '';
  return { start: at, end: text.length, insert: `${before}${body}${finalBreak}` };
}

/** Applies changes to a text. */
export function applyChanges(text: string, changes: readonly TextChange[]): string {
  return [...changes]
    .sort((a, b) => b.start - a.start)
    .reduce((result, { start, end, insert }) => result.slice(0, start) + insert + result.slice(end), text);
}
