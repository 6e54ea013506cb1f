import { type DeviceFileKind, deviceFileKindByName } from '../device-files/kind.ts';
import { visible } from '../triage/visible.ts';

/** What a file of an archive is read for. */
export type Role = DeviceFileKind | 'log' | 'unified-log' | 'archive' | 'other';

/** Files of a sysdiagnose that say something of photos, networks, space, battery and crashes; and logs by any name. */
const LOGS = [
  /\.(?:log|ips|crash|ndjson|syslog|devicelog)(?:\.\d{1,4})?$/i,
  /\.ips\.(?:beta|synced|ca\.synced)$/i,
  /\.log\.(?:old|bak)$/i,
  /(?:^|\/)logs\/BatteryBDC\/[^/]+\.csv$/,
  /(?:^|\/)WiFi\/.+\.txt$/,
  /(?:^|\/)brctl\/.+\.(?:txt|log)$/,
  /(?:^|\/)brctl[-_][^/]*\.txt$/,
  /(?:log|console|syslog)[^/]*\.(?:txt|json)$/i,
];
/** What a Mac adds to a zip beside each file: no text, whatever it is called. */
export const isMacExtra = (name: string): boolean => /(?:^|\/)(?:\._[^/]*|\.DS_Store)$/.test(name);

/** A file that only documents have which are packed as a zip: those of Office, OpenDocument, and Pages. */
export const isOfDocument = (name: string): boolean =>
  /^(?:\[Content_Types\]\.xml|mimetype|Index\/Document\.iwa)$/.test(name);

/** In a sysdiagnose, whatever its folder is called by now. */
const OF_SYSDIAGNOSE =
  /(?:^|\/)(?:sysdiagnose_[^/]*|WiFi|brctl|crashes_and_spins|logs\/(?:BatteryBDC|CoreCapture|Mobile(?:Activation|Lockdown)|powerlogs))\//;
/** An archive that somebody put into another; a sysdiagnose has many of its own, which hold no logs that are read. */
const ARCHIVE = /\.(?:7z|bz2|rar|tar(?:\.gz)?|tgz|xz|zip)$/i;
const SYSDIAGNOSE = /(?:^|\/)sysdiagnose_[^/]*\.(?:tar\.gz|tgz|zip)$/i;

/** One file, packed by itself. Power logs are unpacked by who reads them. */
export const isPackedAlone = (name: string): boolean => /\.gz$/i.test(name) && !/\.(?:tar|PLSQL)\.gz$/i.test(name);

/** Is it a file that states facts, and no log? */
export const isDeviceFile = (role: Role): role is DeviceFileKind => !OTHER_ROLES.has(role);
const OTHER_ROLES = new Set<Role>(['log', 'unified-log', 'archive', 'other']);

export function roleOf(name: string): Role {
  if (/\.logarchive\/|\.tracev3$/.test(name)) return 'unified-log';
  if ((OF_SYSDIAGNOSE.test(name) ? SYSDIAGNOSE : ARCHIVE).test(name)) return 'archive';
  const plain = unpackedName(name);
  return deviceFileKindByName(plain) ?? (LOGS.some(pattern => pattern.test(plain)) ? 'log' : 'other');
}

const unpackedName = (name: string): string => (isPackedAlone(name) ? name.slice(0, -'.gz'.length) : name);

/** Somebody may have saved a log under such a name. */
export const mayBeLog = (name: string): boolean =>
  !OF_SYSDIAGNOSE.test(name) && (isPackedAlone(name) || /(?:^|\/)[^/.]+$|\.(?:csv|json|txt)$/i.test(name));

/** Names that lead out of the folder they would be unpacked to. */
export const climbs = (name: string): boolean =>
  /^(?:[/\\]|[A-Za-z]:)/.test(name) || name.split(/[/\\]/).includes('..');

export const shownName = (name: string): string => visible(name.replaceAll('\n', '\ufffd')).replace(/^\.\//, '');
