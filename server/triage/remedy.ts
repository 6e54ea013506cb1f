import type { Label, Remedy, RemedyStep } from '../knowledge/causes.ts';
import type { Model } from '../knowledge/devices.ts';
import { causeOf, type Knowledge } from '../knowledge/knowledge.ts';
import { isBeyondKnown, isPossible, newestFor, newestMajor } from './facts/compare.ts';
import { compareVersions } from './facts/versions.ts';
import type { Language } from './language.ts';
import type { Facts } from './model.ts';

export interface RemedyStyle {
  audience: 'internal' | 'customer';
  labels: 'us' | 'uk';
  markup: 'markdown' | 'plain';
  /** Of the ticket: names on the iPhone are given in it too, in brackets behind the English. */
  language?: Language;
}

/** A remedy as text, ready to insert. `steps` are without list markers, each with the warning that belongs to it. */
export interface RenderedRemedy {
  cause: string;
  title: string;
  /** `Remedy: …` or `Reply: …`; the reader takes what stands under it as inserted. */
  heading: string;
  /** First and last sentence of a reply. */
  opening?: string;
  steps: string[];
  closing?: string;
  markup: RemedyStyle['markup'];
}

/** The id under which the escalation is rendered. */
export const ESCALATION = 'escalation';

/**
 * The steps for a cause, for what is known of the case. Where the iOS version or the model is not known and the steps
 * depend on it, they name each way and what it holds for.
 * @param cause a cause's id or `escalation`
 * @throws Error for an unknown id
 */
export function renderRemedy(cause: string, facts: Facts, style: RemedyStyle, knowledge: Knowledge): RenderedRemedy {
  const remedy = remedyOf(cause, knowledge);
  const device = deviceOf(facts, knowledge);
  const fill = (text: string, shown = new Set<string>()): string =>
    text.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'newest'
        ? newest(facts, knowledge)
        : pick(knowledge.labels[name] ?? [], device, label => fill(wordOf(label, style, shown), shown)),
    );
  const isNewest = hasNewest(facts, knowledge);
  const fitting = isNewest ? ['has-newest', endsBelow(facts, knowledge) ? 'is-stuck' : 'is-on-top'] : ['can-update'];
  const steps = remedy.steps
    .filter(step => overlaps(step, device.majors) && (!step.when || fitting.includes(step.when)))
    .map(step => stepText(step, style, fill));
  const { opening, closing } = (isNewest && remedy.atNewest) || remedy;
  const customer = style.audience === 'customer';
  return {
    cause,
    title: remedy.title,
    heading: `${customer ? 'Reply' : 'Remedy'}: ${remedy.title}`,
    ...(customer ? { opening: fill(opening), closing: fill(closing) } : {}),
    steps,
    markup: style.markup,
  };
}

/** A remedy by itself, for the clipboard or a terminal: heading, steps, and the sentences around them in a reply. */
export function remedyText({ heading, opening, steps, closing, markup }: RenderedRemedy, eol = '\n'): string {
  const list = steps.map((step, i) => `${i + 1}. ${step}`).join(eol);
  const head = markup === 'markdown' ? `### ${heading}` : heading;
  return [head, opening, list, closing].filter(part => part).join(eol + eol) + eol;
}

/** The remedy of a cause, or the escalation. @throws Error for an unknown id */
export function remedyOf(cause: string, knowledge: Knowledge): Remedy {
  const remedy = cause === ESCALATION ? knowledge.escalation : causeOf(knowledge, cause)?.remedy;
  if (!remedy)
    throw new Error(
      `There is no remedy "${cause}"; there are ${[...knowledge.causes.map(({ id }) => id), ESCALATION].join(', ')}.`,
    );
  return remedy;
}

/** iOS majors, both inclusive. */
interface Range {
  from?: number;
  to?: number;
}

/** What the facts leave possible. */
interface Device {
  majors: Range;
  restarts: ReadonlySet<Model['restart']>;
  /** All that there are, with a gap: 18 is followed by 26. */
  releases: readonly number[];
}

/** A known model narrows the iOS versions, and a known iOS version the models. */
function deviceOf(facts: Facts, { devices }: Knowledge): Device {
  const model = devices.models.find(({ name }) => name === facts.model?.value);
  // What is newer than all that is known is like the newest that is.
  const major = Math.min(Number.parseInt(facts.ios?.value ?? '', 10), newestMajor(devices));
  const releases = devices.releases.map(release => release.major);
  const isKnown = releases.includes(major);
  const majors = !isKnown ? { from: model?.first, to: model?.last } : { from: major, to: major };
  const fitting = devices.models.filter(({ first, last }) => overlaps({ from: first, to: last }, majors));
  const possible = model ? [model] : fitting.length ? fitting : devices.models;
  return { majors, restarts: new Set(possible.map(({ restart }) => restart)), releases };
}

