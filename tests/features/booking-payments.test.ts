import { expect, it } from 'vitest'
import { aBooking, aClientWith, aSession, errors, ledger } from '../support/bookings.ts'
import { aService, describeStudio } from '../support/studio.ts'

const AFTER = '2026-03-05T11:00:00+01:00'

const debt = { funding: 'unpaid', credits: 0 } as const

describeStudio('bookings.settle by credits', (open) => {
  it('holds for a booking to come, and the money is not due any more', async () => {
    const studio = await open()
    const { id: bookingId, clientId } = await aBooking(studio, debt)
    await studio.call('credits.allocate', { clientId, sessionCount: 2 })

    const settled = await studio.call('bookings.settle', { bookingId })

    expect(settled).toMatchObject({
      availableSessions: 1,
      booking: { status: 'confirmed', funding: 'credit', paymentStatus: 'not_due', grantId: 1 },
    })
    expect(await ledger(studio, clientId)).toEqual(['GRANT 2', 'HOLD 1'])
    const { rows } = await studio.call('audit.list', { entity: 'booking', entityId: bookingId, limit: 1 })
    expect(rows).toMatchObject([
      {
        method: 'bookings.settle',
        before: { funding: 'unpaid', paymentStatus: 'pending' },
        after: { funding: 'credit', paymentStatus: 'not_due' },
      },
    ])
    expect(await errors(studio)).toEqual([])
  })

  it.each(['2026-03-20', '2026-03-05'])(
    'takes a pack bought after the session and settled on %s',
    async (day) => {
      const studio = await open()
      const { id: bookingId, clientId } = await aBooking(studio, debt)
      studio.setNow(AFTER)
      await studio.call('bookings.setOutcome', { bookingId, outcome: 'completed' })
      studio.setNow(`${day}T12:00:00+01:00`)
      await studio.call('credits.allocate', { clientId, sessionCount: 1, expiresOn: '2026-03-20' })

      await studio.call('bookings.settle', { bookingId })

      expect(await ledger(studio, clientId)).toEqual(['GRANT 1', 'HOLD 1', 'CAPTURE 1'])
      const { grants } = await studio.call('credits.explain', { clientId })
      expect(grants).toMatchObject([{ effectiveFrom: day, expiresOn: '2026-03-20', used: 1 }])
      expect(await errors(studio)).toEqual([])
    },
  )

  it('pays today for a session of the past that staff have booked since', async () => {
    const studio = await open()
    const startsAt = '2026-02-26T10:00:00+01:00'
    const { id: clientId } = await aClientWith(studio, 1)
    const session = await aSession(studio, { startsAt })

    const unpaid = await studio.refused('bookings.create', { sessionId: session.id, clientId })
    const { id: bookingId } = await aBooking(studio, { clientId, sessionId: session.id, funding: 'unpaid' })
    await studio.call('bookings.setOutcome', { bookingId, outcome: 'completed' })
    const { booking } = await studio.call('bookings.settle', { bookingId })

    expect(unpaid).toMatchObject({
      code: 'INSUFFICIENT_SESSIONS',
      details: { reasons: [{ problem: 'not_yet_effective' }] },
    })
    expect(booking).toMatchObject({ status: 'completed', funding: 'credit', paymentStatus: 'not_due' })
    expect(await ledger(studio, clientId)).toEqual(['GRANT 1', 'HOLD 1', 'CAPTURE 1'])
    expect(await errors(studio)).toEqual([])
  })

  it('takes a pack that is valid today in the moment of the booking itself', async () => {
    const studio = await open()
    const { id: clientId } = await aClientWith(studio, 1, { expiresOn: '2026-03-02' })
    const { id: bookingId } = await aBooking(studio, { clientId, funding: 'unpaid' })

    await studio.call('bookings.settle', { bookingId })

    expect(await errors(studio)).toEqual([])
  })

  it('refuses a pack that was valid on neither day', async () => {
    const studio = await open()
    const { id: clientId } = await aClientWith(studio, 1, { expiresOn: '2026-03-04' })
    const { id: bookingId } = await aBooking(studio, { clientId, funding: 'unpaid' })
    const [grant] = (await studio.call('credits.explain', { clientId })).grants
    studio.setNow(AFTER)

    const named = await studio.refused('bookings.settle', { bookingId, grantId: grant?.id })
    const chosen = await studio.refused('bookings.settle', { bookingId })

    expect(named).toMatchObject({ code: 'GRANT_EXPIRED', details: { expiresOn: '2026-03-04' } })
    expect(chosen).toMatchObject({
      code: 'INSUFFICIENT_SESSIONS',
      message: 'No available sessions. Please purchase a session package to book this session.',
    })
  })

  it('never replaces the pack that was named, and knows no pack of somebody else', async () => {
    const studio = await open()
    const { id: bookingId, clientId } = await aBooking(studio, debt)
    await studio.call('credits.allocate', { clientId, sessionCount: 1, expiresOn: '2026-03-10' })
    const later = await studio.call('credits.allocate', { clientId, sessionCount: 1 })
    const other = await aClientWith(studio, 1, { firstName: 'Bea' })
    const { grants } = await studio.call('credits.explain', { clientId: other.id })

    const refusal = await studio.refused('bookings.settle', { bookingId, grantId: grants[0]?.id })
    const { booking } = await studio.call('bookings.settle', { bookingId, grantId: later.grant.id })

    expect(refusal).toMatchObject({ code: 'NOT_FOUND', details: { entity: 'grant' } })
    expect(booking.grantId).toBe(later.grant.id)
  })

  it('ends the pack whose last credit it takes', async () => {
    const studio = await open()
    const { id: bookingId, clientId } = await aBooking(studio, debt)
    await studio.call('credits.allocate', { clientId, sessionCount: 1 })
    await studio.call('bookings.settle', { bookingId })

    expect((await studio.call('credits.summary', { clientId })).subscriptions).toMatchObject([
      { status: 'ended' },
    ])
  })
})

