import { isLive } from '../../../../shared/domain/bookings.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { findUnpaying } from './pay-queries.ts'
import { listOccupying } from './place-queries.ts'
import { firstPaidDay, lastPaidDay, loadRow } from './row-queries.ts'
import type { ChangedStep, UndoStep } from './steps.ts'

/**
 * Why what pays and what is paid for do not fit together once a step is taken back; null when they do. Asked when every
 * row is back: the days of a grant and of its session go back one after the other, and between them neither fits.
 */
export async function whyNotPaid(q: Reader, context: Context, step: UndoStep): Promise<string | null> {
  if (step.kind !== 'changed') return null
  if (step.entity === 'booking') return whyBookingUnpaid(q, context, step)
  if (step.entity === 'session') return whySessionUnpaid(q, step)
  return step.entity === 'grant' ? whyGrantPaysElsewhere(q, step) : null
}

/** A booking that is live again holds credits that can pay for its day. */
async function whyBookingUnpaid(
  q: Reader,
  context: Context,
  { id, before }: ChangedStep<'booking'>,
): Promise<string | null> {
  if (before.status === undefined || !isLive(before.status)) return null
  const { sessionId } = await loadRow(q, 'booking', id)
  const { studioDate } = await loadRow(q, 'session', sessionId)
  const today = studioToday(await loadStudio(q), context.now)
  return whyUnpaid(q, id, { session: studioDate, today })
}

/** The packs of those who are booked can pay for the day that a session has again. */
async function whySessionUnpaid(q: Reader, { id, before }: ChangedStep<'session'>): Promise<string | null> {
  if (before.studioDate === undefined) return null
  const { status, studioDate } = await loadRow(q, 'session', id)
  if (status !== 'open') return null
  for (const booking of await listOccupying(q, id)) {
    const why = await whyUnpaid(q, booking.id, { session: studioDate, today: studioDate })
    if (why !== null) return why
  }
  return null
}

/** No session that a grant pays for lies outside the days that it has again. */
async function whyGrantPaysElsewhere(
  q: Reader,
  { id, before, after }: ChangedStep<'grant'>,
): Promise<string | null> {
  const { expiresOn, effectiveFrom } = before
  if (expiresOn !== undefined && expiresOn !== null) {
    const paid = await lastPaidDay(q, id)
    if (paid !== null && paid > expiresOn)
      return `They pay for a session on ${words().dayWords(paid)} by now.`
  }
  if (
    effectiveFrom !== undefined &&
    after.effectiveFrom !== undefined &&
    effectiveFrom > after.effectiveFrom
  ) {
    const paid = await firstPaidDay(q, { id, effectiveFrom: after.effectiveFrom })
    if (paid !== null && paid < effectiveFrom)
      return `They pay for a session on ${words().dayWords(paid)} by now.`
  }
  return null
}

/** In words, why the credits that a booking holds cannot pay for its day; null when they can, or it holds none. */
async function whyUnpaid(
  q: Reader,
  bookingId: number,
  days: { readonly session: LocalDate; readonly today: LocalDate },
): Promise<string | null> {
  const unpaying = await findUnpaying(q, bookingId, days)
  if (unpaying === null) return null
  const { pack, effectiveFrom, expiresOn, problem } = unpaying
  if (problem === 'over' && expiresOn !== null) {
    return `“${pack}” is valid until ${words().dayWords(expiresOn)} only by now.`
  }
  if (problem === 'early') return `“${pack}” is valid from ${words().dayWords(effectiveFrom)} only by now.`
  return `“${pack}” is frozen on that day by now.`
}
