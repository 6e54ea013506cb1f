/** What a text has in common with the one before it: all that stands before `start`, and from `end` on, moved by `by`. */
export interface Shared {
  start: number;
  end: number;
  by: number;
}

/** The stretch that was edited lies between. Half of the rest is compared at a time, which is as fast as memory. */
export function sharedWith(before: string, text: string): Shared {
  const most = Math.min(before.length, text.length);
  const start = longest(most, (from, to) => before.slice(from, to) === text.slice(from, to));
  const tail = longest(
    most - start,
    (from, to) =>
      before.slice(before.length - to, before.length - from) === text.slice(text.length - to, text.length - from),
  );
  return { start, end: text.length - tail, by: text.length - before.length };
}

/** The greatest length up to which all is the same. */
function longest(most: number, isSame: (from: number, to: number) => boolean): number {
  let low = 0;
  let high = most;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if (isSame(low, middle)) low = middle;
    else high = middle - 1;
  }
  return low;
}
