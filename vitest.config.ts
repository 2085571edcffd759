import { configDefaults, defineConfig } from 'vitest/config'

export default defineConfig({
  test: {
    include: ['tests/**/*.test.{ts,tsx}'],
    // Stages of their own.
    exclude: [
      ...configDefaults.exclude,
      'tests/crash/**',
      'tests/fuzz/**',
      'tests/gates/**',
      'tests/model/**',
    ],
    provide: { drawsAnew: process.env.TALLYBOOK_FULL === '1' },
    // Left to itself it keeps a core for itself, which is half of a small machine.
    maxWorkers: '100%',
    // Real databases and slow machines need more than the usual five seconds.
    testTimeout: 30_000,
    hookTimeout: 60_000,
  },
})
