import * as v from 'valibot';
import { checkLinear } from './linear.ts';
import { errorPattern, escapeText } from './log-phrases.ts';
import { holds, Id, shape, Text } from './schema.ts';

const Name = v.pipe(v.string(), v.regex(/^[A-Za-z][\w.]*$/, 'a domain is one word, as the system prints it'));
const Code = v.pipe(v.string(), v.regex(/^(?:0|-?[1-9]\d{0,9})$/, 'a code is a whole number'));

const CodeSchema = v.pipe(
  shape({
    name: v.optional(Text),
    means: v.pipe(v.string(), v.minLength(10, 'needs a sentence that says what the code means')),
    cause: v.optional(Id),
    benign: v.optional(v.boolean(), false),
  }),
  v.check(
    ({ cause, benign }) => !(cause && benign),
    'a code that points to a cause is not benign; leave out one of the two',
  ),
);

const DomainSchema = shape({
  domain: Name,
  title: Text,
  also: v.optional(v.array(Name), []),
  forms: v.optional(
    v.array(
      v.pipe(
        v.string(),
        v.check(form => form.split('<code>').length === 2, 'a form has <code> once, where the code stands'),
        holds(form => checkLinear(patternOfForm(form))),
      ),
    ),
    [],
  ),
  note: v.optional(Text),
  sources: v.pipe(v.array(Text), v.minLength(1, 'needs a source')),
  codes: v.record(Code, CodeSchema),
});

export const CodesFile = shape({ domains: v.array(DomainSchema) });

/** What one error code means. */
export type ErrorCode = v.InferOutput<typeof CodeSchema>;

/** A domain of error codes, ready to be found in a text. */
export interface CodeDomain {
  domain: string;
  title: string;
  /** What to mind whenever one of its codes points to a cause. */
  note?: string;
  /** Addresses, or words for what has none. */
  sources: string[];
  /** Sources of patterns of the linear-time kind; the group `code` is the number. */
  patterns: string[];
  /** By code, as `-1009`. */
  codes: Record<string, ErrorCode>;
}

const NUMBER = '(?<code>-?\\d{1,10})\\b';
/** A gap of a form reaches this many characters in one line. */
const GAP = 300;

/** The names and forms of domains as patterns. */
export const compileCodes = ({ domains }: v.InferOutput<typeof CodesFile>): CodeDomain[] =>
  domains.map(({ domain, title, also, forms, note, sources, codes }) => {
    const patterns = [...[domain, ...also].flatMap(patternsOfName), ...forms.map(patternOfForm)];
    return { domain, title, note, sources, patterns, codes };
  });

/** The code behind its domain, and before it. */
const patternsOfName = (name: string): string[] => [
  errorPattern(name, NUMBER),
  `\\b[Cc]ode[\\\\"]{0,4}[ =:]{1,3}${NUMBER}[ ,;\\\\"]{1,6}[Dd]omain[\\\\"]{0,4}[ =:]{1,3}[\\\\"]{0,4}${escapeText(name)}\\b`,
];

const patternOfForm = (form: string): string =>
  form
    .split(/( ?… ?|<code>|<n>)/)
    .map(piece => {
      if (piece.includes('…')) return `[^\\n]{0,${GAP}}?`;
      if (piece === '<code>') return NUMBER;
      return piece === '<n>' ? '-?\\d{1,10}' : escapeText(piece);
    })
    .join('');
