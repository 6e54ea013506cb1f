import * as v from 'valibot';
import { checkLinear } from './linear.ts';
import { checkSamples, compileFormat, FormatSchema, type FormatSource, type LogFormat } from './log-formats.ts';
import { compileError, compilePhrase, compileReason, type LogPattern, tolerant } from './log-phrases.ts';
import { readYaml } from './read-yaml.ts';

const Texts = v.optional(v.array(v.string()), []);
const Id = v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'an id has lower-case letters, digits and hyphens'));

const Pattern = v.strictObject({ literal: v.string(), pattern: v.string() });

const SignatureSchema = v.strictObject({
  id: Id,
  title: v.string(),
  cause: Id,
  /** How well the text is known: V seen in a log, H documented, D held by the daemons, I inferred. */
  class: v.picklist(['V', 'H', 'D', 'I']),
  /** The same text has harmless reasons too. */
  weak: v.optional(v.boolean(), false),
  says: Texts,
  errors: Texts,
  regex: v.optional(v.array(Pattern), []),
  /** What the sync engine is switched off for, which it says again when it goes on: pattern of its words, and of none. */
  reason: v.optional(v.strictObject({ is: v.string(), not: v.optional(v.string()) })),
  /** Instead of text: a fact of the log, compared with what the pack knows of devices. */
  measure: v.optional(v.picklist(['ios', 'battery', 'device', 'icloud', 'process'])),
  not: Texts,
  /** Where it counts fully: processes of a named list, or a phrase in the same record. */
  within: v.optional(v.strictObject({ processes: v.optional(v.string()), says: Texts, owner: v.optional(v.string()) })),
  /** What it is worth outside `within`; less in unrelated processes, and where another owner is named. */
  elsewhere: v.optional(v.picklist(['full', 'weak', 'mentioned']), 'weak'),
  /** A later record with one of these ends the finding. */
  clears: v.optional(v.array(v.union([v.string(), Pattern])), []),
  /** Ids of signatures of the same cause: what ends their states ends this too. */
  clearedLike: Texts,
  /** A later successful sync ends the finding too. */
  endsWithSync: v.optional(v.boolean(), true),
  /** Names of `endings`: what ends the finding, whichever signature it is. */
  endsWith: Texts,
  /** A later fact that leaves enough room ends the finding. */
  endsWithRoom: v.optional(v.picklist(['device', 'icloud'])),
  /** Counts only when it occurs so often in so many hours. */
  atLeast: v.optional(v.strictObject({ count: v.pipe(v.number(), v.minValue(2)), hours: v.number() })),
  sources: v.optional(v.array(v.string())),
  hit: v.pipe(v.array(v.string()), v.minLength(1, 'needs an example that it hits')),
  miss: v.pipe(v.array(v.string()), v.minLength(1, 'needs an example that it misses')),
});

/** A row of `df` has total, used and free as its groups; all others one value. */
const FACTS = ['ios', 'model', 'battery', 'device-free', 'device-total', 'device-row', 'icloud-free'] as const;

const FactSchema = v.strictObject({
  fact: v.picklist(FACTS),
  literal: v.string(),
  /**
   * For large files, where `literal` is short or common: longer texts that hold it, one of which stands in every
   * match; `[1-9]` stands for each of these.
   */
  anchors: v.optional(v.array(v.string())),
  pattern: v.string(),
  /** A pattern; where it matches in the same line, the value is another device's. */
  not: v.optional(v.string()),
  /** Bytes of one unit of a number that has none. */
  unit: v.optional(v.number(), 1),
  hit: v.record(v.string(), v.union([v.string(), v.number()])),
});

/** What ends several signatures at once. */
const EndingSchema = v.strictObject({
  says: Texts,
  regex: v.optional(v.array(Pattern), []),
  /** Counts fully from these processes; from an app, only for what apps said. */
  processes: v.optional(v.string()),
});

const FileSchema = v.strictObject({
  processes: v.optional(v.record(v.string(), v.array(v.string()))),
  /** Pattern of the names that the system's own processes have; those of no list are unrelated. */
  system: v.optional(v.string()),
  /** What stands before or behind an error that is not there: it is over, supposed, or listed. */
  unsaid: v.optional(v.strictObject({ before: v.string(), behind: v.string() })),
  endings: v.optional(v.record(v.string(), EndingSchema)),
  domains: v.optional(v.record(v.string(), v.array(v.string()))),
  /** Patterns of text that names whose record it is. */
  owners: v.optional(
    v.record(v.string(), v.union([v.string(), v.strictObject({ pattern: v.string(), except: v.string() })])),
  ),
  models: v.optional(v.record(v.string(), v.string())),
  healthy: Texts,
  facts: v.optional(v.array(FactSchema), []),
  signatures: v.optional(v.array(SignatureSchema), []),
});

type SignatureSource = v.InferOutput<typeof SignatureSchema>;

