import { defineConfig } from 'vitest/config';

// test/editor runs inside VS Code, not here.
export default defineConfig({
  test: {
    include: ['test/{unit,protocol,corpus,fuzz}/**/*.test.ts'],
    // The protocol tests start the built server.
    globalSetup: ['test/protocol/build.ts'],
    // On a busy machine, compiling the pack alone takes seconds.
    testTimeout: 20_000,
  },
});
