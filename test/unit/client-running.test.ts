import { expect, test } from 'vitest';
import { newRunning, type Startable } from '../../client/running.ts';

/** As a language client is: one whose start failed can be neither started again nor stopped. */
const newStartable = (fails: boolean): Startable => {
  let state = 'initial';
  return {
    start: async () => {
      if (state !== 'initial') throw new Error(`cannot start: ${state}`);
      state = fails ? 'failed' : 'running';
      if (fails) throw new Error('no server');
    },
    stop: async () => {
      if (state !== 'running') throw new Error(`cannot stop: ${state}`);
      state = 'stopped';
    },
  };
};

test('after a start that failed, a restart starts a new client', async () => {
  const outcomes = [true, true, false];
  const reported: unknown[] = [];
  const running = newRunning(
    () => newStartable(outcomes.shift() ?? false),
    error => reported.push(error),
  );
  await expect(running.restart()).rejects.toThrow('no server');
  expect(running.current()).toBeUndefined();
  await expect(running.restart()).rejects.toThrow('no server');
  await running.restart();
  expect(running.current()).toBeDefined();
  expect(reported).toEqual([]);
});

test('restarts that overlap run one after the other, and only the last client is left running', async () => {
  const made: Startable[] = [];
  const running = newRunning(
    () => {
      const next = newStartable(false);
      made.push(next);
      return next;
    },
    error => {
      throw error;
    },
  );
  await Promise.all([running.restart(), running.restart(), running.restart()]);
  expect(made).toHaveLength(3);
  expect(running.current()).toBe(made[2]);
  await running.stop();
  expect(running.current()).toBeUndefined();
});

test('a client that crashed and cannot be stopped is reported, and the next is started', async () => {
  const reported: unknown[] = [];
  const running = newRunning(
    (): Startable => ({ start: async () => {}, stop: () => Promise.reject(new Error('gone')) }),
    error => reported.push(error),
  );
  await running.restart();
  await running.restart();
  expect(running.current()).toBeDefined();
  expect(reported).toEqual([new Error('gone')]);
});
