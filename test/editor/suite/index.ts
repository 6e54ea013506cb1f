import { writeFileSync } from 'node:fs';
import Mocha from 'mocha';

/** Called in the extension host. The runner hands in the bundled test files and the place for the report. */
export const run = (): Promise<void> =>
  new Promise((resolve, reject) => {
    // The base reporter prints nothing: the runner tells the results, the host's own chatter goes elsewhere.
    const mocha = new Mocha({ ui: 'tdd', timeout: 8_000, reporter: Mocha.reporters.Base });
    for (const file of (process.env.EDITOR_TEST_FILES ?? '').split(';').filter(Boolean)) mocha.addFile(file);
    const results: { title: string; error?: string }[] = [];
    // Written after each test, so that a run that is cut off still tells how far it came.
    const note = (result: { title: string; error?: string }) => {
      results.push(result);
      if (process.env.EDITOR_TEST_REPORT) writeFileSync(process.env.EDITOR_TEST_REPORT, JSON.stringify(results));
    };
    const runner = mocha.run(failures => {
      if (failures > 0) reject(new Error(`${failures} editor tests failed`));
      else resolve();
    });
    runner.on('pass', test => note({ title: test.fullTitle() }));
    runner.on('fail', (test, error: Error) => note({ title: test.fullTitle(), error: error.stack ?? error.message }));
  });
