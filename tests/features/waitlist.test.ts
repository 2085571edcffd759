import { describe, expect, test } from 'vitest'
import { aClient, aService, describeStudio, type TestStudio } from '../support/studio.ts'

/** A class with few places, next week, and people with credits. */
async function aFullClass(studio: TestStudio, options: { capacity?: number; startsAt?: string } = {}) {
  const { capacity = 1, startsAt = '2026-03-09T10:00:00+01:00' } = options
  const service = await aService(studio, { name: 'Yoga', kind: 'group', family: 'Classes', capacity })
  const { session } = await studio.call('sessions.create', { serviceId: service.id, startsAt })
  return { service, session }
}

async function withCredits(studio: TestStudio, firstName: string, sessionCount = 3): Promise<number> {
  const { id } = await aClient(studio, { firstName })
  if (sessionCount > 0) await studio.call('credits.allocate', { clientId: id, sessionCount })
  return id
}

async function book(studio: TestStudio, sessionId: number, clientId: number, waitlist = false) {
  return (await studio.call('bookings.create', { sessionId, clientId, waitlist })).booking
}

const statusOf = async (studio: TestStudio, clientId: number) =>
  (await studio.call('bookings.list', { clientId })).rows.map((row) => row.status)

const sound = async (studio: TestStudio) => (await studio.call('integrity.check', {})).findings

