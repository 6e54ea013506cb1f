import * as v from 'valibot';
import { checkLinear } from './linear.ts';
import type { LogFormat } from './log-formats.ts';
import {
  checkLiteral,
  compileError,
  compilePhrase,
  compileReason,
  ERROR,
  type LogPattern,
  tolerant,
} from './log-phrases.ts';
import { Expression, holds, Id, shape, Text } from './schema.ts';

export type { LogFormat, LogPattern };

const Names = v.optional(v.array(v.string()), []);
/** Text as it stands in a log. */
const Phrase = v.pipe(v.string(), holds(compilePhrase));
const Phrases = v.optional(v.array(Phrase), []);
const Literal = v.pipe(v.string(), holds(checkLiteral));
const Pattern = shape({ literal: Literal, pattern: Expression });
const Reason = v.pipe(
  shape({ is: Expression, not: v.optional(Expression) }),
  holds(({ is }) => checkLinear(compileReason(is, undefined).hit.pattern)),
);

const SignatureSchema = v.pipe(
  shape({
    id: Id,
    title: Text,
    cause: Id,
    /** How well the text is known: V seen in a log, H documented, D held by the daemons, I inferred. */
    class: v.picklist(['V', 'H', 'D', 'I']),
    /** The same text has harmless reasons too. */
    weak: v.optional(v.boolean(), false),
    says: Phrases,
    errors: v.optional(
      v.array(
        v.pipe(
          v.string(),
          v.regex(ERROR, issue => `${issue.received} is no error; write its domain and code: CKErrorDomain 25`),
        ),
      ),
      [],
    ),
    regex: v.optional(v.array(Pattern), []),
    /** What the sync engine is switched off for, which it says again when it goes on: pattern of its words, and of none. */
    reason: v.optional(Reason),
    /** Instead of text: a fact of the log, compared with what the pack knows of devices. */
    measure: v.optional(v.picklist(['ios', 'battery', 'device', 'icloud', 'process'])),
    not: Phrases,
    /** Where it counts fully: processes of a named list, or a phrase in the same record. */
    within: v.optional(shape({ processes: v.optional(v.string()), says: Phrases, owner: v.optional(v.string()) })),
    /** What it is worth outside `within`; less in unrelated processes, and where another owner is named. */
    elsewhere: v.optional(v.picklist(['full', 'weak', 'mentioned']), 'weak'),
    /** A later record with one of these ends the finding. */
    clears: v.optional(v.array(v.union([Phrase, Pattern])), []),
    /** Ids of signatures of the same cause: what ends their states ends this too. */
    clearedLike: Names,
    /** A later successful sync ends the finding too. */
    endsWithSync: v.optional(v.boolean(), true),
    /** Names of `endings`: what ends the finding, whichever signature it is. */
    endsWith: Names,
    /** A later fact that leaves enough room ends the finding. */
    endsWithRoom: v.optional(v.picklist(['device', 'icloud'])),
    /** Counts only when it occurs so often in so many hours. */
    atLeast: v.optional(shape({ count: v.pipe(v.number(), v.minValue(2)), hours: v.number() })),
    sources: v.optional(v.array(v.string())),
    hit: v.pipe(v.array(v.string()), v.minLength(1, 'needs an example that it hits')),
    miss: v.pipe(v.array(v.string()), v.minLength(1, 'needs an example that it misses')),
  }),
  v.check(
    ({ says, errors, regex, reason, measure }) =>
      says.length + errors.length + regex.length > 0 || !!(reason ?? measure),
    'nothing to look for; add says, errors, regex, reason or measure',
  ),
  holds(({ regex, hit }) => {
    for (const { literal, pattern } of regex)
      checkHits(
        literal,
        hit.filter(text => new RegExp(pattern).test(text)),
      );
  }),
);

/** A row of `df` has total, used and free as its groups; all others one value. */
const FACTS = ['ios', 'model', 'battery', 'device-free', 'device-total', 'device-row', 'icloud-free'] as const;

const FactSchema = v.pipe(
  shape({
    fact: v.picklist(FACTS),
    literal: v.string(),
    /**
     * For large files, where `literal` is short or common: longer texts that hold it, one of which stands in every
     * match; `[1-9]` stands for each of these.
     */
    anchors: v.optional(v.array(Literal)),
    pattern: Expression,
    /** A pattern; where it matches in the same line, the value is another device's. */
    not: v.optional(Expression),
    /** Bytes of one unit of a number that has none. */
    unit: v.optional(v.number(), 1),
    hit: v.record(v.string(), v.union([v.string(), v.number()])),
  }),
  holds(({ literal, anchors, hit }) => {
    if (!anchors) checkLiteral(literal);
    const foreign = anchors?.find(anchor => !anchor.includes(literal));
    if (foreign !== undefined) throw new Error(`the anchor "${foreign}" does not hold the literal "${literal}"`);
    checkHits(literal, Object.keys(hit));
  }),
);

