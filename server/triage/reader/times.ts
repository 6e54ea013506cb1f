const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/** A log's time stamp, for differences within one log. */
export interface Moment {
  /** In milliseconds, with the month before the day and the other way round; NaN where it cannot be read so. */
  orders: readonly [monthFirst: number, dayFirst: number];
  hasYear: boolean;
}

/** A missing zone is taken as UTC, a missing year as 2000; `undefined` for what is no time. */
export function parseTime(time: string): Moment | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))? ?([+-]\d\d):?(\d\d)?/.exec(time);
  if (iso) return only(at(iso[1], Number(iso[2]) - 1, iso[3], iso.slice(4, 7), iso[7]) - zone(iso[8], iso[9]));
  const local = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?/.exec(time);
  if (local) return only(at(local[1], Number(local[2]) - 1, local[3], local.slice(4, 7), local[7]));
  const day = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d)(,?) /.exec(time);
  const clock = CLOCK.exec(time.slice(day?.[0].length ?? 0));
  if (clock) {
    const [, hour, minute, second, fraction, half, hours, minutes] = clock;
    const year = (day?.[4] ?? '2000').padStart(4, '20');
    const on24 = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
    const offset = hours ? zone(hours, minutes) : 0;
    const on = (month: number, date: number) =>
      month > 12 ? Number.NaN : at(year, month - 1, `${date}`, [`${on24}`, minute, second], fraction) - offset;
    if (!day) return only(on(1, 1), false);
    const [first, last] = [Number(day[1]), Number(day[3])];
    const orders = [on(first, last), on(last, first)] as const;
    const [monthFirst, dayFirst] = orders;
    if (day[2] === '/') return isOneOrder(day) && first <= 12 ? only(monthFirst) : { orders, hasYear: true };
    return only(last > 12 && first <= 12 ? monthFirst : dayFirst);
  }
  const named =
    /^(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) ([ \d]\d|\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?: (\d{4}))?/.exec(time);
  const month = named ? MONTHS.indexOf(named[1] ?? '-') / 3 : -1;
  if (!named || !Number.isInteger(month) || month < 0) return undefined;
  return only(at(named[7] ?? '2000', month, named[2], named.slice(3, 6), named[6]), named[7] !== undefined);
}

const only = (time: number, hasYear = true): Moment => ({ orders: [time, time], hasYear });

/** What the system itself writes (`04/02/26 08:15:30`) has the month first; apps copy dates as the region has them. */
const isOneOrder = ([, , , , year, comma]: readonly string[]): boolean => year?.length === 2 && !comma;

/** A time of day, maybe in halves. */
const CLOCK = /^(\d{1,2}):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?([AaPp])\.?[Mm]\b\.?)?(?: ?([+-]\d\d):?(\d\d))?(?!\d)/;

const HOUR = 3_600_000;

/**
 * Hours from one time to another. Whether a log has the month or the day first, two of its dates tell together: where
 * both can be, it is what leaves them nearer to each other. A log without years that passed New Year's Eve is set right.
 */
export function hoursBetween(first: Moment, second: Moment): number {
  const monthFirst = (second.orders[0] - first.orders[0]) / HOUR;
  const dayFirst = (second.orders[1] - first.orders[1]) / HOUR;
  const isDayFirst = Number.isNaN(monthFirst) || Math.abs(dayFirst) < Math.abs(monthFirst);
  const hours = isDayFirst ? dayFirst : monthFirst;
  return !first.hasYear && !second.hasYear && hours < -24 * 180 ? hours + 24 * 366 : hours;
}

/** Was the first before the second? False also where nobody can say, since only one has a zone or a year. */
export function isBefore(first: string | undefined, second: string | undefined): boolean {
  if (first === undefined || second === undefined || first === second) return false;
  // The digits of most are in the order of their worth, which is seen at once.
  const form = formOf(first);
  if (form !== undefined && form === formOf(second) && first.length === second.length) return first < second;
  if (shapeOf(first) !== shapeOf(second)) return false;
  const [a, b] = [parseTime(first), parseTime(second)];
  if (a === undefined || b === undefined) return false;
  const hours = hoursBetween(b, a);
  // A time of day alone: midnight stands between what is further apart than half a day.
  return /^\d{1,2}:/.test(first) && Math.abs(hours) > 12 ? hours > 0 : hours < 0;
}

/** What stands between and behind the digits of `2026-04-02 08:15:30.5+0100`. */
function formOf(time: string): string | undefined {
  const [, between, point = '', zone = ''] =
    /^\d{4}-\d\d-\d\d([ T])\d\d:\d\d:\d\d(?:([.,])\d{1,9})?(Z| ?[+-]\d\d:?\d\d)?$/.exec(time) ?? [];
  return between && between + point + zone;
}

/** How a time is written, whatever it is. */
const shapeOf = (time: string): string =>
  time
    .replace(/ ?[+-]\d\d:?\d\d$/, 'zone')
    .replace(/[A-Z][a-z]{2}\b|\d+/g, '0')
    .replace(/ +/g, ' ');

const at = (
  year: string | undefined,
  month: number,
  day: string | undefined,
  clock: readonly (string | undefined)[],
  fraction: string | undefined,
): number =>
  Date.UTC(Number(year), month, Number(day), Number(clock[0]), Number(clock[1]), Number(clock[2])) +
  Number(`0.${fraction ?? 0}`) * 1000;

const zone = (hours: string | undefined, minutes: string | undefined): number =>
  (Number(hours) * 60 + Math.sign(Number(`${hours}1`)) * Number(minutes ?? 0)) * 60_000;
