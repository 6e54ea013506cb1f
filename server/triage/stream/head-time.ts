import type { ByteWindow } from './byte-window.ts';

/** Times whose digits are in the order of their worth, up to the zone. */
const ORDERED = /^(?:\d{4}-\d\d-\d\d[ T]|[A-Z][a-z]{2} [ \d]\d )[\d:.,]+/;

/**
 * Tells of a line whether it surely begins with an earlier time. Without reading it: only where all but the digits is
 * written alike, the zone with its digits.
 */
export function newOlderTest({ bytes, base }: ByteWindow, time = ''): (line: number) => boolean {
  const ordered = ORDERED.exec(time)?.[0].length ?? 0;
  if (!ordered) return () => false;
  /** Does the line's time have more digits, or a zone? */
  const goesOn = (i: number): boolean => /^(?:[\d.,Z]| ?[+-])/.test(String.fromCharCode(...bytes.subarray(i, i + 2)));
  return line => {
    let order = 0;
    for (let i = 0; i < time.length; i++) {
      const own = bytes[line - base + i] ?? 0;
      const other = time.charCodeAt(i);
      if (own === other) continue;
      if (i >= ordered || !isDigit(own) || !isDigit(other)) return false;
      order ||= own - other;
    }
    return order < 0 && !goesOn(line - base + time.length);
  };
}

const isDigit = (code: number): boolean => code >= 0x30 && code <= 0x39;
