import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { URI } from 'vscode-uri';
import { type AttachedLog, logsNamedIn } from './attached/attached-logs.ts';
import { withAttached } from './attached/case.ts';
import { readAttachedLog } from './attached/read-log.ts';
import { readFrontMatter } from './front-matter.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import { messageOf } from './triage/message-of.ts';
import type { Reading } from './triage/model.ts';
import { readTicket } from './triage/ticket.ts';

/**
 * Reads a ticket together with the logs that its front matter names beside it.
 * @param file `-` for standard input, beside which stands what is in the working folder
 */
export async function readTicketWithLogs(
  file: string,
  text: string,
  knowledge: Knowledge,
  signal?: AbortSignal,
): Promise<Reading> {
  const { frontMatter, notices } = readFrontMatter(text);
  const reading = readTicket(text, knowledge);
  const uri = URI.parse(pathToFileURL(path.resolve(file)).toString()).toString();
  const ticket = {
    uri,
    kind: 'ticket' as const,
    text,
    frontMatter,
    reading: { ...reading, notices: [...notices, ...reading.notices] },
  };
  const logs: AttachedLog[] = [];
  for (const log of logsNamedIn(ticket)) {
    try {
      logs.push({ ...log, outcome: await readAttachedLog(URI.parse(log.uri).fsPath, log.name, knowledge, signal) });
    } catch (error) {
      logs.push({ ...log, problem: messageOf(error) });
    }
  }
  return withAttached(ticket, logs, knowledge).reading;
}
