import type { Fact } from '../model.ts';
import { behindPrompt } from '../reader/terminal.ts';

/** Processes are fewer than this; bounds the work on what is no table of them. */
const LINES = 5000;
const LINE_LENGTH = 2000;
const HEADER = /^\s*(?:[A-Z%_]{1,12}\s+){1,24}(?:COMMAND|CMD|COMM)\s*$/;

/** Does a text begin with what `ps` prints? */
export function looksLikePs(head: string): boolean {
  const line = firstLine(behindPrompt(head));
  return HEADER.test(line) && /\bPID\b/.test(line);
}

/** Does a text hold such a table? */
export const holdsPs = (text: string): boolean => text.split('\n', LINES).some(looksLikePs);

/** The first of the named processes that `ps` shows as stopped (T) or dead and not cleaned up (Z). */
export function readStoppedProcess(text: string, names: readonly string[]): Fact<string> | undefined {
  let state = -1;
  let command = -1;
  let start = 0;
  for (const line of text.split('\n', LINES)) {
    const shown = line.slice(0, LINE_LENGTH);
    const cells = shown.trim().split(/\s+/);
    if (HEADER.test(shown.trimEnd())) {
      state = cells.findIndex(cell => /^(?:STAT|STATE|S)$/.test(cell));
      command = cells.length - 1;
    } else if (state >= 0 && /^[TZ]/.test(cells[state] ?? '')) {
      const rest = cells.slice(command).join(' ');
      const name = names.find(each => runs(rest, each));
      if (name) return { value: name, start, end: start + shown.trimEnd().length };
    }
    start += line.length + 1;
  }
  return undefined;
}

/** The command is a path, perhaps with arguments; a dead process is shown in brackets. */
const runs = (command: string, name: string): boolean =>
  command === `(${name})` || (/^\S*/.exec(command)?.[0].split('/').at(-1) ?? '') === name;

const firstLine = (text: string): string =>
  text.trimStart().split(/\r?\n/, 1)[0]?.slice(0, LINE_LENGTH).trimEnd() ?? '';
