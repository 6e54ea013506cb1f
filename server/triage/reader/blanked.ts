/** Parts words as a blank does and takes no room: what was typed in its place is not seen, so it is no gap between columns. */
export const UNSEEN_BLANK = '\v';

/** Such blanks in the place of a text, whose lines stay. */
export const blanked = (text: string): string => text.replace(/[^\r\n]+/g, line => UNSEEN_BLANK.repeat(line.length));
