import { expect, it } from 'vitest'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'
import { aClientWith, aSession, figures, isWhole, START, statusOf, whyNot } from '../support/undo-scene.ts'

describeStudio('an undo that gives credits back their days', (open) => {
  const aSale = async (studio: TestStudio, clientId: number, validityDays = 30) => {
    const pack = await aPackage(studio, { name: `Pack of ${validityDays} days`, validityDays })
    return studio.call('purchases.create', { clientId, packageId: pack.id })
  }

  it('ends a freeze that was just begun, and begins one again that was just ended', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const { subscriptionId } = (await aSale(studio, client.id)).grant
    const days = async () => {
      const { rows } = await studio.call('subscriptions.list', { clientId: client.id })
      return rows.map(({ status, freeze, expiresOn }) => [status, freeze?.until ?? null, expiresOn])
    }
    const before = await days()
    await studio.call('subscriptions.freeze', { subscriptionId, until: '2026-03-10' })
    const frozen = await days()
    expect(frozen).not.toEqual(before)

    await studio.call('undo.last', {})
    expect(await days()).toEqual(before)
    await studio.call('undo.redo', {})
    expect(await days()).toEqual(frozen)

    await studio.call('subscriptions.unfreeze', { subscriptionId })
    await studio.call('undo.last', {})
    expect(await days()).toEqual(frozen)
    await isWhole(studio)
  })

  it('moves a session back to the day that the first pack pays for, whatever grace the move had given it', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const { grant } = await aSale(studio, client.id, 4)
    const session = await aSession(studio)
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    expect(booking.grantId).toBe(grant.id)
    studio.setNow('2026-03-09T09:00:00+01:00')
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 1 })
    const before = await figures(studio, client.id)
    await studio.call('sessions.move', {
      sessionId: session.id,
      startsAt: '2026-03-12T10:00:00+01:00',
      version: session.version,
    })
    const expiry = async () =>
      (await studio.call('subscriptions.list', { clientId: client.id })).rows.map(
        ({ expiresOn }) => expiresOn,
      )
    expect(await expiry()).toContain('2026-03-16')

    await studio.call('undo.last', {})

    expect(await figures(studio, client.id)).toEqual(before)
    expect(await expiry()).not.toContain('2026-03-16')
    await isWhole(studio)
  })

  it('is refused while a session is paid for on a day that would be frozen again', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const service = await aService(studio)
    const client = await aClient(studio)
    const { subscriptionId } = (await aSale(studio, client.id)).grant
    await studio.call('subscriptions.freeze', { subscriptionId, until: '2026-03-10' })
    await studio.call('subscriptions.unfreeze', { subscriptionId })
    await studio
      .as(desk.id)
      .call('sessions.create', { serviceId: service.id, startsAt: START, clientId: client.id })

    expect(await whyNot(studio)).toContain('Ada Berg has a booking on one of the frozen days by now.')
  })

  it('is refused while a session lies after the day that would be the last again', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const service = await aService(studio)
    const client = await aClient(studio)
    const { grant } = await aSale(studio, client.id, 2)
    await studio.call('credits.extend', { grantId: grant.id, days: 30 })
    await studio.as(desk.id).call('sessions.create', {
      serviceId: service.id,
      startsAt: '2026-03-20T10:00+01:00',
      clientId: client.id,
    })

    expect(await whyNot(studio)).toBe(
      'Not undone: Extended “Pack of 2 days” of Ada Berg. They pay for a session on 20 Mar 2026 by now.',
    )
  })

  it('is refused when the pack was frozen over the day of a booking meanwhile', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const service = await aService(studio)
    const client = await aClient(studio)
    const { subscriptionId } = (await aSale(studio, client.id)).grant
    const { booking } = await studio.call('sessions.create', {
      serviceId: service.id,
      startsAt: START,
      clientId: client.id,
    })
    await studio.call('bookings.cancel', { bookingId: booking?.id ?? 0, by: 'studio' })
    await studio.as(desk.id).call('subscriptions.freeze', { subscriptionId, until: '2026-03-10' })

    expect(await whyNot(studio)).toContain('“Pack of 30 days” is frozen on that day by now.')
    await isWhole(studio)
  })

  it('is refused when the pack is not valid on the day of a booking any more', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const service = await aService(studio)
    const client = await aClient(studio)
    const { grant } = await aSale(studio, client.id, 2)
    await studio.as(desk.id).call('credits.extend', { grantId: grant.id, days: 30 })
    const { booking } = await studio.call('sessions.create', {
      serviceId: service.id,
      startsAt: '2026-03-20T10:00:00+01:00',
      clientId: client.id,
    })
    await studio.call('bookings.cancel', { bookingId: booking?.id ?? 0, by: 'studio' })
    await studio.as(desk.id).call('undo.last', {})
    studio.setNow('2026-03-06T09:00:00+01:00')

    expect(await whyNot(studio)).toContain('“Pack of 2 days” is valid until 4 Mar 2026 only by now.')
  })

  it('is refused when another pack has taken the place meanwhile', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const client = await aClient(studio)
    const { subscriptionId } = (await aSale(studio, client.id)).grant
    await studio.call('subscriptions.end', { subscriptionId, reason: 'Moves away' })
    const pack = await aPackage(studio, { name: 'Another pack' })
    await studio.as(desk.id).call('purchases.create', { clientId: client.id, packageId: pack.id })

    expect(await whyNot(studio)).toBe(
      'Not undone: Ended “Pack of 30 days” of Ada Berg. Another pack took the place of Pack of 30 days since.',
    )
  })

  it('puts a pack that waits back behind the one it followed', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const first = await aSale(studio, client.id)
    await aSale(studio, client.id, 60)
    const statuses = async () => {
      const { rows } = await studio.call('subscriptions.list', { clientId: client.id })
      return rows.map(({ status, expiresOn }) => [status, expiresOn])
    }
    const before = await statuses()
    await studio.call('subscriptions.end', {
      subscriptionId: first.grant.subscriptionId,
      reason: 'Starts anew',
    })
    expect(await statuses()).not.toEqual(before)

    await studio.call('undo.last', {})

    expect(await statuses()).toEqual(before)
    await isWhole(studio)
  })
})

