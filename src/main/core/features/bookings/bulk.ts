import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { setOutcome } from './outcome-service.ts'
import { setPayment } from './payment-service.ts'
import { listWaiting } from './queries.ts'
import { cancelBooking } from './service.ts'

type Done = Value<'bulk.setPayment'>

/** Sets one outcome for many bookings; those it cannot be set for are named with why, and the others are done. */
export async function setOutcomes(
  q: Writer,
  context: Context,
  { bookingIds, outcome }: Parsed<'bulk.setOutcome'>,
): Promise<Result<Value<'bulk.setOutcome'>>> {
  let [used, returned] = [0, 0]
  const done = await oneByOne(q, context, bookingIds, async (bookingId) => {
    const set = await setOutcome(q, context, { bookingId, outcome, version: undefined })
    if (set.ok) {
      used += set.value.used
      returned += set.value.returned
    }
    return set
  })
  return done.ok ? ok({ ...done.value, used, returned }) : done
}

/** Says of many unpaid bookings what became of the money for them. */
export async function setPayments(
  q: Writer,
  context: Context,
  { bookingIds, ...payment }: Parsed<'bulk.setPayment'>,
): Promise<Result<Done>> {
  return oneByOne(q, context, bookingIds, (bookingId) =>
    setPayment(q, context, { ...payment, bookingId, version: undefined, reason: null }),
  )
}

/** Cancels many bookings, each by its own policy. Whoever waits goes first, and is given no place that goes as well. */
export async function cancelBookings(
  q: Writer,
  context: Context,
  { bookingIds, ...cancellation }: Parsed<'bulk.cancel'>,
): Promise<Result<Value<'bulk.cancel'>>> {
  const waiting = await listWaiting(q, bookingIds)
  let [returned, late] = [0, 0]
  const done = await oneByOne(q, context, [...waiting, ...bookingIds], async (bookingId) => {
    const gone = await cancelBooking(q, context, { ...cancellation, bookingId, version: undefined })
    if (gone.ok) {
      returned += gone.value.returned
      late += Number(gone.value.late)
    }
    return gone
  })
  return done.ok ? ok({ ...done.value, returned, late }) : done
}

/** Runs the one use case for each booking once, as a part that may be refused by itself. */
async function oneByOne(
  q: Writer,
  context: Context,
  bookingIds: readonly number[],
  run: (bookingId: number) => Promise<Result<unknown>>,
): Promise<Result<Done>> {
  const ids = [...new Set(bookingIds)]
  const refused: Done['refused'] = []
  for (const bookingId of ids) {
    const result = await context.attempt(q, () => run(bookingId))
    if (result.ok) continue
    refused.push({ bookingId, code: result.error.code, message: words().sentenceOf(result.error) })
  }
  return ok({ done: ids.length - refused.length, refused })
}
