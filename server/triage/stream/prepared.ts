import type { LogFact, LogKnowledge } from '../../knowledge/logs.ts';
import { type LogRule, type LogScanner, scannerOf } from '../matcher/log-scan.ts';
import { type ByteFilter, newByteFilter } from './byte-filter.ts';

/** What a literal is looked for. */
export interface Use {
  rules: LogRule[];
  facts: LogFact[];
  directive: boolean;
  /** It only ends what others said. */
  onlyEnds: boolean;
}

/** A pack's log rules, made ready for bytes. */
export interface Prepared {
  scanner: LogScanner;
  filter: ByteFilter;
  /** In the order of the filter's literals. */
  uses: Use[];
}

const made = new WeakMap<LogKnowledge, Prepared>();

export function preparedOf(logs: LogKnowledge): Prepared {
  const known = made.get(logs);
  if (known) return known;
  const scanner = scannerOf(logs);
  const uses = new Map<string, Use>();
  const useOf = (literal: string): Use => {
    const use = uses.get(literal) ?? { rules: [], facts: [], directive: false, onlyEnds: false };
    uses.set(literal, use);
    return use;
  };
  for (const [literal, rules] of scanner.literals) useOf(literal).rules.push(...rules);
  for (const fact of logs.facts)
    for (const anchor of fact.anchors ?? [fact.literal])
      for (const literal of expanded(anchor)) useOf(literal).facts.push(fact);
  useOf('symptom-lens:').directive = true;
  for (const use of uses.values()) use.onlyEnds = !use.facts.length && use.rules.every(({ ending }) => ending);
  useOf('symptom-lens:').onlyEnds = false;
  const prepared = {
    scanner,
    filter: newByteFilter([...uses.keys()]),
    uses: [...uses.values()],
  };
  made.set(logs, prepared);
  return prepared;
}

/** All texts that `iOS [1-3][0-9]` stands for. */
function expanded(anchor: string): string[] {
  const [whole, before = '', low = '', high = '', after = ''] = /^(.*?)\[(.)-(.)\](.*)$/.exec(anchor) ?? [];
  if (whole === undefined) return [anchor];
  const first = low.charCodeAt(0);
  const chars = Array.from({ length: high.charCodeAt(0) - first + 1 }, (_, i) => String.fromCharCode(first + i));
  return chars.flatMap(char => expanded(after).map(rest => before + char + rest));
}
