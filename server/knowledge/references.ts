import type { Label } from './causes.ts';
import type { PackParts } from './compile.ts';
import { PARTS } from './phrase-index.ts';
import type { Mistakes, Path } from './read-pack.ts';
import { meant } from './schema.ts';

/** A name with the place at which it stands. */
interface Named {
  name: string;
  file: string;
  path: Path;
}

/** Groups that the engine fills in. */
const SLOTS = ['n', 'size', 'percent', 'duration', 'when'];
/** Labels that the engine fills in. */
const COMPUTED = ['newest'];

/** Whatever one part of a pack calls by its name is there, once, and in use. */
export function checkReferences(parts: PackParts, mistakes: Mistakes): void {
  checkCauses(parts, mistakes);
  checkLabels(parts, mistakes);
  checkDevices(parts, mistakes);
  checkTickets(parts, mistakes);
  checkLogs(parts, mistakes);
  checkCodes(parts, mistakes);
}

/** Each of the names is known. */
function checkKnown(named: readonly Named[], known: Iterable<string>, what: string, { add }: Mistakes): void {
  const names = new Set(known);
  for (const { name, file, path } of named)
    if (!names.has(name))
      add(file, path, `there is no ${what} "${name}"${meant(name, names) || '; add it, or take this out'}`);
}

/** No name stands twice. */
function checkOnce(named: readonly Named[], what: string, { add, placeOf }: Mistakes): void {
  const seen = new Map<string, Named>();
  for (const one of named) {
    const first = seen.get(one.name);
    if (first)
      add(
        one.file,
        one.path,
        `the ${what} "${one.name}" stands twice, first at ${placeOf(first.file, first.path)}; join the two, or rename one`,
      );
    else seen.set(one.name, one);
  }
}

/** The keys of a part of each file, as `groups`. */
const keysOf = <K extends string>(files: readonly (readonly [string, { [P in K]?: object }])[], part: K): Named[] =>
  files.flatMap(([file, content]) =>
    Object.keys(content[part] ?? {}).map(name => ({ name, file, path: [part, name] })),
  );

/** The texts of a list. */
const itemsOf = (file: string, path: Path, list: readonly string[]): Named[] =>
  list.map((name, i) => ({ name, file, path: [...path, i] }));

const namesOf = (named: readonly Named[]): string[] => named.map(({ name }) => name);

const causesIn = ({ causes }: PackParts): string[] => causes.flatMap(([, file]) => file.causes.map(({ id }) => id));

function checkCauses(parts: PackParts, mistakes: Mistakes): void {
  const causes = parts.causes.flatMap(([file, content]) =>
    content.causes.map(({ id }, i) => ({ name: id, file, path: ['causes', i, 'id'] })),
  );
  checkOnce(causes, 'cause', mistakes);
  checkKnown(
    parts.causes.flatMap(([file, content]) =>
      content.causes.flatMap(({ ask }, i) =>
        ask.flatMap(({ symptoms }, k) => itemsOf(file, ['causes', i, 'ask', k, 'symptoms'], symptoms)),
      ),
    ),
    namesOf([...symptomsIn(parts), ...signaturesIn(parts)]),
    'symptom',
    mistakes,
  );
  const wanted = [...namesOf(causes), 'escalation'];
  for (const name of wanted)
    if (!parts.remedies.some(([file]) => file === `remedies/${name}.yaml`))
      mistakes.add(`remedies/${name}.yaml`, [], 'the file is missing; a pack needs it');
  checkKnown(
    parts.remedies.map(([file]) => ({ name: file.replace(/^remedies\/|\.yaml$/g, ''), file, path: [] })),
    wanted,
    'cause',
    mistakes,
  );
}

const LABEL = /\{(\w+)\}/g;
const labelsIn = (text: string): string[] => [...text.matchAll(LABEL)].map(([, name = '']) => name);

