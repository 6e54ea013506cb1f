import { DEVICE } from './device-names.ts';
import { type Rule, UNIT } from './rule.ts';

/** The name of a value may stand in quotes, also in those of a text within a text: `\"dsid\"`. */
const QUOTE = `(?:\\\\{0,3}["'”’“])?`;
const BLANKS = '\\s{0,3}';
/** Between name and value; `<key>…</key><string>…` in property lists. */
const JOINT = `(?:${QUOTE}${BLANKS}(?:=>|[:=])${BLANKS}|</key>\\s{0,40}<(?:string|integer|real)>)${QUOTE}`;
/** The same, or only blanks before a value whose form tells what it is. */
const LOOSE_JOINT = `(?:${JOINT}|${QUOTE}\\s{1,3}${QUOTE})`;

/** Names in any case, their words together, apart, or with a dash or a line between them; also as the end of `mmeAuthToken`, but not of `iPhone`. */
const anyOf = (names: string): string =>
  `(?:(?<![\\p{L}\\d])|(?<=[\\p{Ll}\\d])(?<!(?<![\\p{L}\\d])i)(?=\\p{Lu})|(?<=\\\\[nrt]))(?:${names
    .replace(/[a-z]/g, letter => `[${letter}${letter.toUpperCase()}]`)
    .replaceAll(' ', '[ _-]?')})`;

/** A value of which the form is known. */
const formed = (names: string, form: string, mask: string, joint = LOOSE_JOINT): Rule => ({
  pattern: new RegExp(`(${anyOf(names)}${joint})(?:${form})`, 'gu'),
  mask: (_match, name = '') => name + mask,
});

/** What says how something is, not what it is called. */
const STATE =
  '(?:not|no|is|was|has|failed|failure|fails|succeeded|success|ok|error|available|unavailable|missing|invalid|valid|changed|expired|required|needed|disabled|enabled|scheduled|cancell?ed|denied|rejected|accepted|started|finished|completed|suspended|locked|blocked|signed|created|removed|deleted|updated|received|skipped|deferred|paused|granted|authenticated|verified|pending|waiting|running|needs|must|limited|restricted|managed|attempt|authorizedalways|authorizedwheninuse|offline|online|timed|sign|set|unset|logged|mismatch|did|does|will|can|cannot|could|unable|checking|loading|default|primary|empty|authentication|authorized|unauthorized|wrong|incorrect|weak|allowed|revoked|reset)(?![\\p{L}\\d])';
/** Masks and descriptions of objects; values that stand for none, states, names of devices, Apple's public hosts. */
const SAYS_NOTHING = new RegExp(
  `^(?:<(?:[^<>]*[\\s:][^<>]*|e-mail|account|user|name|host|network|token|private|redacted|null)>|\\(?null\\)?|nil|none|unknown|private|redacted|yes|no|true|false|on|off|.|-?\\d{1,5}(?:[.,]\\d{1,3})?(?:[KMGT]?B|%)?|0x[\\da-f]+|\\*+|${STATE}.*|${DEVICE}\\d*|localhost|(?:[\\w-]+\\.)*(?:apple|icloud|apple-dns|icloud-content|cdn-apple|mzstatic|aaplimg)\\.(?:com|net)(?:\\.cn)?\\.?)$`,
  'iu',
);

/** In quotes to their end, else to the next blank. */
const QUOTED = `(?<=["”“])(?:[^"”“\\\\\\n]|\\\\(?!["\\\\])){1,400}(?=\\\\{0,3}["”])|(?<=['’])[^'’\\\\\\n]{1,400}(?=\\\\{0,3}['’])|(?<=</key>\\s{0,40}<string>)[^<>\\n]{1,400}`;
const IN_BRACKETS = '<[^\\s<>"\']{1,100}>';
const CAPITALS = "(?: [\\p{Lu}\\d][\\p{L}\\d'’.-]{0,30}){1,3}(?=\\s*(?:[,;)}\\]]|$))";
const WORDS = `(?: (?!${STATE})\\p{L}[\\p{L}'’.-]{0,30}){1,3}(?=\\s*[,;)}\\]])`;
const WORD = `(?![{(])[^\\s"'”“’;,\\\\\\]})<>&]{1,200}`;

