import type { Devices } from '../../knowledge/devices.ts';
import type { TicketSymptom } from '../../knowledge/tickets.ts';
import type { Draft } from '../context/draft.ts';
import type { Place } from '../context/place.ts';
import { isNoLevel } from './owners.ts';

/** Is the number in a phrase of a low battery none that makes it low: "battery health is at 15 %", "battery 9/10"? */
export function isBelied(
  { symptom, status, start, end }: Draft,
  { sentence: { words, sizes }, base }: Place,
  text: string,
  battery: TicketSymptom,
  { thresholds }: Devices,
): boolean {
  if (status !== 'present' || !symptom.ends.includes(battery.id)) return false;
  const [, part, whole] = SCORE.exec(text.slice(start, end)) ?? [];
  if (part && whole && Number(part) * 100 > thresholds.batteryLow * Number(whole)) return true;
  return sizes.some(
    size =>
      size.percent !== undefined &&
      start < base + (words[size.to - 1]?.end ?? 0) &&
      base + (words[size.from]?.start ?? 0) < end &&
      isNoLevel(words, size),
  );
}
const SCORE = /(\d+) ?\/ ?(\d+)$/;
