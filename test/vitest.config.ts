import { defineConfig } from 'vitest/config';

// `unit` needs nothing but this folder; `journeys` starts servers and a real browser.
export default defineConfig({
  test: {
    projects: [
      {
        test: {
          name: 'unit',
          include: ['test/**/*.test.{ts,tsx}'],
          exclude: ['test/journeys/**'],
          testTimeout: 30_000,
          // Nothing of ours outlives its test, so that files may share a process: to start one for each costs twice as much
          // as all that is tested.
          isolate: false,
        },
      },
      {
        test: {
          name: 'journeys',
          include: ['test/journeys/**/*.test.ts'],
          testTimeout: 120_000,
          hookTimeout: 120_000,
          fileParallelism: false,
        },
      },
    ],
  },
});
