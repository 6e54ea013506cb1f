import type { DeviceFileKind } from '../device-files/kind.ts';
import { readDeviceFile, wholeDeviceFile } from '../device-files/read-device-file.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { assess } from '../triage/assess.ts';
import { endedBy } from '../triage/context/ended-elsewhere.ts';
import { findingsOfFacts } from '../triage/facts/log-facts.ts';
import type { Position } from '../triage/lines.ts';
import { messageOf } from '../triage/message-of.ts';
import type { Finding, Reading } from '../triage/model.ts';
import { notText } from '../triage/reader/binary.ts';
import type { StreamReading } from '../triage/stream/log-stream.ts';
import { explain } from './explain.ts';
import { foldFrequent } from './frequent.ts';
import { climbs, isMacExtra, isOfDocument, shownName } from './members.ts';
import { mergeFacts, type Part } from './merge.ts';
import { type ArchiveOptions, openArchive } from './open-archive.ts';
import { openMember } from './open-member.ts';
import { newLogMemory, newSink, type Sink } from './sink.ts';

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

/** Reads an archive's logs; what is broken is remarked on, and what could be read is kept. Throws only when stopped. */
export async function readArchive(
  file: string,
  knowledge: Knowledge,
  options: ArchiveOptions,
): Promise<ArchiveReading> {
  const parts: Part[] = [];
  const remarks: ArchiveRemark[] = [];
  let hasUnifiedLog = false;
  let powerLogs = 0;
  const others: string[] = [];
  let isOnly = false;
  let stated = buildInName(file);
  let current: string | undefined;
  const memory = newLogMemory(knowledge);
  try {
    for await (const member of openArchive(file, {
      note: message => remarks.push({ severity: 'note', message }),
      ...options,
    })) {
      const name = shownName(member.name);
      current = name;
      isOnly ||= !!member.isOnly;
      if (climbs(member.name)) {
        remarks.push({
          member: name,
          severity: 'note',
          message: 'Its name leads out of the archive; it was not read.',
        });
        continue;
      }
      stated ??= buildInName(name);
      if (member.isLink || isMacExtra(name)) continue;
      const { role, chunks } = await openMember(member);
      if (role === 'unified-log') hasUnifiedLog = true;
      if (role === 'other') others.push(name);
      if (role === 'archive') remarks.push({ member: name, severity: 'broken', message: NESTED });
      if (role === 'unified-log' || role === 'other' || role === 'archive') {
        await chunks[Symbol.asyncIterator]().return?.();
        continue;
      }
      if (role === 'power-log' && ++powerLogs > POWER_LOGS) continue;
      const outcome =
        role === 'log'
          ? await readLogMember(chunks, () => newSink(knowledge, memory), options.signal)
          : await readDeviceMember(role, chunks, knowledge, options.signal);
      if (outcome.streamed)
        parts.push({ name, streamed: outcome.streamed, ...(role === 'log' ? {} : { kind: role, time: outcome.time }) });
      if (outcome.problem) {
        remarks.push({ member: name, severity: outcome.isUnreadable ? 'note' : 'broken', message: outcome.problem });
        // In a tar all that follows is lost too.
        if (!outcome.isUnreadable && !member.isApart) break;
      }
    }
  } catch (error) {
    options.signal?.throwIfAborted();
    remarks.push({ severity: 'broken', message: explain(error, { member: current, any: parts.length > 0 }) });
  }
  if (powerLogs > POWER_LOGS)
    remarks.push({ severity: 'note', message: `Of ${powerLogs} power logs the first ${POWER_LOGS} were read.` });
  if (hasUnifiedLog) remarks.push({ severity: 'note', message: UNIFIED_LOG });
  if (!parts.length && !remarks.some(({ severity }) => severity === 'broken'))
    remarks.push({
      severity: 'broken',
      message: others.some(isOfDocument) ? DOCUMENT : remarks.length ? NOTHING : NO_LOG,
    });
  // Of the only file, packed by itself, it is said by who reads it.
  else if (!isOnly && parts.length && parts.every(isEmptyLog)) remarks.push({ severity: 'broken', message: EMPTY });
  else if (others.length) remarks.push({ severity: 'note', message: notLogs(others) });
  return together(parts, remarks, knowledge, stated);
}

/** A sysdiagnose has one or two; each is held in memory while it is read. */
const POWER_LOGS = 8;
const NO_LOG = 'No file in it is a log by its name; unpack it and name the logs.';
const EMPTY = 'The logs in it are empty; ask for them again.';
const DOCUMENT = 'This is not text but a document (Office, OpenDocument or Pages); copy its text into the ticket.';
const NESTED = 'It is an archive itself and was not read: unpack it and triage it alone.';
const NOTHING = 'Nothing in it could be read.';
const UNIFIED_LOG =
  'The unified log in it (system_logs.logarchive) is binary and was not read: on a Mac, unpack it and write it as text: log show --archive system_logs.logarchive > device.log';
