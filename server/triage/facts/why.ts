import type { Devices } from '../../knowledge/devices.ts';
import type { Status } from '../model.ts';
import { newestFor, totalOf, versionStatus } from './compare.ts';
import type { Size } from './sizes.ts';

/** What a statement of space is compared with, and how much it is where that can be told: `98 % used, …`. */
export function whyOfSpace(
  owner: 'icloud' | 'device',
  size: Size,
  known: number | undefined,
  devices: Devices,
): string {
  if (size.short) return 'less than what is needed';
  const { quotaUsed, quotaFreeGb, deviceUsed, deviceFreeGb } = devices.thresholds;
  const [fullFrom, freeBelow] = owner === 'icloud' ? [quotaUsed, quotaFreeGb] : [deviceUsed, deviceFreeGb];
  const total = totalOf(size, known);
  const used = size.used ?? (size.free !== undefined && total !== undefined ? total - size.free : undefined);
  const ratio = size.ratio ?? (used !== undefined && total ? used / total : undefined);
  const full = `counts as full from ${Math.round(fullFrom * 100)} %`;
  if (ratio !== undefined && ratio >= fullFrom) return `${Math.round(ratio * 100)} % used, ${full}`;
  const free = size.free ?? (used !== undefined && total !== undefined ? total - used : undefined);
  if (size.free !== undefined || (free !== undefined && free < freeBelow * 1e9))
    return `counts as full under ${freeBelow} GB free`;
  return ratio === undefined ? full : `${Math.round(ratio * 100)} % used, ${full}`;
}

const judgedKept = new WeakMap<Devices, Map<string, { said?: Status; why: string }>>();

/** What a version is for a model, and what it is compared with. */
export function judgedVersion(
  version: string,
  model: string | undefined,
  devices: Devices,
): { said?: Status; why: string } {
  const all = judgedKept.get(devices) ?? new Map<string, { said?: Status; why: string }>();
  judgedKept.set(devices, all);
  const key = `${version} ${model ?? ''}`;
  const judged = all.get(key) ?? {
    said: versionStatus(version, model, devices),
    why: whyOfVersion(model, devices),
  };
  all.set(key, judged);
  return judged;
}

function whyOfVersion(model: string | undefined, devices: Devices): string {
  const newest = model === undefined ? devices.releases.at(-1)?.newest : newestFor(model, devices);
  return `newest for ${model ?? 'any iPhone'} is ${newest?.at(-1) ?? 'not known'}`;
}
