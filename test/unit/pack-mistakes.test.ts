import { describe, expect, test } from 'vitest';
import { compilePack } from '../../server/knowledge/compile.ts';

/** A pack about a garage door, in which everything is right. */
const door: Record<string, string> = {
  'causes.yaml': `causes:
  - id: door
    title: The door
    why: A door that is open lets the cold in.
    ask: [{ text: "Who was the last to leave?" }]
    sources: ["https://example.com/door"]
`,
  'labels.yaml': `labels:
  lever:
    - { to: 17, us: Lever, de: Hebel }
    - { from: 18, us: Handle }
  place: [{ us: "wall > {lever}" }]
`,
  'devices.yaml': `asOf: "2026-11-24"
models:
  - { name: iPhone A, first: 13, last: 18, restart: side, aliases: ["Phone A"] }
  - { name: iPhone B, first: 18, last: 26, restart: face-id }
releases:
  - { major: 18, newest: ["18.7"] }
  - { major: 26, newest: ["26.0", "26.1"] }
plans: [5, 50]
capacities: [64, 128]
thresholds: { batteryLow: 20, quotaUsed: 0.95, quotaFreeGb: 1, quotaFine: 0.9, deviceUsed: 0.95, deviceFreeGb: 1.5 }
`,
  'codes.yaml': `domains:
  - domain: DoorErrorDomain
    title: doors
    forms: ["door ended (<code>)"]
    sources: ["the door itself"]
    codes:
      3: { name: ajar, cause: door, means: "The door does not shut." }
      31: { means: "The door has no handle." }
`,
  'context.yaml': `triggers:
  negation: ["not|isnt"]
sections:
  tried: ["already done"]
`,
  'words/door.yaml': `groups:
  garage-door: ["garage door", "<roller>"]
  roller: ["roller shutter"]
  open: ["open", "half up"]
`,
  'symptoms/door.yaml': `symptoms:
  - id: door-open
    title: The door is open
    cause: door
    object: garage-door
    fault: ["<open>", "ajar"]
    hit: ["the garage door is open"]
    miss: ["the garage door is shut"]
  - id: door-alarm
    title: The door's alarm rings
    cause: door
    explainedBy: [door]
    ends: [door-open]
    says: ["door alarm"]
    hit: ["door alarm"]
    miss: ["no door alarm"]
`,
  'logs/door.yaml': `processes:
  doors: [doord]
domains:
  DoorErrorDomain: [DoorError]
owners:
  flap: 'flap \\w{1,9}'
system: '^[a-z]{2,40}d$'
unsaid: { before: 'no longer', behind: '^ was mended' }
endings:
  shut: { says: ["door was shut"], processes: doors }
models:
  "iPhone1,1": iPhone A
facts:
  - fact: battery
    literal: "motor charge"
    pattern: 'motor charge (\\d{1,3})'
    hit: { "motor charge 40": 40 }
signatures:
  - id: log-door
    title: The door is open
    cause: door
    class: V
    says: ["door stays open"]
    errors: ["DoorErrorDomain 3"]
    regex: [{ literal: "door ajar", pattern: 'door ajar by \\d{1,4}' }]
    within: { processes: doors, owner: flap }
    endsWith: [shut]
    clears: ["door is shut"]
    hit: ["door stays open", "door ajar by 12"]
    miss: ["door is shut"]
`,
  'formats/door.yaml': `parts: { clock: '\\d\\d:\\d\\d' }
formats:
  - id: door-log
    title: door.log
    record: '(?<time>{clock}) (?<process>\\w{1,20}): '
    fields: { level: 'level=(\\w{1,9})' }
    samples: ["08:15 doord: opened"]
`,
  'remedies/door.yaml': `title: Shut the door
opening: "This helps:"
steps:
  - text: "Pull the {lever}."
    from: 13
    to: 17
  - text: "Look at the {place}."
closing: "Please write back."
`,
  'remedies/escalation.yaml': `title: Call somebody
opening: "If nothing helped:"
steps: [{ text: "Call the maker." }]
closing: "Please write back."
`,
};

