import type { Devices } from '../../knowledge/devices.ts';
import { Break, type Word } from '../reader/words.ts';

/** A model named in a sentence, by word index. */
export interface ModelMention {
  from: number;
  to: number;
  model: string;
  /** `12` alone: a model only where a label or an iOS version beside it says so. */
  weak: boolean;
  /** Where one iPhone replaced another: the one that was left, or the one that came. */
  standing?: 'left' | 'new';
}

/** "iPhone 12" is said of a 12 Pro, too. */
export const isSameModel = (a: string, b: string): boolean => a.startsWith(b) || b.startsWith(a);

interface Pattern {
  words: string[];
  model: string;
  weak: boolean;
}

/** Behind a number that stands right behind `iPhone`; "iPhone 14 photos" are of that model. */
const AMOUNT = /^(?:percent|pct|gb|gigs?|mb|megs?|tb|days?|weeks?|months?|hours?|minutes?)$/;
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
      ?.find(
        pattern =>
          pattern.words.every((form, k) => words[from + k]?.form === form) &&
          !isAmount(words, from, from + pattern.words.length),
      );
    // Neither "2 x iPhone 16" nor "15.8.x" names an iPhone X.
    if (!hit || (hit.weak && isCountOrEnd(words, from, from + hit.words.length))) continue;
    const to = from + hit.words.length;
    found.push({ from, to, model: hit.model, weak: hit.weak, standing: standingOf(words, from, to) });
    from += hit.words.length - 1;
  }
  return found;
}

const isCountOrEnd = (words: readonly Word[], from: number, to: number): boolean =>
  MAKE.test(words[to]?.form ?? '') ||
  UNIT.test(words[to]?.form ?? '') ||
  (words[from]?.form === 'x' && /^[\d.]+$/.test(words[from - 1]?.form ?? ''));

/** "iPhone 16 GB", "on the iPhone 14 days ago", "iPhone: 13 345 MB", "iPhone, 12 are missing": a number of something else. */
function isAmount(words: readonly Word[], from: number, to: number): boolean {
  const number = words[to - 1];
  const behind = words[to];
  if (!number || !behind || !/^\d+$/.test(number.form) || behind.gap >= Break.soft) return false;
  if (AMOUNT.test(behind.form)) return true;
  if (/^\d{3}$/.test(behind.form) && /^(?:kb|mb|megs?)$/.test(words[to + 1]?.form ?? '')) return true;
  return to - from > 1 && number.gap >= Break.soft && MAKE.test(words[to - 2]?.form ?? '');
}

const THING = /^(?:phone|iphone|handset|device|mobile|model)$/;
const BETWEEN =
  /^(?:an?|the|his|her|hers|my|their|our|its|own|work|company|apple|phone|iphone|handset|device|mobile|model)$/;
const LEFT = /^(?:old|older|previous|former|from|replaced|replaces|replacing)$/;
const NEW = /^(?:new|newer|replacement)$/;
const TO = /^(?:to|onto|with|for)$/;
const CHANGED = /^(?:upgraded|moved|switched|changed|migrated|transferred|restored|swapped|replaced|went|traded)$/;

/** "Her old iPhone 8", "from an iPhone 8 to an iPhone 14", "restored the iPhone 8 backup" */
function standingOf(words: readonly Word[], from: number, to: number): ModelMention['standing'] {
  const behind = words[to];
  if (behind && behind.gap < Break.soft && /^backups?$/.test(behind.form)) return 'left';
  let at = from - 1;
  while (BETWEEN.test(words[at]?.form ?? '')) at--;
  const before = words[at]?.form ?? '';
  if (words.slice(at + 1, from + 1).some(({ gap }) => gap >= Break.clause)) return undefined;
  if (LEFT.test(before)) return 'left';
  // "She wants a new iPhone 17" has none yet; `New phone: iPhone 14` names it.
  const isNamed = (words[from]?.gap ?? Break.none) >= Break.soft && THING.test(words[from - 1]?.form ?? '');
  if (NEW.test(before) && isNamed) return 'new';
  const isCome = NEW.test(before) || TO.test(before);
  return isCome && words.slice(0, at).some(({ form }) => CHANGED.test(form)) ? 'new' : undefined;
}