describeStudio('an undo on the waitlist', (open) => {
  const aFullSession = async (studio: TestStudio) => {
    await aService(studio, { name: 'Flow', kind: 'group', capacity: 1 })
    const session = await aSession(studio, { startsAt: '2026-03-10T10:00:00+01:00' })
    const ada = await aClientWith(studio, 1, 'Ada')
    const bea = await aClientWith(studio, 1, 'Bea')
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: ada.id })
    return { session, ada, bea, booking }
  }

  it('puts whoever moved up back on it', async () => {
    const studio = await open()
    const { session, ada, bea, booking } = await aFullSession(studio)
    await studio.call('bookings.create', { sessionId: session.id, clientId: bea.id, waitlist: true })
    await studio.call('bookings.cancel', { bookingId: booking.id })
    expect(await statusOf(studio, bea.id)).toEqual(['confirmed'])

    await studio.call('undo.last', {})

    expect(await statusOf(studio, ada.id)).toEqual(['confirmed'])
    expect(await statusOf(studio, bea.id)).toEqual(['waitlisted'])
    expect(await figures(studio, bea.id)).toMatchObject({ available: 1, scheduled: 0 })
    expect((await studio.call('undo.last', {})).undone.label).toBe(
      'Put Bea Berg on the waitlist of Flow, Tue 10 March 10:00',
    )
    expect(await statusOf(studio, bea.id)).toEqual(['cancelled'])
    await isWhole(studio)
  })

  it('gives a place that is free again to whoever waits for it by now', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const { session, ada, bea } = await aFullSession(studio)
    await studio
      .as(desk.id)
      .call('bookings.create', { sessionId: session.id, clientId: bea.id, waitlist: true })

    await studio.call('undo.last', {})

    expect(await statusOf(studio, ada.id)).toEqual(['cancelled'])
    expect(await statusOf(studio, bea.id)).toEqual(['confirmed'])
    expect(await studio.refused('undo.redo', {})).toMatchObject({ code: 'CAPACITY_FULL' })
    await isWhole(studio)
  })
})
