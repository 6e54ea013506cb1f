/** The months of the languages in which heads of mail are read. */
const MONTHS = [
  /^(?:jan|ene|gen)/i,
  /^(?:feb|fév)/i,
  /^(?:mar|mär|maa|mrt)/i,
  /^(?:a[pb]r|avr)/i,
  /^(?:ma[yig]|mei)/i,
  /^(?:jun|juin|giu)/i,
  /^(?:jul|juil|lug)/i,
  /^(?:aug|aoû|ago)/i,
  /^(?:sep|set)/i,
  /^(?:o[ck]t|ott|out)/i,
  /^nov/i,
  /^(?:de[czs]|di[cz]|déc)/i,
];
const YEAR_FIRST = /(?<year>\d{4})[-/.年] ?(?<month>\d{1,2})[-/.月] ?(?<day>\d{1,2})/u;
const DAY_FIRST =
  /(?<!\d)(?<day>\d{1,2})(?:st|nd|rd|th|er|º)?\.?[ -](?:de )?(?<name>\p{L}{3,12})\.?,?[ -](?:de )?(?<year>\d{4})/iu;
const MONTH_FIRST = /(?<name>\p{L}{3,12})\.? (?<day>\d{1,2})(?:st|nd|rd|th)?,? (?<year>\d{4})/iu;
/** With points the day comes first; between slashes either may. */
const NUMBERS = /(?<!\d)(?<day>\d{1,2})\.(?<month>\d{1,2})\.(?<year>\d{4}|\d\d)(?!\d)/;
/** `10:00:00 +0100` */
const TIME = /(?<!\d)(\d{1,2}):(\d\d)(?::(\d\d))?(?: ?(?:UTC|GMT))? ?([+-])(\d\d):?(\d\d)(?!\d)/;

/** When a mail was sent. */
export interface Sent {
  /** The day on the clock of whoever wrote it down. */
  day: number;
  /** The moment, where the zone of that clock is named. */
  at?: number;
}

/** By a line that says so; none where the day is not sure. */
export function sentIn(line: string): Sent | undefined {
  const found = [YEAR_FIRST, DAY_FIRST, MONTH_FIRST, NUMBERS].map(form => form.exec(line)).find(Boolean);
  if (!found) return undefined;
  const { year, month: number, name = '', day } = found.groups ?? {};
  const month = number ? Number(number) - 1 : MONTHS.findIndex(names => names.test(name));
  if (month < 0) return undefined;
  const date = Date.UTC(Number(year) % 100, month, Number(day));
  const [, hour, minute, second, sign, hours, minutes] = TIME.exec(line.slice(found.index + found[0].length)) ?? [];
  if (!hour) return { day: date };
  const ahead = (Number(hours) * 60 + Number(minutes)) * (sign === '-' ? -1 : 1);
  return { day: date, at: date + ((Number(hour) * 60 + Number(minute) - ahead) * 60 + Number(second ?? 0)) * 1000 };
}

/** Clocks of two zones are only compared by the day. */
export const isLater = (a: Sent, b: Sent): boolean =>
  a.at !== undefined && b.at !== undefined ? a.at > b.at : a.day > b.day;
