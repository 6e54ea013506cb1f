import type { Knowledge } from '../../knowledge/knowledge.ts';
import type { Facts, Finding, Notice, Span } from '../model.ts';
import { fitsModel, isBeyondKnown, isMade } from './compare.ts';
import { isSameModel } from './models.ts';
import { compareVersions } from './versions.ts';

/** An iOS version that the ticket names as installed. */
export interface VersionFact extends Span {
  version: string;
  frontMatter: boolean;
  /** The iPhone that it is said to run on. */
  owner?: string;
  /** Somebody updated to it. */
  updated: boolean;
}

/** A model that the ticket says to be its iPhone's. */
export interface ModelFact extends Span {
  model: string;
  frontMatter: boolean;
}

/** Facts that cannot be true together, and the step that should not have been taken. */
export function findConflicts(
  facts: Facts,
  versions: readonly VersionFact[],
  models: readonly ModelFact[],
  findings: readonly Finding[],
  knowledge: Knowledge,
): Notice[] {
  const notices: Notice[] = [];
  const toggled = findings.find(isToggled);
  if (toggled)
    notices.push({
      ...at(toggled),
      code: 'toggled-icloud-photos',
      severity: 'warning',
      message:
        'Turning iCloud Photos off and on is no cure: sync starts over, and photos that are only in iCloud leave the iPhone. Ask whether any are missing now.',
    });
  const { devices } = knowledge;
  for (const version of versions) {
    const model = version.owner ?? facts.model?.value;
    if (!isMade(version.version, devices)) {
      const major = Number.parseInt(version.version, 10);
      notices.push({
        ...at(version),
        code: 'unknown-ios',
        severity: 'warning',
        message: `There is no iOS ${major}: Apple went from 18 to 26. Ask for the number in Settings > General > About.`,
      });
    } else if (model && !fitsModel(version.version, model, devices)) {
      notices.push({
        ...at(version),
        code: 'conflict-model',
        severity: 'warning',
        message: `${model} cannot run iOS ${version.version}. Ask for the model name and the version in Settings > General > About.`,
      });
    } else if (isBeyondKnown(version.version, devices)) {
      notices.push({
        ...at(version),
        code: 'newer-ios',
        severity: 'information',
        message: `iOS ${version.version} is newer than what is known here (as of ${devices.asOf}); whether it is the newest is not known.`,
      });
    }
  }
  const front = versions.find(version => version.frontMatter);
  // "We updated it to 27.1" goes on from what the front matter says.
  const body = versions.find(
    ({ version, frontMatter, updated }) => !frontMatter && !updated && front && !agree(front.version, version),
  );
  if (front && body)
    notices.push({
      ...at(body),
      code: 'conflict-ios',
      severity: 'warning',
      message: `The front matter says iOS ${front.version}, the text ${body.version}. Ask which one is right.`,
    });
  const stated = models.find(({ frontMatter }) => frontMatter);
  const told = models.find(({ model, frontMatter }) => !frontMatter && stated && !isSameModel(model, stated.model));
  if (stated && told)
    notices.push({
      ...at(told),
      code: 'conflict-model-text',
      severity: 'warning',
      message: `The front matter says ${stated.model}, the text ${told.model}. Ask which one is right.`,
    });
  return notices;
}

/** The switch of which turning it off and on is no cure. */
const SWITCH = 'icloud-photos-off';

/** "Turned it off, waited, and turned it on again": both were done. */
const isToggled = ({ symptom, status, ignored, text }: Finding): boolean =>
  symptom === SWITCH &&
  status === 'tried' &&
  !ignored &&
  /\boff\b.*(?:\band|\bthen|,).*\bon\b|\boff(?:\s*[/–-]\s*| back )on\b|\btoggl/is.test(text);

const at = ({ start, end }: Span): Span => ({ start, end });

function agree(a: string, b: string): boolean {
  const length = Math.min(a.split('.').length, b.split('.').length);
  return compareVersions(a.split('.').slice(0, length).join('.'), b.split('.').slice(0, length).join('.')) === 0;
}
