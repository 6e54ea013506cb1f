import type { LogPattern } from '../../knowledge/log-phrases.ts';
import { escapeText } from '../../knowledge/log-phrases.ts';
import type { Span } from '../model.ts';

/** Finds a pattern around its literal, which stands at `at` in a text; `record` bounds it. */
export type Find = (text: string, at: number, record: Readonly<Span>) => Found | undefined;

/** Where a pattern matches, and what it matches. */
export interface Found {
  start: number;
  said: string;
}

/** A pattern is looked for on so many characters on each side of its literal. */
export const REACH = 2500;

/** Whether the work for it grows with what stands around the literal. */
export interface Finder {
  find: Find;
  isSearch: boolean;
}

/**
 * Makes patterns ready. Most of them are plain phrases or codes of an error domain: for the former the literal is all,
 * the latter share one regular expression a domain. Compiling one for each took as long as reading twenty megabytes.
 */
export function newFinders(): (pattern: LogPattern) => Finder {
  const domains = new Map<string, (text: string, at: number) => Coded | undefined>();
  const make = ({ literal, pattern }: LogPattern): Finder => {
    const words = wordsOf(literal, pattern);
    if (words) return { find: words, isSearch: false };
    const [, domain, code] = CODED.exec(pattern) ?? [];
    if (domain === undefined || code === undefined || !domain.startsWith(`\\b${escapeText(literal)}[`))
      return { find: search(pattern), isSearch: true };
    const codeAt = domains.get(domain) ?? newCodeAt(domain);
    domains.set(domain, codeAt);
    const find: Find = (text, at, { end }) => {
      const coded = codeAt(text, at);
      return coded?.code === code && at + coded.said.length <= end ? { start: at, said: coded.said } : undefined;
    };
    return { find, isSearch: false };
  };
  // Of each only when its literal stands somewhere: most literals stand nowhere in a log.
  return pattern => {
    const finder: Finder = {
      isSearch: false,
      find: (text, at, record) => {
        Object.assign(finder, make(pattern));
        return finder.find(text, at, record);
      },
    };
    return finder;
  };
}

const CODED = /^(\\b\w+\[.*\{0,4\})(-?\d+)\\b$/;

interface Coded {
  code: string;
  said: string;
}

/** Reads the code behind a domain once for all rules that ask for it. */
function newCodeAt(domain: string): (text: string, at: number) => Coded | undefined {
  let regex: RegExp | undefined;
  let last: { text: string; at: number; coded: Coded | undefined } = { text: '', at: -1, coded: undefined };
  return (text, at) => {
    if (at === last.at && text === last.text) return last.coded;
    regex ??= new RegExp(`${domain}(-?\\d+)\\b`, 'y');
    regex.lastIndex = at;
    const match = regex.exec(text);
    last = { text, at, coded: match?.[1] === undefined ? undefined : { code: match[1], said: match[0] } };
    return last.coded;
  };
}

/** A phrase that is its own literal stands where that does, if no word goes on at its edges. */
function wordsOf(literal: string, pattern: string): Find | undefined {
  const before = /^\w/.test(literal);
  const after = /\w$/.test(literal);
  if (pattern !== `${before ? '\\b' : ''}${escapeText(literal)}${after ? '\\b' : ''}`) return undefined;
  return (text, at, { start, end }) => {
    const to = at + literal.length;
    if (at < start || to > end) return undefined;
    if ((before && at > start && isWord(text.charCodeAt(at - 1))) || (after && to < end && isWord(text.charCodeAt(to))))
      return undefined;
    return { start: at, said: literal };
  };
}

const isWord = (code: number): boolean =>
  (code >= 0x61 && code <= 0x7a) || (code >= 0x41 && code <= 0x5a) || (code >= 0x30 && code <= 0x39) || code === 0x5f;

function search(pattern: string): Find {
  let regex: RegExp | undefined;
  return (text, at, { start, end }) => {
    regex ??= new RegExp(pattern);
    const from = Math.max(start, at - REACH);
    const match = regex.exec(text.slice(from, Math.min(end, at + REACH)));
    return match?.[0] ? { start: from + match.index, said: match[0] } : undefined;
  };
}
