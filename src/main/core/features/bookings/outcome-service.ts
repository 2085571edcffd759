import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import {
  type ChangeDecision,
  changeProblem,
  decideChange,
  outcomeProblem,
  type UnitState,
  unitMoves,
} from '../../../../shared/domain/booking-moves.ts'
import { chargeFor, FORGIVENESS_DAYS, isOccupying } from '../../../../shared/domain/bookings.ts'
import { DAY } from '../../../../shared/domain/calendar.ts'
import { isCharged, paymentAfter } from '../../../../shared/domain/payments.ts'
import { findStranded } from '../../../../shared/domain/spending.ts'
import { startOfDay } from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { settleAttention } from '../attention/queries.ts'
import { listGrants } from '../credits/queries.ts'
import { loadStudio, type Studio } from '../studio/queries.ts'
import { bookedView } from './answer.ts'
import { confirmPending } from './confirm.ts'
import {
  type BookingParts,
  findParts,
  refuseMove,
  requireFunding,
  requireOwnSession,
  requireVersion,
} from './find.ts'
import { type FundingNeed, type FundingPlan, holdUnits, planFunding } from './funding.ts'
import { lapsedKey } from './lapse.ts'
import { findNoRoom } from './place.ts'
import {
  type BookingChange,
  type BookingRecord,
  countForgiven,
  type Hold,
  listHolds,
  updateBooking,
} from './queries.ts'
import { captureHolds, NOTHING, type Returned, releaseHolds, uncaptureHolds } from './resolve.ts'
import { promoteWaiting } from './waitlist.ts'

/** Sets what became of a live booking. Trainers may do so for their own sessions only. */
export async function setOutcome(
  q: Writer,
  context: Context,
  input: Parsed<'bookings.setOutcome'>,
): Promise<Result<Value<'bookings.setOutcome'>>> {
  const studio = await loadStudio(q)
  const parts = await findParts(q, input.bookingId)
  if (!parts.ok) return parts
  const { booking, session } = parts.value
  const { outcome } = input
  const own = requireOwnSession(context, session, 'bookings.outcome')
  if (!own.ok) return own
  const current = await requireVersion(q, context, booking, input.version, { status: outcome })
  if (!current.ok) return current
  const facts = { outcome, now: context.now, ...startOf(studio, parts.value) }
  const possible = refuseMove(booking.status, outcome, outcomeProblem({ ...facts, status: booking.status }))
  if (!possible.ok) return possible

  const confirmed = await confirmPending(q, context, booking)
  const { charged } = chargeFor(outcome, { ...booking, waive: false, forgivenBefore: 0 })
  const paymentStatus = paymentAfter(booking, { from: booking.status, owed: charged })
  const changed = await updateBooking(q, context, confirmed, {
    status: outcome,
    paymentStatus,
    outcomeAt: context.now,
  })
  const returned = charged
    ? await captureHolds(q, context, booking, outcome === 'no_show' ? 'No-show' : null)
    : await releaseHolds(q, context, studio, booking, 'No-show, given back by policy')
  context.note({
    entity: 'booking',
    entityId: booking.id,
    before: { status: confirmed.status, paymentStatus: booking.paymentStatus },
    after: { status: outcome, paymentStatus },
  })
  return ok(await resolvedView(q, context, studio, changed, { returned, usedBefore: 0 }))
}

type Resolved = { readonly returned: Returned; readonly usedBefore: number }

/** A booking after its outcome, with what that used up and what came back. */
async function resolvedView(
  q: Reader,
  context: Context,
  studio: Studio,
  booking: BookingRecord,
  { returned, usedBefore }: Resolved,
): Promise<Value<'bookings.setOutcome'>> {
  const used = Math.max(0, usedUnits(await listHolds(q, booking.id)) - usedBefore)
  const view = await bookedView(q, context, studio, booking)
  return { ...view, used, returned: returned.units, spendableUntil: returned.until }
}

const usedUnits = (holds: readonly Hold[]): number => holds.reduce((sum, hold) => sum + hold.captured, 0)

/** The start of a booking's session, and the moment at which its studio day begins. */
function startOf(studio: Studio, { session }: BookingParts) {
  return {
    startsAt: session.startsAt,
    dayStartsAt: startOfDay(session.studioDate, studio.zone),
  }
}

/**
 * Corrects what became of a booking, or waives what its outcome has charged (rule 5). What it held or used is given
 * back, set aside and charged as the new outcome asks; a place that was given up is tested as for a new booking.
 */
export async function changeOutcome(
  q: Writer,
  context: Context,
  input: Parsed<'bookings.changeOutcome'>,
): Promise<Result<Value<'bookings.changeOutcome'>>> {
  const studio = await loadStudio(q)
  const parts = await findParts(q, input.bookingId)
  if (!parts.ok) return parts
  const { booking, session } = parts.value
  const own = requireOwnSession(context, session, 'bookings.change_outcome')
  if (!own.ok) return own
  const change = await decide(q, context, studio, parts.value, input)
  const allowed = change.anew ? requireFunding(context, booking) : ok(null)
  if (!allowed.ok) return allowed
  const current = await requireVersion(q, context, booking, input.version, { status: input.outcome })
  if (!current.ok) return current
  const possible = refuseMove(booking.status, input.outcome, change.problem)
  if (!possible.ok) return possible
  const plan = await findWay(q, context, studio, parts.value, change)
  if (!plan.ok) return plan

  const changed = await updateBooking(q, context, booking, fieldsOf(context, booking, change, input.reason))
  const returned = await moveUnits(q, context, studio, parts.value, {
    ...change,
    plan: plan.value,
    reason: input.reason,
  })
  if (booking.status === 'lapsed') await settleAttention(q, context, lapsedKey(booking.id))
  context.note({
    entity: 'booking',
    entityId: booking.id,
    before: { status: booking.status, paymentStatus: booking.paymentStatus, pardon: booking.pardon },
    after: {
      status: changed.status,
      paymentStatus: changed.paymentStatus,
      pardon: changed.pardon,
      reason: input.reason,
      returned: returned.units,
      spendableUntil: returned.until,
    },
  })
  if (isOccupying(booking.status) && !isOccupying(changed.status)) {
    await promoteWaiting(q, context, studio, session.id)
  }
  return ok(await resolvedView(q, context, studio, changed, { returned, usedBefore: change.usedBefore }))
}

