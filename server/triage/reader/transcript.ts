import { blanked } from './blanked.ts';

/** Transcripts of players and exports as lines of who says what, at the same length. */
export const withTurns = (text: string): string => withJsonTurns(withoutCues(text));

/** A cue's number and times, as SubRip and WebVTT have them; `<v Mia>` is who speaks. */
const CUE =
  /^(?:\d{1,6}[ \t]*\r?\n)?[ \t]*(?:\d{1,3}:)?\d\d:\d\d[.,]\d{3} --> (?:\d{1,3}:)?\d\d:\d\d[.,]\d{3}[^\r\n]*$/gm;
const VOICE = /<v(?:\.[\w.]{1,40})? ([^<>\r\n]{1,40})>/g;
const withoutCues = (text: string): string =>
  text.includes('>') && text.includes('-->')
    ? withJoinedCues(text)
        .replace(CUE, blanked)
        .replace(VOICE, (tag, name: string) => `<${name}>`.padEnd(tag.length))
        .replaceAll('</v>', '    ')
    : text;

/** From the last sign of a cue to what the next one says. */
const NEXT_CUE =
  /([^\s.?!…:>])((?:<\/v>)?(?:[ \t]*\r?\n)+(?:\d{1,6}[ \t]*\r?\n)?[ \t]*(?:\d{1,3}:)?\d\d:\d\d[.,]\d{3} --> [^\r\n]*\r?)\n(<v[ .][^<>\r\n]{1,80}>)?(?!\s|[-–—<]|[^\r\n:]{1,30}:)/g;
const LONGEST_CUE = 500;
const SENTENCE_ENDS = /[.?!…]["”’]?[ \t]*(?:<\/v>)?[ \t]*(?:\r?\n[ \t]*\r?\n|\s*$)/g;

/** A sentence goes on in the next cue of who speaks, where cues end sentences at all. */
function withJoinedCues(text: string): string {
  const ends = text.match(SENTENCE_ENDS)?.length ?? 0;
  if (ends * 4 < (text.match(CUE)?.length ?? 0)) return text;
  return text.replace(NEXT_CUE, (whole, last: string, between: string, voice: string | undefined, at: number) => {
    const before = text.slice(Math.max(0, at - LONGEST_CUE), at);
    const speaks = before.slice(before.lastIndexOf('<v'));
    return voice && !speaks.startsWith(voice) ? whole : `${last}${' '.repeat(between.length)}\n${blanked(voice ?? '')}`;
  });
}

const WHO = '"(?:author|from|sender|who|user|name|speaker|by)"\\s*:\\s*"[^"\\r\\n]{1,60}"';
const OTHERS = '(?:\\s*,\\s*"[\\w .-]{1,40}"\\s*:\\s*(?:"[^"\\r\\n]{0,80}"|[\\w.+-]{1,40})){0,6}?';
const SAID = '(?=\\s*,\\s*"(?:body|text|message|msg|content|comment)"\\s*:)';
/** The lines of an object from who to what is said. */
const TURN = new RegExp(`${WHO}${OTHERS}${SAID}\\s*,\\s*`, 'g');
const NEXT_OBJECT = /\}(?=\s{0,40},\s{0,40}\{\s{0,40}")/g;
/** Where a list of objects begins, and where it ends within another object. */
const LIST_START = /\[(?=\s{0,40}\{\s{0,40}")/g;
const LIST_END = /(\}\s{0,40})\](?=\s{0,40},)/g;

/** Lines of nothing else. */
const BRACKETS = /^[ \t]*[{}[\],][{}[\], \t]*$/gm;

/** Comments of an export, one a line. */
function withJsonTurns(text: string): string {
  if (!/^\s*[{[]/.test(text)) return text;
  const joined = text.replace(TURN, turn => turn.replace(/[\r\n]/g, ' '));
  return joined.search(TURN) < 0
    ? text
    : joined.replace(NEXT_OBJECT, '\n').replace(LIST_START, '\n').replace(LIST_END, '$1\n').replace(BRACKETS, blanked);
}
