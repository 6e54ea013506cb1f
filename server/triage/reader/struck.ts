import { blanked } from './blanked.ts';

/** In Markdown; three tildes open a code block, and `~9 %` is about so much. */
const TILDES = /(?<!~)~~(?!~)[^~]{1,300}~~(?!~)|(?<![~\p{L}\d])~(?![~\s\d])[^~\r\n]{1,300}(?<!\s)~(?![~\p{L}\d])/gu;
/** Up to the end of the same tag, over others. */
const WITHIN = '(?:[^<]|<(?!\\/?\\1\\b)){1,1000}<\\/\\1\\s*>';
const IN_TAGS = new RegExp(`<(s|del|strike)(?:\\s[^<>]{0,400})?>${WITHIN}`, 'gi');
const STYLED = new RegExp(
  `<([a-z]+\\d?)\\s[^<>]{0,400}?(?:line-through|display\\s*:\\s*none|\\shidden(?=[\\s=>]))[^<>]{0,400}>${WITHIN}`,
  'gi',
);
const IN_BRACKETS = /\[(s|del|strike)\][^[\]]{1,300}\[\/\1\]/gi;
/** A whole line of Jira; within one, hyphens may be brackets, and a word that is parted at its end goes on in small letters. */
const LINE_OF_JIRA = /^(?:[ \t]*[*#-]+[ \t]+)?[ \t]*-(?![-\s>])[^\r\n]{1,300}(?<![-\s])-$(?!\r?\n\p{Ll})/gmu;

/** What is struck out, or hidden by its style. */
export function withoutStruck(text: string): string {
  let said = text.includes('~') ? text.replace(TILDES, blanked) : text;
  if (said.includes('<') && said.includes('</')) said = said.replace(IN_TAGS, blanked).replace(STYLED, blanked);
  if (said.includes('[') && said.includes('[/')) said = said.replace(IN_BRACKETS, blanked);
  return endsLineInHyphen(said) ? said.replace(LINE_OF_JIRA, blanked) : said;
}

/** A word's end, not a rule; a search for two signs is cheaper than one for the line. */
function endsLineInHyphen(text: string): boolean {
  for (let at = text.indexOf('-\n'); at >= 0; at = text.indexOf('-\n', at + 1))
    if (/[^\s-]/.test(text[at - 1] ?? '-')) return true;
  return /[^\s-]-\s*$/.test(text.slice(-40)) || (text.includes('\r') && text.includes('-\r'));
}
