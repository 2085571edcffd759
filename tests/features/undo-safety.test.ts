import { expect, it } from 'vitest'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'
import { aClientWith, aSession, figures, isWhole, START, statusOf, whyNot } from '../support/undo-scene.ts'

/** Ten credits for 500.00, and somebody else who works there. */
async function aSale(studio: TestStudio, terms: Parameters<typeof aPackage>[1] = {}) {
  const client = await aClient(studio)
  const pack = await aPackage(studio, terms)
  const sold = await studio.call('purchases.create', { clientId: client.id, packageId: pack.id })
  const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
  const { subscriptionId, id: grantId } = sold.grant
  return {
    clientId: client.id,
    purchaseId: sold.purchase.id,
    subscriptionId,
    grantId,
    desk: studio.as(desk.id),
  }
}

describeStudio('an undo after a refund', (open) => {
  it('gives the refund what comes back from a booking', async () => {
    const studio = await open()
    const { clientId, purchaseId, desk } = await aSale(studio)
    const { id: sessionId } = await aSession(studio)
    await desk.call('bookings.create', { sessionId, clientId })
    const refund = { purchaseId, amount: 50_000, reason: 'Moved away' }
    expect(await studio.call('purchases.refund', refund)).toMatchObject({ revoked: 9, owed: 1 })

    await desk.call('undo.last', {})

    expect(await figures(studio, clientId)).toMatchObject({ available: 0, scheduled: 0, remaining: 0 })
    expect((await studio.call('attention.list', { kind: 'refund_owed' })).rows).toEqual([])
    const { rows } = await studio.call('subscriptions.list', { clientId })
    expect(rows.map(({ status }) => status)).toEqual(['ended'])
    await isWhole(studio)
  })

  it('takes again what a removal had counted for', async () => {
    const studio = await open()
    const { clientId, purchaseId } = await aSale(studio)
    const other = await aTrainer(studio, { name: 'Olga Owner', role: 'owner' })
    await studio.call('credits.revoke', { clientId, sessionCount: 5, reason: 'A mistake' })
    const refund = { purchaseId, amount: 25_000, reason: 'Moved away' }
    expect(await studio.as(other.id).call('purchases.refund', refund)).toMatchObject({ revoked: 0, owed: 0 })

    await studio.call('undo.last', {})

    expect(await figures(studio, clientId)).toMatchObject({ available: 5, remaining: 5 })
    await isWhole(studio)
  })
})

