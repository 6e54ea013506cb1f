import type { Knowledge } from '../knowledge/knowledge.ts';
import { assess } from '../triage/assess.ts';
import { findingsOfFacts } from '../triage/facts/log-facts.ts';
import { compareVersions } from '../triage/facts/versions.ts';
import type { Position } from '../triage/lines.ts';
import type { Facts, Finding, Reading } from '../triage/model.ts';
import { describeBinary } from '../triage/reader/binary.ts';
import type { StreamReading } from '../triage/stream/log-stream.ts';
import type { Member } from './member.ts';
import { climbs, roleOf, shownName } from './members.ts';
import { type ArchiveOptions, openArchive } from './open-archive.ts';
import { newLogMemory, newSink, type Sink } from './sink.ts';
import { readVersion, type StatedVersion } from './system-version.ts';

/** One triage of all that an archive holds. */
export interface ArchiveReading {
  /** Its spans are offsets in bytes into the member of the same finding or fact. */
  reading: Reading;
  /** For each finding, the file of the archive that it stands in. */
  members: string[];
  /** Lines and characters of each finding. */
  places: { start: Position; end: Position }[];
  /** What was read, in the order of the archive. */
  read: string[];
  remarks: ArchiveRemark[];
}

/** What could not be read, and what to do about it. */
export interface ArchiveRemark {
  member?: string;
  /** `broken`: it should have been read. */
  severity: 'broken' | 'note';
  message: string;
}

interface Part {
  name: string;
  streamed: StreamReading;
}

/** Reads an archive's logs; what is broken is remarked on, and what could be read is kept. Throws only when stopped. */
export async function readArchive(
  file: string,
  knowledge: Knowledge,
  options: ArchiveOptions,
): Promise<ArchiveReading> {
  const parts: Part[] = [];
  const remarks: ArchiveRemark[] = [];
  const skipped = new Set<string>();
  let version: StatedVersion | undefined;
  let current: string | undefined;
  const memory = newLogMemory(knowledge);
  try {
    for await (const member of openArchive(file, options)) {
      const name = shownName(member.name);
      current = name;
      if (climbs(member.name)) {
        remarks.push({
          member: name,
          severity: 'note',
          message: 'Its name leads out of the archive; it was not read.',
        });
        continue;
      }
      if (member.isLink) continue;
      const role = member.isOnly ? 'log' : roleOf(name);
      if (role === 'unified-log' || role === 'power-log') skipped.add(role);
      if (role === 'version') version = await readVersion(member, name);
      if (role === 'log') {
        const outcome = await readMember(member, () => newSink(knowledge, memory), options.signal);
        if (outcome.streamed) parts.push({ name, streamed: outcome.streamed });
        if (outcome.problem) {
          remarks.push({ member: name, severity: outcome.binary ? 'note' : 'broken', message: outcome.problem });
          // A zip's files stand by themselves; in a tar all that follows is lost too.
          if (!outcome.binary && options.kind !== 'zip') break;
        }
      }
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    remarks.push({ severity: 'broken', message: explain(error, current) });
  }
  if (skipped.has('unified-log')) remarks.push({ severity: 'note', message: UNIFIED_LOG });
  if (skipped.has('power-log')) remarks.push({ severity: 'note', message: POWER_LOG });
  if (!parts.length && !version && !remarks.length)
    remarks.push({ severity: 'broken', message: 'No file in it is a log by its name; unpack it and name the logs.' });
  return together(parts, version, remarks, knowledge);
}

const UNIFIED_LOG =
  'The unified log in it (system_logs.logarchive) is binary and was not read: on a Mac, unpack it and write it as text: log show --archive system_logs.logarchive > device.log';
const POWER_LOG = 'The power log in it is an SQLite database and was not read: export its tables with sqlite3.';

async function readMember(
  member: Member,
  open: () => Sink,
  signal: AbortSignal | undefined,
): Promise<{ streamed?: StreamReading; problem?: string; binary?: boolean }> {
  const sink = open();
  let begun = false;
  try {
    for await (const chunk of member.chunks()) {
      if (!begun) {
        const binary = describeBinary(chunk);
        if (binary && !/^text in UTF-16;/.test(binary))
          return { problem: `This is not text but ${binary}.`, binary: true };
      }
      begun = true;
      sink.push(chunk);
    }
    return { streamed: sink.end() };
  } catch (error) {
    signal?.throwIfAborted();
    return { ...(begun ? { streamed: sink.end() } : {}), problem: explain(error, undefined) };
  }
}

function explain(error: unknown, member: string | undefined): string {
  const message = error instanceof Error ? error.message : String(error);
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  const place = member ? ` after ${member}` : '';
  if (code === 'Z_BUF_ERROR' || /unexpected end|end of central directory/i.test(message))
    return `The archive is cut off${place}; what stands before was read. Ask for the whole file.`;
  if (/^Z_/.test(String(code)) || /invalid|incorrect|too many bytes|not enough bytes|Not a zip/i.test(message))
    return `The archive is damaged${place} (${message}); what could be read was read. Ask for the file again.`;
  return message;
}

/** Facts and findings of all parts. The version file is right on the version; else the newest that a log names. */
function together(
  parts: readonly Part[],
  version: StatedVersion | undefined,
  remarks: ArchiveRemark[],
  knowledge: Knowledge,
): ArchiveReading {
  const measured = new Set(knowledge.logs.signatures.filter(({ measure }) => measure).map(({ id }) => id));
  const facts: Facts = {};
  const source = new Map<unknown, Part>();
  for (const part of parts) {
    const { ios, ...others } = part.streamed.reading.facts;
    Object.assign(facts, others);
    if (ios && (!facts.ios || compareVersions(ios.value, facts.ios.value) > 0)) facts.ios = ios;
    for (const fact of Object.values(part.streamed.reading.facts)) source.set(fact, part);
  }
  if (version) facts.ios = { value: version.value, start: version.start, end: version.end };
  const all: { finding: Finding; member: string; place: { start: Position; end: Position } }[] = [];
  const placeOf = (part: Part | undefined, { start, end }: Finding) => ({
    start: part?.streamed.positionAt(start) ?? { line: 0, character: 0 },
    end: part?.streamed.positionAt(end) ?? { line: 0, character: 0 },
  });
  for (const part of parts)
    for (const finding of part.streamed.reading.findings)
      if (!measured.has(finding.symptom)) all.push({ finding, member: part.name, place: placeOf(part, finding) });
  for (const finding of findingsOfFacts(facts, () => '', knowledge)) {
    const fact = Object.values(facts).find(({ start, end }) => start === finding.start && end === finding.end);
    const part = source.get(fact);
    const own = part?.streamed.reading.findings.find(({ symptom }) => symptom === finding.symptom);
    if (part) all.push({ finding: own ?? finding, member: part.name, place: placeOf(part, finding) });
    else if (version)
      all.push({ finding: { ...finding, text: version.text }, member: version.member, place: version.places });
  }
  const findings = all.map(({ finding }) => finding);
  return {
    reading: {
      kind: 'log',
      facts,
      findings,
      ...assess(findings, facts, knowledge),
      sections: [],
      notices: [],
    },
    members: all.map(({ member }) => member),
    places: all.map(({ place }) => place),
    read: [...parts.map(({ name }) => name), ...(version ? [version.member] : [])],
    remarks,
  };
}
