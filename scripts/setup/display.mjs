import { randomBytes } from 'node:crypto'
import { rmSync } from 'node:fs'
import { mkdtemp, writeFile } from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { start, stop } from './child-process.mjs'
import { Failure } from './failure.mjs'

const SCREEN = '1600x1000x24'

/**
 * An X authority file that opens any display to whoever can read it: this account, as the folder is private.
 * @param {Buffer} cookie
 */
export function authorityFor(cookie) {
  const anyFamily = 0xffff
  /** @param {Buffer} bytes */
  const counted = (bytes) => {
    const length = Buffer.alloc(2)
    length.writeUInt16BE(bytes.length)
    return Buffer.concat([length, bytes])
  }
  const family = Buffer.alloc(2)
  family.writeUInt16BE(anyFamily)
  const nothing = Buffer.alloc(0)
  return Buffer.concat([
    family,
    counted(nothing),
    counted(nothing),
    counted(Buffer.from('MIT-MAGIC-COOKIE-1')),
    counted(cookie),
  ])
}

/**
 * Xvfb takes the first free number by itself and writes it down once it accepts windows. (xvfb-run looks for
 * one first, so two starts at once may choose the same, and it leaves Xvfb behind when it is stopped.)
 * @param {string} authority
 */
async function startVirtualDisplay(authority) {
  const args = ['-displayfd', '3', '-screen', '0', SCREEN, '-nolisten', 'tcp', '-auth', authority]
  const child = start('Xvfb', args, { stdio: ['ignore', 'ignore', 'pipe', 'pipe'] })
  let complaints = ''
  child.stderr?.on('data', (chunk) => {
    complaints += chunk
  })
  const number = await new Promise((resolve) => {
    let text = ''
    child.stdio[3]?.on('data', (chunk) => {
      text += chunk
      if (text.endsWith('\n')) resolve(text.trim())
    })
    child.once('error', () => resolve(''))
    child.once('exit', () => resolve(''))
  })
  if (number === '') {
    throw new Failure(
      'The virtual display Xvfb did not start: reinstall it with "apt-get install --reinstall xvfb", then run the command again.',
      complaints,
    )
  }
  return { child, number }
}

/**
 * Does the work with a display: the person's own, else a virtual one that ends with the work.
 * @template T
 * @param {{ readonly display: boolean }} machine
 * @param {(environment: Record<string, string>) => Promise<T>} work is given what programs need to find the display
 */
export async function withDisplay({ display }, work) {
  if (display) return work({})
  const folder = await mkdtemp(path.join(os.tmpdir(), 'tallybook-display-'))
  // Also when Ctrl-C ends the work, which then never comes back here.
  process.once('exit', () => rmSync(folder, { recursive: true, force: true }))
  const authority = path.join(folder, 'authority')
  await writeFile(authority, authorityFor(randomBytes(16)), { mode: 0o600 })
  const { child, number } = await startVirtualDisplay(authority)
  try {
    return await work({ DISPLAY: `:${number}`, XAUTHORITY: authority })
  } finally {
    await stop(child)
  }
}
