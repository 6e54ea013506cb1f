/** Control characters of a ticket, a log or a name could write anything on a terminal; lines stay. */
export const visible = (text: string): string => text.replace(/[^\P{Cc}\n]/gu, '\ufffd');
