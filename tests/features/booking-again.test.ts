import { expect, it } from 'vitest'
import { aBooking, aSession, errors, ledger } from '../support/bookings.ts'
import { aService, describeStudio, type TestStudio } from '../support/studio.ts'

const AFTER = '2026-03-05T11:00:00+01:00'

describeStudio('a cancelled booking that is taken up again', (open) => {
  const cancelled = async (studio: TestStudio, input: Parameters<typeof aBooking>[1] = {}) => {
    const booking = await aBooking(studio, input)
    await studio.call('bookings.cancel', { bookingId: booking.id, reason: 'Ill' })
    return booking
  }

  it('is paid for anew by the spend order and forgets that it was cancelled', async () => {
    const studio = await open()
    const booking = await cancelled(studio)
    await studio.call('credits.allocate', {
      clientId: booking.clientId,
      sessionCount: 1,
      expiresOn: '2026-03-31',
    })

    const again = await studio.call('bookings.confirm', { bookingId: booking.id })

    expect(booking.grantId).toBe(1)
    expect(again).toMatchObject({ availableSessions: 3, booking: { status: 'confirmed', grantId: 2 } })
    expect(await ledger(studio, booking.clientId)).toEqual([
      'GRANT 3',
      'HOLD 1',
      'RELEASE 1',
      'GRANT 1',
      'HOLD 1',
    ])
    const { rows } = await studio.call('bookings.list', { clientId: booking.clientId })
    expect(rows).toMatchObject([{ id: booking.id, grantId: 2, paidFrom: 'Allocated sessions' }])
    expect(await errors(studio)).toEqual([])
  })

  it('is refused in the order session, client, time, places, credits', async () => {
    const studio = await open()
    const service = await aService(studio)
    const session = await aSession(studio, { serviceId: service.id })
    const { id: bookingId, clientId } = await cancelled(studio, { credits: 1, sessionId: session.id })
    const code = async () => (await studio.refused('bookings.confirm', { bookingId })).code
    const elsewhere = await aBooking(studio, { clientId, startsAt: '2026-03-05T10:30:00+01:00' })

    await studio.call('clients.deactivate', { clientId })
    expect(await code()).toBe('INVALID_TRANSITION')
    await studio.call('clients.reactivate', { clientId })
    expect(await code()).toBe('CLIENT_CONFLICT')
    await studio.call('bookings.cancel', { bookingId: elsewhere.id, by: 'studio' })
    const other = await aBooking(studio, { sessionId: session.id })
    expect(await code()).toBe('CAPACITY_FULL')
    await studio.call('bookings.cancel', { bookingId: other.id, by: 'studio' })
    await studio.call('credits.revoke', { clientId, sessionCount: 1, reason: 'Test' })
    expect(await studio.refused('bookings.confirm', { bookingId })).toMatchObject({
      code: 'INSUFFICIENT_SESSIONS',
      message: 'No available sessions. Please purchase a session package to book this session.',
    })
    await studio.call('sessions.cancel', { sessionId: session.id })
    expect(await code()).toBe('SESSION_NOT_AVAILABLE')
    expect(await errors(studio)).toEqual([])
  })

  it('of somebody who is booked there anew is refused', async () => {
    const studio = await open()
    const session = await aSession(studio)
    const { id: bookingId, clientId } = await cancelled(studio, { sessionId: session.id })
    await aBooking(studio, { clientId, sessionId: session.id })

    expect((await studio.refused('bookings.confirm', { bookingId })).code).toBe('CLIENT_CONFLICT')
  })

  it('of somebody who waits there for a place is refused', async () => {
    const studio = await open()
    const session = await aSession(studio)
    const { id: bookingId, clientId } = await cancelled(studio, { sessionId: session.id })
    const waiting = await aBooking(studio, { clientId, sessionId: session.id })
    await studio.call('bookings.cancel', { bookingId: waiting.id })
    await studio.raw.exec("update bookings set status = 'waitlisted' where id = ?", [waiting.id])

    expect((await studio.refused('bookings.confirm', { bookingId })).code).toBe('CLIENT_CONFLICT')
  })

  it('takes what it took at first: the permission for a gift or a debt', async () => {
    const studio = await open()
    const { staff } = await studio.call('staff.create', { name: 'Dana Desk', role: 'front_desk' })
    await studio.raw.exec(
      "insert into staff_permissions (staff_id, permission, granted) values (?, 'bookings.unpaid', ?)",
      [staff.id, false],
    )
    const desk = studio.as(staff.id)
    const gift = await cancelled(studio, { funding: 'comp', credits: 0 })
    const debt = await cancelled(studio, { funding: 'unpaid', credits: 0 })
    const refused = async (bookingId: number) => (await desk.refused('bookings.confirm', { bookingId })).code

    expect([await refused(gift.id), await refused(debt.id)]).toEqual(Array(2).fill('UNAUTHORIZED_ACCESS'))
    const { booking } = await studio.call('bookings.confirm', { bookingId: gift.id })
    const owed = await studio.call('bookings.confirm', { bookingId: debt.id })

    expect(booking).toMatchObject({ status: 'confirmed', funding: 'comp' })
    expect(owed.booking).toMatchObject({ status: 'confirmed', paymentStatus: 'pending' })
    expect(await ledger(studio, gift.clientId)).toEqual([
      'GRANT 1',
      'HOLD 1',
      'RELEASE 1',
      'REVOKE 1',
      'GRANT 1',
      'HOLD 1',
    ])
    expect(await errors(studio)).toEqual([])
  })

  it('uses up a pack as any booking does', async () => {
    const studio = await open()
    const booking = await cancelled(studio, { credits: 1 })
    await studio.call('bookings.confirm', { bookingId: booking.id })

    const { subscriptions } = await studio.call('credits.summary', { clientId: booking.clientId })

    expect(subscriptions).toMatchObject([{ status: 'ended', scheduled: 1 }])
  })
})

