import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: {
    include: ['test/crash/**/*.test.ts'],
    globalSetup: ['test/support/built.ts', 'test/support/leftovers.ts'],
    testTimeout: 400_000,
    hookTimeout: 60_000,
    pool: 'forks',
  },
});
