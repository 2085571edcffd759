import { expect, it } from 'vitest'
import { aClient, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** A Thursday. */
const DAY = '2026-03-05'
const at = (time: string, day = DAY) => `${day}T${time}:00+01:00`

async function scene(studio: TestStudio) {
  const service = await aService(studio, { bufferMinutes: 15 })
  const [tara, omar] = [await aTrainer(studio), await aTrainer(studio, { name: 'Omar' })]
  const create = async (time: string, more: object = {}) => {
    const input = { serviceId: service.id, trainerId: tara.id, startsAt: at(time), ...more }
    return (await studio.call('sessions.create', input)).session
  }
  const book = async (sessionId: number, firstName: string, more: object = {}) => {
    const client = await aClient(studio, { firstName, ...more })
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 1 })
    const { booking } = await studio.call('bookings.create', { sessionId, clientId: client.id })
    return { client, booking }
  }
  return { service, tara, omar, create, book }
}

describeStudio('new slots for a session', (open) => {
  const times = async (studio: TestStudio, input: { sessionId: number; trainerId?: number; date?: string }) =>
    (await studio.call('schedule.slots', { date: DAY, ...input })).slots.map(({ startsAt }) =>
      startsAt.slice(11, 16),
    )

  it('are where its trainer, its room and its clients are free, without what it takes itself', async () => {
    const studio = await open()
    const { service, omar, create, book } = await scene(studio)
    const { room } = await studio.call('rooms.create', { name: 'Hall' })
    const session = await create('10:00', { roomId: room.id })
    const { client } = await book(session.id, 'Ada')
    await create('12:00')
    const input = { serviceId: service.id, trainerId: omar.id, startsAt: at('14:00') }
    await studio.call('sessions.create', { ...input, roomId: room.id })
    const gone = await create('16:00')
    await studio.call('sessions.cancel', { sessionId: gone.id })
    const elsewhere = (await studio.call('sessions.create', { ...input, startsAt: at('18:00') })).session
    await studio.call('bookings.create', { sessionId: elsewhere.id, clientId: client.id, funding: 'unpaid' })

    const own = await times(studio, { sessionId: session.id })
    // The studio is an hour ahead of these times.
    expect(own).toEqual(expect.arrayContaining(['09:00', '09:45']))
    expect(own).toContain('15:00')
    expect(own.filter((time) => time > '09:45' && time < '12:15')).toEqual([])
    expect(own.filter((time) => time > '11:45' && time < '14:15')).toEqual([])
    expect(own.filter((time) => time > '16:00' && time < '18:00')).toEqual([])
    expect(own).toContain('18:00')
    const ofOmar = await times(studio, { sessionId: session.id, trainerId: omar.id })
    expect(ofOmar).toContain('11:00')
    expect(ofOmar).not.toContain('13:00')
  })

  it('warn of hours, leave and closures, and are to come', async () => {
    const studio = await open()
    const { tara, create } = await scene(studio)
    const session = await create('10:00')
    await studio.call('timeOff.add', { trainerId: tara.id, startsAt: at('13:00'), endsAt: at('14:00') })
    await studio.call('availability.set', {
      trainerId: tara.id,
      version: 1,
      availability: [{ weekday: 4, from: '09:00', until: '23:00' }],
    })
    studio.setNow(at('12:20'))

    const { slots } = await studio.call('schedule.slots', { sessionId: session.id, date: DAY })

    expect(slots.slice(0, 2)).toEqual([
      {
        startsAt: '2026-03-05T11:30:00.000Z',
        warnings: [{ code: 'leave', message: 'Tara Trainer is on leave until Thu 5 March 14:00.' }],
      },
      { startsAt: '2026-03-05T11:45:00.000Z', warnings: [expect.objectContaining({ code: 'leave' })] },
    ])
    expect(slots.find(({ startsAt }) => startsAt === '2026-03-05T13:00:00.000Z')?.warnings).toEqual([])
    expect(slots.at(-1)?.warnings).toEqual([
      { code: 'unavailable', message: 'Outside Tara Trainer’s availability.' },
    ])
  })

  it('of another trainer are theirs, and of nobody at any time', async () => {
    const studio = await open()
    const { create, omar } = await scene(studio)
    const session = await create('10:00')
    const nobodys = await create('10:00', { trainerId: null })
    await create('10:00', { trainerId: omar.id })

    expect(await times(studio, { sessionId: session.id, trainerId: omar.id })).not.toContain('09:00')
    expect(await times(studio, { sessionId: nobodys.id })).toHaveLength(96)
  })

  it('are looked for by those who plan, for a session that can move to somebody who works here', async () => {
    const studio = await open()
    const { tara, create, book } = await scene(studio)
    const session = await create('10:00')
    const input = { sessionId: session.id, date: DAY }
    const code = async (more: object) => (await studio.refused('schedule.slots', { ...input, ...more })).code

    expect((await studio.as(tara.id).refused('schedule.slots', input)).code).toBe('UNAUTHORIZED_ACCESS')
    expect(await code({ sessionId: 999 })).toBe('NOT_FOUND')
    expect(await code({ trainerId: 999 })).toBe('NOT_FOUND')
    const { booking } = await book(session.id, 'Ada')
    studio.setNow(at('12:00'))
    await studio.call('bookings.setOutcome', {
      bookingId: booking.id,
      version: booking.version,
      outcome: 'completed',
    })
    expect(await code({})).toBe('INVALID_TRANSITION')
    const gone = await create('16:00')
    await studio.call('sessions.cancel', { sessionId: gone.id })
    expect(await code({ sessionId: gone.id })).toBe('INVALID_TRANSITION')
  })
})

