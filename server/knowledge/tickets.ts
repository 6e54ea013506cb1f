import * as v from 'valibot';
import { groupsIn, parsePhrase } from './phrase.ts';
import { indexPhrases, PARTS, type Part, type PhraseIndex } from './phrase-index.ts';
import { readYaml } from './read-yaml.ts';

const Phrases = v.optional(v.array(v.pipe(v.union([v.string(), v.number()]), v.transform(String))), []);

const SymptomSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'an id has lower-case letters, digits and hyphens')),
  title: v.string(),
  cause: v.string(),
  object: v.optional(
    v.union([
      v.array(v.string()),
      v.pipe(
        v.string(),
        v.transform(name => [name]),
      ),
    ]),
    [],
  ),
  measure: v.optional(v.picklist(['icloud', 'device', 'battery', 'ios', 'count', 'account', 'place'])),
  /** Causes that explain the symptom: while one of them is present, it is no sign of its own. */
  explainedBy: v.optional(v.array(v.string()), []),
  /** That the thing is somebody else's is no excuse: whose it is may be the fault. */
  ofOthers: v.optional(v.boolean(), false),
  /** Symptoms that a later good state ends, beside those of its objects; without a list, a good number ends all of its cause. */
  ends: v.optional(v.array(v.string()), []),
  fault: Phrases,
  fine: Phrases,
  tried: Phrases,
  says: Phrases,
  clears: Phrases,
  did: Phrases,
  sources: v.optional(v.array(v.string())),
  hit: Phrases,
  miss: Phrases,
});

/** A rule of a pack as it is written: what to look for in a ticket and the cause it points to. */
export type WrittenSymptom = v.InferOutput<typeof SymptomSchema>;
/** Its phrases stand in the index. */
export type TicketSymptom = Omit<WrittenSymptom, Part>;

const TRIGGER_KINDS = [
  'negation',
  'negation-after',
  'hypothetical',
  'advice',
  'imperative',
  'complied',
  'planned',
  'past',
  'bygone',
  'when',
  'relapse',
  'hypothetical-after',
  'until',
  'remedied',
  'mended',
  'refuted',
  'corrects',
  'withdrawn',
  'other-owner',
  'solved',
  'other-topic',
  'next-matter',
  'topic',
  'yes',
  'no',
  'asks',
  'answers',
  'end',
  'pseudo',
  'no-help',
  'now',
  'status-line',
  'upload',
  'download',
  'sync',
  'well',
  'safe',
  'elsewhere',
  'other-matter',
  'reported',
  'this-device',
  'other-device',
  'other-phone',
  'aside',
] as const;
export type TriggerKind = (typeof TRIGGER_KINDS)[number];

const SECTION_KINDS = ['tried', 'advice', 'ruled-out', 'solved', 'hypothesis', 'past', 'other-device'] as const;
/** What a section's heading says of the sentences under it. */
export type SectionKind = (typeof SECTION_KINDS)[number];

/** Everything a pack says of reading tickets. */
export interface TicketKnowledge {
  spelling: Record<string, string[]>;
  sections: Partial<Record<SectionKind, string[]>>;
  symptoms: TicketSymptom[];
  phrases: PhraseIndex;
}

/** The same as it is written. */
interface WrittenTickets extends Pick<TicketKnowledge, 'spelling' | 'sections'> {
  groups: Record<string, string[]>;
  triggers: Partial<Record<TriggerKind, string[]>>;
  symptoms: WrittenSymptom[];
}

const FileSchema = v.strictObject({
  groups: v.optional(v.record(v.string(), v.array(v.pipe(v.union([v.string(), v.number()]), v.transform(String))))),
  spelling: v.optional(v.record(v.string(), v.array(v.pipe(v.union([v.string(), v.number()]), v.transform(String))))),
  triggers: v.optional(v.record(v.picklist(TRIGGER_KINDS), v.array(v.string()))),
  sections: v.optional(v.record(v.picklist(SECTION_KINDS), v.array(v.string()))),
  symptoms: v.optional(v.array(SymptomSchema)),
});

const SLOTS = new Set(['n', 'size', 'percent', 'duration', 'when']);

/**
 * Validates `words/`, `symptoms/` and `context.yaml` of a pack.
 * @throws Error that names the file, the place and what to do
 */
export function compileTickets(files: Record<string, string>): TicketKnowledge {
  const all: WrittenTickets = { spelling: {}, groups: {}, triggers: {}, sections: {}, symptoms: [] };
  for (const [file, text] of Object.entries(files)) {
    if (!/^(words|symptoms)\/|^context\.yaml$/.test(file)) continue;
    const {
      groups = {},
      spelling = {},
      triggers = {},
      sections = {},
      symptoms = [],
    } = readYaml(file, text, FileSchema);
    for (const name of Object.keys(groups))
      if (all.groups[name]) throw new Error(`${file}: the group "${name}" stands twice; merge them`);
    for (const { id } of symptoms)
      if (all.symptoms.some(s => s.id === id)) throw new Error(`${file}: the symptom "${id}" stands twice; rename one`);
    Object.assign(all.groups, groups);
    for (const [form, variants] of Object.entries(spelling))
      all.spelling[form] = [...(all.spelling[form] ?? []), ...variants];
    Object.assign(all.triggers, triggers);
    Object.assign(all.sections, sections);
    all.symptoms.push(...symptoms);
  }
  check(all);
  const { spelling, sections, groups, triggers } = all;
  return {
    spelling,
    sections,
    symptoms: all.symptoms.map(({ fault, fine, tried, says, clears, did, ...symptom }) => symptom),
    phrases: indexPhrases(groups, all.symptoms, triggers),
  };
}

function check(all: WrittenTickets): void {
  const known = (name: string) => SLOTS.has(name) || all.groups[name];
  const used = new Set(all.symptoms.flatMap(({ object }) => object));
  const checkPhrases = (where: string, phrases: string[]) => {
    for (const phrase of phrases) {
      for (const name of groupsIn(parsePhrase(phrase))) {
        used.add(name);
        if (!known(name))
          throw new Error(`${where}: "${phrase}" names the group <${name}>, which no file of words/ defines`);
      }
    }
  };
  for (const [name, phrases] of Object.entries(all.groups)) checkPhrases(`group ${name}`, phrases);
  for (const [kind, phrases] of Object.entries(all.triggers)) checkPhrases(`triggers ${kind}`, phrases ?? []);
  for (const s of all.symptoms) {
    const where = `symptom ${s.id}`;
    for (const part of PARTS) checkPhrases(`${where}, ${part}`, s[part]);
    for (const name of s.object)
      if (!all.groups[name]) throw new Error(`${where}: object "${name}" is no group of words/`);
    if (!s.object.length && (s.fault.length || s.fine.length || s.tried.length))
      throw new Error(`${where}: fault, fine and tried need an object; use says, clears and did for whole phrases`);
  }
  const idle = Object.keys(all.groups).find(name => !used.has(name));
  if (idle !== undefined)
    throw new Error(`group ${idle}: no phrase and no symptom's object names it; use it or take it out`);
}
