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
const MAC_EXTRAS = /(?:^|\/)\._[^/]*$/;

/** An archive that somebody put into another; a sysdiagnose has many of its own, which hold no logs that are read. */
const NESTED = /^[^/]+\.(?:tar\.gz|tgz|zip|tar)$|(?:^|\/)sysdiagnose_[^/]*\.(?:tar\.gz|tgz|zip)$|\.log\.gz$/i;

/** Is it a file that states facts, and no log? */
export const isDeviceFile = (role: Role): role is DeviceFileKind => !OTHER_ROLES.has(role);
const OTHER_ROLES = new Set<Role>(['log', 'unified-log', 'archive', 'other']);

export function roleOf(name: string): Role {
  if (MAC_EXTRAS.test(name)) return 'other';
  if (/\.logarchive\/|\.tracev3$/.test(name)) return 'unified-log';
  if (NESTED.test(name)) return 'archive';
  return deviceFileKindByName(name) ?? (LOGS.some(pattern => pattern.test(name)) ? 'log' : 'other');
}

/** Names that lead out of the folder they would be unpacked to. */
export const climbs = (name: string): boolean =>
  /^(?:[/\\]|[A-Za-z]:)/.test(name) || name.split(/[/\\]/).includes('..');

export const shownName = (name: string): string => visible(name.replaceAll('\n', '\ufffd')).replace(/^\.\//, '');
