/** Blanks in the place of a text, whose lines stay. */
export const blanked = (text: string): string => text.replace(/[^\r\n]+/g, line => ' '.repeat(line.length));
