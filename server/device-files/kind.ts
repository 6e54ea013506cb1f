import { looksLikeDf } from '../triage/facts/df-table.ts';
import { looksLikePs } from '../triage/facts/ps-table.ts';
import { textOf } from '../triage/reader/utf16.ts';
import { isBinaryPlist } from './version-plist.ts';

export type DeviceFileKind = 'version' | 'disks' | 'processes' | 'battery' | 'power-log';

const NAMES: [DeviceFileKind, RegExp][] = [
  ['version', /(?:^|[/\\])SystemVersion\.plist$/],
  ['disks', /(?:^|[/\\])disks\.txt$/],
  ['processes', /(?:^|[/\\])ps(?:_thread)?\.txt$/],
  ['battery', /(?:^|[/\\])BDC_SBC[^/\\]*\.csv$/],
  ['power-log', /\.PLSQL(?:\.gz)?$/i],
];

/** What a file of a sysdiagnose states, by its name. */
export const deviceFileKindByName = (name: string): DeviceFileKind | undefined =>
  NAMES.find(([, pattern]) => pattern.test(name))?.[0];

/** A long log may begin with such a table. */
export const isTable = (kind: DeviceFileKind): boolean => kind === 'disks' || kind === 'processes';

/** What a file states, by how it begins. */
export function deviceFileKindByContent(head: Uint8Array): DeviceFileKind | undefined {
  const text = textOf(head.subarray(0, 4096));
  if (text.startsWith('SQLite format 3\0')) return 'power-log';
  if (isBinaryPlist(head)) return text.includes('ProductVersion') ? 'version' : undefined;
  if (/^\s{0,100}<(?:\?xml|!DOCTYPE plist|plist)/.test(text) && text.includes('<key>ProductVersion</key>'))
    return 'version';
  if (/^\s{0,100}\{\s{1,100}"/.test(text) && text.includes('"ProductVersion" => "')) return 'version';
  if (looksLikeDf(text)) return 'disks';
  return looksLikePs(text) ? 'processes' : undefined;
}
