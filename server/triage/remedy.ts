import type { Label, Remedy, RemedyStep } from '../knowledge/causes.ts';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { newestFor } from './facts/compare.ts';
import type { Facts } from './model.ts';

export interface RemedyStyle {
  audience: 'internal' | 'customer';
  labels: 'us' | 'uk';
  markup: 'markdown' | 'plain';
}

/** A remedy as text, ready to insert. `lines` are without list markers; steps and their warnings, or a reply's paragraphs. */
export interface RenderedRemedy {
  cause: string;
  title: string;
  /** `Remedy: …` or `Reply: …`; the reader takes what stands under it as inserted. */
  heading: string;
  opening?: string;
  steps: string[];
  closing?: string;
  markup: RemedyStyle['markup'];
}

/** The id under which the escalation is rendered. */
export const ESCALATION = 'escalation';

/**
 * The steps for a cause, for what is known of the case.
 * @param cause a cause's id or `escalation`
 * @throws Error for an unknown id
 */
export function renderRemedy(cause: string, facts: Facts, style: RemedyStyle, knowledge: Knowledge): RenderedRemedy {
  const remedy = remedyOf(cause, knowledge);
  const major = facts.ios ? Number(facts.ios.value.split('.')[0]) : undefined;
  const restart = knowledge.devices.models.find(({ name }) => name === facts.model?.value)?.restart;
  const fill = (text: string) =>
    text.replace(/\{(\w+)\}/g, (_, name: string) =>
      name === 'newest' ? newest(facts, knowledge) : pick(knowledge.labels[name] ?? [], major, restart, style.labels),
    );
  const steps = remedy.steps.filter(step => holds(step, major)).map(step => stepText(step, style, fill));
  const customer = style.audience === 'customer';
  return {
    cause,
    title: remedy.title,
    heading: `${customer ? 'Reply' : 'Remedy'}: ${remedy.title}`,
    ...(customer ? { opening: fill(remedy.opening), closing: fill(remedy.closing) } : {}),
    steps,
    markup: style.markup,
  };
}

export function remedyOf(cause: string, knowledge: Knowledge): Remedy {
  const remedy = cause === ESCALATION ? knowledge.escalation : knowledge.causes.find(({ id }) => id === cause)?.remedy;
  if (!remedy)
    throw new Error(
      `There is no remedy "${cause}"; there are ${[...knowledge.causes.map(({ id }) => id), ESCALATION].join(', ')}.`,
    );
  return remedy;
}

function stepText({ text, warn }: RemedyStep, style: RemedyStyle, fill: (text: string) => string): string {
  const step = fill(text).trim();
  if (!warn) return step;
  const label = style.markup === 'markdown' ? '**Careful:**' : 'Careful:';
  return `${step} ${label} ${fill(warn)}`;
}

interface Range {
  from?: number;
  to?: number;
}

const holds = ({ from = 0, to = Infinity }: Range, major: number | undefined): boolean =>
  major === undefined || (major >= from && major <= to);

/** The label for what is known; where that leaves several, all of them with what they hold for. */
function pick(
  variants: readonly Label[],
  major: number | undefined,
  restart: Label['restart'],
  region: 'us' | 'uk',
): string {
  const fitting = variants.filter(
    label => holds(label, major) && (!restart || !label.restart || label.restart === restart),
  );
  const word = (label: Label) => (region === 'uk' ? (label.uk ?? label.us) : label.us);
  if (fitting.length <= 1) return fitting[0] ? word(fitting[0]) : '';
  if (fitting.some(label => label.restart))
    return fitting.map(label => `${RESTART_GROUPS[label.restart ?? 'side']}: ${lowerFirst(word(label))}`).join(' ');
  const [newestOne, ...older] = [...fitting].reverse();
  return newestOne
    ? `${word(newestOne)} (${older.map(label => `${rangeName(label)}: ${word(label)}`).join('; ')})`
    : '';
}

const RESTART_GROUPS = {
  'face-id': 'With Face ID (X, XR, XS, 11 and later)',
  side: 'With a Home button (6 to 8, SE 2, SE 3)',
  top: 'With a top button (5s, SE 1)',
};

const lowerFirst = (text: string): string => text.charAt(0).toLowerCase() + text.slice(1);

function rangeName({ from, to }: Range): string {
  if (from === undefined) return `up to iOS ${to}`;
  return to === undefined ? `from iOS ${from}` : from === to ? `iOS ${from}` : `iOS ${from} to ${to}`;
}

function newest({ model }: Facts, knowledge: Knowledge): string {
  if (!model) return 'Which iOS is the newest depends on the model.';
  const versions = newestFor(model.value, knowledge.devices);
  return versions.length
    ? `For ${model.value} the newest known is iOS ${versions.join(' or ')} (as of ${knowledge.devices.asOf}).`
    : '';
}
