import { EXPLAINED } from './survivors.ts'
import { judgeMutants, type MutationReport, type Score } from './verdict.ts'

const line = ({ file, found, of, percent }: Score) =>
  `${file.padEnd(28)} ${percent.toFixed(1).padStart(5)} %  ${found} of ${of}`

/** Says what the tests of the rules have found. The run fails unless it gets this far and finds nothing wrong. */
class VerdictReporter {
  constructor() {
    process.exitCode = 1
  }

  onMutationTestReportReady(report: MutationReport): void {
    const { scores, total, problems } = judgeMutants(report, EXPLAINED)
    const figures = [
      `${total.found} of ${total.of} mutants found, ${total.percent.toFixed(1)} %`,
      ...scores.slice(0, 3).map(line),
    ]
    const lines = [
      ...[...scores, total].map(line),
      ...problems,
      ...(problems.length === 0
        ? figures.map((text) => `figures: ${text}`)
        : ['', 'Write a test that finds it; where none can, say why in tests/mutation/survivors.ts.']),
    ]
    process.stdout.write(`${lines.join('\n')}\n`)
    if (problems.length === 0) process.exitCode = 0
  }
}

/** Read by Stryker. */
export const strykerPlugins = [{ kind: 'Reporter', name: 'verdict', injectableClass: VerdictReporter }]
