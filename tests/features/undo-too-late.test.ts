import { expect, it } from 'vitest'
import { aRoom, aService, aTrainer, describeStudio } from '../support/studio.ts'
import { aClientWith, aSession, figures, START, statusOf, whyNot } from '../support/undo-scene.ts'

describeStudio('an undo that comes too late', (open) => {
  it('is refused when the credits are booked or used', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const client = await aClientWith(studio, 1)
    const session = await aSession(studio)
    await studio.call('undo.last', {})
    const booking = { sessionId: session.id, clientId: client.id }
    expect(await studio.as(desk.id).refused('bookings.create', booking)).toMatchObject({
      code: 'SESSION_NOT_AVAILABLE',
    })
    const other = await studio.as(desk.id).call('sessions.create', {
      serviceId: session.serviceId,
      startsAt: START,
      clientId: client.id,
    })
    expect(other.booking?.status).toBe('confirmed')

    expect(await whyNot(studio)).toBe(
      'Not undone: Added 1 session to Ada Berg. Some of these credits of Ada Berg are booked or used by now.',
    )
    expect(await figures(studio, client.id)).toMatchObject({ scheduled: 1 })
  })

  it('is refused when the booking has gone on', async () => {
    const studio = await open({ now: '2026-03-05T09:00:00+01:00' })
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const client = await aClientWith(studio, 1)
    const session = await aSession(studio)
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    await studio.as(desk.id).call('bookings.setOutcome', { bookingId: booking.id, outcome: 'completed' })

    expect(await whyNot(studio)).toContain('Thu 5 March 10:00. ')
    expect(await whyNot(studio)).toContain('The booking of Ada Berg is marked as attended by now.')
  })

  it('is refused when the place is taken', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const ada = await aClientWith(studio, 1, 'Ada')
    const bea = await aClientWith(studio, 1, 'Bea')
    const session = await aSession(studio)
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: ada.id })
    await studio.call('bookings.cancel', { bookingId: booking.id })
    await studio.as(desk.id).call('bookings.create', { sessionId: session.id, clientId: bea.id })

    expect(await whyNot(studio)).toContain('The place in Yoga is taken by now.')
    expect(await statusOf(studio, ada.id)).toEqual(['cancelled'])
  })

  it('is refused when the client is booked elsewhere', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const client = await aClientWith(studio, 2)
    const session = await aSession(studio)
    await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    await studio.call('sessions.cancel', { sessionId: session.id })
    await studio.as(desk.id).call('sessions.create', {
      serviceId: session.serviceId,
      startsAt: '2026-03-05T10:30:00+01:00',
      clientId: client.id,
    })

    expect(await whyNot(studio)).toContain('Ada Berg is booked for Yoga at that time by now.')
    expect((await studio.call('sessions.get', { sessionId: session.id })).session.status).toBe('cancelled')
  })

  it('is refused when trainer or room are taken', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const trainerId = (await aTrainer(studio)).id
    const roomId = (await aRoom(studio)).id
    const taught = await aSession(studio, { trainerId })
    await studio.call('sessions.cancel', { sessionId: taught.id })
    const cancelOther = await studio
      .as(desk.id)
      .call('sessions.create', { serviceId: taught.serviceId, startsAt: START, trainerId })

    expect(await whyNot(studio)).toContain('Its trainer teaches Yoga at that time by now.')

    await studio.as(desk.id).call('sessions.cancel', { sessionId: cancelOther.session.id })
    const housed = await aSession(studio, { roomId })
    await studio.call('sessions.cancel', { sessionId: housed.id })
    await studio.as(desk.id).call('sessions.create', { serviceId: taught.serviceId, startsAt: START, roomId })
    expect(await whyNot(studio)).toContain('Its room is taken by Yoga at that time by now.')
  })

  it('is refused when others have booked a new session', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const client = await aClientWith(studio, 1)
    const session = await aSession(studio)
    await studio.as(desk.id).call('bookings.create', { sessionId: session.id, clientId: client.id })

    expect(await whyNot(studio)).toBe(
      'Not undone: Scheduled Yoga, Thu 5 March 10:00. 1 client booked Yoga since.',
    )
  })

  it('is refused when the credits that came back were spent', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const client = await aClientWith(studio, 1)
    const session = await aSession(studio)
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    await studio.call('bookings.cancel', { bookingId: booking.id })
    await studio.as(desk.id).call('sessions.create', {
      serviceId: session.serviceId,
      startsAt: '2026-03-06T10:00:00+01:00',
      clientId: client.id,
    })

    expect(await whyNot(studio)).toContain(
      'The credits that went back to Ada Berg are booked or used elsewhere by now.',
    )
  })

  it('is refused when a new client stands in the books', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const service = await aService(studio, { kind: 'trial', creditCost: 0 })
    const { client } = await studio.call('sessions.create', {
      serviceId: service.id,
      startsAt: START,
      newClient: { firstName: 'Nia', lastName: 'New' },
    })
    await studio.as(desk.id).call('credits.allocate', { clientId: client?.id ?? 0, sessionCount: 1 })

    expect(await whyNot(studio)).toContain('Nia New has bookings or credits by now.')
  })
})
