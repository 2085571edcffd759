import { createHash } from 'node:crypto'
import { readFileSync, statSync, writeFileSync } from 'node:fs'
import path from 'node:path'
import { fileURLToPath } from 'node:url'
import { filesOf } from './files.mjs'
import { inRoot, projectNode, readJson } from './paths.mjs'

const stampFile = inRoot('node_modules/.set-up.json')
const scripts = path.dirname(fileURLToPath(import.meta.url))

/** @param {string} file */
function trace(file) {
  const found = statSync(file, { throwIfNoEntry: false })
  return found === undefined ? 'absent' : `${found.size} ${found.mtimeMs}`
}

/** @param {string} electron */
function fingerprint(electron) {
  const hash = createHash('sha256')
  for (const file of [inRoot('package-lock.json'), ...filesOf(scripts)]) hash.update(readFileSync(file))
  const installed = [
    inRoot('node_modules/.package-lock.json'),
    projectNode,
    electron,
    inRoot('node_modules/better-sqlite3/build/Release/better_sqlite3.node'),
  ]
  return hash.update(installed.map(trace).join('\n')).digest('hex')
}

/**
 * What an earlier set-up of this checkout installed and checked; undefined as soon as any part of it changed.
 * @returns {import('./electron.mjs').InstalledElectron | undefined}
 */
export function finishedSetUp() {
  const stamp = readJson(stampFile)
  return stamp !== undefined && stamp.fingerprint === fingerprint(stamp.electron.executable)
    ? stamp.electron
    : undefined
}

/**
 * @param {import('./electron.mjs').InstalledElectron} electron
 */
export function recordSetUp(electron) {
  writeFileSync(stampFile, JSON.stringify({ fingerprint: fingerprint(electron.executable), electron }))
}
