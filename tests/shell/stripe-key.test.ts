import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SecretKeeper } from '../../src/main/kept-secret.ts'
import { keepStripeKey } from '../../src/main/stripe-key.ts'
import { stripeVaultOutside } from '../../src/main/stripe-outside.ts'
import type { FromWorker } from '../../src/main/worker-messages.ts'

const KEY = 'rk_live_51NorthStudioReadsSalesOnlya1b2'
const SECRET = 'whsec_northstudio0123456789'
const BOTH = { key: KEY, listenSecret: SECRET, listenPort: 4242 }
const NOTHING = { key: null, listenSecret: null, listenPort: null }

let folder: string
let file: string
let logged: string[]

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tallybook-stripe-'))
  file = join(folder, 'stripe-key.json')
  logged = []
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A keyring that turns texts around, under a name that it must be asked by. */
function keyring(backend: string | null): SecretKeeper & { locked: boolean } {
  const around = (text: string) => [...text].toReversed().join('')
  const ring = {
    locked: false,
    backend: async () => backend,
    encrypt: async (text: string) => {
      if (ring.locked) throw new Error('locked')
      return Buffer.from(`${backend}:${around(text)}`)
    },
    decrypt: async (bytes: Buffer) => {
      const all = bytes.toString()
      const [name] = all.split(':')
      if (ring.locked || name !== backend) throw new Error('locked, or another keyring')
      return around(all.slice(all.indexOf(':') + 1))
    },
  }
  return ring
}

const write = (message: string, details?: unknown) => void logged.push(`${message} ${String(details ?? '')}`)
const keep = (keeper: SecretKeeper) => keepStripeKey(file, keeper, { info: write, error: write })

test('is kept by the system, for this person alone, and read at the next start', async () => {
  const ring = keyring('kwallet6')

  expect(await keep(ring).read()).toEqual({ ...NOTHING, kept: 'system' })
  expect(await keep(ring).write(BOTH)).toEqual({ ...BOTH, kept: 'system' })
  expect(await keep(ring).read()).toEqual({ ...BOTH, kept: 'system' })

  const kept = readFileSync(file, 'utf8')
  expect(JSON.parse(kept)).toMatchObject({ backend: 'kwallet6' })
  expect(kept).not.toContain(KEY)
  expect(statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  expect(readdirSync(folder)).toEqual(['stripe-key.json'])
})

test('nobody is asked to open their keychain who has no key', async () => {
  const ring = keyring('macos')
  let asked = 0
  const counting = {
    ...ring,
    backend: () => {
      asked += 1
      return ring.backend()
    },
  }
  expect(await keep(counting).read()).toEqual({ ...NOTHING, kept: 'system' })
  expect(asked).toBe(0)
})

test('is never written down where the computer keeps no secrets, and forgotten at the end', async () => {
  const app = keep(keyring(null))

  expect(await app.write(BOTH)).toEqual({ ...BOTH, kept: 'session' })
  expect(await app.read()).toEqual({ ...BOTH, kept: 'session' })
  expect(readdirSync(folder)).toEqual([])
  expect(await keep(keyring(null)).read()).toEqual({ ...NOTHING, kept: 'system' })
})

test('a file that cannot be removed is told of, and keeps nobody waiting', async () => {
  mkdirSync(join(file, 'in the way'), { recursive: true })

  expect(await keep(keyring(null)).write({ ...NOTHING })).toEqual({ ...NOTHING, kept: 'system' })
  expect(logged).toHaveLength(1)
})

test('a keychain that is locked keeps nothing new and shows nothing old', async () => {
  const ring = keyring('gnome_libsecret')
  await keep(ring).write(BOTH)
  ring.locked = true

  const app = keep(ring)
  expect(await app.read()).toEqual({ ...NOTHING, kept: 'system' })
  expect(await app.write({ ...NOTHING, key: 'rk_live_another12345' })).toMatchObject({
    kept: 'session',
  })
  expect(readdirSync(folder)).toEqual([])
  expect(logged.join()).not.toContain('rk_live')
  expect(logged).toHaveLength(2)
})

test('another keychain, or a file of somebody else, asks for the key again', async () => {
  await keep(keyring('kwallet6')).write(BOTH)
  expect(await keep(keyring('gnome_libsecret')).read()).toEqual({ ...NOTHING, kept: 'system' })
  expect(await keep(keyring(null)).read()).toEqual({ ...NOTHING, kept: 'system' })
  expect(await keep(keyring('kwallet6')).read()).toMatchObject(BOTH)

  for (const text of ['', 'x', '{}', '{"backend":1}']) {
    writeFileSync(file, text)
    expect(await keep(keyring('kwallet6')).read()).toEqual({ ...NOTHING, kept: 'system' })
  }
  expect(await keep(keyring('gnome_libsecret')).write(BOTH)).toMatchObject({ kept: 'system' })
  expect(await keep(keyring('gnome_libsecret')).read()).toMatchObject(BOTH)
})

test('what is forgotten is gone from the disk, and from memory', async () => {
  const app = keep(keyring('kwallet6'))
  await app.write(BOTH)
  await app.write({ ...BOTH, key: null })
  expect(await app.read()).toEqual({ ...BOTH, key: null, kept: 'system' })
  await app.write(NOTHING)
  expect(readdirSync(folder)).toEqual([])

  const memory = keep(keyring(null))
  await memory.write(BOTH)
  expect(await memory.write(NOTHING)).toEqual({ ...NOTHING, kept: 'system' })
  expect(await memory.read()).toEqual({ ...NOTHING, kept: 'system' })
})

test("the core's thread asks the shell, and each answer is for its own question", async () => {
  const sent: FromWorker[] = []
  const { vault, answered } = stripeVaultOutside((message) => sent.push(message))

  const read = vault.read()
  const written = vault.write(BOTH)
  expect(sent).toEqual([
    { kind: 'stripe-secrets', write: null },
    { kind: 'stripe-secrets', write: BOTH },
  ])
  answered({ kind: 'stripe-secrets', secrets: { ...NOTHING, kept: 'system' } })
  answered({ kind: 'stripe-secrets', secrets: { ...BOTH, kept: 'session' } })
  expect(await read).toEqual({ ...NOTHING, kept: 'system' })
  expect(await written).toEqual({ ...BOTH, kept: 'session' })
})
