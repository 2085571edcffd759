/**
 * How many checks of a stage held, and why it failed where no check says so.
 * @typedef {{ readonly passed: number, readonly failed: number }} Counts
 */

/**
 * @typedef {object} VitestFile
 * @property {string} status
 * @property {ReadonlyArray<{ status: string }>} assertionResults
 */

/**
 * Counts Vitest's JSON report. A file that failed outside its tests, such as one that does not load, counts as
 * one failed test.
 * @param {{ testResults?: readonly VitestFile[] } | undefined} report
 * @returns {Counts}
 */
export function countVitest(report) {
  let passed = 0
  let failed = 0
  for (const { status, assertionResults } of report?.testResults ?? []) {
    const failedHere = assertionResults.filter((test) => test.status === 'failed').length
    passed += assertionResults.filter((test) => test.status === 'passed').length
    failed += status === 'failed' ? Math.max(1, failedHere) : failedHere
  }
  return { passed, failed }
}

/**
 * Counts Playwright's JSON report. A test that passed only when tried again counts as failed.
 * @param {{ stats?: { expected: number, unexpected: number, flaky: number } } | undefined} report
 * @returns {Counts}
 */
export function countPlaywright(report) {
  const { expected = 0, unexpected = 0, flaky = 0 } = report?.stats ?? {}
  return { passed: expected, failed: unexpected + flaky }
}

/**
 * A stage that is one check by itself, such as lint.
 * @param {number} exitCode
 * @returns {Counts}
 */
export const countWhole = (exitCode) => (exitCode === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 })

/**
 * The verdict on a stage: one that crashed with every counted test passed, or that ran no test at all, failed.
 * @param {number} exitCode
 * @param {Counts} counts
 * @returns {Counts & { readonly reason?: string }}
 */
export function judge(exitCode, { passed, failed }) {
  if (failed > 0) return { passed, failed }
  if (exitCode !== 0) return { passed, failed: 1, reason: `ended with exit code ${exitCode}` }
  if (passed === 0) return { passed, failed: 1, reason: 'ran no tests' }
  return { passed, failed }
}

/**
 * The last line of a run.
 * @param {readonly Counts[]} counts
 */
export function summary(counts) {
  const passed = counts.reduce((sum, stage) => sum + stage.passed, 0)
  const failed = counts.reduce((sum, stage) => sum + stage.failed, 0)
  return `${passed} passed, ${failed} failed`
}

/**
 * The part of a failed stage's output that is about its failures: Vitest lists every test before them.
 * @param {string} output
 */
export function aboutFailures(output) {
  const lines = output.trimEnd().split('\n')
  const first = lines.findIndex((line) => /(Failed (Suites|Tests)|Unhandled Errors?) /.test(line))
  return lines.slice(Math.max(0, first)).join('\n')
}

const FIGURES = 'figures: '

/**
 * The lines in which a stage's tests say how much they have tried; worth reading where everything passed, too.
 * @param {string} output
 */
export function figuresOf(output) {
  return output
    .split('\n')
    .filter((line) => line.startsWith(FIGURES))
    .map((line) => line.slice(FIGURES.length))
}
