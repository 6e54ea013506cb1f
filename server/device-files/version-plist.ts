import type { Facts } from '../triage/model.ts';
import { textOf } from '../triage/reader/utf16.ts';
import type { DeviceFile } from './device-file.ts';
import { readFlatPlist } from './flat-plist.ts';

const VERSION = /^\d{1,2}(?:\.\d{1,2}){0,2}$/;
const BUILD = /^\d{1,2}[A-Z]\d{1,5}[a-z]?$/;
const BUILD_KEYS = 'ProductBuildVersion|BuildVersion';

/**
 * SystemVersion.plist, as XML, binary or printed: the version and build of iOS.
 * @throws Error for people
 */
export function readVersionPlist(bytes: Buffer): DeviceFile {
  if (!isBinaryPlist(bytes)) {
    const text = textOf(bytes);
    return fileOf(text, text.includes('<key>') ? XML : PRINTED);
  }
  let text: string;
  try {
    text = [...readFlatPlist(bytes)].map(([key, value]) => `${key} = ${value}\n`).join('');
  } catch {
    throw new Error('The property list is damaged; ask for the file again, or write it as text: plutil -p FILE');
  }
  return fileOf(text, LINES);
}

const fileOf = (text: string, notation: Notation): DeviceFile => ({
  text,
  facts: factsOf(text, notation),
  ...(notation('ProductVersion').test(text) ? {} : { problem: NO_VERSION }),
});

const NO_VERSION = 'No version of iOS stands in it; ask for the file again, or write it as text: plutil -p FILE';

export const isBinaryPlist = (bytes: Uint8Array): boolean =>
  Buffer.from(bytes.subarray(0, 6)).toString('latin1') === 'bplist';

/** Where a key's value stands in the text, with the key as its first group and the value as its second. */
type Notation = (keys: string) => RegExp;
const XML: Notation = keys => new RegExp(`<key>(${keys})</key>\\s{0,20}<string>([^<]{1,40})</string>`);
/** As `plutil -p` prints it. */
const PRINTED: Notation = keys => new RegExp(`"(${keys})" => "([^"\\n]{1,40})"`);
const LINES: Notation = keys => new RegExp(`^(${keys}) = (.{1,40})$`, 'm');

function factsOf(text: string, notation: Notation): Facts {
  const find = (keys: string, form: RegExp) => {
    const match = notation(keys).exec(text);
    const value = match?.[2]?.trim() ?? '';
    return match && form.test(value) ? { value, start: match.index, end: match.index + match[0].length } : undefined;
  };
  const product = notation('ProductName').exec(text)?.[2];
  // A Mac's file looks the same.
  if (product !== undefined && !/iPhone|iOS|iPad/.test(product)) return {};
  const ios = find('ProductVersion', VERSION);
  const build = find(BUILD_KEYS, BUILD);
  return { ...(ios ? { ios } : {}), ...(build ? { build } : {}) };
}
