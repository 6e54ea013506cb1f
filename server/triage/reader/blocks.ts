import type { Section, Span } from '../model.ts';

/** A part of a ticket that is read by itself: a paragraph, list item, table cell, labelled value or turn. */
export interface Block extends Span {
  /** The words before a colon, the first cell of the row, the key in the front matter. */
  label?: Span & { text: string };
  /** Of the headings and labels it stands under, nearest last. */
  headings: string[];
  /** Who says it, in a dialogue. */
  speaker?: string;
  /** A ticked (`true`) or empty (`false`) box before it. */
  ticked?: boolean;
  /** Front matter, quote, text that this product inserted, a log excerpt. */
  place: 'text' | 'front-matter' | 'quote' | 'inserted' | 'fence';
}

export interface Structure {
  blocks: Block[];
  sections: Section[];
  frontMatter?: Span;
}

interface Line extends Span {
  text: string;
}

const HEADING = /^\s{0,3}(#{1,6})\s+(.*?)\s*#*\s*$/;
const JIRA_HEADING = /^\s*h([1-6])\.\s+(.*?)\s*$/;
const BOLD_HEADING = /^\s*(?:\*\*|__|\*)([^*_:]{2,60}?):?(?:\*\*|__|\*):?\s*$/;
const PLAIN_HEADING = /^\s*([\p{L}][\p{L}\d /&'’()-]{1,48}):\s*$/u;
const FENCE = /^\s*(```|~~~|\{code|\{noformat)/;
const TASK = /^\s*(?:(?:[-*+•]|\d+[.)])\s*)?(\[[- xX✓✔]?\]|[☑☐✅❎])\s*/u;
const ITEM = /^\s*(?:[-*+•·–#]+|\(?(?:\d{1,2}|[a-z]|[ivx]{1,4})[.)])\s+/u;
const QUOTE = /^\s*(?:>\s?)+/;
const TABLE_ROW = /^\s*\|.*\|/;
const STAMP =
  /^\s*[[(]?(?:(?:\d{4}[-/.]\d{1,2}[-/.]\d{1,2}|\d{1,2}[-/.]\d{1,2}[-/.]\d{2,4}|\d{1,2}[-/]\d{1,2}(?=[, ]+\d{1,2}:\d\d|\s*[-–:]\s)|\d{1,2}[-/ ]?(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\.?(?:[-/ ]\d{2,4})?)(?![\p{L}\d])[,T ]*)?\s*(?:\d{1,2}:\d{2}(?::\d{2})?\s*(?:[ap]\.?m\.?)?)?[\])]?\s*[-–—:|]?\s*/iu;
const TURN =
  /^([*\s]*\(?(?:\+\d{2}[\dx -]{4,16}|[\p{L}][\p{L}\p{M}\d_.'’@~ -]{0,28})(?:\([^)]{1,24}\))?[\p{L}\d_)*. ]{0,12}?)\s*(?:\d{1,2}:\d{2}\s*)?(?::|>|»|→|—)\s+(?=\S)/u;
const LABEL =
  /^\s*(?:\*\*|\*|__)?([\p{L}][\p{L}\d /&#'’().,-]{0,44}?)(?:\*\*|\*|__)?\s*(?::(?:\*\*|\*)?\s+|\s{3,}|\t+|\s[=→]\s+)(?=\S)/u;
const INSERTED = /^(?:remedy|reply): /i;

/** Splits a ticket into blocks and sections. Offsets are into `text`. */
export function readStructure(text: string): Structure {
  const lines = splitLines(text);
  const blocks: Block[] = [];
  const sections: Section[] = [];
  const frontEnd = frontMatterEnd(lines);
  const speakers = findSpeakers(lines.slice(frontEnd));
  let headings: { level: number; title: string }[] = [];
  let inserted = false;
  let insertedLevel = 0;
  let fence = false;
  let open: Block | undefined;
  let tableHead: string[] = [];

  const heading = (level: number, title: string, span: Span) => {
    headings = [...headings.filter(h => h.level < level), { level, title }];
    if (INSERTED.test(title)) {
      inserted = true;
      insertedLevel = level;
    } else if (inserted && level <= insertedLevel) inserted = false;
    sections.push({ title, level, start: span.start, end: span.end, extent: { start: span.start, end: text.length } });
    open = undefined;
  };
  const add = (block: Omit<Block, 'headings'>) => {
    if (block.end <= block.start && !block.label) return;
    const made = {
      ...block,
      headings: headings.map(h => h.title),
      place: inserted ? ('inserted' as const) : block.place,
    };
    blocks.push(made);
    open = made;
  };

  const readLine = (line: Line, index: number): void => {
    const { text: content } = line;
    if (index < frontEnd) {
      const entry = /^\s*(?:-\s+)?(?:([\w .-]+?)\s*:\s*)?(.*)$/.exec(content);
      if (/^---\s*$/.test(content) || !entry) return;
      const value = entry[2] ?? '';
      const start = line.end - value.length;
      add({
        start,
        end: line.end,
        place: 'front-matter',
        label: { text: entry[1] ?? '', start: line.start, end: line.start + (entry[1]?.length ?? 0) },
      });
      open = undefined;
      return;
    }
    if (FENCE.test(content)) {
      fence = !fence;
      open = undefined;
      return;
    }
    if (!content.trim()) {
      open = undefined;
      tableHead = [];
      if (inserted && insertedLevel === 9 && !nextIsItem(lines, index)) inserted = false;
      return;
    }
    if (fence) {
      add({ start: line.start, end: line.end, place: 'fence' });
      return;
    }
    const head = HEADING.exec(content) ?? JIRA_HEADING.exec(content);
    if (head) {
      heading(Number.isNaN(Number(head[1])) ? (head[1] ?? '').length : Number(head[1]), head[2] ?? '', line);
      return;
    }
    if (/^\s*[=-]{3,}\s*$/.test(content)) {
      open = undefined;
      return;
    }
    if (TABLE_ROW.test(content)) {
      tableHead = tableRow(line, tableHead, add);
      return;
    }
    let start = line.start;
    const eat = (pattern: RegExp): string | undefined => {
      const hit = pattern.exec(text.slice(start, line.end));
      if (!hit?.[0]) return undefined;
      start += hit[0].length;
      return hit[1] ?? hit[0];
    };
    const place = eat(QUOTE) !== undefined ? ('quote' as const) : ('text' as const);
    const box = eat(TASK);
    const item = box === undefined && eat(ITEM) !== undefined;
    const ticked = box === undefined ? undefined : !/\[[-\s]?\]|[☐❎]/.test(box);
    const bare = text.slice(start, line.end);
    const title =
      box === undefined && !item && place === 'text' ? (BOLD_HEADING.exec(bare) ?? PLAIN_HEADING.exec(bare)) : null;
    if (title || INSERTED.test(bare)) {
      heading(INSERTED.test(bare) ? 9 : 8, (title?.[1] ?? bare).trim(), line);
      return;
    }
    const stamped = start;
    eat(STAMP);
    const turn = TURN.exec(text.slice(start, line.end));
    const name = turn?.[1]?.replace(/[*()]/g, ' ').trim().replace(/\s+/g, ' ').toLowerCase();
    if (turn && name && speakers.has(name)) {
      add({ start: start + turn[0].length, end: line.end, place, speaker: name, ticked });
      return;
    }
    if (start > stamped && text.slice(stamped, start).trim() === '-') start = stamped;
    const label = LABEL.exec(text.slice(start, line.end));
    if (label?.[1] && label[1].split(/\s+/).length <= 6) {
      const labelStart = start + label[0].indexOf(label[1]);
      add({
        start: start + label[0].length,
        end: line.end,
        place,
        ticked,
        label: { text: label[1], start: labelStart, end: labelStart + label[1].length },
      });
      return;
    }
    const goesOn =
      open &&
      !item &&
      box === undefined &&
      start === line.start + (content.length - content.trimStart().length) &&
      open.place === place;
    if (goesOn && open && text.slice(open.end, start).trim().length <= 1) open.end = line.end;
    else add({ start, end: line.end, place, ticked, speaker: undefined });
  };
  for (const [index, line] of lines.entries()) readLine(line, index);
  closeExtents(sections, text.length);
  return { blocks, sections, frontMatter: frontEnd ? { start: 0, end: lines[frontEnd - 1]?.end ?? 0 } : undefined };
}

function splitLines(text: string): Line[] {
  const lines: Line[] = [];
  let start = 0;
  for (const match of text.matchAll(/\r\n|\n|\r/g)) {
    lines.push({ start, end: match.index, text: text.slice(start, match.index) });
    start = match.index + match[0].length;
  }
  lines.push({ start, end: text.length, text: text.slice(start) });
  return lines;
}

/** Number of lines that the front matter takes, fences included; 0 without one. */
function frontMatterEnd(lines: Line[]): number {
  if (!/^\uFEFF?---\s*$/.test(lines[0]?.text ?? '')) return 0;
  for (let i = 1; i < Math.min(lines.length, 60); i++) if (/^---\s*$/.test(lines[i]?.text ?? '')) return i + 1;
  return 0;
}

const nextIsItem = (lines: Line[], index: number): boolean => ITEM.test(lines[index + 1]?.text ?? '');

function tableRow(line: Line, head: string[], add: (block: Omit<Block, 'headings'>) => void): string[] {
  const cells: (Span & { text: string })[] = [];
  for (const match of line.text.matchAll(/\|+([^|]*)(?=\|)/g)) {
    const raw = match[1] ?? '';
    const lead = raw.length - raw.trimStart().length;
    const start = line.start + match.index + match[0].length - raw.length + lead;
    cells.push({ start, end: start + raw.trim().length, text: raw.trim() });
  }
  if (cells.every(cell => /^:?-*:?$/.test(cell.text))) return head;
  const [first, ...rest] = cells;
  if (!head.length && /^\s*\|\|/.test(line.text)) return cells.map(cell => cell.text);
  if (first && rest.length === 0) add({ ...first, place: 'text' });
  rest.forEach((cell, k) => {
    if (!first) return;
    const column = head[k + 1];
    const label = rest.length > 1 && column ? { ...first, text: `${first.text} ${column}` } : first;
    add({ start: cell.start, end: cell.end, place: 'text', label });
  });
  return head.length ? head : cells.map(cell => cell.text);
}

const ROLE =
  /^(?:agent|bot|customer|cust|cx|cu|visitor|client|support|user|caller|me|you|tech|advisor|adviser|rep|guest|c|a|q|u|operator|desk|member|student|parent|reporter)\b/;

/** Names that open several lines the way turns of a dialogue do. */
function findSpeakers(lines: Line[]): Set<string> {
  const counts = new Map<string, number>();
  for (const { text } of lines) {
    const body = text.replace(QUOTE, '').replace(STAMP, '');
    const name = TURN.exec(body)?.[1]?.replace(/[*()]/g, ' ').trim().replace(/\s+/g, ' ').toLowerCase();
    if (name && name.split(' ').length <= 4) counts.set(name, (counts.get(name) ?? 0) + 1);
  }
  const repeated = [...counts].filter(([name, count]) => count >= 2 || ROLE.test(name));
  return new Set(
    repeated.length >= 2 || repeated.some(([, count]) => count >= 2) ? repeated.map(([name]) => name) : [],
  );
}

function closeExtents(sections: Section[], end: number): void {
  sections.forEach((section, i) => {
    const next = sections.slice(i + 1).find(other => other.level <= section.level);
    section.extent = { start: section.start, end: next?.start ?? end };
  });
}