describeStudio('a version', (open) => {
  const commands = [
    ['bookings.confirm', {}, { status: { asked: 'confirmed', stored: 'confirmed' } }],
    ['bookings.cancel', {}, { status: { asked: 'cancelled', stored: 'confirmed' } }],
    [
      'bookings.setOutcome',
      { outcome: 'completed' },
      { status: { asked: 'completed', stored: 'confirmed' } },
    ],
    [
      'bookings.changeOutcome',
      { outcome: 'no_show', reason: 'Test' },
      { status: { asked: 'no_show', stored: 'confirmed' } },
    ],
    ['bookings.setPayment', { status: 'paid' }, { paymentStatus: { asked: 'paid', stored: 'pending' } }],
    ['bookings.settle', {}, { funding: { asked: 'credit', stored: 'unpaid' } }],
    ['bookings.settle', { payment: {} }, { paymentStatus: { asked: 'paid', stored: 'pending' } }],
  ] as const

  it.each(commands)(
    'that is not the stored one is refused by %s %o, with the difference',
    async (...command) => {
      const [method, input, changes] = command
      const studio = await open()
      const { id: bookingId, version } = await aBooking(studio, { funding: 'unpaid', confirmed: false })
      await studio.call('bookings.confirm', { bookingId, version })
      studio.setNow(AFTER)

      const refusal = await studio.refused(method, { ...input, bookingId, version })

      expect(refusal).toMatchObject({ code: 'STALE_VERSION', details: { expected: 1, found: 2, changes } })
    },
  )

  const others = [
    ['a cancellation', 'bookings.cancel', {}, 'cancelled'],
    ['an outcome', 'bookings.setOutcome', { outcome: 'no_show' }, 'no_show'],
    ['the cancellation of its session', 'sessions.cancel', {}, 'cancelled'],
  ] as const

  it.each(others)('that is not the stored one any more names what %s has made of it', async (...row) => {
    const [, method, input, stored] = row
    const studio = await open()
    const { id: bookingId, sessionId, version } = await aBooking(studio, { funding: 'unpaid' })
    if (method === 'bookings.setOutcome') studio.setNow(AFTER)
    await studio.call(method, { ...input, ...(method === 'sessions.cancel' ? { sessionId } : { bookingId }) })
    const status = { before: 'confirmed', stored }

    expect(await studio.refused('bookings.setPayment', { bookingId, version, status: 'paid' })).toMatchObject(
      {
        code: 'STALE_VERSION',
        details: { changes: { status, paymentStatus: { asked: 'paid' } } },
      },
    )
    expect(await studio.refused('bookings.cancel', { bookingId, version })).toMatchObject({
      code: 'STALE_VERSION',
      details: { changes: { status: { ...status, asked: 'cancelled' } } },
    })
  })

  it('that is stored is taken, and every change makes the next', async () => {
    const studio = await open()
    const { id: bookingId } = await aBooking(studio, { confirmed: false })
    const confirmed = await studio.call('bookings.confirm', { bookingId, version: 1 })
    const cancelled = await studio.call('bookings.cancel', { bookingId, version: 2 })

    expect([confirmed.booking.version, cancelled.booking.version]).toEqual([2, 3])
  })
})
