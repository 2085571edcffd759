import type Stripe from 'stripe'
import { makeDispute, makeRefund } from './billing-objects.ts'
import { found, type World } from './world.ts'

/** Money that goes back, and money that a bank wants back. */

function chargeOf(world: World, paymentIntent: string): Stripe.Charge {
  return found(world.charges, found(world.intents, paymentIntent).latest_charge as string | null)
}

type Back = { readonly paymentIntent: string; readonly amount?: number }

/** Gives back the amount, or all that is left; the refund's id. A bank may take days: `pending` until it has. */
export function refund(world: World, given: Back & { readonly status?: 'succeeded' | 'pending' }): string {
  const charge = chargeOf(world, given.paymentIntent)
  const amount = given.amount ?? charge.amount - charge.amount_refunded
  const made = makeRefund(world.made('re'), {
    amount,
    charge: charge.id,
    currency: charge.currency,
    payment_intent: given.paymentIntent,
    status: given.status ?? 'succeeded',
  })
  world.refunds.set(made.id, made)
  charge.amount_refunded += amount
  charge.refunded = charge.amount_refunded === charge.amount
  world.emit('refund.created', made)
  world.emit('charge.refunded', charge)
  return made.id
}

/** The bank has given it back. */
export function settleRefund(world: World, id: string): void {
  const made = Object.assign(found(world.refunds, id), { status: 'succeeded' })
  world.emit('refund.updated', made)
}

/** The bank did not take it, also weeks after it had seemed to: the money is the studio's again. */
export function failRefund(world: World, id: string, status: 'failed' | 'canceled' = 'failed'): void {
  const made = Object.assign(found(world.refunds, id), { status })
  const charge = found(world.charges, made.charge as string)
  charge.amount_refunded -= made.amount
  charge.refunded = false
  world.emit('refund.updated', made)
  if (status === 'failed') world.emit('refund.failed', made)
}

/** Somebody's bank wants the money back; the dispute's id. */
export function dispute(
  world: World,
  given: Back & { readonly status?: 'needs_response' | 'warning_needs_response' },
): string {
  const charge = chargeOf(world, given.paymentIntent)
  const made = makeDispute(world.made('du'), {
    amount: given.amount ?? charge.amount,
    charge: charge.id,
    currency: charge.currency,
    payment_intent: given.paymentIntent,
    status: given.status ?? 'needs_response',
  })
  world.disputes.set(made.id, made)
  charge.disputed = true
  world.emit('charge.dispute.created', made)
  if (made.status === 'needs_response') world.emit('charge.dispute.funds_withdrawn', made)
  return made.id
}

export function changeDispute(world: World, id: string, status: Stripe.Dispute.Status): void {
  const made = Object.assign(found(world.disputes, id), { status })
  world.emit('charge.dispute.updated', made)
}

export function winDispute(world: World, id: string): void {
  const made = Object.assign(found(world.disputes, id), { status: 'won' as const })
  world.emit('charge.dispute.funds_reinstated', made)
  world.emit('charge.dispute.closed', made)
}

export function loseDispute(world: World, id: string): void {
  const made = Object.assign(found(world.disputes, id), { status: 'lost' as const })
  world.emit('charge.dispute.closed', made)
}
