import type { Section, Span } from '../model.ts';
import type { Block } from '../reader/block.ts';
import type { Structure } from '../reader/blocks.ts';
import { mailText } from '../reader/mail.ts';
import { signatureIn } from '../reader/signature.ts';
import { pageEnd } from './page.ts';

/** Where a remedy goes. */
export interface Target {
  at: number;
  /** The part that takes it, unless it must be made first. */
  part?: Span;
  /** Heading level of that part; `COMPACT` where it is headed by a label or a bold line. */
  level: number;
}

/** What a line of a list begins with. */
const ITEM = '(?:[-*+•]|\\d{1,2}[.)]|\\[[ x]\\])[ \\t]';

/** From this level on the reader's headings are lines such as `Next steps:`, under which nothing is set apart by blank lines. */
export const COMPACT = 7;

/** Of whole names: `Next update`, `Resolution due` and `Recommended plan` are none of steps. */
const whole = (...names: string[]): RegExp => new RegExp(`^(?:${names.join('|')})$`, 'u');

const STEPS = whole(
  'next(?: (?:steps?|actions?))?(?: for .+)?',
  '(?:further|remaining|open|agreed|planned|proposed|recommended|suggested|immediate) (?:next )?(?:steps?|actions?)',
  '(?:proposed|recommended|suggested)(?: (?:fix|solution|resolution|remedy))?',
  'steps? to (?:take|try)',
  'action (?:plan|items?|needed|required)|plan of action',
  '(?:still |left )?to ?(?:do|try)(?: list| next)?|what to do(?: next)?|homework',
  'follow ?ups?(?: (?:steps?|actions?))?',
  'recommendations?|suggestions?|advice',
);
/** Above a text it is what is to be done; before a value, and beside `Storage`, one of iCloud. */
const PLAN = whole('(?:(?:our|the|assessment) )*plan|p');
const RESOLUTION = whole(
  '(?:resolution|solution|fix|outcome)(?: (?:notes?|summary|details|steps))?',
  'closure|clos(?:e|ing|ure) (?:notes?|comments?|summary)',
);
/** What we write to the customer: neither a `Customer reply` nor the `Reply-To` of a mail. */
const REPLY = whole(
  '(?:(?:our|my|public|external|draft|proposed|suggested|planned|canned) )*reply(?: draft| text)?(?: to (?!all|e ?mail|address|ticket)\\p{L}+(?: \\p{L}+)?)?',
  '(?:(?:our|my|public|external|draft) )+(?:response|answer|message)',
  '(?:response|answer|message) to (?:the )?(?:customer|user|caller|requester|client)',
);

/** What may take steps: a section, or a labelled value with the lines that belong to it. */
interface Part {
  title: string;
  level: number;
  extent: Span;
  isLabel: boolean;
}

/**
 * The section where a colleague would look: next steps, else the resolution; a reply goes to the draft of the reply
 * first. Else the end of the ticket, under a heading to be made.
 */
export function findTarget(text: string, { sections, blocks }: Structure, isReply: boolean): Target {
  const body = bodyOf(text);
  const parts = [...sectionParts(sections), ...labelParts(text, blocks, sections)].filter(({ extent }) =>
    isWithin(extent.start, body),
  );
  const headed = (kind: RegExp): Part | undefined => parts.find(part => isHeaded(part, kind));
  const part =
    (isReply && headed(REPLY)) ||
    headed(STEPS) ||
    parts.find(({ title, isLabel }) => !isLabel && PLAN.test(namesIn(title).join(' '))) ||
    headed(RESOLUTION);
  return part ? partTarget(text, part, blocks, body) : endTarget(text, sections, body);
}

/** A heading may name other things, too, `Summary and next steps`; a label is all that its value is. */
const isHeaded = ({ title, isLabel }: Pick<Part, 'title' | 'isLabel'>, kind: RegExp): boolean =>
  namesIn(title)[isLabel ? 'every' : 'some'](name => kind.test(name));

const namesIn = (title: string): string[] =>
  title
    .toLowerCase()
    .replace(/\([^)]*\)/g, ' ')
    .split(/[/&+,|]|\band\b/)
    .map(name => (name.match(/\p{L}[\p{L}\d]*/gu) ?? []).join(' '));

/** Headings under which a colleague would look for what the logs say, likeliest first. */
const EVIDENCE = [
  /\bevidence\b/i,
  /\blogs?\b/i,
  /\b(?:diagnos\w+|findings|analysis|investigat\w+)\b/i,
  /\bobserv\w+\b/i,
];

/** Where lines of logs go: the section for such, else the end of the ticket, under a heading to be made. */
export function findEvidenceTarget(text: string, { sections, blocks }: Structure): Target {
  const body = bodyOf(text);
  const own = sectionParts(sections).filter(({ extent }) => isWithin(extent.start, body));
  // The title of the ticket may name the logs, too.
  const heads = own.filter(({ level }) => level > 1 || own.filter(other => other.level === 1).length > 1);
  const part = EVIDENCE.flatMap(words => heads.find(({ title }) => words.test(title)) ?? [])[0];
  return part ? partTarget(text, part, blocks, body) : endTarget(text, sections, body);
}

/** For what is typed at a place: the section that it is in. */
export function targetAt(at: number, { sections }: Structure): Target {
  const part = sectionParts(sections).findLast(({ extent }) => at >= extent.start && at <= extent.end);
  return { at, part: part?.extent, level: Math.max(part?.level ?? 0, newLevel(sections)) };
}

