/** The events of `log show --style json` as another tool writes them: all in one line. */
const ARRAY = /^\ufeff?\s{0,100}\[\{"[^\n]{0,4000}"(?:eventMessage|processImagePath|machTimestamp|traceID)" ?:/;
/** Between two objects stands a comma, maybe with a blank; within a text of JSON each quotation mark is escaped. */
const BETWEEN = /\}(?:,|, )(?=\{")|^\[(?=\{")/gm;

/** Does a log begin with events that stand in one line? */
export const holdsEventArray = (text: string): boolean => ARRAY.test(text);

/** A line break for the sign or blank before each event, so that all offsets stay. */
export const withEventLines = (text: string): string =>
  holdsEventArray(text) ? text.replace(BETWEEN, sign => `${sign.slice(0, -1)}\n`) : text;
