import { defineConfig } from 'vitest/config'

/** The long proofs of what comes in from outside and of what follows a purchase are a stage of their own: they take minutes. */
export default defineConfig({
  test: {
    include: ['tests/gates/**/*.test.ts'],
    // Left to itself it keeps a core for itself, which is half of a small machine.
    maxWorkers: '100%',
    // The longest proof on a slow machine.
    testTimeout: 30 * 60_000,
    hookTimeout: 60_000,
  },
})