describeStudio('the waitlist of a session', (open) => {
  test('is joined only when there is no place, and asks for no credits yet', async () => {
    const studio = await open()
    const { session } = await aFullClass(studio)
    const [ada, ben] = [await withCredits(studio, 'Ada'), await withCredits(studio, 'Ben', 0)]

    const first = await book(studio, session.id, ada, true)
    const second = await studio.call('bookings.create', {
      sessionId: session.id,
      clientId: ben,
      waitlist: true,
    })

    expect(first.status).toBe('confirmed')
    expect(second.booking).toMatchObject({ status: 'waitlisted', grantId: null, paymentStatus: 'not_due' })
    expect(second.availableSessions).toBe(0)
    expect(await sound(studio)).toEqual([])
  })

  test('is not joined twice, not unasked, and not once the session has begun', async () => {
    const studio = await open()
    const { session } = await aFullClass(studio)
    const [ada, ben, cem] = [
      await withCredits(studio, 'Ada'),
      await withCredits(studio, 'Ben'),
      await withCredits(studio, 'Cem'),
    ]
    await book(studio, session.id, ada)
    await book(studio, session.id, ben, true)

    const again = await studio.refused('bookings.create', {
      sessionId: session.id,
      clientId: ben,
      waitlist: true,
    })
    const unasked = await studio.refused('bookings.create', { sessionId: session.id, clientId: cem })
    studio.setNow('2026-03-09T10:00:00+01:00')
    const late = await studio.refused('bookings.create', {
      sessionId: session.id,
      clientId: cem,
      waitlist: true,
    })

    expect([again.code, unasked.code, late.code]).toEqual([
      'CLIENT_CONFLICT',
      'CAPACITY_FULL',
      'CAPACITY_FULL',
    ])
  })

  test('gives a place that comes free to the first in line, who then pays for it', async () => {
    const studio = await open()
    const { session } = await aFullClass(studio)
    const [ada, ben, cem] = [
      await withCredits(studio, 'Ada'),
      await withCredits(studio, 'Ben'),
      await withCredits(studio, 'Cem'),
    ]
    const { id: bookingId } = await book(studio, session.id, ada)
    const waiting = await book(studio, session.id, ben, true)
    await book(studio, session.id, cem, true)

    const value = await studio.call('bookings.cancel', { bookingId })

    expect(value.promoted).toEqual([{ bookingId: waiting.id, clientId: ben, clientName: 'Ben Berg' }])
    expect(value.skipped).toEqual([])
    expect(await statusOf(studio, ben)).toEqual(['confirmed'])
    expect(await statusOf(studio, cem)).toEqual(['waitlisted'])
    expect(await studio.call('credits.summary', { clientId: ben })).toMatchObject({
      available: 2,
      scheduled: 1,
      total: 3,
    })
    expect(await sound(studio)).toEqual([])
  })

  test('passes over whoever cannot pay, keeps why, and tells a person once', async () => {
    const studio = await open()
    const { session } = await aFullClass(studio)
    const [ada, ben, cem] = [
      await withCredits(studio, 'Ada'),
      await withCredits(studio, 'Ben', 0),
      await withCredits(studio, 'Cem'),
    ]
    const { id: bookingId } = await book(studio, session.id, ada)
    const poor = await book(studio, session.id, ben, true)
    await book(studio, session.id, cem, true)

    const { promoted, skipped } = await studio.call('bookings.cancel', { bookingId })

    expect(promoted.map((one) => one.clientId)).toEqual([cem])
    expect(skipped).toMatchObject([{ bookingId: poor.id, clientId: ben, code: 'INSUFFICIENT_SESSIONS' }])
    const [row] = (await studio.call('bookings.list', { clientId: ben })).rows
    expect(row).toMatchObject({ status: 'waitlisted', skipReason: skipped[0]?.reason })
    const items = await studio.call('attention.list', { kind: 'promotion_skipped' })
    expect(items.rows).toHaveLength(1)
    expect(items.rows[0]).toMatchObject({ entity: 'booking', entityId: poor.id })
  })

  test('asks again who was passed over when the next place comes free, and settles the matter', async () => {
    const studio = await open()
    const { session } = await aFullClass(studio, { capacity: 2 })
    const [ada, ben, cem] = [
      await withCredits(studio, 'Ada'),
      await withCredits(studio, 'Ben'),
      await withCredits(studio, 'Cem', 0),
    ]
    const first = await book(studio, session.id, ada)
    const second = await book(studio, session.id, ben)
    await book(studio, session.id, cem, true)
    await studio.call('bookings.cancel', { bookingId: first.id })
    await studio.call('credits.allocate', { clientId: cem, sessionCount: 1 })

    const { promoted } = await studio.call('bookings.cancel', { bookingId: second.id })

    expect(promoted.map((one) => one.clientId)).toEqual([cem])
    const [row] = (await studio.call('bookings.list', { clientId: cem })).rows
    expect(row).toMatchObject({ status: 'confirmed', skipReason: null })
    expect((await studio.call('attention.list', { kind: 'promotion_skipped' })).total).toBe(0)
  })

  test('passes over whoever is somewhere else by then', async () => {
    const studio = await open()
    const { session, service } = await aFullClass(studio)
    const other = await studio.call('sessions.create', {
      serviceId: service.id,
      startsAt: '2026-03-09T10:30:00+01:00',
    })
    const [ada, ben] = [await withCredits(studio, 'Ada'), await withCredits(studio, 'Ben')]
    const { id: bookingId } = await book(studio, session.id, ada)
    await book(studio, session.id, ben, true)
    await book(studio, other.session.id, ben)

    const { promoted, skipped } = await studio.call('bookings.cancel', { bookingId })

    expect(promoted).toEqual([])
    expect(skipped.map((one) => one.code)).toEqual(['CLIENT_CONFLICT'])
  })

  test('stands still inside the late window; staff then give the place', async () => {
    const studio = await open()
    const { session } = await aFullClass(studio)
    const [ada, ben] = [await withCredits(studio, 'Ada'), await withCredits(studio, 'Ben')]
    const { id: bookingId } = await book(studio, session.id, ada)
    const waiting = await book(studio, session.id, ben, true)
    studio.setNow('2026-03-08T10:00:01+01:00')

    const { promoted } = await studio.call('bookings.cancel', { bookingId, by: 'studio' })
    const given = await studio.call('bookings.promote', { bookingId: waiting.id, version: waiting.version })

    expect(promoted).toEqual([])
    expect(given.booking).toMatchObject({ status: 'confirmed', clientId: ben })
    expect(given.booking.grantId).not.toBeNull()
    expect(given.availableSessions).toBe(2)
    expect(await sound(studio)).toEqual([])
  })

  test('moves on by itself up to the very start of the late window', async () => {
    const studio = await open()
    const { session } = await aFullClass(studio)
    const [ada, ben] = [await withCredits(studio, 'Ada'), await withCredits(studio, 'Ben')]
    const { id: bookingId } = await book(studio, session.id, ada)
    await book(studio, session.id, ben, true)
    studio.setNow('2026-03-08T10:00:00+01:00')

    const { promoted } = await studio.call('bookings.cancel', { bookingId })

    expect(promoted.map((one) => one.clientId)).toEqual([ben])
  })

  test('is left by cancelling the wait, which is never late', async () => {
    const studio = await open()
    const { session } = await aFullClass(studio)
    const [ada, ben] = [await withCredits(studio, 'Ada'), await withCredits(studio, 'Ben')]
    await book(studio, session.id, ada)
    const { id: bookingId } = await book(studio, session.id, ben, true)
    studio.setNow('2026-03-09T09:30:00+01:00')

    const value = await studio.call('bookings.cancel', { bookingId })

    expect(value).toMatchObject({ late: false, returned: 0, booking: { status: 'cancelled' } })
  })

  test('is given the places that are added to a session', async () => {
    const studio = await open()
    const { session } = await aFullClass(studio)
    const [ada, ben, cem] = [
      await withCredits(studio, 'Ada'),
      await withCredits(studio, 'Ben'),
      await withCredits(studio, 'Cem'),
    ]
    await book(studio, session.id, ada)
    await book(studio, session.id, ben, true)
    await book(studio, session.id, cem, true)

    const { session: larger } = await studio.call('sessions.update', {
      sessionId: session.id,
      version: session.version,
      capacity: 2,
    })

    expect(larger).toMatchObject({ capacity: 2, booked: 2 })
    expect(await statusOf(studio, ben)).toEqual(['confirmed'])
    expect(await statusOf(studio, cem)).toEqual(['waitlisted'])
  })

  test('makes a debt only of a place that was given', async () => {
    const studio = await open()
    const { session } = await aFullClass(studio)
    const [ada, ben] = [await withCredits(studio, 'Ada'), await withCredits(studio, 'Ben', 0)]
    const { id: bookingId } = await book(studio, session.id, ada)
    const waiting = await studio.call('bookings.create', {
      sessionId: session.id,
      clientId: ben,
      waitlist: true,
      funding: 'unpaid',
    })

    await studio.call('bookings.cancel', { bookingId })

    expect(waiting.booking.paymentStatus).toBe('not_due')
    const [row] = (await studio.call('bookings.list', { clientId: ben })).rows
    expect(row).toMatchObject({ status: 'confirmed', funding: 'unpaid', paymentStatus: 'pending' })
    expect(await sound(studio)).toEqual([])
  })

  test('takes a place by a pack or a gift that staff name', async () => {
    const studio = await open()
    const { session } = await aFullClass(studio, { capacity: 2 })
    const [ada, ben, cem] = [
      await withCredits(studio, 'Ada'),
      await withCredits(studio, 'Ben', 0),
      await withCredits(studio, 'Cem', 0),
    ]
    const first = await book(studio, session.id, ada)
    const dan = await withCredits(studio, 'Dan')
    const second = await book(studio, session.id, dan)
    const gifted = await book(studio, session.id, ben, true)
    const paying = await book(studio, session.id, cem, true)
    for (const { id } of [first, second]) await studio.call('bookings.cancel', { bookingId: id })
    const { grant } = await studio.call('credits.allocate', { clientId: cem, sessionCount: 1 })

    const gift = await studio.call('bookings.promote', { bookingId: gifted.id, funding: 'comp' })
    const pack = await studio.call('bookings.promote', { bookingId: paying.id, grantId: grant.id })

    expect(gift.booking).toMatchObject({ status: 'confirmed', funding: 'comp' })
    expect(pack.booking).toMatchObject({ status: 'confirmed', funding: 'credit', grantId: grant.id })
    expect(await sound(studio)).toEqual([])
  })
})

describe('who promotes', () => {
  describeStudio('a waiting client', (open) => {
    test('is refused what a booking is refused', async () => {
      const studio = await open()
      const { session } = await aFullClass(studio)
      const [ada, ben] = [await withCredits(studio, 'Ada'), await withCredits(studio, 'Ben', 0)]
      const first = await book(studio, session.id, ada)
      const waiting = await book(studio, session.id, ben, true)

      const full = await studio.refused('bookings.promote', { bookingId: waiting.id })
      const notWaiting = await studio.refused('bookings.promote', { bookingId: first.id })
      const unknown = await studio.refused('bookings.promote', { bookingId: 999 })
      await studio.call('bookings.cancel', { bookingId: first.id })
      const poor = await studio.refused('bookings.promote', { bookingId: waiting.id })

      expect([full.code, notWaiting.code, unknown.code, poor.code]).toEqual([
        'CAPACITY_FULL',
        'INVALID_TRANSITION',
        'NOT_FOUND',
        'INSUFFICIENT_SESSIONS',
      ])
    })
  })
})
