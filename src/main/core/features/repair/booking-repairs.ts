import { chargeFor, FORGIVENESS_DAYS } from '../../../../shared/domain/bookings.ts'
import { DAY } from '../../../../shared/domain/calendar.ts'
import { bookingPolicy } from '../../../../shared/domain/policies.ts'
import { assert } from '../../../../shared/errors.ts'
import { plural } from '../../../../shared/messages/errors.ts'
import { type BookingParts, findParts } from '../bookings/find.ts'
import { holdUnits, planFunding } from '../bookings/funding.ts'
import { type BookingRecord, countForgiven, listHolds, updateBooking } from '../bookings/queries.ts'
import { cancelPlace, captureHolds, releaseHolds, uncaptureHolds } from '../bookings/resolve.ts'
import { findRightfulOwner } from '../system/schedule-queries.ts'
import { type Job, REASON, type Repair } from './job.ts'
import { listGrantsHeldBy, ownGrant, rebuildHolds, setBookingCost, setBookingPolicy } from './queries.ts'

async function partsOf({ q, entityId }: Job): Promise<BookingParts> {
  const parts = await findParts(q, entityId)
  assert(parts.ok, 'a booking that was found wrong is there')
  return parts.value
}

async function bookingOf(job: Job): Promise<BookingRecord> {
  return (await partsOf(job)).booking
}

/** Gives all that a booking holds or has used back to the same grants. */
async function giveBack({ q, context, studio }: Job, booking: BookingRecord): Promise<void> {
  await uncaptureHolds(q, context, booking, REASON)
  await releaseHolds(q, context, studio, booking, REASON, REASON)
}

/** Holds the cost by the spend order; what nothing can pay becomes a debt. Answers what was written besides. */
async function pay(job: Job): Promise<readonly string[]> {
  const { q, context, studio } = job
  const { booking, session, client } = await partsOf(job)
  const { funding, cost } = booking
  // A gift is of exactly what the session costs; another cost was never given.
  const payable = funding === 'comp' && cost !== session.creditCost ? 'unpaid' : funding
  const need = { session, client, funding: payable, cost, grantId: null }
  const plan = await planFunding(q, context, studio, need)
  if (payable !== 'unpaid' && plan.ok) {
    await holdUnits(q, context, studio, { bookingId: booking.id, need, plan: plan.value, reason: REASON })
    return []
  }
  await updateBooking(q, context, booking, { funding: 'unpaid', paymentStatus: 'pending' })
  return [`Booking ${booking.id} is a debt now: no pack could pay its ${plural(cost, 'session')}.`]
}

const fundAnew: Repair = async (job) => {
  const booking = await bookingOf(job)
  const wasUsed = (await listHolds(job.q, booking.id)).some((hold) => hold.captured > 0)
  await giveBack(job, booking)
  const facts = await pay(job)
  const isOver = booking.status !== 'pending' && booking.status !== 'confirmed'
  if (isOver && wasUsed) await captureHolds(job.q, job.context, booking, REASON)
  return facts
}

const release: Repair = async (job) => {
  await giveBack(job, await bookingOf(job))
  return []
}

/** Nothing may stay held once it is over; the policy and who was forgiven decide which way it goes. */
const resolve: Repair = async (job) => {
  const { q, context, studio } = job
  const booking = await bookingOf(job)
  const { status, pardon, clientId } = booking
  assert(
    status === 'completed' || status === 'no_show' || status === 'late_cancelled',
    'only what is over is resolved',
  )
  const forgivenBefore = await countForgiven(q, clientId, context.now - FORGIVENESS_DAYS * DAY)
  const { charged } = chargeFor(status, { ...booking, waive: pardon !== null, forgivenBefore })
  if (charged) await captureHolds(q, context, booking, REASON)
  else await releaseHolds(q, context, studio, booking, REASON, REASON)
  return []
}

const correctCost: Repair = async (job) => {
  const { booking, session } = await partsOf(job)
  await setBookingCost(job.q, booking.id, session.creditCost)
  return [`Booking ${booking.id} costs ${session.creditCost} and not ${booking.cost}.`]
}

/** Where something is held all the same, that is found by itself and given back first. */
const freeOfCost: Repair = async (job) => {
  const booking = await bookingOf(job)
  await updateBooking(job.q, job.context, booking, { funding: 'none' })
  await setBookingCost(job.q, booking.id, 0)
  return [`Booking ${booking.id} costs nothing; it was ${booking.cost}, by ${booking.funding} funding.`]
}

/** What it was made under is lost. A booking that can be neither cancelled nor marked is worse than today's policy. */
const presentPolicy: Repair = async ({ q, studio, entityId }) => {
  await setBookingPolicy(q, entityId, bookingPolicy(studio.policies))
  return [`Booking ${entityId} stands under the studio's present policy.`]
}

const dropPayment: Repair = async (job) => {
  const booking = await bookingOf(job)
  await updateBooking(job.q, job.context, booking, { paymentStatus: 'not_due' })
  return [`No payment is due for booking ${booking.id}; it was ${booking.paymentStatus}.`]
}

const askPayment: Repair = async (job) => {
  const booking = await bookingOf(job)
  await updateBooking(job.q, job.context, booking, { paymentStatus: 'pending' })
  return [`A payment is due for booking ${booking.id}.`]
}

const rebuild: Repair = async ({ q, entityId }) => {
  await rebuildHolds(q, entityId)
  return [`What booking ${entityId} holds was set to what its ledger lines add up to.`]
}

/** Gives every grant that this booking holds, and that was given away by hand, back to whom its bookings name. */
const returnGrants: Repair = async ({ q, entityId }) => {
  const facts: string[] = []
  for (const grant of await listGrantsHeldBy(q, entityId)) {
    const owner = await findRightfulOwner(q, grant.id)
    if (owner === null) continue
    if (owner.clientId === grant.clientId && owner.subscriptionId === grant.subscriptionId) continue
    await ownGrant(q, grant.id, owner)
    facts.push(
      `Grant ${grant.id} is of client ${owner.clientId} and subscription ${owner.subscriptionId} again.`,
    )
  }
  return facts
}

/** What credits and money a booking asks for, one repair for each way in which it can be wrong. */
export const BOOKING_REPAIRS = {
  fund: pay,
  fund_anew: fundAnew,
  release,
  resolve,
  correct_cost: correctCost,
  no_funding: freeOfCost,
  present_policy: presentPolicy,
  no_payment: dropPayment,
  debt: askPayment,
  rebuild_holds: rebuild,
  return_grant: returnGrants,
} as const

/** Cancels who is still booked into a cancelled session, as its own cancellation would have. */
export async function cancelPlaces(job: Job, bookings: readonly BookingRecord[]): Promise<readonly string[]> {
  const { q, context, studio } = job
  const cancellation = { by: 'studio', waive: false, reason: REASON } as const
  for (const booking of bookings) await cancelPlace(q, context, studio, booking, cancellation)
  return bookings.map(({ id }) => `Booking ${id} was cancelled by the studio.`)
}
