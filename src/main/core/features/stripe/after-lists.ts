import { type Looked, type Looking, lookAtEvents } from './pass.ts'
import type { StripeEvent } from './port.ts'

/**
 * What may have happened to something that began before the days for which lists are read, and that nothing asks about
 * again by its id. All else that happens is covered before events are read:
 *
 * - A Checkout Session is open for a day at most, so that one that was completed since the last sweep was made in the seven
 *   days that its list goes back besides. A bank that pays later is asked about by the id of the session for 45 days.
 * - An invoice that is not paid yet is kept from the day on which it was first listed, and asked about for 180 days.
 *   Whatever pays it later is a payment.
 * - A refund or a dispute is listed by its own day, 60 days back, and asked about for as long as it is undecided. What
 *   is left is a refund that fails, or a dispute that is decided otherwise, after more than that.
 * - A payment has no end of its own: it may be begun today and paid next year.
 *
 * Of these each sale has one event, where all types together have two to five. Types that are not read here are not lost
 * when the mark moves: it moves to a moment before the first list was answered, so that the lists tell what they told.
 */
const UNLISTED_TYPES = [
  'payment_intent.succeeded',
  'refund.failed',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
] as const

/**
 * Follows what has happened since the mark to what no list of a sweep told of. What happened since the first list was
 * answered is left to the next look, with its events: whether the list already knew of it, nobody can tell.
 */
export async function lookAfterLists(
  looking: Looking,
  {
    watermark,
    answeredAt,
    wasListed,
  }: {
    readonly watermark: number
    readonly answeredAt: number
    readonly wasListed: (id: string) => boolean
  },
): Promise<Pick<Looked, 'problem'> & { readonly events: readonly StripeEvent[] }> {
  const { problem, events } = await lookAtEvents(looking, watermark, {
    types: UNLISTED_TYPES,
    before: answeredAt,
    leads: ({ objectId }) => !wasListed(objectId),
  })
  // Events that Stripe has forgotten are older than what the next sweeps read again.
  return { problem: problem?.kind === 'aged_out' ? null : problem, events }
}
