import { expect, it } from 'vitest'
import type { Input, Value } from '../../src/shared/contract/index.ts'
import type { TestStudio } from '../support/studio.ts'
import { aClient, aRoom, aService, aTrainer, describeStudio } from '../support/studio.ts'

const START = '2026-03-05T10:00:00+01:00'

type Session = Value<'sessions.update'>['session']

async function aClass(studio: TestStudio, input: Partial<Input<'sessions.create'>> = {}): Promise<Session> {
  const service = await aService(studio, { name: 'Flow', kind: 'group', family: 'Classes', capacity: 3 })
  const { session } = await studio.call('sessions.create', {
    serviceId: service.id,
    startsAt: START,
    ...input,
  })
  return session
}

async function aDebtor(studio: TestStudio, sessionId: number, firstName: string) {
  const client = await aClient(studio, { firstName })
  const { booking } = await studio.call('bookings.create', {
    sessionId,
    clientId: client.id,
    funding: 'unpaid',
  })
  return booking
}

const update = (studio: TestStudio, session: Session, changes: object) =>
  studio.call('sessions.update', { sessionId: session.id, version: session.version, ...changes })

const refused = (studio: TestStudio, session: Session, changes: object) =>
  studio.refused('sessions.update', { sessionId: session.id, version: session.version, ...changes })

describeStudio('sessions.update', (open) => {
  it('changes what is given, clears what is null, leaves the rest, and tells the audit log', async () => {
    const studio = await open()
    const [trainer, room] = [await aTrainer(studio), await aRoom(studio)]
    const session = await aClass(studio, { notes: 'Mats', platform: 'zoom' })

    const { session: changed } = await update(studio, session, {
      title: ' Slow  flow ',
      capacity: 5,
      trainerId: trainer.id,
      roomId: room.id,
      amount: 1500,
      platform: null,
      meetingLink: 'https://meet.example/flow',
    })
    const { session: cleared } = await update(studio, changed, { trainerId: null, amount: null, notes: '' })

    expect(changed).toEqual({
      ...session,
      title: 'Slow flow',
      capacity: 5,
      trainerId: trainer.id,
      trainerName: 'Tara Trainer',
      roomId: room.id,
      roomName: 'Room 1',
      amount: { amount: 1500, currency: 'EUR' },
      platform: null,
      meetingLink: 'https://meet.example/flow',
      version: 2,
    })
    expect(cleared).toMatchObject({ trainerId: null, amount: null, notes: null, roomId: room.id, version: 3 })
    const { rows } = await studio.call('audit.list', { entity: 'session', limit: 2 })
    expect(rows).toMatchObject([
      { method: 'sessions.update', before: { amount: 1500 }, after: { amount: null, notes: null } },
      { before: { title: 'Flow', capacity: 3 }, after: { title: 'Slow flow', capacity: 5 } },
    ])
  })

  it('changes nothing when everything is so already', async () => {
    const studio = await open()
    const session = await aClass(studio)

    expect(await update(studio, session, { title: 'Flow', capacity: 3, notes: null })).toEqual({
      session,
      promoted: [],
      skipped: [],
      warnings: [],
    })
  })

  it('never has fewer places than are taken', async () => {
    const studio = await open()
    const session = await aClass(studio)
    await aDebtor(studio, session.id, 'Ada')
    await aDebtor(studio, session.id, 'Bea')

    expect(await refused(studio, session, { capacity: 1 })).toMatchObject({
      code: 'CAPACITY_FULL',
      message: 'The session is full: 2 of 1 place taken.',
      details: { capacity: 1, booked: 2 },
    })
    expect((await update(studio, session, { capacity: 2 })).session).toMatchObject({ capacity: 2, booked: 2 })
  })

  it('refuses in the order shape, existence, version, state, conflicts, places', async () => {
    const studio = await open()
    const [trainer, room] = [await aTrainer(studio), await aRoom(studio)]
    const session = await aClass(studio)
    await aDebtor(studio, session.id, 'Ada')
    await aDebtor(studio, session.id, 'Bea')
    const busy = { trainerId: trainer.id, roomId: room.id }
    await aClass(studio, busy)
    const usd = { amount: 1, currency: 'USD' }
    const code = async (changes: object) =>
      (await refused(studio, session, { ...busy, capacity: 1, ...changes })).code

    expect(await code({ sessionId: 999, title: '' })).toBe('VALIDATION')
    expect(await code({ sessionId: 999, amount: usd })).toBe('VALIDATION')
    expect(await code({ sessionId: 999 })).toBe('NOT_FOUND')
    expect(await code({ trainerId: 999, version: 9 })).toBe('NOT_FOUND')
    expect(await code({ roomId: 999, version: 9 })).toBe('NOT_FOUND')
    expect(await code({ version: 9 })).toBe('STALE_VERSION')
    expect(await code({})).toBe('TRAINER_CONFLICT')
    expect(await code({ trainerId: null })).toBe('ROOM_CONFLICT')
    expect(await code({ trainerId: null, roomId: null })).toBe('CAPACITY_FULL')
    await studio.call('sessions.cancel', { sessionId: session.id })
    expect(await code({ version: 2 })).toBe('INVALID_TRANSITION')
  })

  it('says what somebody else changed meanwhile', async () => {
    const studio = await open()
    const session = await aClass(studio)
    await update(studio, session, { title: 'Slow flow', notes: 'Mats' })

    expect(await refused(studio, session, { title: 'Fast flow', capacity: 3 })).toMatchObject({
      code: 'STALE_VERSION',
      details: { expected: 1, found: 2, changes: { title: { asked: 'Fast flow', stored: 'Slow flow' } } },
    })
  })

  it('leaves the price of bookings that were made before', async () => {
    const studio = await open()
    const session = await aClass(studio, { amount: 1000 })
    const before = await aDebtor(studio, session.id, 'Ada')
    await update(studio, session, { amount: { amount: 1200, currency: 'EUR' } })
    const after = await aDebtor(studio, session.id, 'Bea')

    expect(await studio.raw.rows('select id, amount from bookings order by id')).toEqual([
      { id: before.id, amount: 1000 },
      { id: after.id, amount: 1200 },
    ])
  })

  it('is for those who may plan', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const session = await aClass(studio, { trainerId: trainer.id })
    const input = { sessionId: session.id, version: 1 }

    for (const [method, more] of [
      ['sessions.update', { title: 'Mine' }],
      ['sessions.move', { startsAt: START }],
    ] as const) {
      expect((await studio.as(trainer.id).refused(method, { ...input, ...more })).code).toBe(
        'UNAUTHORIZED_ACCESS',
      )
    }
  })
})