type Change = {
  readonly problem: string | null
  readonly decision: ChangeDecision
  readonly from: UnitState
  readonly to: UnitState
  readonly usedBefore: number
  /** What was given up is charged again: it takes an open session, and the permissions of a new booking. */
  readonly anew: boolean
}

async function decide(
  q: Reader,
  context: Context,
  studio: Studio,
  parts: BookingParts,
  { outcome, waive }: Parsed<'bookings.changeOutcome'>,
): Promise<Change> {
  const { booking } = parts
  const { status, funding, paymentStatus, pardon } = booking
  const holds = await listHolds(q, booking.id)
  const from = unitsOf(holds)
  const facts = {
    ...booking,
    outcome,
    waive,
    now: context.now,
    ...startOf(studio, parts),
    forgivenBefore: await countForgiven(q, booking.clientId, context.now - FORGIVENESS_DAYS * DAY),
    charged: from === 'used' || (pardon === null && isCharged(paymentStatus)),
  }
  const decision = decideChange(facts)
  const to = decision.charged && (funding === 'credit' || funding === 'comp') ? 'used' : 'none'
  const givenUp = status === 'cancelled' || status === 'lapsed'
  const anew = givenUp && (decision.charged || decision.takesPlace)
  return { problem: changeProblem(facts), decision, from, to, usedBefore: usedUnits(holds), anew }
}

function unitsOf(holds: readonly Hold[]): UnitState {
  if (holds.some((hold) => hold.captured > 0)) return 'used'
  return holds.some((hold) => hold.held > 0) ? 'held' : 'none'
}

/** Tests what the new outcome takes (place, the client's time, credits) and chooses the credits that pay. */
async function findWay(
  q: Reader,
  context: Context,
  studio: Studio,
  { booking, session, client }: BookingParts,
  { decision, from, to, anew }: Change,
): Promise<Result<{ readonly need: FundingNeed; readonly units: FundingPlan } | null>> {
  if ((anew || decision.takesPlace) && session.status !== 'open') {
    return refuse('SESSION_NOT_AVAILABLE', { sessionId: session.id })
  }
  const noRoom = decision.takesPlace ? await findNoRoom(q, session, client, booking.id) : null
  if (noRoom !== null) return noRoom
  if (decision.takesPlace && from === 'used' && to === 'used') {
    const on = session.studioDate
    const stranded = findStranded(await listCharged(q, booking), on)
    if (stranded !== null) {
      return refuse('GRANT_EXPIRED', { grantId: stranded.id, expiresOn: stranded.expiresOn, on })
    }
  }
  if (!unitMoves(from, to).includes('HOLD')) return ok(null)
  const { funding, cost } = booking
  const need: FundingNeed = { session, client, funding, cost, grantId: null }
  const plan = await planFunding(q, context, studio, need)
  return plan.ok ? ok({ need, units: plan.value }) : plan
}

/** The lots that a booking was charged to, as they are now. */
async function listCharged(q: Reader, { id, clientId }: BookingRecord) {
  const charged = (await listHolds(q, id)).filter(({ captured }) => captured > 0)
  const used = new Set(charged.map(({ grantId }) => grantId))
  return (await listGrants(q, clientId)).filter((grant) => used.has(grant.id))
}

function fieldsOf(
  context: Context,
  booking: BookingRecord,
  { decision }: Change,
  reason: string,
): BookingChange {
  const { status, late, charged, pardon } = decision
  const changed = {
    status,
    late,
    pardon,
    paymentStatus: paymentAfter(booking, { from: booking.status, owed: charged }),
    reason,
  }
  if (status === booking.status) return changed
  if (status === 'completed' || status === 'no_show') {
    return { ...changed, outcomeAt: context.now, cancelledAt: null, cancelledBy: null }
  }
  const cancelledBy = status === 'late_cancelled' ? 'client' : (booking.cancelledBy ?? 'studio')
  const cancelledAt = booking.cancelledAt ?? context.now
  return { ...changed, outcomeAt: null, cancelledAt, cancelledBy }
}

/** Brings what the booking held or used to where the new outcome has it; answers with what came back. */
async function moveUnits(
  q: Writer,
  context: Context,
  studio: Studio,
  { booking }: BookingParts,
  move: Pick<Change, 'from' | 'to'> & {
    readonly plan: { readonly need: FundingNeed; readonly units: FundingPlan } | null
    readonly reason: string
  },
): Promise<Returned> {
  const { from, to, plan, reason } = move
  let returned = NOTHING
  for (const kind of unitMoves(from, to)) {
    if (kind === 'UNCAPTURE') await uncaptureHolds(q, context, booking, reason)
    if (kind === 'RELEASE') returned = await releaseHolds(q, context, studio, booking, reason, reason)
    if (kind === 'HOLD' && plan !== null) {
      const { need, units } = plan
      await holdUnits(q, context, studio, { bookingId: booking.id, need, plan: units, reason })
    }
    if (kind === 'CAPTURE') await captureHolds(q, context, booking, reason)
  }
  return returned
}
