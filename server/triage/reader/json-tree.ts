import type { Span } from '../model.ts';

/** A value of JSON where it stands in its text; a string's span is what stands between its quotation marks. */
export interface JsonNode extends Span {
  kind: 'object' | 'array' | 'string' | 'scalar';
  /** The values of an array or object, in their order. */
  items: JsonNode[];
  /** Of an object. */
  keys: string[];
}

const TOKEN = /["{}[\]]|[^\s{}[\]:,"]+/g;
const IS_KEY = /\s*:/y;

/** The values of a text of JSON, or of one on each line; what does not end yet ends with the text. */
export function jsonNodes(text: string): JsonNode[] {
  const root = nodeOf('array', 0, text.length);
  const open = [root];
  let key: string | undefined;
  const add = (node: JsonNode) => {
    const parent = open.at(-1) ?? root;
    parent.items.push(node);
    if (parent.kind === 'object') parent.keys.push(key ?? '');
    key = undefined;
  };
  TOKEN.lastIndex = 0;
  for (let match = TOKEN.exec(text); match; match = TOKEN.exec(text)) {
    const { 0: token, index } = match;
    const end = token === '"' ? endOfString(text, index) : index + token.length;
    TOKEN.lastIndex = end;
    if (token === '{' || token === '[') {
      const node = nodeOf(token === '{' ? 'object' : 'array', index, text.length);
      add(node);
      open.push(node);
    } else if (token === '}' || token === ']') {
      if (open.length > 1) (open.pop() as JsonNode).end = end;
    } else if (token !== '"') add(nodeOf('scalar', index, end));
    else {
      IS_KEY.lastIndex = end;
      if (key === undefined && open.at(-1)?.kind === 'object' && IS_KEY.test(text))
        key = text.slice(index + 1, end - 1);
      else add(nodeOf('string', index + 1, end - 1));
    }
  }
  return root.items;
}

/**
 * Behind the quotation mark that ends a string, or that would behind the text. Looked for by hand: a pattern has no room
 * for a file in a string.
 */
function endOfString(text: string, start: number): number {
  let at = text.indexOf('"', start + 1);
  while (at >= 0 && isEscaped(text, at)) at = text.indexOf('"', at + 1);
  return (at < 0 ? text.length : at) + 1;
}

function isEscaped(text: string, at: number): boolean {
  let from = at;
  while (text[from - 1] === '\\') from--;
  return (at - from) % 2 === 1;
}

const nodeOf = (kind: JsonNode['kind'], start: number, end: number): JsonNode => ({
  kind,
  start,
  end,
  items: [],
  keys: [],
});

/** The value of the first key that is like that. */
export const valueAt = ({ keys, items }: JsonNode, key: RegExp): JsonNode | undefined =>
  items[keys.findIndex(name => key.test(name))];

/** All objects and arrays in some values, each before what it holds; what `skips` has dealt with is not looked into. */
export function walkJson(nodes: readonly JsonNode[], skips: (node: JsonNode) => boolean): void {
  const rest = nodes.toReversed();
  for (let node = rest.pop(); node; node = rest.pop())
    if (!skips(node)) for (let i = node.items.length - 1; i >= 0; i--) rest.push(node.items[i] as JsonNode);
}
