import * as v from 'valibot';
import { shape, Text } from './schema.ts';

const Major = v.pipe(v.number(), v.integer(), v.minValue(1), v.maxValue(99, 'an iOS major has two digits at most'));
const Sizes = v.pipe(
  v.array(v.pipe(v.number(), v.integer('a size is a whole number of GB'), v.minValue(1, 'a size is above 0'))),
  v.minLength(1, 'needs a size'),
);
const Gigabytes = v.pipe(v.number(), v.minValue(0, 'a size is not below 0'));
const Share = v.pipe(
  v.number(),
  v.minValue(0, 'a share is from 0 to 1'),
  v.maxValue(1, 'a share is from 0 to 1, as 0.95'),
);
const PERCENT = 'a charge is a whole number of percent, from 1 to 100';

/** Which buttons switch an iPhone off. */
export const RESTARTS = ['face-id', 'side', 'top'] as const;

const Model = v.pipe(
  shape({
    name: Text,
    /** Other names, with or without "iPhone". */
    aliases: v.optional(v.array(Text), []),
    /** First and last iOS major that it runs. */
    first: Major,
    last: Major,
    restart: v.picklist(RESTARTS),
  }),
  v.check(({ first, last }) => first <= last, 'its first iOS is above its last; swap them'),
);

const Release = v.pipe(
  shape({ major: Major, newest: v.pipe(v.array(Text), v.minLength(1, 'needs a version')) }),
  v.check(
    ({ major, newest }) =>
      newest.every(version => /^\d+(?:\.\d+){0,2}$/.test(version) && Number.parseInt(version, 10) === major),
    'a newest version is one of this major, written as "26.6.1"',
  ),
);

export const DevicesFile = shape({
  /** Date of the facts, `2026-11-24`. */
  asOf: v.pipe(v.string(), v.isoDate('a date is written as 2026-11-24')),
  models: v.pipe(v.array(Model), v.minLength(1, 'needs a model')),
  /** Newest release of a major; several where it is not sure which one is out. */
  releases: v.pipe(v.array(Release), v.minLength(1, 'needs a release')),
  /** Sizes in GB. */
  plans: Sizes,
  capacities: Sizes,
  thresholds: shape({
    /** Percent. */
    batteryLow: v.pipe(v.number(), v.integer(PERCENT), v.minValue(1, PERCENT), v.maxValue(100, PERCENT)),
    /** Shares, 0 to 1. */
    quotaUsed: Share,
    quotaFine: Share,
    deviceUsed: Share,
    quotaFreeGb: Gigabytes,
    deviceFreeGb: Gigabytes,
  }),
});

export type Devices = v.InferOutput<typeof DevicesFile>;
export type Model = Devices['models'][number];
