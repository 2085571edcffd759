import { defineConfig } from 'vitest/config'

/** What bad input can do is a stage of its own: it takes minutes. */
export default defineConfig({
  test: {
    include: ['tests/fuzz/**/*.test.ts'],
    testTimeout: 120_000,
    hookTimeout: 60_000,
  },
})
