import type { Devices } from '../../knowledge/devices.ts';
import type { Facts, Space, Status } from '../model.ts';
import type { Size } from './sizes.ts';
import { compareVersions } from './versions.ts';

const GB = 1e9;

/** Is it one of these sizes, also where a terabyte is 1024 GB? */
export const isSold = (total: number, sizes: readonly number[]): boolean =>
  sizes.some(size => size * GB === total || size * 1.024 * GB === total);

/** Whose space a total must be: no iPhone has 50 GB, no plan has 128 GB. */
export function ownerByTotal(total: number | undefined, devices: Devices): 'icloud' | 'device' | undefined {
  if (total === undefined) return undefined;
  const plan = isSold(total, devices.plans);
  const capacity = isSold(total, devices.capacities);
  if (plan === capacity) return undefined;
  return plan ? 'icloud' : 'device';
}

/** What is known of a space when one statement is added to it. */
export function mergeSpace(known: Space | undefined, size: Size): Space {
  const merged: Space = { ...known };
  if (size.total !== undefined) merged.total = size.total;
  if (size.used !== undefined) merged.used = size.used;
  if (size.free !== undefined) merged.free = size.free;
  if (size.ratio !== undefined && merged.total !== undefined) merged.used = size.ratio * merged.total;
  return merged;
}

/** Of what a size is a part. @param known the total that was named elsewhere; where much more is used, that was of something else */
export const totalOf = ({ total, used = 0 }: Size, known: number | undefined): number | undefined =>
  total ?? (known !== undefined && used > known * 1.2 ? undefined : known);

/** Is the space used up? `undefined` where the numbers do not decide. */
export function spaceStatus(
  owner: 'icloud' | 'device',
  size: Size,
  total: number | undefined,
  devices: Devices,
): Status | undefined {
  const { thresholds } = devices;
  if (size.short) return 'present';
  const filled = owner === 'icloud' ? planAlmostFilled : phoneAlmostFilled;
  const whole = totalOf(size, total) ?? filled(size.used, devices);
  const used = size.used ?? (size.free !== undefined && whole !== undefined ? whole - size.free : undefined);
  const free = size.free ?? (used !== undefined && whole !== undefined ? whole - used : undefined);
  const ratio = size.ratio ?? (used !== undefined && whole ? used / whole : undefined);
  const [fullFrom, freeBelow] =
    owner === 'icloud'
      ? [thresholds.quotaUsed, thresholds.quotaFreeGb]
      : [thresholds.deviceUsed, thresholds.deviceFreeGb];
  if (ratio === undefined && free === undefined) return undefined;
  if ((ratio !== undefined && ratio >= fullFrom) || (free !== undefined && free < freeBelow * GB)) return 'present';
  if (ratio !== undefined)
    return ratio < thresholds.quotaFine
      ? 'ruled-out'
      : free !== undefined && free >= 5 * freeBelow * GB
        ? 'ruled-out'
        : undefined;
  return free !== undefined && free >= 3 * freeBelow * GB ? 'ruled-out' : undefined;
}

/** The plan that this would fill, where no plan is named: 4.95 GB used. */
const planAlmostFilled = (used: number | undefined, { plans, thresholds }: Devices): number | undefined =>
  used === undefined
    ? undefined
    : plans.map(plan => plan * GB).find(plan => used <= plan && used >= plan * thresholds.quotaUsed);

/** The iPhone that this would fill to the last: 63.7 GB used. A whole number may be of a larger one. */
const phoneAlmostFilled = (used: number | undefined, { capacities }: Devices): number | undefined =>
  used === undefined || used % GB === 0
    ? undefined
    : capacities.map(size => size * GB).find(size => used <= size && used >= size * TO_THE_LAST);
const TO_THE_LAST = 0.98;

/** Whose space would be almost filled with it, where nothing tells of what it is: "it reads 63.7 used". */
export function ownerByUsed(used: number | undefined, devices: Devices): 'icloud' | 'device' | undefined {
  if (used === undefined || used % GB === 0) return undefined;
  const [plan, phone] = [planAlmostFilled(used, devices), phoneAlmostFilled(used, devices)];
  if ((plan === undefined) === (phone === undefined)) return undefined;
  return plan === undefined ? 'device' : 'icloud';
}

