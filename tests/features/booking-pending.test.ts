import { expect, it } from 'vitest'
import { aBooking, errors, ledger, START } from '../support/bookings.ts'
import { describeStudio, type TestStudio } from '../support/studio.ts'

const LATE = '2026-03-05T09:00:00+01:00'
const AFTER = '2026-03-05T11:00:00+01:00'

/** Runs what the program does by itself every hour; answers how many bookings have lapsed. */
async function lapse(studio: TestStudio, moment: string): Promise<number> {
  studio.setNow(moment)
  return (await studio.call('upkeep.run', {})).lapsed
}

describeStudio('a booking that nobody has confirmed yet', (open) => {
  it('holds its credits and says until when it waits', async () => {
    const studio = await open()
    const booking = await aBooking(studio, { confirmed: false })

    expect(booking).toMatchObject({
      status: 'pending',
      pendingUntil: '2026-03-04T08:00:00.000Z',
      startsAt: '2026-03-05T09:00:00.000Z',
      late: false,
    })
    expect(await ledger(studio, booking.clientId)).toEqual(['GRANT 3', 'HOLD 1'])
    expect(await errors(studio)).toEqual([])
  })

  it('waits as long as the studio said when it was made', async () => {
    const studio = await open()
    const { studio: before } = await studio.call('studio.get', {})
    await studio.call('studio.update', { version: before.version, pendingTimeoutHours: 2 })
    const booking = await aBooking(studio, { confirmed: false })
    const { studio: later } = await studio.call('studio.get', {})
    await studio.call('studio.update', { version: later.version, pendingTimeoutHours: 48 })

    expect(booking.pendingUntil).toBe('2026-03-02T10:00:00.000Z')
    expect(await lapse(studio, '2026-03-02T10:59:59.999+01:00')).toBe(0)
    expect(await lapse(studio, '2026-03-02T11:00:00+01:00')).toBe(1)
  })

  it('cannot be confirmed any more from the moment at which it lapses', async () => {
    const studio = await open()
    const { id: bookingId } = await aBooking(studio, { confirmed: false })
    const other = await aBooking(studio, { confirmed: false, startsAt: '2026-03-06T10:00:00+01:00' })
    studio.setNow('2026-03-04T08:59:59.999+01:00')
    await studio.call('bookings.confirm', { bookingId: other.id })
    studio.setNow('2026-03-04T09:00:00+01:00')

    expect(await studio.refused('bookings.confirm', { bookingId })).toMatchObject({
      code: 'INVALID_TRANSITION',
      details: { why: 'Nobody confirmed it in time, so it lapses.' },
    })
  })

  it('lapses once: its credits come back, and a person is told', async () => {
    const studio = await open()
    const booking = await aBooking(studio, { confirmed: false })
    const kept = await aBooking(studio, { startsAt: '2026-03-06T10:00:00+01:00' })

    const lapsed = await lapse(studio, '2026-03-04T09:00:00+01:00')
    const again = await lapse(studio, '2026-03-04T09:00:00+01:00')

    expect([lapsed, again]).toEqual([1, 0])
    expect(await ledger(studio, booking.clientId)).toEqual(['GRANT 3', 'HOLD 1', 'RELEASE 1'])
    expect(await ledger(studio, kept.clientId)).toEqual(['GRANT 3', 'HOLD 1'])
    const { rows } = await studio.call('attention.list', { kind: 'booking_lapsed' })
    expect(rows).toMatchObject([{ entity: 'booking', entityId: booking.id }])
    const { rows: audit } = await studio.call('audit.list', {
      entity: 'booking',
      entityId: booking.id,
      limit: 1,
    })
    expect(audit).toMatchObject([{ before: { status: 'pending' }, after: { status: 'lapsed', returned: 1 } }])
    expect(await errors(studio)).toEqual([])
  })

  it('does not lapse once its session has begun', async () => {
    const studio = await open()
    await aBooking(studio, { confirmed: false })

    expect(await lapse(studio, START)).toBe(0)
  })

  it('owes nothing any more when it lapses, and its matter is closed when its outcome is corrected', async () => {
    const studio = await open()
    const { id: bookingId, clientId } = await aBooking(studio, {
      confirmed: false,
      funding: 'unpaid',
      credits: 0,
    })

    await lapse(studio, '2026-03-04T09:00:00+01:00')
    const { rows } = await studio.call('bookings.list', { clientId })
    studio.setNow(AFTER)
    const { booking } = await studio.call('bookings.changeOutcome', {
      bookingId,
      outcome: 'completed',
      reason: 'Came anyway',
    })

    expect(rows).toMatchObject([{ status: 'lapsed', paymentStatus: 'not_due' }])
    expect(booking.paymentStatus).toBe('pending')
    expect((await studio.call('attention.list', { kind: 'booking_lapsed' })).rows).toEqual([])
  })

  it('is never cancelled late, because it was never promised', async () => {
    const studio = await open()
    const { id: bookingId } = await aBooking(studio, { confirmed: false })
    studio.setNow(LATE)

    const cancelled = await studio.call('bookings.cancel', { bookingId })

    expect(cancelled).toMatchObject({
      late: false,
      returned: 1,
      booking: { status: 'cancelled', late: false },
    })
  })

  it('is confirmed by its outcome, and the audit log says so', async () => {
    const studio = await open()
    const { id: bookingId } = await aBooking(studio, { confirmed: false })
    studio.setNow(AFTER)

    const { booking } = await studio.call('bookings.setOutcome', { bookingId, outcome: 'completed' })

    expect(booking.status).toBe('completed')
    const { rows } = await studio.call('audit.list', { entity: 'booking', entityId: bookingId, limit: 2 })
    expect(rows.map((row) => row.after)).toMatchObject([{ status: 'completed' }, { status: 'confirmed' }])
  })
})
