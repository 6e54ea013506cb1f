import { withoutBase64 } from './base64.ts';
import { blanked } from './blanked.ts';
import { withoutEntities, withPlainCharacters } from './characters.ts';
import { unescapedJson, withEscapedTags, withLineEnds } from './escapes.ts';
import { frontMatterOf } from './front-matter.ts';
import {
  withMarkedInputs,
  withNamedValues,
  withoutElements,
  withoutScripts,
  withoutTags,
  withQuoteRules,
} from './html.ts';
import { withJsonForms } from './json-forms.ts';
import { NOTHING, withoutMailEncodings } from './mail.ts';
import { withoutNotes, withoutStruck } from './struck.ts';
import { withTurns } from './transcript.ts';

/**
 * `<!-- symptom-lens: ignore id -->`, `# symptom-lens: ignore id`, `// symptom-lens: ignore-file id, id -- the reason`,
 * with any verb: an unknown one is to be told of. Behind `#` and `//`, where a heading or an address may go on so, it
 * is one only before ids.
 */
export const DIRECTIVE =
  /(?:<!--|(?:#|\/\/)(?=[ \t]*symptom-lens:[ \t]*(?:ignore(?:-file)?(?![\w-])|[A-Za-z]+(?:-\w+)*(?:[ \t,]+\w+(?:-\w+)+){1,60}(?:[ \t]+[-–—]|[ \t]*(?:[\r\n]|$)))))[ \t]*symptom-lens:[ \t]*([A-Za-z]+(?:-\w+)*)((?:[ \t,]+\w+(?:-\w+)*){0,60})(?:(?:[ \t]+(?:-(?!->)-?|[–—])|--(?!>))(?:(?!-->)[^\r\n])*)?/g;

const withoutDirectives = (text: string): string =>
  text.includes('symptom-lens:') ? text.replace(DIRECTIVE, blanked) : text;

/**
 * Blanks what is not said: directives, HTML comments, tags and struck-out words. The length stays, so offsets do too.
 * Directives are read from the original.
 */
export const withoutUnsaid = (text: string): string => STEPS.reduce((said, step) => step(said), text);

/** `# e.g. iCloud is full` in the front matter; in quotes it is text. */
function withoutYamlComments(text: string): string {
  const front = text.startsWith('---') ? frontMatterOf(text)?.whole : undefined;
  if (!front?.includes('#')) return text;
  return (
    front.replace(
      /^([^#"'\r\n]*[ \t])?#[^\r\n]*/gm,
      (whole, before = '') => before + blanked(whole.slice(before.length)),
    ) + text.slice(front.length)
  );
}

/** A text in a JSON export, `"description": "first line\\nsecond line"`: its lines, without its key. */
const withoutJsonEscapes = (text: string): string =>
  text.includes('\\') && /^\s*[{[]/.test(text)
    ? text.replace(JSON_TEXT, (whole, key: string, value: string) => {
        const lines = unescapedJson(value);
        return value.includes('\\n') ? `${blanked(key.slice(1))}\n${lines} ` : whole.replace(value, () => lines);
      })
    : text;
const JSON_TEXT = /("[\w .-]{1,40}"\s*:\s*")((?:[^"\\\r\n]|\\.){1,100000})"/g;

/** A picture in the place of its address: `![shot](data:image/png;base64,…)`. */
const withoutPictures = (text: string): string => (text.includes('data:') ? text.replace(PICTURE, blanked) : text);
const PICTURE = /\bdata:(?:image|audio|video|font|text|application)\/[^\s<>"'\])}|]+/gi;

/** What only dresses words: colours of Jira and of boards, highlighting, and where a link leads, `[not](https://…)`, `[not|https://…]`. */
const withoutDress = (text: string): string =>
  DRESSED.some(sign => text.includes(sign))
    ? text
        .replace(DRESS, blanked)
        .replace(HIGHLIGHT, (_, words: string) => `${blanked('==')}${words}${blanked('==')}`)
        .replace(
          LINK_OF_SLACK,
          (link, words: string) => `${blanked(link.slice(0, -words.length - 1))}${words}${blanked('>')}`,
        )
    : text;
const DRESSED = ['{color', '](', '|http', '<http', '[/', '=='];
const DRESS =
  /\{color(?::[^{}\s]{1,30})?\}|\[\/?(?:color|size|font|url)(?:=[^\]\s]{1,2000})?\]|\]\((?=[^\s()]*(?:[/#:@]|\.\w))(?:[^\s()]|\([^\s()]{0,200}\)){1,2000}(?: "[^"\n]{0,200}"|[ \v]{1,400})?\)|\|(?:https?:\/\/|mailto:)[^\s\]|]{1,2000}(?:\|[\w-]{1,20})?(?=\])/gi;
const HIGHLIGHT = /(?<![\w=])==(?![\s=])([^=\r\n]{1,300})(?<!\s)==(?![\w=])/g;
const LINK_OF_SLACK = /<https?:\/\/[^\s<>|]{1,2000}\|([^<>\r\n]{1,300})>/g;

/** The words of a link are the name of a page: `https://support.example.com/icloud-storage-full`. */
const withoutAddresses = (text: string): string => (text.includes('://') ? text.replace(ADDRESS, blanked) : text);
const ADDRESS = /\b[a-z]{3,8}:\/\/[^\s<>"'\])}|]+(?<![.,;:!?])/gi;

/** What an album, a film or an article is called: `the album "No Wi-Fi"`, `our article "Storage is full"`. */
const withoutNames = (text: string): string => text.replace(NAME, blanked);
// The quotation mark goes first: a search for it is cheap.
const NAME =
  /["“„«](?<=\b(?:album|folder|playlist|film|movie|song|article|guide|leaflet|book|game)s? (?:is )?(?:called |named |titled |on |about )?["“„«])[^"“”„«»\n]{1,60}["“”»]/gi;

/** Words that were parted at the ends of lines, where they are more than one: `sto-`, `rage`. */
function withoutHyphens(text: string): string {
  if (!text.includes('-\n') && !text.includes('-\r\n')) return text;
  const parted = text.match(PARTED)?.length ?? 0;
  return parted > 1 ? text.replace(PARTED, end => NOTHING.repeat(end.length)) : text;
}
// The hyphen goes first: a search for it is cheap.
const PARTED = /-\r?\n(?<=\p{Ll}{2}-\r?\n)(?=\p{Ll}{2})/gu;

/** A backslash at the end of a line of Markdown only breaks it. */
const withoutHardBreaks = (text: string): string =>
  text.includes('\\\n') || text.includes('\\\r') ? text.replace(/\\(?=[\r\n])/g, blanked) : text;

/** What a form says of its own fields: `iOS [e.g. 26.1]`, `Battery [in %]`, `Wi-Fi [yes/no]`. */
const withoutHints = (text: string): string => (text.includes('[') ? text.replace(HINT, blanked) : text);
const HINT =
  /\[(?:(?:e\.?g\.?|for example|z\. ?B\.)[^[\]\n]{0,80}|in (?:%|percent|[gmt]b|days?|hours?)|(?:your|please|enter) [^[\]\n]{0,30}|[\p{L} ]{1,20}\/[\p{L} ]{1,20}(?=\]\s*:)|(?:yes|no|y|n|ok|nok|on|off) ?\/[\p{L} /]{1,20})\]/giu;

/** The icons of Jira and Slack as the marks that they are; without `(/)`, `(x)` is a ticked box. `[_]` and `[  ]` are empty ones. */
function withMarks(all: string): string {
  const bare = all.includes('\\[')
    ? all.replace(ESCAPED_BOX, (box, mark: string) => `[${mark}]`.padEnd(box.length))
    : all;
  const text = all.includes('[')
    ? bare.replace(WIDE_BOX, box => (/x/i.test(box) ? '[x]' : '[ ]').padEnd(box.length))
    : bare;
  const marked = text.includes('(/)') ? text.replace(/\(([/x])\)/g, (_, icon) => (icon === '/' ? ' ✔ ' : ' ✘ ')) : text;
  return marked.replace(/:(?:x|white_check_mark):/g, icon => (icon === ':x:' ? '❌' : '✅').padEnd(icon.length));
}

/** `\[ \]`, as Markdown is written out by an editor. */
const ESCAPED_BOX = /\\\[([ xX])\\?\]/g;
const WIDE_BOX = /\[(?:[ \u00A0_]{2,3}|[\u00A0_]|[ \u00A0][xX][ \u00A0])\](?![([])/g;

/** `yes / **no**`, `on / OFF`: of several options, the one that is marked. */
const OPTIONS =
  /(?=[^\s|:?/])(?<=[:?|][ \t]*)[^\s|:?/][^|:?/\n\r]{0,24}(?: ?\/ ?[^|:?/\n\r]{1,24}){1,4}(?=\s*(?:\||$))/gm;

/** A marked option beside a slash, which most texts have nowhere. */
const MARKED = /(?:\*\*|__|\p{Lu}{2}) ?\/|\/ ?(?:\*\*|__|\p{Lu}{2})/u;

function mayChoose(text: string): boolean {
  // A search for the slash is as fast as memory; one for the marks is not.
  for (let at = text.indexOf('/'); at >= 0; at = text.indexOf('/', at + 1))
    if (MARKED.test(text.slice(Math.max(0, at - 3), at + 4))) return true;
  return false;
}

/** `Low Power Mode (on/off): off`, `VPN? (y/n) n`: what may be chosen is no value. */
const CHOICES =
  /(?<=[\p{L})] )(?:on ?\/ ?off|off ?\/ ?on|yes ?\/ ?no|no ?\/ ?yes|y ?\/ ?n)(?=[ \t]*(?:->|=>|→|:)[ \t]*\p{L})|[[(] ?(?:\p{L}{1,12}(?: ?\/ ?\p{L}{1,12}){1,3}) ?[\])](?=[ \t]*[:=?])|[[(](?:(?:y ?\/ ?n|yes ?\/ ?no|on ?\/ ?off)(?: ?\/ ?[\p{L}' ]{1,14})?)[\])]/giu;

function withoutOtherOptions(all: string): string {
  const text = all.includes('/') ? all.replace(CHOICES, blanked) : all;
  if (!mayChoose(text)) return text;
  return text.replace(OPTIONS, list => {
    const options = list.split('/');
    const isMarked =
      options.filter(isBold).length === 1 ? isBold : options.filter(isCapital).length === 1 ? isCapital : undefined;
    return isMarked ? options.map(option => (isMarked(option) ? option : blanked(option))).join(' ') : list;
  });
}

const isBold = (option: string): boolean => /^\s*(\*\*|__).+\1\s*$/.test(option);
const isCapital = (option: string): boolean => /^\s*\p{Lu}{2,}\s*$/u.test(option);

/** `Low Power Mode: on -> off`: what it was before. Versions are read with both. */
const CHANGED =
  /(?=\p{L})(?<=[:|][ \t]*)\p{L}[^|:\d\n\r→>]{0,24}(?= *(?:-+>|=>|→|➜) *\p{L}[^|:\d\n\r]{0,24}\s*(?:\||$))/gmu;

/** `Cause: (none) > Wi-Fi`, `Cause: Wi-Fi > (none)`: a log of fields; a path through the settings has no such end. */
const SET = /(?<=[:|][ \t]*)(?:\((?:none|blank|empty)\) ?> ?|[^|:>\n\r]{1,40} ?> ?\((?:none|blank|empty)\))/gi;

function withoutOldValues(text: string): string {
  const said = ARROWS.some(arrow => text.includes(arrow)) ? text.replace(CHANGED, blanked) : text;
  return said.includes('> (') || said.includes(') >') ? said.replace(SET, blanked) : said;
}
const ARROWS = ['->', '=>', '→', '➜'];

/** A comment that does not end is none. */
function withoutComments(text: string): string {
  let result = '';
  let at = 0;
  for (;;) {
    const start = text.indexOf('<!--', at);
    const end = start < 0 ? -1 : text.indexOf('-->', start + 4);
    if (end < 0) return result + text.slice(at);
    result += text.slice(at, start) + blanked(text.slice(start, end + 3));
    at = end + 3;
  }
}

/** In this order: what stands in a mail's code is text first, and marks are read before the tags around them go. */
const STEPS: readonly ((text: string) => string)[] = [
  withoutMailEncodings,
  withJsonForms,
  withoutJsonEscapes,
  withLineEnds,
  withEscapedTags,
  withoutBase64,
  withPlainCharacters,
  withTurns,
  withoutComments,
  withoutDirectives,
  withoutYamlComments,
  withoutNotes,
  withoutPictures,
  withoutDress,
  withoutAddresses,
  withoutNames,
  withoutScripts,
  withoutStruck,
  withoutHyphens,
  withoutHardBreaks,
  withoutHints,
  withMarks,
  withoutOtherOptions,
  withoutOldValues,
  withMarkedInputs,
  withNamedValues,
  withoutElements,
  withQuoteRules,
  withoutTags,
  withoutEntities,
];
