import { expect, test } from 'vitest'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** What the model in tests/model disagreed with, each as the shortest run of commands that showed it. */

async function errorsOf(studio: TestStudio) {
  const { findings } = await studio.call('integrity.check', {})
  return findings.filter(({ severity }) => severity === 'error')
}

describeStudio('what the model has found', (open) => {
  test('a session moves on after a late cancellation was charged: nothing is wrong with that charge', async () => {
    const studio = await open({ now: '2026-03-02T09:00:00+01:00' })
    const service = await aService(studio, { kind: 'group', capacity: 2 })
    const trainer = await aTrainer(studio)
    const client = await aClient(studio)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 1, expiresOn: '2026-03-03' })
    const { session } = await studio.call('sessions.create', {
      serviceId: service.id,
      trainerId: trainer.id,
      startsAt: '2026-03-02T18:00:00+01:00',
    })
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    expect(await studio.call('bookings.cancel', { bookingId: booking.id })).toMatchObject({ late: true })

    await studio.call('sessions.move', {
      sessionId: session.id,
      startsAt: '2026-03-06T18:00:00+01:00',
      version: session.version,
    })

    expect(await errorsOf(studio)).toEqual([])
  })

  test('what rolled over from a sale that was refunded is taken when it comes back', async () => {
    const studio = await open({ now: '2026-03-02T09:00:00+01:00' })
    const service = await aService(studio)
    const client = await aClient(studio)
    const sold = await aPackage(studio, {
      kind: 'membership',
      period: 'week',
      rollover: 1,
      credits: 2,
      validityDays: 21,
      price: { amount: 6_000, currency: 'EUR' },
    })
    const { purchase } = await studio.call('purchases.create', {
      clientId: client.id,
      packageId: sold.id,
    })
    studio.setNow('2026-03-09T09:00:00+01:00')
    await studio.call('upkeep.run', {})
    const { booking } = await studio.call('sessions.create', {
      serviceId: service.id,
      startsAt: '2026-03-09T12:00:00+01:00',
      clientId: client.id,
    })
    const bookingId = booking?.id ?? 0
    await studio.call('bookings.setOutcome', { bookingId, outcome: 'completed' })

    const refunded = await studio.call('purchases.refund', { purchaseId: purchase.id, amount: 6_000 })
    const corrected = await studio.call('bookings.changeOutcome', {
      bookingId,
      outcome: 'cancelled',
      reason: 'Never came',
    })

    // Two of the first week expired, one of which had rolled over and was used when the money went back.
    expect(refunded).toMatchObject({ revoked: 4, owed: 2, availableSessions: 0 })
    expect(corrected).toMatchObject({ returned: 0, spendableUntil: null, availableSessions: 0 })
    expect(await errorsOf(studio)).toEqual([])
  })

  test('a booking that two packs pay for names the first of them, also after its outcome was taken back', async () => {
    const studio = await open({ now: '2026-03-02T09:00:00+01:00' })
    const service = await aService(studio, { creditCost: 3 })
    const client = await aClient(studio)
    const ofFamily = { clientId: client.id, sessionCount: 2, family: 'Personal training' }
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2 })
    const { grant: first } = await studio.call('credits.allocate', { ...ofFamily, expiresOn: '2026-03-20' })
    const { booking } = await studio.call('sessions.create', {
      serviceId: service.id,
      startsAt: '2026-03-02T12:00:00+01:00',
      clientId: client.id,
    })
    const packOf = async () => (await studio.call('bookings.list', { clientId: client.id })).rows[0]?.grantId
    expect(await packOf()).toBe(first.id)

    await studio.call('bookings.setOutcome', { bookingId: booking?.id ?? 0, outcome: 'completed' })
    await studio.call('undo.last', {})
    expect(await packOf()).toBe(first.id)

    await studio.call('bookings.cancel', { bookingId: booking?.id ?? 0, by: 'studio' })
    await studio.call('undo.last', {})
    expect(await packOf()).toBe(first.id)
  })

  test('a freeze of later days leaves the first lot of a membership that had waited where it began', async () => {
    const studio = await open({ now: '2026-03-02T09:00:00+01:00' })
    const client = await aClient(studio)
    const sold = await aPackage(studio, { kind: 'membership', period: 'month', validityDays: 20 })
    const sell = () => studio.call('purchases.create', { clientId: client.id, packageId: sold.id })
    await sell()
    const { grant } = await sell()
    studio.setNow('2026-03-22T09:00:00+01:00')
    await studio.call('upkeep.run', {})
    const validity = async () => {
      const { grants } = await studio.call('credits.explain', { clientId: client.id })
      const own = grants.find(({ id }) => id === grant.id)
      return [own?.effectiveFrom, own?.expiresOn]
    }
    expect(await validity()).toEqual(['2026-03-02', '2026-04-10'])

    await studio.call('subscriptions.freeze', {
      subscriptionId: grant.subscriptionId,
      from: '2026-04-01',
      until: '2026-04-02',
    })

    expect(await validity()).toEqual(['2026-03-02', '2026-04-12'])
  })
})
