import { mayBeName, ROLE } from './speaker-line.ts';
import type { Line } from './ticket-lines.ts';

/** A state and no answer in words. */
const VALUE = /^(?:on|off|true|false|enabled|disabled|ok|full|low|weak|good|-?[\d.,]+ ?(?:%|[gmt]b)?)\s*$/i;

/**
 * Names that open several lines the way turns of a dialogue do; `Storage (phone)` and `Storage (iCloud)` are two things.
 * @param from the first line that may be a turn
 */
export function findSpeakers(lines: readonly Line[], from: number): Set<string> {
  const asides = new Map<string, string[]>();
  const askers: string[] = [];
  const named = new Set<string>();
  for (let i = from; i < lines.length; i++) {
    const shape = lines[i]?.shape;
    if (shape?.kind !== 'text' || !shape.turn) continue;
    const { name, aside, content, isNamed } = shape.turn;
    if (isNamed) named.add(name);
    // `Low Power Mode: off`, twice, is what changed.
    if (VALUE.test(lines[i]?.text.slice(content) ?? '') && !ROLE.test(name) && /\s/.test(name)) continue;
    const others = asides.get(name);
    if (others) others.push(aside);
    else asides.set(name, [aside]);
    if (lines[i]?.text.trimEnd().endsWith('?')) askers.push(name);
  }
  const repeated = [...asides].filter(
    ([name, all]) => (all.length >= 2 && !areThings(all)) || ROLE.test(name) || named.has(name),
  );
  const isDialogue = repeated.length >= 2 || repeated.some(([, all]) => all.length >= 2);
  // Among the turns of others, who asks but once speaks as well.
  return new Set(isDialogue ? [...repeated.map(([name]) => name), ...askers] : []);
}

/**
 * Lines that only say who speaks, by number: `[10:12] Ann Lee`, or `Ann Lee` above a line that is a time alone, which
 * then says nothing. A name that stands so but once may be anything.
 */
export function speakerLines(lines: readonly Line[], from: number): Map<number, string> {
  const found = new Map<number, string>();
  const times = new Map<string, number>();
  for (let i = from; i < lines.length; i++) {
    const { shape } = lines[i] as Line;
    if (shape.kind !== 'text') continue;
    const name = shape.named ?? (shape.onlyTime ? nameAlone(lines[i - 1]) : undefined);
    if (!name) continue;
    if (shape.onlyTime) found.set(i - 1, name);
    found.set(i, name);
    times.set(name, (times.get(name) ?? 0) + 1);
  }
  const isDialogue = times.size > 1 && [...times.values()].some(count => count > 1);
  return isDialogue ? found : new Map();
}

const nameAlone = (line: Line | undefined): string | undefined =>
  line && NAME_ALONE.test(line.text) && mayBeName(line.text.trim())
    ? line.text
        .replace(/\([^)]*\)/, '')
        .trim()
        .toLowerCase()
    : undefined;
const NAME_ALONE = /^\s*\p{L}[\p{L}\p{M}.'’-]*(?: \p{L}[\p{L}\p{M}.'’-]*){0,3}(?: \([^)\n]{1,24}\))?\s*$/u;

const areThings = (asides: readonly string[]): boolean =>
  new Set(asides).size === asides.length && asides.every(aside => aside && !/\d/.test(aside));
