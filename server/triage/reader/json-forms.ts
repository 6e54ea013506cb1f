import { blanked, UNSEEN_BLANK } from './blanked.ts';
import { unescapedJson } from './escapes.ts';
import { type JsonNode, jsonNodes, valueAt, walkJson } from './json-tree.ts';

/** JSON that holds the fields of a form or rich text, as the lines that one sees, at the same length. */

/** Stands at an offset for what was there. */
interface Piece {
  start: number;
  end: number;
  text: string;
}

export function withJsonForms(text: string): string {
  if (!/^\s*[{[]/.test(text)) return text;
  // `"type": "yes_no"` says what may be answered.
  return (MAY_HOLD.test(text) ? withForms(text) : text).replace(KIND, blanked);
}
const KIND = /"type"\s*:\s*"[\w-]*"/g;

function withForms(text: string): string {
  const pieces: Piece[] = [];
  walkJson(jsonNodes(text), node => {
    const lines = paragraph(text, node) ?? pair(text, node);
    if (lines) pieces.push(...lines);
    return lines !== undefined;
  });
  let said = '';
  let at = 0;
  for (const piece of pieces) {
    said += text.slice(at, piece.start) + piece.text;
    at = piece.end;
  }
  return said + text.slice(at);
}

const MAY_HOLD = /"(?:text|insert)"\s*:\s*"|"(?:answer|value|response|fieldValue|field_value|result|selected)"\s*:/;

const atEnd = (words: string, length: number): string => words.padStart(length, UNSEEN_BLANK);
const hidden = (length: number): string => UNSEEN_BLANK.repeat(length);

// --- Forms: an object that names a thing and holds its value.

const NAMES = /^(?:question|title|label|name|key|field|text|display_?name|field_?(?:name|label))$/i;
const VALUE = /^(?:answer|value|response|field_?value|selected)$/i;
const VERDICT = /^(?:y|n|yes|no|true|false|on|off|ok|nok)$/i;
/** A longer name is a sentence. */
const LONGEST_NAME = 90;

/** `{"name": "Low Power Mode", "id": 7, "value": "Off"}` as a labelled value. */
function pair(text: string, node: JsonNode): Piece[] | undefined {
  if (node.kind !== 'object') return undefined;
  const name = valueAt(node, NAMES);
  const held = valueAt(node, VALUE);
  const value = held?.kind === 'array' && held.items.length === 1 ? held.items[0] : held;
  if (name?.kind !== 'string' || !value || value.kind === 'object' || value.kind === 'array') return undefined;
  const [label, said] = [text.slice(name.start, name.end), text.slice(value.start, value.end)];
  if (
    !label.trim() ||
    label.length > LONGEST_NAME ||
    value.end >= text.length ||
    label.includes('\\') ||
    said.includes('\\')
  )
    return undefined;
  const isEmpty = !said.trim() || said === 'null';
  if (value.start < name.start) {
    // What stands before its name is a verdict, as in `[No] Wi-Fi is weak`.
    if (!VERDICT.test(said)) return [{ start: name.start, end: name.end, text: hidden(name.end - name.start) }];
    const from = value.start - 1;
    return [
      { start: node.start, end: node.start + 1, text: '\n' },
      { start: node.start + 1, end: from, text: hidden(from - node.start - 1) },
      { start: from, end: name.start, text: `[${said}]`.padEnd(name.start - from, UNSEEN_BLANK) },
      { start: name.end, end: name.end + 1, text: '\n' },
    ];
  }
  // `"` and what stands before the value have room for a sign and a blank.
  const between = value.start - name.end;
  const sign = /[?:]\s*$/.test(label) ? ' ' : ': ';
  const opens = { start: name.start - 1, end: name.start, text: '\n' };
  if (isEmpty) return [{ start: name.start, end: name.end, text: hidden(name.end - name.start) }];
  return [
    opens,
    { start: name.end, end: value.start, text: atEnd(sign, between) },
    { start: value.end, end: value.end + 1, text: '\n' },
  ];
}

// --- Rich text: paragraphs whose words are cut where their dress changes.

const HOLDS_WORDS = /^(?:text|insert)$/;
const CHILDREN = /^(?:content|children|elements|ops)$/;
/** An object with another key holds more than its words. */
const OF_NODES = /^(?:type|attrs|content|children|elements|marks|version|id|key|local_?id|style|block_id)$/i;
const STRUCK = /"(?:strike|strikethrough)"/;
const BOXED = /"state"\s*:\s*"(TODO|DONE)"/;

/** Of an array of pieces of text, of a row of a table, or of what has a mark of its own. */
function paragraph(text: string, node: JsonNode): Piece[] | undefined {
  if (node.kind !== 'object') return undefined;
  const type = valueAt(node, /^type$/);
  const typed = type?.kind === 'string' ? text.slice(type.start, type.end) : '';
  const held = valueAt(node, CHILDREN);
  if (held?.kind !== 'array') return undefined;
  if (typed === 'tableRow') return lineOf(text, node, cellsOf(text, held), '|', '|');
  if (!held.items.some(isLeaf)) return undefined;
  const leaves = leavesOf(text, held.items);
  const box = typed === 'taskItem' ? BOXED.exec(text.slice(node.start, held.start))?.[1] : undefined;
  const level = typed === 'heading' ? /"level"\s*:\s*([1-6])/.exec(text.slice(node.start, held.start))?.[1] : undefined;
  const mark = box ? `[${box === 'DONE' ? 'x' : ' '}] ` : level ? `${'#'.repeat(Number(level))} ` : '';
  return lineOf(text, node.keys.every(key => OF_NODES.test(key)) ? node : held, leaves, mark, '');
}

interface Leaf {
  node: JsonNode;
  /** What stands before it. */
  sign: string;
}

const isLeaf = (node: JsonNode): boolean => wordsOf(node) !== undefined;
const wordsOf = (node: JsonNode): JsonNode | undefined => {
  const words = node.kind === 'object' ? valueAt(node, HOLDS_WORDS) : undefined;
  return words?.kind === 'string' ? words : undefined;
};

const isStruck = (text: string, { keys, items }: JsonNode): boolean =>
  items.some(
    ({ start, end }, k) => !HOLDS_WORDS.test(keys[k] ?? '') && STRUCK.test(`"${keys[k]}"${text.slice(start, end)}`),
  );

function leavesOf(text: string, items: readonly JsonNode[]): Leaf[] {
  let sign = '';
  return items.flatMap(item => {
    const node = item.kind === 'string' ? item : wordsOf(item);
    const type = item.kind === 'object' ? valueAt(item, /^type$/) : undefined;
    if (!node) {
      if (type && text.slice(type.start, type.end) === 'hardBreak') sign = '\n';
      return [];
    }
    // A list of Quill has its box at the end of the line.
    const box = /"list"\s*:\s*"(checked|unchecked)"/.exec(text.slice(item.start, item.end))?.[1];
    if (item.kind === 'object' && isStruck(text, item)) return [];
    const leaf = { node, sign: box ? (box === 'checked' ? ' [x]' : ' [ ]') : sign };
    sign = '';
    return [leaf];
  });
}

/** The words of each cell, with a bar before the first. */
function cellsOf(text: string, row: JsonNode): Leaf[] {
  return row.items.flatMap((cell, k) => {
    const leaves: Leaf[] = [];
    walkJson([cell], node => {
      if (node.kind === 'array' && node.items.some(isLeaf)) leaves.push(...leavesOf(text, node.items));
      return false;
    });
    if (k && leaves[0]) leaves[0].sign = '|';
    return leaves;
  });
}

/** A line of an object's words alone: `opens` before them, `closes` behind. */
function lineOf(
  text: string,
  { start, end }: JsonNode,
  leaves: readonly Leaf[],
  opens: string,
  closes: string,
): Piece[] {
  let said = '';
  let at = start;
  leaves.forEach(({ node, sign }, k) => {
    const before = k ? sign : `\n${opens}`;
    said += atEnd(before, node.start - at) + unescapedJson(text.slice(node.start, node.end));
    at = node.end;
  });
  const rest = end - at;
  return [
    {
      start,
      end,
      text:
        said + (leaves.length ? `${closes}\n`.slice(-rest).padEnd(rest, UNSEEN_BLANK) : blanked(text.slice(at, end))),
    },
  ];
}
