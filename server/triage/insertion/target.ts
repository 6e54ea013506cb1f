import type { TicketKnowledge } from '../../knowledge/tickets.ts';
import { sectionKind } from '../context/sections.ts';
import type { Section, Span } from '../model.ts';
import type { Block, Structure } from '../reader/blocks.ts';

/** Where a remedy goes. */
export interface Target {
  at: number;
  /** The part that takes it, unless it must be made first. */
  part?: Span;
  /** Heading level of that part; `COMPACT` where it is headed by a label or a bold line. */
  level: number;
}

/** From this level on the reader's headings are lines such as `Next steps:`, under which nothing is set apart by blank lines. */
export const COMPACT = 7;

const NEXT = /\b(?:next|plan|to ?do|follow[ -]?up|recommend\w*|propos\w*|to try|homework)\b/i;
const REPLY = /\b(?:reply|response|answer|macro|template)\b/i;
/** Labels that head steps; `Plan: 50 GB` and `Open since: Monday` do not. */
const STEPS_LABEL =
  /^(?:next|action plan|to ?do|follow[ -]?up|recommend|proposed|advice|resolution|solution|fix\b|outcome|clos)/i;
/** Holds advice for the reader, but is no place for steps. */
const NO_STEPS = /\b(?:signature|unknown|known|ask|questions?|not tried)\b/i;

/**
 * The section where a colleague would look: next steps, else the resolution; a reply goes to the draft of the reply
 * first. Else the end of the ticket, under a heading to be made.
 */
export function findTarget(
  text: string,
  { sections, blocks }: Structure,
  isReply: boolean,
  tickets: TicketKnowledge,
): Target {
  const parts = [
    ...sections.filter(({ title }) => !isInserted(title)).map(({ title, level, extent }) => ({ title, level, extent })),
    ...labelParts(text, blocks, sections),
  ].map(part => ({ ...part, kind: sectionKind([part.title], tickets) }));
  const steps = parts.filter(({ kind, title }) => kind === 'advice' && !REPLY.test(title) && !NO_STEPS.test(title));
  const part =
    (isReply && parts.find(({ kind, title }) => kind === 'advice' && REPLY.test(title))) ||
    steps.find(({ title }) => NEXT.test(title)) ||
    steps[0] ||
    parts.find(({ kind }) => kind === 'solved');
  if (part) {
    const extent = part.level < COMPACT ? part.extent : upToLabels(text, part.extent, blocks);
    return { at: lastLineEnd(text, extent), part: extent, level: part.level };
  }
  return { at: lastLineEnd(text, { start: 0, end: text.length }), level: newLevel(sections) };
}

/** Headings under which a colleague would look for what the logs say, likeliest first. */
const EVIDENCE = [
  /\bevidence\b/i,
  /\blogs?\b/i,
  /\b(?:diagnos\w+|findings|analysis|investigat\w+)\b/i,
  /\bobserv\w+\b/i,
];

/** Where lines of logs go: the section for such, else the end of the ticket, under a heading to be made. */
export function findEvidenceTarget(text: string, { sections, blocks }: Structure): Target {
  const own = sections.filter(({ title }) => !isInserted(title));
  // The title of the ticket may name the logs, too.
  const heads = own.filter(({ level }) => level > 1 || own.filter(other => other.level === 1).length > 1);
  const part = EVIDENCE.flatMap(words => heads.find(({ title }) => words.test(title)) ?? [])[0];
  if (!part) return { at: lastLineEnd(text, { start: 0, end: text.length }), level: newLevel(sections) };
  const extent = part.level < COMPACT ? part.extent : upToLabels(text, part.extent, blocks);
  return { at: lastLineEnd(text, extent), part: extent, level: part.level };
}

export const isInserted = (title: string): boolean => /^(?:remedy|reply): /i.test(title);

/** Does this block begin its line with a label? In a list or a table nothing can be set behind it. */
export const opensWithLabel = (text: string, { label, place }: Block): boolean =>
  !!label &&
  place === 'text' &&
  /(?:^|[\r\n])(?:\*\*|__|\*)?$/.test(text.slice(Math.max(0, label.start - 3), label.start));

/** Labelled values such as `Next steps: call back`, with the lines that belong to them. */
function labelParts(text: string, blocks: readonly Block[], sections: readonly Section[]) {
  const labelled = blocks.filter(block => opensWithLabel(text, block));
  const starts = [...labelled.map(({ label }) => label?.start ?? 0), ...sections.map(({ start }) => start)];
  const heads = labelled.filter(({ label }) => STEPS_LABEL.test(label?.text ?? '') || REPLY.test(label?.text ?? ''));
  return heads.map(({ label, start, end }) => {
    const blank = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(end));
    const next = Math.min(...starts.filter(other => other > start), blank ? end + blank.index : text.length);
    return { title: label?.text ?? '', level: COMPACT + 1, extent: { start: label?.start ?? start, end: next } };
  });
}

/** A part under a plain heading ends where, at once or behind a blank line, labelled values begin that are none of its own. */
function upToLabels(text: string, { start, end }: Span, blocks: readonly Block[]): Span {
  const next = blocks.find(
    block =>
      block.start > start &&
      block.start < end &&
      opensWithLabel(text, block) &&
      /(?:^[^\r\n]*|(?:\r\n|\n|\r)[ \t]*)(?:\r\n|\n|\r)[*_]*$/.test(text.slice(start, block.label?.start)),
  );
  return { start, end: next?.label?.start ?? end };
}

/** The end of the last line in a stretch that holds anything, a signature aside; an item that is still empty stays whole. */
function lastLineEnd(text: string, { start, end }: Span): number {
  const signature = text.slice(start, end).search(/^-- ?$/m);
  const content = start + text.slice(start, signature > 0 ? start + signature : end).trimEnd().length;
  const rest = text.slice(content).search(/[\r\n]/);
  return content === start ? text.length : rest < 0 ? text.length : content + rest;
}

/** New sections stand beside most others, but not beside the title. */
function newLevel(sections: readonly Section[]): number {
  const own = sections.filter(({ title }) => !isInserted(title)).map(({ level }) => level);
  const count = (level: number) => own.filter(other => other === level).length;
  const ranked = [...new Set(own)].filter(level => level > 1 || count(level) > 1).sort((a, b) => count(b) - count(a));
  return ranked[0] ?? 2;
}
