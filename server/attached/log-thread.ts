import { parentPort, Worker } from 'node:worker_threads';
import type { Knowledge } from '../knowledge/knowledge.ts';
import { messageOf } from '../triage/message-of.ts';
import { type LogOutcome, readAttachedLog } from './read-log.ts';

/**
 * Reads a log or an archive that a ticket names.
 * @param name as the ticket has it
 * @throws Error for people, or the signal's reason
 */
export type ReadLog = (file: string, name: string, signal: AbortSignal) => Promise<LogOutcome>;

type Answer = { outcome: LogOutcome } | { problem: string };

/** Milliseconds after which a thread without work ends, to give its memory back. */
const IDLE = 20_000;

/**
 * Reads logs one after another in a thread of its own, so that no keystroke waits for one.
 * @param module what the thread loads; there it must call `serveLogThread`
 */
export function newLogThread(module: string): ReadLog {
  let thread: Worker | undefined;
  let idle: NodeJS.Timeout | undefined;

  const end = () => {
    void thread?.terminate();
    thread = undefined;
  };
  const begin = (): Worker => {
    // Its output is kept off ours, which is the protocol's.
    const made = new Worker(module, { stdout: true });
    made.unref();
    // It may break while nobody waits for it.
    made.on('error', () => {});
    made.once('exit', () => {
      if (thread === made) thread = undefined;
    });
    return made;
  };

  return (file, name, signal) =>
    new Promise((resolve, reject) => {
      if (signal.aborted) return reject(signal.reason);
      clearTimeout(idle);
      const own = thread ?? begin();
      thread = own;
      const finish = (settle: () => void) => {
        own.off('message', answered).off('error', fail).off('exit', broken);
        signal.removeEventListener('abort', stop);
        idle = setTimeout(end, IDLE).unref();
        settle();
      };
      const answered = (answer: Answer) =>
        finish(() => ('outcome' in answer ? resolve(answer.outcome) : reject(new Error(answer.problem))));
      const fail = (error: unknown) => {
        finish(() => reject(error));
        end();
      };
      const broken = () => fail(new Error('Reading it was broken off; save the ticket to try again.'));
      const stop = () => fail(signal.reason);
      signal.addEventListener('abort', stop);
      own.on('message', answered).on('error', fail).on('exit', broken);
      own.postMessage({ file, name });
    });
}

/** What the thread does: answers each file that it is asked for. */
export function serveLogThread(knowledge: Knowledge): void {
  parentPort?.on('message', async ({ file, name }: { file: string; name: string }) => {
    const answer = await readAttachedLog(file, name, knowledge).then(
      (outcome): Answer => ({ outcome }),
      (error: unknown): Answer => ({ problem: messageOf(error) }),
    );
    parentPort?.postMessage(answer);
  });
}
