import { readFileSync } from 'node:fs';
import path from 'node:path';
import initSqlJs from 'sql.js';

const WASM = path.resolve(import.meta.dirname, '../../dist/sql-wasm.wasm');

/** An SQLite database in memory, made by these statements. */
export async function database(statements: string): Promise<Buffer> {
  const { Database } = await initSqlJs({ wasmBinary: Uint8Array.from(readFileSync(WASM)).buffer });
  const made = new Database();
  made.run(statements);
  const bytes = Buffer.from(made.export());
  made.close();
  return bytes;
}

export const POWER_LOG = `
  CREATE TABLE PLBatteryAgent_EventBackward_BatteryUI
    (ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, IsCharging INTEGER, Level REAL);
  INSERT INTO PLBatteryAgent_EventBackward_BatteryUI (timestamp, IsCharging, Level)
    VALUES (1775100000, 1, 71), (1775110000, 0, 9);
  CREATE TABLE PLConfigAgent_EventNone_Config (ID INTEGER PRIMARY KEY AUTOINCREMENT, timestamp REAL, Build TEXT,
    Device TEXT, DeviceDiskSize REAL, RemainingDiskSpace INTEGER, IcloudAccountType TEXT);
  INSERT INTO PLConfigAgent_EventNone_Config (timestamp, Build, Device, DeviceDiskSize, RemainingDiskSpace)
    VALUES (1775100000, '19B74', 'iPhone13,2', 64, 1);
`;

/** A binary property list that is one dictionary of texts. */
export function flatPlist(texts: Record<string, string>): Buffer {
  const entries = Object.entries(texts);
  const strings = [...entries.map(([key]) => key), ...entries.map(([, value]) => value)];
  const dictionary = Buffer.from([0xd0 | entries.length, ...strings.map((_, i) => i + 1)]);
  const objects = [dictionary, ...strings.map(stringObject)];
  const offsets: number[] = [];
  let at = 8;
  for (const { length } of objects) {
    offsets.push(at);
    at += length;
  }
  const trailer = Buffer.alloc(32);
  trailer.writeUInt8(2, 6);
  trailer.writeUInt8(1, 7);
  trailer.writeBigUInt64BE(BigInt(objects.length), 8);
  trailer.writeBigUInt64BE(BigInt(at), 24);
  const table = Buffer.alloc(offsets.length * 2);
  for (const [i, offset] of offsets.entries()) table.writeUInt16BE(offset, i * 2);
  return Buffer.concat([Buffer.from('bplist00'), ...objects, table, trailer]);
}

function stringObject(text: string): Buffer {
  // biome-ignore lint/suspicious/noControlCharactersInRegex: what is ASCII is written with a byte a character
  const isAscii = /^[\x00-\x7f]*$/.test(text);
  const content = isAscii ? Buffer.from(text, 'latin1') : Buffer.from(text, 'utf16le').swap16();
  const kind = isAscii ? 0x50 : 0x60;
  const head = text.length < 15 ? [kind | text.length] : [kind | 15, 0x10, text.length];
  return Buffer.concat([Buffer.from(head), content]);
}
