import path from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Report } from '../../files/report.ts';
import { allSymptoms, type Knowledge } from '../../knowledge/knowledge.ts';

/** A log that a ticket names, by its path from there or a whole one. */
const beside = (ticket: string, log: string): string =>
  path.posix.isAbsolute(log) ? log : path.posix.join(path.posix.dirname(ticket), log);

/** A path as SARIF wants it: relative ones stay so. */
const uriOf = (file: string): string =>
  path.isAbsolute(file) ? pathToFileURL(file).href : file.split(path.sep).map(encodeURIComponent).join('/');

/** The present findings as SARIF 2.1.0, those of a ticket's logs with them, for tools that collect results. */
export function sarif({ documents, errors }: Report, knowledge: Knowledge): string {
  const results = documents.flatMap(({ path: own, findings, causes, attached = [] }) =>
    [
      ...findings.map(finding => ({ ...finding, path: own })),
      ...attached.map(one => ({ ...one, range: { start: one.at, end: one.at }, path: beside(own, one.log) })),
    ]
      .filter(({ status }) => status === 'present')
      .map(({ symptom, cause, text, range, member, path }) => ({
        ruleId: symptom,
        level: causes.some(c => c.cause === cause && c.verdict === 'likely') ? 'warning' : 'note',
        message: { text: `${cause}: ${text}` },
        locations: [
          {
            physicalLocation: {
              artifactLocation: { uri: uriOf(member === undefined ? path : `${path}!/${member}`) },
              region: {
                startLine: range.start.line + 1,
                startColumn: range.start.character + 1,
                endLine: range.end.line + 1,
                endColumn: range.end.character + 1,
              },
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
        toolExecutionNotifications: errors.map(({ path, message }) => ({
          level: 'error',
          message: { text: `${path}: ${message}` },
        })),
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
