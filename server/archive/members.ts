import { type DeviceFileKind, deviceFileKindByName } from '../device-files/kind.ts';

/** What a file of an archive is read for. */
export type Role = DeviceFileKind | 'log' | 'unified-log' | 'other';

/** Files of a sysdiagnose that say something of photos, networks, space, battery and crashes; and logs by any name. */
const LOGS = [
  /\.(?:log|ips|crash|ndjson|syslog|devicelog)(?:\.\d{1,4})?$/,
  /\.ips\.(?:beta|synced|ca\.synced)$/,
  /\.log\.(?:old|bak)$/,
  /(?:^|\/)logs\/BatteryBDC\/[^/]+\.csv$/,
  /(?:^|\/)WiFi\/.+\.txt$/,
  /(?:^|\/)brctl\/.+\.(?:txt|log)$/,
  /(?:^|\/)brctl[-_][^/]*\.txt$/,
  /(?:log|console|syslog)[^/]*\.(?:txt|json)$/i,
];
/** What a Mac adds to a zip beside each file: no text, whatever it is called. */
const MAC_EXTRAS = /(?:^|\/)\._[^/]*$/;

export function roleOf(name: string): Role {
  if (MAC_EXTRAS.test(name)) return 'other';
  if (/\.logarchive\/|\.tracev3$/.test(name)) return 'unified-log';
  return deviceFileKindByName(name) ?? (LOGS.some(pattern => pattern.test(name)) ? 'log' : 'other');
}

/** Names that lead out of the folder they would be unpacked to. */
export const climbs = (name: string): boolean =>
  /^(?:[/\\]|[A-Za-z]:)/.test(name) || name.split(/[/\\]/).includes('..');

/** Control characters in a name could write anything on a terminal. */
export const shownName = (name: string): string => name.replace(/\p{Cc}/gu, '\ufffd').replace(/^\.\//, '');