describeStudio('an undo that would move what is paid for', (open) => {
  const anHour = async (studio: ReturnType<TestStudio['as']>, startsAt: string, clientId: number) => {
    const { rows } = await studio.call('services.list', {})
    const serviceId = rows[0]?.id ?? (await aService(studio)).id
    return (await studio.call('sessions.create', { serviceId, startsAt, clientId })).session
  }

  it('is refused when the pack was frozen over the day before', async () => {
    const studio = await open()
    const { clientId, subscriptionId, desk } = await aSale(studio)
    const session = await anHour(studio, START, clientId)
    await studio.call('sessions.move', {
      sessionId: session.id,
      version: session.version,
      startsAt: '2026-03-20T10:00:00+01:00',
    })
    await desk.call('subscriptions.freeze', { subscriptionId, from: '2026-03-04', until: '2026-03-06' })

    expect(await whyNot(studio)).toContain('“10 sessions” is frozen on that day by now.')

    await desk.call('subscriptions.unfreeze', { subscriptionId })
    await studio.call('undo.last', {})
    await isWhole(studio)
  })

  it('is refused when the pack is not valid on the day before any more', async () => {
    const studio = await open()
    const { clientId, subscriptionId, desk } = await aSale(studio, { validityDays: 30 })
    await desk.call('subscriptions.freeze', { subscriptionId, from: '2026-03-03', until: '2026-03-12' })
    const session = await anHour(studio, '2026-04-10T10:00:00+02:00', clientId)
    await studio.call('sessions.move', {
      sessionId: session.id,
      version: session.version,
      startsAt: '2026-04-01T10:00:00+02:00',
    })
    await desk.call('subscriptions.unfreeze', { subscriptionId })

    expect(await whyNot(studio)).toContain('“10 sessions” is valid until 1 Apr 2026 only by now.')
  })

  it('is refused when a lot would begin after a session that it pays for', async () => {
    const studio = await open()
    const terms = { kind: 'membership', validityDays: null, credits: 8 } as const
    const { clientId, subscriptionId, desk } = await aSale(studio, terms)
    await studio.call('subscriptions.freeze', { subscriptionId, from: '2026-03-10', until: '2026-03-19' })
    await studio.call('subscriptions.unfreeze', { subscriptionId })
    await aService(studio)
    await anHour(desk, '2026-04-04T10:00:00+02:00', clientId)

    expect(await whyNot(studio)).toContain('They pay for a session on 4 Apr 2026 by now.')
    await isWhole(studio)
  })

  it('is refused when the pack is over, and a cancellation would give grace', async () => {
    const studio = await open()
    const { clientId } = await aSale(studio, { validityDays: 3 })
    const { id: sessionId } = await aSession(studio)
    const { booking } = await studio.call('bookings.create', { sessionId, clientId })
    studio.setNow('2026-03-06T09:00:00+01:00')

    expect(await whyNot(studio)).toContain(
      'The credits of “10 sessions” expired on 5 Mar 2026. Cancel the booking instead: then they come back.',
    )

    await studio.call('bookings.cancel', { bookingId: booking.id, by: 'studio' })
    expect(await figures(studio, clientId)).toMatchObject({ available: 1 })
    await isWhole(studio)
  })

  it('is refused when the pack that took over was booked since', async () => {
    const studio = await open()
    const { clientId, desk } = await aSale(studio, { credits: 1, name: 'Single' })
    const next = await aPackage(studio, { credits: 5, name: 'Five' })
    await studio.call('purchases.create', { clientId, packageId: next.id })
    await anHour(studio, START, clientId)
    await anHour(desk, '2026-03-20T10:00:00+01:00', clientId)
    expect(await statusOf(studio, clientId)).toEqual(['confirmed', 'confirmed'])

    expect(await whyNot(studio)).toContain('Five is booked or used by now.')

    await desk.call('undo.last', {})
    await studio.call('undo.last', {})
    expect(await statusOf(studio, clientId)).toEqual(['cancelled', 'cancelled'])
    await isWhole(studio)
  })
})

describeStudio('who may take back', (open) => {
  it('is no trainer whose session is somebody else’s by now', async () => {
    const studio = await open({ now: '2026-03-05T12:00:00+01:00' })
    const tara = await aTrainer(studio)
    const theo = await aTrainer(studio, { name: 'Theo Trainer' })
    const client = await aClientWith(studio, 1)
    const { id: sessionId } = await aSession(studio, { trainerId: tara.id })
    const { booking } = await studio.call('bookings.create', { sessionId, clientId: client.id })
    const trainer = studio.as(tara.id)
    await trainer.call('bookings.setOutcome', { bookingId: booking.id, outcome: 'completed' })
    const { session } = await studio.call('sessions.get', { sessionId })
    await studio.call('sessions.update', { sessionId, version: session.version, trainerId: theo.id })

    expect(await trainer.refused('undo.last', {})).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: 'bookings.outcome' },
    })
    await studio.call('undo.last', {})
    await trainer.call('undo.last', {})
    expect(await statusOf(studio, client.id)).toEqual(['confirmed'])
  })

  it('is nobody who would give a place away without being permitted to', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const client = await aClient(studio)
    const { id: sessionId } = await aSession(studio)
    const gift = { sessionId, clientId: client.id, funding: 'comp' } as const
    const { booking } = await studio.call('bookings.create', gift)
    await studio.as(desk.id).call('bookings.cancel', { bookingId: booking.id })

    expect(await studio.as(desk.id).refused('undo.last', {})).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: 'bookings.comp' },
    })
    expect(await statusOf(studio, client.id)).toEqual(['cancelled'])
  })
})
