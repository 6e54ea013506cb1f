const MONTH = '(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]{0,6}\\.?';
const DATE = `(?:\\d{1,4}[-/.]\\d{1,2}[-/.]\\d{2,4}|${MONTH} \\d{1,2}(?:,? \\d{4})?|\\d{1,2}\\.? ${MONTH}(?: \\d{4})?)`;
const TIME = '\\d{1,2}:\\d{2}(?::\\d{2})?\\s*(?:[ap]\\.?m\\.?)?';
const ASIDE = '(?:\\s+\\(([^()]{3,30})\\))?';
const NAME = "[\\p{L}][\\p{L}\\p{M} .'’_()-]{0,40}?";
/** A line that ends in a time may only say who speaks: `Ann Lee, 10:12`, `Tom (agent) - Nov 20 9:13 AM (Public reply)`. */
const ENDS_IN_TIME = new RegExp(
  `^\\s*(${NAME})[\\s,–—|([-]+(?:(${DATE}),?\\s+(?:at )?)?${TIME}\\s*[\\])]?:?${ASIDE}\\s*$`,
  'iu',
);
/** `20-11-2026 09:12:33 - Mia Brook (Additional comments)` */
const BEGINS_WITH_TIME = new RegExp(`^\\s*(${DATE}),?[ T]${TIME}\\s+[-–—|]\\s+(${NAME})${ASIDE}\\s*$`, 'iu');
/** What desks call a turn. */
const TURN = /\b(?:comments?|notes?|reply|replied|response|email|chat|message|update)\b/i;

const NAME_WORD = /^(?:\p{Lu}[\p{L}\p{M}.'’_-]*|d[aeio]|de[lnr]|dos|la|van|von|bin|al|el|ter|te)$/u;
const MOST_WORDS = 4;
/** What a dialogue calls those who speak in it. */
export const ROLE =
  /^(?:agent|bot|customer|cust|cx|cu|visitor|client|support|user|caller|me|you|tech|advisor|adviser|rep|guest|c|a|q|u|operator|desk|member|student|parent|reporter)\b/;
/** `Mia Brook added a comment` */
const SPOKE = / (?:wrote|writes|said|says|replied|commented|answered|added a (?:comment|note|reply))(?: at)?$/i;
/** What is in no name: a state, a thing that has one, an act, what leads to a time of the day. */
const STATEMENT =
  /(?:^|[\s-])(?:is|are|was|were|has|had|not|no|on|off|in|out|full|low|empty|weak|slow|down|dead|gone|back|lost|at|since|by|until|till|from|before|after|around|battery|storage|wi-?fi|wifi|icloud|iphone|photos?|network|signal|time|date|mode|(?!\p{L}ed(?:$|\s))\p{L}+(?:[bcgknpstvz]|[lb]l)ed)(?=$|\s)|\p{L}{2}\.$/iu;

/** `**Tom Reed** (agent)`: in bold, with the part in the dialogue behind. */
const NAMED_WITH_ROLE = new RegExp(`^\\s*(\\*\\*|__)(${NAME})\\1\\s+\\(([^()]{2,24})\\)\\s*:?\\s*$`, 'u');
const isRole = (aside: string): boolean =>
  aside.split(' ').every(word => word.length > 1 && (ROLE.test(word) || /^(?:it|service|team)$/.test(word)));

/** Without the marks of bold and italics around words. */
export const unmarked = (line: string): string =>
  /[*_]/.test(line)
    ? line.replace(/(?<![\p{L}\d*_])(\*{1,3}|_{1,3})(?=[^\s*_])([^*_]+)(?<=\S)\1(?![\p{L}\d*_])/gu, '$2')
    : line;

/** Who speaks below a line of nothing else. */
export function speakerAlone(line: string): { name: string; isSure: boolean } | undefined {
  const [, , name, role = ''] = NAMED_WITH_ROLE.exec(line) ?? [];
  const named = name && isRole(role.toLowerCase()) ? speakerNamed(name, false, undefined) : undefined;
  return named ?? speakerBesideTime(unmarked(line));
}

/**
 * Who a line with a time names, and whether that is a name by its looks; else only a dialogue makes it one.
 * A statement ends in a time, too: "Low Power Mode is on since 09:15".
 */
function speakerBesideTime(line: string): { name: string; isSure: boolean } | undefined {
  if (!line.includes(':')) return undefined;
  const [, before, date, behind] = ENDS_IN_TIME.exec(line) ?? [];
  if (before) return speakerNamed(before, date !== undefined, behind);
  const [, day, name, aside] = BEGINS_WITH_TIME.exec(line) ?? [];
  return name && aside && TURN.test(aside) ? speakerNamed(name, day !== undefined, aside) : undefined;
}

/** With a date, it may as well be what was done then, unless the line says what kind of turn it is. */
function speakerNamed(said: string, isDated: boolean, aside: string | undefined) {
  const name = withoutAsides(said).replace(SPOKE, '');
  const isTurn = aside !== undefined && TURN.test(aside);
  if (!mayBeName(name) || (aside !== undefined && !isTurn)) return undefined;
  const isSure = name.split(/\s+/).every(word => NAME_WORD.test(word) || ROLE.test(word.toLowerCase()));
  return { name: said, isSure: isSure && (!isDated || isTurn) };
}

const withoutAsides = (name: string): string => name.replace(/\([^)]*\)/g, ' ').trim();

/** A few words that state nothing. */
export const mayBeName = (name: string): boolean => name.split(/\s+/).length <= MOST_WORDS && !STATEMENT.test(name);
