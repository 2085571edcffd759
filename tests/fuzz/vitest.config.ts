import { defineConfig } from 'vitest/config'

/** What bad input can do is a stage of its own: it takes minutes. */
export default defineConfig({
  test: {
    include: ['tests/fuzz/**/*.test.ts'],
    // Left to itself it keeps a core for itself, which is half of a small machine.
    maxWorkers: '100%',
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