const isEmptyLog = ({ kind, streamed }: Part): boolean => !kind && !streamed.bytes;
/** iOS names a sysdiagnose with its build; `sysdiagnose_<time>_iPhone-OS_iPhone_19B74`. */
const buildInName = (name: string): string | undefined =>
  /sysdiagnose_[^/\\]{1,80}_iPhone[-_ ]OS_[^/\\]{1,40}_(\d{1,2}[A-Z]\d{1,5}[a-z]?)(?![\dA-Za-z])/.exec(name)?.[1];

const notLogs = (names: readonly string[]): string => {
  const [first, ...more] = names;
  const shown = `${names.slice(0, NAMED).join(', ')}${names.length > NAMED ? ', …' : ''}`;
  return more.length
    ? `${names.length} files in it were not read: by names and content these are no logs and state nothing of space, battery or version (${shown}).`
    : `One file in it was not read: by name and content it is no log and states nothing of space, battery or version (${first}).`;
};
/** So many files that were not read are named. */
const NAMED = 5;

interface Outcome {
  streamed?: StreamReading;
  time?: number;
  problem?: string;
  /** The archive is whole, this file of it is not for reading. */
  isUnreadable?: boolean;
}

async function readLogMember(
  chunks: AsyncIterable<Uint8Array>,
  open: () => Sink,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  const sink = open();
  let begun = false;
  let problem: string | undefined;
  try {
    for await (const chunk of chunks) {
      if (!begun) problem = notText(chunk);
      begun = true;
      // It is read to its end all the same: else a tar could not go on behind it.
      if (!problem) sink.push(chunk);
    }
    return problem ? { problem, isUnreadable: true } : { streamed: sink.end() };
  } catch (error) {
    signal?.throwIfAborted();
    return { ...(begun && !problem ? { streamed: sink.end() } : {}), problem: explain(error, { any: begun }) };
  }
}

async function readDeviceMember(
  kind: DeviceFileKind,
  chunks: AsyncIterable<Uint8Array>,
  knowledge: Knowledge,
  signal: AbortSignal | undefined,
): Promise<Outcome> {
  let bytes: Buffer | undefined;
  try {
    bytes = await wholeDeviceFile(kind, chunks);
  } catch (error) {
    signal?.throwIfAborted();
    return { problem: explain(error, { any: false }) };
  }
  try {
    const streamed = await readDeviceFile(kind, bytes, knowledge);
    const problem = streamed.reading.notices.find(({ code }) => code === 'partly-read')?.message;
    return {
      streamed,
      ...(streamed.time === undefined ? {} : { time: streamed.time }),
      ...(problem === undefined ? {} : { problem, isUnreadable: true }),
    };
  } catch (error) {
    return { problem: messageOf(error), isUnreadable: true };
  }
}

/** Logs of two devices may lie in one archive, which their names tell. */
const mayBeOfOne = (one: string, other: string): boolean => {
  const [a, b] = [one, other].map(name => /iphone|ipad|ipod|mac|watch|appletv/i.exec(name)?.[0].toLowerCase());
  return one !== other && (a === undefined || b === undefined || a === b);
};

/** Facts and findings of all parts. */
function together(
  parts: readonly Part[],
  remarks: ArchiveRemark[],
  knowledge: Knowledge,
  build: string | undefined,
): ArchiveReading {
  const measured = new Set(knowledge.logs.signatures.filter(({ measure }) => measure).map(({ id }) => id));
  const { facts, source } = mergeFacts(parts);
  if (build !== undefined) facts.build ??= { value: build, start: 0, end: 0 };
  const all: { finding: Finding; member: string; place: { start: Position; end: Position } }[] = [];
  const placeOf = (part: Part | undefined, { start, end }: Finding) => ({
    start: part?.streamed.positionAt(start) ?? { line: 0, character: 0 },
    end: part?.streamed.positionAt(end) ?? { line: 0, character: 0 },
  });
  const byId = new Map(knowledge.logs.signatures.map(signature => [signature.id, signature]));
  const endings = parts.flatMap(({ name, streamed }) =>
    (streamed.reading.endings ?? []).map(ending => ({ ...ending, where: name })),
  );
  const said = parts.flatMap(part =>
    part.streamed.reading.findings.map(finding => ({
      finding: endedBy(
        finding,
        byId.get(finding.symptom),
        endings.filter(({ where }) => mayBeOfOne(where, part.name)),
      ),
      part,
    })),
  );
  for (const { finding, part } of foldFrequent(said, knowledge.logs.signatures))
    if (!measured.has(finding.symptom)) all.push({ finding, member: part.name, place: placeOf(part, finding) });
  for (const finding of findingsOfFacts(facts, () => '', knowledge)) {
    const fact = Object.values(facts).find(({ start, end }) => start === finding.start && end === finding.end);
    const part = source.get(fact);
    const own = part?.streamed.reading.findings.find(({ symptom }) => symptom === finding.symptom);
    if (part) all.push({ finding: own ?? finding, member: part.name, place: placeOf(part, finding) });
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
    read: parts.map(({ name }) => name),
    remarks,
  };
}
