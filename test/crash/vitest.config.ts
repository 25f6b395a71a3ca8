import { defineConfig } from 'vitest/config';

export default defineConfig({
  test: { include: ['test/crash/**/*.test.ts'], testTimeout: 400_000, hookTimeout: 60_000, fileParallelism: false, pool: 'forks' },
});
