import { expect, it } from 'vitest'
import type { Input, Value } from '../../src/shared/contract/index.ts'
import { aClient, aRoom, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** A Thursday, and the same a week later. */
const at = (time: string, day = '2026-03-05') => `${day}T${time}:00+01:00`
const NEXT = '2026-03-12'

async function scene(studio: TestStudio) {
  const service = await aService(studio, { capacity: 3, kind: 'group' })
  const [tara, room] = [await aTrainer(studio), await aRoom(studio)]
  const create = async (time: string, more: Partial<Input<'sessions.create'>> = {}) => {
    const input = { serviceId: service.id, trainerId: tara.id, startsAt: at(time), ...more }
    return (await studio.call('sessions.create', input)).session
  }
  const book = (sessionId: number, clientId: number) =>
    studio.call('bookings.create', { sessionId, clientId })
  return { service, tara, room, create, book }
}

async function aClientWith(studio: TestStudio, firstName: string, credits: number, expiresOn?: string) {
  const client = await aClient(studio, { firstName })
  const until = expiresOn === undefined ? {} : { expiresOn }
  if (credits > 0) {
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: credits, ...until })
  }
  return client.id
}

async function stored(studio: TestStudio, day = NEXT) {
  const range = { from: at('00:00', day), to: at('23:59', day) }
  return (await studio.call('schedule.range', range)).sessions
}

async function figures(studio: TestStudio, clientId: number) {
  const { available, scheduled } = await studio.call('credits.summary', { clientId })
  return { available, scheduled }
}

const codes = ({ results }: Value<'sessions.copy'>) => results.map(({ refusal }) => refusal?.code ?? null)

