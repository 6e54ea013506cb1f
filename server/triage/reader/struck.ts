import type { Span } from '../model.ts';
import { blanked } from './blanked.ts';

/** In Markdown; three tildes open a code block, and `~9 %` is about so much. */
const TILDES = /(?<!~)~~(?!~)[^~]{1,300}~~(?!~)|(?<![~\p{L}\d])~(?![~\s\d])[^~\r\n]{1,300}(?<!\s)~(?![~\p{L}\d])/gu;
const IN_BRACKETS = /\[(s|del|strike)\][^[\]]{1,300}\[\/\1\]/gi;
/** A whole line of Jira; within one, hyphens may be brackets, and a word that is parted at its end goes on in small letters. */
const LINE_OF_JIRA = /^(?:[ \t]*[*#-]+[ \t]+)?[ \t]*-(?![-\s>])[^\r\n]{1,300}(?<![-\s])-$(?!\r?\n\p{Ll})/gmu;

/** `[//]: # (a comment)`, `[1]: https://example.com "its title"`: what a link is defined by. */
const DEFINITION =
  /^ {0,3}\[[^[\]\r\n]{1,80}\]:[ \t]+(?:#|<[^<>\r\n]*>|(?:[a-z]{3,8}:\/|\.{0,2})\/[^\s"'()]*)[ \t]+(?:"[^"\r\n]*"|'[^'\r\n]*'|\([^()\r\n]*\))[ \t]*$/gim;
/** `[words](address "its title")` */
const TITLE = /(\]\((?:<[^<>\r\n]*>|[^\s()<>"]{1,2000})[ \t]+)("[^"\r\n]*"|'[^'\r\n]*')(?=[ \t]*\))/g;

/** What Markdown shows nowhere, or only while one points at a link. */
export function withoutNotes(text: string): string {
  const said = text.includes(']: ') ? text.replace(DEFINITION, blanked) : text;
  return said.includes('](') ? said.replace(TITLE, (_, link: string, title: string) => link + blanked(title)) : said;
}

/** What is struck out, or hidden by its style. */
export function withoutStruck(text: string): string {
  let said = text.includes('~') ? text.replace(TILDES, blanked) : text;
  if (said.includes('</') && MAY_STRIKE.test(said)) said = withoutUnseen(said);
  if (said.includes('[') && said.includes('[/')) said = said.replace(IN_BRACKETS, blanked);
  return endsLineInHyphen(said) ? said.replace(LINE_OF_JIRA, blanked) : said;
}

const MAY_STRIKE =
  /<(?:s|del|strike)[\s>]|\shidden[\s=>]|line-through|mso-hide|(?:display|visibility|max-height)\s*:\s*(?:none|hidden|0)/i;
const TAG = /<(\/?)([a-z]+\d?)(\s[^<>]*)?>/gi;
const STRIKES = /^(?:s|del|strike)$/;
const STYLE =
  /line-through|display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all|max-height\s*:\s*0(?![\d.]*[1-9])/i;

/** Blanks what a page strikes out or does not show, over elements of the same name within; what does not end is shown. */
function withoutUnseen(text: string): string {
  const open = new Map<string, { start: number; isSeen: boolean }[]>();
  const unseen: Span[] = [];
  for (const { 0: tag, 1: closes, 2: as = '', 3: attributes = '', index } of text.matchAll(TAG)) {
    const name = as.toLowerCase();
    const others = open.get(name) ?? [];
    open.set(name, others);
    if (!closes) others.push({ start: index, isSeen: !STRIKES.test(name) && !isUnseen(attributes) });
    const { start, isSeen } = (closes && others.pop()) || { start: index, isSeen: true };
    if (isSeen) continue;
    while ((unseen.at(-1)?.start ?? 0) > start) unseen.pop();
    unseen.push({ start, end: index + tag.length });
  }
  let said = '';
  let at = 0;
  for (const { start, end } of unseen) {
    // Tags that cross close in no order.
    if (start < at) continue;
    said += text.slice(at, start) + blanked(text.slice(start, end));
    at = end;
  }
  return said + text.slice(at);
}

/** `hidden` is an attribute, and a word of others. */
const isUnseen = (attributes: string): boolean =>
  attributes !== '' &&
  (STYLE.test(attributes) || /\shidden(?=[\s=/]|$)/i.test(attributes.replace(/"[^"]*"|'[^']*'/g, '""')));

/** A word's end, not a rule; a search for two signs is cheaper than one for the line. */
function endsLineInHyphen(text: string): boolean {
  for (let at = text.indexOf('-\n'); at >= 0; at = text.indexOf('-\n', at + 1))
    if (/[^\s-]/.test(text[at - 1] ?? '-')) return true;
  return /[^\s-]-\s*$/.test(text.slice(-40)) || (text.includes('\r') && text.includes('-\r'));
}
