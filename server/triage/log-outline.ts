import type { LogFormat } from '../knowledge/log-formats.ts';
import { trimmedEnd } from './lines.ts';
import type { Span } from './model.ts';
import { plainLog } from './reader/plain-log.ts';
import { type LogRecord, newRecordReader } from './reader/records.ts';
import { hoursBetween, type Moment, parseTime } from './reader/times.ts';

/** Records of one process without a long pause between them; records of others may stand among them. */
export interface Stretch extends Span {
  /** Its first record. */
  first: Span;
  records: number;
  /** Times as they stand in the log. */
  firstTime?: string;
  lastTime?: string;
  /** Indexes of the marks that stand in its records. */
  marks: number[];
}

/** Everything of one process. */
export interface ProcessOutline extends Span {
  /** Missing where many processes with few records are taken together. */
  process?: string;
  /** How many processes these are. */
  processes: number;
  records: number;
  stretches: Stretch[];
  /** Marks in processes that are taken together, which have no stretches. */
  marks: number[];
}

interface Growing extends Stretch {
  firstMinute?: Moment;
  lastMinute?: Moment;
}

interface Process {
  name: string;
  records: number;
  /** Hours without a record that end a stretch; it grows where there would be too many stretches. */
  pause: number;
  stretches: Growing[];
}

/** So many processes are shown by name: those with marks, then the most talkative ones. */
const PROCESSES = 60;
/** A process has no more stretches than this. */
const STRETCHES = 24;
const FIRST_PAUSE = 2 / 60;

/**
 * The outline of a log, by process and time, in the order of first appearance; of bounded size however long the log.
 * @param marks offsets in the order of the text, to be found again in the stretches
 */
export function outlineOf(original: string, formats: readonly LogFormat[], marks: readonly number[]): ProcessOutline[] {
  const { text, original: offsetOf } = plainLog(original);
  const reader = newRecordReader(formats);
  const minuteOf = newMinuteReader();
  const processes = new Map<string, Process>();
  let mark = 0;
  for (let at = 0, record: LogRecord | undefined; at < text.length; at = record.end) {
    record = reader.recordAt(text, at, record);
    const { process, time, repeats } = record.fields;
    // Logs of one program do not name it; lines that only count messages are none.
    const name = process ?? (time && !repeats ? record.format?.title : undefined);
    const stretch = name && grow(processOf(processes, name), record, time, minuteOf(time));
    for (; mark < marks.length && (marks[mark] ?? 0) < offsetOf(record.end); mark++)
      if (stretch) stretch.marks.push(mark);
  }
  const shown = [...processes.values()];
  const rest = new Set([...shown].sort(byWeight).slice(PROCESSES));
  const move = (span: Span): Span => ({
    start: offsetOf(span.start),
    end: offsetOf(Math.max(span.start, trimmedEnd(text, span) - 1)) + 1,
  });
  return [...shown.filter(process => !rest.has(process)).map(of => [of]), ...(rest.size ? [[...rest]] : [])].map(of =>
    outlineOfProcesses(of, move),
  );
}

const marksOf = ({ stretches }: Process): number => stretches.reduce((sum, { marks }) => sum + marks.length, 0);

const byWeight = (a: Process, b: Process): number =>
  Number(marksOf(b) > 0) - Number(marksOf(a) > 0) || b.records - a.records;

function processOf(processes: Map<string, Process>, name: string): Process {
  const known = processes.get(name) ?? { name, records: 0, pause: FIRST_PAUSE, stretches: [] };
  if (!known.records) processes.set(name, known);
  return known;
}

/** Adds a record to a process, and gives the stretch that it went to. */
function grow(process: Process, { start, end }: Span, time: string | undefined, minute: Moment | undefined): Growing {
  process.records++;
  const last = process.stretches.at(-1);
  if (last && !isPause(last.lastMinute, minute, process.pause)) {
    last.end = end;
    last.records++;
    last.lastTime = time ?? last.lastTime;
    last.lastMinute = minute ?? last.lastMinute;
    return last;
  }
  const stretch: Growing = {
    start,
    end,
    first: { start, end },
    records: 1,
    firstTime: time,
    lastTime: time,
    firstMinute: minute,
    lastMinute: minute,
    marks: [],
  };
  process.stretches.push(stretch);
  if (process.stretches.length > STRETCHES) joinStretches(process);
  return process.stretches.at(-1) ?? stretch;
}

const isPause = (before: Moment | undefined, after: Moment | undefined, pause: number): boolean =>
  before !== undefined && after !== undefined && Math.abs(hoursBetween(before, after)) > pause;

/** Takes longer pauses for none until half of the stretches are left, so that this is seldom done. */
function joinStretches(process: Process): void {
  while (process.stretches.length > STRETCHES / 2) {
    process.pause *= 2;
    const joined: Growing[] = [];
    for (const next of process.stretches) {
      const last = joined.at(-1);
      if (!last || isPause(last.lastMinute, next.firstMinute, process.pause)) {
        joined.push(next);
        continue;
      }
      last.end = next.end;
      last.records += next.records;
      last.lastTime = next.lastTime ?? last.lastTime;
      last.lastMinute = next.lastMinute ?? last.lastMinute;
      last.marks.push(...next.marks);
    }
    process.stretches = joined;
  }
}

/** Reads times to the minute, each minute once: records come in their order. */
function newMinuteReader(): (time: string | undefined) => Moment | undefined {
  let minute = '';
  let moment: Moment | undefined;
  return time => {
    if (time === undefined) return undefined;
    const own = time.slice(0, time.lastIndexOf(':'));
    if (own !== minute) {
      minute = own;
      moment = parseTime(time);
    }
    return moment;
  };
}

function outlineOfProcesses(all: readonly Process[], move: (span: Span) => Span): ProcessOutline {
  const [only] = all.length === 1 ? all : [];
  const stretches = all
    .flatMap(process => process.stretches)
    .map(
      ({ start, end, first, records, firstTime, lastTime, marks }): Stretch => ({
        ...move({ start, end }),
        first: move(first),
        records,
        firstTime,
        lastTime,
        marks,
      }),
    );
  return {
    process: only?.name,
    processes: all.length,
    start: Math.min(...stretches.map(({ start }) => start)),
    end: Math.max(...stretches.map(({ end }) => end)),
    records: all.reduce((sum, { records }) => sum + records, 0),
    stretches: only ? stretches : [],
    marks: only ? [] : stretches.flatMap(({ marks }) => marks).sort((a, b) => a - b),
  };
}
