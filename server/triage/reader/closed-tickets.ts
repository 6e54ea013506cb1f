import type { Span } from '../model.ts';
import { type Listed, listsOfJson, listsOfXml, listsOfYaml } from './listed-tickets.ts';
import { isClosedStatus } from './ticket-status.ts';

/** The heading under which tickets stand that were closed, beside others that were not. */
export const CLOSED_TICKET = 'resolution';

/** Of the tickets listed in a text of JSON, XML or YAML, those that were closed, beside others that were not, in their order. */
export function closedTickets(text: string): Span[] {
  if (!HOLDS_STATUS.test(text)) return [];
  const lists = /^\s*[{[]/.test(text) ? listsOfJson(text) : /^\s*</.test(text) ? listsOfXml(text) : listsOfYaml(text);
  return lists.flatMap(closedOf).sort((a, b) => a.start - b.start);
}
const HOLDS_STATUS = /(?:status|state|_stage)(?:[_ ]name)?["']?\s*[:=>]|<status\s/i;

function closedOf(items: readonly Listed[]): Span[] {
  const isClosed = items.map(({ status, tells }) => status !== undefined && isClosedStatus(status, tells));
  if (items.length < 2 || items.some(({ status }) => status === undefined) || !isClosed.includes(false)) return [];
  return items.flatMap(({ start, end }, k) => (isClosed[k] ? [{ start, end }] : []));
}

/** Does an offset stand in one of some stretches, which are in order? */
export function standsIn(stretches: readonly Span[], offset: number): boolean {
  let low = 0;
  let high = stretches.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((stretches[middle]?.start ?? 0) <= offset) low = middle + 1;
    else high = middle;
  }
  return offset < (stretches[low - 1]?.end ?? 0);
}
