import type { TextEdit } from 'vscode-languageserver';
import { allRemedies, textEdits } from './features/code-actions.ts';
import type { Knowledge } from './knowledge/knowledge.ts';
import type { Settings } from './settings.ts';
import type { ReadDocument } from './triage/document.ts';
import type { DocumentKind } from './triage/model.ts';
import { ESCALATION, remedyOf, renderRemedy } from './triage/remedy.ts';

interface Surroundings {
  knowledge: Knowledge;
  readAt: (uri: string) => Promise<{ document: ReadDocument; settings: Settings } | undefined>;
  choose: (uri: string, kind: DocumentKind) => void;
}

/** The commands that the extension's own commands are made of. Arguments are checked: any client may send anything. */
export function newCommands({ knowledge, readAt, choose }: Surroundings) {
  const all: Record<string, (argument: Record<string, unknown>) => Promise<unknown> | unknown> = {
    'symptomLens.server.remedies': () =>
      [...knowledge.causes.map(({ id }) => id), ESCALATION].map(cause => ({
        cause,
        title: remedyOf(cause, knowledge).title,
      })),

    'symptomLens.server.insertEdits': async ({ uri, causes, audience, evidence }): Promise<TextEdit[]> => {
      const read = await readAt(String(uri));
      if (!read)
        throw new Error('This file is not read as a ticket. Use "Symptom Lens: Read This File as a Ticket" first.');
      const { document, settings } = read;
      const { preferences } = settings;
      const changes = allRemedies(
        document,
        preferences,
        knowledge,
        strings(causes),
        audienceOf(audience) ?? preferences.audience,
        strings(evidence),
      );
      return textEdits(document.text, changes);
    },

    'symptomLens.server.renderRemedy': async ({ uri, cause, audience }): Promise<string> => {
      const read = typeof uri === 'string' ? await readAt(uri) : undefined;
      const style = {
        audience: audienceOf(audience) ?? read?.settings.preferences.audience ?? 'internal',
        labels: read?.settings.preferences.labels ?? 'us',
        markup: 'markdown',
      } as const;
      const { heading, opening, steps, closing } = renderRemedy(
        String(cause),
        read?.document.reading.facts ?? {},
        style,
        knowledge,
      );
      return [`### ${heading}`, opening, steps.map((step, i) => `${i + 1}. ${step}`).join('\n'), closing]
        .filter(Boolean)
        .join('\n\n');
    },

    'symptomLens.server.readAs': ({ uri, kind }) => {
      if (typeof uri !== 'string' || (kind !== 'ticket' && kind !== 'log'))
        throw new Error('Say which file to read and as what: {uri, kind: "ticket" | "log"}.');
      choose(uri, kind);
      return true;
    },
  };
  return {
    names: Object.keys(all),
    run: (name: string, args: readonly unknown[]): unknown => {
      const command = all[name];
      if (!command) throw new Error(`There is no command "${name}".`);
      const [argument] = args;
      return command(
        typeof argument === 'object' && argument !== null ? Object.fromEntries(Object.entries(argument)) : {},
      );
    },
  };
}

const strings = (value: unknown): string[] | undefined =>
  Array.isArray(value) ? value.filter(item => typeof item === 'string') : undefined;
const audienceOf = (value: unknown): 'internal' | 'customer' | undefined =>
  value === 'internal' || value === 'customer' ? value : undefined;
