import { configDefaults, defineConfig } from 'vitest/config'

/** The tests that mutants are held against: those of the rules, with the same draws every time. */
export default defineConfig({
  test: {
    include: ['tests/domain/**/*.test.ts'],
    exclude: [
      ...configDefaults.exclude,
      // Seconds of comparing with Temporal; tests/domain/time.test.ts has the cases that count.
      'tests/domain/time-properties.test.ts',
      // Of what is not mutated.
      'tests/domain/{client-import*,day-scale,time-format}.test.ts',
    ],
    setupFiles: ['tests/mutation/same-draws.ts'],
    // The files share nothing that a test changes, and a process for each would take most of the time.
    isolate: false,
    testTimeout: 60_000,
  },
})
