import type { Span } from '../model.ts';
import { type JsonNode, jsonNodes, valueAt, walkJson } from './json-tree.ts';
import { TICKET_STATUS, tellsOfTicket } from './ticket-status.ts';

/** An item of a list that may be one of tickets. */
export interface Listed extends Span {
  /** Of a ticket that has a text of its own, too. */
  status?: string;
  /** The names of the fields that hold the text: systems that number their statuses differ in them. */
  tells?: string;
}

/** Not `tasks` or `comments`, which have a status of their own as well. */
const KINDS = 'ticket|case|issue|incident|request|conversation|record|result|item|row|value|object|entr(?:y|ie)|hit';
const LISTS_TICKETS = new RegExp(`^(?:(?:${KINDS})s?|data|list)$`, 'i');
const tellsOf = (names: readonly string[]): string | undefined => names.filter(tellsOfTicket).join(' ') || undefined;

export function listsOfJson(text: string): Listed[][] {
  const root = jsonNodes(text);
  const lists = [root, ...root.filter(({ kind }) => kind === 'array').map(({ items }) => items)];
  walkJson(root, ({ kind, keys, items }) => {
    if (kind === 'object')
      lists.push(...items.filter((_, k) => LISTS_TICKETS.test(keys[k] ?? '')).map(item => item.items));
    return false;
  });
  return lists.map(items => items.map(item => ofNode(text, item)));
}

/** Jira has both among its fields. */
function ofNode(text: string, item: JsonNode): Listed {
  const { start, end } = item;
  if (item.kind !== 'object') return { start, end };
  const fields = valueAt(item, /^(?:fields|attributes|properties)$/i) ?? item;
  const tells = tellsOf([...fields.keys, ...item.keys]);
  const held = valueAt(fields, TICKET_STATUS) ?? valueAt(item, TICKET_STATUS);
  const status = held?.kind === 'object' ? valueAt(held, /^(?:name|label|value|display_?(?:name|value))$/i) : held;
  return { start, end, tells, status: tells && status && text.slice(status.start, status.end) };
}

/** Elements of one name beside each other, with the status among their attributes or in them. */
export function listsOfXml(text: string): Listed[][] {
  const lists = new Map<string, Listed[]>();
  let open: { name: string; start: number } | undefined;
  for (const { 0: tag, 1: closes, 2: name = '', index } of text.matchAll(TICKET_TAG)) {
    if (!closes && !tag.endsWith('/>')) open ??= { name, start: index };
    else if (closes && open?.name === name) {
      const end = index + tag.length;
      const list = lists.get(name) ?? [];
      list.push(ofElement(text, open.start, end));
      lists.set(name, list);
      open = undefined;
    }
  }
  return [...lists.values()];
}
const TICKET_TAG = new RegExp(`<(/?)((?:[a-z]+[_-])?(?:${KINDS}))(?:\\s[^<>]*)?>`, 'gi');

function ofElement(text: string, start: number, end: number): Listed {
  const own = text.slice(start, end);
  const tells = tellsOf([...own.matchAll(/<([a-z_-]+)[\s>]/gi)].map(([, name = '']) => name));
  const [, inTag, inElement] = STATUS_OF_ELEMENT.exec(own) ?? [];
  return { start, end, tells, status: tells && (inTag ?? inElement) };
}
const STATUS_OF_ELEMENT =
  /^<[^<>]*\s(?:ticket_?)?(?:status|state)="([^"]*)"|<(?:[a-z]+[_-])?(?:status|state)(?:[_-]name)?(?:\s[^<>]*)?>([^<>]*)</i;

/** Items whose fields stand below each other: `- id: 41`, and `status: closed` in a line as deep as `id`. */
export function listsOfYaml(text: string): Listed[][] {
  const lists: Listed[][] = [];
  if (!BEGINS_WITH_ITEM.test(text) && !NAMES_LIST.test(text)) return lists;
  let list: Listed[] | undefined;
  let indent = 0;
  let depth = 0;
  let above = 'tickets';
  for (const { 0: line, 1: blanks = '', 2: dash = '', 3: key = '', 4: value = '', index } of text.matchAll(YAML_LINE)) {
    if (list && (dash ? blanks.length < indent : blanks.length <= indent)) list = undefined;
    if (dash && (list ? blanks.length === indent : LISTS_TICKETS.test(above))) {
      const begun = list ?? [];
      if (!list) lists.push(begun);
      list = begun;
      list.push({ start: index, end: index });
      indent = blanks.length;
      depth = blanks.length + dash.length;
    }
    const item = list?.at(-1);
    if (item) item.end = index + line.length;
    if (item && depth === blanks.length + dash.length) {
      if (tellsOfTicket(key)) item.tells = `${item.tells ?? ''} ${key}`;
      else if (TICKET_STATUS.test(key)) item.status ??= value.replace(/^["']|["']$/g, '');
    }
    above = line.trim() === '---' ? above : key;
  }
  return lists.map(items => items.map(({ status, ...item }) => ({ ...item, status: item.tells && status })));
}
const BEGINS_WITH_ITEM = /^\s*(?:---\s+)?-\s/;
const NAMES_LIST = new RegExp(`^[ \\t]*(?:(?:${KINDS})s?|data|list):[ \\t]*$`, 'im');
const YAML_LINE = /^([ \t]*)(-[ \t]+)?(?:["']?([\w -]{1,40}?)["']?:(?:[ \t]+([^\r\n]*?))?|\S[^\r\n]*)[ \t]*$/gm;
