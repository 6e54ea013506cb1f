import { CausesFile, LabelsFile, type Remedy, RemedySchema } from './causes.ts';
import { CodesFile, compileCodes } from './codes.ts';
import { DevicesFile } from './devices.ts';
import type { Knowledge } from './knowledge.ts';
import { checkFormats, compileFormats, FormatFile } from './log-formats.ts';
import { compileLogs, LogFile } from './logs.ts';
import { type Parts, readPack } from './read-pack.ts';
import { checkReferences } from './references.ts';
import { compileTickets, TicketFile } from './tickets.ts';

/** What a pack is made of. */
const KINDS = {
  causes: { files: ['causes.yaml'], schema: CausesFile },
  labels: { files: ['labels.yaml'], schema: LabelsFile },
  remedies: { files: ['remedies/'], schema: RemedySchema },
  devices: { files: ['devices.yaml'], schema: DevicesFile },
  codes: { files: ['codes.yaml'], schema: CodesFile },
  formats: { files: ['formats/'], schema: FormatFile },
  logs: { files: ['logs/'], schema: LogFile },
  tickets: { files: ['words/', 'symptoms/', 'context.yaml'], schema: TicketFile },
} as const;
export type PackParts = Parts<typeof KINDS>;

type Files<T> = readonly (readonly [file: string, content: T])[];

const contents = <T>(files: Files<T>): T[] => files.map(([, content]) => content);
/** What a file holds that must be there. */
const theOne = <T>(files: Files<T>): T => contents(files)[0] as T;

/**
 * Validates a pack's YAML files and compiles them to plain JSON.
 * @param files path inside the pack (`symptoms/power.yaml`) to text
 * @throws Error with a line for each mistake: file, line, column, and what to do
 */
export function compilePack(files: Record<string, string>): Knowledge {
  const { parts, mistakes } = readPack(files, KINDS);
  checkReferences(parts, mistakes);
  checkFormats(parts.formats, mistakes);
  mistakes.settle();
  const remedies = new Map(parts.remedies);
  const remedyOf = (name: string) => remedies.get(`remedies/${name}.yaml`) as Remedy;
  return {
    causes: theOne(parts.causes).causes.map(cause => ({ ...cause, remedy: remedyOf(cause.id) })),
    escalation: remedyOf('escalation'),
    labels: theOne(parts.labels).labels,
    devices: theOne(parts.devices),
    logs: compileLogs(contents(parts.logs), contents(parts.formats).flatMap(compileFormats)),
    codes: compileCodes(theOne(parts.codes)),
    tickets: compileTickets(contents(parts.tickets)),
  };
}
