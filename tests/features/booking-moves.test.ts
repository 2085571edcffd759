import { expect, it } from 'vitest'
import { BOOKING_STATUSES, type BookingStatus } from '../../src/shared/domain/bookings.ts'
import { applyEntry, EMPTY_BUCKETS } from '../../src/shared/domain/credits.ts'
import { type Funding, MOVES, type MoveName, TABLES } from '../support/booking-tables.ts'
import { aBooking, START } from '../support/bookings.ts'
import { aClient, aService, describeStudio, NOW, type TestStudio } from '../support/studio.ts'

/** Two days after the bookings are made, when those that nobody confirmed lapse. */
const LAPSES = '2026-03-04T09:00:00+01:00'
/** Too late to cancel. */
const LATE = '2026-03-05T09:00:00+01:00'
/** Any outcome may be set. */
const AFTER = '2026-03-05T11:00:00+01:00'

type Booking = { readonly id: number; readonly clientId: number }

/** A client with three credits whose booking is in a state, each for a session of its own. */
async function bring(studio: TestStudio, status: BookingStatus, funding: Funding): Promise<Booking> {
  studio.setNow(NOW)
  const { id: clientId } = await aClient(studio)
  await studio.call('credits.allocate', { clientId, sessionCount: 3 })
  const { session } = await studio.call('sessions.create', { serviceId: 1, startsAt: START })
  const waitlist = status === 'waitlisted'
  if (waitlist) await aBooking(studio, { sessionId: session.id, funding: 'unpaid' })
  const confirmed = status !== 'pending' && status !== 'lapsed'
  const input = { sessionId: session.id, clientId, funding, confirmed, waitlist }
  const { booking } = await studio.call('bookings.create', input)
  const bookingId = booking.id
  if (status === 'cancelled') await studio.call('bookings.cancel', { bookingId })
  if (status === 'late_cancelled') {
    studio.setNow(LATE)
    await studio.call('bookings.cancel', { bookingId })
  }
  if (status === 'completed' || status === 'no_show') {
    studio.setNow(AFTER)
    await studio.call('bookings.setOutcome', { bookingId, outcome: status })
  }
  if (status === 'lapsed') {
    studio.setNow(LAPSES)
    await studio.call('upkeep.run', {})
  }
  return { id: bookingId, clientId }
}

/** The verbs in a client's ledger; what they have is what these add up to, and completed + scheduled + remaining = total. */
async function ledgerOf(studio: TestStudio, { clientId }: Booking): Promise<string[]> {
  const { entries } = await studio.call('credits.explain', { clientId })
  const { completed, scheduled, remaining, total } = await studio.call('credits.summary', { clientId })
  const { available, held, used } = entries.reduce(applyEntry, EMPTY_BUCKETS)
  expect({ remaining, scheduled, completed }).toEqual({
    remaining: available,
    scheduled: held,
    completed: used,
  })
  expect(completed + scheduled + remaining).toBe(total)
  return entries.map((entry) => entry.kind)
}

/** Makes one allowed move of a booking and answers what it did, as the tables say it; `known` lines were there before. */
async function moved(
  studio: TestStudio,
  booking: Booking,
  { name, funding, known }: { readonly name: MoveName; readonly funding: Funding; readonly known: number },
): Promise<string> {
  studio.setNow(AFTER)
  const { method, input } = MOVES[name]
  const value = await studio.call(method, { ...input, bookingId: booking.id } as never)
  const kinds = (await ledgerOf(studio, booking)).slice(known)
  const { status, paymentStatus } = (value as { booking: { status: string; paymentStatus: string } }).booking
  if (funding !== 'unpaid') expect(paymentStatus).toBe('not_due')
  return [`${status}${funding === 'unpaid' ? ` ${paymentStatus}` : ''}:`, ...kinds].join(' ')
}

const NAMES = Object.keys(MOVES) as MoveName[]

describeStudio('the moves of a booking', (open) => {
  for (const funding of ['credit', 'comp', 'unpaid'] as const) {
    it.each(BOOKING_STATUSES)(
      `that is ${funding} and %s, and no others, do what they say`,
      async (status) => {
        const studio = await open()
        await aService(studio)
        const table = TABLES[funding][status]
        const done: Record<string, string> = {}

        const still = await bring(studio, status, funding)
        const before = await ledgerOf(studio, still)
        studio.setNow(AFTER)
        for (const name of NAMES.filter((move) => !(move in table))) {
          const { method, input } = MOVES[name]
          const refusal = await studio.refused(method, { ...input, bookingId: still.id })
          expect([name, refusal.code]).toEqual([name, 'INVALID_TRANSITION'])
        }
        const after = await ledgerOf(studio, still)
        for (const name of NAMES.filter((move) => move in table)) {
          const booking = await bring(studio, status, funding)
          done[name] = await moved(studio, booking, { name, funding, known: before.length })
        }

        expect(after).toEqual(before)
        expect(done).toEqual(table)
        const { findings } = await studio.call('integrity.check', {})
        expect(findings.filter((finding) => finding.severity === 'error')).toEqual([])
      },
    )
  }
})
