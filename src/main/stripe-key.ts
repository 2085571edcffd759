import { rm } from 'node:fs/promises'
import type { Log } from './core/context.ts'
import type { StripeSecrets, StripeSecretsKept } from './core/features/stripe/outside.ts'
import { findKept, keepText, openKept, type SecretKeeper } from './kept-secret.ts'

/** What Stripe is read with, kept by the shell for the core, which cannot reach the system's store of secrets. */
export type StripeKeyKeeper = {
  /** Never rejects: what cannot be read today is told as kept nowhere, and asked for again. */
  read(): Promise<StripeSecretsKept>
  /**
   * Keeps these instead of those before; where the system keeps no secrets, in memory until the app is closed. Never
   * rejects: the answers come in the order of the questions, so that nobody would be answered any more.
   */
  write(secrets: StripeSecrets): Promise<StripeSecretsKept>
}

const NONE: StripeSecrets = { key: null, listenSecret: null, listenPort: null }

/**
 * Keeps them in a file that only this person's keychain on this computer can open, which tells in the clear nothing but the
 * name of that keychain. Where there is none, or it refuses, they are never written down: the key is asked for at the next
 * start. A file from another keychain, as before a change of desktop, stays until a key is given anew.
 */
export function keepStripeKey(file: string, keeper: SecretKeeper, log: Log): StripeKeyKeeper {
  /** What could not be given to the system. */
  let remembered: StripeSecrets | null = null

  async function find(): Promise<StripeSecrets | null> {
    const kept = await findKept(file)
    // Whoever has no key is not asked to open their keychain.
    if (kept === null || kept === 'malformed') return null
    const backend = await keeper.backend()
    if (backend === null) return null
    const text = await openKept(keeper, kept, backend)
    return text === null ? null : parse(text)
  }

  /** True when the system keeps them. */
  async function give(secrets: StripeSecrets): Promise<boolean> {
    try {
      const backend = await keeper.backend()
      if (backend === null) return false
      await keepText(file, JSON.stringify(secrets), { keeper, backend })
      return true
    } catch (error) {
      log.error(
        "Stripe's key could not be kept by the system; it is asked for again at the next start",
        error,
      )
      return false
    }
  }

  async function remove(): Promise<void> {
    try {
      await rm(file, { force: true })
    } catch (error) {
      log.error('What Stripe is read with is still in its file, which could not be removed', error)
    }
  }

  return {
    async read() {
      if (remembered !== null) return { ...remembered, kept: 'session' }
      try {
        return { ...((await find()) ?? NONE), kept: 'system' }
      } catch (error) {
        log.error("Stripe's key cannot be read today", error)
        return { ...NONE, kept: 'system' }
      }
    },
    async write(secrets) {
      const empty = secrets.key === null && secrets.listenSecret === null
      const given = !empty && (await give(secrets))
      // What the system does not keep must not lie there from before either.
      if (!given) await remove()
      remembered = given || empty ? null : secrets
      return { ...secrets, kept: remembered === null ? 'system' : 'session' }
    },
  }
}

/** Null where it is none of ours. */
function parse(text: string): StripeSecrets | null {
  try {
    const { key, listenSecret, listenPort } = JSON.parse(text) as Partial<
      Record<keyof StripeSecrets, unknown>
    >
    return {
      key: textOrNull(key),
      listenSecret: textOrNull(listenSecret),
      listenPort: typeof listenPort === 'number' ? listenPort : null,
    }
  } catch (error) {
    if (error instanceof SyntaxError) return null
    throw error
  }
}

const textOrNull = (given: unknown): string | null => (typeof given === 'string' ? given : null)