/** What is said of the pack with one text replaced, a line each. */
const saidOf = (changes: Record<string, string>): string => {
  try {
    compilePack({ ...door, ...changes });
  } catch (error) {
    return (error as Error).message;
  }
  return 'nothing';
};

const withText = (file: string, from: string, to: string): string => {
  const text = door[file] ?? '';
  expect(text).toContain(from);
  return saidOf({ [file]: text.replace(from, () => to) });
};

type Case = [what: string, from: string, to: string, said: string];
const inFile = (file: string, cases: Case[]) =>
  describe(`a mistake in ${file} is told with its place`, () => {
    test.each(cases)('%s', (_, from, to, said) => expect(withText(file, from, to)).toContain(said));
  });

test('a pack in which all is right compiles', () => expect(saidOf({})).toBe('nothing'));

describe('mistakes read like a compiler’s', () => {
  test('all of them, by file and line', () => {
    const said = saidOf({
      'symptoms/door.yaml': (door['symptoms/door.yaml'] ?? '').replace('title:', 'titel:').replace('[door]', '5'),
      'causes.yaml': (door['causes.yaml'] ?? '').replace('title: The door', 'title: 5'),
    });
    expect(said.split('\n')).toEqual([
      'causes.yaml:3:5: causes.0.title: should be a text, not 5',
      'symptoms/door.yaml:2:5: symptoms.0.title: "title" is missing',
      'symptoms/door.yaml:3:5: symptoms.0.titel: there is no such key; did you mean "title"?',
      'symptoms/door.yaml:12:5: symptoms.1.explainedBy: should be a list, not 5',
    ]);
  });

  test('one in the form of YAML, too', () => {
    expect(saidOf({ 'words/door.yaml': 'groups:\n  a: [b\n' })).toMatch(/^words\/door\.yaml:3:1: /);
    expect(saidOf({ 'words/door.yaml': 'groups:\n  a: [b]\n  a: [c]\n' })).toMatch(/^words\/door\.yaml:3:3: .*unique/);
  });

  test('one behind an alias stands where the alias points to', () => {
    const formats = (door['formats/door.yaml'] ?? '')
      .replace('fields: {', 'fields: &f {')
      .concat("  - { id: b, title: b, record: '(?<time>B)', fields: *f, samples: [B] }\n")
      .replace('level:', 'levle:');
    expect(saidOf({ 'formats/door.yaml': formats })).toMatch(
      /^formats\/door\.yaml:6:\d+: .*did you mean "level"\?\n.*:6:\d+: formats\.1\./,
    );
  });
});

describe('files', () => {
  test.each([
    ['in a wrong folder', 'symptom/x.yaml', 'symptoms: []\n', 'symptom/x.yaml:1:1: nothing is read from this file'],
    ['at the root', 'foo.yaml', 'a: 1\n', 'foo.yaml:1:1: nothing is read from this file; a pack has causes.yaml'],
    ['that are empty', 'words/x.yaml', '', 'words/x.yaml:1:1: the file is empty'],
    ['of nothing but a comment', 'logs/x.yaml', '# later\n', 'logs/x.yaml:1:1: the file is empty'],
    ['of a cause that is none', 'remedies/dor.yaml', door['remedies/door.yaml'] ?? '', 'did you mean "door"?'],
  ])('%s', (_, file, text, said) => expect(saidOf({ [file]: text })).toContain(said));

  test.each(['causes.yaml', 'context.yaml', 'remedies/door.yaml', 'remedies/escalation.yaml'])('%s is missed', file => {
    const { [file]: _, ...rest } = door;
    expect(() => compilePack(rest)).toThrow(`${file}: the file is missing`);
  });
});

