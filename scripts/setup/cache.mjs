import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, mkdtemp, readdir, rename, rm, stat, statfs, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { Failure } from './failure.mjs'
import { filesOf } from './files.mjs'
import { withLock } from './lock.mjs'
import { cache, readJson } from './paths.mjs'

const RECORD = 'checksums.json'
const DAY_MILLISECONDS = 24 * 60 * 60 * 1000
const BYTES_NEEDED = 1.3e9

/**
 * A file's SHA-512, in base64.
 * @param {string} file
 * @returns {Promise<string>}
 */
export async function sha512(file) {
  const hash = createHash('sha512')
  for await (const chunk of createReadStream(file, { highWaterMark: 1 << 20 })) hash.update(chunk)
  return hash.digest('base64')
}

/**
 * The checksum of every file below the folder but the record itself.
 * @param {string} folder
 * @returns {Promise<Record<string, string>>}
 */
async function checksums(folder) {
  /** @type {Record<string, string>} */
  const found = {}
  for (const file of filesOf(folder)) {
    const name = path.relative(folder, file)
    if (name !== RECORD) found[name] = await sha512(file)
  }
  return found
}

/**
 * Whether a cached folder still holds exactly what was put there.
 * @param {string} folder
 */
async function intact(folder) {
  const recorded = readJson(path.join(folder, RECORD))
  return recorded !== undefined && JSON.stringify(recorded) === JSON.stringify(await checksums(folder))
}

const partialPrefix = () => `partial-${os.hostname()}-`

/**
 * Removes what killed runs left: on this machine nobody else works here while we hold the lock; a container
 * that shares the folder may, so its work is kept for a day.
 * @param {string} folder
 */
async function clearAbandoned(folder) {
  for (const name of await readdir(folder)) {
    if (!name.startsWith('partial-')) continue
    const abandoned = path.join(folder, name)
    const { mtimeMs } = await stat(abandoned)
    if (name.startsWith(partialPrefix()) || Date.now() - mtimeMs > DAY_MILLISECONDS) {
      await rm(abandoned, { recursive: true, force: true })
    }
  }
}

/** @param {string} folder */
async function assertSpace(folder) {
  const { bavail, bsize } = await statfs(folder)
  if (bavail * bsize < BYTES_NEEDED) {
    throw new Failure(
      `The disk of ${folder} is full: free about 3 GB or choose another folder with TALLYBOOK_CACHE, then run the command again.`,
    )
  }
}

/**
 * The cached folder of this name, made first when it is missing or damaged. It appears under its name only
 * when it is complete, and only one process makes it.
 * @param {string} name
 * @param {(folder: string) => Promise<void>} make fills an empty folder
 */
export async function fromCache(name, make) {
  const all = cache()
  await mkdir(all, { recursive: true })
  return withLock(all, async () => {
    const finished = path.join(all, name)
    if (await intact(finished)) return finished
    await clearAbandoned(all)
    await rm(finished, { recursive: true, force: true })
    await assertSpace(all)
    const partial = await mkdtemp(path.join(all, partialPrefix()))
    try {
      await make(partial)
      await writeFile(path.join(partial, RECORD), JSON.stringify(await checksums(partial)))
      await rename(partial, finished)
    } finally {
      await rm(partial, { recursive: true, force: true })
    }
    return finished
  })
}