describeStudio('bookings.settle by money', (open) => {
  it('keeps how and how much was paid, and touches no credits', async () => {
    const studio = await open()
    const { id: bookingId, clientId } = await aBooking(studio, { funding: 'unpaid' })

    const { booking } = await studio.call('bookings.settle', {
      bookingId,
      payment: { method: 'Cash', amount: { amount: 2_500, currency: 'EUR' } },
    })

    expect(booking).toMatchObject({
      funding: 'unpaid',
      paymentStatus: 'paid',
      paymentMethod: 'Cash',
      amount: { amount: 2_500, currency: 'EUR' },
    })
    expect(await ledger(studio, clientId)).toEqual(['GRANT 3'])
  })

  it('keeps the price of the session where no amount is named', async () => {
    const studio = await open()
    await aService(studio)
    const { session } = await studio.call('sessions.create', {
      serviceId: 1,
      startsAt: '2026-03-06T10:00:00+01:00',
      amount: 1_900,
    })
    const { id: bookingId } = await aBooking(studio, { ...debt, sessionId: session.id })

    const { booking } = await studio.call('bookings.settle', { bookingId, payment: {} })

    expect(booking).toMatchObject({ paymentMethod: null, amount: { amount: 1_900, currency: 'EUR' } })
  })

  it('is refused in another currency, with credits as well, and for nothing owed', async () => {
    const studio = await open()
    const { id: bookingId } = await aBooking(studio, { funding: 'unpaid' })
    const refusal = async (more: object) => studio.refused('bookings.settle', { bookingId, ...more })

    expect(await refusal({ payment: { amount: { amount: 1, currency: 'USD' } } })).toMatchObject({
      code: 'VALIDATION',
      details: { issues: [{ path: 'payment.amount.currency' }] },
    })
    expect(await refusal({ payment: {}, grantId: 1 })).toMatchObject({ code: 'VALIDATION' })
    await studio.call('bookings.settle', { bookingId, payment: {} })
    expect(await refusal({ payment: {} })).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'Nothing is owed for this booking: its payment was made.',
    })
  })

  it('takes the permission to take money; credits do not', async () => {
    const studio = await open()
    const { staff } = await studio.call('staff.create', { name: 'Dana Desk', role: 'front_desk' })
    await studio.raw.exec(
      "insert into staff_permissions (staff_id, permission, granted) values (?, 'sales.write', ?)",
      [staff.id, false],
    )
    const { id: bookingId } = await aBooking(studio, { funding: 'unpaid' })
    const desk = studio.as(staff.id)

    const refusal = await desk.refused('bookings.settle', { bookingId, payment: {} })
    const settled = await desk.call('bookings.settle', { bookingId })

    expect(refusal).toMatchObject({ code: 'UNAUTHORIZED_ACCESS', details: { permission: 'sales.write' } })
    expect(settled.booking.funding).toBe('credit')
  })
})

