import { readdirSync, statSync } from 'node:fs'
import path from 'node:path'

/**
 * A file, or all files below a folder, in an order that is the same everywhere; nothing where it is absent.
 * @param {string} start
 * @returns {string[]}
 */
export function filesOf(start) {
  const found = statSync(start, { throwIfNoEntry: false })
  if (found === undefined) return []
  if (found.isFile()) return [start]
  return readdirSync(start)
    .sort()
    .flatMap((name) => filesOf(path.join(start, name)))
}