describeStudio('a day on which a trainer is away', (open) => {
  async function day(studio: TestStudio) {
    const { create, book, tara, omar } = await scene(studio)
    const [first, second, third] = [await create('08:00'), await create('10:00'), await create('12:00')]
    const ada = await book(first.id, 'Ada', { phone: '030 123', email: 'ada@example.org' })
    const ben = await book(third.id, 'Ben')
    const waiting = await aClient(studio, { firstName: 'Cem' })
    await studio.call('bookings.create', {
      sessionId: third.id,
      clientId: waiting.id,
      funding: 'unpaid',
      waitlist: true,
    })
    const input = {
      changes: [
        { sessionId: first.id, version: 1, trainerId: omar.id },
        { sessionId: second.id, version: 1, trainerId: tara.id },
        { sessionId: third.id, version: 1, cancel: true as const, reason: 'Ill' },
      ],
      leave: { trainerId: tara.id, from: DAY, until: DAY, note: 'Flu' },
    }
    return { first, second, third, ada, ben, waiting, tara, omar, input }
  }

  it('is told before it happens, whom it concerns and what goes back', async () => {
    const studio = await open()
    const { first, third, ada, ben, waiting, input } = await day(studio)

    const { done, leave, results } = await studio.call('schedule.reassign', { ...input, dryRun: true })

    expect(done).toBe(3)
    expect(leave).toMatchObject({ from: DAY, until: DAY, note: 'Flu' })
    expect(results).toMatchObject([
      {
        before: { startsAt: first.startsAt, endsAt: first.endsAt, trainerName: 'Tara Trainer', roomId: null },
        bookings: [{ bookingId: ada.booking.id, clientId: ada.client.id, waits: false }],
        returned: 0,
      },
      // Stays as it is, so that nobody has to be told.
      { before: null, bookings: [], returned: 0, refusal: null },
      {
        before: { startsAt: third.startsAt },
        bookings: [
          { clientId: ben.client.id, waits: false },
          { clientId: waiting.id, waits: true },
        ],
        returned: 1,
      },
    ])
    expect((await studio.call('timeOff.list', {})).rows).toEqual([])
  })

  it('is one step with the leave, which comes and goes with it', async () => {
    const studio = await open()
    const { input, third } = await day(studio)
    const rows = async () => (await studio.call('timeOff.list', {})).rows
    await studio.call('schedule.reassign', input)

    expect(await rows()).toMatchObject([{ from: DAY, note: 'Flu', sessions: 1 }])
    expect((await studio.call('undo.last', {})).undone.label).toBe(
      'Changed 2 sessions and added leave of Tara Trainer',
    )
    expect(await rows()).toEqual([])
    expect((await studio.call('sessions.get', { sessionId: third.id })).session.status).toBe('open')
    await studio.call('undo.redo', {})
    expect(await rows()).toMatchObject([{ from: DAY, sessions: 1 }])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  it('leaves a list of whom to call, with who they are now, as long as it stands', async () => {
    const studio = await open()
    const { first, third, ada, ben, waiting, input, omar } = await day(studio)
    await studio.call('schedule.reassign', { ...input, commandId: 'a-day' })
    const list = async () => (await studio.call('schedule.callList', { commandId: 'a-day' })).changes
    await studio.call('clients.update', { clientId: ada.client.id, version: 1, phone: '030 999' })

    expect(await list()).toMatchObject([
      {
        sessionId: first.id,
        title: first.title,
        was: { trainerName: 'Tara Trainer', startsAt: first.startsAt },
        now: { trainerName: 'Omar', trainerId: omar.id, startsAt: first.startsAt },
        stands: true,
        clients: [
          {
            clientId: ada.client.id,
            clientName: 'Ada Berg',
            phone: '030 999',
            email: 'ada@example.org',
            waits: false,
          },
        ],
      },
      {
        sessionId: third.id,
        now: null,
        stands: true,
        clients: [
          { clientId: ben.client.id, phone: null, email: null, waits: false },
          { clientId: waiting.id, waits: true },
        ],
      },
    ])
    await studio.call('undo.last', {})
    await studio.call('undo.last', {})
    expect((await list()).map(({ stands }) => stands)).toEqual([false, false])
    await studio.call('undo.redo', {})
    expect((await list()).map(({ stands }) => stands)).toEqual([true, true])
    const { session } = await studio.call('sessions.get', { sessionId: first.id })
    await studio.call('sessions.move', {
      sessionId: first.id,
      version: session.version,
      startsAt: at('09:00'),
    })
    expect((await list()).map(({ stands }) => stands)).toEqual([false, true])
  })

  it('is entered as leave by those who may, for somebody who works here and in order', async () => {
    const studio = await open()
    const { input, tara } = await day(studio)
    const desk = await aTrainer(studio, { name: 'Dana', role: 'front_desk' })
    const refused = async (leave: object) =>
      (await studio.refused('schedule.reassign', { ...input, leave: { ...input.leave, ...leave } })).code

    expect((await studio.as(desk.id).refused('schedule.reassign', input)).code).toBe('UNAUTHORIZED_ACCESS')
    expect(await refused({ trainerId: 999 })).toBe('NOT_FOUND')
    expect(await refused({ until: '2026-03-04' })).toBe('VALIDATION')
    const { changes } = input
    expect(await studio.as(desk.id).call('schedule.reassign', { changes })).toMatchObject({ leave: null })
    expect((await studio.as(tara.id).refused('schedule.callList', { commandId: 'a-day' })).code).toBe(
      'UNAUTHORIZED_ACCESS',
    )
  })

  it('reads a list that an older version left as far as it can, and has none of what lacks too much', async () => {
    const studio = await open()
    const { first, ada } = await day(studio)
    const { startsAt, endsAt, trainerId, trainerName, roomId, roomName, id, title, status } = first
    const placed = { startsAt, endsAt, trainerId, trainerName, roomId, roomName }
    const bookings = [{ bookingId: ada.booking.id, clientId: ada.client.id, waits: false }]
    const keep = async (commandId: string, result: object) => {
      const row = [commandId, 'schedule.reassign', '', JSON.stringify({ results: [result] }), 0]
      await studio.raw.exec(
        'insert into commands (id, method, input_hash, reply, at) values (?, ?, ?, ?, ?)',
        row,
      )
    }
    await keep('older', { session: { ...placed, id, title, status }, before: placed, bookings })
    await keep('oldest', { session: { id }, bookings })

    const { changes } = await studio.call('schedule.callList', { commandId: 'older' })

    expect(changes).toMatchObject([{ sessionId: id, stands: true, clients: [{ clientName: 'Ada Berg' }] }])
    expect(await studio.refused('schedule.callList', { commandId: 'oldest' })).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'call list' },
    })
  })

  it('has no list that was never made, nor one of another command', async () => {
    const studio = await open()
    await studio.call('clients.create', { firstName: 'Ada', lastName: 'Berg', commandId: 'a-client' })

    for (const commandId of ['nothing', 'a-client']) {
      expect(await studio.refused('schedule.callList', { commandId })).toMatchObject({
        code: 'NOT_FOUND',
        message: 'There is no call list here. It is made by sessions that are given to others.',
      })
    }
  })
})
