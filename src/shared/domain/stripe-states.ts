/** How things stand with Stripe, as a person is told. */

/**
 * `off` while no key is kept, `idle` between two looks, `busy` during one, `waiting` after Stripe could not be reached,
 * `stopped` until somebody does something about the key.
 */
export const STRIPE_STATES = ['off', 'idle', 'busy', 'waiting', 'stopped'] as const
export type StripeState = (typeof STRIPE_STATES)[number]

/** Why Stripe gave no answer. */
export const STRIPE_PROBLEMS = [
  'no_key',
  'unauthorized',
  'forbidden',
  'rate_limited',
  'unreachable',
  'not_found',
  'aged_out',
  'unexpected',
  /** The key is of another account, or of the other mode, than what this studio has read so far. */
  'other_account',
] as const
export type StripeProblemKind = (typeof STRIPE_PROBLEMS)[number]

/** By the operating system, or in memory until the app is closed. */
export const STRIPE_KEY_PLACES = ['system', 'session'] as const

/** What only a person can mend: asking again changes nothing. */
const NEEDS_A_PERSON: ReadonlySet<StripeProblemKind> = new Set([
  'no_key',
  'unauthorized',
  'forbidden',
  'other_account',
])

/** Whether asking again is of no use until somebody has done something about the key. */
export function stopsStripe(kind: StripeProblemKind): boolean {
  return NEEDS_A_PERSON.has(kind)
}

/** What a restricted key must be allowed to read. */
export const STRIPE_SCOPES = [
  'events',
  'checkout_sessions',
  'payment_intents',
  'charges',
  'refunds',
  'disputes',
  'customers',
  'products',
  'prices',
  'invoices',
] as const

export type StripeScope = (typeof STRIPE_SCOPES)[number]
