import { expect, it } from 'vitest'
import type { Input, Value } from '../../src/shared/contract/index.ts'
import type { TestStudio } from '../support/studio.ts'
import { aClient, aRoom, aService, aTrainer, describeStudio } from '../support/studio.ts'

/** Six o'clock in the evening of a Thursday, three days after the day of the tests. */
const EVENINGS = { date: '2026-03-05', time: '18:00' } as const

type Series = Value<'series.create'>

async function aSeries(studio: TestStudio, input: Partial<Input<'series.create'>> = {}): Promise<Series> {
  const { rows } = await studio.call('services.list', {})
  const serviceId = rows[0]?.id ?? (await aService(studio)).id
  const end = input.until === undefined ? { count: 4 } : {}
  return studio.call('series.create', { serviceId, ...EVENINGS, ...end, ...input })
}

async function aClientWith(studio: TestStudio, credits: number, expiresOn?: string) {
  const client = await aClient(studio)
  if (credits === 0) return client
  const until = expiresOn === undefined ? {} : { expiresOn }
  await studio.call('credits.allocate', { clientId: client.id, sessionCount: credits, ...until })
  return client
}

const starts = ({ created }: Series) => created.map(({ session }) => session.startsAt)
const skipped = (series: Series) => series.skipped.map(({ index, code }) => [index, code])

async function planned(studio: TestStudio, from = '2026-03-01', to = '2026-06-01') {
  const { sessions } = await studio.call('schedule.range', {
    from: `${from}T00:00:00+01:00`,
    to: `${to}T00:00:00+01:00`,
  })
  return sessions
}

async function figures(studio: TestStudio, clientId: number) {
  const { available, scheduled } = await studio.call('credits.summary', { clientId })
  return { available, scheduled }
}

