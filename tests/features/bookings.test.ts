import { expect, it } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import type { TestStudio } from '../support/studio.ts'
import { aClient, aRoom, aService, aTrainer, describeStudio } from '../support/studio.ts'

const START = '2026-03-05T10:00:00+01:00'

async function aSession(studio: TestStudio, input: Partial<Input<'sessions.create'>> = {}) {
  const { rows } = await studio.call('services.list', {})
  const serviceId = input.serviceId ?? rows[0]?.id ?? (await aService(studio)).id
  const { session } = await studio.call('sessions.create', { startsAt: START, ...input, serviceId })
  return session
}

async function aClientWith(studio: TestStudio, credits: number, firstName = 'Ada') {
  const client = await aClient(studio, { firstName })
  if (credits > 0) await studio.call('credits.allocate', { clientId: client.id, sessionCount: credits })
  return client
}

const book = (studio: TestStudio, sessionId: number, clientId: number, more: object = {}) =>
  studio.call('bookings.create', { sessionId, clientId, ...more })

const figures = async (studio: TestStudio, clientId: number) => {
  const { available, scheduled, completed, remaining, total } = await studio.call('credits.summary', {
    clientId,
  })
  return { available, scheduled, completed, remaining, total }
}

describeStudio('bookings.create', (open) => {
  it('holds one unit and names the grant that pays', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const session = await aSession(studio)

    const { booking, availableSessions } = await book(studio, session.id, client.id)

    expect(booking).toMatchObject({
      status: 'confirmed',
      funding: 'credit',
      cost: 1,
      paymentStatus: 'not_due',
      grantId: 1,
    })
    expect(availableSessions).toBe(1)
    expect(await figures(studio, client.id)).toEqual({
      available: 1,
      scheduled: 1,
      completed: 0,
      remaining: 1,
      total: 2,
    })
  })

  it('refuses a pack with too little on it and says so', async () => {
    const studio = await open()
    const service = await aService(studio, { creditCost: 2 })
    const client = await aClientWith(studio, 0)
    const { grant } = await studio.call('credits.allocate', { clientId: client.id, sessionCount: 1 })
    const session = await aSession(studio, { serviceId: service.id })

    const refusal = await studio.refused('bookings.create', {
      sessionId: session.id,
      clientId: client.id,
      grantId: grant.id,
    })

    expect(refusal).toMatchObject({
      code: 'GRANT_INELIGIBLE',
      message: 'This pack cannot pay: not enough is left on it.',
    })
  })

  it('refuses in the order existence, state, client, places, funding', async () => {
    const studio = await open()
    const poor = await aClientWith(studio, 0, 'Poor')
    const rich = await aClientWith(studio, 5, 'Rich')
    const session = await aSession(studio)
    const elsewhere = await aSession(studio, { startsAt: '2026-03-05T10:30:00+01:00' })
    const code = async (sessionId: number, clientId: number) =>
      (await studio.refused('bookings.create', { sessionId, clientId })).code

    expect(await code(session.id, 999)).toBe('USER_NOT_FOUND')
    expect(await code(999, rich.id)).toBe('NOT_FOUND')
    await book(studio, session.id, rich.id)
    expect(await code(elsewhere.id, rich.id)).toBe('CLIENT_CONFLICT')
    expect(await code(session.id, poor.id)).toBe('CAPACITY_FULL')
    expect(await code(elsewhere.id, poor.id)).toBe('INSUFFICIENT_SESSIONS')
    await studio.call('sessions.cancel', { sessionId: elsewhere.id })
    expect(await code(elsewhere.id, rich.id)).toBe('SESSION_NOT_AVAILABLE')
  })

  it('explains which packs could not pay', async () => {
    const studio = await open()
    const service = await aService(studio)
    await aService(studio, { name: 'Flow', kind: 'group', family: 'Classes' })
    const client = await aClientWith(studio, 0)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 3, family: 'Classes' })
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 3, expiresOn: '2026-03-04' })
    const session = await aSession(studio, { serviceId: service.id })

    const refusal = await studio.refused('bookings.create', { sessionId: session.id, clientId: client.id })

    expect(refusal).toMatchObject({
      code: 'INSUFFICIENT_SESSIONS',
      message: 'This booking needs 1 credit, and the 6 available cannot pay for it.',
      details: {
        available: 6,
        reasons: [
          { grantId: 2, problem: 'expired' },
          { grantId: 1, problem: 'other_family' },
        ],
      },
    })
  })

  it('spends the soonest expiry first and lets a cost span grants', async () => {
    const studio = await open()
    await aService(studio, { name: 'Duo', creditCost: 3 })
    const client = await aClientWith(studio, 2)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2, expiresOn: '2026-03-20' })
    const session = await aSession(studio)

    const { booking } = await book(studio, session.id, client.id)

    expect(booking).toMatchObject({ cost: 3, grantId: 2 })
    const { grants } = await studio.call('credits.explain', { clientId: client.id })
    expect(grants.map((grant) => [grant.available, grant.held])).toEqual([
      [1, 1],
      [0, 2],
    ])
  })

  it('never replaces a grant that was chosen', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const soon = await studio.call('credits.allocate', {
      clientId: client.id,
      sessionCount: 1,
      expiresOn: '2026-03-04',
    })
    const session = await aSession(studio)

    const refusal = await studio.refused('bookings.create', {
      sessionId: session.id,
      clientId: client.id,
      grantId: soon.grant.id,
    })

    expect(refusal).toMatchObject({
      code: 'GRANT_EXPIRED',
      message: 'This pack is valid until 4 Mar 2026 only.',
    })
  })

  it('books trial sessions without touching credits', async () => {
    const studio = await open()
    await aService(studio, { name: 'Trial', kind: 'trial' })
    const client = await aClientWith(studio, 1)
    const session = await aSession(studio)

    const { booking } = await book(studio, session.id, client.id)

    expect(booking).toMatchObject({ funding: 'none', cost: 0, grantId: null })
    expect(await figures(studio, client.id)).toMatchObject({ available: 1, scheduled: 0 })
  })

  it('lets permitted staff give a place or book a debt, in the open', async () => {
    const studio = await open()
    const desk = await studio.call('staff.create', { name: 'Dana Desk', role: 'front_desk' })
    const client = await aClientWith(studio, 0)
    const gift = await aSession(studio)
    const debt = await aSession(studio, { startsAt: '2026-03-06T10:00:00+01:00' })

    const refusal = await studio
      .as(desk.staff.id)
      .refused('bookings.create', { sessionId: gift.id, clientId: client.id, funding: 'comp' })
    const comp = await book(studio, gift.id, client.id, { funding: 'comp' })
    const unpaid = await studio
      .as(desk.staff.id)
      .call('bookings.create', { sessionId: debt.id, clientId: client.id, funding: 'unpaid' })

    expect(refusal.code).toBe('UNAUTHORIZED_ACCESS')
    expect(comp.booking).toMatchObject({ funding: 'comp', cost: 1 })
    expect(unpaid.booking).toMatchObject({ funding: 'unpaid', paymentStatus: 'pending', grantId: null })
    expect(await figures(studio, client.id)).toEqual({
      available: 0,
      scheduled: 1,
      completed: 0,
      remaining: 0,
      total: 1,
    })
    const cancelled = await studio.call('bookings.cancel', { bookingId: comp.booking.id })
    expect(cancelled).toMatchObject({ returned: 0, availableSessions: 0 })
    expect(await figures(studio, client.id)).toEqual({
      available: 0,
      scheduled: 0,
      completed: 0,
      remaining: 0,
      total: 0,
    })
  })

  it('answers a repeated command once and refuses its id for anything else', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const session = await aSession(studio)
    const input = { sessionId: session.id, clientId: client.id, commandId: 'click-00000001' }

    const first = await studio.call('bookings.create', input)
    const again = await studio.call('bookings.create', input)
    const other = await studio.refused('bookings.create', { ...input, funding: 'unpaid' })

    expect(again).toEqual(first)
    expect(other.code).toBe('COMMAND_CONFLICT')
    expect(await figures(studio, client.id)).toMatchObject({ available: 1, scheduled: 1 })
  })
})