describe('what stands in two files is refused, and both are named', () => {
  test.each([
    [
      'symptoms/x.yaml',
      'triggers: { negation: [never] }',
      'the list of triggers "negation" stands twice, first at context.yaml:2:3',
    ],
    ['words/x.yaml', 'sections: { tried: [done] }', 'first at context.yaml:4:3'],
    [
      'words/x.yaml',
      'groups: { open: [ajar] }',
      'words/x.yaml:1:11: groups.open: the group "open" stands twice, first at words/door.yaml:4:3',
    ],
    ['logs/x.yaml', 'processes: { doors: [flapd] }', 'first at logs/door.yaml:2:3'],
    ['logs/x.yaml', 'domains: { DoorErrorDomain: [DoorFault] }', 'first at logs/door.yaml:4:3'],
    ['logs/x.yaml', 'owners: { flap: x }', 'first at logs/door.yaml:6:3'],
    ['logs/x.yaml', 'models: { "iPhone1,1": iPhone B }', 'first at logs/door.yaml:12:3'],
    ['logs/x.yaml', 'endings: { shut: { says: ["flap was shut"] } }', 'first at logs/door.yaml:10:3'],
    ['logs/x.yaml', 'system: x', 'first at logs/door.yaml:7:1'],
    ['logs/x.yaml', 'unsaid: { before: x, behind: y }', 'first at logs/door.yaml:8:1'],
    [
      'formats/x.yaml',
      "formats: [{ id: door-log, title: t, record: 'X', samples: [X] }]",
      'the format "door-log" stands twice',
    ],
  ])('%s with %s', (file, text, said) => expect(saidOf({ [file]: `${text}\n` })).toContain(said));

  test('but another list of the same key may', () => {
    expect(saidOf({ 'logs/x.yaml': 'processes: { flaps: [flapd] }\n' })).toBe('nothing');
  });
});

inFile('symptoms/door.yaml', [
  [
    'an unknown cause',
    'cause: door',
    'cause: dor',
    ':4:5: symptoms.0.cause: there is no cause "dor"; did you mean "door"?',
  ],
  ['an unknown cause that explains', '[door]', '[dor]', ':12:19: symptoms.1.explainedBy.0: there is no cause "dor"'],
  ['an unknown symptom that ends', '[door-open]', '[nope]', ':13:12: symptoms.1.ends.0: there is no symptom "nope"'],
  [
    'the same id twice',
    'id: door-alarm',
    'id: door-open',
    'symptoms.1.id: the symptom "door-open" stands twice, first at symptoms/door.yaml:2:5',
  ],
  ['the id of a log signature', 'id: door-alarm', 'id: log-door', 'the symptom "log-door" stands twice'],
  [
    'an object that is no group',
    'object: garage-door',
    'object: garage-dor',
    'there is no group "garage-dor"; did you mean "garage-door"?',
  ],
  ['an object that every object has', 'object: garage-door', 'object: constructor', 'there is no group "constructor"'],
  ['states without an object', '    object: garage-door\n', '', 'fault, fine and tried need an object'],
  ['no phrase at all', '    says: ["door alarm"]\n', '', 'nothing to look for; add fault, fine'],
  ['an unclosed group', '"<open>"', '"<open ajar"', ':6:13: symptoms.0.fault.0: "<open ajar": < means nothing here'],
  ['an empty group', '"<open>"', '"<>"', 'means nothing here'],
  [
    'an unknown group',
    '"<open>"',
    '"<opne>"',
    'names the group <opne>, which no file of words/ defines; did you mean "open"?',
  ],
  ['an unclosed bracket', '"ajar"', '"(ajar"', ':6:23: symptoms.0.fault.1: "(ajar": missing )'],
  ['a gap that is a word', '"ajar"', '"stands ..x"', 'a gap stands by itself'],
  ['a gap at the beginning', '"ajar"', '".. ajar"', 'nothing stands before a phrase'],
  ['the gap of logs', '"ajar"', '"stands … ajar"', 'no text has "…"'],
  ['the name of a label', '"ajar"', '"{n} up"', 'no text has "{n}"'],
  ['a star', '"ajar"', '"aj*"', 'no text has "aj*"'],
  ['endings of no word', '"ajar"', '"~"', 'no text has "~"'],
  ['an apostrophe', '"ajar"', '"doesn\'t shut"', 'write "doesnt"'],
  ['capital letters', '"ajar"', '"Zz Top"', 'write "zz"'],
  ['a hyphen', '"ajar"', '"half-shut"', 'write "half shut"'],
  ['a number that is read as another', '"ajar"', '1.10', '1.10 is read as 1.1; write that, or put it into quote marks'],
]);