/** A rule for logs, its phrases compiled. */
export interface LogSignature {
  id: string;
  cause: string;
  title: string;
  /** 0 to 1, from how well the text is known. */
  confidence: number;
  patterns: LogPattern[];
  /** Domains and codes that it looks for, as `CKErrorDomain 25`; they are among the patterns. */
  errors: string[];
  measure?: 'ios' | 'battery' | 'device' | 'icloud' | 'process';
  not: LogPattern[];
  /** Set where it is known by the reason that it gives. */
  byReason?: true;
  /** `owner`: where this matches and none of `patterns` does, the record is somebody else's. */
  within?: { processes: string[]; patterns: LogPattern[]; owner?: LogOwner };
  elsewhere: 'full' | 'weak' | 'mentioned';
  clears: LogPattern[];
  endsWithSync: boolean;
  endsWith: string[];
  endsWithRoom?: 'device' | 'icloud';
  atLeast?: { count: number; hours: number };
  sources?: string[];
  hit: string[];
  miss: string[];
}

/** Text that names whose a record is, but for what matches `except`. */
export interface LogOwner {
  pattern: string;
  except?: string;
}

/** What ends the signatures that name it, wherever it comes from or from some processes. */
export interface LogEnding {
  name: string;
  patterns: LogPattern[];
  processes?: string[];
}

/** Reads one fact of the case from a log; the first group holds the value. */
export type LogFact = v.InferOutput<typeof FactSchema>;

/** Everything a pack says of reading logs. */
export interface LogKnowledge {
  formats: LogFormat[];
  signatures: LogSignature[];
  /** Processes whose troubles say nothing of photos. */
  unrelated: string[];
  /** Pattern of the names of the system's own processes, which are unrelated where no list has them. */
  system?: string;
  /** What stands before or behind an error that is not there. */
  unsaid?: { before: string; behind: string };
  endings: LogEnding[];
  /** A record with one of these says that a sync went through. */
  healthy: LogPattern[];
  facts: LogFact[];
  /** Product type to model: `iPhone13,4`. */
  models: Record<string, string>;
}

const CONFIDENCE = { V: 0.9, H: 0.65, D: 0.5, I: 0.4 };
const WEAK = 0.5;

/** A file of `logs/`, by its path in the pack. */
type ParsedFile = [file: string, part: v.InferOutput<typeof FileSchema>];

/**
 * Validates `formats/` and `logs/` of a pack and compiles their phrases.
 * @throws Error that names the file, the place and what to do
 */
export function compileLogs(files: Record<string, string>): LogKnowledge {
  const sources: FormatSource[] = [];
  const parsed: ParsedFile[] = [];
  for (const [file, text] of Object.entries(files)) {
    if (file.startsWith('formats/')) sources.push(...readYaml(file, text, FormatSchema).formats);
    else if (file.startsWith('logs/')) parsed.push([file, readYaml(file, text, FileSchema)]);
  }
  const shared = sharedIn(parsed);
  const { processes } = shared;
  const system = parsed.find(([, part]) => part.system)?.[1].system;
  const unsaid = parsed.find(([, part]) => part.unsaid)?.[1].unsaid;
  for (const source of [system ?? '', unsaid?.before ?? '', unsaid?.behind ?? '']) checkLinear(source, 'logs');
  const endings = parsed.flatMap(([file, part]) =>
    Object.entries(part.endings ?? {}).map(([name, ending]) => compileEnding(name, ending, processes, file)),
  );
  const formats = sources.map(compileFormat);
  checkSamples(formats);
  return {
    formats,
    signatures: compileSignatures(parsed, endings, shared),
    unrelated: processes.unrelated ?? [],
    system,
    unsaid,
    endings,
    healthy: parsed.flatMap(([file, part]) => part.healthy.map(phrase => compilePhrase(phrase, `${file}, healthy`))),
    facts: parsed.flatMap(([file, { facts }]) => checkedFacts(facts, file)),
    models: Object.assign({}, ...parsed.map(([, part]) => part.models ?? {})),
  };
}

/** What all files of `logs/` share. */
interface Shared {
  processes: Readonly<Record<string, string[]>>;
  domains: Readonly<Record<string, string[]>>;
  owners: Readonly<Record<string, LogOwner>>;
}

function sharedIn(parsed: readonly ParsedFile[]): Shared {
  const owners: Record<string, LogOwner> = Object.fromEntries(
    parsed
      .flatMap(([, part]) => Object.entries(part.owners ?? {}))
      .map(([name, owner]) => [name, typeof owner === 'string' ? { pattern: owner } : owner]),
  );
  for (const [name, { pattern, except }] of Object.entries(owners))
    for (const source of [pattern, except ?? '']) checkLinear(source, `owner ${name}`);
  return {
    processes: Object.assign({}, ...parsed.map(([, part]) => part.processes ?? {})),
    domains: Object.assign({}, ...parsed.map(([, part]) => part.domains ?? {})),
    owners,
  };
}