describeStudio('sessions.copy', (open) => {
  it('makes a session that is the same in everything but its time, its clients and its series', async () => {
    const studio = await open()
    const { create, room } = await scene(studio)
    const source = await create('10:00', {
      minutes: 45,
      capacity: 2,
      roomId: room.id,
      amount: 2_500,
      platform: 'zoom',
      meetingLink: 'https://zoom.example/1',
      notes: 'Bring a mat.',
    })

    const { done, results } = await studio.call('sessions.copy', {
      copies: [{ sessionId: source.id, startsAt: at('11:00', NEXT) }],
    })

    const { id, version, ...same } = source
    expect(done).toBe(1)
    expect(results).toEqual([
      {
        sessionId: id,
        session: {
          ...same,
          id: expect.any(Number),
          version,
          startsAt: '2026-03-12T10:00:00.000Z',
          endsAt: '2026-03-12T10:45:00.000Z',
          wallStart: '2026-03-12T11:00',
        },
        warnings: [],
        refusal: null,
        held: 0,
        notBooked: [],
      },
    ])
    expect(results[0]?.session?.id).not.toBe(id)
  })

  it('takes another trainer or room, or none', async () => {
    const studio = await open()
    const { create, room } = await scene(studio)
    const uwe = await aTrainer(studio, { name: 'Uwe' })
    const { id: sessionId } = await create('10:00', { roomId: room.id })

    const { results } = await studio.call('sessions.copy', {
      copies: [
        { sessionId, startsAt: at('10:00'), trainerId: uwe.id, roomId: null },
        { sessionId, startsAt: at('10:00', NEXT), trainerId: null },
      ],
    })

    expect(results).toMatchObject([
      { session: { trainerId: uwe.id, roomId: null } },
      { session: { trainerId: null, roomId: room.id } },
    ])
  })

  it('copies one of a series and a cancelled one as sessions of their own', async () => {
    const studio = await open()
    const { service, create } = await scene(studio)
    const series = { serviceId: service.id, date: '2026-03-06', time: '18:00', count: 2 }
    const { created } = await studio.call('series.create', series)
    const { id: cancelled } = await create('10:00')
    await studio.call('sessions.cancel', { sessionId: cancelled })
    const one = created[0]?.session.id ?? 0

    const { results } = await studio.call('sessions.copy', {
      copies: [
        { sessionId: one, startsAt: at('09:00', NEXT) },
        { sessionId: cancelled, startsAt: at('12:00', NEXT) },
      ],
    })

    expect(results).toMatchObject([
      { session: { seriesId: null, seriesIndex: null, status: 'open' } },
      { session: { status: 'open' } },
    ])
  })

  it('names each that cannot be made and makes the others', async () => {
    const studio = await open()
    const { create, tara } = await scene(studio)
    const { id: sessionId } = await create('10:00')
    const copy = (time: string, more = {}) => ({ sessionId, startsAt: at(time), ...more })

    const answer = await studio.call('sessions.copy', {
      copies: [
        copy('10:30'),
        copy('11:00'),
        copy('11:30'),
        copy('13:00', { trainerId: 999 }),
        { sessionId: 999, startsAt: at('15:00') },
      ],
    })

    expect(codes(answer)).toEqual(['TRAINER_CONFLICT', null, 'TRAINER_CONFLICT', 'NOT_FOUND', 'NOT_FOUND'])
    expect(answer.done).toBe(1)
    expect(answer.results[0]).toMatchObject({ session: null, held: 0, notBooked: [], warnings: [] })
    expect(answer.results[0]?.refusal?.message).toContain(tara.name)
  })

  it('does not copy a service that is no longer offered', async () => {
    const studio = await open()
    const { service, create } = await scene(studio)
    const { id: sessionId } = await create('10:00')
    await studio.call('services.update', { serviceId: service.id, version: 1, active: false })

    const answer = await studio.call('sessions.copy', {
      copies: [{ sessionId, startsAt: at('10:00', NEXT) }],
    })

    expect(codes(answer)).toEqual(['NOT_FOUND'])
  })

  it('leaves the clients where they are unless they shall be booked again', async () => {
    const studio = await open()
    const { create, book } = await scene(studio)
    const { id: sessionId } = await create('10:00')
    const ada = await aClientWith(studio, 'Ada', 2)
    await book(sessionId, ada)

    await studio.call('sessions.copy', { copies: [{ sessionId, startsAt: at('10:00', NEXT) }] })

    expect(await figures(studio, ada)).toEqual({ available: 1, scheduled: 1 })
    expect(await stored(studio)).toMatchObject([{ booked: 0, bookings: [] }])
  })

  it('books whoever has a place again by credits, and names those who cannot be', async () => {
    const studio = await open()
    const { create, book } = await scene(studio)
    const { id: sessionId } = await create('10:00')
    const ada = await aClientWith(studio, 'Ada', 2)
    const bo = await aClientWith(studio, 'Bo', 1)
    const cy = await aClientWith(studio, 'Cy', 2)
    for (const clientId of [bo, ada, cy]) await book(sessionId, clientId)
    const { id: waiting } = await aClient(studio, { firstName: 'Dora' })
    await studio.call('bookings.create', { sessionId, clientId: waiting, waitlist: true })
    const elsewhere = await create('10:30', { startsAt: at('10:30', NEXT), trainerId: null })
    await studio.call('bookings.create', { sessionId: elsewhere.id, clientId: cy, funding: 'unpaid' })

    const { results } = await studio.call('sessions.copy', {
      copies: [{ sessionId, startsAt: at('10:00', NEXT) }],
      clients: 'rebook',
    })

    expect(results).toMatchObject([
      {
        session: { booked: 1 },
        held: 1,
        refusal: null,
        notBooked: [
          { clientId: bo, clientName: 'Bo Berg', code: 'INSUFFICIENT_SESSIONS' },
          { clientId: cy, clientName: 'Cy Berg', code: 'CLIENT_CONFLICT' },
        ],
      },
    ])
    expect(results[0]?.notBooked[0]?.message).toBe(
      'No available sessions. Please purchase a session package to book this session.',
    )
    expect(await figures(studio, ada)).toEqual({ available: 0, scheduled: 2 })
    const [copy] = await stored(studio)
    expect(copy?.bookings).toMatchObject([{ clientId: ada, status: 'confirmed', funding: 'credit' }])
  })

  it('books again who came and who did not show up, and nobody who had cancelled', async () => {
    const studio = await open()
    const { create, book } = await scene(studio)
    const { id: sessionId } = await create('10:00')
    const came = await aClientWith(studio, 'Ada', 2)
    const missed = await aClientWith(studio, 'Bo', 2)
    const cancelled = await aClientWith(studio, 'Cy', 2)
    const bookings: number[] = []
    for (const clientId of [came, missed, cancelled]) {
      bookings.push((await book(sessionId, clientId)).booking.id)
    }
    await studio.call('bookings.cancel', { bookingId: bookings[2] ?? 0 })
    studio.setNow(at('11:30'))
    await studio.call('bookings.setOutcome', { bookingId: bookings[0] ?? 0, outcome: 'completed' })
    await studio.call('bookings.setOutcome', { bookingId: bookings[1] ?? 0, outcome: 'no_show' })

    const { results } = await studio.call('sessions.copy', {
      copies: [{ sessionId, startsAt: at('10:00', NEXT) }],
      clients: 'rebook',
    })

    expect(results).toMatchObject([{ session: { booked: 2 }, held: 2, notBooked: [] }])
    const [copy] = await stored(studio)
    expect(copy?.bookings).toMatchObject([
      { clientId: came, status: 'confirmed' },
      { clientId: missed, status: 'confirmed' },
    ])
    expect(await figures(studio, cancelled)).toEqual({ available: 2, scheduled: 0 })
  })

  it('counts what one copy takes from the next', async () => {
    const studio = await open()
    const { create, book } = await scene(studio)
    const { id: sessionId } = await create('10:00')
    const ada = await aClientWith(studio, 'Ada', 2)
    await book(sessionId, ada)

    const { results } = await studio.call('sessions.copy', {
      copies: [NEXT, '2026-03-19'].map((day) => ({ sessionId, startsAt: at('10:00', day) })),
      clients: 'rebook',
    })

    expect(results.map(({ session, notBooked }) => [session?.booked, notBooked.length])).toEqual([
      [1, 0],
      [0, 1],
    ])
  })

  it('is tried out without a trace, and taken back as one step', async () => {
    const studio = await open()
    const { create, book } = await scene(studio)
    const [first, second] = [await create('10:00'), await create('12:00')]
    const ada = await aClientWith(studio, 'Ada', 4)
    for (const { id } of [first, second]) await book(id, ada)
    const input = {
      copies: [
        { sessionId: first.id, startsAt: at('10:00', NEXT) },
        { sessionId: second.id, startsAt: at('12:00', NEXT) },
      ],
      clients: 'rebook' as const,
    }

    expect(await studio.call('sessions.copy', { ...input, dryRun: true })).toMatchObject({ done: 2 })
    expect(await stored(studio)).toEqual([])

    await studio.call('sessions.copy', input)
    expect(await figures(studio, ada)).toEqual({ available: 0, scheduled: 4 })
    const undone = await studio.call('undo.last', {})
    expect(undone).toMatchObject({ undone: { label: 'Copied 2 sessions' } })
    expect(await figures(studio, ada)).toEqual({ available: 2, scheduled: 2 })
    expect((await stored(studio)).filter(({ status }) => status === 'open')).toEqual([])
  })

  it('is done again, from a session that is another row by then, with who was booked', async () => {
    const studio = await open()
    const { create, book } = await scene(studio)
    const ada = await aClientWith(studio, 'Ada', 4)
    const { id: sessionId } = await create('10:00')
    await book(sessionId, ada)
    const copies = [{ sessionId, startsAt: at('10:00', NEXT) }]
    await studio.call('sessions.copy', { copies, clients: 'rebook' })
    for (let count = 0; count < 3; count += 1) await studio.call('undo.last', {})
    expect(await figures(studio, ada)).toEqual({ available: 4, scheduled: 0 })

    for (let count = 0; count < 3; count += 1) await studio.call('undo.redo', {})

    const left = (await stored(studio)).filter(({ status }) => status === 'open')
    expect(left).toMatchObject([{ booked: 1, bookings: [{ clientId: ada, status: 'confirmed' }] }])
    expect(await figures(studio, ada)).toEqual({ available: 2, scheduled: 2 })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  it('stays at the place where the session is, also without a room', async () => {
    const studio = await open()
    const { create } = await scene(studio)
    const yes = studio.engine.dialect === 'sqlite' ? 1 : 'true'
    await studio.raw.exec('insert into locations (id, name, active) values (77, ?, ?)', ['Lakeside', yes])
    const there = await aRoom(studio, { name: 'Boathouse', locationId: 77 })
    const { id: sessionId } = await create('10:00', { roomId: there.id })

    await studio.call('sessions.copy', {
      copies: [
        { sessionId, startsAt: at('10:00', NEXT), roomId: null },
        { sessionId, startsAt: at('12:00', NEXT) },
      ],
    })

    const rows = await studio.raw.rows('select location_id as place from sessions where id > ?', [sessionId])
    expect(rows).toEqual([{ place: 77 }, { place: 77 }])
  })

  it('warns of what a copy lies outside of', async () => {
    const studio = await open()
    const { create, tara } = await scene(studio)
    const { id: sessionId } = await create('10:00')
    await studio.call('timeOff.add', { trainerId: tara.id, from: NEXT, until: NEXT })

    const { results } = await studio.call('sessions.copy', {
      copies: [{ sessionId, startsAt: at('10:00', NEXT) }],
    })

    expect(results).toMatchObject([{ refusal: null, warnings: [{ code: 'leave' }] }])
  })

  it('is for who may write the schedule', async () => {
    const studio = await open()
    const { create, tara } = await scene(studio)
    const { id: sessionId } = await create('10:00')
    const { staff: desk } = await studio.call('staff.create', { name: 'Dana', role: 'front_desk' })
    const input = { copies: [{ sessionId, startsAt: at('10:00', NEXT) }], clients: 'rebook' as const }

    expect((await studio.as(tara.id).refused('sessions.copy', input)).code).toBe('UNAUTHORIZED_ACCESS')
    expect(await studio.as(desk.id).call('sessions.copy', input)).toMatchObject({ done: 1 })
  })

  it('refuses no copies, more than two hundred, and a field it does not know', async () => {
    const studio = await open()
    const copy = { sessionId: 1, startsAt: at('10:00') }
    for (const copies of [[], Array.from({ length: 201 }, () => copy), [{ ...copy, version: 1 }]]) {
      expect((await studio.refused('sessions.copy', { copies })).code).toBe('VALIDATION')
    }
    const fields = { copies: [{ sessionId: 1 }] }
    expect((await studio.refused('sessions.copy', fields)).code).toBe('MISSING_REQUIRED_FIELDS')
  })
})
