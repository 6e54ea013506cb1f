import { isMap, isScalar, isSeq, parseDocument } from 'yaml';
import type { FrontMatter } from './triage/document.ts';
import type { Notice } from './triage/model.ts';
import { frontMatterOf, opensFrontMatter } from './triage/reader/front-matter.ts';

export interface ReadFrontMatter {
  frontMatter?: FrontMatter;
  notices: Notice[];
}

let last: { front: string; read: ReadFrontMatter } | undefined;

/** Parses the front matter; what is broken in it comes back as a notice, the rest is still read. */
export function readFrontMatter(text: string): ReadFrontMatter {
  const front = frontMatterOf(text)?.whole ?? text.slice(0, 200);
  if (last?.front !== front) last = { front, read: parse(text) };
  return last.read;
}

function parse(text: string): ReadFrontMatter {
  if (!opensFrontMatter(text)) return { notices: [] };
  const front = frontMatterOf(text);
  if (!front) {
    const end = text.search(/\r|\n/);
    return {
      notices: [
        {
          start: 0,
          end: end < 0 ? text.length : end,
          code: 'front-matter',
          severity: 'warning',
          message: 'The front matter has no end: close it with a line of ---.',
        },
      ],
    };
  }
  const { whole, open, body } = front;
  // To YAML a carriage return alone ends no line.
  const parsed = parseDocument(body.replace(/\r(?!\n)/g, '\n'), { strict: false });
  const notices = parsed.errors.map(
    (error): Notice => ({
      start: open.length + Math.min(error.pos[0], body.length),
      end: open.length + Math.min(Math.max(error.pos[1], error.pos[0] + 1), body.length),
      code: 'front-matter',
      severity: 'error',
      message: `The front matter is no valid YAML here: ${(error.message.split('\n')[0] ?? '').replace(/ at line \d+.*$/, '')}.`,
    }),
  );
  const logs: FrontMatter['logs'] = [];
  const value = isMap(parsed.contents) ? parsed.contents.get('logs', true) : undefined;
  for (const item of isSeq(value) ? value.items : [value]) {
    if (!isScalar(item) || typeof item.value !== 'string' || !item.value.trim() || !item.range) continue;
    const [start, end] = item.range;
    const name = item.value;
    const quoted = body.slice(start, end).indexOf(name);
    logs.push({
      name,
      start: open.length + start + Math.max(quoted, 0),
      end: open.length + start + Math.max(quoted, 0) + name.length,
    });
  }
  return { frontMatter: { start: 0, end: whole.length, logs }, notices };
}