/** A value that may be any text. */
const free = (names: string, mask: string, before = '', more = CAPITALS): Rule => ({
  pattern: new RegExp(
    `(${anyOf(names)}(?:${JOINT}|${QUOTE}\\s{1,3}\\\\{0,3}["“])${before})(${QUOTED}|(?:${WORD})(?:${more})?|${IN_BRACKETS})`,
    'gu',
  ),
  mask: (match, name = '', value = '') =>
    SAYS_NOTHING.test(value) || SAYS_NOTHING.test(value.split(' ')[0] ?? '') ? match : `${name}<${mask}>`,
});

const DATE = '\\d{4}[-/.]\\d\\d?[-/.]\\d\\d?(?!\\d)';
const PHONE = `(?!${DATE})(?:\\+\\d{1,3} ?)?(?:\\(\\d{1,5}\\) ?)?\\d(?:(?: ?\\(0\\) ?| ?/ ?|[ .-])?\\d){6,14}(?!\\d|[.:-]\\d)(?! ?${UNIT})`;

const SERIAL = '(?:serial(?: (?:number|no\\.?|num|#))?|hardware serial|mlb|s/n|serial#)';
/** Of a cookie. */
const PAIR = '[\\w.-]{1,80}=(?:"[^"\\n]{0,4000}"|[^\\s;"]{0,4000})';

export const NAMED: readonly Rule[] = [
  free(
    'device name|user assigned device name|computer name|host name|local host name',
    'device name',
    '',
    `${CAPITALS}|${WORDS}`,
  ),
  free('owner name|full name|first name|last name|given name|family name', 'name'),
  free('ssid|network name|wifi name', 'network'),
  free(
    'apple id|apple account|icloud account|account (?:name|id|identifier|description)|user name|user id|login|alt dsid|ds prs id|dsid|person id|x apple ds id',
    'account',
  ),
  // `Cookie: a="b"; c=d`
  {
    pattern: new RegExp(`(${anyOf('set cookie|cookie')}${JOINT})${PAIR}(?:; ?${PAIR}){0,60}`, 'gu'),
    mask: (_match, name = '') => `${name}<token>`,
  },
  free(
    '(?:auth |access |refresh |bearer )?token|password|passwd|passcode|secret|api key|cookie|authorization',
    'token',
    '(?:(?:Bearer|Basic|Digest|Token|X-[\\w-]{1,40}) {1,3})?',
  ),
  formed('alt dsid|ds prs id|dsid|person id|x apple ds id', '\\d[\\d-]{5,}[\\w-]*', '<account>'),
  formed(SERIAL, '(?=[A-Za-z]{0,20}\\d)[A-Za-z\\d]{8,}', '<serial>', JOINT),
  // Behind a blank a queue may be serial, too.
  formed(SERIAL, '(?=[A-Z]{0,20}\\d)[A-Z\\d]{8,}', '<serial>', `(?:${LOOSE_JOINT}| is )`),
  formed('udid|unique device id|device udid|unique chip id|ecid', '[\\dA-Fa-fx-]{8,}(?![\\p{L}\\d])', '<udid>'),
  formed(
    'imei[12]?|meid|imsi|iccid|eid',
    '(?:[\\dA-F]{12,34}|\\d{2,4}(?:[ -]\\d{4,6}){2,7}(?:[ -]\\d{1,2})?)(?![\\p{L}\\d])',
    '<imei>',
  ),
  formed(
    'phone(?: (?:number|no\\.?))?|msisdn|mobile(?: (?:number|no\\.?))?|cell|tel\\.?|caller',
    PHONE,
    '<phone>',
    JOINT,
  ),
  formed('phone (?:number|no\\.?)|msisdn|tel\\.?', PHONE, '<phone>'),
  // `mobile` is the user that owns the files of an iPhone, before their sizes.
  formed('phone|cell', `(?=(?:\\D?\\d){9})${PHONE}`, '<phone>'),
  formed('bssid|mac(?: address)?', '(?:[\\da-fA-F]{1,2}[:-]){5}[\\da-fA-F]{1,2}(?![\\p{L}\\d:])', '<mac>'),
  formed('lat|latitude|lon|lng|longitude', '[+-]?\\d{1,3}\\.\\d{1,20}', '<location>', JOINT),
];