describeStudio('bookings.cancel', (open) => {
  it('gives back in time and charges late, to the millisecond of the window', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const early = await book(studio, (await aSession(studio)).id, client.id)
    const next = await aSession(studio, { startsAt: '2026-03-06T10:00:00+01:00' })
    const late = await book(studio, next.id, client.id)

    studio.setNow('2026-03-04T10:00:00+01:00')
    const inTime = await studio.call('bookings.cancel', { bookingId: early.booking.id })
    studio.setNow('2026-03-05T10:00:00.001+01:00')
    const tooLate = await studio.call('bookings.cancel', { bookingId: late.booking.id })

    expect(inTime).toMatchObject({ late: false, returned: 1, availableSessions: 1 })
    expect(tooLate).toMatchObject({ late: true, returned: 0, availableSessions: 1 })
    expect(tooLate.booking.status).toBe('late_cancelled')
    expect(await figures(studio, client.id)).toEqual({
      available: 1,
      scheduled: 0,
      completed: 1,
      remaining: 1,
      total: 2,
    })
  })

  it('shows the consequence before it happens and keeps nothing of it', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1)
    const { booking } = await book(studio, (await aSession(studio)).id, client.id)
    studio.setNow('2026-03-05T09:00:00+01:00')

    const preview = await studio.call('bookings.cancel', { bookingId: booking.id, dryRun: true })
    const waived = await studio.call('bookings.cancel', { bookingId: booking.id, dryRun: true, waive: true })
    const studioCancels = await studio.call('bookings.cancel', {
      bookingId: booking.id,
      dryRun: true,
      by: 'studio',
    })

    expect([preview, waived, studioCancels].map((reply) => [reply.late, reply.returned])).toEqual([
      [true, 0],
      [true, 1],
      [false, 1],
    ])
    expect(await figures(studio, client.id)).toMatchObject({ scheduled: 1, completed: 0 })
  })

  it('forgives as many as the policy says, counted over 30 days', async () => {
    const studio = await open()
    const { studio: before } = await studio.call('studio.get', {})
    await studio.call('studio.update', { version: before.version, lateRule: 'forgive', lateForgiven: 1 })
    const client = await aClientWith(studio, 3)
    const sessions = [
      await aSession(studio),
      await aSession(studio, { startsAt: '2026-03-05T12:00:00+01:00' }),
    ]
    const bookings = []
    for (const session of sessions) bookings.push((await book(studio, session.id, client.id)).booking)

    studio.setNow('2026-03-05T09:00:00+01:00')
    const returned = []
    for (const booking of bookings) {
      returned.push((await studio.call('bookings.cancel', { bookingId: booking.id })).returned)
    }

    expect(returned).toEqual([1, 0])
  })

  it('keeps released units of an expired pack spendable for the grace days, and only those', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 0)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 3, expiresOn: '2026-03-05' })
    const { booking } = await book(studio, (await aSession(studio)).id, client.id)

    studio.setNow('2026-03-06T09:00:00+01:00')
    const cancelled = await studio.call('bookings.cancel', { bookingId: booking.id, by: 'studio' })

    expect(cancelled).toMatchObject({ returned: 1, spendableUntil: '2026-03-13', availableSessions: 1 })
    const { rows } = await studio.call('audit.list', { entity: 'booking', limit: 1 })
    expect(rows).toMatchObject([{ after: { returned: 1, spendableUntil: '2026-03-13' } }])
    const summary = await studio.call('credits.summary', { clientId: client.id })
    expect(summary).toMatchObject({ available: 1, remaining: 1, expired: 2, total: 1 })
  })

  it('refuses to cancel twice', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1)
    const { booking } = await book(studio, (await aSession(studio)).id, client.id)
    await studio.call('bookings.cancel', { bookingId: booking.id })

    const again = await studio.refused('bookings.cancel', { bookingId: booking.id })

    expect(again.code).toBe('INVALID_TRANSITION')
  })
})