describeStudio('bookings.setPayment', (open) => {
  it('follows the payment machine, and the booking stays where it is', async () => {
    const studio = await open()
    const { id: bookingId, clientId } = await aBooking(studio, { funding: 'unpaid' })
    const seen = []
    for (const [status, method] of [
      ['failed', 'Card'],
      ['pending'],
      ['paid'],
      ['disputed'],
      ['paid'],
      ['partially_refunded', 'Cash'],
      ['disputed'],
      ['refunded'],
    ] as const) {
      const { booking } = await studio.call('bookings.setPayment', { bookingId, status, method })
      seen.push([booking.paymentStatus, booking.paymentMethod, booking.status])
    }

    expect(seen).toEqual([
      ['failed', 'Card', 'confirmed'],
      ['pending', 'Card', 'confirmed'],
      ['paid', 'Card', 'confirmed'],
      ['disputed', 'Card', 'confirmed'],
      ['paid', 'Card', 'confirmed'],
      ['partially_refunded', 'Cash', 'confirmed'],
      ['disputed', 'Cash', 'confirmed'],
      ['refunded', 'Cash', 'confirmed'],
    ])
    expect(await ledger(studio, clientId)).toEqual(['GRANT 3'])
  })

  it('is never set to not due by hand, and keeps the reason in the audit log', async () => {
    const studio = await open()
    const { id: bookingId } = await aBooking(studio, debt)

    const refusal = await studio.refused('bookings.setPayment', { bookingId, status: 'not_due' })
    await studio.call('bookings.setPayment', { bookingId, status: 'failed', reason: 'Card declined' })

    expect(refusal.code).toBe('VALIDATION')
    const { rows } = await studio.call('audit.list', { entity: 'booking', entityId: bookingId, limit: 1 })
    expect(rows).toMatchObject([
      { before: { paymentStatus: 'pending' }, after: { paymentStatus: 'failed', reason: 'Card declined' } },
    ])
  })

  it('gives money back with the permission for refunds only', async () => {
    const studio = await open()
    const { staff } = await studio.call('staff.create', { name: 'Dana Desk', role: 'front_desk' })
    const desk = studio.as(staff.id)
    const { id: bookingId } = await aBooking(studio, debt)
    await desk.call('bookings.setPayment', { bookingId, status: 'paid' })
    const code = async (status: string) =>
      (await desk.refused('bookings.setPayment', { bookingId, status })).code

    expect([await code('refunded'), await code('partially_refunded')]).toEqual(
      Array(2).fill('UNAUTHORIZED_ACCESS'),
    )
    const { booking } = await studio.call('bookings.setPayment', { bookingId, status: 'refunded' })
    expect(booking.paymentStatus).toBe('refunded')
  })

  it('of a session that was cancelled stays paid until a person refunds it', async () => {
    const studio = await open()
    const session = await aSession(studio)
    const { id: bookingId } = await aBooking(studio, { ...debt, sessionId: session.id })
    await studio.call('bookings.setPayment', { bookingId, status: 'paid' })

    const { booking } = await studio.call('bookings.cancel', { bookingId, by: 'studio' })

    expect([booking.status, booking.paymentStatus]).toEqual(['cancelled', 'paid'])
  })

  it('asks again for money that was refunded when the booking is taken up again', async () => {
    const studio = await open()
    const { id: bookingId } = await aBooking(studio, debt)
    await studio.call('bookings.setPayment', { bookingId, status: 'paid' })
    await studio.call('bookings.cancel', { bookingId, by: 'studio' })
    await studio.call('bookings.setPayment', { bookingId, status: 'refunded' })

    const { booking } = await studio.call('bookings.confirm', { bookingId })

    expect(booking.paymentStatus).toBe('pending')
  })
})
