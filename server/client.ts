import type { InitializeParams } from 'vscode-languageserver';

/** What the client can do, as far as it matters here. */
export interface Client {
  pullsDiagnostics: boolean;
  /** It shows hovers, and what is said of a completion, as plain text rather than as Markdown. */
  hoversPlain: boolean;
  completesPlain: boolean;
  /** It takes outlines as trees. */
  nestsSymbols: boolean;
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
  refreshesDiagnostics: capabilities.workspace?.diagnostics?.refreshSupport === true,
  refreshesLenses: capabilities.workspace?.codeLens?.refreshSupport === true,
  configuration: capabilities.workspace?.configuration === true,
  registersConfiguration: capabilities.workspace?.didChangeConfiguration?.dynamicRegistration === true,
  watchesFiles: capabilities.workspace?.didChangeWatchedFiles?.dynamicRegistration === true,
  foldingRanges: capabilities.textDocument?.foldingRange?.rangeLimit,
  ours: initializationOptions?.client === 'symptom-lens',
});

/** A client of which nothing is known yet. */
export const UNKNOWN_CLIENT: Client = clientOf({ capabilities: {} });
