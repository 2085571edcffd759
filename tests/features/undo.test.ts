import { expect, it } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import type { TestStudio } from '../support/studio.ts'
import { aClient, aPackage, aRoom, aService, aTrainer, describeStudio } from '../support/studio.ts'

const START = '2026-03-05T10:00:00+01:00'

async function aSession(studio: TestStudio, input: Partial<Input<'sessions.create'>> = {}) {
  const { rows } = await studio.call('services.list', {})
  const serviceId = input.serviceId ?? rows[0]?.id ?? (await aService(studio, { name: 'Yoga' })).id
  const { session } = await studio.call('sessions.create', { startsAt: START, ...input, serviceId })
  return session
}

async function aClientWith(studio: TestStudio, sessionCount: number, firstName = 'Ada') {
  const client = await aClient(studio, { firstName })
  const { grant } = await studio.call('credits.allocate', { clientId: client.id, sessionCount })
  return { ...client, grantId: grant.id }
}

const figures = async (studio: TestStudio, clientId: number) => {
  const { available, scheduled, completed, remaining, total } = await studio.call('credits.summary', {
    clientId,
  })
  return { available, scheduled, completed, remaining, total }
}

const statusOf = async (studio: TestStudio, clientId: number) =>
  (await studio.call('bookings.list', { clientId })).rows.map((row) => row.status)

const whyNot = async (studio: TestStudio, method: 'undo.last' | 'undo.redo' = 'undo.last') => {
  const refusal = await studio.refused(method, {})
  expect(refusal.code).toBe('INVALID_TRANSITION')
  return refusal.message
}

const isWhole = async (studio: TestStudio) =>
  expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })

