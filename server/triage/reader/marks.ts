/** Ticks and crosses that say how what they stand beside is. */
export const TICKS = '✅✓✔☑👍';
export const CROSSES = '❌✗✘✖❎👎';

/** What a mark says of a name: it is so or not; a thing alone is well or not. The tick of a short name leaves open which. */
export function answerOf(name: string, isTicked: boolean): string {
  if (THING.test(name)) return isTicked ? 'ok' : 'fail';
  const isShort = name.split(/\s+/).length <= SHORT && !/\p{L}{3}ed\b/u.test(name);
  return isTicked ? (isShort ? '✔' : 'yes') : 'no';
}
const SHORT = 3;
const THING =
  /^(?:(?:phone |iphone )?battery|wi-?fi(?: connection)?|internet|network|connection|(?:icloud|iphone|phone|device) storage)$/i;
