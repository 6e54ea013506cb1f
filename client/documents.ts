/** Languages of which some documents are tickets or logs; the server decides which. */
export const LANGUAGES = ['support-ticket', 'device-log', 'markdown', 'plaintext', 'log'];

/** Where documents that people edit are. Output channels, older versions in Git and the like are not read. */
export const SCHEMES = ['file', 'untitled', 'vscode-vfs', 'vscode-remote'];

/** The documents that the server sees. */
export const documentSelector = SCHEMES.flatMap(scheme => LANGUAGES.map(language => ({ scheme, language })));