describeStudio('undo.last', (open) => {
  it('says when there is nothing to undo or to do again', async () => {
    const studio = await open()

    expect(await studio.refused('undo.last', {})).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is nothing to undo.',
      details: { entity: 'undo step' },
    })
    expect(await studio.refused('undo.redo', {})).toMatchObject({
      code: 'NOT_FOUND',
      message: 'There is nothing to redo.',
      details: { entity: 'redo step' },
    })
  })

  it('cancels a booking and gives its credit back, by a line that cites the hold', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const session = await aSession(studio)
    const before = await figures(studio, client.id)
    await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })

    const { undone } = await studio.call('undo.last', {})

    expect(undone).toMatchObject({
      method: 'bookings.create',
      label: 'Booked Ada Berg into Yoga, Thu 5 March 10:00',
      at: '2026-03-02T08:00:00.000Z',
    })
    expect(await figures(studio, client.id)).toEqual(before)
    expect(await statusOf(studio, client.id)).toEqual(['cancelled'])
    const lines = await studio.raw.rows('select seq, kind, corrects_seq, reason from entries order by seq')
    expect(lines.map((line) => Object.values(line).map((value) => value && String(value)))).toEqual([
      ['1', 'GRANT', null, 'Admin added'],
      ['2', 'HOLD', null, null],
      ['3', 'RELEASE', '2', 'Undone'],
    ])
    await isWhole(studio)
  })

  it('is a command of its own in the audit log, and keeps every row', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const session = await aSession(studio)
    await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    await studio.call('undo.last', {})

    const { rows } = await studio.call('audit.list', { limit: 2 })

    expect(rows).toMatchObject([
      { method: 'undo.last', entity: 'undo step', after: { method: 'bookings.create' } },
      {
        method: 'undo.last',
        entity: 'booking',
        before: { status: 'confirmed' },
        after: { status: 'cancelled', cancelledBy: 'studio', reason: 'Undone' },
      },
    ])
  })

  it('goes back step by step, each person through their own', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const client = await aClientWith(studio, 5)
    const session = await aSession(studio)
    await studio.as(desk.id).call('credits.allocate', { clientId: client.id, sessionCount: 3 })
    await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    const label = async (who: Pick<TestStudio, 'call'>) => (await who.call('undo.last', {})).undone.label

    expect(await label(studio.as(desk.id))).toBe('Added 3 sessions to Ada Berg')
    expect(await studio.as(desk.id).refused('undo.last', {})).toMatchObject({ code: 'NOT_FOUND' })
    expect(await label(studio)).toBe('Booked Ada Berg into Yoga, Thu 5 March 10:00')
    expect(await label(studio)).toBe('Scheduled Yoga, Thu 5 March 10:00')
    expect(await label(studio)).toBe('Added 5 sessions to Ada Berg')
    expect(await studio.refused('undo.last', {})).toMatchObject({ code: 'NOT_FOUND' })
    expect(await figures(studio, client.id)).toMatchObject({ available: 0, total: 0 })
    await isWhole(studio)
  })

  it('keeps no step of what was refused, tried out or sent twice', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1)
    const session = await aSession(studio)
    const booking = { sessionId: session.id, clientId: client.id }
    const steps = async () => (await studio.raw.rows('select id from undo_steps')).length
    const before = await steps()

    await studio.call('bookings.create', { ...booking, dryRun: true })
    await studio.refused('bookings.create', { ...booking, clientId: 999 })
    expect(await steps()).toBe(before)
    await studio.call('bookings.create', { ...booking, commandId: 'one' })
    await studio.call('bookings.create', { ...booking, commandId: 'one' })

    expect(await steps()).toBe(before + 1)
  })

  it('tells as a dry run what would be undone, and undoes nothing', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1)

    const { undone } = await studio.call('undo.last', { dryRun: true })

    expect(undone.label).toBe('Added 1 session to Ada Berg')
    expect(await figures(studio, client.id)).toMatchObject({ available: 1 })
    expect((await studio.call('undo.last', {})).undone).toEqual(undone)
  })

  it('asks for the permission of the step itself', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const client = await aClient(studio)
    await studio.as(desk.id).call('credits.allocate', { clientId: client.id, sessionCount: 3 })
    await studio.call('staff.update', { staffId: desk.id, version: desk.version, role: 'trainer' })

    expect(await studio.as(desk.id).refused('undo.last', {})).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: 'credits.allocate' },
    })
  })

  it('puts a late cancellation back as it was', async () => {
    const studio = await open({ now: '2026-03-05T09:00:00+01:00' })
    const client = await aClientWith(studio, 2)
    const session = await aSession(studio)
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    const before = await figures(studio, client.id)
    await studio.call('bookings.cancel', { bookingId: booking.id })
    expect(await figures(studio, client.id)).toMatchObject({ completed: 1 })

    await studio.call('undo.last', {})

    expect(await figures(studio, client.id)).toEqual(before)
    expect(await statusOf(studio, client.id)).toEqual(['confirmed'])
    await isWhole(studio)
  })

  it('opens a session again with everyone in it', async () => {
    const studio = await open()
    await aService(studio, { name: 'Flow', kind: 'group', capacity: 3 })
    const session = await aSession(studio)
    const clients = [await aClientWith(studio, 1, 'Ada'), await aClientWith(studio, 1, 'Bea')]
    for (const { id } of clients) {
      await studio.call('bookings.create', { sessionId: session.id, clientId: id })
    }
    await studio.call('sessions.cancel', { sessionId: session.id })

    const { undone } = await studio.call('undo.last', {})

    expect(undone.label).toBe('Cancelled Flow, Thu 5 March 10:00 with 2 bookings')
    const now = await studio.call('sessions.get', { sessionId: session.id })
    expect(now.session).toMatchObject({ status: 'open', booked: 2 })
    for (const { id } of clients) expect(await figures(studio, id)).toMatchObject({ scheduled: 1 })
    await isWhole(studio)
  })

  it('takes a new session back with the booking and the client that came with it', async () => {
    const studio = await open()
    const service = await aService(studio, { kind: 'trial', creditCost: 0 })
    await studio.call('sessions.create', {
      serviceId: service.id,
      startsAt: START,
      newClient: { firstName: 'Nia', lastName: 'New', email: 'nia@example.com' },
    })

    await studio.call('undo.last', {})

    const { rows } = await studio.call('clients.list', { status: 'all' })
    expect(rows).toMatchObject([{ firstName: 'Nia', status: 'inactive' }])
    expect((await studio.call('sessions.get', { sessionId: 1 })).session.status).toBe('cancelled')
  })

  it('gives revoked credits back on the same grants', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 5)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2 })
    const before = await figures(studio, client.id)
    await studio.call('credits.revoke', { clientId: client.id, sessionCount: 4, reason: 'Mistake' })

    const { undone } = await studio.call('undo.last', {})

    expect(undone.label).toBe('Removed 4 sessions from Ada Berg')
    expect(await figures(studio, client.id)).toEqual(before)
    const { grants } = await studio.call('credits.explain', { clientId: client.id })
    expect(grants).toMatchObject([
      { granted: 7, available: 5, revoked: 2 },
      { granted: 4, available: 2, revoked: 2 },
    ])
  })

  it('leaves no empty pack in the place of a family', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 5)
    await studio.call('undo.last', {})

    const { rows } = await studio.call('subscriptions.list', { clientId: client.id })

    expect(rows).toMatchObject([{ status: 'ended', total: 0 }])
  })
})

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

