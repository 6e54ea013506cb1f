import * as v from 'valibot';
import { readYaml } from './read-yaml.ts';

const Model = v.strictObject({
  name: v.string(),
  /** Other names, with or without "iPhone". */
  aliases: v.optional(v.array(v.string()), []),
  /** First and last iOS major that it runs. */
  first: v.number(),
  last: v.number(),
  /** Which buttons switch it off. */
  restart: v.picklist(['face-id', 'side', 'top']),
});

const DevicesSchema = v.strictObject({
  /** Date of the facts, `2026-11-24`. */
  asOf: v.string(),
  models: v.array(Model),
  /** Newest release of a major; several where it is not sure which one is out. */
  releases: v.array(v.strictObject({ major: v.number(), newest: v.array(v.string()) })),
  /** Sizes in GB. */
  plans: v.array(v.number()),
  capacities: v.array(v.number()),
  thresholds: v.strictObject({
    /** Percent. */
    batteryLow: v.number(),
    /** Shares, 0 to 1. */
    quotaUsed: v.number(),
    quotaFine: v.number(),
    deviceUsed: v.number(),
    quotaFreeGb: v.number(),
    deviceFreeGb: v.number(),
  }),
});

export type Devices = v.InferOutput<typeof DevicesSchema>;
export type Model = Devices['models'][number];

/** Validates `devices.yaml`. @throws Error that names the place and what to do */
export function compileDevices(files: Record<string, string>): Devices {
  const devices = readYaml('devices.yaml', files['devices.yaml'], DevicesSchema);
  for (const { name, first, last } of devices.models) {
    if (first > last) throw new Error(`devices.yaml: ${name}: first iOS ${first} is above last ${last}; swap them`);
    if (!devices.releases.some(({ major }) => major === last)) {
      throw new Error(`devices.yaml: ${name}: there is no release of iOS ${last}; add it under releases`);
    }
  }
  return devices;
}
