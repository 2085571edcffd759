import { existsSync, readFileSync } from 'node:fs'
import os from 'node:os'
import path from 'node:path'
import { fileURLToPath } from 'node:url'

/** The checkout these scripts belong to. */
export const root = path.resolve(path.dirname(fileURLToPath(import.meta.url)), '../..')

/**
 * A path inside the checkout.
 * @param {string[]} parts
 */
export const inRoot = (...parts) => path.join(root, ...parts)

/**
 * Where fetched and compiled things are kept for the next checkout: outside this one, under the user's cache.
 * @param {NodeJS.ProcessEnv} environment
 * @param {string} home
 */
export function cacheFolder(environment, home) {
  if (environment.TALLYBOOK_CACHE) return path.resolve(environment.TALLYBOOK_CACHE)
  return path.join(environment.XDG_CACHE_HOME || path.join(home, '.cache'), 'tallybook')
}

export const cache = () => cacheFolder(process.env, os.homedir())

/** The Node 24 that the packages bring; everything the scripts start runs on it. */
export const projectNode = inRoot('node_modules/node/bin', process.platform === 'win32' ? 'node.exe' : 'node')

/**
 * The environment for programs the scripts start: the project's own Node and tools come first on PATH.
 * @param {Record<string, string | undefined>} [extra]
 * @returns {NodeJS.ProcessEnv}
 */
export function toolEnvironment(extra = {}) {
  const tools = inRoot('node_modules/.bin')
  const others = (process.env.PATH ?? '').split(path.delimiter).filter((folder) => folder !== tools)
  return { ...process.env, PATH: [tools, ...others].join(path.delimiter), ...extra }
}

/**
 * @param {string} file
 * @returns {any} the parsed file; a missing or unreadable one is undefined
 */
export function readJson(file) {
  try {
    return JSON.parse(readFileSync(file, 'utf8'))
  } catch {
    return undefined
  }
}

/**
 * The file to run for a tool of an installed package, so that it can be started without a shell.
 * @param {string} packageName
 * @param {string} tool
 */
export function toolFile(packageName, tool) {
  const folder = inRoot('node_modules', packageName)
  const { bin } = readJson(path.join(folder, 'package.json')) ?? {}
  const file = typeof bin === 'string' ? bin : bin?.[tool]
  if (file === undefined) throw new Error(`${packageName} has no tool named ${tool}`)
  return path.join(folder, file)
}

/**
 * The first folder on PATH that holds the program, or undefined.
 * @param {string} program
 */
export function findProgram(program) {
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, program))
    .find((file) => existsSync(file))
}