inFile('words/door.yaml', [
  [
    'a group that nothing names',
    'open: [',
    'idle: [shut]\n  open: [',
    ":4:3: groups.idle: no phrase and no symptom's object names it; use it or take it out",
  ],
  ['a group without a phrase', '["roller shutter"]', '[]', 'groups.roller: needs a phrase'],
  [
    'a circle',
    '"roller shutter"',
    '"<garage-door>"',
    ':2:3: groups.garage-door: the groups garage-door, roller use each other in a circle',
  ],
  [
    'a name that every object has',
    'roller: [',
    'constructor: [x]\n  roller: [',
    ':3:3: "constructor" can be no name here',
  ],
]);

inFile('context.yaml', [
  [
    'an unknown kind of trigger',
    'negation:',
    'negatoin:',
    ':2:3: triggers.negatoin: "negatoin" is not known; did you mean "negation"?',
  ],
  [
    'an unknown kind of heading',
    'tried:',
    'done:',
    ':4:3: sections.done: "done" is not known; write one of tried, advice',
  ],
  ['a phrase that is none', '"not|isnt"', '"not|isn\'t"', 'triggers.negation.0: "not|isn\'t": no text has "isn\'t"'],
]);

inFile('causes.yaml', [
  [
    'the same cause twice',
    'causes:\n',
    'causes:\n  - { id: door, title: t, why: w, ask: [{ text: a }], sources: [] }\n',
    'the cause "door" stands twice',
  ],
  ['no question', '[{ text: "Who was the last to leave?" }]', '[]', 'causes.0.ask: needs a question'],
]);

inFile('labels.yaml', [
  [
    'a label that nothing uses',
    'labels:\n',
    'labels:\n  knob: [{ us: Knob }]\n',
    ':2:3: labels.knob: no remedy and no label uses it',
  ],
  ['versions without a name', 'from: 18', 'from: 20', 'labels.lever: no name for iOS 18 to 19; close the gap'],
  ['versions below without a name', '{ to: 17,', '{ from: 15, to: 17,', 'no name for iOS below 15'],
  ['versions above without a name', '{ from: 18,', '{ from: 18, to: 20,', 'no name from iOS 21 on'],
  ['two names for a version', 'from: 18', 'from: 16', 'two names for iOS 16'],
  ['a kind of iPhone without a name', '"wall > {lever}" }', '"wall > {lever}", restart: side }', 'no name for face-id'],
  ['an empty name', 'us: Handle', 'us: ""', 'labels.lever.1.us: is empty'],
  [
    'an unknown part in another language',
    'de: Hebel',
    'de: "{hebel}"',
    ':3:28: labels.lever.0.de: {hebel} is no label of labels.yaml',
  ],
  ['a part that every object has', '{lever}', '{constructor}', '{constructor} is no label'],
  ['a part that has parts', 'us: Handle', 'us: "{place}"', '{place} has parts itself'],
]);

inFile('remedies/door.yaml', [
  [
    'an unknown label',
    '{lever}',
    '{levr}',
    ':4:5: steps.0.text: {levr} is no label of labels.yaml; did you mean "lever"?',
  ],
  ['a label with a blank', '{lever}', '{the lever}', 'has a brace that belongs to no {name}'],
  ['a label with a hyphen', '{lever}', '{the-lever}', 'has a brace that belongs to no {name}'],
  ['an unclosed label', '{lever}', '{lever', 'has a brace that belongs to no {name}'],
  ['two braces', '{lever}', '{{lever}}', 'has a brace that belongs to no {name}'],
  ['a label that every object has', '{lever}', '{constructor}', '{constructor} is no label'],
  ['a label in the title', 'title: Shut the door', 'title: "Pull the {lever}"', ':1:1: title: {lever} is no label'],
  ['an empty step', '"Pull the {lever}."', '""', 'steps.0.text: is empty'],
  ['versions in the wrong order', 'to: 17', 'to: 12', 'steps.0: `from` is above `to`'],
  ['a version that is none', 'from: 13', 'from: 13.4', 'steps.0.from: an iOS major is a whole number'],
  ['a version that is not known', 'to: 17', 'to: 130', 'there is no iOS 130; devices.yaml knows 13 to 26'],
]);
test('a remedy without steps is told', () => {
  const remedy = 'title: t\nopening: o\nsteps: []\nclosing: c\n';
  expect(saidOf({ 'remedies/escalation.yaml': remedy })).toContain('escalation.yaml:3:1: steps: needs a step');
});

