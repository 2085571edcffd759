import { randomBytes, scrypt, timingSafeEqual } from 'node:crypto'
import { createRequire } from 'node:module'
import { promisify } from 'node:util'
import type { Log } from '../../context.ts'

/** One way to make a text unreadable for good; the answer is a PHC string that says how it was made. */
export type Hashing = {
  readonly name: 'argon2id' | 'scrypt'
  hash(text: string): Promise<string>
  matches(hash: string, text: string): Promise<boolean>
  /** Whether a hash of this way was made with less work than today's. */
  isWeak(hash: string): boolean
}

/** The least work that OWASP's password storage cheat sheet asks for. */
const ARGON2 = { algorithm: 2, version: 1, memoryCost: 19_456, timeCost: 2, parallelism: 1 } as const

type Argon2 = {
  hash(text: string, options: typeof ARGON2): Promise<string>
  verify(hash: string, text: string): Promise<boolean>
}

const ARGON2_FORM = /^\$argon2id\$v=19\$m=(\d+),t=(\d+),p=(\d+)\$/

/** Argon2id by a native module; null on a computer for which there is none, and the log says why. */
export function argon2Hashing(log: Log): Hashing | null {
  const native = loadArgon2(log)
  if (native === null) return null
  return {
    name: 'argon2id',
    hash: (text) => native.hash(text, ARGON2),
    matches: (hash, text) => native.verify(hash, text),
    isWeak: (hash) => {
      const [, memory = '0', time = '0'] = ARGON2_FORM.exec(hash) ?? []
      return Number(memory) < ARGON2.memoryCost || Number(time) < ARGON2.timeCost
    },
  }
}

/** Loaded by name at run time, because the app must also start where the module has no binary. */
function loadArgon2(log: Log): Argon2 | null {
  try {
    return createRequire(import.meta.url)('@node-rs/argon2') as Argon2
  } catch (error) {
    log.info('There is no argon2 on this computer', error)
    return null
  }
}

const SCRYPT = { log2N: 17, r: 8, p: 1 } as const
const SCRYPT_BYTES = 32
/** What it needs is 128 · N · r bytes, and Node wants to be told that this much is meant. */
const SCRYPT_MEMORY = 128 * 2 ** SCRYPT.log2N * SCRYPT.r + 1024 * 1024
const SCRYPT_FORM = /^\$scrypt\$ln=(\d{1,2}),r=(\d{1,2}),p=(\d{1,2})\$([A-Za-z0-9+/]+)\$([A-Za-z0-9+/]+)$/

const derive: (
  text: string,
  salt: Buffer,
  length: number,
  options: { N: number; r: number; p: number; maxmem: number },
) => Promise<Buffer> = promisify(scrypt)

/** Node's own, for computers without the native module. */
export const scryptHashing: Hashing = {
  name: 'scrypt',
  hash: async (text) => {
    const salt = randomBytes(16)
    const { log2N, r, p } = SCRYPT
    const key = await derive(text, salt, SCRYPT_BYTES, { N: 2 ** log2N, r, p, maxmem: SCRYPT_MEMORY })
    return `$scrypt$ln=${log2N},r=${r},p=${p}$${unpadded(salt)}$${unpadded(key)}`
  },
  matches: async (hash, text) => {
    const parts = SCRYPT_FORM.exec(hash)
    if (parts === null) return false
    const [ln = 0, r = 0, p = 0] = parts.slice(1, 4).map(Number)
    const [salt, expected] = [parts[4], parts[5]].map((part) => Buffer.from(part ?? '', 'base64'))
    if (salt === undefined || expected === undefined || ln > SCRYPT.log2N) return false
    const key = await derive(text, salt, expected.length, { N: 2 ** ln, r, p, maxmem: SCRYPT_MEMORY })
    return timingSafeEqual(key, expected)
  },
  isWeak: (hash) => Number(SCRYPT_FORM.exec(hash)?.[1] ?? 0) < SCRYPT.log2N,
}

const unpadded = (bytes: Buffer): string => bytes.toString('base64').replaceAll('=', '')
