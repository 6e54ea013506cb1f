import type { LogFormat } from '../../knowledge/log-formats.ts';
import type { LogFact, LogKnowledge } from '../../knowledge/logs.ts';

/** What a pack's rules leave alone in the head of a line: its text up to the first colon with a blank behind it. */
export interface Likeness {
  /** Finds in a head, with that colon and blank, where a match of any rule might begin. */
  leads: RegExp;
  /** Formats that know a record by its head alone, whichever digits stand there. */
  formats: ReadonlySet<LogFormat>;
  /** Facts that are read from one line, whichever stand around it. */
  facts: ReadonlySet<LogFact>;
}

const made = new WeakMap<LogKnowledge, Likeness | false>();

/**
 * Undefined where a rule may begin with digits, or behind a colon. Else every rule begins with letters, and where none
 * of those beginnings stands in a head no rule matches there, whichever digits it holds and whatever follows.
 */
export function likenessOf(logs: LogKnowledge): Likeness | undefined {
  const known = made.get(logs) ?? newLikeness(logs) ?? false;
  made.set(logs, known);
  return known || undefined;
}

function newLikeness({ formats, signatures, healthy, endings, unsaid, facts }: LogKnowledge): Likeness | undefined {
  // Whichever format a line is in, none may take it for a record's beginning because of its digits.
  if (!formats.every(({ record }) => isBlindToDigits(record))) return undefined;
  const patterns = [
    ...signatures.flatMap(({ patterns: own, clears, not, within }) => [
      ...own,
      ...clears,
      ...not,
      ...(within?.patterns ?? []),
    ]),
    ...healthy,
    ...endings.flatMap(ending => ending.patterns),
  ];
  const leads = new Set<string>();
  for (const { pattern } of patterns) {
    const own = beginningsOf(pattern);
    if (!own?.every(isPlain)) return undefined;
    for (const lead of own) leads.add(lead);
  }
  const all = [...leads].map(lead => lead.replace(/[^\w\s]/g, '\\$&'));
  if (unsaid) all.push(unsaid.before);
  for (const owner of new Set(signatures.map(({ within }) => within?.owner?.pattern))) {
    if (!owner) continue;
    const own = beginningsOf(owner);
    // Without blanks it stands in a head as a whole or not at all.
    if (own?.every(isPlain)) all.push(...own.map(lead => lead.replace(/[^\w\s]/g, '\\$&')));
    else if (/ |\\s|\[\^/.test(owner)) return undefined;
    else all.push(owner);
  }
  return {
    facts: new Set(facts.filter(staysInLine)),
    leads: new RegExp(all.join('|') || '(?!)'),
    formats: new Set(
      // What looks around itself may see what stands behind the head.
      formats.filter(({ record, fields }) => !Object.keys(fields).length && !/\$|\\b|\(\?<?[=!]/.test(record)),
    ),
  };
}

/**
 * What a fact's pattern matches around its literal hangs on no other line: nothing behind the literal can stand for a
 * line break, the last blank aside, and before it nothing for one or nothing for the colon of a head.
 */
function staysInLine({ literal, pattern }: LogFact): boolean {
  const source = pattern.replace(/\(\?:\\s\|\$\)$/, '');
  if (isOfOneLine(source)) return true;
  const wanted = literal.replace(/[/.]/g, '\\$&');
  const at = source.indexOf(wanted);
  if (at < 0 || !isOfOneLine(source.slice(at))) return false;
  const before = source.slice(0, at).replaceAll('(?:', '(');
  return !before.includes(':') && !/[.^$]|\[\^|\\[SWDBux]/.test(withoutPlain(before));
}

const isOfOneLine = (source: string): boolean => !/[.^$]|\[\^|\\[snrfvWDSBux]/.test(withoutPlain(source));

/** Without escaped signs, and classes of characters that are plain. */
const withoutPlain = (source: string): string =>
  source.replace(/\\[.()[\]{}?*+|/]|\[[^\]^\\]*(?:\\[d.][^\]\\]*)*\]/g, '');

/** Any digit may stand where one may, and behind `0x` any hexadecimal one. */
function isBlindToDigits(source: string): boolean {
  const rest = source.replace(/\\d|0x(?=\[0-9a-f\])|0-9|\{\d+(?:,\d*)?\}/g, '');
  return !/\d/.test(rest);
}

/** It cannot begin among the digits of a head, nor reach beyond the colon. */
const isPlain = (lead: string): boolean =>
  !/\d|: |^[: ]/.test(lead) && !/^[a-f]*(?:[^A-Za-z]|$)/.test(lead.replace(/^\W/, 'z'));

/** The texts that a match of a pattern begins with, some optional signs aside; undefined where that is not plain. */
export function beginningsOf(source: string): string[] | undefined {
  const all: string[] = [];
  for (const alternative of alternativesOf(source)) {
    const rest = alternative.replace(/^(?:\\b|\\\\\{0,\d\})+/, '');
    const inner = rest.startsWith('(?:') ? groupAt(rest) : undefined;
    if (inner !== undefined) {
      if (/^[?*{]/.test(rest.slice(inner.length + 4))) return undefined;
      const own = beginningsOf(inner);
      if (!own) return undefined;
      all.push(...own);
      continue;
    }
    // One of several signs, maybe more of them.
    const signs = /^\[((?:\\\\|[^\]\\^A-Za-z0-9-])+)\](?:\{1,\d\})?/.exec(rest);
    if (signs) {
      const next = /\}$/.test(signs[0]) ? [''] : (beginningsOf(rest.slice(signs[0].length)) ?? ['']);
      all.push(...[...(signs[1] ?? '').replace('\\\\', '\\')].flatMap(sign => next.map(lead => sign + lead)));
      continue;
    }
    const lead = /^(?:\\[^\w]|[^\\()[\]{}.*+?^$|])*/.exec(rest)?.[0] ?? '';
    // What may be missing is no part of it.
    const sure = /^[?*{]/.test(rest.slice(lead.length)) ? lead.replace(/\\?.$/, '') : lead;
    if (!sure) return undefined;
    all.push(sure.replace(/\\(.)/g, '$1'));
  }
  return all;
}

/** Parts of a pattern between the bars that stand in no group. */
function alternativesOf(source: string): string[] {
  if (!source.includes('|')) return [source];
  const parts: string[] = [];
  let from = 0;
  let depth = 0;
  for (let at = 0; at < source.length; at = tokenEnd(source, at)) {
    if (source[at] === '(') depth++;
    else if (source[at] === ')') depth--;
    else if (source[at] === '|' && !depth) {
      parts.push(source.slice(from, at));
      from = at + 1;
    }
  }
  return [...parts, source.slice(from)];
}

/** What stands in the group without a name that a pattern begins with. */
function groupAt(source: string): string | undefined {
  let depth = 0;
  for (let at = 0; at < source.length; at = tokenEnd(source, at)) {
    if (source[at] === '(') depth++;
    else if (source[at] === ')') depth--;
    if (!depth) return source.slice(3, at);
  }
  return undefined;
}

/** Behind an escaped sign, a class of characters, or any other sign. */
function tokenEnd(source: string, at: number): number {
  if (source[at] === '\\') return at + 2;
  if (source[at] !== '[') return at + 1;
  let end = at + 1;
  while (end < source.length && source[end] !== ']') end += source[end] === '\\' ? 2 : 1;
  return end + 1;
}
