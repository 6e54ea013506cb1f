/** What an entry of a history begins with instead of a date: a time of the day, a weekday, the number of a call. */
export interface Timed {
  /** `time`, `weekday`, or what is counted. Only entries of one unit can be put in order. */
  unit: string;
  at: number;
}

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri', 'sat', 'sun'];
/** `[09:12]`, `Mon –`, `wk 44:`, `**Day 3:**`, `[Visit 2]`, `## Call 3`, `2 days ago:`, `Today:` */
const TIMED =
  /^[\s>*•–(_[#|-]*(?:(?<hour>\d{1,2}):(?<minute>\d\d)(?::\d\d)?(?: ?(?<half>[ap])\.?m(?![a-z\d])\.?)?[\])*_]*(?=[:\s]|$)|(?:(?<day>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?|(?<unit>wk|week|day|visit|call|contact) ?#?(?<count>\d{1,2})|(?<ago>today|yesterday|\d{1,2} (?:days?|weeks?) ago))(?:[\])*_]+|\s?[:–|-]|\s*$)(?![^\s:–*_-]))/i;

export function timedOf(line: string): Timed | undefined {
  const { hour, minute, half, day, unit, count, ago } = TIMED.exec(line)?.groups ?? {};
  if (hour) return { unit: 'time', at: minuteOf(hour, minute, half) };
  if (day) return { unit: 'weekday', at: DAYS.indexOf(day.slice(0, 3).toLowerCase()) };
  if (ago) return { unit: 'ago', at: -daysAgo(ago.toLowerCase()) };
  return unit ? { unit: unit.toLowerCase(), at: Number(count) } : undefined;
}

const daysAgo = (ago: string): number =>
  ago === 'today' ? 0 : ago === 'yesterday' ? 1 : Number.parseInt(ago, 10) * (ago.includes('week') ? 7 : 1);

/** `UPDATE:`, `## Addendum`, `**Update 2** (4 Nov):`, `After:`: how things are by then. */
const UPDATE =
  /^[\s>*•–(_[#|-]*(?:(?:(?:latest|new|second|final|quick|short) )?(?:update|addendum|follow-?up)(?: (?:from|by|on) [^:.]{1,30}| ?[#([]?\d[^:,]{0,20}(?::\d\d[^:,]{0,8})?)?|today|after(?:wards)?|later)(?:[\])*_]+|\s?[:–|-](?!\w)|\s*$)/i;
export const isUpdate = (line: string): boolean => UPDATE.test(line);

/** The minute of the day; `half` is the first letter of "am" or "pm". */
export const minuteOf = (hour = '0', minute = '0', half?: string): number =>
  (half ? (Number(hour) % 12) + (/p/i.test(half) ? 12 : 0) : Number(hour)) * 60 + Number(minute);

/** Do entries of a history begin like that? A count with a colon behind it shows sooner than a time or a weekday. */
export const areTimed = (found: readonly Timed[]): boolean =>
  found.length >= TIMED_LINES || found.filter(({ unit }) => !CYCLES.has(unit)).length >= COUNTED_LINES;
const TIMED_LINES = 3;
const COUNTED_LINES = 2;

/** After so many it begins anew. */
const CYCLES = new Map([
  ['time', 24 * 60],
  ['weekday', 7],
]);

/** How much later one is than another; of two units no order is known. */
export function timeBetween(earlier: Timed, later: Timed): number {
  if (earlier.unit !== later.unit) return Number.NaN;
  return nearest(later.at - earlier.at, CYCLES.get(later.unit));
}

/** In what begins anew, a step of more than half of it leads over its end: `Dec 31`, `Jan 2`. */
export const nearest = (step: number, cycle = Number.POSITIVE_INFINITY): number =>
  Math.abs(step) <= cycle / 2 ? step : step - Math.sign(step) * cycle;
