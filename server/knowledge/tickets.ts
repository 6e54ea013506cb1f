import * as v from 'valibot';
import { checkPhrase } from './phrase.ts';
import { indexPhrases, PARTS, type Part, type PhraseIndex } from './phrase-index.ts';
import { holds, Id, shape, Text } from './schema.ts';

/** Text, also where YAML takes it for a number. */
const Word = v.pipe(v.union([v.string(), v.number()]), v.transform(String));
const Phrase = v.pipe(Word, holds(checkPhrase));
const Phrases = v.optional(v.array(Phrase), []);
const Words = v.optional(v.array(Word), []);

const SymptomSchema = v.pipe(
  shape({
    id: Id,
    title: Text,
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
    sources: v.optional(v.array(Text)),
    hit: Words,
    miss: Words,
  }),
  v.check(
    symptom => symptom.measure !== undefined || PARTS.some(part => symptom[part].length),
    `nothing to look for; add ${PARTS.join(', ')} or measure`,
  ),
  v.check(
    ({ object, fault, fine, tried }) => object.length > 0 || !(fault.length || fine.length || tried.length),
    'fault, fine and tried need an object; use says, clears and did for whole phrases',
  ),
);

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
  'aimed',
  'past',
  'bygone',
  'when',
  'relapse',
  'hypothetical-after',
  'until',
  'whenever',
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

export const TicketFile = shape({
  groups: v.optional(v.record(v.string(), v.pipe(v.array(Phrase), v.minLength(1, 'needs a phrase'))), {}),
  spelling: v.optional(v.record(v.string(), v.array(Word)), {}),
  triggers: v.optional(v.record(v.picklist(TRIGGER_KINDS), v.array(Phrase)), {}),
  sections: v.optional(v.record(v.picklist(SECTION_KINDS), v.array(v.string())), {}),
  symptoms: v.optional(v.array(SymptomSchema), []),
});

/** Compiles the phrases of `words/`, `symptoms/` and `context.yaml`. */
export function compileTickets(files: readonly v.InferOutput<typeof TicketFile>[]): TicketKnowledge {
  const joined = <T extends object>(parts: readonly T[]): T => Object.assign({}, ...parts);
  const symptoms = files.flatMap(file => file.symptoms);
  const spelling: Record<string, string[]> = {};
  for (const [form, variants] of files.flatMap(file => Object.entries(file.spelling)))
    spelling[form] = [...(spelling[form] ?? []), ...variants];
  return {
    spelling,
    sections: joined(files.map(({ sections }) => sections)),
    symptoms: symptoms.map(({ fault, fine, tried, says, clears, did, ...symptom }) => symptom),
    phrases: indexPhrases(
      joined(files.map(({ groups }) => groups)),
      symptoms,
      joined(files.map(({ triggers }) => triggers)),
    ),
  };
}
