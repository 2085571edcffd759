import { mkdtempSync, readdirSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { SecretKeeper } from '../../src/main/kept-secret.ts'
import { readPepper } from '../../src/main/pepper.ts'
import { pepperOutside } from '../../src/main/pepper-outside.ts'
import type { FromWorker } from '../../src/main/worker-messages.ts'

let folder: string
let file: string
let made: number
const logged: unknown[] = []

beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'tallybook-pepper-'))
  file = join(folder, 'pepper.json')
  made = 0
  logged.length = 0
})

afterEach(() => rmSync(folder, { recursive: true, force: true }))

/** A keyring that turns texts around, under a name that it must be asked by. */
function keyring(backend: string | null): SecretKeeper {
  const around = (text: string) => [...text].toReversed().join('')
  return {
    backend: async () => backend,
    encrypt: async (text) => Buffer.from(`${backend}:${around(text)}`),
    decrypt: async (bytes) => {
      const [name, text = ''] = bytes.toString().split(':')
      if (name !== backend) throw new Error('another keyring')
      return around(text)
    },
  }
}

const read = (keeper: SecretKeeper) =>
  readPepper(file, keeper, {
    log: { info: (message) => logged.push(message), error: (message) => logged.push(message) },
    random: (bytes) => {
      made += 1
      return new Uint8Array(bytes).fill(made)
    },
  })

test('is made once, and is the same ever after', async () => {
  const first = await read(keyring('kwallet6'))

  expect(first).toEqual(new Uint8Array(32).fill(1))
  expect(await read(keyring('kwallet6'))).toEqual(first)
  expect(JSON.parse(readFileSync(file, 'utf8'))).toMatchObject({ backend: 'kwallet6' })
  expect(statSync(file).mode & 0o777).toBe(process.platform === 'win32' ? 0o666 : 0o600)
  expect(readdirSync(folder)).toEqual(['pepper.json'])
})

test('is none where the computer keeps no secrets, and what there is stays as it is', async () => {
  expect(await read(keyring(null))).toBeNull()
  expect(readdirSync(folder)).toEqual([])

  const before = await read(keyring('kwallet6'))
  expect(await read(keyring(null))).toBeNull()
  expect(await read(keyring('kwallet6'))).toEqual(before)
})

test.each([
  ['by another keyring', () => read(keyring('kwallet6'))],
  ['as something else', async () => writeFileSync(file, '{"backend":"kwallet6"}')],
  ['as half a file', async () => writeFileSync(file, '{"back')],
])('is made anew where it was kept %s, and the old file is put aside', async (_how, keep) => {
  await keep()

  const pepper = await read(keyring('gnome_libsecret'))

  expect(pepper).toEqual(new Uint8Array(32).fill(made))
  expect(await read(keyring('gnome_libsecret'))).toEqual(pepper)
  expect(readdirSync(folder).sort()).toEqual(['pepper.json', 'pepper.json.old'])
  expect(logged).toHaveLength(1)
})

test('outlives a keychain that refuses for once', async () => {
  const before = await read(keyring('kwallet6'))
  const refusing: SecretKeeper = {
    ...keyring('kwallet6'),
    decrypt: async () => {
      throw new Error('the keychain is locked')
    },
  }

  expect(await read(refusing)).toBeNull()

  expect(readdirSync(folder)).toEqual(['pepper.json'])
  expect(logged).toEqual(['PINs are sealed without a key of this computer'])
  expect(await read(keyring('kwallet6'))).toEqual(before)
})

test('is put aside beside what was put aside before', async () => {
  for (const backend of ['kwallet5', 'kwallet6', 'gnome_libsecret']) await read(keyring(backend))

  const kept = readdirSync(folder).sort()

  expect(kept).toEqual(['pepper.json', 'pepper.json.old', 'pepper.json.old-2'])
  const backends = kept.map((name) => JSON.parse(readFileSync(join(folder, name), 'utf8')).backend)
  expect(backends).toEqual(['gnome_libsecret', 'kwallet5', 'kwallet6'])
})

test('is asked for by the core once, and again as long as there was none', async () => {
  const sent: FromWorker[] = []
  const { pepper, peppered } = pepperOutside((message) => sent.push(message))
  const bytes = new Uint8Array(32)

  const none = [pepper(), pepper()]
  peppered({ kind: 'peppered', pepper: null })
  expect(await Promise.all(none)).toEqual([null, null])
  const some = pepper()
  peppered({ kind: 'peppered', pepper: bytes })

  expect([await some, await pepper()]).toEqual([bytes, bytes])
  expect(sent).toHaveLength(2)
})

test('is none where it cannot be written, and the log says so without it', async () => {
  file = join(folder, 'nowhere', 'pepper.json')

  expect(await read(keyring('kwallet6'))).toBeNull()
  expect(logged).toEqual(['PINs are sealed without a key of this computer'])
})
