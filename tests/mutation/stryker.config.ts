import path from 'node:path'

/** Mutation tests of the rules: docs/testing.md, "Mutants". */
export default {
  testRunner: 'vitest',
  plugins: ['@stryker-mutator/vitest-runner', path.join(import.meta.dirname, 'reporter.ts')],
  vitest: { configFile: 'tests/mutation/vitest.config.ts', related: false },
  // Not: what reads other people's lists, which use cases test with whole files, and what only lays out a screen.
  mutate: [
    'src/shared/domain/*.ts',
    '!src/shared/domain/client-import*.ts',
    '!src/shared/domain/{day-scale,steps,time-format}.ts',
  ],
  coverageAnalysis: 'perTest',
  // Tables and patterns are made once, when their file is loaded; tests of rules cannot switch them while they run.
  ignoreStatic: true,
  // What the tests of the rules need, so that nobody's work elsewhere is copied half done.
  ignorePatterns: ['**', '!/src/shared/**', '!/tests/domain/**', '!/tests/mutation/**', '!/tests/support/**'],
  // There is no such file: Stryker would rewrite ours, and cannot read project references of TypeScript 7.
  tsconfigFile: 'stryker-reads-none.json',
  concurrency: 2,
  // Rules take milliseconds; what needs longer than this never ends.
  timeoutMS: 5_000,
  tempDirName: '.cache/mutation',
  reporters: ['progress-append-only', 'verdict'],
  allowConsoleColors: false,
}
