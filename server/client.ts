import type { CodeActionClientCapabilities, InitializeParams } from 'vscode-languageserver';

/** What the client can do, as far as it matters here. */
export interface Client {
  pullsDiagnostics: boolean;
  /** It shows hovers, and what is said of a completion, as plain text rather than as Markdown. */
  hoversPlain: boolean;
  completesPlain: boolean;
  /** It takes outlines as trees. */
  nestsSymbols: boolean;
  /** It takes code actions as they are; some take only commands in their place. */
  takesActions: boolean;
  /** It takes the changes of a text with the version that they are for. */
  checksVersions: boolean;
  refreshesDiagnostics: boolean;
  refreshesLenses: boolean;
  configuration: boolean;
  registersConfiguration: boolean;
  /** The most folding ranges that it takes, if it says so. */
  foldingRanges?: number;
  watchesFiles: boolean;
  /** It is our own extension, which knows the commands of `client/commands`. */
  ours: boolean;
}

export const clientOf = ({
  capabilities,
  initializationOptions,
}: Pick<InitializeParams, 'capabilities' | 'initializationOptions'>): Client => ({
  pullsDiagnostics: Boolean(capabilities.textDocument?.diagnostic),
  // The format that stands first is the one that it prefers.
  hoversPlain: capabilities.textDocument?.hover?.contentFormat?.[0] === 'plaintext',
  completesPlain: capabilities.textDocument?.completion?.completionItem?.documentationFormat?.[0] === 'plaintext',
  nestsSymbols: capabilities.textDocument?.documentSymbol?.hierarchicalDocumentSymbolSupport === true,
  takesActions: takesActions(capabilities.textDocument?.codeAction),
  checksVersions: capabilities.workspace?.workspaceEdit?.documentChanges === true,
  refreshesDiagnostics: capabilities.workspace?.diagnostics?.refreshSupport === true,
  refreshesLenses: capabilities.workspace?.codeLens?.refreshSupport === true,
  configuration: capabilities.workspace?.configuration === true,
  registersConfiguration: capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true,
  watchesFiles: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  foldingRanges: capabilities.textDocument?.foldingRange?.rangeLimit,
  ours: initializationOptions?.client === 'symptom-lens',
});

/** One that says nothing of them gets them as they are. */
const takesActions = (said: CodeActionClientCapabilities | undefined): boolean =>
  !said || Boolean(said.codeActionLiteralSupport);

/** A client of which nothing is known yet. */
export const UNKNOWN_CLIENT: Client = clientOf({ capabilities: {} });
