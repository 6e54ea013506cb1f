import { type Rule, UNIT } from './rule.ts';

/** Slashes as they are, in JSON and in addresses. */
const SLASH = '(?:\\\\{0,3}/|%2F)';
const FOLDERS = `(?:${SLASH}(?:Users|home)|(?<=^|\\s)Users)${SLASH}|[A-Za-z]:\\\\+Users\\\\+`;

export const HOME_AND_MAIL: readonly Rule[] = [
  // A home folder's name is the account's; it may be of several words.
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d])(${FOLDERS})((?:[^/\\\\\\s"'<>:;,)\\]%&]|%20){1,64}(?:(?: [\\p{L}\\d.'’-]{1,30}){1,3}(?=[/\\\\]))?)`,
      'gu',
    ),
    mask: (match, before = '', name = '') => (/^(?:Shared|Public|mobile)$/.test(name) ? match : `${before}<user>`),
  },
  {
    pattern: /[\p{L}\d.!#$%&'*+/=?^_`{|}~-]{1,64}(?:@|%40)(?:[\p{L}\d-]{1,63}\.){1,8}\p{L}{2,24}(?![\p{L}\d])/gu,
    mask: mail,
  },
];

/** What is known by its form alone. */
export const FORMS: readonly Rule[] = [
  {
    pattern:
      /(?<![\p{L}\d-])(?<!(?:[Hh]ash|HASH|[Ss]ha-?1?|SHA-?1?|[Dd]igest|[Cc]hecksum|[Ff]ingerprint|[Cc]ommit|[Rr]evision|[Ee][Tt]ag|[Ss]ignature)["']?\s{0,2}[:=]?\s{0,2}["']?)(?:[\da-fA-F]{8}-[\da-fA-F]{16}|[\da-f]{40})(?![\p{L}\d-])/gu,
    mask: () => '<udid>',
  },
  // A web token: two parts of JSON in base64, and a signature.
  { pattern: /(?<![\p{L}\d])eyJ[\w-]{8,4000}\.[\w-]{8,4000}\.[\w-]{0,4000}/gu, mask: () => '<token>' },
  { pattern: /(?<![\p{L}\d.:_-])[A-HJ-NP-Z\d]{12}(?![\p{L}\d.:_-])/gu, mask: serial },
  { pattern: /(?<![\p{L}\d.:_+-])\d{2}[ -]?\d{6}[ -]?\d{6}[ -]?\d(?![\p{L}\d.:_-])/gu, mask: imei },
  { pattern: /(?<![\p{L}\d.:_+-])89\d{17,18}(?![\p{L}\d.:_-])/gu, mask: card },
  {
    pattern: /(?<![\p{L}\d.:_-])[\da-fA-F]{1,2}([:-])(?:[\da-fA-F]{1,2}\1){4}[\da-fA-F]{1,2}(?![\p{L}\d:_-])/gu,
    mask: mac,
  },
  // Behind a time it is its zone; short ones behind `=` count something.
  {
    pattern: new RegExp(
      `(?<![\\p{L}\\d._])(?<!=(?=\\+\\d{1,9}(?!\\d)))(?<!\\d:\\d\\d[.,\\d]{0,10} ?)\\+[1-9](?:(?: ?\\(\\d{1,4}\\) ?| ?/ ?|[ .-])?\\d){7,14}(?!\\d)(?! ?${UNIT})`,
      'gu',
    ),
    mask: () => '<phone>',
  },
  { pattern: /(?<![\p{L}\d.:_+-])(?:\(\d{3}\) ?|\d{3}-)\d{3}-\d{4}(?![\p{L}\d.:_-])/gu, mask: () => '<phone>' },
  {
    pattern:
      /(?<![\p{L}\d.:_+-])(?:0[1-9]\d{1,3}[ /-]\d{3} ?\d{3,5}|(?<!\b[\da-fA-F]{2} )0[1-9](?: \d\d){4}(?! [\da-fA-F]{2}\b)|0[5-9]0-\d{4}-\d{4})(?![\p{L}\d.:_-])/gu,
    mask: () => '<phone>',
  },
  { pattern: /(?<![\p{L}\d.:_-])[\da-fA-F:]{2,39}(?:(?<=:\d{1,3})(?:\.\d{1,3}){3})?(?![\p{L}\d:_-])/gu, mask: ipv6 },
  {
    pattern:
      /((?:v|version|build|release|iTunes|firmware|driver|baseband|Xcode|Safari|WebKit|(?:i|iPad|mac|tv|watch|vision)OS|[\p{L}]\/)[ :=]?)?(?<![\d.])(\d{1,3}(?:\.\d{1,3}){3})(?![\d.]*\d|\.\d)/giu,
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

/** With dashes and only digits it is a date and a time; some tools leave zeros out, and then a letter must tell. */
function mac(match: string, joint = ''): string {
  const isShort = match.length < 17;
  return (joint === '-' || isShort) && !/[a-f]/i.test(match) ? match : '<mac>';
}

/** `07:41:05` is a time, `std::vector` code: an address has eight groups, or a gap and a digit. */
function ipv6(match: string): string {
  // A colon may stand before it.
  if (/^:[^:]/.test(match)) return `:${ipv6(match.slice(1))}`;
  const groups = match.replace(/\.[\d.]+$/, '').split(':');
  const filled = groups.filter(group => group);
  const gaps = match.split('::').length - 1;
  if (filled.some(group => group.length > 4) || filled.length < 2) return match;
  const isWhole = gaps === 0 && groups.length === 8 && filled.length === 8;
  const isLong = groups.length >= 4 || /^(?:fe80|f[cd][\da-f]{2}|2[\da-f]{3})::/i.test(match);
  const isShort = gaps === 1 && isLong && groups.length <= 8 && /\d/.test(match) && !match.includes(':::');
  return isWhole || isShort ? '<ip>' : match;
}

/** Four numbers behind the word for a version are one; so are those that no address has. */
function ipv4(match: string, version: string | undefined, address: string | undefined): string {
  if (version || !address || address.split('.').some(part => Number(part) > 255)) return match;
  return '<ip>';
}
