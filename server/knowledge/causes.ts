import * as v from 'valibot';
import { RESTARTS } from './devices.ts';
import { holds, Id, shape, Text } from './schema.ts';

const Major = v.pipe(v.number(), v.integer('an iOS major is a whole number'));

/** From and to, both inclusive. */
const inOrder = <T extends { from?: number; to?: number }>() =>
  v.check<T, string>(({ from = 0, to = Number.POSITIVE_INFINITY }) => from <= to, '`from` is above `to`; swap them');

const Step = v.pipe(
  shape({
    /** What to do; `{name}` stands for a label of `labels.yaml`. */
    text: Text,
    /** The same in words for the customer, where they differ from the note. */
    reply: v.optional(Text),
    /** What the step destroys or must not be used for. */
    warn: v.optional(Text),
    /** iOS majors for which the step holds, both inclusive. */
    from: v.optional(Major),
    to: v.optional(Major),
    /**
     * `has-newest`: only where the iPhone is known to have the newest iOS that it takes, of which `is-stuck` holds where
     * other models take a newer one and `is-on-top` where none does; `can-update`: only elsewhere.
     */
    when: v.optional(v.picklist(['can-update', 'has-newest', 'is-stuck', 'is-on-top'])),
  }),
  inOrder(),
);

/** First and last sentence of a reply to the customer. */
const frame = { opening: Text, closing: Text };

export const RemedySchema = shape({
  title: Text,
  ...frame,
  /** Instead of these where the iPhone is known to have the newest iOS that it takes. */
  atNewest: v.optional(shape(frame)),
  steps: v.pipe(v.array(Step), v.minLength(1, 'needs a step')),
});

const Question = shape({
  text: Text,
  /** Facts that it asks for; where all are stated, it is answered. */
  facts: v.optional(v.array(v.picklist(['model', 'ios', 'icloud', 'device', 'battery'])), []),
  /** Symptoms that it asks about; where one is present, ruled out or tried, it is answered. */
  symptoms: v.optional(v.array(Id), []),
});

const CauseSchema = shape({
  id: Id,
  title: Text,
  /** Why it stops sync, one or two sentences. */
  why: Text,
  /** A state of the account, whichever device shows it. */
  ofAccount: v.optional(v.boolean(), false),
  /** What to ask when the ticket does not decide, best question first. */
  ask: v.pipe(v.array(Question), v.minLength(1, 'needs a question')),
  sources: v.array(Text),
});

const Label = v.pipe(
  shape({
    from: v.optional(Major),
    to: v.optional(Major),
    restart: v.optional(v.picklist(RESTARTS)),
    /** `{name}` in it stands for another label, one that has no such parts itself. */
    us: Text,
    uk: v.optional(Text),
    /** What it is called on an iPhone in that language; only where that is known, and differs from the English. */
    de: v.optional(Text),
    es: v.optional(Text),
    fr: v.optional(Text),
    ja: v.optional(Text),
  }),
  inOrder(),
);

export const CausesFile = shape({ causes: v.array(CauseSchema) });
export const LabelsFile = shape({
  labels: v.record(v.string(), v.pipe(v.array(Label), v.minLength(1, 'needs a name'), holds(checkVersions))),
});

export type RemedyStep = v.InferOutput<typeof Step>;
export type Remedy = v.InferOutput<typeof RemedySchema>;
export type Label = v.InferOutput<typeof Label>;
/** A cause with the remedy for it. */
export type Cause = v.InferOutput<typeof CauseSchema> & { remedy: Remedy };

/** Names and places in Settings, by iOS version, model and region. */
export type Labels = Record<string, Label[]>;

/** Each version of iOS has one name, on each kind of iPhone. */
function checkVersions(variants: Label[]): void {
  for (const kind of RESTARTS) {
    const own = variants.filter(({ restart }) => !restart || restart === kind);
    let next = 0;
    for (const { from = 0, to = Number.POSITIVE_INFINITY } of own.toSorted((a, b) => (a.from ?? 0) - (b.from ?? 0))) {
      if (next && from < next) throw new Error(`two names for iOS ${from || to}; end one before the other begins`);
      if (from > next)
        throw new Error(`no name for iOS ${next ? `${next} to ` : 'below '}${next ? from - 1 : from}; close the gap`);
      next = to + 1;
    }
    if (next !== Number.POSITIVE_INFINITY)
      throw new Error(`no name ${own.length ? `from iOS ${next} on` : `for ${kind}`}; add one`);
  }
}
