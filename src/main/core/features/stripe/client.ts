import type { Agent } from 'node:http'
import Stripe from 'stripe'

/**
 * The only file that imports Stripe's package. Its types say which fields there are at the version below; what arrives is
 * read by `wire.ts` all the same, because a type has never checked an answer.
 */

/** Written out, and the package is pinned: an answer has the same shape until somebody decides otherwise. */
const API_VERSION = '2026-10-28.endive'

const TIMEOUT_MILLISECONDS = 20_000

/** Where to ask instead of Stripe; only ever a test double on this computer. */
export type StripeHost = { readonly host: string; readonly port: number; readonly protocol: 'http' }

export type StripeClient = Stripe

export type ClientOptions = {
  readonly host: StripeHost | null
  /** Instead of Node's own way to ask; for tests. */
  readonly transport?: Stripe.HttpClient
  /** Whose connections are used; Node's own without one. */
  readonly agent?: Agent
  /** Milliseconds that one request may take. */
  readonly timeout?: number
}

/** Tells nobody how fast Stripe is, and never repeats a request by itself: that would go past the pace (`ask.ts`). */
export function createClient(key: string, { host, transport, agent, timeout }: ClientOptions): Stripe {
  return new Stripe(key, {
    apiVersion: API_VERSION,
    telemetry: false,
    maxNetworkRetries: 0,
    timeout: timeout ?? TIMEOUT_MILLISECONDS,
    ...(agent === undefined ? {} : { httpAgent: agent }),
    ...(transport === undefined ? {} : { httpClient: transport }),
    ...host,
  })
}

/** What Stripe's package tells of an answer that is none. Every field may be missing. */
export type StripeFailure = {
  readonly type: string
  readonly message: string
  readonly statusCode?: number
  readonly code?: string
  readonly headers?: Readonly<Record<string, string>>
}

/** Null where the error is not one that Stripe's package throws. */
export function failureOf(error: unknown): StripeFailure | null {
  return error instanceof Stripe.errors.StripeError ? (error as StripeFailure) : null
}

/** How far Stripe's clock and this one may differ for a webhook; it is what Stripe's package takes, too. */
const TOLERANCE_SECONDS = 300

/** The event of a webhook whose signature is right and that was sent within five minutes; throws otherwise. */
export function eventOfWebhook(body: Buffer, signature: string, secret: string, now: number): unknown {
  return Stripe.webhooks.constructEvent(body, signature, secret, TOLERANCE_SECONDS, undefined, now)
}
