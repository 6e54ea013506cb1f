import * as v from 'valibot';
import { type Document, isAlias, isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, visit } from 'yaml';
import { wording } from './schema.ts';

/** Keys and numbers of items that lead to a place in a file. */
export type Path = readonly (string | number)[];

/** Files that are alike: those of folders (`logs/`), and single ones, which must be there. */
export interface Kind<T extends v.GenericSchema = v.GenericSchema> {
  files: readonly string[];
  schema: T;
}

type Kinds = Readonly<Record<string, Kind>>;

/** What the files of each kind hold. */
export type Parts<T extends Kinds> = {
  [K in keyof T]: (readonly [file: string, content: v.InferOutput<T[K]['schema']>])[];
};

/** What is wrong in a pack, gathered so that all of it is told at once. */
export interface Mistakes {
  add: (file: string, path: Path, message: string) => void;
  /** `words/space.yaml:3:5` */
  placeOf: (file: string, path: Path) => string;
  /** @throws Error with a line for each mistake, where there is one */
  settle: () => void;
}

interface Source {
  document: Document;
  lines: LineCounter;
}

/**
 * Parses a pack's files and validates each by its kind.
 * @throws Error with a line for each mistake: file, line, column, and what to do
 */
export function readPack<T extends Kinds>(
  files: Readonly<Record<string, string>>,
  kinds: T,
): { parts: Parts<T>; mistakes: Mistakes } {
  const sources = new Map(Object.entries(files).map(([file, text]) => [file, parse(text)]));
  const mistakes = newMistakes(sources);
  const named = Object.values(kinds).flatMap(kind => kind.files);
  for (const file of sources.keys())
    if (!named.some(name => isIn(file, name)))
      mistakes.add(file, [], `nothing is read from this file; a pack has ${named.join(', ')}`);
  for (const name of named)
    if (!name.endsWith('/') && !sources.has(name)) mistakes.add(name, [], 'the file is missing; a pack needs it');
  const parts = Object.fromEntries(
    Object.entries(kinds).map(([name, kind]) => [
      name,
      [...sources]
        .filter(([file]) => kind.files.some(one => isIn(file, one)))
        .map(([file, { document }]) => [file, read(file, document, kind.schema, mistakes)]),
    ]),
  ) as unknown as Parts<T>;
  mistakes.settle();
  return { parts, mistakes };
}

const isIn = (file: string, name: string): boolean => (name.endsWith('/') ? file.startsWith(name) : file === name);

function parse(text: string): Source {
  const lines = new LineCounter();
  return { document: parseDocument(text, { lineCounter: lines, prettyErrors: false }), lines };
}

/** What a document holds; its mistakes are added to the others. */
function read(file: string, document: Document, schema: v.GenericSchema, { add }: Mistakes): unknown {
  const { contents, errors } = document;
  if (errors.length) return undefined;
  if (!contents || (isMap(contents) && !contents.items.length)) {
    add(file, [], 'the file is empty; fill it or take it out');
    return undefined;
  }
  const { issues = [], output } = v.safeParse(schema, document.toJS(), { message: wording });
  for (const { path = [], message } of issues)
    add(
      file,
      path.map(({ key }) => key as string | number),
      message,
    );
  return output;
}

function newMistakes(sources: ReadonlyMap<string, Source>): Mistakes {
  const all: { file: string; at: number; text: string }[] = [];
  const at = (file: string, offset: number): string => {
    const source = sources.get(file);
    if (!source) return file;
    const { line, col } = source.lines.linePos(offset);
    return `${file}:${line}:${col}`;
  };
  const push = (file: string, offset: number, message: string) =>
    all.push({ file, at: offset, text: `${at(file, offset)}: ${message.replace(/\s*\n\s*/g, ' ')}` });
  const offsetOf = (file: string, path: Path): number => {
    const source = sources.get(file);
    return (source && nodeAt(source.document, path)?.range?.[0]) ?? 0;
  };
  for (const [file, { document }] of sources) {
    for (const { pos, message } of document.errors) push(file, pos[0], message);
    for (const [offset, message] of misread(document)) push(file, offset, message);
  }
  return {
    add: (file, path, message) =>
      push(file, offsetOf(file, path), path.length ? `${path.join('.')}: ${message}` : message),
    placeOf: (file, path) => at(file, offsetOf(file, path)),
    settle: () => {
      all.sort((a, b) => (a.file === b.file ? a.at - b.at : a.file < b.file ? -1 : 1));
      if (all.length) throw new Error([...new Set(all.map(({ text }) => text))].join('\n'));
    },
  };
}

/** The key or the item at a path, or the last one before it. */
function nodeAt(document: Document, path: Path): Node | null {
  let found = document.contents as Node | null;
  let node: unknown = found;
  for (const step of path) {
    if (isAlias(node)) node = node.resolve(document);
    const pair = isMap(node) ? node.items.find(({ key }) => isScalar(key) && String(key.value) === String(step)) : null;
    const next = pair ? pair.key : isSeq(node) ? node.items[Number(step)] : undefined;
    if (!next) break;
    found = next as Node;
    node = pair ? pair.value : next;
  }
  return found;
}

/** Names that every object has already. */
const TAKEN = ['constructor', 'prototype', '__proto__'];

/** What YAML would read as something else than stands there, and keys that no object can have. */
function misread(document: Document): [offset: number, message: string][] {
  const found: [number, string][] = [];
  visit(document, {
    Scalar(key, { value, source, range }) {
      if (typeof value === 'number' && source !== String(value))
        found.push([range?.[0] ?? 0, `${source} is read as ${value}; write that, or put it into quote marks`]);
      if (key === 'key' && TAKEN.includes(String(value)))
        found.push([range?.[0] ?? 0, `"${value}" can be no name here`]);
    },
  });
  return found;
}