describeStudio('whoever waits for a session', (open) => {
  /** One place taken, one client waiting who can pay, and one before them who cannot. */
  async function openWaiting() {
    const studio = await open()
    const session = await aClass(studio, { capacity: 1 })
    await aDebtor(studio, session.id, 'Ada')
    const [poor, rich] = [
      await aClient(studio, { firstName: 'Poor' }),
      await aClient(studio, { firstName: 'Rich' }),
    ]
    await studio.call('credits.allocate', { clientId: rich.id, sessionCount: 1 })
    const wait = async (clientId: number) =>
      (await studio.call('bookings.create', { sessionId: session.id, clientId, waitlist: true })).booking
    return { studio, session, waiting: [await wait(poor.id), await wait(rich.id)] }
  }

  it('is given the places that are added, in turn, and the answer says who was and who could not be', async () => {
    const { studio, session, waiting } = await openWaiting()

    const raised = await update(studio, session, { capacity: 3 })

    expect(raised).toMatchObject({
      session: { capacity: 3, booked: 2 },
      promoted: [{ bookingId: waiting[1]?.id, clientName: 'Rich Berg' }],
      skipped: [{ bookingId: waiting[0]?.id, clientName: 'Poor Berg', code: 'INSUFFICIENT_SESSIONS' }],
    })
  })

  it('is asked about no more once the session is cancelled', async () => {
    const { studio, session } = await openWaiting()
    await update(studio, session, { capacity: 3 })
    const open_ = await studio.call('attention.list', {})

    const done = await studio.call('sessions.cancel', { sessionId: session.id })

    expect(open_.rows.map(({ kind }) => kind)).toEqual(['promotion_skipped'])
    expect(done).toMatchObject({ cancelled: 3, waiting: 1, kept: 0, returned: 1 })
    expect(await studio.call('attention.list', {})).toMatchObject({ rows: [], total: 0 })
  })
})

describeStudio('sessions.cancel', (open) => {
  it('also cancels whoever waits, keeps outcomes, and says how many of each', async () => {
    const studio = await open()
    const session = await aClass(studio)
    const [came, comes, waits] = [
      await aDebtor(studio, session.id, 'Ada'),
      await aDebtor(studio, session.id, 'Bea'),
      await aDebtor(studio, session.id, 'Cem'),
    ]
    await studio.raw.exec("update bookings set status = 'waitlisted' where id = ?", [waits.id])
    studio.setNow(START)
    await studio.call('bookings.setOutcome', { bookingId: came.id, outcome: 'completed' })

    const done = await studio.call('sessions.cancel', { sessionId: session.id, reason: 'Storm' })

    expect(done).toMatchObject({
      session: { status: 'cancelled', booked: 1 },
      cancelled: 2,
      waiting: 1,
      kept: 1,
      returned: 0,
    })
    const { session: now } = await studio.call('sessions.get', { sessionId: session.id })
    expect(now.bookings.map(({ id, status }) => [id, status])).toEqual([
      [came.id, 'completed'],
      [comes.id, 'cancelled'],
      [waits.id, 'cancelled'],
    ])
    expect((await studio.refused('sessions.cancel', { sessionId: session.id })).code).toBe(
      'INVALID_TRANSITION',
    )
  })
})
