const MONTHS = 'JanFebMarAprMayJunJulAugSepOctNovDec';

/**
 * Milliseconds of a log's time stamp, for differences within one log. A missing zone is taken as UTC,
 * a missing year as 2000; `undefined` for what is no time.
 */
export function parseTime(time: string): number | undefined {
  const iso = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:[.,](\d{1,9}))? ?([+-]\d\d):?(\d\d)?/.exec(time);
  if (iso) return at(iso[1], Number(iso[2]) - 1, iso[3], iso.slice(4, 7), iso[7]) - zone(iso[8], iso[9]);
  const local = /^(\d{4})-(\d\d)-(\d\d)[ T](\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?/.exec(time);
  if (local) return at(local[1], Number(local[2]) - 1, local[3], local.slice(4, 7), local[7]);
  const day = /^(\d{1,2})([./-])(\d{1,2})\2(\d{4}|\d\d),? /.exec(time);
  const clock = CLOCK.exec(time.slice(day?.[0].length ?? 0));
  if (clock) {
    const [, hour, minute, second, fraction, half, hours, minutes] = clock;
    const [month, date] = day ? monthFirst(Number(day[1]), Number(day[3]), day[2]) : [1, 1];
    const year = day?.[4] ?? '2000';
    const on24 = half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour);
    const local = at(year.padStart(4, '20'), month - 1, `${date}`, [`${on24}`, minute, second], fraction);
    return local - (hours ? zone(hours, minutes) : 0);
  }
  const named =
    /^(?:[A-Z][a-z]{2} )?([A-Z][a-z]{2}) ([ \d]\d|\d) (\d\d):(\d\d):(\d\d)(?:\.(\d{1,9}))?(?: (\d{4}))?/.exec(time);
  const month = named ? MONTHS.indexOf(named[1] ?? '-') / 3 : -1;
  if (!named || !Number.isInteger(month) || month < 0) return undefined;
  return at(named[7] ?? '2000', month, named[2], named.slice(3, 6), named[6]);
}

/** A time of day, maybe in halves. */
const CLOCK = /^(\d{1,2}):(\d\d):(\d\d)(?:[.,](\d{1,9}))?(?: ?([AaPp])\.?[Mm]\b\.?)?(?: ?([+-]\d\d):?(\d\d))?(?!\d)/;

/** `4/2/26` is April, `02.04.26` too; a month beyond the twelfth is none. */
const monthFirst = (first: number, second: number, sign: string | undefined): [month: number, day: number] =>
  (sign === '/' || second > 12) && first <= 12 ? [first, second] : [second, first];

/** Hours from one time to another; a log without years that passed New Year's Eve is set right. */
export function hoursBetween(first: number, second: number): number {
  const hours = (second - first) / 3_600_000;
  return hours < -24 * 180 ? hours + 24 * 366 : hours;
}

/** Was the first before the second? False also where nobody can say, since only one has a zone or a year. */
export function isBefore(first: string | undefined, second: string | undefined): boolean {
  if (first === undefined || second === undefined || shapeOf(first) !== shapeOf(second)) return false;
  const [a, b] = [parseTime(first), parseTime(second)];
  if (a === undefined || b === undefined) return false;
  const hours = hoursBetween(b, a);
  // A time of day alone: midnight stands between what is further apart than half a day.
  return /^\d{1,2}:/.test(first) && Math.abs(hours) > 12 ? hours > 0 : hours < 0;
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
