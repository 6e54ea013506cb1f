import type { Knowledge } from '../knowledge/knowledge.ts';
import { frequencyOf, isNewestFirst, placeName } from './attached.ts';
import { place, type TextChange, takesText } from './insert.ts';
import { evidenceBlock, type QuotedFinding, quotedIn, withoutEvidence } from './insertion/evidence-block.ts';
import { styleOf } from './insertion/style.ts';
import { findEvidenceTarget } from './insertion/target.ts';
import type { LogEvidence } from './model.ts';
import { masked, onOneLine } from './quote.ts';
import { readStructure } from './reader/blocks.ts';
import type { RenderedRemedy } from './remedy.ts';

export interface EvidenceOptions {
  /** Of these causes; else of all. */
  causes?: readonly string[];
  /** Hides names, addresses, serial numbers and the like. */
  masksPrivate: boolean;
  markup: RenderedRemedy['markup'];
}

/** What can be quoted: for a cause or against it, but nothing that is only mentioned. */
export const isQuotable = ({ status }: LogEvidence): boolean => status === 'present' || status === 'ruled-out';

/**
 * The change that quotes log lines in a ticket, each with file, line, time and count: under the heading for such, else
 * at the end. It only adds, what stands there already is not quoted again, and what text would break is left alone.
 */
export function insertEvidence(
  text: string,
  attached: readonly LogEvidence[],
  knowledge: Knowledge,
  { causes, masksPrivate, markup }: EvidenceOptions,
): TextChange[] {
  if (!takesText(text)) return [];
  const isQuoted = quotedIn(text);
  const parts = knowledge.causes
    .filter(({ id }) => !causes || causes.includes(id))
    .flatMap(({ id, title }) => {
      const own = attached.filter(one => one.cause === id && isQuotable(one));
      const quotes = own.map(one => quoteOf(one, masksPrivate)).filter(distinct);
      const missing = quotes.filter(quote => !isQuoted(title, quote));
      return missing.length ? [{ title, quotes: missing }] : [];
    });
  if (!parts.length) return [];
  const structure = readStructure(withoutEvidence(text));
  const target = findEvidenceTarget(text, structure);
  const style = styleOf(text, structure, target, markup);
  const { eol, writing } = style;
  const blocks = parts.map(({ title, quotes }) => evidenceBlock(title, quotes, writing, eol));
  if (!target.part) blocks.unshift(style.section('Evidence'));
  return [place(text, target.at, blocks.join(eol + eol), eol)];
}

const distinct = ({ place: own }: QuotedFinding, index: number, all: readonly QuotedFinding[]): boolean =>
  all.findIndex(other => other.place === own) === index;

function quoteOf(evidence: LogEvidence, masksPrivate: boolean): QuotedFinding {
  const clean = (text: string) => (masksPrivate ? masked(text) : onOneLine(text)).trim();
  const { status, reasons, lastAt } = evidence;
  const often = frequencyOf(evidence);
  const other = isNewestFirst(evidence) ? 'first' : 'last';
  const last = lastAt && lastAt.line !== evidence.at.line ? `${other} in line ${lastAt.line + 1}` : '';
  const fine = status === 'present' ? '' : `no longer so: ${reasons.map(({ why }) => why).join('; ')}`;
  return {
    place: clean(placeName(evidence)),
    remarks: [often, last, clean(fine)].filter(Boolean),
    line: onOneLine(masksPrivate ? evidence.masked : evidence.line).trim() || '(an empty line)',
  };
}
