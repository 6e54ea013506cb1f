import * as v from 'valibot';
import { readYaml } from './read-yaml.ts';

const Step = v.strictObject({
  /** What to do; `{name}` stands for a label of `labels.yaml`. */
  text: v.string(),
  /** The same in words for the customer, where they differ from the note. */
  reply: v.optional(v.string()),
  /** What the step destroys or must not be used for. */
  warn: v.optional(v.string()),
  /** iOS majors for which the step holds, both inclusive. */
  from: v.optional(v.number()),
  to: v.optional(v.number()),
  /** `has-newest`: only where the iPhone is known to have the newest iOS that it takes; `can-update`: only elsewhere. */
  when: v.optional(v.picklist(['can-update', 'has-newest'])),
});

/** First and last sentence of a reply to the customer. */
const frame = { opening: v.string(), closing: v.string() };

const RemedySchema = v.strictObject({
  title: v.string(),
  ...frame,
  /** Instead of these where the iPhone is known to have the newest iOS that it takes. */
  atNewest: v.optional(v.strictObject(frame)),
  steps: v.array(Step),
});

const Question = v.strictObject({
  text: v.string(),
  /** Facts that it asks for; where all are stated, it is answered. */
  facts: v.optional(v.array(v.picklist(['model', 'ios', 'icloud', 'device', 'battery'])), []),
  /** Symptoms that it asks about; where one is present, ruled out or tried, it is answered. */
  symptoms: v.optional(v.array(v.string()), []),
});

const CauseSchema = v.strictObject({
  id: v.pipe(v.string(), v.regex(/^[a-z0-9-]+$/, 'an id has lower-case letters, digits and hyphens')),
  title: v.string(),
  /** Why it stops sync, one or two sentences. */
  why: v.string(),
  /** A state of the account, whichever device shows it. */
  ofAccount: v.optional(v.boolean(), false),
  /** What to ask when the ticket does not decide, best question first. */
  ask: v.pipe(v.array(Question), v.minLength(1)),
  sources: v.array(v.string()),
});

const Label = v.strictObject({
  from: v.optional(v.number()),
  to: v.optional(v.number()),
  restart: v.optional(v.picklist(['face-id', 'side', 'top'])),
  /** `{name}` in it stands for another label, one that has no such parts itself. */
  us: v.string(),
  uk: v.optional(v.string()),
  /** What it is called on an iPhone in that language; only where that is known, and differs from the English. */
  de: v.optional(v.string()),
  es: v.optional(v.string()),
  fr: v.optional(v.string()),
  ja: v.optional(v.string()),
});

export type RemedyStep = v.InferOutput<typeof Step>;
export type Remedy = v.InferOutput<typeof RemedySchema>;
export type Label = v.InferOutput<typeof Label>;
/** A cause with the remedy for it. */
export type Cause = v.InferOutput<typeof CauseSchema> & { remedy: Remedy };

/** Names and places in Settings, by iOS version, model and region. */
export type Labels = Record<string, Label[]>;

/** Filled in by the engine, not by `labels.yaml`. */
const COMPUTED = new Set(['newest']);

/** Validates `causes.yaml` and the remedy of each cause. @throws Error that names file, place and what to do */
export function compileCauses(files: Record<string, string>): Cause[] {
  const { causes } = readYaml('causes.yaml', files['causes.yaml'], v.strictObject({ causes: v.array(CauseSchema) }));
  return causes.map(cause => ({ ...cause, remedy: compileRemedy(files, cause.id) }));
}

/** @throws Error where a question names a symptom that there is not */
export function checkQuestions(causes: readonly Cause[], symptoms: readonly { id: string }[]): void {
  for (const { id, ask } of causes)
    for (const named of ask.flatMap(question => question.symptoms))
      if (!symptoms.some(symptom => symptom.id === named))
        throw new Error(`causes.yaml: ${id}: a question names ${named}, which is no symptom; correct the id`);
}

/** Validates `remedies/<name>.yaml` against the labels that it uses. */
export function compileRemedy(files: Record<string, string>, name: string): Remedy {
  const file = `remedies/${name}.yaml`;
  const remedy = readYaml(file, files[file], RemedySchema);
  const labels = compileLabels(files);
  const texts = remedy.steps.flatMap(({ text, reply, warn }) => [text, reply ?? '', warn ?? '']);
  const frames = [remedy, ...(remedy.atNewest ? [remedy.atNewest] : [])];
  for (const text of [...frames.flatMap(({ opening, closing }) => [opening, closing]), ...texts]) {
    for (const [, label = ''] of text.matchAll(/\{(\w+)\}/g)) {
      if (!labels[label] && !COMPUTED.has(label))
        throw new Error(`${file}: "${text}" uses {${label}}, which labels.yaml does not have; add it there`);
    }
  }
  return remedy;
}

/** Validates `labels.yaml`. */
export function compileLabels(files: Record<string, string>): Labels {
  const { labels } = readYaml(
    'labels.yaml',
    files['labels.yaml'],
    v.strictObject({ labels: v.record(v.string(), v.pipe(v.array(Label), v.minLength(1))) }),
  );
  for (const [name, variants] of Object.entries(labels)) {
    for (const part of variants.flatMap(partsOf)) {
      if (!labels[part]) throw new Error(`labels.yaml: ${name}: {${part}} is no label; add it`);
      if (labels[part].flatMap(partsOf).length)
        throw new Error(`labels.yaml: ${name}: {${part}} has parts itself; write them out`);
    }
  }
  return labels;
}

const partsOf = ({ us, uk = '' }: Label): string[] =>
  [...`${us} ${uk}`.matchAll(/\{(\w+)\}/g)].map(([, name = '']) => name);
