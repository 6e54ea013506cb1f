import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { type DocumentReport, errorLine, type Report } from '../../files/report.ts';
import { allSymptoms, type Knowledge } from '../../knowledge/knowledge.ts';
import type { Position } from '../../triage/lines.ts';

/** A log that a ticket names, by its path from there or a whole one. */
const beside = (ticket: string, log: string): string =>
  path.isAbsolute(log) ? log : path.join(path.dirname(ticket), log);

/** A path as SARIF wants it: relative ones stay so. */
const uriOf = (file: string): string =>
  file === '-'
    ? 'stdin'
    : path.isAbsolute(file)
      ? pathToFileURL(file).href
      : withSlashes(file).split('/').map(encodeURIComponent).join('/');

const withSlashes = (file: string): string => (path.sep === '/' ? file : file.replaceAll(path.sep, '/'));

/** A file, or one of an archive. */
const artifactOf = (path: string, member: string | undefined) => ({
  uri: uriOf(member === undefined ? path : `${path}!/${member}`),
});

/** Without an end, it is the rest of the line. */
const regionOf = ({ start, end }: { start: Position; end?: Position }) => ({
  startLine: start.line + 1,
  startColumn: start.character + 1,
  ...(end ? { endLine: end.line + 1, endColumn: end.character + 1 } : {}),
});

const LEVELS = { error: 'error', warning: 'warning', information: 'note' } as const;

/** What is wrong with a document; what could not be read of an archive stands among the errors. */
const notificationsOf = ({ path, notices = [] }: DocumentReport) =>
  notices
    .filter(({ code }) => code !== 'archive-broken')
    .map(({ code, severity, message, range, member }) => ({
      level: LEVELS[severity],
      descriptor: { id: code },
      message: { text: message },
      locations: [{ physicalLocation: { artifactLocation: artifactOf(path, member), region: regionOf(range) } }],
    }));

/** The present findings as SARIF 2.1.0, those of a ticket's logs with them, for tools that collect results. */
export function sarif({ documents, errors }: Report, knowledge: Knowledge): string {
  // A log that is a document of the run itself says its findings there.
  const own = new Set(documents.map(({ path: file }) => path.resolve(file)));
  const results = documents.flatMap(({ path: document, findings, causes, attached = [] }) =>
    [
      ...findings.map(finding => ({ ...finding, path: document })),
      ...attached
        .map(one => ({ ...one, range: { start: one.at }, path: beside(document, one.log) }))
        .filter(({ path: log }) => !own.has(path.resolve(log))),
    ]
      .filter(({ status }) => status === 'present')
      .map(({ symptom, cause, text, range, member, path }) => ({
        ruleId: symptom,
        level: causes.some(c => c.cause === cause && c.verdict === 'likely') ? 'warning' : 'note',
        message: { text: `${cause}: ${text}` },
        locations: [
          {
            physicalLocation: {
              artifactLocation: artifactOf(path, member),
              region: regionOf(range),
            },
          },
        ],
      })),
  );
  const used = new Set(results.map(({ ruleId }) => ruleId));
  const rules = allSymptoms(knowledge)
    .filter(({ id }) => used.has(id))
    .map(({ id, title }) => ({ id, shortDescription: { text: title } }));
  const run = {
    tool: { driver: { name: 'symptom-lens', rules } },
    columnKind: 'utf16CodeUnits',
    invocations: [
      {
        executionSuccessful: !errors.length,
        toolExecutionNotifications: [
          ...errors.map(error => ({ level: 'error', message: { text: errorLine(error) } })),
          ...documents.flatMap(notificationsOf),
        ],
      },
    ],
    results,
  };
  return JSON.stringify(
    { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [run] },
    undefined,
    2,
  );
}