function checkedFacts(facts: readonly LogFact[], file: string): readonly LogFact[] {
  for (const { fact, pattern, not } of facts)
    for (const source of [pattern, not ?? '']) checkLinear(source, `${file}, fact ${fact}`);
  return facts;
}

function compileSignatures(
  parsed: readonly ParsedFile[],
  endings: readonly LogEnding[],
  shared: Shared,
): LogSignature[] {
  const signatures: LogSignature[] = [];
  for (const [file, part] of parsed)
    for (const source of part.signatures) {
      if (signatures.some(({ id }) => id === source.id))
        throw new Error(`${file}: the signature "${source.id}" stands twice; rename one`);
      for (const name of source.endsWith)
        if (!endings.some(ending => ending.name === name))
          throw new Error(`${file}, ${source.id}: no file of logs/ has the ending "${name}"`);
      signatures.push(compileSignature(source, file, shared));
    }
  shareClears(parsed, signatures);
  return signatures;
}

/** Adds to what clears a signature the clears of those that it names in `clearedLike`. */
function shareClears(parsed: readonly ParsedFile[], signatures: readonly LogSignature[]): void {
  const clears = new Map(signatures.map(({ id, cause, clears }) => [id, { cause, clears }]));
  for (const [file, part] of parsed)
    for (const { id, cause, clearedLike } of part.signatures) {
      const signature = signatures.find(own => own.id === id);
      const others = clearedLike.map(other => clears.get(other));
      if (others.some(other => other?.cause !== cause || !other.clears.length))
        throw new Error(`${file}, ${id}: clearedLike names what is no signature of its cause that something clears`);
      const known = new Set(signature?.clears.map(({ pattern }) => pattern));
      signature?.clears.push(
        ...others
          .flatMap(other => other?.clears ?? [])
          .filter(({ pattern }) => !known.has(pattern) && known.add(pattern)),
      );
    }
}

function compileEnding(
  name: string,
  { says, regex, processes }: v.InferOutput<typeof EndingSchema>,
  lists: Readonly<Record<string, string[]>>,
  file: string,
): LogEnding {
  const where = `${file}, ending ${name}`;
  for (const { pattern } of regex) checkLinear(pattern, where);
  if (processes && !lists[processes]) throw new Error(`${where}: no file of logs/ lists the processes "${processes}"`);
  const patterns = [...says.map(text => compilePhrase(text, where)), ...regex];
  return { name, patterns, ...(processes ? { processes: lists[processes] } : {}) };
}

function compileSignature(source: SignatureSource, file: string, { processes, domains, owners }: Shared): LogSignature {
  const where = `${file}, ${source.id}`;
  const phrases = (texts: readonly string[]) => texts.map(text => compilePhrase(text, where));
  const isPattern = (clear: string | v.InferOutput<typeof Pattern>) => typeof clear !== 'string';
  const off = source.reason && compileReason(source.reason.is, source.reason.not);
  for (const { pattern } of [...source.regex, ...source.clears.filter(isPattern), ...(off ? [off.hit, off.clear] : [])])
    checkLinear(pattern, where);
  if (source.reason?.not) checkLinear(source.reason.not, where);
  const patterns = [
    ...phrases(source.says),
    ...source.errors.flatMap(error => compileError(error, domains, where)),
    ...source.regex.map(tolerant),
    ...(off ? [off.hit] : []),
  ];
  if (!patterns.length && !source.measure)
    throw new Error(`${where}: nothing to look for; add says, errors, regex, reason or measure`);
  const list = source.within?.processes;
  if (list && !processes[list]) throw new Error(`${where}: no file of logs/ lists the processes "${list}"`);
  const owner = source.within?.owner;
  if (owner && !owners[owner]) throw new Error(`${where}: no file of logs/ says what the owner "${owner}" is`);
  return {
    id: source.id,
    cause: source.cause,
    title: source.title,
    confidence: Math.round(CONFIDENCE[source.class] * (source.weak ? WEAK : 1) * 100) / 100,
    patterns,
    errors: source.errors,
    measure: source.measure,
    not: phrases(source.not),
    ...(source.reason ? { byReason: true as const } : {}),
    within: source.within && {
      processes: list ? (processes[list] ?? []) : [],
      patterns: phrases(source.within.says),
      ...(owner ? { owner: owners[owner] } : {}),
    },
    elsewhere: source.elsewhere,
    clears: [
      ...source.clears.map(clear => (isPattern(clear) ? tolerant(clear) : compilePhrase(clear, where))),
      ...(off ? [off.clear] : []),
    ],
    endsWithSync: source.endsWithSync,
    endsWith: source.endsWith,
    endsWithRoom: source.endsWithRoom,
    atLeast: source.atLeast,
    sources: source.sources,
    hit: source.hit,
    miss: source.miss,
  };
}