describeStudio('undo.redo', (open) => {
  it('does it again, and it can be undone again', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const session = await aSession(studio)
    await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    const booked = await figures(studio, client.id)
    await studio.call('undo.last', {})

    const { redone } = await studio.call('undo.redo', {})

    expect(redone).toMatchObject({
      method: 'bookings.create',
      label: 'Booked Ada Berg into Yoga, Thu 5 March 10:00',
    })
    expect(await figures(studio, client.id)).toEqual(booked)
    expect(await statusOf(studio, client.id)).toEqual(['confirmed', 'cancelled'])
    expect((await studio.call('undo.last', {})).undone.label).toBe(redone.label)
    expect(await figures(studio, client.id)).toMatchObject({ available: 2, scheduled: 0 })
    await isWhole(studio)
  })

  it('goes forward as far as it went back, in the same order', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2 })
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 3 })
    for (let count = 0; count < 3; count += 1) await studio.call('undo.last', {})
    const forward: string[] = []
    for (let count = 0; count < 3; count += 1) {
      forward.push((await studio.call('undo.redo', {})).redone.label)
    }

    expect(forward).toEqual([
      'Added 1 session to Ada Berg',
      'Added 2 sessions to Ada Berg',
      'Added 3 sessions to Ada Berg',
    ])
    expect(await studio.refused('undo.redo', {})).toMatchObject({ code: 'NOT_FOUND' })
    expect(await figures(studio, client.id)).toMatchObject({ available: 6 })
  })

  it('does again to the same booking what was done to it, though it is another row by now', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const session = await aSession(studio)
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    const { id: bookingId, version } = booking
    await studio.call('bookings.cancel', { bookingId, version, reason: 'Ill' })
    await studio.call('undo.last', {})
    await studio.call('undo.last', {})
    await studio.call('undo.redo', {})
    expect(await statusOf(studio, client.id)).toEqual(['confirmed', 'cancelled'])

    await studio.call('undo.redo', {})

    const rows = await studio.raw.rows('select id, status, reason from bookings order by id')
    expect(rows).toMatchObject([
      { status: 'cancelled', reason: 'Undone' },
      { status: 'cancelled', reason: 'Ill' },
    ])
  })

  it('is refused once the person did something else, and not for what others did', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const client = await aClientWith(studio, 1)
    await studio.call('undo.last', {})
    await studio.as(desk.id).call('clients.update', { clientId: client.id, firstName: 'Adele' })
    await studio.call('undo.redo', {})
    await studio.call('undo.last', {})
    await studio.call('clients.update', { clientId: client.id, firstName: 'Ada' })

    expect(await whyNot(studio, 'undo.redo')).toBe(
      'You did something else since, so what was undone cannot be done again.',
    )
  })

  it('forgets what was undone before something new was done and undone', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1)
    await studio.call('undo.last', {})
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 9 })
    await studio.call('undo.last', {})

    expect((await studio.call('undo.redo', {})).redone.label).toBe('Added 9 sessions to Ada Berg')
    expect(await studio.refused('undo.redo', {})).toMatchObject({ code: 'INVALID_TRANSITION' })
  })

  it('tells why what was undone is not possible any more', async () => {
    const studio = await open()
    const desk = await aTrainer(studio, { name: 'Dora Desk', role: 'front_desk' })
    const ada = await aClientWith(studio, 1, 'Ada')
    const bea = await aClientWith(studio, 1, 'Bea')
    const session = await aSession(studio)
    await studio.call('bookings.create', { sessionId: session.id, clientId: ada.id })
    await studio.call('undo.last', {})
    await studio.as(desk.id).call('bookings.create', { sessionId: session.id, clientId: bea.id })

    expect(await studio.refused('undo.redo', {})).toMatchObject({
      code: 'CAPACITY_FULL',
      message: 'The session is full: 1 of 1 place taken.',
    })
  })

  it('brings a new client back rather than making them twice', async () => {
    const studio = await open()
    const service = await aService(studio, { kind: 'trial', creditCost: 0 })
    const newClient = { firstName: 'Nia', lastName: 'New', email: 'nia@example.com' }
    await studio.call('sessions.create', { serviceId: service.id, startsAt: START, newClient })
    await studio.call('undo.last', {})

    await studio.call('undo.redo', {})

    const { rows } = await studio.call('clients.list', { status: 'all' })
    expect(rows).toMatchObject([{ firstName: 'Nia', status: 'active' }])
    await studio.call('undo.last', {})
    const after = await studio.call('clients.list', { status: 'all' })
    expect(after.rows).toMatchObject([{ firstName: 'Nia', status: 'inactive' }])
  })
})

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
      'Not undone: Extended “Pack of 2 days” of Ada Berg. They pay for a session on 2026-03-20 by now.',
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

    expect(await whyNot(studio)).toContain('“Pack of 2 days” is valid until 2026-03-04 only by now.')
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