inFile('devices.yaml', [
  ['a date as people write it', '2026-11-24', '24.11.2026', ':1:1: asOf: a date is written as 2026-11-24'],
  ['no date', '"2026-11-24"', '""', 'asOf: a date is written as 2026-11-24'],
  ['no newest version', '["18.7"]', '[]', 'releases.0.newest: needs a version'],
  ['a version with its name', '"18.7"', '"iOS 18.7"', 'releases.0: a newest version is one of this major'],
  ['a version of another major', '"18.7"', '"17.7"', 'a newest version is one of this major'],
  ['a release twice', 'major: 18, newest: ["18.7"]', 'major: 26, newest: ["26.0"]', 'the release "26" stands twice'],
  ['a model twice', 'name: iPhone B', 'name: iPhone A', 'the model "iphone a" stands twice'],
  ['an alias that is a model', '"Phone A"', '"iPhone B"', 'the model "iphone b" stands twice'],
  ['a last iOS without a release', 'last: 18', 'last: 17', 'models.0.last: there is no release of iOS "17"'],
  ['a first iOS above the last', 'first: 13', 'first: 19', 'its first iOS is above its last'],
  ['a plan that is no size', '[5, 50]', '[5, -50]', 'plans.1: a size is above 0'],
  ['a share in percent', 'quotaUsed: 0.95', 'quotaUsed: 95', 'thresholds.quotaUsed: a share is from 0 to 1'],
  ['a charge as a share', 'batteryLow: 20', 'batteryLow: 0.2', 'a charge is a whole number of percent'],
]);

test('devices without models or releases are told', () => {
  const devices = (door['devices.yaml'] ?? '').replace(/(models|releases):\n(?: .*\n)+/g, '$1: []\n');
  expect(saidOf({ 'devices.yaml': devices }).split('\n')).toEqual([
    'devices.yaml:2:1: models: needs a model',
    'devices.yaml:3:1: releases: needs a release',
  ]);
});

inFile('codes.yaml', [
  ['a number of another base', '31: {', '0x1F: {', ':8:7: 0x1F is read as 31'],
  ['a number with zeros', '31: {', '007: {', '007 is read as 7'],
  ['a number with an exponent', '31: {', '1e3: {', '1e3 is read as 1000'],
  ['an unknown cause', 'cause: door', 'cause: dor', 'there is no cause "dor" in causes.yaml; did you mean "door"?'],
  ['a form without its code', '(<code>)', '(3)', 'domains.0.forms.0: a form has <code> once'],
]);

inFile('formats/door.yaml', [
  [
    'an unknown field',
    '(?<process>',
    '(?<proces>',
    ':5:5: formats.0.record: the group "proces" is none of time, process',
  ],
  ['no time', '(?<time>{clock})', '{clock}', 'no group is the time'],
  ['a field without a group', "(\\w{1,9})'", "\\w{1,9}'", 'formats.0.fields.level: needs a group'],
  ['an unknown part', '{clock})', '{clok})', '{clok} stands not under parts; did you mean "clock"?'],
  ['a part that every object has', '{clock})', '{constructor})', '{constructor} stands not under parts'],
  [
    'its own sample missed',
    '"08:15 doord: opened"',
    '"B"',
    'formats.0.samples.0: its pattern misses its own sample "B"',
  ],
  [
    'a slow pattern',
    '(?<process>\\w{1,20})',
    '(?<process>(?:\\w+)+)',
    'formats.0.record: /(?<time>\\d\\d:\\d\\d) (?<process>(?:\\w+)+): / has a repeated group',
  ],
]);
test('a sample of two formats is told', () => {
  const text = "formats: [{ id: b, title: t, record: '08', samples: ['08:15 doord: opened'] }]";
  expect(saidOf({ 'formats/x.yaml': text })).toContain('door-log and b: both match "08:15 doord: opened"');
});

