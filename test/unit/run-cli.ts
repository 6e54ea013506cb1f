import { spawn } from 'node:child_process';
import path from 'node:path';

const CLI = path.resolve(import.meta.dirname, '../../dist/cli.js');

export interface Outcome {
  code: number | null;
  stdout: string;
  stderr: string;
}

/** Runs the built command line in a folder as a user would. @param node what Node itself is told */
export function runCli(
  folder: string,
  args: string[],
  input: string | Uint8Array = '',
  node: string[] = [],
): Promise<Outcome> {
  return outcomeOf(spawn(process.execPath, [...node, CLI, ...args], { cwd: folder }), input);
}

/** Runs a line of the shell, in which `lens` is the command line. */
export function runShell(folder: string, line: string): Promise<Outcome> {
  const script = `lens() { "${process.execPath}" "${CLI}" "$@"; }\n${line}`;
  return outcomeOf(spawn('bash', ['-c', script], { cwd: folder }), '');
}

function outcomeOf(child: ReturnType<typeof spawn>, input: string | Uint8Array): Promise<Outcome> {
  return new Promise((resolve, reject) => {
    const outcome: Outcome = { code: null, stdout: '', stderr: '' };
    child.stdout?.setEncoding('utf8').on('data', (chunk: string) => {
      outcome.stdout += chunk;
    });
    child.stderr?.setEncoding('utf8').on('data', (chunk: string) => {
      outcome.stderr += chunk;
    });
    child.on('error', reject).on('close', code => resolve({ ...outcome, code }));
    child.stdin?.on('error', () => undefined).end(input);
  });
}
