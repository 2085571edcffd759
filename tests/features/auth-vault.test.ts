import { beforeAll, expect, test } from 'vitest'
import { argon2Hashing, type Hashing, scryptHashing } from '../../src/main/core/features/auth/hashing.ts'
import {
  type ReadPepper,
  type Sealed,
  usualHashings,
  createVault as vaultOf,
} from '../../src/main/core/features/auth/vault.ts'

const PIN = '482913'
const PASSWORD = 'correct horse battery'
const PEPPER = new Uint8Array(32).fill(7)

let argon2: Hashing
const logged: string[] = []
const log = {
  info: (message: string) => logged.push(message),
  error: (message: string) => logged.push(message),
}
const createVault = (pepper: ReadPepper, hashings = usualHashings(log)) => vaultOf(pepper, hashings)

beforeAll(() => {
  const found = argon2Hashing(log)
  if (found === null) throw new Error('There is no argon2 for this computer.')
  argon2 = found
})

const nothing = async () => null
const pepper = async () => PEPPER
const onlyScrypt = () => ({ best: scryptHashing, others: [] })

test('argon2id and scrypt tell the right text from every other, and write down how they were made', async () => {
  const forms = { argon2id: '$argon2id$v=19$m=19456,t=2,p=1$', scrypt: '$scrypt$ln=17,r=8,p=1$' }
  for (const hashing of [argon2, scryptHashing]) {
    const hash = await hashing.hash(PIN)

    expect(hash.startsWith(forms[hashing.name]), hash).toBe(true)
    expect(hash.length).toBeLessThan(300)
    expect(await hashing.matches(hash, PIN)).toBe(true)
    expect(await hashing.matches(hash, '482914')).toBe(false)
    expect(hashing.isWeak(hash)).toBe(false)
  }
}, 60_000)

test('less work than today’s is weak', () => {
  expect(argon2.isWeak('$argon2id$v=19$m=9216,t=4,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true)
  expect(argon2.isWeak('$argon2id$v=19$m=65536,t=1,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(true)
  expect(argon2.isWeak('$argon2id$v=19$m=65536,t=3,p=1$c2FsdHNhbHQ$aGFzaA')).toBe(false)
  expect(scryptHashing.isWeak('$scrypt$ln=14,r=8,p=1$c2FsdA$aGFzaA')).toBe(true)
})

test('scrypt matches nothing that it did not make', async () => {
  for (const hash of ['$scrypt$', '$scrypt$ln=60,r=8,p=1$c2FsdA$aGFzaA', '$scrypt$ln=14,r=8,p=1$c2FsdA$']) {
    expect(await scryptHashing.matches(hash, PIN), hash).toBe(false)
  }
})

test('a PIN is peppered where the computer keeps secrets, a password never', async () => {
  const vault = createVault(pepper)
  const pin = await vault.seal(PIN)
  const password = await vault.seal(PASSWORD)

  expect(pin).toMatchObject({ kind: 'pin', pepperId: expect.stringMatching(/^[0-9a-f]{16}$/) })
  expect(password).toMatchObject({ kind: 'password', pepperId: null })
  expect([await vault.test(pin, PIN), await vault.test(pin, '000000')]).toEqual(['yes', 'no'])
  expect(await argon2.matches(pin.hash, PIN)).toBe(false)
  expect(await argon2.matches(password.hash, PASSWORD)).toBe(true)
})

test('on another computer nothing can be said about a PIN, and a password still opens', async () => {
  const here = createVault(pepper)
  const [pin, password] = [await here.seal(PIN), await here.seal(PASSWORD)]

  for (const elsewhere of [createVault(nothing), createVault(async () => new Uint8Array(32).fill(8))]) {
    expect(await elsewhere.test(pin, PIN)).toBe('elsewhere')
    expect(await elsewhere.test(password, PASSWORD)).toBe('yes')
  }
})

test('what was sealed without a pepper, or by scrypt, is weak where there is something better', async () => {
  const [bare, seasoned] = [createVault(nothing), createVault(pepper)]
  const plain = await bare.seal(PIN)
  const byScrypt = await createVault(nothing, onlyScrypt()).seal(PASSWORD)

  expect([await bare.isWeak(plain), await seasoned.isWeak(plain)]).toEqual([false, true])
  expect(await seasoned.isWeak(await seasoned.seal(PIN))).toBe(false)
  expect(await bare.isWeak(byScrypt)).toBe(true)
  expect(await bare.test(byScrypt, PASSWORD)).toBe('yes')
  expect(await createVault(nothing, onlyScrypt()).isWeak(byScrypt)).toBe(false)
}, 60_000)

test('without argon2, what argon2 sealed cannot be tested', async () => {
  const sealed: Sealed = await createVault(nothing).seal(PIN)

  expect(await createVault(nothing, onlyScrypt()).test(sealed, PIN)).toBe('unsupported')
}, 60_000)

test('the log says how secrets are sealed here', () => {
  logged.length = 0
  usualHashings(log)

  expect(logged).toEqual(['What people sign in with is sealed by argon2id.'])
})

test('the same letters are the same however they were typed', async () => {
  const vault = createVault(nothing)
  const sealed = await vault.seal('e\u0301cole de danse')

  expect(await vault.test(sealed, '\u00e9cole de danse')).toBe('yes')
})

test('what is neither a PIN nor a password is never sealed', async () => {
  await expect(createVault(nothing).seal('12345')).rejects.toThrow('Neither a PIN nor a password.')
})
