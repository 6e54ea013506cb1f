import { lineIndex, type Position } from '../triage/lines.ts';
import type { Fact } from '../triage/model.ts';
import type { Member } from './member.ts';

/** A version, and where a file of an archive states it. */
export interface StatedVersion extends Fact<string> {
  member: string;
  text: string;
  places: { start: Position; end: Position };
}

/** A property list of a few lines; a longer file is none. */
const LONGEST = 64 * 1024;

/** The version that SystemVersion.plist states, if it is one of iOS. */
export async function readVersion(member: Member, name: string): Promise<StatedVersion | undefined> {
  const parts: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of member.chunks()) {
    size += chunk.length;
    if (size > LONGEST) return undefined;
    parts.push(chunk);
  }
  const text = Buffer.concat(parts).toString('utf8');
  const value = /<key>ProductVersion<\/key>\s{0,20}<string>(\d{1,2}(?:\.\d{1,2}){0,2})<\/string>/.exec(text);
  const product = /<key>ProductName<\/key>\s{0,20}<string>([^<]{1,40})<\/string>/.exec(text)?.[1];
  if (!value?.[1] || (product !== undefined && !/iPhone|iOS|iPad/.test(product))) return undefined;
  const span = { start: value.index, end: value.index + value[0].length };
  const { positionAt } = lineIndex(text);
  return {
    value: value[1],
    ...span,
    member: name,
    text: `iOS ${value[1]}`,
    places: { start: positionAt(span.start), end: positionAt(span.end) },
  };
}
