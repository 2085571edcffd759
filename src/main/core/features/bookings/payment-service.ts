import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { isFinal } from '../../../../shared/domain/booking-moves.ts'
import { paymentProblem, settleProblem } from '../../../../shared/domain/payments.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { isGrantOf } from '../credits/queries.ts'
import { priceOf } from '../schedule/price.ts'
import { loadStudio, type Studio, studioToday } from '../studio/queries.ts'
import { bookedView } from './answer.ts'
import { type BookingParts, findParts, refuseMove, requireVersion } from './find.ts'
import { type FundingNeed, holdUnits, planFunding } from './funding.ts'
import { type BookingRecord, listHolds, updateBooking } from './queries.ts'
import { captureHolds } from './resolve.ts'
import { bookingView } from './views.ts'

/** Says what became of the money for an unpaid booking; its place and its outcome stay as they are. */
export async function setPayment(
  q: Writer,
  context: Context,
  input: Parsed<'bookings.setPayment'>,
): Promise<Result<Value<'bookings.setPayment'>>> {
  const parts = await findParts(q, input.bookingId)
  if (!parts.ok) return parts
  const { booking } = parts.value
  const { status: paymentStatus, method, reason } = input
  const current = await requireVersion(q, context, booking, input.version, { paymentStatus })
  if (!current.ok) return current
  const why = paymentProblem(booking.paymentStatus, paymentStatus)
  if (why !== null) {
    return refuse('INVALID_TRANSITION', { from: booking.paymentStatus, to: paymentStatus, why })
  }
  const paymentMethod = method ?? booking.paymentMethod
  const changed = await updateBooking(q, context, booking, { paymentStatus, paymentMethod })
  context.note({
    entity: 'booking',
    entityId: booking.id,
    before: { paymentStatus: booking.paymentStatus, paymentMethod: booking.paymentMethod },
    after: { paymentStatus, paymentMethod, reason },
  })
  return ok({ booking: bookingView(changed, await listHolds(q, booking.id)) })
}

/** Pays what is owed for an unpaid booking: by credits, which are then held or used, or by money (rule 8). */
export async function settleBooking(
  q: Writer,
  context: Context,
  input: Parsed<'bookings.settle'>,
): Promise<Result<Value<'bookings.settle'>>> {
  const studio = await loadStudio(q)
  const { payment, grantId = null } = input
  const amount = priceOf(payment?.amount, studio, 'payment.amount')
  if (!amount.ok) return amount
  const parts = await findParts(q, input.bookingId)
  if (!parts.ok) return parts
  const { booking } = parts.value
  if (grantId !== null && !(await isGrantOf(q, booking.clientId, grantId))) {
    return refuse('NOT_FOUND', { entity: 'grant', id: grantId })
  }
  const asked =
    payment === undefined ? ({ funding: 'credit' } as const) : ({ paymentStatus: 'paid' } as const)
  const current = await requireVersion(q, context, booking, input.version, asked)
  if (!current.ok) return current
  const possible = refuseMove(booking.status, 'settled', settleProblem(booking))
  if (!possible.ok) return possible
  const settled =
    payment === undefined
      ? await settleByCredits(q, context, studio, parts.value, grantId)
      : ok(await settleByMoney(q, context, studio, booking, { ...payment, amount: amount.value }))
  return settled.ok ? ok(await bookedView(q, context, studio, settled.value)) : settled
}

/** A pack valid on the day of the session or today pays; what has an outcome already is used at once. */
async function settleByCredits(
  q: Writer,
  context: Context,
  studio: Studio,
  { booking, session, client }: BookingParts,
  grantId: number | null,
): Promise<Result<BookingRecord>> {
  const { cost } = booking
  const settledOn = studioToday(studio, context.now)
  const need: FundingNeed = { session, client, funding: 'credit', cost, grantId, settledOn }
  const plan = await planFunding(q, context, studio, need)
  if (!plan.ok) return plan
  const change = { funding: 'credit', paymentStatus: 'not_due' } as const
  const settled = await updateBooking(q, context, booking, change)
  const reason = 'Settled by credits'
  const holds = await holdUnits(q, context, studio, {
    bookingId: booking.id,
    need,
    plan: plan.value,
    reason,
  })
  if (isFinal(booking.status)) await captureHolds(q, context, booking, reason)
  context.note({
    entity: 'booking',
    entityId: booking.id,
    before: { funding: booking.funding, paymentStatus: booking.paymentStatus },
    after: { ...change, holds },
  })
  return ok(settled)
}

async function settleByMoney(
  q: Writer,
  context: Context,
  studio: Studio,
  booking: BookingRecord,
  payment: { readonly method: string | null; readonly amount: number | null },
): Promise<BookingRecord> {
  const paymentMethod = payment.method ?? booking.paymentMethod
  const paid = payment.amount === null ? {} : { amount: payment.amount, currency: studio.currency }
  const { paymentStatus, amount } = booking
  const change = { paymentStatus: 'paid', paymentMethod, ...paid } as const
  const settled = await updateBooking(q, context, booking, change)
  context.note({
    entity: 'booking',
    entityId: booking.id,
    before: { paymentStatus, paymentMethod: booking.paymentMethod, amount },
    after: change,
  })
  return settled
}
