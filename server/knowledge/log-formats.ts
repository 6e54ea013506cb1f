import * as v from 'valibot';
import { checkLinear } from './linear.ts';

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

const FormatSourceSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'an id has lower-case letters, digits and hyphens')),
  title: v.string(),
  /** The beginning of a record's first line, up to its message; `{part}` stands for one of `parts`. */
  record: v.string(),
  /** For formats that name their fields: where each stands inside the record; the first group is the value. */
  fields: v.optional(v.record(v.picklist(FIELDS), v.string()), {}),
  /** The process, where the format belongs to one. */
  process: v.optional(v.string()),
  /** Where it names none: those that write it have nothing to do with photos. */
  unrelated: v.optional(v.boolean()),
  samples: v.pipe(v.array(v.string()), v.minLength(1, 'needs a sample line')),
});

export const FormatSchema = v.pipe(
  v.strictObject({
    parts: v.optional(v.record(v.string(), v.string()), {}),
    formats: v.array(FormatSourceSchema),
  }),
  v.transform(({ parts, formats }) => ({
    formats: formats.map(format => ({ ...format, record: expand(format.record, parts) })),
  })),
);

export type FormatSource = v.InferOutput<typeof FormatSourceSchema>;

/** How the records of one kind of log begin. */
export interface LogFormat {
  id: string;
  title: string;
  /** Source of a pattern with named groups, to be tried where a line begins. */
  record: string;
  fields: Partial<Record<FieldName, string>>;
  process?: string;
  unrelated?: boolean;
  samples: string[];
}

const expand = (source: string, parts: Readonly<Record<string, string>>): string =>
  source.replace(/\{([a-z]+)\}/g, (whole, name: string) => parts[name] ?? whole);

export function compileFormat(source: FormatSource): LogFormat {
  checkLinear(source.record, `format ${source.id}`);
  for (const [field, pattern] of Object.entries(source.fields))
    checkLinear(pattern ?? '', `format ${source.id}, field ${field}`);
  return source;
}

/**
 * Each sample is a record of its own format and of no other.
 * @throws Error that names the sample and the formats
 */
export function checkSamples(formats: readonly LogFormat[]): void {
  const patterns = formats.map(({ id, record }) => ({ id, pattern: new RegExp(record, 'y') }));
  for (const format of formats) {
    for (const sample of format.samples) {
      const matching = patterns.filter(({ pattern }) => {
        pattern.lastIndex = 0;
        return pattern.test(sample);
      });
      const names = matching.map(({ id }) => id);
      if (!names.includes(format.id))
        throw new Error(`format ${format.id}: its pattern misses its own sample "${sample}"; mend one of the two`);
      if (names.length > 1)
        throw new Error(`formats ${names.join(' and ')}: both match "${sample}"; narrow one of them`);
    }
  }
}
