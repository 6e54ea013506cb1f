import type { CodeDomain, ErrorCode } from '../knowledge/codes.ts';
import type { Span } from './model.ts';
import { withoutColours } from './reader/plain.ts';

/** An error's domain and code where they stand in a text. */
export interface FoundCode extends Span {
  domain: CodeDomain;
  code: number;
  /** What it means; missing where the pack does not explain this code of the domain. */
  known?: ErrorCode;
}

/** So far around the offset a code is looked for, inside its line: lines of JSON hold whole reports. */
const REACH = 1000;

/** The error codes whose text holds `offset`, the narrowest first; one notation may name two, as `(25/2035)` does. */
export function errorCodesAt(text: string, offset: number, domains: readonly CodeDomain[]): FoundCode[] {
  const from = Math.max(text.lastIndexOf('\n', offset - 1) + 1, offset - REACH);
  const lineEnd = text.indexOf('\n', offset);
  const plain = withoutColours(text.slice(from, Math.min(lineEnd < 0 ? text.length : lineEnd, offset + REACH)));
  const original = (at: number) => from + plain.original(at);
  const found = new Map<string, FoundCode>();
  for (const domain of domains)
    for (const pattern of domain.patterns)
      for (const match of plain.text.matchAll(new RegExp(pattern, 'g'))) {
        const start = original(match.index);
        const end = original(match.index + match[0].length - 1) + 1;
        const code = Number(match.groups?.code);
        if (offset < start || offset > end || found.has(`${domain.domain} ${code}`)) continue;
        found.set(`${domain.domain} ${code}`, { start, end, domain, code, known: domain.codes[code] });
      }
  return [...found.values()].sort((a, b) => a.end - a.start - (b.end - b.start));
}
