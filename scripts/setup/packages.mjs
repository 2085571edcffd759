import { run } from './child-process.mjs'
import { Failure, sentenceFor } from './failure.mjs'
import { inRoot, projectNode, readJson, root, toolEnvironment } from './paths.mjs'
import { step } from './progress.mjs'

/** @typedef {{ version?: string, integrity?: string, optional?: boolean, link?: boolean }} LockedPackage */
/** @typedef {{ packages?: Record<string, LockedPackage> }} Lockfile */

/**
 * Whether the installed packages are other ones than the lock file names. npm writes down what it installed
 * when it has finished, so a killed installation counts as different. Optional packages of other platforms
 * may be absent.
 * @param {Lockfile} wanted package-lock.json
 * @param {Lockfile | undefined} installed node_modules/.package-lock.json
 */
export function packagesDiffer(wanted, installed) {
  const present = installed?.packages
  if (present === undefined) return true
  const names = Object.keys(wanted.packages ?? {}).filter((name) => name !== '')
  const known = new Set(names)
  if (Object.keys(present).some((name) => !known.has(name))) return true
  return names.some((name) => {
    const want = wanted.packages?.[name] ?? {}
    const have = present[name]
    if (have === undefined) return want.optional !== true
    return have.version !== want.version || have.integrity !== want.integrity
  })
}

/**
 * Starts npm without a shell: the very npm that runs this script, else the one on PATH.
 * @param {readonly string[]} args
 * @param {((text: string) => void) | undefined} onOutput
 */
function npm(args, onOutput) {
  const program = process.env.npm_execpath
  // The project's Node lives in the folder that npm is about to replace, so npm keeps to the machine's own.
  const node = process.env.npm_node_execpath ?? process.execPath
  const env = { ...process.env, npm_config_engine_strict: 'false', npm_config_update_notifier: 'false' }
  const options = { cwd: root, env, ...(onOutput === undefined ? {} : { onOutput }) }
  if (program?.endsWith('.js')) return run(node, [program, ...args], options)
  return run(process.platform === 'win32' ? 'npm.cmd' : 'npm', args, options)
}

/**
 * What npm itself says about a failure, without its warnings and its manual page.
 * @param {string} output
 */
export function npmComplaints(output) {
  const lines = output
    .split(/\r?\n/)
    .filter((line) => line.startsWith('npm error') && line.trim() !== 'npm error')
  return lines.slice(0, 12).join('\n')
}

/**
 * Runs npm to its end; a failure becomes one sentence below what npm itself says.
 * @param {string} what begins the sentence where the cause is not a known one, such as "npm ci failed"
 * @param {readonly string[]} args
 * @param {(text: string) => void} [onOutput]
 */
export async function npmOrFail(what, args, onOutput) {
  const { code, output } = await npm(args, onOutput)
  if (code === 0) return
  const complaints = npmComplaints(output) || output
  const otherwise = `${what}: correct what npm reports above, then run the command again.`
  throw new Failure(sentenceFor(complaints, otherwise), complaints)
}

async function projectNodeRuns() {
  const { code } = await run(projectNode, ['--version'], { env: toolEnvironment() })
  return code === 0
}

/** Whether the packages are installed exactly as locked and the project's own Node is in place. */
async function packagesInPlace() {
  const wanted = readJson(inRoot('package-lock.json'))
  if (wanted === undefined) {
    throw new Failure(
      'package-lock.json is missing or damaged: restore it with "git checkout package-lock.json".',
    )
  }
  return (
    !packagesDiffer(wanted, readJson(inRoot('node_modules/.package-lock.json'))) && (await projectNodeRuns())
  )
}

/**
 * Installs the locked packages where they are missing or others. Install scripts stay off but for the one that
 * brings Node 24: npm would otherwise compile better-sqlite3, whose headers cannot be fetched everywhere.
 */
export async function installPackages() {
  if (await packagesInPlace()) return
  await step('Installing packages', async (note) => {
    await npmOrFail(
      'npm ci failed',
      ['ci', '--ignore-scripts', '--include=dev', '--prefer-offline', '--loglevel=http'],
      note,
    )
    await npmOrFail('npm rebuild node failed', ['rebuild', 'node'], note)
    if (!(await projectNodeRuns())) {
      throw new Failure(
        'The npm package "node" does not run on this machine: install Node 24 and run "npm rebuild node".',
      )
    }
  })
}