inFile('logs/door.yaml', [
  [
    'an unknown key',
    'says: ["door stays',
    'sayz: ["door stays',
    'signatures.0.sayz: there is no such key; did you mean "says"?',
  ],
  ['an unknown cause', 'cause: door', 'cause: dor', ':21:5: signatures.0.cause: there is no cause "dor"'],
  [
    'a short literal',
    'literal: "door ajar"',
    'literal: "ajar"',
    'signatures.0.regex.0.literal: the literal "ajar" has less than 6 characters',
  ],
  [
    'a literal that stands elsewhere',
    'literal: "door ajar"',
    'literal: "gate ajar"',
    'the literal "gate ajar" does not stand in "door ajar by 12"',
  ],
  [
    'a short literal that clears',
    '"door is shut"]\n    hit',
    '{ literal: shut, pattern: shut }]\n    hit',
    'signatures.0.clears.0.literal: the literal "shut"',
  ],
  [
    'a short literal that ends',
    '["door was shut"]',
    '[], regex: [{ literal: shut, pattern: shut }]',
    'endings.shut.regex.0.literal: the literal "shut"',
  ],
  [
    'a short literal of a fact',
    'literal: "motor charge"',
    'literal: "motor"',
    'facts.0: the literal "motor" has less than 6',
  ],
  [
    'a short anchor',
    'literal: "motor charge"',
    'literal: "motor"\n    anchors: ["motor"]',
    'facts.0.anchors.0: the literal "motor"',
  ],
  ['a fact without its literal', '{ "motor charge 40": 40 }', '{ "charge 40": 40 }', 'does not stand in "charge 40"'],
  [
    'too short a phrase',
    '"door stays open"]\n    err',
    '"a … b"]\n    err',
    'signatures.0.says.0: "a … b" has no fixed part',
  ],
  ['no error', 'errors: ["DoorErrorDomain 3"]', 'errors: ["Twelve"]', 'signatures.0.errors.0: "Twelve" is no error'],
  [
    'an error that every object has',
    'errors: ["DoorErrorDomain 3"]',
    'errors: ["constructor 3"]',
    'looks for "constructor 3"; say there what it means',
  ],
  ['no example', 'hit: ["door stays open", "door ajar by 12"]', 'hit: []', 'signatures.0.hit: needs an example'],
  [
    'an unknown list of processes',
    'within: { processes: doors',
    'within: { processes: dors',
    'there is no list of processes "dors"; did you mean "doors"?',
  ],
  [
    'a list that every object has',
    'within: { processes: doors',
    'within: { processes: constructor',
    'there is no list of processes "constructor"',
  ],
  ['an unknown owner', 'owner: flap', 'owner: flip', 'there is no owner "flip"'],
  ['an unknown ending', 'endsWith: [shut]', 'endsWith: [toString]', 'there is no ending "toString"'],
  ['an unknown model', ': iPhone A', ': iPhone Z', ':12:3: models.iPhone1,1: there is no model "iPhone Z"'],
  [
    'a slow pattern',
    'by \\d{1,4}',
    'by \\d+\\d+',
    'signatures.0.regex.0.pattern: /door ajar by \\d+\\d+/ has two repeats',
  ],
  ['a slow owner', 'flap \\w{1,9}', 'flap (?:\\w+)+', 'owners.flap: '],
]);
test('a signature that looks for nothing is told', () => {
  const signature = 'signatures: [{ id: s, title: t, cause: door, class: V, hit: [x], miss: [y] }]\n';
  expect(saidOf({ 'logs/x.yaml': signature })).toBe(
    'logs/x.yaml:1:14: signatures.0: nothing to look for; add says, errors, regex, reason or measure',
  );
});
