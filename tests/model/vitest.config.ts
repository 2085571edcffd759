import { defineConfig } from 'vitest/config'

/** The proof of the ledger by a model is a stage of its own: it takes minutes. */
export default defineConfig({
  test: {
    include: ['tests/model/**/*.test.ts'],
    // Left to itself it keeps a core for itself, which is half of a small machine.
    maxWorkers: '100%',
    // The longest proof of `npm test -- --full` on a slow machine.
    testTimeout: 90 * 60_000,
    hookTimeout: 60_000,
  },
})