describeStudio('series.create', (open) => {
  it('repeats a session at the same wall time, also over the change of the clock', async () => {
    const studio = await open()
    const [trainer, room] = [await aTrainer(studio), await aRoom(studio)]

    const series = await aSeries(studio, {
      trainerId: trainer.id,
      roomId: room.id,
      minutes: 45,
      capacity: 2,
      notes: 'Bring shoes',
      count: 5,
    })

    expect(starts(series)).toEqual([
      '2026-03-05T17:00:00.000Z',
      '2026-03-12T17:00:00.000Z',
      '2026-03-19T17:00:00.000Z',
      '2026-03-26T17:00:00.000Z',
      '2026-04-02T16:00:00.000Z',
    ])
    expect(series.skipped).toEqual([])
    const sessions = await planned(studio)
    expect(sessions).toMatchObject(
      series.created.map(({ session }) => ({
        ...session,
        seriesId: series.seriesId,
        trainerId: trainer.id,
        roomId: room.id,
        minutes: 45,
        capacity: 2,
        notes: 'Bring shoes',
      })),
    )
    expect(sessions.map(({ seriesIndex, wallStart }) => [seriesIndex, wallStart.slice(11)])).toEqual(
      [0, 1, 2, 3, 4].map((index) => [index, '18:00']),
    )
  })

  it('repeats on several weekdays of every other week, up to a day', async () => {
    const studio = await open()

    const series = await aSeries(studio, { everyWeeks: 2, weekdays: [2, 4], until: '2026-03-31' })

    expect(starts(series).map((start) => start.slice(0, 10))).toEqual([
      '2026-03-05',
      '2026-03-17',
      '2026-03-19',
      '2026-03-31',
    ])
  })

  it('books a client into each, paid by credits that are valid on its own day', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2, '2026-03-12')
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2 })

    const { created } = await aSeries(studio, { clientId: client.id })

    expect(created.map(({ booking, unfunded }) => [booking?.grantId, booking?.status, unfunded])).toEqual([
      [1, 'confirmed', false],
      [1, 'confirmed', false],
      [2, 'confirmed', false],
      [2, 'confirmed', false],
    ])
    expect(await figures(studio, client.id)).toEqual({ available: 0, scheduled: 4 })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  it('leaves out what the credits do not reach, and never overdraws', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const reach = await aClientWith(studio, 0)

    const series = await aSeries(studio, { clientId: client.id })

    expect(series.created.map(({ index }) => index)).toEqual([0, 1])
    expect(series.skipped).toEqual([
      {
        index: 2,
        wallStart: '2026-03-19T18:00',
        startsAt: '2026-03-19T17:00:00.000Z',
        wallKind: 'exact',
        code: 'INSUFFICIENT_SESSIONS',
        message: 'No available sessions. Please purchase a session package to book this session.',
      },
      expect.objectContaining({ index: 3, wallStart: '2026-03-26T18:00', code: 'INSUFFICIENT_SESSIONS' }),
    ])
    expect(await planned(studio)).toHaveLength(2)
    const none = await aSeries(studio, { clientId: reach.id, date: '2026-03-06' })
    expect(none).toMatchObject({ seriesId: null, created: [] })
    expect(skipped(none)).toHaveLength(4)
  })

  it('goes on where later credits reach again', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1, '2026-03-10')
    const { grant } = await studio.call('credits.allocate', { clientId: client.id, sessionCount: 4 })
    await studio.raw.exec('update grants set effective_from = ? where id = ?', ['2026-03-15', grant.id])

    const series = await aSeries(studio, { clientId: client.id })

    expect(series.created.map(({ index, booking }) => [index, booking?.grantId])).toEqual([
      [0, 1],
      [2, 2],
      [3, 2],
    ])
    expect(skipped(series)).toEqual([[1, 'INSUFFICIENT_SESSIONS']])
    expect((await planned(studio)).map(({ seriesIndex }) => seriesIndex)).toEqual([0, 2, 3])
  })

  it('books what is left as a debt when that is asked for, by those who may', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)
    const { staff } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })
    const service = await aService(studio)
    const input = {
      serviceId: service.id,
      ...EVENINGS,
      count: 4,
      clientId: client.id,
      unfunded: 'unpaid' as const,
    }
    await studio.raw.exec('insert into staff_permissions (staff_id, permission, granted) values (?, ?, ?)', [
      staff.id,
      'bookings.unpaid',
      false,
    ])

    const refusal = await studio.as(staff.id).refused('series.create', input)
    const { created } = await studio.call('series.create', input)

    expect(refusal).toMatchObject({ code: 'UNAUTHORIZED_ACCESS', details: { permission: 'bookings.unpaid' } })
    expect(
      created.map(({ booking, unfunded }) => [booking?.funding, booking?.paymentStatus, unfunded]),
    ).toEqual([
      ['credit', 'not_due', false],
      ['credit', 'not_due', false],
      ['unpaid', 'pending', true],
      ['unpaid', 'pending', true],
    ])
    expect(await figures(studio, client.id)).toEqual({ available: 0, scheduled: 2 })
  })

  it('gives each place away when that is asked for', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 0)

    const { created } = await aSeries(studio, { clientId: client.id, funding: 'comp' })

    expect(created.map(({ booking, unfunded }) => [booking?.funding, unfunded])).toEqual(
      Array(4).fill(['comp', false]),
    )
  })

  it('leaves out what clashes with the trainer, the room or the client, each by name', async () => {
    const studio = await open()
    const service = await aService(studio)
    const [trainer, room] = [await aTrainer(studio), await aRoom(studio)]
    const client = await aClientWith(studio, 9)
    const busy = (startsAt: string, more: object) =>
      studio.call('sessions.create', { serviceId: service.id, startsAt, ...more })
    await busy('2026-03-05T17:30:00+01:00', { trainerId: trainer.id })
    await busy('2026-03-12T18:30:00+01:00', { roomId: room.id })
    await busy('2026-03-19T18:00:00+01:00', { clientId: client.id })

    const series = await aSeries(studio, { trainerId: trainer.id, roomId: room.id, clientId: client.id })

    expect(series.created.map(({ index }) => index)).toEqual([3])
    expect(series.skipped.map(({ code, message }) => [code, message])).toEqual([
      ['TRAINER_CONFLICT', 'Tara Trainer already teaches Personal training at that time.'],
      ['ROOM_CONFLICT', 'Room 1 is already taken by Personal training at that time.'],
      ['CLIENT_CONFLICT', 'Ada Berg is already booked for Personal training at that time.'],
    ])
    expect(await figures(studio, client.id)).toEqual({ available: 7, scheduled: 2 })
    const { rows } = await studio.call('audit.list', { limit: 50 })
    expect(rows.filter(({ method }) => method === 'series.create').map(({ entity }) => entity)).toEqual([
      'series',
      'booking',
      'session',
    ])
  })

  it('makes a new client with their sessions, or neither of them', async () => {
    const studio = await open()
    const newClient = { firstName: 'Nia', lastName: 'New', email: 'nia@example.com' }
    const ask = { newClient, funding: 'unpaid' as const, paymentMethod: 'Cash' }

    const refusal = await studio.refused('series.create', {
      serviceId: (await aService(studio)).id,
      ...EVENINGS,
      count: 2,
      newClient,
    })
    const none = await studio.call('clients.list', {})
    const series = await aSeries(studio, { ...ask, count: 2 })

    expect(refusal.code).toBe('INSUFFICIENT_SESSIONS')
    expect(none.total).toBe(0)
    expect(series.client).toMatchObject({ firstName: 'Nia', email: 'nia@example.com', availableSessions: 0 })
    expect(series.created.map(({ booking }) => [booking?.clientId, booking?.paymentMethod])).toEqual(
      Array(2).fill([series.client?.id, 'Cash']),
    )
    await studio.call('undo.last', {})
    expect((await studio.call('clients.list', {})).rows).toEqual([])
    await studio.call('undo.redo', {})
    const again = await studio.call('clients.list', {})
    expect(again.rows.map(({ id, status }) => [id, status])).toEqual([[series.client?.id, 'active']])
  })

  it('asks who makes a client for that permission too, and refuses one who is there and new at once', async () => {
    const studio = await open()
    const service = await aService(studio)
    const client = await aClient(studio)
    const { staff } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })
    await studio.raw.exec('insert into staff_permissions (staff_id, permission, granted) values (?, ?, ?)', [
      staff.id,
      'clients.write',
      false,
    ])
    const input = {
      serviceId: service.id,
      ...EVENINGS,
      count: 1,
      newClient: { firstName: 'Nia', lastName: 'New' },
    }
    const both = { ...input, clientId: client.id }

    expect(await studio.as(staff.id).refused('series.create', input)).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: 'clients.write' },
    })
    expect(await studio.refused('series.create', both)).toMatchObject({
      code: 'VALIDATION',
      details: { issues: [{ path: 'newClient' }] },
    })
  })

  it('makes nothing at all at the first clash, when that is asked for', async () => {
    const studio = await open()
    const service = await aService(studio)
    const trainer = await aTrainer(studio)
    const startsAt = '2026-03-19T18:00:00+01:00'
    await studio.call('sessions.create', { serviceId: service.id, startsAt, trainerId: trainer.id })
    const input = { serviceId: service.id, ...EVENINGS, count: 4, trainerId: trainer.id }

    const refusal = await studio.refused('series.create', { ...input, clashes: 'refuse' })

    expect(refusal).toMatchObject({
      code: 'TRAINER_CONFLICT',
      details: { startsAt: '2026-03-19T17:00:00.000Z', name: 'Tara Trainer' },
    })
    expect(await planned(studio)).toHaveLength(1)
    expect(await studio.raw.rows('select id from series')).toEqual([])
  })

  it('leaves out a client without credits also where a clash refuses everything', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 1)

    const series = await aSeries(studio, { clientId: client.id, clashes: 'refuse' })

    expect([series.created.length, series.skipped.length]).toEqual([1, 3])
  })

  it('is its own preview as a dry run', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 2)

    const preview = await aSeries(studio, { clientId: client.id, dryRun: true })
    const made = await aSeries(studio, { clientId: client.id })

    const shape = (series: Series) => [starts(series), series.skipped]
    expect(shape(preview)).toEqual(shape(made))
    expect(await planned(studio)).toHaveLength(2)
  })

  it('is answered once for one command', async () => {
    const studio = await open()
    const service = await aService(studio)
    const input = { serviceId: service.id, ...EVENINGS, count: 3, commandId: 'series-00000001' }

    const first = await studio.call('series.create', input)

    expect(await studio.call('series.create', input)).toEqual(first)
    expect(await planned(studio)).toHaveLength(3)
  })

  it('is taken back whole', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 3)
    await aSeries(studio, { clientId: client.id })

    await studio.call('undo.last', {})

    expect(await planned(studio)).toEqual([])
    expect(await figures(studio, client.id)).toEqual({ available: 3, scheduled: 0 })
  })

  it('refuses what is no series', async () => {
    const studio = await open()
    const service = await aService(studio)
    const client = await aClientWith(studio, 1)
    await studio.call('clients.deactivate', { clientId: client.id })
    const refusal = (input: object) =>
      studio.refused('series.create', { serviceId: service.id, ...EVENINGS, count: 2, ...input })
    const issue = async (input: object) => {
      const { code, details } = await refusal(input)
      return [code, 'issues' in details ? details.issues[0]?.path : details]
    }

    expect(await issue({ count: undefined })).toEqual(['MISSING_REQUIRED_FIELDS', { fields: ['count'] }])
    expect(await issue({ date: undefined })).toEqual(['MISSING_REQUIRED_FIELDS', { fields: ['date'] }])
    expect(await issue({ until: '2026-04-01' })).toEqual(['VALIDATION', 'until'])
    expect(await issue({ count: 201 })).toEqual(['VALIDATION', 'count'])
    expect(await issue({ count: undefined, until: '2026-03-04' })).toEqual(['VALIDATION', 'until'])
    expect(await issue({ count: undefined, until: '2036-03-04' })).toEqual(['VALIDATION', 'until'])
    expect(await issue({ date: '2026-02-30' })).toEqual(['VALIDATION', 'date'])
    expect(await issue({ date: '9999-12-30' })).toEqual(['VALIDATION', 'date'])
    expect(await issue({ time: '24:00' })).toEqual(['VALIDATION', 'time'])
    expect(await issue({ everyWeeks: 0 })).toEqual(['VALIDATION', 'everyWeeks'])
    expect(await issue({ weekdays: [] })).toEqual(['VALIDATION', 'weekdays'])
    expect(await issue({ weekdays: [8] })).toEqual(['VALIDATION', 'weekdays.0'])
    expect(await issue({ amount: { amount: 1, currency: 'USD' } })).toEqual(['VALIDATION', 'amount.currency'])
    expect(await issue({ serviceId: 999 })).toEqual(['NOT_FOUND', { entity: 'service', id: 999 }])
    expect(await issue({ trainerId: 999 })).toEqual(['NOT_FOUND', { entity: 'trainer', id: 999 }])
    expect(await issue({ roomId: 999 })).toEqual(['NOT_FOUND', { entity: 'room', id: 999 }])
    expect(await issue({ clientId: 999 })).toEqual(['USER_NOT_FOUND', { clientId: 999 }])
    expect((await refusal({ clientId: client.id })).code).toBe('INVALID_TRANSITION')
  })

  it('asks who books for a client for that permission too', async () => {
    const studio = await open()
    const service = await aService(studio)
    const { staff } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })
    const input = { serviceId: service.id, ...EVENINGS, count: 1, clientId: 999 }

    expect(await studio.as(staff.id).refused('series.create', { ...input, funding: 'comp' })).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: 'bookings.comp' },
    })
    expect((await studio.as(staff.id).refused('series.create', input)).code).toBe('USER_NOT_FOUND')
  })
})

