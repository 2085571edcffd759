import { spawn } from 'node:child_process'
import os from 'node:os'

/** @typedef {import('node:child_process').ChildProcess} ChildProcess */

const GRACE_MILLISECONDS = 5000
const KEPT_OUTPUT = 200_000
const onPosix = process.platform !== 'win32'

/**
 * What makes a tool whose output is collected print it as it would here: coloured for somebody who watches,
 * plain in a log.
 * @type {Record<string, string | undefined>}
 */
export const colour = process.stdout.isTTY ? { FORCE_COLOR: '1' } : { NO_COLOR: '1', FORCE_COLOR: undefined }

/** @type {Set<ChildProcess>} */
const running = new Set()
let stopping = false

/**
 * Signals a program with everything it started; signal 0 only asks whether any of it still runs.
 * @param {ChildProcess} child
 * @param {NodeJS.Signals | 0} signal
 */
function signalGroup(child, signal) {
  if (child.pid === undefined) return false
  try {
    return onPosix ? process.kill(-child.pid, signal) : child.kill(signal)
  } catch {
    return false
  }
}

/**
 * Ends a program with everything it started. The program is asked first and ends its own helpers; what is
 * still there after a while is ended the hard way.
 * @param {ChildProcess} child
 * @param {NodeJS.Signals} [signal]
 */
export async function stop(child, signal = 'SIGTERM') {
  child.kill(signal)
  const deadline = Date.now() + GRACE_MILLISECONDS
  while (signalGroup(child, 0) && Date.now() < deadline) {
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  signalGroup(child, 'SIGKILL')
}

/** @param {NodeJS.Signals} signal */
async function stopEverything(signal) {
  if (stopping) return
  stopping = true
  // Newest first: a window closes before the virtual display it is on.
  for (const child of [...running].reverse()) await stop(child, signal)
  process.exit(128 + os.constants.signals[signal])
}

for (const signal of /** @type {const} */ (['SIGINT', 'SIGTERM', 'SIGHUP'])) {
  process.on(signal, () => void stopEverything(signal))
}

/**
 * Starts a program in a group of its own, so that Ctrl-C ends it in order and with everything it started.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {import('node:child_process').SpawnOptions} options
 */
export function start(command, args, options) {
  const child = spawn(command, args, { ...options, detached: onPosix, windowsHide: true })
  running.add(child)
  child.once('exit', () => running.delete(child))
  child.once('error', () => running.delete(child))
  return child
}

/**
 * How a started program ended. Waits for ever while everything is being stopped, so that nobody reports an
 * ending that was asked for.
 * @param {ChildProcess} child
 * @returns {Promise<{ readonly code: number, readonly ending: string }>}
 */
export function ended(child) {
  return new Promise((resolve) => {
    child.once('error', (error) => resolve({ code: 1, ending: error.message }))
    child.once('close', (code, signal) => {
      if (!stopping)
        resolve({ code: code ?? 1, ending: code === null ? `signal ${signal}` : `exit code ${code}` })
    })
  })
}

/**
 * Runs a program to its end and collects what it prints. Never rejects: a program that cannot be started or
 * overruns its time ends with a code other than 0 and says so in the output.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd?: string, env?: NodeJS.ProcessEnv, seconds?: number, onOutput?: (text: string) => void }} [options]
 * @returns {Promise<{ readonly code: number, readonly output: string }>}
 */
export async function run(command, args, { cwd, env, seconds, onOutput } = {}) {
  const child = start(command, args, { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] })
  let output = ''
  /** @param {Buffer} chunk */
  const collect = (chunk) => {
    const text = chunk.toString('utf8')
    output = (output + text).slice(-KEPT_OUTPUT)
    onOutput?.(text)
  }
  child.stdout?.on('data', collect)
  child.stderr?.on('data', collect)
  const limit = seconds === undefined ? undefined : setTimeout(() => void stop(child), seconds * 1000)
  const { code, ending } = await ended(child)
  clearTimeout(limit)
  return { code, output: code === 0 ? output : `${output}${output.endsWith('\n') ? '' : '\n'}${ending}\n` }
}

/**
 * Runs a program in the foreground, with this terminal as its own, and returns its exit code.
 * @param {string} command
 * @param {readonly string[]} args
 * @param {{ cwd: string, env: NodeJS.ProcessEnv }} options
 */
export async function runInForeground(command, args, options) {
  const { code } = await ended(start(command, args, { ...options, stdio: 'inherit' }))
  return code
}