const overlaps = (a: Range, b: Range): boolean =>
  (a.from ?? 0) <= (b.to ?? Infinity) && (b.from ?? 0) <= (a.to ?? Infinity);

type Fill = (text: string, shown?: Set<string>) => string;

function stepText({ text, reply, warn }: RemedyStep, style: RemedyStyle, fill: Fill): string {
  const shown = new Set<string>();
  const step = fill(style.audience === 'customer' ? (reply ?? text) : text, shown).trim();
  if (!warn) return step;
  const label = style.markup === 'markdown' ? '**Careful:**' : 'Careful:';
  return `${step} ${label} ${fill(warn, shown)}`;
}

/** The English name, and in brackets that of the ticket's language unless the same step has `shown` it before. */
function wordOf(label: Label, { labels: region, language }: RemedyStyle, shown: Set<string>): string {
  const english = region === 'uk' ? (label.uk ?? label.us) : label.us;
  const own = language && label[language];
  if (!own || shown.has(own)) return english;
  shown.add(own);
  return `${english} (${own})`;
}

/** The label for what is known; where that leaves several, all of them with what they hold for. */
function pick(
  variants: readonly Label[],
  { majors, restarts, releases }: Device,
  word: (label: Label) => string,
): string {
  const [first, ...others] = variants
    .filter(label => overlaps(label, majors) && (!label.restart || restarts.has(label.restart)))
    .reverse();
  if (!first) return '';
  if (!others.length) return word(first);
  if (first.restart)
    return [...others.reverse(), first]
      .map(label => `${RESTART_GROUPS[label.restart ?? 'side']}: ${lowerFirst(word(label))}`)
      .join(' ');
  const elsewhere = others.map(label => `${rangeName(label, releases)}: ${word(label)}`).join('; ');
  return word(first).endsWith(')') ? `${word(first).slice(0, -1)}; ${elsewhere})` : `${word(first)} (${elsewhere})`;
}

const RESTART_GROUPS = {
  'face-id': 'With Face ID (X, XR, XS, 11 and later)',
  side: 'With a Home button (6 to 8, SE 2, SE 3)',
  top: 'With a top button (5s, SE 1)',
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

/** A range by the releases in it: nobody has heard of iOS 25. */
function rangeName({ from, to }: Range, releases: readonly number[]): string {
  const within = releases.filter(major => overlaps({ from, to }, { from: major, to: major }));
  const [first, last] = [Math.min(...within), Math.max(...within)];
  if (from === undefined) return `up to iOS ${last}`;
  return to === undefined ? `from iOS ${first}` : first === last ? `iOS ${first}` : `iOS ${first} to ${last}`;
}

/** How far an update can go: an old iPhone cannot be updated out of everything. */
function newest(facts: Facts, knowledge: Knowledge): string {
  const { devices } = knowledge;
  const model = facts.model?.value;
  if (!model) return 'Which iOS is the newest depends on the model.';
  const versions = newestFor(model, devices);
  if (!versions.length) return '';
  const sentences = [`For ${model} the newest known is iOS ${versions.join(' or ')} (as of ${devices.asOf}).`];
  const last = endsBelow(facts, knowledge);
  if (last) sentences.push(`It takes nothing newer than iOS ${last}.`);
  if (hasNewest(facts, knowledge)) {
    const isNewer = isBeyondKnown(facts.ios?.value ?? '', devices);
    sentences.push(`This iPhone has ${isNewer ? 'a newer one' : 'it'}, so an update is not the remedy.`);
  }
  return sentences.join(' ');
}

/** The major with which the model ends, where others take a newer one. */
function endsBelow({ model }: Facts, { devices }: Knowledge): number | undefined {
  const last = devices.models.find(({ name }) => name === model?.value)?.last;
  return last !== undefined && last < newestMajor(devices) ? last : undefined;
}

/** Is it known that no update is left for this iPhone? `16.7` may yet lack a fix. */
function hasNewest(facts: Facts, { devices }: Knowledge): boolean {
  const { model, ios } = facts;
  const [oldest] = model ? [...newestFor(model.value, devices)].sort(compareVersions) : [];
  if (oldest === undefined || !ios || !isPossible(facts, devices)) return false;
  return (ios.value.includes('.') && compareVersions(ios.value, oldest) >= 0) || isBeyondKnown(ios.value, devices);
}
