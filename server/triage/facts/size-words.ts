import { saidIn, untilPause, type Word } from '../reader/words.ts';

/**
 * A statement of space or charge. Sizes are in bytes (1 GB = 1e9), ratios 0 to 1.
 * Words `from` to `to` (exclusive) hold it.
 */
export interface Size {
  from: number;
  to: number;
  used?: number;
  total?: number;
  free?: number;
  /** Of the total: used. */
  ratio?: number;
  /** A percentage without a word that says of what: `battery 12 %`. */
  percent?: number;
  /** No unit was written. */
  bare?: boolean;
  /** Whole numbers that only a slash parts, `30/50`: space where that is the size of a plan. */
  score?: boolean;
  /** A number shortly before it that may be the total: `256, 90 free`. */
  lead?: number;
  /** Less than what the sentence says is needed: `it wants 8 GB, 1.4 GB available`. */
  short?: boolean;
}

export const FREE =
  /^(?:free|left|available|avail|spare|remaining|remain|remains|remained|empty|unused|unoccupied|unclaimed|untouched|over|frei|verfügbar|übrig|libres?|disponibles?|空き.*|残り|残量|(?:使用|利用)(?:可能|でき).*)$/;
/** In Japanese it stands before its number. */
export const LEADS = /^(?:空き|残り)/;
export const FREE_ALONE = new RegExp(FREE.source.replace('over|', ''));
export const USED =
  /^(?:in|stored|use|used|taken|full|gone|occupied|consumed|filled|voll|belegt|genutzt|verwendet|usad[oa]s?|utilizad[oa]s?|ocupad[oa]s?|utilisée?s?|occupée?s?|使用(?!可能|でき).*)$/;
export const USED_ALONE = new RegExp(USED.source.replace('in|stored|use|', ''));
export const FILLER =
  /^(?:a|it|that|odd|ish|something|plus|the|my|his|her|its|their|your|our|about|around|approx|roughly|only|just|still|some|of|is|are|was|at|has|have|got|to|space|storage|room|memory|capacity|total|now|currently|under|less|than|barely|nearly|almost|over|s|shows|says|reads|showing)$/;
export const USES = /^(?:use[sd]?|using|fill(?:s|ed)|taken|occupies)$/;

/** Between a leading `free`, `available` or `used` and its number: what it is free of. */
const LED_BY =
  /^(?:on|in|of|the|phone|phones|iphone|device|handset|icloud|cloud|local|capacity|disk|memory|itself|account|plan|space|storage|internal|gb|mb|left|total|is|was|are|at|about|only|just|a|my|her|his|their|now|shows|says|still|has|room|size|bytes|auf|dem|im|en|el|del|de|sur|le)$/;

export const isLedBy = (form: string): boolean => LED_BY.test(form) || FILLER.test(form);

const NEEDS = /^(?:needs?|needed|needing|requires?|required|wants?|wanted|demands?|takes)$/;
const NECESSARY = /^(?:needed|necessary|required)$/;

/** "It wants 8 GB" */
export const isNeeded = (words: readonly Word[], from: number, to: number): boolean =>
  words.slice(Math.max(0, from - 3), from).some(({ form }) => NEEDS.test(form)) || isNecessary(words, to);

/** "7 GB are necessary" */
export const isNecessary = (words: readonly Word[], to: number): boolean =>
  untilPause(words, to, 2).some(({ form }) => NECESSARY.test(form));

/** "400 MB left to upload", "300 MB remain to be synced": what waits takes no room. */
export const isWaiting = (words: readonly Word[], at: number): boolean =>
  /^to (?:be )?(?:upload|download|sync|synchroni[sz]e|transfer|send|copy|fetch|move)(?:e?d)?\b/.test(
    saidIn(words.slice(at, at + 3)),
  );

/** How many words of "300 MB to go", "43 gigs to spare", "200 MB to play with", "200 MB to its name" say that it is free. */
export function spareAt(words: readonly Word[], at: number): number {
  // "45 Go de libre"
  if (words[at]?.form === 'de') return FREE_ALONE.test(words[at + 1]?.form ?? '') ? 2 : 0;
  if (words[at]?.form === 'of') {
    const room = words[at + 1]?.form ?? '';
    if (/^(?:headroom|leeway)$/.test(room)) return 2;
    return /^(?:wiggle|breathing|elbow)$/.test(room) && /^(?:room|space)$/.test(words[at + 2]?.form ?? '') ? 3 : 0;
  }
  if (words[at]?.form !== 'to') return 0;
  const next = words[at + 1]?.form ?? '';
  const last = words[at + 2]?.form;
  if ((next === 'play' && last === 'with') || (/^(?:its|her|his|my)$/.test(next) && last === 'name')) return 3;
  return /^(?:go|spare)$/.test(next) ? 2 : 0;
}

/** What a number counts where it is no size. */
export const COUNTED =
  /^(?:photos?|pics?|pictures?|items?|videos?|shots?|images?|steps?|attempts?|times?|hours?|days?|minutes?|bars?|stars?|points?|uploaded|downloaded|synced|transferred|arrived|done)$/;
