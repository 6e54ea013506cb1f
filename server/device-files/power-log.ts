import { messageOf } from '../triage/message-of.ts';
import type { Facts, Space } from '../triage/model.ts';
import type { DeviceFile } from './device-file.ts';
import { openDatabase, type Row } from './sqlite.ts';

/** Tables of a power log, and what is read of the newest row of each. */
const TABLES = [
  { name: 'PLBatteryAgent_EventBackward_BatteryUI', columns: ['timestamp', 'Level', 'IsCharging'] },
  { name: 'PLBatteryAgent_EventBackward_Battery', columns: ['timestamp', 'Level', 'IsCharging'] },
  {
    name: 'PLConfigAgent_EventNone_Config',
    columns: ['timestamp', 'Build', 'Device', 'DeviceDiskSize', 'RemainingDiskSpace', 'IcloudAccountType'],
  },
  { name: 'PLDuetService_EventForward_BatterySaverMode', columns: ['timestamp', 'Mode', 'Value'] },
];
/** Sizes are written in whole gigabytes; a larger number is one of bytes. */
const MOST_GIGABYTES = 100_000;
const GB = 1e9;

/**
 * A power log (PLSQL), which is an SQLite database: battery, space, model and build at its end.
 * @param models product types and the models they are: `iPhone14,5`
 * @throws Error for people
 */
export async function readPowerLog(bytes: Buffer, models: Readonly<Record<string, string>>): Promise<DeviceFile> {
  const database = await openDatabase(bytes);
  const lines: string[] = [];
  const found = new Map<string, { row: Row; at: Map<string, number> }>();
  let problem: string | undefined;
  let length = 0;
  const write = (line: string) => {
    lines.push(line);
    const at = length;
    length += line.length + 1;
    return at;
  };
  try {
    for (const { name, columns } of TABLES) {
      let row: Row | undefined;
      try {
        row = database.newest(name, columns);
      } catch (error) {
        problem = messageOf(error);
      }
      if (!row) continue;
      write(`[${name}]`);
      found.set(name, {
        row,
        at: new Map(Object.entries(row).map(([key, value]) => [key, write(`${key} = ${value}`)])),
      });
    }
  } finally {
    database.close();
  }
  if (!found.size) throw new Error(problem ?? `${NO_TABLES}; ${hasJournal(bytes) ? IN_JOURNAL : ELSE}`);
  const text = `${lines.join('\n')}\n`;
  const state = (table: string, column: string) => {
    const { row, at } = found.get(table) ?? {};
    const value = row?.[column];
    const start = at?.get(column);
    if (value === undefined || start === undefined) return undefined;
    return { value, start, end: text.indexOf('\n', start) };
  };
  const times = [...found.values()].map(({ row }) => Number(row.timestamp)).filter(Number.isFinite);
  return { text, facts: factsOf(state, models), problem, ...(times.length ? { time: Math.max(...times) } : {}) };
}

const NO_TABLES = 'It is an SQLite database without the tables of a power log';
const ELSE = 'read its tables with sqlite3 FILE.';
const IN_JOURNAL =
  'they may lie in the file beside it that ends in -wal: put both into one folder, run sqlite3 FILE "PRAGMA wal_checkpoint", and triage it again.';

/** Its header says that what was written last may stand in another file. */
const hasJournal = (bytes: Uint8Array): boolean => bytes[18] === 2;

type State = (table: string, column: string) => { value: string | number; start: number; end: number } | undefined;

function factsOf(state: State, models: Readonly<Record<string, string>>): Facts {
  const facts: Facts = {};
  const [batteryUi, battery, config] = TABLES.map(({ name }) => name);
  const level = state(batteryUi ?? '', 'Level') ?? state(battery ?? '', 'Level');
  if (level && typeof level.value === 'number' && level.value >= 0 && level.value <= 100)
    facts.battery = { ...level, value: Math.round(level.value) };
  const of = (column: string) => state(config ?? '', column);
  const build = of('Build');
  if (build && /^\d{1,2}[A-Z]\d{1,5}[a-z]?$/.test(String(build.value)))
    facts.build = { ...build, value: String(build.value) };
  const device = of('Device');
  const model = device && models[String(device.value)];
  if (device && model) facts.model = { ...device, value: model };
  const total = of('DeviceDiskSize');
  const free = of('RemainingDiskSpace');
  const space: Space = {};
  if (total && bytesOf(total.value) !== undefined) space.total = bytesOf(total.value);
  if (free && bytesOf(free.value) !== undefined) space.free = bytesOf(free.value);
  if (space.total !== undefined && space.free !== undefined && space.free <= space.total)
    space.used = space.total - space.free;
  const place = space.free === undefined ? total : free;
  if (place && (space.total || space.free !== undefined)) facts.device = { ...place, value: space };
  return facts;
}

function bytesOf(value: string | number): number | undefined {
  if (typeof value !== 'number' || value < 0 || value > 1e15) return undefined;
  return value <= MOST_GIGABYTES ? value * GB : value;
}