/** Texts with `{names}` of labels, and the iOS versions that remedies and labels speak of. */
function checkLabels(parts: PackParts, mistakes: Mistakes): void {
  const labels = parts.labels.flatMap(([, content]) => Object.entries(content.labels));
  const known = new Map(labels);
  const used = new Set<string>();
  const check = (file: string, path: Path, text: string | undefined, allowed: readonly string[]) => {
    for (const name of labelsIn(text ?? '')) {
      used.add(name);
      if (!allowed.includes(name))
        mistakes.add(file, path, `{${name}} is no label of labels.yaml${meant(name, allowed) || '; add it there'}`);
    }
    if (/[{}]/.test(text?.replace(LABEL, '') ?? ''))
      mistakes.add(file, path, `"${text}" has a brace that belongs to no {name}; a name is letters and digits`);
  };
  const names = [...known.keys(), ...COMPUTED];
  for (const [file, remedy] of parts.remedies) {
    check(file, ['title'], remedy.title, []);
    for (const key of ['opening', 'closing'] as const) {
      check(file, [key], remedy[key], names);
      check(file, ['atNewest', key], remedy.atNewest?.[key], names);
    }
    for (const [i, step] of remedy.steps.entries())
      for (const key of ['text', 'reply', 'warn'] as const) check(file, ['steps', i, key], step[key], names);
  }
  for (const [file, content] of parts.labels)
    for (const [name, variants] of Object.entries(content.labels)) {
      for (const [i, variant] of variants.entries())
        for (const [key, text] of textsOf(variant)) {
          const path = ['labels', name, i, key];
          check(file, path, text, [...known.keys()]);
          for (const part of labelsIn(text))
            if (known.get(part)?.some(label => textsOf(label).some(([, inner]) => labelsIn(inner).length)))
              mistakes.add(file, path, `{${part}} has parts itself; write them out`);
        }
    }
  for (const [file, content] of parts.labels)
    for (const name of Object.keys(content.labels))
      if (!used.has(name)) mistakes.add(file, ['labels', name], 'no remedy and no label uses it; take it out');
}

const textsOf = ({ us, uk, de, es, fr, ja }: Label): [key: string, text: string][] =>
  Object.entries({ us, uk, de, es, fr, ja }).filter((entry): entry is [string, string] => entry[1] !== undefined);

function checkDevices(parts: PackParts, mistakes: Mistakes): void {
  const [[file, { models, releases }] = ['', { models: [], releases: [] }]] = parts.devices;
  const majors = releases.map(({ major }, i) => ({ name: String(major), file, path: ['releases', i, 'major'] }));
  checkOnce(majors, 'release', mistakes);
  checkOnce(
    models.flatMap(({ name, aliases }, i) => [
      { name: name.toLowerCase(), file, path: ['models', i, 'name'] },
      ...itemsOf(
        file,
        ['models', i, 'aliases'],
        aliases.map(alias => alias.toLowerCase()),
      ),
    ]),
    'model',
    mistakes,
  );
  checkKnown(
    models.map(({ last }, i) => ({ name: String(last), file, path: ['models', i, 'last'] })),
    namesOf(majors),
    'release of iOS',
    mistakes,
  );
  const newest = Math.max(...releases.map(({ major }) => major));
  const oldest = Math.min(...models.map(({ first }) => first));
  const checkMajors = (at: string, path: Path, { from, to }: { from?: number; to?: number }) => {
    for (const major of [from, to])
      if (major !== undefined && (major < oldest || major > newest))
        mistakes.add(at, path, `there is no iOS ${major}; devices.yaml knows ${oldest} to ${newest}`);
  };
  for (const [at, { steps }] of parts.remedies)
    for (const [i, step] of steps.entries()) checkMajors(at, ['steps', i], step);
  for (const [at, { labels }] of parts.labels)
    for (const [name, variants] of Object.entries(labels))
      for (const [i, label] of variants.entries()) checkMajors(at, ['labels', name, i], label);
  checkKnown(
    parts.logs.flatMap(([at, logs]) =>
      Object.entries(logs.models).map(([type, name]) => ({ name, file: at, path: ['models', type] })),
    ),
    models.map(({ name }) => name),
    'model',
    mistakes,
  );
}

const symptomsIn = ({ tickets }: PackParts) =>
  tickets.flatMap(([file, { symptoms }]) =>
    symptoms.map((symptom, i) => ({ name: symptom.id, file, path: ['symptoms', i] as Path, symptom })),
  );

