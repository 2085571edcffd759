import { CircleCheck, CircleX, CloudOff, type LucideIcon, RefreshCw } from 'lucide-react'
import type { Value } from '../../../../../shared/contract/index.ts'
import { STRIPE_SCOPES, type StripeScope } from '../../../../../shared/domain/stripe-states.ts'

export type StripeStatus = Value<'stripe.status'>
export type Scope = StripeStatus['scopes'][number]

/** What a key must be allowed to read, by the names that Stripe has for it. */
const SCOPE_NAMES: Readonly<Record<StripeScope, string>> = {
  events: 'Events',
  checkout_sessions: 'Checkout Sessions',
  payment_intents: 'PaymentIntents',
  charges: 'Charges',
  refunds: 'Refunds',
  disputes: 'Disputes',
  customers: 'Customers',
  products: 'Products',
  prices: 'Prices',
  invoices: 'Invoices',
}

/** What is known of what the key may read: nothing of one that is not let in at all. */
export function knownScopes({ scopes, problem }: Pick<StripeStatus, 'scopes' | 'problem'>): readonly Scope[] {
  return problem !== null && problem.kind !== 'forbidden' && needsKey(problem.kind) ? [] : scopes
}

export type ScopeState = 'ok' | 'missing' | 'unknown'

/** Each scope that is needed by its name, and what is known of it: nothing before a key was tried. */
export function scopeStates(
  scopes: readonly Scope[],
): readonly { readonly scope: StripeScope; readonly name: string; readonly state: ScopeState }[] {
  return STRIPE_SCOPES.map((scope) => {
    const known = scopes.find((one) => one.scope === scope)
    return {
      scope,
      name: SCOPE_NAMES[scope],
      state: known === undefined ? 'unknown' : known.ok ? 'ok' : 'missing',
    }
  })
}

export type StandingState = Exclude<StripeStatus['state'], 'off'>

/** How things stand, as an icon and a tone; a key that is still kept after a problem is no reason to look calm. */
export const STANDING: Readonly<
  Record<StandingState, readonly [LucideIcon, 'ok' | 'info' | 'warning' | 'danger']>
> = {
  idle: [CircleCheck, 'ok'],
  busy: [RefreshCw, 'info'],
  waiting: [CloudOff, 'warning'],
  stopped: [CircleX, 'danger'],
}

/** How far a look is, in per cent; null while nobody knows how much there is. */
export function percentLooked(progress: StripeStatus['progress']): number | null {
  if (progress === null || progress.total === 0) return null
  return Math.min(100, Math.round((progress.done / progress.total) * 100))
}

/** Whether another key may be the way out of what stopped it. */
export function needsKey(kind: NonNullable<StripeStatus['problem']>['kind']): boolean {
  return kind === 'no_key' || kind === 'unauthorized' || kind === 'forbidden' || kind === 'other_account'
}

/** Where webhooks are forwarded to. */
export function listenerAddress({ port }: { readonly port: number }): string {
  return `http://127.0.0.1:${port}`
}

/** How Stripe's own program forwards them there. */
export function forwardCommand({ port }: { readonly port: number }): string {
  return `stripe listen --forward-to 127.0.0.1:${port}`
}
