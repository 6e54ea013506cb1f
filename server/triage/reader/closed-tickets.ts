import type { Span } from '../model.ts';
import { type JsonNode, jsonNodes, valueAt, walkJson } from './json-tree.ts';
import { isClosedStatus, TICKET_STATUS } from './ticket-status.ts';

/** The heading under which tickets stand that were closed, beside others that were not. */
export const CLOSED_TICKET = 'resolution';

/** Of the tickets in a text of JSON, those that were closed, beside others that were not, in their order. */
export function closedTickets(text: string): Span[] {
  if (!/^\s*[{[]/.test(text) || !HOLDS_STATUS.test(text)) return [];
  const root = jsonNodes(text);
  const lists = [root, ...root.filter(({ kind }) => kind === 'array').map(({ items }) => items)];
  walkJson(root, ({ kind, keys, items }) => {
    if (kind === 'object')
      lists.push(...items.filter((_, k) => LISTS_TICKETS.test(keys[k] ?? '')).map(item => item.items));
    return false;
  });
  return lists.flatMap(items => closedOf(text, items)).sort((a, b) => a.start - b.start);
}
const HOLDS_STATUS = /"[\w .-]{0,10}(?:status|state)"\s*:/i;
/** Not `"tasks"` or `"comments"`, which have a status of their own as well. */
const LISTS_TICKETS =
  /^(?:tickets?|cases?|issues?|incidents?|requests?|conversations?|records?|results?|result|data|items?|rows|values?|objects?|entries|list|hits)$/i;

function closedOf(text: string, items: readonly JsonNode[]): Span[] {
  const statuses = items.map(item => statusOf(text, item));
  const isClosed = statuses.map(status => status !== undefined && isClosedStatus(status));
  if (items.length < 2 || statuses.includes(undefined) || !isClosed.includes(false)) return [];
  return items.flatMap(({ start, end }, k) => (isClosed[k] ? [{ start, end }] : []));
}

/** The status of a ticket, which has a text of its own, too; Jira has both among its fields. */
function statusOf(text: string, item: JsonNode): string | undefined {
  if (item.kind !== 'object') return undefined;
  const fields = valueAt(item, /^(?:fields|attributes|properties)$/i) ?? item;
  const own = [item, fields].find(node => valueAt(node, TELLS));
  const held = valueAt(fields, TICKET_STATUS) ?? valueAt(item, TICKET_STATUS);
  const status = held?.kind === 'object' ? valueAt(held, /^(?:name|label|value|display_?(?:name|value))$/i) : held;
  return own && status ? text.slice(status.start, status.end) : undefined;
}
const TELLS = /^(?:subject|summary|(?:short_?)?description|title|body|problem)$/i;

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
