import * as vscode from 'vscode';
import { type Call, documentInFront, insertEdits, register, type ServerEdit, targetFor } from './insert.ts';

interface QuotableCause {
  cause: string;
  title: string;
  count: number;
}

interface CauseItem extends vscode.QuickPickItem {
  causes?: string[];
}

/** "Insert Evidence…": quotes lines of the ticket's logs in the ticket; of a log in front, its own in an open ticket. */
export const registerInsertEvidence = (call: Call): vscode.Disposable =>
  register('symptomLens.insertEvidence', async chosen => {
    const document = documentInFront();
    const target = document && (await targetFor(call, document));
    if (!target) return;
    const { ticket, log } = target;
    const source = { uri: ticket.uri.toString(), ...(log === undefined ? {} : { log }) };
    const causes = await call<QuotableCause[]>('symptomLens.server.evidence', source);
    if (!causes.length) {
      vscode.window.showInformationMessage(
        log === undefined
          ? 'The logs of this ticket show nothing to quote. Name them in its front matter (logs:).'
          : 'This log shows nothing to quote.',
      );
      return;
    }
    const choice = typeof chosen === 'string' ? { causes: [chosen] } : await pick(causes);
    if (!choice) return;
    await insertEdits(
      ticket,
      () => call<ServerEdit[]>('symptomLens.server.evidenceEdits', { ...source, causes: choice.causes }),
      'Nothing to insert: these lines stand in the ticket already, or text would break the file (JSON, XML, CSV, base64).',
    );
  });

/** One cause, or all; without asking where there is only one. */
async function pick(causes: readonly QuotableCause[]): Promise<{ causes?: string[] } | undefined> {
  if (causes.length === 1) return {};
  const findings = (count: number) => `${count} ${count === 1 ? 'finding' : 'findings'}`;
  const all = causes.reduce((sum, { count }) => sum + count, 0);
  const items: CauseItem[] = [
    { label: 'All causes', description: findings(all) },
    ...causes.map(({ cause, title, count }) => ({ label: title, description: findings(count), causes: [cause] })),
  ];
  return vscode.window.showQuickPick(items, { placeHolder: 'The log lines of which cause go into the ticket?' });
}
