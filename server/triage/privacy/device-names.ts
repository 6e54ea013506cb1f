import type { Rule } from './rule.ts';

/** What Apple's devices are called. */
export const DEVICE =
  '(?:iPhone|iPad|iPod|MacBook|iMac|Mac|MBP|MBA|Apple[ -]?Watch|Apple[ -]?TV|HomePod|AirPods)(?!\\p{Ll})';

/** No names of people, though they stand where such do: `Apple's iPhone`, `Photos-iPhone`. */
const NO_NAME =
  "(?!(?:Apple|Photo|Setting|User|Customer|Owner|Device|Contact|Note|Message|Map|File|Video|Picture|Asset|Document|Book|New|Stock|Log|Statu|Proces|Acces|Other|Plu|Thi|Hi|It|That|There|Here|Everyone|Someone|Today)(?:[’']?s|[’'])?(?!\\p{L}))";
const NAME = `${NO_NAME}\\p{Lu}\\p{L}{1,30}`;
/** Words of a headline that may stand before a name: `Low Power Mode On Anna's iPhone`. */
const NOT_BEFORE_NAME =
  '(?!(?:On|Of|For|From|In|At|To|With|By|And|Or|The|Is|Not|No|Full|Low|Mode|Error|Failed|Sync|Syncing|Backup|Storage|Photos|Library)[ -])';
const HAN = '\\p{Script=Han}';
const HIRAGANA = '\\p{Script=Hiragana}';
const KATAKANA = '[\\p{Script=Katakana}ー・]';
/** As long as names are, in one or two scripts: what is longer is a sentence. */
const EASTERN_NAME = `(?:${KATAKANA}{2,20}|${HAN}{1,6}(?:${HIRAGANA}|${KATAKANA}){0,6}|${HIRAGANA}{2,8})`;
/** Whose or what a phone is without a name: mine, the customer's, the newest, one in use. */
const NO_EASTERN_NAME =
  '(?:私|僕|俺|自分|我|我们|你|您|他|她|彼|彼女|お?客様|顧客|本人|会社|その他|別|今|以前|最新|最近|新規|から|まで|ユーザー?|デバイス|[\\p{Script=Han}]{1,6}[中用前後済])';
const SPOKEN_OF = '(?:von|de|di|do|da|van|av|fra)';
const AFTER_NAME = '(?!Error|Fault|Notice|Info|Debug|Default|Warning|Domain|Code)';

/** The names that devices give themselves. */
export const DEVICE_NAMES: readonly Rule[] = [
  // `Anna-Does-iPhone`
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d-])(?:\\p{Lu}\\p{L}{0,30}-){0,3}${NO_NAME}\\p{Lu}\\p{L}{1,30}s-(${DEVICE})`,
      'gu',
    ),
    mask: (_match, device = '') => `<name>-${device}`,
  },
  // `Anna Doe's iPad`
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(?:${NOT_BEFORE_NAME}\\p{Lu}\\p{L}{0,30}[ '’-]){0,3}${NAME}(?:['’]|\\\\u2019)s? (${DEVICE})`,
      'gu',
    ),
    mask: (_match, device = '') => `<name> ${device}`,
  },
  // `name = "Annas iPhone"`
  {
    pattern: new RegExp(`(?<=["“])(?:\\p{Lu}\\p{L}{1,30} )?${NO_NAME}\\p{Lu}\\p{L}{1,30}s (${DEVICE})`, 'gu'),
    mask: (_match, device = '') => `<name> ${device}`,
  },
  // `iPhone von Anna Doe`, `iPhone-de-Anna`
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(${DEVICE}([ -])${SPOKEN_OF}\\2)${NAME}(?:\\2${AFTER_NAME}\\p{Lu}\\p{L}{1,30}(?![\\p{L}=:]))?`,
      'gu',
    ),
    mask: (_match, before = '') => `${before}<name>`,
  },
  // `iPhone d’Anna`
  {
    pattern: new RegExp(`(?<![\\p{L}\\d])(${DEVICE}[ -]d['’])${NAME}`, 'gu'),
    mask: (_match, before = '') => `${before}<name>`,
  },
  // `アンナのiPhone`
  {
    pattern: new RegExp(
      `(?:(?<![${HAN}${HIRAGANA}${KATAKANA.slice(1, -1)}])|(?<=[はがをに]))(?!(?:${NO_EASTERN_NAME}|[このそ])[の的])${EASTERN_NAME}([の的]${DEVICE})`,
      'gu',
    ),
    mask: (_match, behind = '') => `<name>${behind}`,
  },
];

/** A device's name that is only what it is, a level or an address of memory. */
const SAYS_NOTHING = new RegExp(
  `^(?:.*<.*|.{1,2}|localhost|unknown|default|info|debug|notice|error|fault|warning|critical|0x.*|\\d+|(?:(?:${DEVICE}|OS|Pro|Air|Max|mini|Plus|SE|\\d+)[-.]?)+)$`,
  'iu',
);

/** Syslog tells the host between the time and the process: `Mar  3 07:12:40 anna-iphone cloudd[77]`. */
export const HOST_COLUMN: Rule = {
  pattern: new RegExp(
    `(\\d\\d:\\d\\d:\\d\\d(?:[.,]\\d{1,9})?(?: ?[+-]\\d\\d(?::?\\d\\d)?|Z)?[ \\t]{1,8})` +
      // Only behind the date of syslog, and of several parts, is it one before a process of several words, or without a
      // number: programs write their own parts there, too (`2026-03-03 07:12:40 photos-sync paused: low power`).
      `([^\\s<>[\\]:=,]{1,64}(?=[ \\t]{1,8}[^\\s[\\]:=,]{1,80}\\[\\d)` +
      `|(?<=[A-Z][a-z]{2} {1,2}\\d{1,2} \\d\\d:\\d\\d:\\d\\d[ \\t]{1,8})[^\\s<>[\\]:=,]{1,40}[-.][^\\s<>[\\]:=,]{1,40}(?=[ \\t]{1,8}(?:[^[\\]:=,<>]{1,80}(?:\\[\\d|\\[[^\\]]{1,60}\\]\\(\\d)|[\\w.-]{1,40}: )))`,
    'g',
  ),
  mask: (match, time = '', host = '') => (SAYS_NOTHING.test(host) ? match : `${time}<host>`),
};