const signaturesIn = ({ logs }: PackParts) =>
  logs.flatMap(([file, { signatures }]) =>
    signatures.map((signature, i) => ({ name: signature.id, file, path: ['signatures', i] as Path, signature })),
  );

function checkTickets(parts: PackParts, mistakes: Mistakes): void {
  const groups = keysOf(parts.tickets, 'groups');
  const symptoms = symptomsIn(parts);
  const lists = (pick: (symptom: (typeof symptoms)[number]['symptom']) => readonly string[], key: string) =>
    symptoms.flatMap(({ file, path, symptom }) => itemsOf(file, [...path, key], pick(symptom)));
  checkOnce(groups, 'group', mistakes);
  checkOnce(keysOf(parts.tickets, 'triggers'), 'list of triggers', mistakes);
  checkOnce(keysOf(parts.tickets, 'sections'), 'list of headings', mistakes);
  const causes = causesIn(parts);
  checkKnown(
    symptoms.map(({ file, path, symptom }) => ({ name: symptom.cause, file, path: [...path, 'cause'] })),
    causes,
    'cause',
    mistakes,
  );
  checkKnown(
    lists(({ explainedBy }) => explainedBy, 'explainedBy'),
    causes,
    'cause',
    mistakes,
  );
  checkKnown(
    lists(({ ends }) => ends, 'ends'),
    namesOf(symptoms),
    'symptom',
    mistakes,
  );
  const objects = lists(({ object }) => object, 'object');
  checkKnown(objects, namesOf(groups), 'group', mistakes);

  const phrases = parts.tickets.flatMap(([file, content]) => [
    ...(['groups', 'triggers'] as const).flatMap(part =>
      Object.entries(content[part]).flatMap(([name, list]) => itemsOf(file, [part, name], list)),
    ),
    ...content.symptoms.flatMap((symptom, i) =>
      PARTS.flatMap(part => itemsOf(file, ['symptoms', i, part], symptom[part])),
    ),
  ]);
  const uses = phrases.map(phrase => ({
    phrase,
    names: [...phrase.name.matchAll(/<([\w-]+)>/g)].map(([, name = '']) => name),
  }));
  const known = new Set([...namesOf(groups), ...SLOTS]);
  for (const { phrase, names } of uses)
    for (const name of names)
      if (!known.has(name))
        mistakes.add(
          phrase.file,
          phrase.path,
          `"${phrase.name}" names the group <${name}>, which no file of words/ defines${meant(name, known)}`,
        );
  const used = new Set([...namesOf(objects), ...uses.flatMap(({ names }) => names)]);
  for (const { name, file, path } of groups)
    if (!used.has(name)) mistakes.add(file, path, "no phrase and no symptom's object names it; use it or take it out");

  const inGroup = (group: string) =>
    uses.filter(({ phrase: { path } }) => path[0] === 'groups' && path[1] === group).flatMap(({ names }) => names);
  let left = new Map(groups.map(group => [group.name, { group, names: inGroup(group.name) }]));
  for (let before = -1; before !== left.size; ) {
    before = left.size;
    left = new Map([...left].filter(([, { names }]) => names.some(name => left.has(name))));
  }
  const [first] = left.values();
  if (first)
    mistakes.add(
      first.group.file,
      first.group.path,
      `the groups ${[...left.keys()].join(', ')} use each other in a circle; take one reference out`,
    );
}

