import { existsSync, readFileSync } from 'node:fs';
import path from 'node:path';
import type { Database } from 'sql.js';

/** One row; texts and numbers only. */
export type Row = Record<string, string | number>;

export interface ReadOnlyDatabase {
  /**
   * The row of a table that was written last, of it the columns that there are.
   * @throws Error for people
   */
  newest: (table: string, columns: readonly string[]) => Row | undefined;
  close: () => void;
}

/** Texts that are longer are none of ours. */
const LONGEST = 200;

/**
 * Opens an SQLite database in memory. Neither views nor generated columns nor virtual tables of it are touched, since
 * a made-up file could keep a query busy with these for ever.
 * @throws Error for people
 */
export async function openDatabase(bytes: Uint8Array): Promise<ReadOnlyDatabase> {
  // Loaded only here: most runs meet no database.
  const { default: load } = await import('sql.js');
  const { Database } = await load({ wasmBinary: wasm() });
  const database = new Database(bytes);
  try {
    database.exec('PRAGMA trusted_schema = OFF; PRAGMA query_only = ON; PRAGMA cell_size_check = ON');
    database.exec('SELECT count(*) FROM sqlite_schema');
  } catch {
    database.close();
    throw new Error(DAMAGED);
  }
  return { newest: (table, columns) => newestRow(database, table, columns), close: () => database.close() };
}

const DAMAGED = 'The SQLite database is damaged or cut off; ask for the file again, or try: sqlite3 FILE .recover';

function newestRow(database: Database, table: string, columns: readonly string[]): Row | undefined {
  try {
    const plain = 'SELECT 1 FROM sqlite_schema WHERE name = ? AND type = ? AND rootpage > 0';
    if (!database.exec(plain, [table, 'table']).length) return undefined;
    const [info] = database.exec(`SELECT name FROM pragma_table_xinfo(?) WHERE hidden = 0`, [table]);
    const known = new Set(info?.values.map(([name]) => name));
    const read = columns.filter(column => known.has(column));
    if (!read.length) return undefined;
    const list = read.map(column => `"${column}"`).join(', ');
    const [result] = database.exec(`SELECT ${list} FROM "${table}" ORDER BY rowid DESC LIMIT 1`);
    const row: Row = {};
    for (const [i, value] of (result?.values[0] ?? []).entries()) {
      const column = read[i];
      if (column === undefined) continue;
      if (typeof value === 'number') row[column] = value;
      if (typeof value === 'string' && value.length <= LONGEST) row[column] = value.replace(/\p{Cc}/gu, ' ');
    }
    return result ? row : undefined;
  } catch {
    throw new Error(DAMAGED);
  }
}

/** Beside the bundle; in tests, which run the sources, where the build puts it. */
function wasm(): ArrayBuffer {
  const places = [__dirname, path.join(__dirname, '../../dist')].map(folder => path.join(folder, 'sql-wasm.wasm'));
  const file = places.find(place => existsSync(place));
  if (!file) throw new Error('What reads SQLite is missing from this installation; install the extension again.');
  return Uint8Array.from(readFileSync(file)).buffer;
}