describeStudio('bookings.setOutcome', (open) => {
  it('charges attended and no-show, from the day and from the start', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const first = await book(studio, (await aSession(studio)).id, client.id)
    const later = await aSession(studio, { startsAt: '2026-03-05T12:00:00+01:00' })
    const second = await book(studio, later.id, client.id)
    const set = (bookingId: number, outcome: 'completed' | 'no_show') => ({ bookingId, outcome })

    const tooEarly = await studio.refused('bookings.setOutcome', set(first.booking.id, 'completed'))
    studio.setNow('2026-03-05T00:00:00+01:00')
    await studio.call('bookings.setOutcome', set(first.booking.id, 'completed'))
    const notBegun = await studio.refused('bookings.setOutcome', set(second.booking.id, 'no_show'))
    studio.setNow('2026-03-05T12:00:00+01:00')
    await studio.call('bookings.setOutcome', set(second.booking.id, 'no_show'))
    const again = await studio.refused('bookings.setOutcome', set(first.booking.id, 'completed'))

    expect([tooEarly.code, notBegun.code, again.code]).toEqual(Array(3).fill('INVALID_TRANSITION'))
    expect(await figures(studio, client.id)).toEqual({
      available: 0,
      scheduled: 0,
      completed: 2,
      remaining: 0,
      total: 2,
    })
    const summary = await studio.call('credits.summary', { clientId: client.id })
    expect(summary).toMatchObject({ noShow: 1, lastSessionOn: '2026-03-05' })
  })

  it('lets a trainer mark their own sessions only', async () => {
    const studio = await open()
    const [tara, omar] = [await aTrainer(studio), await aTrainer(studio, { name: 'Omar' })]
    const client = await aClientWith(studio, 1)
    const { booking } = await book(studio, (await aSession(studio, { trainerId: tara.id })).id, client.id)
    studio.setNow(START)
    const input = { bookingId: booking.id, outcome: 'completed' as const }

    const refusal = await studio.as(omar.id).refused('bookings.setOutcome', input)
    const done = await studio.as(tara.id).call('bookings.setOutcome', input)

    expect(refusal.code).toBe('UNAUTHORIZED_ACCESS')
    expect(done.booking.status).toBe('completed')
  })
})