/** The newest iOS that a model takes, all releases that count as newest. */
export function newestFor(model: string, devices: Devices): string[] {
  const entry = devices.models.find(({ name }) => name === model);
  return devices.releases.find(({ major }) => major === entry?.last)?.newest ?? [];
}

/**
 * Is this version behind what the model (or, without one, any model) could run?
 * `undefined` where nothing tells, and where there is no such version or not on this model.
 * @param isExact stated by the device itself: `16.7` is no `16.7.12`
 */
export function versionStatus(
  version: string,
  model: string | undefined,
  devices: Devices,
  isExact = false,
): Status | undefined {
  // A mistake of the ticket says nothing of what is installed.
  if (!isMade(version, devices) || (model !== undefined && !fitsModel(version, model, devices))) return undefined;
  const latest = newestMajor(devices);
  const entry = model === undefined ? undefined : devices.models.find(({ name }) => name === model);
  const last = entry?.last ?? latest;
  const newest = devices.releases.find(({ major }) => major === last)?.newest ?? [];
  const oldestNewest = [...newest].sort(compareVersions)[0];
  if (!oldestNewest) return undefined;
  if (!version.includes('.')) {
    const major = Number(version);
    if (major > latest || (!entry && major >= last)) return 'ruled-out';
    // Some iPhone ends with it, and which one this is nobody says.
    if (!entry) return devices.models.some(model => model.last === major) ? undefined : 'present';
    return major < last ? 'present' : undefined;
  }
  if (compareVersions(version, oldestNewest) >= 0) return 'ruled-out';
  if (!isExact && last < latest && newest.some(release => isWithoutPatch(version, release))) return 'ruled-out';
  return entry || isBehindAnywhere(version, devices, isExact) ? 'present' : undefined;
}

/** Of an old model, people say "16.7" for whatever fix of it is installed: only 16.7 and its fixes are left to it. */
const isWithoutPatch = (version: string, release: string): boolean =>
  version.split('.').length === 2 && release.startsWith(`${version}.`);

/** Is there no model on which this version, with its minor part, would be the newest? */
function isBehindAnywhere(version: string, { models, releases }: Devices, isExact: boolean): boolean {
  const lasts = new Set(models.map(({ last }) => last));
  return !releases.some(
    ({ major, newest }) =>
      lasts.has(major) &&
      Number(version.split('.')[0]) === major &&
      newest.some(release => compareVersions(version, release) >= 0 || (!isExact && isWithoutPatch(version, release))),
  );
}

/** Can this model run this version at all? One that takes the newest that is known may take newer ones, too. */
export function fitsModel(version: string, model: string, devices: Devices): boolean {
  const entry = devices.models.find(({ name }) => name === model);
  const major = majorOf(version);
  return !entry || (major >= entry.first && (major <= entry.last || entry.last === newestMajor(devices)));
}

/** Was there ever such a major? Of those before the first and behind the last that are known, nothing says no. */
export function isMade(version: string, devices: Devices): boolean {
  const known = devices.releases.map(({ major }) => major);
  const major = majorOf(version);
  return known.includes(major) || major < Math.min(...known) || major > newestMajor(devices);
}

/** Is it newer than all that is known? */
export function isBeyondKnown(version: string, { releases }: Devices): boolean {
  const own = majorOf(version);
  return releases.every(
    ({ major, newest }) => major < own || (major === own && newest.every(known => compareVersions(version, known) > 0)),
  );
}

/** Can the version be that of the iPhone? Else one of the two was misread. */
export const isPossible = ({ ios, model }: Pick<Facts, 'ios' | 'model'>, devices: Devices): boolean =>
  !ios || (isMade(ios.value, devices) && (!model || fitsModel(ios.value, model.value, devices)));

export const newestMajor = ({ releases }: Devices): number => Math.max(...releases.map(({ major }) => major));

const majorOf = (version: string): number => Number.parseInt(version, 10);
