import { createHash, createHmac } from 'node:crypto'
import { type SecretKind, secretKind } from '../../../../shared/domain/sign-in.ts'
import type { Log } from '../../context.ts'
import { argon2Hashing, type Hashing, scryptHashing } from './hashing.ts'

/** A secret as it is kept: nobody can read it from this. */
export type Sealed = {
  readonly kind: SecretKind
  /** A PHC string. */
  readonly hash: string
  /** Which key of this computer went into it; null for none. */
  readonly pepperId: string | null
}

/**
 * Nothing can be said here about what was sealed with another computer's key (`elsewhere`), or in a way that this one has
 * no program for (`unsupported`).
 */
export type Match = 'yes' | 'no' | 'elsewhere' | 'unsupported'

/** Makes and tests what people sign in with. Texts go in, and none comes out again. */
export type Vault = {
  /** Throws for a text that is neither a PIN nor a password. */
  seal(text: string): Promise<Sealed>
  test(sealed: Sealed, text: string): Promise<Match>
  /** Takes as long as a test and says nothing: for people who have no secret. */
  pretend(text: string): Promise<void>
  /** Whether it would be sealed better today, on this computer. */
  isWeak(sealed: Sealed): Promise<boolean>
}

/** 32 bytes that only this computer and this person's account have; null where the system keeps no secrets. */
export type ReadPepper = () => Promise<Uint8Array | null>

/**
 * Only PINs are peppered: six digits fall in a day to whoever holds the file, unless something is missing there. A
 * password stands by itself, and its owner must be able to sign in on another computer, after a restore.
 */
export function createVault(readPepper: ReadPepper, hashings: Hashings): Vault {
  const { best, others } = hashings
  const hashingOf = (hash: string) => [best, ...others].find(({ name }) => hash.startsWith(`$${name}$`))

  async function pepperFor(kind: SecretKind): Promise<Pepper | null> {
    const bytes = kind === 'pin' ? await readPepper() : null
    return bytes === null ? null : { bytes, id: idOf(bytes) }
  }

  const self: Vault = {
    seal: async (text) => {
      const kind = secretKind(text)
      if (kind === null) throw new Error('Neither a PIN nor a password.')
      const pepper = await pepperFor(kind)
      return { kind, hash: await best.hash(seasoned(text, pepper)), pepperId: pepper?.id ?? null }
    },
    test: async ({ kind, hash, pepperId }, text) => {
      const pepper = pepperId === null ? null : await pepperFor(kind)
      const hashing = hashingOf(hash)
      if ((pepper?.id ?? null) !== pepperId || hashing === undefined) {
        await self.pretend(text)
        return hashing === undefined ? 'unsupported' : 'elsewhere'
      }
      return (await hashing.matches(hash, seasoned(text, pepper))) ? 'yes' : 'no'
    },
    pretend: async (text) => {
      await best.hash(seasoned(text, null))
    },
    isWeak: async ({ kind, hash, pepperId }) => {
      if (!hash.startsWith(`$${best.name}$`) || best.isWeak(hash)) return true
      return pepperId === null && (await pepperFor(kind)) !== null
    },
  }
  return self
}

type Pepper = { readonly bytes: Uint8Array; readonly id: string }

/** How secrets are sealed, and how else they may have been. */
export type Hashings = { readonly best: Hashing; readonly others: readonly Hashing[] }

/** What this computer can do; the log says what, because who cannot sign in asks for it. */
export function usualHashings(log: Log): Hashings {
  const argon2 = argon2Hashing(log)
  const hashings =
    argon2 === null ? { best: scryptHashing, others: [] } : { best: argon2, others: [scryptHashing] }
  log.info(`What people sign in with is sealed by ${hashings.best.name}.`)
  return hashings
}

/** Names a key without telling anything about it. */
function idOf(pepper: Uint8Array): string {
  return createHash('sha256').update('pepper-id\n').update(pepper).digest('hex').slice(0, 16)
}

/** The same letters however they were typed, and with the key in them. */
function seasoned(text: string, pepper: Pepper | null): string {
  const typed = text.normalize('NFKC')
  return pepper === null ? typed : createHmac('sha256', pepper.bytes).update(typed).digest('base64')
}
