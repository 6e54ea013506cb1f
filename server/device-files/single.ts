import { createReadStream, statSync } from 'node:fs';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { deviceFileKindByContent, deviceFileKindByName, isTable } from './kind.ts';
import type { DeviceFileReading } from './read-device-file.ts';

/**
 * Reads a file on disk that states facts of the device; `undefined` for any other.
 * @param head its first bytes
 * @throws Error for people, or the signal's reason
 */
export async function readIfDeviceFile(
  file: string,
  head: Uint8Array,
  knowledge: Knowledge,
  signal?: AbortSignal,
): Promise<DeviceFileReading | undefined> {
  const named = deviceFileKindByName(file);
  const kind = named ?? deviceFileKindByContent(head);
  if (!kind) return undefined;
  // Loaded only here: most files are logs.
  const { LIMITS, readDeviceFile, wholeDeviceFile } = await import('./read-device-file.ts');
  if (!named && isTable(kind) && statSync(file).size > LIMITS[kind]) return undefined;
  return readDeviceFile(kind, await wholeDeviceFile(kind, createReadStream(file, { signal })), knowledge);
}
