import { expect, it } from 'vitest'
import { aBooking, aClientWith, aSession } from '../support/bookings.ts'
import { aService, describeStudio } from '../support/studio.ts'

/**
 * A zone, noon on the day on which its clock changes (or any day where it never does), and the moment 24 elapsed hours
 * before it, each as the clock on the wall shows it.
 */
const CHANGES = [
  ['Europe/Berlin', '2026-03-29T12:00+02:00', '2026-03-28T11:00+01:00'],
  ['Europe/Berlin', '2026-10-25T12:00+01:00', '2026-10-24T13:00+02:00'],
  ['America/New_York', '2026-03-08T12:00-04:00', '2026-03-07T11:00-05:00'],
  ['America/New_York', '2026-11-01T12:00-05:00', '2026-10-31T13:00-04:00'],
  ['Australia/Lord_Howe', '2026-04-05T12:00+10:30', '2026-04-04T12:30+11:00'],
  ['Australia/Lord_Howe', '2026-10-04T12:00+11:00', '2026-10-03T11:30+10:30'],
  ['Asia/Kolkata', '2026-03-29T12:00+05:30', '2026-03-28T12:00+05:30'],
  ['America/St_Johns', '2026-03-08T12:00-02:30', '2026-03-07T11:00-03:30'],
  ['America/St_Johns', '2026-11-01T12:00-03:30', '2026-10-31T13:00-02:30'],
  ['Pacific/Auckland', '2026-04-05T12:00+12:00', '2026-04-04T13:00+13:00'],
  ['Pacific/Auckland', '2026-09-27T12:00+13:00', '2026-09-26T11:00+12:00'],
  ['Africa/Casablanca', '2024-03-10T12:00+00:00', '2024-03-09T13:00+01:00'],
  ['Africa/Casablanca', '2024-04-14T12:00+01:00', '2024-04-13T11:00+00:00'],
] as const

/** Another time of the same day, or a millisecond more or less, as its text. */
const dayOf = (moment: string) => moment.slice(0, 10)
const offsetOf = (moment: string) => moment.slice(16)
const justAfter = (moment: string) => `${moment.slice(0, 16)}:00.001${offsetOf(moment)}`

describeStudio('where the clock changes', (open) => {
  it.each(CHANGES)('in %s before %s, cancelling is late from %s on, by elapsed time', async (...row) => {
    const [zone, startsAt, lastInTime] = row
    const studio = await open({ zone, now: `${dayOf(lastInTime)}T00:00Z` })
    const { id: bookingId } = await aBooking(studio, { startsAt })
    const cancelAt = async (moment: string) => {
      studio.setNow(moment)
      const { late, returned } = await studio.call('bookings.cancel', { bookingId, dryRun: true })
      return { late, returned }
    }

    expect(await cancelAt(lastInTime)).toEqual({ late: false, returned: 1 })
    expect(await cancelAt(justAfter(lastInTime))).toEqual({ late: true, returned: 0 })
  })

  it.each(CHANGES)('in %s the day of a session at %s begins at midnight', async (...row) => {
    const [zone, startsAt, dayBefore] = row
    const studio = await open({ zone, now: `${dayOf(dayBefore)}T00:00Z` })
    const { id: bookingId } = await aBooking(studio, { startsAt })
    const attended = { bookingId, outcome: 'completed' as const, dryRun: true }

    // The clock changes in the small hours, so midnight still has the offset of the day before.
    studio.setNow(`${dayOf(dayBefore)}T23:59:59.999${offsetOf(dayBefore)}`)
    expect((await studio.refused('bookings.setOutcome', attended)).code).toBe('INVALID_TRANSITION')
    studio.setNow(`${dayOf(startsAt)}T00:00${offsetOf(dayBefore)}`)
    expect((await studio.call('bookings.setOutcome', attended)).booking.status).toBe('completed')
  })

  it.each(CHANGES)('in %s credits are good to the end of the day of %s', async (...row) => {
    const [zone, noon, dayBefore] = row
    const studio = await open({ zone, now: `${dayOf(dayBefore)}T00:00Z` })
    await aService(studio, { minutes: 15 })
    const { id: clientId } = await aClientWith(studio, 4, { expiresOn: dayOf(noon) })
    const book = async (startsAt: string) => {
      const { id: sessionId } = await aSession(studio, { startsAt })
      return { sessionId, clientId, dryRun: true }
    }
    const [first, last] = [
      `${dayOf(noon)}T00:00${offsetOf(dayBefore)}`,
      `${dayOf(noon)}T23:59${offsetOf(noon)}`,
    ]

    expect((await studio.call('bookings.create', await book(first))).booking.status).toBe('confirmed')
    expect((await studio.call('bookings.create', await book(last))).booking.status).toBe('confirmed')
    const nextDay = await book(oneMinuteLater(last))
    expect((await studio.refused('bookings.create', nextDay)).code).toBe('INSUFFICIENT_SESSIONS')
  })
})

/** Midnight of the next day, in the offset of the last minute of this one. */
function oneMinuteLater(lastMinute: string): string {
  const day = String(Number(lastMinute.slice(8, 10)) + 1).padStart(2, '0')
  return `${lastMinute.slice(0, 8)}${day}T00:00${offsetOf(lastMinute)}`
}