/** What a reader sees of the text: of a mail its words, of a page what stands above its end. */
function bodyOf(text: string): Span {
  const { start, end } = mailText(text);
  return { start, end: Math.min(end, pageEnd(text) ?? end) };
}

const isWithin = (at: number, { start, end }: Span): boolean => at >= start && at < end;

function partTarget(text: string, { extent, level }: Part, blocks: readonly Block[], body: Span): Target {
  const part = { start: extent.start, end: Math.min(extent.end, body.end) };
  const taking = level < COMPACT ? part : upToLabels(text, part, blocks);
  return { at: lastLineEnd(text, withoutRule(text, taking), signatureIn), part, level };
}

/** Without the rule that parts it from what follows; below a line of words it would make that one a heading. */
function withoutRule(text: string, { start, end }: Span): Span {
  const said = text.slice(start, end).trimEnd();
  const [rule, above = ''] = RULE_BELOW.exec(said) ?? [];
  const isHeading = above.trim() && !LISTED.test(above);
  return { start, end: rule === undefined || isHeading ? end : start + said.length - rule.length + above.length };
}
const RULE_BELOW = /(?<=[\r\n])([^\r\n]*)(?:\r\n|\n|\r)[ \t]*(?:-{3,}|\*{3,}|_{3,}|(?:- ){2,}-|(?:\* ){2,}\*)$/;

const endTarget = (text: string, sections: readonly Section[], body: Span): Target => ({
  at: lastLineEnd(text, body),
  level: newLevel(sections),
});

export const isInserted = (title: string): boolean => /^(?:remedy|reply): /i.test(title);

/** Does this block begin its line with a label? In a list or a table nothing can be set behind it. */
export const opensWithLabel = (text: string, { label, place }: Block): boolean =>
  !!label &&
  place === 'text' &&
  /(?:^|[\r\n])(?:\*\*|__|\*)?$/.test(text.slice(Math.max(0, label.start - 3), label.start));

const sectionParts = (sections: readonly Section[]): Part[] =>
  sections
    .filter(({ title }) => !isInserted(title))
    .map(({ title, level, extent }) => ({ title, level, extent, isLabel: false }));

/** Labelled values such as `Next steps: call back`, with the lines that belong to them. */
function labelParts(text: string, blocks: readonly Block[], sections: readonly Section[]): Part[] {
  const labelled = blocks.filter(block => opensWithLabel(text, block));
  const starts = [
    ...labelled.map(({ label }) => markedStart(text, label?.start ?? 0)),
    ...sections.map(({ start }) => start),
  ];
  const heads = labelled.filter(({ label }) =>
    [STEPS, RESOLUTION, REPLY].some(kind => isHeaded({ title: label?.text ?? '', isLabel: true }, kind)),
  );
  return heads.map(({ label, start, end }) => {
    const blank = /(?:\r\n|\n|\r)[ \t]*(?:\r\n|\n|\r)/.exec(text.slice(end));
    const next = Math.min(...starts.filter(other => other > start), blank ? end + blank.index : text.length);
    const extent = { start: label?.start ?? start, end: next };
    return { title: label?.text ?? '', level: COMPACT + 1, extent, isLabel: true };
  });
}

/** A part under a plain heading ends where, at once, behind a blank line or behind its list, labelled values begin that are none of its own. */
function upToLabels(text: string, { start, end }: Span, blocks: readonly Block[]): Span {
  const next = blocks.find(
    block =>
      block.start > start &&
      block.start < end &&
      opensWithLabel(text, block) &&
      BEFORE_LABELS.test(text.slice(start, block.label?.start)),
  );
  return { start, end: next?.label ? markedStart(text, next.label.start) : end };
}

/** A label's beginning with the marks that make it bold. */
const markedStart = (text: string, start: number): number =>
  start - (/[*_]{1,3}$/.exec(text.slice(Math.max(0, start - 3), start))?.[0].length ?? 0);

/** The heading itself, an empty line or an item. */
const BEFORE_LABELS = new RegExp(
  `(?:^[^\\r\\n]*|(?:\\r\\n|\\n|\\r)[ \\t]*(?:${ITEM}[^\\r\\n]*)?)(?:\\r\\n|\\n|\\r)[*_]*$`,
);

/**
 * The end of the last line in a stretch that holds anything, a signature aside; an item that is still empty stays whole.
 * @param signedAt where the writer's greeting begins; at the end of a ticket it may be the customer's
 */
function lastLineEnd(text: string, { start, end }: Span, signedAt = (said: string): number => said.length): number {
  const dashes = text.slice(start, end).search(/^-- ?$/m);
  const said = text.slice(start, dashes > 0 ? start + dashes : end);
  const signed = signedAt(said);
  // "Thanks" between the items of a list ends nothing.
  const isSignedOff = !LISTED.test(said.slice(signed));
  const content = start + (isSignedOff ? said.slice(0, signed) : said).trimEnd().length;
  const rest = text.slice(content, end).search(/[\r\n]/);
  return content === start || rest < 0 ? end : content + rest;
}

const LISTED = new RegExp(`^[ \\t]*${ITEM}`, 'm');

/** New sections stand beside most others, but not beside the title. */
function newLevel(sections: readonly Section[]): number {
  const own = sections.flatMap(({ title, level }) => (isInserted(title) || level >= COMPACT ? [] : [level]));
  const count = (level: number) => own.filter(other => other === level).length;
  const ranked = [...new Set(own)].filter(level => level > 1 || count(level) > 1).sort((a, b) => count(b) - count(a));
  return ranked[0] ?? 2;
}
