/**
 * Masks what tells of a person or a device in a log line, and nothing else: dates, versions, sizes, error codes,
 * process ids and the words around them stay. What is masked already stays as it is.
 */
export function maskPrivate(text: string): string {
  return RULES.reduce((masked, { pattern, mask }) => masked.replace(pattern, mask), text);
}

interface Rule {
  pattern: RegExp;
  /** Takes the match and its groups; gives the match back where it is nothing private after all. */
  mask: (match: string, ...groups: string[]) => string;
}

/** Behind a name such as `serial`: blanks, quotes, a colon or an equals sign. */
const IS = `["'”]?\\s{0,3}[:=]\\s{0,3}["'“<]?`;

/** A value with a name before it that tells what it is. */
const named = (names: string, value: string, mask: string): Rule => ({
  pattern: new RegExp(`(?<![\\p{L}\\d])((?:${names})${IS})(${value})`, 'giu'),
  mask: (match, name = '', content = '') => (SAYS_NOTHING.test(content) ? match : name + mask),
});

/** Values that stand for none, and masks. */
const SAYS_NOTHING = /^(?:<.*|\(?null\)?|nil|none|unknown|private|redacted|yes|no|true|false|on|off|\d{1,5}|\*+)$/i;

const ACCOUNT =
  'apple ?id|apple ?account|icloud ?account|account ?(?:name|id|identifier|description)|user ?name|user ?id|login|alt ?dsid|dsid|person ?id|owner ?name|full ?name|first ?name|last ?name';
const DEVICE_NAME = 'device ?name|user ?assigned ?device ?name|computer ?name|host ?name|local ?host ?name';

