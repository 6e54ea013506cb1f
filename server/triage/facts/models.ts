import type { Devices } from '../../knowledge/devices.ts';
import type { Word } from '../reader/words.ts';

/** A model named in a sentence, by word index. */
export interface ModelMention {
  from: number;
  to: number;
  model: string;
  /** `12` alone: a model only where a label or an iOS version beside it says so. */
  weak: boolean;
}

interface Pattern {
  words: string[];
  model: string;
  weak: boolean;
}

const UNIT = /^(?:percent|pct|per|gb|gigs?|mb|tb|days?|weeks?|hours?|minutes?|items?|photos?)$/;
const MAKE = /^(?:iphone|iphones|ip|iph|aphone|i)$/;
const patternsMade = new WeakMap<Devices, Map<string, Pattern[]>>();

const split = (name: string): string[] => name.toLowerCase().match(/\d+|\p{L}+/gu) ?? [];

function patternsOf(devices: Devices): Map<string, Pattern[]> {
  const known = patternsMade.get(devices);
  if (known) return known;
  const byFirst = new Map<string, Pattern[]>();
  const add = (words: string[], model: string, weak: boolean) => {
    const first = words[0];
    if (!first) return;
    const list = byFirst.get(first) ?? [];
    if (list.some(pattern => pattern.words.join(' ') === words.join(' '))) return;
    list.push({ words, model, weak });
    list.sort((a, b) => b.words.length - a.words.length);
    byFirst.set(first, list);
  };
  for (const { name, aliases } of devices.models) {
    for (const spelled of [name, ...aliases]) {
      const all = split(spelled);
      const core = MAKE.test(all[0] ?? '') ? all.slice(1) : all;
      if (!core.length) continue;
      for (const make of ['iphone', 'ip', 'iph']) add([make, ...core], name, false);
      const weak = core.length === 1 && !/^(?:xr|xs)$/.test(core[0] ?? '');
      add(core, name, weak);
    }
  }
  patternsMade.set(devices, byFirst);
  return byFirst;
}

/** Models named in a sentence. */
export function findModels(words: readonly Word[], devices: Devices): ModelMention[] {
  const patterns = patternsOf(devices);
  const found: ModelMention[] = [];
  for (let from = 0; from < words.length; from++) {
    const hit = patterns
      .get(words[from]?.form ?? '')
      ?.find(pattern => pattern.words.every((form, k) => words[from + k]?.form === form));
    // Neither "2 x iPhone 16" nor "15.8.x" names an iPhone X.
    if (!hit || (hit.weak && isCountOrEnd(words, from, from + hit.words.length))) continue;
    found.push({ from, to: from + hit.words.length, model: hit.model, weak: hit.weak });
    from += hit.words.length - 1;
  }
  return found;
}

const isCountOrEnd = (words: readonly Word[], from: number, to: number): boolean =>
  MAKE.test(words[to]?.form ?? '') ||
  UNIT.test(words[to]?.form ?? '') ||
  (words[from]?.form === 'x' && /^[\d.]+$/.test(words[from - 1]?.form ?? ''));
