import type { Span } from '../model.ts';
import type { NewBlock } from './block.ts';
import { answerOf, CROSSES, TICKS } from './marks.ts';

/** The words at the heads of columns of which a row marks one: `| Check | Pass | Fail |`. */
const GOOD = /^(?:yes|y|true|ok|okay|pass|passed|on|good|working|works|done|enabled|present)$/i;
const BAD =
  /^(?:no|n|false|nok|fail|failed|off|bad|(?:not|isn['’]?t) (?:ok|okay|working|done|enabled|present)|disabled|absent|broken)$/i;
const TICK_ALONE = new RegExp(`^[${TICKS}]\\uFE0F?$`, 'u');
const CROSS_ALONE = new RegExp(`^[${CROSSES}]\\uFE0F?$`, 'u');
const isGood = (head: string): boolean => GOOD.test(head) || TICK_ALONE.test(head);
const isBad = (head: string): boolean => BAD.test(head) || CROSS_ALONE.test(head);
/** Such a column, too, but one that leaves open how the thing is. */
const OPEN =
  /^(?:n\/?a|not applicable|unknown|unsure|not sure|don['’]?t know|not (?:checked|tested)|unchecked|untested|skipped|pending|to ?do)$/i;
const TICK = /^(?:[✓✔✅☑]|\([✓✔]\))\uFE0F?$/u;
const MARK = /^(?:x|[✓✔✗✘✖❌✅☑☒•●◉🔘■]|[[(][x✓✔][\])]|1)\uFE0F?$/iu;
const NO_MARK = /^(?:[-–—0☐□⬜○◯]|\[\s?\]|\(\s?\))?$/u;

/** Do the heads of columns make a table whose rows mark one of them? */
export const isOfMarks = (head: readonly string[]): boolean =>
  head.length > 2 && head.some(name => isGood(name.trim())) && head.some(name => isBad(name.trim()));

/** Where a row names its thing, the head of the column that it marks, and its other cells, by column. */
export interface MarkedRow {
  name: number;
  answer: string | undefined;
  others: number[];
}

/** @returns nothing where the row holds more than marks below such heads */
export function markedRow(cells: readonly string[], head: readonly string[]): MarkedRow | undefined {
  if (!isOfMarks(head)) return undefined;
  const heads = head.map(name => name.trim());
  const choices = heads.flatMap((name, k) => (isGood(name) || isBad(name) || OPEN.test(name) ? [k] : []));
  const textAt = (k: number) => cells[k]?.trim() ?? '';
  if (!choices.every(k => MARK.test(textAt(k)) || NO_MARK.test(textAt(k)))) return undefined;
  const [name, ...others] = cells.flatMap((_, k) => (choices.includes(k) ? [] : [k]));
  if (name === undefined) return undefined;
  const marked = choices.filter(k => MARK.test(textAt(k)));
  // Of a tick and a cross, the tick marks.
  const ticked = marked.length > 1 ? marked.filter(k => TICK.test(textAt(k))) : marked;
  const chosen = ticked.length === 1 ? heads[ticked[0] ?? -1] : undefined;
  return { name, answer: chosen === undefined ? undefined : answerUnder(chosen, textAt(name)), others };
}

function answerUnder(head: string, name: string): string | undefined {
  if (OPEN.test(head)) return undefined;
  return TICK_ALONE.test(head) ? answerOf(name, true) : CROSS_ALONE.test(head) ? answerOf(name, false) : head;
}

/** What a row names, with the head of the column that it marks as its answer, and what else it says. */
export function addMarked(
  cells: readonly (Span & { text: string })[],
  head: readonly string[],
  { name, answer, others }: MarkedRow,
  add: (block: NewBlock) => void,
): void {
  const labelled = (k: number, text: string): NewBlock => {
    const { start, end } = cells[k] as Span;
    return { start, end, place: 'text', label: { text, start, end: start } };
  };
  if (answer !== undefined) add({ ...labelled(name, cells[name]?.text ?? ''), answer });
  for (const k of others) add(labelled(k, head[k] ?? ''));
}
