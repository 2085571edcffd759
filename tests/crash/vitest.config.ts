import { defineConfig } from 'vitest/config'

/** The crash proofs are a stage of their own: they take minutes, and compile and kill real programs. */
export default defineConfig({
  test: {
    include: ['tests/crash/**/*.test.ts'],
    globalSetup: ['tests/crash/set-up.ts'],
    // One waits for the disk while the other computes.
    maxWorkers: 2,
    // For the longest proof of `npm test -- --full` on a slow machine.
    testTimeout: 40 * 60_000,
    hookTimeout: 10 * 60_000,
  },
})
