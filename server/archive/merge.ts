import type { DeviceFileKind } from '../device-files/kind.ts';
import { compareVersions } from '../triage/facts/versions.ts';
import type { Facts } from '../triage/model.ts';
import type { StreamReading } from '../triage/stream/log-stream.ts';

/** What one file of an archive gave. */
export interface Part {
  name: string;
  streamed: StreamReading;
  /** Set for a file that states facts and is no log. */
  kind?: DeviceFileKind;
  /** When its facts held, in seconds. */
  time?: number;
}

/** Which files are believed first. What one was made for beats what another says by the way. */
const RANKS: Record<DeviceFileKind, number> = { version: 3, disks: 3, processes: 3, battery: 2, 'power-log': 2 };

const rankOf = ({ kind }: Part): number => (kind ? RANKS[kind] : 1);

/**
 * The facts of all parts, and the part that each is from. Of equals the later power log counts, the newer version
 * (reports stay from before an update), else the later file.
 */
export function mergeFacts(parts: readonly Part[]): { facts: Facts; source: Map<unknown, Part> } {
  const facts: Facts = {};
  const source = new Map<unknown, Part>();
  const ordered = [...parts].sort((a, b) => rankOf(a) - rankOf(b) || (a.time ?? 0) - (b.time ?? 0));
  for (const part of ordered) {
    const { ios, ...others } = part.streamed.reading.facts;
    Object.assign(facts, others);
    const known = facts.ios && source.get(facts.ios);
    const isBetter = !facts.ios || !known || rankOf(part) > rankOf(known);
    if (ios && (isBetter || (facts.ios && compareVersions(ios.value, facts.ios.value) > 0))) facts.ios = ios;
    for (const fact of Object.values(part.streamed.reading.facts)) source.set(fact, part);
  }
  return { facts, source };
}
