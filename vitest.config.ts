import { defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // Real databases and slow machines need more than the usual five seconds.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
