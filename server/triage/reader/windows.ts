/** The signs of Windows-1252 in a text that was decoded as Latin-1: Node's own decoder of that name leaves these 32 as control characters. */
export const withWindowsSigns = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, letter => WINDOWS[letter.charCodeAt(0) - 0x80] ?? letter);
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
