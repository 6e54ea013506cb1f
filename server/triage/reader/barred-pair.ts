import type { Line } from './ticket-lines.ts';
import { ANSWER } from './title.ts';

/** A longer name is a clause. */
const NAME_WORDS = 5;

/**
 * Lines of a name, one bar and a value, by number: a form, where two or more stand below each other and the value of
 * one is a number or an answer. `Battery low | Wi-Fi weak` names two faults.
 * @param from the first line that may be one
 */
export function barredPairs(lines: readonly Line[], from: number): ReadonlySet<number> {
  const pairs = new Set<number>();
  for (let i = from; i < lines.length; i++) {
    const values: string[] = [];
    for (let value = valueIn(lines[i]); value !== undefined; value = valueIn(lines[i + values.length]))
      values.push(value);
    if (values.length > 1 && values.some(isPlain)) for (const k of values.keys()) pairs.add(i + k);
    i += values.length;
  }
  return pairs;
}

const isPlain = (value: string): boolean => /\d/.test(value) || ANSWER.test(value);

const PAIR = /^\s*(\p{L}[\p{L}\d \v/&()'’_-]{0,44}?)\s\|\s+(?=\S)([^|]+)$/u;

function valueIn(line: Line | undefined): string | undefined {
  // Most lines have no bar.
  if (line?.shape.kind !== 'text' || !line.shape.bars || line.shape.item) return undefined;
  const [, name = '', value] = PAIR.exec(line.text) ?? [];
  return name.split(/\s+/).length <= NAME_WORDS ? value : undefined;
}
