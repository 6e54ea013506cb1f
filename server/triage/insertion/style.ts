import { isJira } from '../document.ts';
import type { Structure } from '../reader/blocks.ts';
import { JIRA_HEADING } from '../reader/ticket-lines.ts';
import type { RenderedRemedy } from '../remedy.ts';
import { pageEnd } from './page.ts';
import { COMPACT, isInserted, opensWithLabel, type Target } from './target.ts';

export type Writing = 'markdown' | 'jira' | 'bold' | 'plain';

/** How a ticket writes its line ends, headings and lists, for what is added to it. */
export interface Style {
  eol: string;
  writing: Writing;
  /** Heading of a new part of the ticket. */
  section: (title: string) => string;
  /** Heading of a remedy in its part. */
  remedy: (title: string) => string;
  item: (number: number) => string;
  /** Blank lines stand between heading, list and sentences. */
  spaced: boolean;
}

export function styleOf(text: string, structure: Structure, target: Target, markup: RenderedRemedy['markup']): Style {
  const writing = writingOf(text, structure, markup);
  const compact = writing === 'plain' || writing === 'bold' || (target.part !== undefined && target.level >= COMPACT);
  const level = Math.min(target.level, 5);
  const heading = (title: string, depth: number) =>
    writing === 'jira' ? `h${depth}. ${title}` : `${'#'.repeat(depth)} ${title}`;
  return {
    eol: eolAt(text, target.at),
    writing,
    section: title => (writing === 'plain' ? `${title}:` : writing === 'bold' ? `**${title}**` : heading(title, level)),
    remedy: title => (compact ? title : heading(title, level + 1)),
    // Without a heading of Jira's, `#` is one of Markdown.
    item: itemStyle(text, structure, target, writing === 'jira' && (!compact || JIRA_HEADING.test(text))),
    spaced: !compact && writing !== 'jira',
  };
}

function writingOf(
  text: string,
  { sections, blocks, frontMatter }: Structure,
  markup: RenderedRemedy['markup'],
): Writing {
  if (pageEnd(text) !== undefined) return 'plain';
  const own = sections.filter(({ title }) => !isInserted(title));
  const marked = own.find(({ level }) => level < COMPACT);
  if (marked) return /^\s*h[1-6]\./.test(text.slice(marked.start, marked.end)) ? 'jira' : 'markdown';
  if (!frontMatter && isJira(text)) return 'jira';
  const [first] = own;
  if (first) return /^\s*[*_]/.test(text.slice(first.start, first.end)) ? 'bold' : 'plain';
  if (frontMatter) return 'markdown';
  const isLabelled = blocks.filter(block => opensWithLabel(text, block)).length > 1;
  const isHistoryOrChat = blocks.some(({ dated, speaker }) => dated || speaker !== undefined);
  return isLabelled || isHistoryOrChat || markup === 'plain' ? 'plain' : 'markdown';
}

/** The line break nearest before a place, else the first behind it. */
function eolAt(text: string, at: number): string {
  return (
    text
      .slice(0, at)
      .match(/\r\n|\n|\r/g)
      ?.at(-1) ??
    /\r\n|\n|\r/.exec(text.slice(at))?.[0] ??
    '\n'
  );
}

interface Item {
  start: number;
  indent: string;
  marker: string;
  box: string;
}

const ITEM = /^([ \t]*)([-*+•]|\d{1,3}[.)])[ \t]+(\[[ xX]\][ \t]+)?(.*)$/;
const JIRA_ITEM = /^([ \t]*)([-*#]+)[ \t]+()(.*)$/;

/** Continues the list that stands where the remedy goes, else takes the marker of the last list before it. */
function itemStyle(text: string, structure: Structure, target: Target, jira: boolean): Style['item'] {
  const items = readItems(text, structure, jira).filter(({ start }) => start < target.at);
  const near = items.filter(({ start }) => start >= (target.part?.start ?? text.length));
  const outermost = Math.min(...near.map(({ indent }) => indent.length));
  const own = near.findLast(({ indent }) => indent.length === outermost);
  const { marker, indent, box } = own ?? { marker: items.at(-1)?.marker ?? '', indent: '', box: '' };
  if (jira) return () => (marker.startsWith('*') || marker.startsWith('-') ? `${marker.charAt(0)} ` : '# ');
  const closing = /^\d+([.)])$/.exec(marker)?.[1];
  const before = (number: number) => `${indent}${closing || !marker ? `${number}${closing ?? '.'}` : marker} `;
  return number => before(number) + (box ? '[ ] ' : '');
}

/** The list items that the engineer wrote, fields such as `- Model: …` left out. */
function readItems(text: string, { sections, blocks, frontMatter }: Structure, jira: boolean): Item[] {
  const skipped = [
    ...(frontMatter ? [frontMatter] : []),
    ...sections.filter(({ title }) => isInserted(title)).map(({ extent }) => extent),
    ...blocks.filter(({ place }) => place === 'fence'),
  ];
  const items: Item[] = [];
  for (const line of text.matchAll(/[^\r\n]+/g)) {
    const [, indent = '', marker = '', box = '', rest = ''] = (jira ? JIRA_ITEM : ITEM).exec(line[0]) ?? [];
    if (!marker || /^[\p{L} ]{1,24}:\s+\S/u.test(rest)) continue;
    if (skipped.some(({ start, end }) => line.index >= start && line.index < end)) continue;
    items.push({ start: line.index, indent, marker, box });
  }
  return items;
}
