/** What a file of an archive is read for. */
export type Role = 'log' | 'version' | 'unified-log' | 'power-log' | 'other';

/** Files of a sysdiagnose that say something of photos, networks, space, battery and crashes; and logs by any name. */
const LOGS = [
  /(?:^|\/)disks\.txt$/,
  /\.(?:log|ips|ndjson|syslog|devicelog)(?:\.\d{1,4})?$/,
  /\.log\.(?:old|bak)$/,
  /(?:^|\/)logs\/BatteryBDC\/[^/]+\.csv$/,
  /(?:^|\/)WiFi\/.+\.txt$/,
  /(?:^|\/)brctl\/.+\.(?:txt|log)$/,
  /(?:^|\/)brctl[-_][^/]*\.txt$/,
  /(?:log|console|syslog)[^/]*\.(?:txt|json)$/i,
];

export function roleOf(name: string): Role {
  if (/(?:^|\/)SystemVersion\.plist$/.test(name)) return 'version';
  if (/\.logarchive\/|\.tracev3$/.test(name)) return 'unified-log';
  if (/(?:^|\/)logs\/powerlogs\/|\.PLSQL(?:\.gz)?$/i.test(name)) return 'power-log';
  return LOGS.some(pattern => pattern.test(name)) ? 'log' : 'other';
}

/** Names that lead out of the folder they would be unpacked to. */
export const climbs = (name: string): boolean =>
  /^(?:[/\\]|[A-Za-z]:)/.test(name) || name.split(/[/\\]/).includes('..');

/** Control characters in a name could write anything on a terminal. */
export const shownName = (name: string): string => name.replace(/\p{Cc}/gu, '\ufffd').replace(/^\.\//, '');