describeStudio('a series over a change of the clock', (open) => {
  // Zone, wall time, then each wished day with the instant, how it came about, and the integrity check is content.
  const CASES: [string, string, string, [string, string][]][] = [
    [
      'Europe/Berlin',
      '2026-03-22',
      '02:30',
      [
        ['2026-03-22T01:30', 'exact'],
        ['2026-03-29T01:30', 'gap'],
      ],
    ],
    [
      'America/New_York',
      '2026-10-25',
      '01:30',
      [
        ['2026-10-25T05:30', 'exact'],
        ['2026-11-01T05:30', 'fold'],
      ],
    ],
    [
      'Australia/Lord_Howe',
      '2026-09-27',
      '02:15',
      [
        ['2026-09-26T15:45', 'exact'],
        ['2026-10-03T15:45', 'gap'],
      ],
    ],
    [
      'America/St_Johns',
      '2026-03-01',
      '02:15',
      [
        ['2026-03-01T05:45', 'exact'],
        ['2026-03-08T05:45', 'gap'],
      ],
    ],
    [
      'Pacific/Auckland',
      '2026-03-29',
      '02:30',
      [
        ['2026-03-28T13:30', 'exact'],
        ['2026-04-04T13:30', 'fold'],
      ],
    ],
    [
      'America/Santiago',
      '2026-08-30',
      '00:30',
      [
        ['2026-08-30T04:30', 'exact'],
        ['2026-09-06T04:30', 'gap'],
      ],
    ],
    [
      'Asia/Kolkata',
      '2026-03-22',
      '02:30',
      [
        ['2026-03-21T21:00', 'exact'],
        ['2026-03-28T21:00', 'exact'],
      ],
    ],
    [
      'Africa/Casablanca',
      '2024-03-03',
      '02:30',
      [
        ['2024-03-03T01:30', 'exact'],
        ['2024-03-10T01:30', 'fold'],
      ],
    ],
    [
      'Pacific/Apia',
      '2011-12-23',
      '12:00',
      [
        ['2011-12-23T22:00', 'exact'],
        ['2011-12-30T22:00', 'gap'],
      ],
    ],
  ]

  it.each(CASES)('keeps the wall time in %s from %s at %s', async (zone, date, time, expected) => {
    const studio = await open({ zone })

    const { created } = await aSeries(studio, { date, time, count: 2 })

    expect(created.map(({ session, wallKind }) => [session.startsAt.slice(0, 16), wallKind])).toEqual(
      expected,
    )
    expect(created.map(({ session }) => session.wallStart.slice(11))).toEqual([time, time])
    expect(created.map(({ session }) => session.wallKind)).toEqual(expected.map(([, kind]) => kind))
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('holds credits of the day on which the session falls, over midnight', async () => {
    const studio = await open({ zone: 'America/Santiago' })
    const client = await aClientWith(studio, 2, '2026-04-04')

    // The day of the change has 25 hours: half past eleven at night comes twice, both times on the 4th.
    const { created } = await aSeries(studio, {
      date: '2026-03-28',
      time: '23:30',
      minutes: 120,
      count: 2,
      clientId: client.id,
    })

    expect(created.map(({ session, wallKind }) => [session.startsAt, session.endsAt, wallKind])).toEqual([
      ['2026-03-29T02:30:00.000Z', '2026-03-29T04:30:00.000Z', 'exact'],
      ['2026-04-05T02:30:00.000Z', '2026-04-05T04:30:00.000Z', 'fold'],
    ])
  })

  it('skips the second of two wishes that a day which never was has made one', async () => {
    const studio = await open({ zone: 'Pacific/Apia', now: '2011-12-01T09:00:00Z' })
    const trainer = await aTrainer(studio)

    const series = await aSeries(studio, {
      date: '2011-12-30',
      time: '12:00',
      weekdays: [5, 6],
      count: 2,
      trainerId: trainer.id,
    })

    expect(series.created.map(({ index, wallKind }) => [index, wallKind])).toEqual([[0, 'gap']])
    expect(skipped(series)).toEqual([[1, 'TRAINER_CONFLICT']])
  })
})

describeStudio('series.cancel', (open) => {
  it('cancels a session and all that follow, and every unit comes back', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 4)
    const series = await aSeries(studio, { clientId: client.id })

    const done = await studio.call('series.cancel', {
      seriesId: series.seriesId ?? 0,
      fromIndex: 1,
      reason: 'Moved away',
    })

    expect(done).toEqual({ cancelled: 3, bookings: 3, returned: 3, kept: [] })
    expect((await planned(studio)).map(({ status }) => status)).toEqual([
      'open',
      'cancelled',
      'cancelled',
      'cancelled',
    ])
    expect(await figures(studio, client.id)).toEqual({ available: 3, scheduled: 1 })
    const { rows } = await studio.call('audit.list', { entity: 'series', limit: 1 })
    expect(rows).toMatchObject([
      { entityId: series.seriesId, after: { fromIndex: 1, reason: 'Moved away', cancelled: 3, kept: 0 } },
    ])
  })

  it('leaves a session in which somebody was marked, and names it', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 4)
    const { seriesId, created } = await aSeries(studio, { clientId: client.id })
    const first = created[0]
    studio.setNow('2026-03-05T18:00:00+01:00')
    await studio.call('bookings.setOutcome', { bookingId: first?.booking?.id ?? 0, outcome: 'completed' })

    const done = await studio.call('series.cancel', { seriesId: seriesId ?? 0 })

    expect(done).toEqual({
      cancelled: 3,
      bookings: 3,
      returned: 3,
      kept: [{ index: 0, sessionId: first?.session.id, startsAt: '2026-03-05T17:00:00.000Z', why: 'marked' }],
    })
  })

  it('leaves what has begun although nobody was marked in it, and names it', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 4)
    const { seriesId } = await aSeries(studio, { clientId: client.id })
    studio.setNow('2026-03-12T18:00:00+01:00')

    const done = await studio.call('series.cancel', { seriesId: seriesId ?? 0 })

    expect(done).toMatchObject({ cancelled: 2, bookings: 2, returned: 2 })
    expect(done.kept.map(({ index, why }) => [index, why])).toEqual([
      [0, 'begun'],
      [1, 'begun'],
    ])
    expect((await planned(studio)).map(({ status, booked }) => [status, booked])).toEqual([
      ['open', 1],
      ['open', 1],
      ['cancelled', 0],
      ['cancelled', 0],
    ])
  })

  it('is taken back whole', async () => {
    const studio = await open()
    const client = await aClientWith(studio, 4)
    const { seriesId } = await aSeries(studio, { clientId: client.id })
    await studio.call('series.cancel', { seriesId: seriesId ?? 0, fromIndex: 2 })

    await studio.call('undo.last', {})

    const sessions = await planned(studio)
    expect(sessions.map(({ status, booked }) => [status, booked])).toEqual(Array(4).fill(['open', 1]))
    expect(await figures(studio, client.id)).toEqual({ available: 0, scheduled: 4 })
  })

  it('refuses a series that does not exist, and one of which nothing is left', async () => {
    const studio = await open()
    const { seriesId } = await aSeries(studio)
    const input = { seriesId: seriesId ?? 0 }
    const beyond = await studio.refused('series.cancel', { ...input, fromIndex: 4 })
    await studio.call('series.cancel', input)

    expect([beyond, await studio.refused('series.cancel', input)]).toMatchObject(
      Array(2).fill({
        code: 'INVALID_TRANSITION',
        message: 'No session of this series is left to cancel.',
      }),
    )
    expect(await studio.refused('series.cancel', { seriesId: 999 })).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'series', id: 999 },
    })
  })

  it('leaves other series and single sessions alone', async () => {
    const studio = await open()
    const first = await aSeries(studio)
    const second = await aSeries(studio, { date: '2026-03-06' })
    await studio.call('sessions.create', { serviceId: 1, startsAt: '2026-03-07T10:00:00+01:00' })

    await studio.call('series.cancel', { seriesId: first.seriesId ?? 0 })

    const open_ = (await planned(studio)).filter(({ status }) => status === 'open')
    expect(open_.map((session) => session.seriesId)).toEqual([
      second.seriesId,
      null,
      second.seriesId,
      second.seriesId,
      second.seriesId,
    ])
  })
})