describeStudio('rosters', (open) => {
  it('are read by their own trainer and by those who may read clients', async () => {
    const studio = await open()
    const [own, other] = [await aTrainer(studio), await aTrainer(studio, { name: 'Otto Other' })]
    const { staff: desk } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })
    const client = await aClientWith(studio, 3)
    const session = await aSession(studio, { trainerId: own.id })
    await book(studio, session.id, client.id)
    const day = { from: '2026-03-05T00:00:00+01:00', to: '2026-03-06T00:00:00+01:00' }
    const seenBy = async (staffId: number) => {
      const { sessions } = await studio.as(staffId).call('schedule.range', day)
      const { session: one } = await studio.as(staffId).call('sessions.get', { sessionId: session.id })
      return [...sessions, one].map(({ booked, bookings }) => [booked, bookings.length])
    }

    expect(await seenBy(own.id)).toEqual([
      [1, 1],
      [1, 1],
    ])
    expect(await seenBy(desk.id)).toEqual(await seenBy(own.id))
    expect(await seenBy(other.id)).toEqual([
      [1, 0],
      [1, 0],
    ])
  })
})

describeStudio('sessions', (open) => {
  it('refuses a taken trainer and room by name, neighbours allowed, buffer kept', async () => {
    const studio = await open()
    const service = await aService(studio, { bufferMinutes: 15 })
    const [trainer, room] = [await aTrainer(studio), await aRoom(studio)]
    await aSession(studio, { trainerId: trainer.id, roomId: room.id })
    const at = (startsAt: string, more: object) => ({ serviceId: service.id, startsAt, ...more })

    const taught = await studio.refused(
      'sessions.create',
      at('2026-03-05T10:30:00+01:00', { trainerId: trainer.id }),
    )
    const roomed = await studio.refused(
      'sessions.create',
      at('2026-03-05T11:14:00+01:00', { roomId: room.id }),
    )
    await studio.call(
      'sessions.create',
      at('2026-03-05T11:15:00+01:00', { trainerId: trainer.id, roomId: room.id }),
    )

    expect(taught).toMatchObject({
      code: 'TRAINER_CONFLICT',
      message: 'Tara Trainer already teaches Personal training at that time.',
    })
    expect(roomed).toMatchObject({
      code: 'ROOM_CONFLICT',
      message: 'Room 1 is already taken by Personal training at that time.',
    })
  })

  it('makes client, session and booking together or not at all', async () => {
    const studio = await open()
    const service = await aService(studio)
    const input = {
      serviceId: service.id,
      startsAt: START,
      newClient: { firstName: 'Nina', lastName: 'New', email: 'nina@example.com' },
    }

    const refusal = await studio.refused('sessions.create', input)
    const clients = await studio.call('clients.list', {})
    const created = await studio.call('sessions.create', { ...input, funding: 'unpaid' })

    expect(refusal.code).toBe('INSUFFICIENT_SESSIONS')
    expect(clients.total).toBe(0)
    expect(created.client?.firstName).toBe('Nina')
    expect(created.session.booked).toBe(1)
    const duplicate = await studio.refused('sessions.create', {
      ...input,
      startsAt: '2026-03-07T10:00:00+01:00',
      newClient: { ...input.newClient, email: ' NINA@example.COM' },
    })
    expect(duplicate.code).toBe('DUPLICATE_CLIENT')
  })

  it('cancels a session with every booking, and every unit comes back', async () => {
    const studio = await open()
    await aService(studio, { name: 'Flow', kind: 'group', family: 'Classes', capacity: 3 })
    const clients = []
    for (const name of ['Ada', 'Bea', 'Cem']) clients.push(await aClientWith(studio, 1, name))
    const session = await aSession(studio)
    for (const client of clients) await book(studio, session.id, client.id)
    studio.setNow('2026-03-05T09:59:00+01:00')

    const cancelled = await studio.call('sessions.cancel', { sessionId: session.id, reason: 'Trainer ill' })

    expect(cancelled).toMatchObject({
      cancelled: 3,
      returned: 3,
      session: { status: 'cancelled', booked: 0 },
    })
    for (const client of clients)
      expect(await figures(studio, client.id)).toMatchObject({ available: 1, scheduled: 0 })
  })

  it('keeps the wall time, and says when the clock change moved it', async () => {
    const studio = await open()
    const winter = await aSession(studio, { startsAt: '2026-03-28T09:00:00+01:00' })
    const summer = await aSession(studio, { startsAt: '2026-03-29T09:00:00+02:00' })
    const first = await aSession(studio, { startsAt: '2026-10-25T02:30:00+02:00' })

    expect([winter.wallStart, summer.wallStart]).toEqual(['2026-03-28T09:00', '2026-03-29T09:00'])
    expect([winter.wallKind, first.wallKind]).toEqual(['exact', 'fold'])
    expect(
      await studio.refused('sessions.create', { serviceId: 1, startsAt: '2026-03-28T09:00:30+01:00' }),
    ).toMatchObject({
      code: 'VALIDATION',
    })
  })
})
