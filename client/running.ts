/** What can be started once and stopped, such as a language client. */
export interface Startable {
  start: () => Promise<void>;
  stop: () => Promise<void>;
}

/** The one that runs; each start makes a new one, since a client whose start failed can be neither started nor stopped. */
export interface Running<T> {
  current: () => T | undefined;
  /** Stops the current one, if there is one, and starts the next. @throws what the start throws */
  restart: () => Promise<void>;
  stop: () => Promise<void>;
}

/** @param report takes an error of stopping, which is no reason not to start again */
export function newRunning<T extends Startable>(make: () => T, report: (error: unknown) => void): Running<T> {
  let current: T | undefined;
  let last: Promise<unknown> = Promise.resolve();

  const stopNow = async () => {
    const old = current;
    current = undefined;
    await old?.stop().catch(report);
  };
  const startNow = async () => {
    await stopNow();
    const next = make();
    // Before it has started, so that what is asked meanwhile waits for it.
    current = next;
    try {
      await next.start();
    } catch (error) {
      if (current === next) current = undefined;
      throw error;
    }
  };
  /** One after the other: a second restart must not overtake the first. */
  const queued = (run: () => Promise<void>): Promise<void> => {
    const result = last.then(run, run);
    last = result.catch(() => undefined);
    return result;
  };

  return { current: () => current, restart: () => queued(startNow), stop: () => queued(stopNow) };
}
