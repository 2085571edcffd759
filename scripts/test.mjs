import { mkdtempSync, rmSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { buildIfChanged } from './setup/build.mjs'
import { colour, run } from './setup/child-process.mjs'
import { withDisplay } from './setup/display.mjs'
import { explain } from './setup/failure.mjs'
import { projectNode, readJson, root, toolEnvironment, toolFile } from './setup/paths.mjs'
import { describeElectron, prepare, preparePackages } from './setup/prepare.mjs'
import { inSeconds, lastLine, withHeartbeat } from './setup/progress.mjs'
import {
  aboutFailures,
  countPlaywright,
  countVitest,
  countWhole,
  figuresOf,
  judge,
  summary,
} from './testing/counts.mjs'
import { readWishes } from './testing/stages.mjs'

/** @typedef {import('./testing/stages.mjs').Stage} Stage */
/** @typedef {import('./testing/counts.mjs').Counts} Counts */

const reports = mkdtempSync(path.join(os.tmpdir(), 'tallybook-tests-'))
process.once('exit', () => rmSync(reports, { recursive: true, force: true }))

/**
 * @param {Stage} stage
 * @param {boolean} full
 * @param {Record<string, string>} display
 */
function command({ name, tool, args, counted, zone, dialect }, full, display) {
  const report = path.join(reports, `${name}.json`)
  const reporters =
    counted === 'vitest' ? ['--reporter=default', '--reporter=json', `--outputFile.json=${report}`] : []
  const env = toolEnvironment({
    ...display,
    ...colour,
    ...(zone === undefined ? {} : { TZ: zone }),
    ...(full ? { TALLYBOOK_FULL: '1' } : {}),
    ...(dialect === undefined || full ? {} : { TALLYBOOK_TEST_DIALECT: dialect }),
    ...(counted === 'playwright' ? { TALLYBOOK_E2E_REPORT: report } : {}),
  })
  return { report, args: [toolFile(...tool), ...args, ...reporters], env }
}

/**
 * @param {Stage} stage
 * @param {number} code
 * @param {string} report
 * @returns {Counts}
 */
function countsOf({ counted }, code, report) {
  if (counted === 'vitest') return countVitest(readJson(report))
  if (counted === 'playwright') return countPlaywright(readJson(report))
  return countWhole(code)
}

/**
 * Runs one stage and prints its line and figures; what it printed besides is shown only where it failed.
 * @param {Stage} stage
 * @param {boolean} full
 * @param {Record<string, string>} [display]
 * @returns {Promise<Counts>}
 */
async function runStage(stage, full, display = {}) {
  const { report, args, env } = command(stage, full, display)
  let noted = ''
  const { value, milliseconds } = await withHeartbeat(
    () =>
      run(projectNode, args, {
        cwd: root,
        env,
        onOutput: (text) => {
          noted = lastLine(text) || noted
        },
      }),
    (passed) => console.log(`  … ${stage.name} ${passed}  ${noted}`),
  )
  const verdict = judge(value.code, countsOf(stage, value.code, report))
  if (verdict.failed > 0) console.log(aboutFailures(value.output))
  const counted = stage.counted === 'whole' ? '' : `  ${verdict.passed} passed, ${verdict.failed} failed`
  const reason = verdict.reason === undefined ? '' : `  (${verdict.reason})`
  console.log(
    `${verdict.failed === 0 ? '✓' : '✗'} ${stage.name.padEnd(9)} ${inSeconds(milliseconds).padStart(8)}${counted}${reason}`,
  )
  for (const figures of figuresOf(value.output)) console.log(`    ${figures}`)
  return verdict
}

/**
 * @param {readonly Stage[]} stages
 * @param {boolean} full
 * @param {Record<string, string>} [display]
 */
async function inTurn(stages, full, display) {
  /** @type {Counts[]} */
  const counts = []
  for (const stage of stages) counts.push(await runStage(stage, full, display))
  return counts
}

/**
 * @param {readonly Stage[]} stages
 * @param {boolean} full
 */
async function inElectron(stages, full) {
  if (stages.length === 0) return []
  const { machine, electron } = await prepare()
  await buildIfChanged()
  console.log(`End-to-end tests run on ${describeElectron(electron)}.`)
  return withDisplay(machine, (display) => inTurn(stages, full, display))
}

/**
 * Runs the stages; a preparation that fails ends the run and counts as one failure.
 * @param {readonly Stage[]} stages
 * @param {boolean} full
 */
async function testEverything(stages, full) {
  /** @type {Counts[]} */
  const counts = []
  try {
    await preparePackages()
    counts.push(
      ...(await inTurn(
        stages.filter((stage) => stage.needs === 'packages'),
        full,
      )),
    )
    counts.push(
      ...(await inElectron(
        stages.filter((stage) => stage.needs === 'electron'),
        full,
      )),
    )
  } catch (thrown) {
    const { detail, sentence } = explain(thrown)
    if (detail !== '') console.log(detail)
    console.log(`✗ ${sentence}`)
    counts.push({ passed: 0, failed: 1 })
  }
  return counts
}

const wishes = readWishes(process.argv.slice(2))
if ('refusal' in wishes) {
  console.error(wishes.refusal)
  process.exitCode = 2
} else {
  const counts = await testEverything(wishes.stages, wishes.full)
  console.log(summary(counts))
  process.exitCode = counts.some(({ failed }) => failed > 0) ? 1 : 0
}
