import { createHash } from 'node:crypto'
import { rmSync } from 'node:fs'
import net from 'node:net'
import os from 'node:os'
import path from 'node:path'

const RETRY_MILLISECONDS = 200

/**
 * An address that only one process can listen on at a time. The operating system frees it when that process
 * ends, however it ends, so there is never a stale lock to break.
 * @param {string} name
 * @param {NodeJS.Platform} platform
 */
export function lockAddress(name, platform) {
  const key = `tallybook-${createHash('sha256').update(name).digest('hex').slice(0, 24)}`
  if (platform === 'linux') return `\0${key}`
  if (platform === 'win32') return `\\\\.\\pipe\\${key}`
  return path.join(os.tmpdir(), `${key}.sock`)
}

/**
 * @param {string} address
 * @returns {Promise<net.Server | undefined>} undefined when another process holds it
 */
function listen(address) {
  return new Promise((resolve, reject) => {
    const server = net.createServer((socket) => socket.destroy())
    server.once('error', (error) =>
      'code' in error && error.code === 'EADDRINUSE' ? resolve(undefined) : reject(error),
    )
    server.listen(address, () => {
      server.unref()
      resolve(server)
    })
  })
}

/**
 * macOS keeps a socket's file after its process was killed: nobody answers there, so it may go.
 * @param {string} address
 */
function clearAbandoned(address) {
  if (!path.isAbsolute(address) || process.platform === 'win32') return
  net
    .connect(address)
    .once('error', () => rmSync(address, { force: true }))
    .unref()
}

/**
 * Does the work while no other process on this machine does work under the same name; waits its turn and
 * says so once.
 * @template T
 * @param {string} name
 * @param {() => Promise<T>} work
 */
export async function withLock(name, work) {
  const address = lockAddress(name, process.platform)
  let server = await listen(address)
  if (server === undefined) console.log('Another start or test is preparing the same files; waiting for it …')
  while (server === undefined) {
    clearAbandoned(address)
    await new Promise((resolve) => setTimeout(resolve, RETRY_MILLISECONDS))
    server = await listen(address)
  }
  try {
    return await work()
  } finally {
    server.close()
  }
}
