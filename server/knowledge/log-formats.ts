import * as v from 'valibot';
import { messageOf } from '../triage/message-of.ts';
import { checkLinear } from './linear.ts';
import type { Mistakes } from './read-pack.ts';
import { Expression, Id, meant, shape, Text } from './schema.ts';

/** Names that the groups of a record's pattern may have. */
const FIELDS = [
  'time',
  'process',
  'sender',
  'pid',
  'thread',
  'level',
  'host',
  'subsystem',
  'category',
  'repeats',
] as const;
export type FieldName = (typeof FIELDS)[number];

const FormatSource = shape({
  id: Id,
  title: Text,
  /** The beginning of a record's first line, up to its message; `{part}` stands for one of `parts`. */
  record: Text,
  /** For formats that name their fields: where each stands inside the record; the first group is the value. */
  fields: v.optional(
    v.record(v.picklist(FIELDS), v.pipe(Expression, v.check(hasGroup, 'needs a group, which is the value'))),
    {},
  ),
  /** The process, where the format belongs to one. */
  process: v.optional(Text),
  /** Where it names none: those that write it have nothing to do with photos. */
  unrelated: v.optional(v.boolean()),
  /** Below a line that ends an object of JSON it is no record of its own: that was its head. */
  headless: v.optional(v.boolean()),
  samples: v.pipe(v.array(v.string()), v.minLength(1, 'needs a sample line')),
});

export const FormatFile = shape({
  parts: v.optional(v.record(v.string(), Text), {}),
  formats: v.array(FormatSource),
});
type FormatFile = v.InferOutput<typeof FormatFile>;

/** How the records of one kind of log begin. */
export interface LogFormat {
  id: string;
  title: string;
  /** Source of a pattern with named groups, to be tried where a line begins. */
  record: string;
  fields: Partial<Record<FieldName, string>>;
  process?: string;
  unrelated?: boolean;
  headless?: boolean;
  samples: string[];
}

const PART = /\{([a-z]\w*)\}/gi;

/** The formats of a file, their parts put in. */
export const compileFormats = ({ parts, formats }: FormatFile): LogFormat[] =>
  formats.map(format => ({
    ...format,
    record: format.record.replace(PART, (whole, name: string) =>
      Object.hasOwn(parts, name) ? (parts[name] ?? '') : whole,
    ),
  }));

/** Groups and parts are known, patterns quick, and each sample is a record of its own format and of no other. */
export function checkFormats(
  files: readonly (readonly [file: string, content: FormatFile])[],
  { add }: Mistakes,
): void {
  const all = files.flatMap(([file, content]) =>
    compileFormats(content).map((format, i) => ({ file, i, format, parts: Object.keys(content.parts) })),
  );
  const sound = all.filter(({ file, i, format, parts }) => {
    const wrong = faultsOf(format, parts);
    for (const message of wrong) add(file, ['formats', i, 'record'], message);
    return !wrong.length;
  });
  const patterns = sound.map(({ format: { id, record } }) => ({ id, pattern: new RegExp(record, 'y') }));
  for (const { file, i, format } of sound)
    for (const [k, sample] of format.samples.entries()) {
      const names = patterns.filter(({ pattern }) => matchesAtStart(pattern, sample)).map(({ id }) => id);
      if (!names.includes(format.id))
        add(file, ['formats', i, 'samples', k], `its pattern misses its own sample "${sample}"; mend one of the two`);
      if (names.length > 1)
        add(file, ['formats', i, 'samples', k], `${names.join(' and ')}: both match "${sample}"; narrow one of them`);
    }
}

function faultsOf({ record, fields }: LogFormat, parts: readonly string[]): string[] {
  const unknown = [...record.matchAll(PART)].map(
    ([, name = '']) => `{${name}} stands not under parts${meant(name, parts)}`,
  );
  if (unknown.length) return unknown;
  try {
    checkLinear(record);
  } catch (error) {
    return [messageOf(error)];
  }
  const groups = Object.keys(groupsOf(record));
  const named = [...groups, ...Object.keys(fields)];
  return [
    ...groups
      .filter(name => !FIELDS.some(field => field === name))
      .map(name => `the group "${name}" is none of ${FIELDS.join(', ')}${meant(name, FIELDS)}`),
    ...(named.length && !named.includes('time') ? ['no group is the time; name it (?<time>…)'] : []),
  ];
}

/** The groups of a pattern by their names. */
const groupsOf = (source: string): Record<string, string | undefined> =>
  new RegExp(`${source}|`).exec('')?.groups ?? {};

function hasGroup(source: string): boolean {
  return (new RegExp(`${source}|`).exec('')?.length ?? 0) > 1;
}

function matchesAtStart(pattern: RegExp, text: string): boolean {
  pattern.lastIndex = 0;
  return pattern.test(text);
}
