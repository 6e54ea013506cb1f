#!/usr/bin/env node
import { parseArgs } from 'node:util';
import { version } from '../package.json';
import { checkCommand } from './commands/check.ts';
import { print } from './commands/print.ts';
import { messageOf } from './triage/message-of.ts';

const USAGE = `Usage:
  symptom-lens check [--format stylish|json|sarif] [--kind ticket|log] FILE...
      Reads tickets, also packed ones (.gz), device logs of any size, and archives of logs
      (sysdiagnose_*.tar.gz, .tgz, .tar, .zip, .gz);
      "-" reads standard input (then --kind is needed).
      Exit code: 0 nothing present, 1 something present, 2 an input could not be read or the usage was wrong.
  symptom-lens lsp --stdio
      The language server, for any LSP client.
  symptom-lens --help | --version`;

const FORMATS = ['stylish', 'json', 'sarif'] as const;
const KINDS = ['ticket', 'log'] as const;

async function main(args: string[]): Promise<number> {
  const [command, ...rest] = args;
  if (command === 'lsp') {
    const { runLspStdio } = await import('./lsp.ts');
    return runLspStdio(rest);
  }
  if (command === undefined || command === '--help' || command === '-h' || command === 'help') {
    await print(USAGE);
    return command === undefined ? 2 : 0;
  }
  if (command === '--version' || command === '-v') {
    await print(version);
    return 0;
  }
  if (command !== 'check') return wrongUsage(`There is no command "${command}".`);
  let parsed: ReturnType<typeof parseCheck>;
  try {
    parsed = parseCheck(rest);
  } catch (error) {
    return wrongUsage(messageOf(error));
  }
  const { values, positionals } = parsed;
  if (values.help) {
    await print(USAGE);
    return 0;
  }
  const format = FORMATS.find(name => name === values.format);
  if (!format) return wrongUsage(`There is no format "${values.format}"; there are ${FORMATS.join(', ')}.`);
  const kind = KINDS.find(name => name === values.kind);
  if (values.kind !== undefined && !kind) return wrongUsage(`--kind is "ticket" or "log", not "${values.kind}".`);
  if (!positionals.length) return wrongUsage('No file is named.');
  if (positionals.includes('-') && !kind) return wrongUsage('With "-" say what is read: --kind ticket or --kind log.');
  return checkCommand(positionals, { format, kind });
}

const parseCheck = (args: string[]) =>
  parseArgs({
    args,
    allowPositionals: true,
    options: {
      format: { type: 'string', default: 'stylish' },
      kind: { type: 'string' },
      help: { type: 'boolean', short: 'h' },
    },
  });

async function wrongUsage(message: string): Promise<number> {
  await print(`symptom-lens: ${message}\n\n${USAGE}`, 'error');
  return 2;
}

// Ends the process by itself: one that runs out may hang for ever in a Node that waits for a compiler which waits for it
// (nodejs/node#54918). All is written by then.
main(process.argv.slice(2))
  .catch(async (error: unknown) => {
    await print(`symptom-lens: ${messageOf(error)}`, 'error');
    return 2;
  })
  .then(code => process.exit(code));
