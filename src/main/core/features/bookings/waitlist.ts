import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import {
  pendingUntil,
  promotedTo,
  promoteProblem,
  promotesItself,
} from '../../../../shared/domain/booking-moves.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { paymentAfter } from '../../../../shared/domain/payments.ts'
import type { AppError } from '../../../../shared/errors.ts'
import { sentenceOf } from '../../../../shared/messages/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { raiseAttention, settleAttention } from '../attention/queries.ts'
import { isGrantOf } from '../credits/queries.ts'
import { findSession, type SessionRecord } from '../schedule/queries.ts'
import { loadStudio, type Studio } from '../studio/queries.ts'
import { bookedView } from './answer.ts'
import { type BookingParts, findParts, refuseMove, requireFunding, requireVersion } from './find.ts'
import { type FundingNeed, holdUnits, planFunding } from './funding.ts'
import { findNoRoom, requireActive } from './place.ts'
import { type BookingRecord, countOccupying, updateBooking } from './queries.ts'
import { listBegunWaiting, listWaitingFor } from './waitlist-queries.ts'

/** Who was given a place that came free, and who was passed over and why. */
export type Promotions = {
  readonly promoted: Value<'bookings.cancel'>['promoted']
  readonly skipped: Value<'bookings.cancel'>['skipped']
}

export const NOBODY: Promotions = { promoted: [], skipped: [] }

/** The matter that a waiting client who was passed over is filed under. */
export function skippedKey(bookingId: number): string {
  return `promotion_skipped:${bookingId}`
}

/**
 * Gives the places that are free to those who wait, in their order: a step of everything that frees a place, in the
 * same unit of work. Each is tested and paid for as a new booking; whoever cannot take the place is passed over, with the
 * reason kept, and the next is taken. Stops at the late window, after which only staff promote.
 */
export async function promoteWaiting(
  q: Writer,
  context: Context,
  studio: Studio,
  sessionId: number,
): Promise<Promotions> {
  const waiting = await listWaitingFor(q, sessionId)
  const session = waiting.length === 0 ? null : await findSession(q, sessionId)
  if (session === null || session.status !== 'open') return NOBODY
  let free = session.capacity - (await countOccupying(q, sessionId))
  const promoted: Promotions['promoted'] = []
  const skipped: Promotions['skipped'] = []
  for (const { booking, client } of waiting) {
    if (free <= 0) break
    if (!promotesItself({ ...booking, startsAt: session.startsAt, now: context.now })) continue
    const parts = { booking, session, client }
    const named = { bookingId: booking.id, clientId: client.id, clientName: fullName(client) }
    const taken = await takePlace(q, context, studio, parts, { status: promotedTo(booking.source) })
    if (taken.ok) {
      promoted.push(named)
      free -= 1
    } else {
      skipped.push({ ...named, code: taken.error.code, reason: words().sentenceOf(taken.error) })
      await passOver(q, context, parts, taken.error)
    }
  }
  return { promoted, skipped }
}

/** Staff give one waiting client a place, out of turn and inside the late window if they choose to. */
export async function promoteBooking(
  q: Writer,
  context: Context,
  input: Parsed<'bookings.promote'>,
): Promise<Result<Value<'bookings.promote'>>> {
  const studio = await loadStudio(q)
  const parts = await findParts(q, input.bookingId)
  if (!parts.ok) return parts
  const { booking, session } = parts.value
  const { grantId = null } = input
  if (grantId !== null && !(await isGrantOf(q, booking.clientId, grantId))) {
    return refuse('NOT_FOUND', { entity: 'grant', id: grantId })
  }
  const funding = booking.funding === 'none' ? booking.funding : (input.funding ?? booking.funding)
  const allowed = requireFunding(context, { ...booking, funding })
  if (!allowed.ok) return allowed
  const current = await requireVersion(q, context, booking, input.version, { status: 'confirmed' })
  if (!current.ok) return current
  const possible = refuseMove(booking.status, 'confirmed', promoteProblem(booking.status))
  if (!possible.ok) return possible
  if (session.status !== 'open') return refuse('SESSION_NOT_AVAILABLE', { sessionId: session.id })
  const taken = await takePlace(q, context, studio, parts.value, { status: 'confirmed', funding, grantId })
  return taken.ok ? ok(await bookedView(q, context, studio, taken.value)) : taken
}

type Taking = {
  readonly status: 'pending' | 'confirmed'
  readonly funding?: BookingRecord['funding']
  readonly grantId?: number | null
}

/** Turns a wait into a booking: tested and paid for as a new one, under the policy it has waited with. */
async function takePlace(
  q: Writer,
  context: Context,
  studio: Studio,
  { booking, session, client }: BookingParts,
  { status, funding = booking.funding, grantId = null }: Taking,
): Promise<Result<BookingRecord>> {
  const bookable = await requireActive(q, client)
  if (!bookable.ok) return bookable
  const noRoom = await findNoRoom(q, session, client, booking.id)
  if (noRoom !== null) return noRoom
  const need: FundingNeed = { session, client, funding, cost: booking.cost, grantId }
  const plan = await planFunding(q, context, studio, need)
  if (!plan.ok) return plan
  const timeout = studio.policies.pendingTimeoutHours
  const promoted = await updateBooking(q, context, booking, {
    status,
    funding,
    paymentStatus: paymentAfter({ ...booking, funding }, { from: booking.status, owed: true }),
    policyAnchor: session.startsAt,
    pendingUntil: status === 'pending' ? pendingUntil(context.now, timeout) : null,
    skipReason: null,
  })
  const holds = await holdUnits(q, context, studio, { bookingId: booking.id, need, plan: plan.value })
  if (booking.skipReason !== null) await settleAttention(q, context, skippedKey(booking.id))
  context.note({
    entity: 'booking',
    entityId: booking.id,
    before: { status: booking.status },
    after: { status, funding, holds },
  })
  return ok(promoted)
}

/** Keeps why somebody could not take a place, once for each reason, and tells a person. */
async function passOver(
  q: Writer,
  context: Context,
  {
    booking,
    session,
    client,
  }: { booking: BookingRecord; session: SessionRecord; client: BookingParts['client'] },
  error: AppError,
): Promise<void> {
  // Kept for whoever reads it, in whatever language: English is what the others are found by.
  const reason = sentenceOf(error)
  if (booking.skipReason === reason) return
  await updateBooking(q, context, booking, { skipReason: reason })
  context.note({
    entity: 'booking',
    entityId: booking.id,
    before: { skipReason: booking.skipReason },
    after: { skipReason: reason, code: error.code },
  })
  await raiseAttention(q, context, {
    kind: 'promotion_skipped',
    key: skippedKey(booking.id),
    entity: 'booking',
    entityId: booking.id,
    details: {
      clientName: fullName(client),
      sessionTitle: session.title,
      startsAt: session.startsAt,
      code: error.code,
      reason,
    },
  })
}

const TOO_LATE = 'No place came free'

/** Ends every wait whose session has begun: a step of the upkeep; running it again changes nothing. */
export async function lapseWaiting(q: Writer, context: Context): Promise<number> {
  const waits = await listBegunWaiting(q, context.now)
  for (const booking of waits) {
    await updateBooking(q, context, booking, { status: 'lapsed', reason: TOO_LATE })
    await settleAttention(q, context, skippedKey(booking.id))
    context.note({
      entity: 'booking',
      entityId: booking.id,
      before: { status: booking.status },
      after: { status: 'lapsed', reason: TOO_LATE },
    })
  }
  return waits.length
}
