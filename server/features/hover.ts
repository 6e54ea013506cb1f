import type { Hover, Position } from 'vscode-languageserver-types';
import { addressBeside } from '../addresses/address.ts';
import { causeOf, type Knowledge, symptomOf, symptomTitle } from '../knowledge/knowledge.ts';
import { questionOf } from '../triage/assess.ts';
import { frequencyOf, logEvidenceOf, placeName } from '../triage/attached.ts';
import { decidedBy, quoted } from '../triage/decided.ts';
import { likelyIn, linesOf, type Preferences, type ReadDocument, shownAs } from '../triage/document.ts';
import { languageOf } from '../triage/language.ts';
import type { LineIndex } from '../triage/lines.ts';
import type { Finding, LogEvidence, Span } from '../triage/model.ts';
import { renderRemedy } from '../triage/remedy.ts';

const STATUS_WORDS: Record<Finding['status'], string> = {
  present: 'it applies',
  'ruled-out': 'the text says that it does not apply',
  tried: 'its remedy was already carried out',
  mentioned: 'only named, without a claim',
};

/** So many steps of the remedy are shown. */
const FIRST_STEPS = 3;
/** So many log lines are cited. */
const FIRST_LINES = 3;

/** Explains the findings at a position, of any status. */
export function hoverAt(
  document: ReadDocument,
  position: Position,
  preferences: Preferences,
  knowledge: Knowledge,
): Hover | undefined {
  const lines = linesOf(document);
  const offset = lines.offsetAt(position);
  const found = document.reading.findings.filter(
    finding => within(offset, finding) || (finding.last && within(offset, finding.last)),
  );
  const [first] = found;
  if (!first) return hoverOnLogName(document, offset, lines);
  const value = found
    .map(finding => {
      // A problem shows its title in the same box.
      const titled = found.length > 1 || !isProblem(finding, document, preferences);
      return [...(titled ? [titleOf(finding, knowledge)] : []), ...explain(finding, document, preferences, knowledge)];
    })
    .map(parts => parts.join('\n\n'))
    .join('\n\n---\n\n');
  const span = first.last && !within(offset, first) ? first.last : first;
  return {
    contents: { kind: 'markdown', value },
    range: { start: lines.positionAt(span.start), end: lines.positionAt(span.end) },
  };
}

const within = (offset: number, { start, end }: Span): boolean => offset >= start && offset <= end;

const isProblem = (finding: Finding, { reading }: ReadDocument, preferences: Preferences): boolean =>
  shownAs(finding, likelyIn(reading), preferences) !== undefined;

const titleOf = ({ symptom }: Finding, knowledge: Knowledge): string =>
  `**${literal(symptomTitle(knowledge, symptom))}**`;

/** Text of the pack in Markdown: `[your name]` is a row of the settings and no link. */
const literal = (text: string): string => text.replace(/[[\]]/g, '\\$&');

function explain(
  finding: Finding,
  { kind, text, reading, uri }: ReadDocument,
  preferences: Preferences,
  knowledge: Knowledge,
): string[] {
  const symptom = symptomOf(knowledge, finding.symptom);
  const cause = causeOf(knowledge, finding.cause);
  const verdict = reading.causes.find(entry => entry.cause === finding.cause)?.verdict;
  const parts = [
    `*${literal(cause?.title ?? finding.cause)}*${verdict ? ` (${verdict})` : ''}: ${literal(cause?.why ?? '')}`,
    `Status **${finding.status}**: ${finding.ignored ? 'ignored by a directive; ' : ''}${STATUS_WORDS[finding.status]}, ${decidedBy(finding, text)}.`,
  ];
  if (finding.count > 1) parts.push(`Seen ${frequencyOf(finding)}.`);
  parts.push(...citations(finding.cause, { reading, uri }));
  const isOpen = finding.status !== 'ruled-out' && !reading.closed;
  const said = [...reading.findings, ...(reading.attached ?? [])];
  const question = cause && isOpen && questionOf(cause, reading.facts, said);
  if (question) parts.push(`Ask next: ${literal(question)}`);
  if (cause && finding.status === 'present') {
    const language = kind === 'ticket' ? languageOf(text) : undefined;
    const { title, steps } = renderRemedy(
      cause.id,
      reading.facts,
      { audience: 'internal', labels: preferences.labels, markup: 'markdown', language },
      knowledge,
    );
    const more = steps.length > FIRST_STEPS ? `\n\n…and ${steps.length - FIRST_STEPS} more with the quick fix.` : '';
    parts.push(
      `${literal(title)}:\n\n${steps
        .slice(0, FIRST_STEPS)
        .map((step, i) => `${i + 1}. ${literal(step)}`)
        .join('\n')}${more}`,
    );
  }
  const sources = symptom?.sources?.filter(source => source.startsWith('http')) ?? [];
  const links = sources.length ? sources : (cause?.sources ?? []);
  if (links.length)
    parts.push(`Sources: ${links.map(link => `[${link.replace(/^https:\/\//, '')}](${link})`).join(', ')}`);
  return parts;
}

/** So many findings of a log are listed on its name. */
const MOST_LISTED = 10;

/** On the name of a log in the front matter: what it says. */
function hoverOnLogName(
  { reading, uri, frontMatter }: ReadDocument,
  offset: number,
  lines: LineIndex,
): Hover | undefined {
  const log = frontMatter?.logs.find(span => within(offset, span));
  const own = reading.attached?.filter(({ log: name, status }) => name === log?.name && status !== 'mentioned') ?? [];
  if (!log || !own.length) return undefined;
  const listed = own.slice(0, MOST_LISTED).map(one => `- ${citation(one, uri)}`);
  const more = own.length > MOST_LISTED ? [`- …and ${own.length - MOST_LISTED} more`] : [];
  return {
    contents: { kind: 'markdown', value: ['What this log says:', '', ...listed, ...more].join('\n') },
    range: { start: lines.positionAt(log.start), end: lines.positionAt(log.end) },
  };
}

/** The lines of the ticket's logs that speak of a cause, for it first. */
function citations(cause: string, { reading, uri }: Pick<ReadDocument, 'reading' | 'uri'>): string[] {
  const { evidence, against } = logEvidenceOf(cause, reading);
  const all = [...evidence, ...against];
  if (!all.length) return [];
  const more = all.length > FIRST_LINES ? `\n- …and ${all.length - FIRST_LINES} more` : '';
  return [
    `In the logs:\n\n${all
      .slice(0, FIRST_LINES)
      .map(one => `- ${citation(one, uri)}`)
      .join('\n')}${more}`,
  ];
}

function citation(evidence: LogEvidence, ticket: string): string {
  const place = literal(placeName(evidence));
  // A file in an archive has no address of its own.
  const address = evidence.member === undefined ? addressBeside(ticket, evidence.log) : undefined;
  const link = address ? `[${place}](${address.with({ fragment: `L${evidence.at.line + 1}` })})` : place;
  const often = frequencyOf(evidence);
  const says =
    evidence.status === 'present' ? '' : ` (${evidence.status}: ${evidence.reasons.map(({ why }) => why).join('; ')})`;
  return `${link}${often ? `, ${often}` : ''}: ${quoted(evidence.text, { start: 0, end: evidence.text.length })}${says}`;
}