/** A record without the literal is never looked at. */
function checkHits(literal: string, hits: readonly string[]): void {
  const without = hits.find(text => !text.includes(literal));
  if (without !== undefined)
    throw new Error(
      `the literal "${literal}" does not stand in "${without}"; it has to stand in all that the pattern finds`,
    );
}

/** What ends several signatures at once. */
const EndingSchema = shape({
  says: Phrases,
  regex: v.optional(v.array(Pattern), []),
  /** Counts fully from these processes; from an app, only for what apps said. */
  processes: v.optional(v.string()),
});

const Lists = v.optional(v.record(v.string(), v.array(Text)), {});

export const LogFile = shape({
  processes: Lists,
  /** Pattern of the names that the system's own processes have; those of no list are unrelated. */
  system: v.optional(Expression),
  /** What stands before or behind an error that is not there: it is over, supposed, or listed. */
  unsaid: v.optional(shape({ before: Expression, behind: Expression })),
  endings: v.optional(v.record(v.string(), EndingSchema), {}),
  domains: v.optional(v.record(v.string(), v.array(Literal)), {}),
  /** Patterns of text that names whose record it is. */
  owners: v.optional(
    v.record(v.string(), v.union([Expression, shape({ pattern: Expression, except: Expression })])),
    {},
  ),
  models: v.optional(v.record(v.string(), v.string()), {}),
  healthy: Phrases,
  facts: v.optional(v.array(FactSchema), []),
  signatures: v.optional(v.array(SignatureSchema), []),
});
type LogFile = v.InferOutput<typeof LogFile>;

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

/** Compiles the phrases of `logs/`. */
export function compileLogs(files: readonly LogFile[], formats: LogFormat[]): LogKnowledge {
  const shared: Shared = {
    processes: new Map(files.flatMap(({ processes }) => Object.entries(processes))),
    domains: new Map(files.flatMap(({ domains }) => Object.entries(domains))),
    owners: new Map(
      files
        .flatMap(({ owners }) => Object.entries(owners))
        .map(([name, owner]) => [name, typeof owner === 'string' ? { pattern: owner } : owner]),
    ),
  };
  const written = files.flatMap(({ signatures }) => signatures);
  const own = new Map(written.map(signature => [signature.id, compileSignature(signature, shared)]));
  return {
    formats,
    signatures: written.flatMap(({ id, clearedLike }) => {
      const signature = own.get(id);
      const others = clearedLike.flatMap(other => own.get(other)?.clears ?? []);
      return signature ? [{ ...signature, clears: distinct([...signature.clears, ...others]) }] : [];
    }),
    unrelated: [...(shared.processes.get('unrelated') ?? [])],
    system: files.find(({ system }) => system)?.system,
    unsaid: files.find(({ unsaid }) => unsaid)?.unsaid,
    endings: files.flatMap(({ endings }) =>
      Object.entries(endings).map(([name, ending]) => compileEnding(name, ending, shared)),
    ),
    healthy: files.flatMap(({ healthy }) => healthy.map(compilePhrase)),
    facts: files.flatMap(({ facts }) => facts),
    models: Object.fromEntries(files.flatMap(({ models }) => Object.entries(models))),
  };
}

const distinct = (patterns: readonly LogPattern[]): LogPattern[] =>
  patterns.filter(({ pattern }, i) => patterns.findIndex(other => other.pattern === pattern) === i);

/** What all files of `logs/` share. */
interface Shared {
  processes: ReadonlyMap<string, string[]>;
  domains: ReadonlyMap<string, string[]>;
  owners: ReadonlyMap<string, LogOwner>;
}

function compileEnding(
  name: string,
  { says, regex, processes }: v.InferOutput<typeof EndingSchema>,
  shared: Shared,
): LogEnding {
  const list = processes === undefined ? undefined : shared.processes.get(processes);
  return { name, patterns: [...says.map(compilePhrase), ...regex], ...(list ? { processes: list } : {}) };
}

function compileSignature(source: SignatureSource, { processes, domains, owners }: Shared): LogSignature {
  const off = source.reason && compileReason(source.reason.is, source.reason.not);
  const owner = owners.get(source.within?.owner ?? '');
  return {
    id: source.id,
    cause: source.cause,
    title: source.title,
    confidence: Math.round(CONFIDENCE[source.class] * (source.weak ? WEAK : 1) * 100) / 100,
    patterns: [
      ...source.says.map(compilePhrase),
      ...source.errors.flatMap(error => compileError(error, domains)),
      ...source.regex.map(tolerant),
      ...(off ? [off.hit] : []),
    ],
    errors: source.errors,
    measure: source.measure,
    not: source.not.map(compilePhrase),
    ...(source.reason ? { byReason: true as const } : {}),
    within: source.within && {
      processes: processes.get(source.within.processes ?? '') ?? [],
      patterns: source.within.says.map(compilePhrase),
      ...(owner ? { owner } : {}),
    },
    elsewhere: source.elsewhere,
    clears: [
      ...source.clears.map(clear => (typeof clear === 'string' ? compilePhrase(clear) : tolerant(clear))),
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
