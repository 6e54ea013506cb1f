import type { Word } from '../reader/words.ts';

/** Where the number of "like 7 I think" or "about 15 or so" stands, beside which nothing is said; else -1. */
export function numberAlone(words: readonly Word[], labelled: number): number {
  const rest = words.slice(labelled, labelled + LONGEST + 1);
  const at = rest.findIndex(({ form }) => NUMBER.test(form));
  const isAlone = at >= 0 && rest.length <= LONGEST && rest.every(({ form }, i) => i === at || HEDGE.test(form));
  return isAlone ? labelled + at : -1;
}
const LONGEST = 8;
const NUMBER = /^\d+(?:\.\d+)*$/;
const HEDGE =
  /^(?:about|around|like|roughly|approx|approximately|maybe|perhaps|probably|possibly|i|id|think|guess|believe|say|reckon|its|it|is|says|shows|at|on|or|so|something|ish|just|only|now|currently|um|uh|uhm|er|erm|hm|hmm|well|ok|yeah|oh)$/;
