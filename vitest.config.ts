import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['app/**/*.test.{ts,tsx}', 'db/**/*.test.ts', 'test/*.test.{ts,tsx}'],
    testTimeout: 60_000,
    hookTimeout: 60_000,
    pool: 'forks',
    maxWorkers: 2,
    // Files of one worker share its process, so that a database is opened once and not eighty times.
    isolate: false,
    globalSetup: 'test/support/leftovers.ts',
  },
  oxc: { jsx: { runtime: 'automatic', importSource: 'hono/jsx' } },
});