function checkLogs(parts: PackParts, mistakes: Mistakes): void {
  const signatures = signaturesIn(parts);
  const causes = causesIn(parts);
  checkOnce(
    [...symptomsIn(parts), ...signatures].map(({ name, file, path }) => ({ name, file, path: [...path, 'id'] })),
    'symptom',
    mistakes,
  );
  checkOnce(
    parts.formats.flatMap(([file, { formats }]) =>
      formats.map(({ id }, i) => ({ name: id, file, path: ['formats', i, 'id'] })),
    ),
    'format',
    mistakes,
  );
  const named = {
    processes: keysOf(parts.logs, 'processes'),
    endings: keysOf(parts.logs, 'endings'),
    domains: keysOf(parts.logs, 'domains'),
    owners: keysOf(parts.logs, 'owners'),
    models: keysOf(parts.logs, 'models'),
  };
  checkOnce(named.processes, 'list of processes', mistakes);
  checkOnce(named.endings, 'ending', mistakes);
  checkOnce(named.domains, 'domain', mistakes);
  checkOnce(named.owners, 'owner', mistakes);
  checkOnce(named.models, 'product type', mistakes);
  for (const key of ['system', 'unsaid'] as const)
    checkOnce(
      parts.logs.flatMap(([file, content]) => (content[key] ? [{ name: key, file, path: [key] }] : [])),
      'key',
      mistakes,
    );
  for (const { file, path, signature } of signatures) {
    const { cause, endsWith, within, clearedLike } = signature;
    const one = (name: string | undefined, ...keys: string[]) =>
      name === undefined ? [] : [{ name, file, path: [...path, ...keys] }];
    checkKnown(one(cause, 'cause'), causes, 'cause', mistakes);
    checkKnown(itemsOf(file, [...path, 'endsWith'], endsWith), namesOf(named.endings), 'ending', mistakes);
    checkProcesses(one(within?.processes, 'within', 'processes'));
    checkKnown(one(within?.owner, 'within', 'owner'), namesOf(named.owners), 'owner', mistakes);
    for (const like of itemsOf(file, [...path, 'clearedLike'], clearedLike)) {
      const other = signatures.find(({ name }) => name === like.name)?.signature;
      if (other?.cause !== cause || !(other.clears.length || other.reason))
        mistakes.add(file, like.path, `"${like.name}" is no signature of its cause that something clears`);
    }
  }
  for (const [file, { endings }] of parts.logs)
    for (const [name, { processes }] of Object.entries(endings))
      if (processes !== undefined) checkProcesses([{ name: processes, file, path: ['endings', name, 'processes'] }]);

  function checkProcesses(lists: readonly Named[]): void {
    checkKnown(lists, namesOf(named.processes), 'list of processes', mistakes);
  }
}

/** Codes and signatures say the same: what a signature looks for is explained, with the same cause, and nothing else points to one. */
function checkCodes(parts: PackParts, mistakes: Mistakes): void {
  const domains = parts.codes.flatMap(([file, content]) =>
    content.domains.map(({ domain, also, codes }, i) => ({ file, path: ['domains', i] as Path, domain, also, codes })),
  );
  checkOnce(
    domains.flatMap(({ domain, also, file, path }) => [
      { name: domain, file, path: [...path, 'domain'] },
      ...itemsOf(file, [...path, 'also'], also),
    ]),
    'domain',
    mistakes,
  );
  const known = new Map(
    domains.flatMap(({ domain, codes, file, path }) =>
      Object.entries(codes).map(([code, { cause }]) => [
        `${domain} ${code}`,
        { cause, file, path: [...path, 'codes', code] },
      ]),
    ),
  );
  const looked = new Set<string>();
  for (const { name, file, path, signature } of signaturesIn(parts))
    for (const error of itemsOf(file, [...path, 'errors'], signature.errors)) {
      const code = known.get(error.name);
      looked.add(error.name);
      if (!code)
        mistakes.add(
          file,
          error.path,
          `codes.yaml: the signature "${name}" looks for "${error.name}"; say there what it means${meant(error.name, known.keys())}`,
        );
      else if (code.cause !== signature.cause)
        mistakes.add(
          code.file,
          code.path,
          `${error.name} has the cause "${code.cause ?? 'none'}", and "${signature.cause}" in the signature "${name}"; make them agree`,
        );
    }
  const causes = causesIn(parts);
  for (const [name, { cause, file, path }] of known) {
    if (!cause) continue;
    if (!causes.includes(cause))
      mistakes.add(file, path, `${name}: there is no cause "${cause}" in causes.yaml${meant(cause, causes)}`);
    else if (!looked.has(name))
      mistakes.add(
        file,
        path,
        `${name} points to "${cause}", but no signature of logs/ looks for it; add it to errors: there, or leave out its cause`,
      );
  }
}
