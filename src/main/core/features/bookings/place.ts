import { pendingUntil } from '../../../../shared/domain/booking-moves.ts'
import type { BookingSource } from '../../../../shared/domain/bookings.ts'
import { takesCredits } from '../../../../shared/domain/catalogue.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import type { HoldPart } from '../../../../shared/domain/credits.ts'
import { bookingPolicy } from '../../../../shared/domain/policies.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { refuseMerged } from '../clients/merged.ts'
import type { SessionRecord } from '../schedule/queries.ts'
import type { Studio } from '../studio/queries.ts'
import { type ClientName, type Funding, type FundingNeed, holdUnits, planFunding } from './funding.ts'
import { type BookingRecord, countOccupying, findClientConflict, insertBooking } from './queries.ts'

export type Placement = {
  readonly session: SessionRecord
  readonly client: ClientName & { readonly status: string }
  readonly funding: Funding
  /** The pack that shall pay, one of this client's; null lets the spend order choose. */
  readonly grantId: number | null
  readonly paymentMethod: string | null
  /** Whether the place is promised; a booking that is not lapses unless somebody confirms it in time. */
  readonly confirmed?: boolean
  /** Whether to wait for a place when there is none. */
  readonly waitlist?: boolean
  /** What asked for it; somebody of the studio when left out. */
  readonly source?: BookingSource
}

type Refused = ReturnType<typeof refuse>

/**
 * Gives a client a place in a session and holds the units that pay for it: a step of every use case that books
 * (dialog, new session, plan, public page), inside its unit of work. Tests in the order of domain rules: state,
 * the client's own time, places, funding. Without a place left the client waits for one, if that was asked: no credits
 * are asked for until then. A refusal has written nothing.
 */
export async function placeBooking(
  q: Writer,
  context: Context,
  studio: Studio,
  placement: Placement,
): Promise<Result<BookingRecord>> {
  const { session, client, grantId } = placement
  const { funding, cost } = priceOf(placement)
  const refusal = await findObstacle(q, placement)
  if (refusal !== null) {
    const full = refusal.error.code === 'CAPACITY_FULL'
    const mayWait = placement.waitlist === true && context.now < session.startsAt
    return full && mayWait ? ok(await joinWaitlist(q, context, studio, placement)) : refusal
  }
  const need: FundingNeed = { session, client, funding, cost, grantId }
  const plan = await planFunding(q, context, studio, need)
  if (!plan.ok) return plan
  const { confirmed = true } = placement
  const { pendingTimeoutHours } = studio.policies
  const booking = await insertBooking(q, context, {
    ...newBooking(context, studio, placement),
    status: confirmed ? 'confirmed' : 'pending',
    paymentStatus: funding === 'unpaid' ? 'pending' : 'not_due',
    pendingUntil: confirmed ? null : pendingUntil(context.now, pendingTimeoutHours),
  })
  const holds = await holdUnits(q, context, studio, { bookingId: booking.id, need, plan: plan.value })
  noteNew(context, booking, holds)
  return ok(booking)
}

/** How a place is paid for, and what it costs: nothing where the session takes no credits. */
function priceOf({ session, funding }: Placement): Pick<FundingNeed, 'funding' | 'cost'> {
  const paid = takesCredits(session.kind, session.creditCost)
  return paid ? { funding, cost: session.creditCost } : { funding: 'none', cost: 0 }
}

/** Puts a client at the end of the line for a session without a place left; nothing is held or owed meanwhile. */
async function joinWaitlist(
  q: Writer,
  context: Context,
  studio: Studio,
  placement: Placement,
): Promise<BookingRecord> {
  const booking = await insertBooking(q, context, {
    ...newBooking(context, studio, placement),
    status: 'waitlisted',
    paymentStatus: 'not_due',
    pendingUntil: null,
  })
  noteNew(context, booking, [])
  return booking
}

/** What every new booking is, whether it has its place or waits for one. */
function newBooking(context: Context, studio: Studio, placement: Placement) {
  const { session, client, paymentMethod } = placement
  return {
    sessionId: session.id,
    clientId: client.id,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    ...priceOf(placement),
    paymentMethod,
    amount: session.amount,
    currency: session.currency,
    policy: bookingPolicy(studio.policies),
    source: placement.source ?? ('staff' as const),
    bookedAt: context.now,
  }
}

function noteNew(context: Context, booking: BookingRecord, holds: readonly HoldPart[]): void {
  const { id, sessionId, clientId, status, funding } = booking
  context.note({ entity: 'booking', entityId: id, after: { sessionId, clientId, status, funding, holds } })
}

async function findObstacle(q: Writer, { session, client }: Placement) {
  if (session.status !== 'open') return refuse('SESSION_NOT_AVAILABLE', { sessionId: session.id })
  const bookable = await requireActive(q, client)
  return bookable.ok ? findNoRoom(q, session, client) : bookable
}

/**
 * Refuses a client whose time or place in the session is taken already, and a session without a place left; null when
 * there is room. `exceptId` is a booking that shall take its place again.
 */
export async function findNoRoom(
  q: Reader,
  session: SessionRecord,
  client: ClientName,
  exceptId = 0,
): Promise<Refused | null> {
  const conflict = await findClientConflict(q, client.id, session, exceptId)
  if (conflict !== null) {
    return refuse('CLIENT_CONFLICT', {
      ...conflict,
      startsAt: formatInstant(conflict.startsAt),
      endsAt: formatInstant(conflict.endsAt),
      name: fullName(client),
    })
  }
  const booked = await countOccupying(q, session.id)
  if (booked >= session.capacity) return refuse('CAPACITY_FULL', { capacity: session.capacity, booked })
  return null
}

/** Refuses a client who was deactivated or merged into another, whatever the session. */
export async function requireActive(q: Reader, client: Placement['client']): Promise<Result<null>> {
  if (client.status === 'active') return ok(null)
  const merged = await refuseMerged(q, client, 'booked')
  if (!merged.ok) return merged
  const why = `${fullName(client)} is deactivated. Reactivate them to book.`
  return refuse('INVALID_TRANSITION', { from: client.status, to: 'booked', why })
}
