import type { Push, Reply } from '../shared/contract/index.ts'
import type { PrintedSheet } from '../shared/contract/print.ts'
import type { Language } from '../shared/messages/language.ts'
import type { StripeHost } from './core/features/stripe/client.ts'
import type { StripeSecrets, StripeSecretsKept } from './core/features/stripe/outside.ts'

/** What the core's thread is started with. */
export type WorkerStart = {
  readonly folder: string
  readonly migrations: string
  readonly appVersion: string
  readonly demo: boolean
  /** Epoch milliseconds at which the clock stands still; null lets it run. */
  readonly frozenAt: number | null
  /** A test double on this computer instead of Stripe. */
  readonly stripeHost: StripeHost | null
}

export type ToWorker =
  | {
      readonly kind: 'call'
      readonly id: number
      readonly method: string
      readonly input: unknown
      /** What the answer is written in. */
      readonly language: Language
    }
  /** What became of a `print`: its bytes, or why there are none, for the log. */
  | {
      readonly kind: 'printed'
      readonly id: number
      readonly pdf: Uint8Array | null
      readonly problem: string
    }
  /** The answer to `pepper`; null where the computer keeps no secrets. */
  | { readonly kind: 'peppered'; readonly pepper: Uint8Array | null }
  /** The answer to `stripe-secrets`: what is kept now. */
  | { readonly kind: 'stripe-secrets'; readonly secrets: StripeSecretsKept }
  | { readonly kind: 'close' }

export type FromWorker =
  | { readonly kind: 'reply'; readonly id: number; readonly reply: Reply }
  | { readonly kind: 'push'; readonly push: Push }
  /** Asks for pages, which only a window can draw. */
  | { readonly kind: 'print'; readonly id: number; readonly sheet: PrintedSheet }
  /** Asks for what PINs are sealed with besides, which only the shell can read. */
  | { readonly kind: 'pepper' }
  /** Asks for what Stripe is read with, which only the shell can keep; `write` keeps these instead. */
  | { readonly kind: 'stripe-secrets'; readonly write: StripeSecrets | null }
  | { readonly kind: 'log'; readonly level: 'info' | 'error'; readonly text: string }
