import { expect, it } from 'vitest'
import { lapsePending } from '../../src/main/core/features/bookings/lapse.ts'
import { loadStudio } from '../../src/main/core/features/studio/queries.ts'
import { BOOKING_STATUSES, type BookingStatus } from '../../src/shared/domain/bookings.ts'
import { type Funding, MOVES, type MoveName, TABLES } from '../support/booking-tables.ts'
import { aBooking, START } from '../support/bookings.ts'
import { runStep } from '../support/steps.ts'
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
    await runStep(studio, LAPSES, async (q, context) => lapsePending(q, context, await loadStudio(q)))
  }
  return { id: bookingId, clientId }
}

/** The ledger of a client, and what they have: completed + scheduled + remaining = total at every step. */
async function creditsOf(studio: TestStudio, { clientId }: Booking) {
  const { entries } = await studio.call('credits.explain', { clientId })
  const { completed, scheduled, remaining, total } = await studio.call('credits.summary', { clientId })
  expect(completed + scheduled + remaining).toBe(total)
  return { kinds: entries.map((entry) => entry.kind), balance: { completed, scheduled, remaining } }
}

const CHANGES: Record<string, { completed?: number; scheduled?: number; remaining?: number }> = {
  GRANT: { remaining: 1 },
  HOLD: { remaining: -1, scheduled: 1 },
  RELEASE: { scheduled: -1, remaining: 1 },
  CAPTURE: { scheduled: -1, completed: 1 },
  UNCAPTURE: { completed: -1, scheduled: 1 },
  REVOKE: { remaining: -1 },
}

/** Makes one allowed move of one booking and answers what it did, as the tables say it. */
async function moved(studio: TestStudio, booking: Booking, name: MoveName, funding: Funding) {
  const before = await creditsOf(studio, booking)
  studio.setNow(AFTER)
  const { method, input } = MOVES[name]
  const value = await studio.call(method, { ...input, bookingId: booking.id } as never)
  const after = await creditsOf(studio, booking)
  const kinds = after.kinds.slice(before.kinds.length)
  const balance = { ...before.balance }
  for (const kind of kinds) {
    for (const [bucket, units] of Object.entries(CHANGES[kind] ?? {})) {
      balance[bucket as keyof typeof balance] += units
    }
  }
  expect(after.balance).toEqual(balance)
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

        for (const name of NAMES.filter((move) => move in table)) {
          done[name] = await moved(studio, await bring(studio, status, funding), name, funding)
        }
        const still = await bring(studio, status, funding)
        const before = await creditsOf(studio, still)
        studio.setNow(AFTER)
        for (const name of NAMES.filter((move) => !(move in table))) {
          const { method, input } = MOVES[name]
          const refusal = await studio.refused(method, { ...input, bookingId: still.id })
          expect([name, refusal.code]).toEqual([name, 'INVALID_TRANSITION'])
        }

        expect(done).toEqual(table)
        expect(await creditsOf(studio, still)).toEqual(before)
        const { findings } = await studio.call('integrity.check', {})
        expect(findings.filter((finding) => finding.severity === 'error')).toEqual([])
      },
    )
  }
})