const RULES: Rule[] = [
  // A home folder's name is the account's.
  {
    pattern: /((?:^|[^\p{L}\d])(?:\/Users\/|\/home\/|[A-Za-z]:\\+Users\\+))([^/\\\s"'<>:;,)\]]{1,64})/gu,
    mask: (match, before = '', name = '') => (/^(?:Shared|Public|mobile)$/.test(name) ? match : `${before}<user>`),
  },
  { pattern: /[\p{L}\d.!#$%&'*+/=?^_`{|}~-]{1,64}@(?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\d])/gu, mask: mail },
  named(DEVICE_NAME, `[^"'”;,\\]})\\n]{1,64}`, '<device name>'),
  named(ACCOUNT, `[^\\s"'”;,\\]})>]{1,100}`, '<account>'),
  // `Anna-Does-iPhone`, `Anna Doe's iPad`: the name that a phone gives itself.
  {
    pattern:
      /(?<![\p{L}\d-])(?:\p{Lu}\p{L}{0,30}-){0,3}\p{Lu}\p{L}{1,30}s-(iPhone|iPad|iPod|MacBook|iMac|Mac)(?!\p{Ll})/gu,
    mask: (_match, device = '') => `<name>-${device}`,
  },
  {
    pattern:
      /(?<![\p{L}\d])(?:\p{Lu}\p{L}{1,30} )?\p{Lu}\p{L}{1,30}['’]s? (iPhone|iPad|iPod|MacBook|iMac|Mac)(?!\p{Ll})/gu,
    mask: (_match, device = '') => `<name> ${device}`,
  },
  named('serial ?(?:number|no|num)?|hardware ?serial|mlb', '[A-Z\\d]{8,20}', '<serial>'),
  named('udid|unique ?device ?id|device ?udid|unique ?chip ?id|ecid', '[\\dA-Fa-fx-]{8,42}', '<udid>'),
  named('imei\\d?|meid|imsi|iccid|eid', '[\\dA-F][\\dA-F -]{12,34}[\\dA-F]', '<imei>'),
  named('phone ?(?:number|no)?|msisdn|mobile ?(?:number|no)|tel|caller', '[+(]?\\d[\\d ()./-]{5,18}\\d', '<phone>'),
  { pattern: /(?<![\p{L}\d-])(?:[\da-fA-F]{8}-[\da-fA-F]{16}|[\da-f]{40})(?![\p{L}\d-])/gu, mask: () => '<udid>' },
  { pattern: /(?<![\p{L}\d.:_-])[A-HJ-NP-Z\d]{12}(?![\p{L}\d.:_-])/gu, mask: serial },
  { pattern: /(?<![\p{L}\d.:_+-])\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d(?![\p{L}\d.:_-])/gu, mask: imei },
  { pattern: /(?<![\p{L}\d.:_+-])89\d{17,18}(?![\p{L}\d.:_-])/gu, mask: card },
  {
    pattern: /(?<![\p{L}\d.:_-])(?:[\da-fA-F]{2}([:-]))(?:[\da-fA-F]{2}\1){4}[\da-fA-F]{2}(?![\p{L}\d:_-])/gu,
    mask: mac,
  },
  { pattern: /(?<![\p{L}\d.:_])\+[1-9](?:[ ()./-]{0,2}\d){7,14}(?!\d)/gu, mask: () => '<phone>' },
  { pattern: /(?<![\p{L}\d.:_+-])(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?![\p{L}\d.:_-])/gu, mask: () => '<phone>' },
  { pattern: /(?<![\p{L}\d.:_+-])0[1-9]\d{1,3}[ /]\d{3}[ ]?\d{3,5}(?![\p{L}\d.:_-])/gu, mask: () => '<phone>' },
  { pattern: /(?<![\p{L}\d.:_-])[\da-fA-F:]{2,39}(?![\p{L}\d:_-])/gu, mask: ipv6 },
  {
    pattern: /((?:v|version|build|release|[\p{L}]\/)[ :=]?)?(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.]*\d|\.\d)/giu,
    mask: ipv4,
  },
];

function mail(match: string): string {
  // Picture files are named so: icon@2x.png.
  return /@[23]x\./i.test(match) ? match : '<e-mail>';
}

/** Apple's twelve letters and digits: with both, and more than a hexadecimal number has. */
function serial(match: string): string {
  return /\d.*\d/.test(match) && /[G-Z]/.test(match) && /[A-Z].*[A-Z].*[A-Z]/.test(match) ? '<serial>' : match;
}

/** The numbers of a phone end in a check digit; sizes and times do only by chance, and seldom begin so. */
function imei(match: string): string {
  const digits = match.replace(/\D/g, '');
  return /^(?:01|35|86|98|99)/.test(digits) && passesLuhn(digits) ? '<imei>' : match;
}

function card(match: string): string {
  return passesLuhn(match) ? '<imei>' : match;
}

function passesLuhn(digits: string): boolean {
  const sum = [...digits].reverse().reduce((total, digit, i) => {
    const value = Number(digit) * (i % 2 ? 2 : 1);
    return total + (value > 9 ? value - 9 : value);
  }, 0);
  return sum % 10 === 0;
}

/** With dashes and only digits it is a date and a time. */
function mac(match: string, joint = ''): string {
  return joint === '-' && !/[a-f]/i.test(match) ? match : '<mac>';
}

/** `07:41:05` is a time, `std::vector` code: an address has eight groups, or a gap and a digit. */
function ipv6(match: string): string {
  // A colon may stand before it.
  if (/^:[^:]/.test(match)) return `:${ipv6(match.slice(1))}`;
  const groups = match.split(':');
  const filled = groups.filter(group => group);
  const gaps = match.split('::').length - 1;
  if (filled.some(group => group.length > 4) || filled.length < 2 || groups.length < 4) return match;
  const isWhole = gaps === 0 && groups.length === 8 && filled.length === 8;
  const isShort = gaps === 1 && groups.length <= 8 && /\d/.test(match) && !match.includes(':::');
  return isWhole || isShort ? '<ip>' : match;
}

/** Four numbers behind the word for a version are one; so are those that no address has. */
function ipv4(match: string, version: string | undefined, address: string | undefined): string {
  if (version || !address || address.split('.').some(part => Number(part) > 255)) return match;
  return '<ip>';
}
