import { expect, it } from 'vitest'
import { aBooking } from '../support/bookings.ts'
import { describeStudio, type TestStudio } from '../support/studio.ts'

const AFTER = '2026-03-05T11:00:00+01:00'

const outcome = async (studio: TestStudio, bookingId: number, set: 'completed' | 'no_show') => {
  const answer = await studio.call('bookings.setOutcome', { bookingId, outcome: set, dryRun: true })
  return [answer.used, answer.returned, answer.availableSessions]
}

describeStudio('what an outcome does to credits, before it is set', (open) => {
  it('is said for each choice, and nothing is kept', async () => {
    const studio = await open()
    const { id: bookingId } = await aBooking(studio)
    studio.setNow(AFTER)

    expect(await outcome(studio, bookingId, 'completed')).toEqual([1, 0, 2])
    expect(await outcome(studio, bookingId, 'no_show')).toEqual([1, 0, 2])

    const { session } = await studio.call('sessions.get', { sessionId: 1 })
    expect(session.bookings.map(({ status }) => status)).toEqual(['confirmed'])
  })

  it('is by the policy that the booking was made under', async () => {
    const studio = await open()
    const { studio: before } = await studio.call('studio.get', {})
    await studio.call('studio.update', { version: before.version, noShowRule: 'release' })
    const { id: bookingId } = await aBooking(studio, { expiresOn: '2026-05-01' })
    studio.setNow(AFTER)

    const answer = await studio.call('bookings.setOutcome', { bookingId, outcome: 'no_show', dryRun: true })
    expect(answer).toMatchObject({
      used: 0,
      returned: 1,
      spendableUntil: '2026-05-01',
      availableSessions: 3,
    })
    expect(await outcome(studio, bookingId, 'completed')).toEqual([1, 0, 2])
  })

  it('uses nothing of who booked unpaid', async () => {
    const studio = await open()
    const { id: bookingId } = await aBooking(studio, { credits: 0, funding: 'unpaid' })
    studio.setNow(AFTER)

    expect(await outcome(studio, bookingId, 'completed')).toEqual([0, 0, 0])
  })

  it('is said of a correction, both ways', async () => {
    const studio = await open()
    const { id: bookingId } = await aBooking(studio)
    studio.setNow(AFTER)
    await studio.call('bookings.setOutcome', { bookingId, outcome: 'completed' })
    const change = async (to: 'no_show' | 'cancelled' | 'completed') => {
      const asked = { bookingId, outcome: to, reason: 'A slip', dryRun: true }
      const { used, returned } = await studio.call('bookings.changeOutcome', asked)
      return [used, returned]
    }

    expect(await change('no_show')).toEqual([0, 0])
    expect(await change('cancelled')).toEqual([0, 1])

    await studio.call('bookings.changeOutcome', { bookingId, outcome: 'cancelled', reason: 'A slip' })
    expect(await change('completed')).toEqual([1, 0])
  })

  it('is summed up for a whole class', async () => {
    const studio = await open()
    const first = await aBooking(studio)
    const other = await aBooking(studio, {
      startsAt: '2026-03-05T12:00:00+01:00',
      credits: 0,
      funding: 'unpaid',
    })
    const last = await aBooking(studio, { startsAt: '2026-03-05T14:00:00+01:00' })
    studio.setNow(AFTER)
    const bookingIds = [first.id, other.id, last.id, 999]

    const asked = { bookingIds, outcome: 'completed' as const, dryRun: true }
    expect(await studio.call('bulk.setOutcome', asked)).toMatchObject({
      done: 3,
      used: 2,
      returned: 0,
      refused: [{ bookingId: 999 }],
    })
  })
})
