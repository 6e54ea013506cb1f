import * as v from 'valibot';
import { checkLinear } from './linear.ts';
import { errorPattern, escapeText } from './log-phrases.ts';
import { readYaml } from './read-yaml.ts';

const Id = v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'an id has lower-case letters, digits and hyphens'));
const Name = v.pipe(v.string(), v.regex(/^[A-Za-z][\w.]*$/, 'a domain is one word, as the system prints it'));
const Code = v.pipe(v.string(), v.regex(/^(?:0|-?[1-9]\d{0,9})$/, 'a code is a whole number'));

const CodeSchema = v.pipe(
  v.strictObject({
    name: v.optional(v.string()),
    means: v.pipe(v.string(), v.minLength(10, 'needs a sentence that says what the code means')),
    cause: v.optional(Id),
    benign: v.optional(v.boolean(), false),
  }),
  v.check(
    ({ cause, benign }) => !(cause && benign),
    'a code that points to a cause is not benign; leave out one of the two',
  ),
);

const DomainSchema = v.strictObject({
  domain: Name,
  title: v.string(),
  also: v.optional(v.array(Name), []),
  forms: v.optional(
    v.array(
      v.pipe(
        v.string(),
        v.check(form => form.split('<code>').length === 2, 'a form has <code> once, where the code stands'),
      ),
    ),
    [],
  ),
  note: v.optional(v.string()),
  sources: v.pipe(v.array(v.string()), v.minLength(1, 'needs a source')),
  codes: v.record(Code, CodeSchema),
});

const FileSchema = v.strictObject({ domains: v.array(DomainSchema) });

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

const FILE = 'codes.yaml';
const NUMBER = '(?<code>-?\\d{1,10})\\b';
/** A gap of a form reaches this many characters in one line. */
const GAP = 300;

/**
 * Validates `codes.yaml` of a pack.
 * @throws Error that names the file, the place and what to do
 */
export function compileCodes(files: Record<string, string>): CodeDomain[] {
  const { domains } = readYaml(FILE, files[FILE], FileSchema);
  const seen = new Set<string>();
  return domains.map(({ domain, title, also, forms, note, sources, codes }) => {
    for (const name of [domain, ...also]) {
      if (seen.has(name)) throw new Error(`${FILE}: the domain "${name}" stands twice; join the two`);
      seen.add(name);
    }
    const patterns = [...[domain, ...also].flatMap(patternsOfName), ...forms.map(patternOfForm)];
    for (const pattern of patterns) checkLinear(pattern, `${FILE}, ${domain}`);
    return { domain, title, note, sources, patterns, codes };
  });
}

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

/**
 * Codes and signatures say the same: what a signature looks for is explained, with the same cause, and nothing else
 * claims to point to one.
 * @throws Error that names the code and the signature
 */
export function checkCodes(
  domains: readonly CodeDomain[],
  signatures: readonly { id: string; cause: string; errors: string[] }[],
  causes: readonly { id: string }[],
): void {
  const causeOf = new Map<string, string>();
  for (const { id, cause, errors } of signatures)
    for (const error of errors) {
      const [domain, code = ''] = error.split(' ');
      const known = domains.find(entry => entry.domain === domain)?.codes[code];
      if (!known) throw new Error(`${FILE}: the signature "${id}" looks for "${error}"; say there what it means`);
      if (known.cause !== cause)
        throw new Error(
          `${FILE}: ${error} has the cause "${known.cause ?? 'none'}", and "${cause}" in the signature "${id}"; make them agree`,
        );
      causeOf.set(error, cause);
    }
  for (const { domain, codes } of domains)
    for (const [code, { cause }] of Object.entries(codes)) {
      if (!cause) continue;
      if (!causes.some(({ id }) => id === cause))
        throw new Error(`${FILE}: ${domain} ${code}: there is no cause "${cause}" in causes.yaml`);
      if (!causeOf.has(`${domain} ${code}`))
        throw new Error(
          `${FILE}: ${domain} ${code} points to "${cause}", but no signature of logs/ looks for it; add it to errors: there, or leave out its cause`,
        );
    }
}
