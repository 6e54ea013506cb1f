/** The signs of Windows-1252 in a text that was decoded as Latin-1: Node's own decoder of that name leaves these 32 as control characters. */
export const withWindowsSigns = (text: string): string =>
  text.replace(/[\u0080-\u009f]/g, letter => WINDOWS[letter.charCodeAt(0) - 0x80] ?? letter);

/** Signs that UTF-8 has two or three bytes for, each of which was read as one of Windows-1252: `isnâ€™t`, `gerÃ¤t`. */
export const TWICE_ENCODED = /(?:â[\u0080€]|Ã)[\u0080-\u00BF€‚ƒ„…†‡ˆ‰Š‹ŒŽ‘’“”•–—˜™š›œžŸ]|Â[\u00A0-\u00BF]/g;
export const onceDecoded = (signs: string): string =>
  new TextDecoder().decode(
    Uint8Array.from(signs, sign => (WINDOWS.includes(sign) ? WINDOWS.indexOf(sign) + 0x80 : sign.charCodeAt(0))),
  );
const WINDOWS = '€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ';
