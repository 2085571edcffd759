import { expect, it } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aClient, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** A Thursday. */
const DAY = '2026-03-05'
const at = (time: string, day = DAY) => `${day}T${time}:00+01:00`

async function scene(studio: TestStudio) {
  const service = await aService(studio, { bufferMinutes: 15 })
  const tara = await aTrainer(studio)
  const create = async (time: string, trainerId: number | null = tara.id, more: object = {}) => {
    const input = { serviceId: service.id, trainerId, startsAt: at(time), ...more }
    return (await studio.call('sessions.create', input)).session
  }
  const find = async () =>
    (await studio.call('schedule.substitutes', { trainerId: tara.id, date: DAY })).sessions
  return { service, tara, create, find }
}

const reassign = (studio: TestStudio, changes: Input<'schedule.reassign'>['changes']) =>
  studio.call('schedule.reassign', { changes })

describeStudio('substitutes for a trainer', (open) => {
  it('are whoever is qualified and free, buffers included, the best first, with the reason', async () => {
    const studio = await open()
    const { service, create, find } = await scene(studio)
    const other = await aService(studio, { name: 'Yoga' })
    const trainer = async (name: string, services?: number[]) =>
      (await aTrainer(studio, { name, ...(services === undefined ? {} : { services }) })).id
    const [busy, idle, off, away, near] = [
      await trainer('Busy'),
      await trainer('Idle', [service.id]),
      await trainer('Off'),
      await trainer('Away'),
      await trainer('Near'),
    ]
    await trainer('Yogi', [other.id])
    const gone = await aTrainer(studio, { name: 'Gone' })
    await studio.call('staff.update', { staffId: gone.id, version: 1, active: false })
    const session = await create('10:00')
    await create('13:00', busy, { minutes: 90 })
    // The quarter of an hour after it belongs to it.
    await create('11:14', near)
    await studio.call('availability.set', {
      trainerId: off,
      version: 1,
      availability: [{ weekday: 1, from: '09:00', until: '17:00' }],
    })
    await studio.call('timeOff.add', { trainerId: away, from: DAY, until: DAY })

    const found = await find()

    expect(found).toMatchObject([{ session: { id: session.id, booked: 0 }, proposed: idle }])
    expect(found[0]?.substitutes).toEqual([
      {
        trainerId: idle,
        trainerName: 'Idle',
        minutes: 0,
        warnings: [],
        reason: 'Free at that time. Teaches nothing else that day.',
      },
      {
        trainerId: busy,
        trainerName: 'Busy',
        minutes: 90,
        warnings: [],
        reason: 'Free at that time. Teaches 1 h 30 min that day already.',
      },
      {
        trainerId: off,
        trainerName: 'Off',
        minutes: 0,
        warnings: [{ code: 'unavailable', message: 'Outside Off’s availability.' }],
        reason: 'No other session at that time. Outside Off’s availability. Teaches nothing else that day.',
      },
      {
        trainerId: away,
        trainerName: 'Away',
        minutes: 0,
        warnings: [{ code: 'leave', message: 'Away is on leave until Thu 5 March.' }],
        reason:
          'No other session at that time. Away is on leave until Thu 5 March. Teaches nothing else that day.',
      },
    ])
  })

  it('are free again as soon as the buffer is over, before and after', async () => {
    const studio = await open()
    const { create, find } = await scene(studio)
    const { id } = await aTrainer(studio, { name: 'Near' })
    await create('10:00')
    await create('08:45', id)
    await create('11:15', id)

    expect(await find()).toMatchObject([{ proposed: id, substitutes: [{ trainerId: id, minutes: 120 }] }])
  })

  it('include others of the staff only for what is on their own list', async () => {
    const studio = await open()
    const { service, create, find } = await scene(studio)
    const desk = await aTrainer(studio, { name: 'Dana', role: 'front_desk', services: [service.id] })
    await create('10:00')

    expect(await find()).toMatchObject([{ substitutes: [{ trainerId: desk.id }] }])
  })

  it('are for the open sessions of that day that are not over, in their order', async () => {
    const studio = await open()
    const { create, find, tara } = await scene(studio)
    await create('23:30', tara.id, { startsAt: at('23:30', '2026-03-04') })
    const [late, early] = [await create('23:30'), await create('10:00')]
    await create('08:00')
    const gone = await create('14:00')
    await studio.call('sessions.cancel', { sessionId: gone.id })
    await create('16:00', null)
    studio.setNow(at('09:00'))

    expect((await find()).map(({ session }) => session.id)).toEqual([early.id, late.id])
  })

  it('are not told what holds for everybody', async () => {
    const studio = await open()
    const { create, find } = await scene(studio)
    await aTrainer(studio, { name: 'Near' })
    await create('10:00')
    await studio.call('closures.add', { from: DAY, until: DAY, reason: 'Holiday' })

    expect(await find()).toMatchObject([{ substitutes: [{ warnings: [] }] }])
  })

  it('are looked for by those who plan, for somebody who works here', async () => {
    const studio = await open()
    const { tara } = await scene(studio)
    const input = { trainerId: tara.id, date: DAY }

    expect((await studio.as(tara.id).refused('schedule.substitutes', input)).code).toBe('UNAUTHORIZED_ACCESS')
    expect(await studio.refused('schedule.substitutes', { ...input, trainerId: 999 })).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'trainer' },
    })
  })
})

describeStudio('sessions that are given to others', (open) => {
  it('are moved and cancelled together, each with its result, and taken back as one', async () => {
    const studio = await open()
    const { create } = await scene(studio)
    const { id: trainerId } = await aTrainer(studio, { name: 'Near' })
    const sessions = [await create('08:00'), await create('10:00'), await create('12:00')]
    const [first, second, third] = sessions.map(({ id: sessionId }) => ({ sessionId, version: 1 }))
    if (first === undefined || second === undefined || third === undefined)
      throw new Error('There are three.')
    const client = await aClient(studio)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 1 })
    await studio.call('bookings.create', { sessionId: third.sessionId, clientId: client.id })
    await studio.call('timeOff.add', { trainerId, from: '2026-03-06', until: '2026-03-06' })

    const { done, results } = await reassign(studio, [
      { ...first, trainerId },
      { ...second, trainerId, startsAt: at('15:00', '2026-03-06') },
      { ...third, cancel: true, reason: 'Ill' },
      { sessionId: 999, version: 1, cancel: true },
      { ...third, version: 7, cancel: true },
    ])

    expect(done).toBe(3)
    expect(results).toMatchObject([
      {
        sessionId: first.sessionId,
        session: { trainerId, startsAt: '2026-03-05T07:00:00.000Z' },
        refusal: null,
      },
      {
        session: { trainerId, startsAt: '2026-03-06T14:00:00.000Z' },
        warnings: [{ code: 'leave', message: 'Near is on leave until Fri 6 March.' }],
      },
      { session: { status: 'cancelled' }, warnings: [] },
      {
        sessionId: 999,
        session: null,
        refusal: { code: 'NOT_FOUND', message: 'This session does not exist.' },
      },
      { session: null, refusal: { code: 'STALE_VERSION' } },
    ])
    expect(await studio.call('credits.summary', { clientId: client.id })).toMatchObject({ available: 1 })

    expect((await studio.call('undo.last', {})).undone.label).toBe('Changed 3 sessions')
    for (const { id, startsAt, trainerId: before } of sessions) {
      const { session } = await studio.call('sessions.get', { sessionId: id })
      expect(session).toMatchObject({ startsAt, trainerId: before, status: 'open' })
    }
    expect(await studio.call('credits.summary', { clientId: client.id })).toMatchObject({ available: 0 })

    await studio.call('undo.redo', {})
    const again = await studio.call('sessions.get', { sessionId: second.sessionId })
    expect(again.session).toMatchObject({ trainerId, startsAt: '2026-03-06T14:00:00.000Z' })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  it('go out of each other’s way, whatever their order', async () => {
    const studio = await open()
    const { create } = await scene(studio)
    const { id: near } = await aTrainer(studio, { name: 'Near' })
    const { id: far } = await aTrainer(studio, { name: 'Far' })
    const [mine, theirs] = [await create('10:00'), await create('10:00', near)]

    const { done, results } = await reassign(studio, [
      { sessionId: mine.id, version: 1, trainerId: near },
      { sessionId: theirs.id, version: 1, trainerId: far },
    ])

    expect(done).toBe(2)
    expect(results.map(({ session }) => session?.trainerId)).toEqual([near, far])
    await studio.call('undo.last', {})
    expect((await studio.call('sessions.get', { sessionId: theirs.id })).session.trainerId).toBe(near)
  })

  it('stay where somebody else is in the way, and the others go on', async () => {
    const studio = await open()
    const { create } = await scene(studio)
    const { id: near } = await aTrainer(studio, { name: 'Near' })
    const [first, second] = [await create('10:00'), await create('12:00')]
    await create('10:30', near)

    const { done, results } = await reassign(studio, [
      { sessionId: first.id, version: 1, trainerId: near },
      { sessionId: second.id, version: 1, trainerId: near },
    ])

    expect(done).toBe(1)
    expect(results).toMatchObject([
      {
        session: null,
        refusal: { code: 'TRAINER_CONFLICT', message: expect.stringContaining('already teaches') },
      },
      { session: { trainerId: near }, refusal: null },
    ])
  })

  it.each([
    ['nothing', {}],
    ['a cancellation that moves', { cancel: true, trainerId: 1 }],
    ['a cancellation that is none', { cancel: false }],
  ])('are refused with %s', async (_name, more) => {
    const studio = await open()
    const changes = [{ sessionId: 1, version: 1, ...more }]

    expect((await studio.refused('schedule.reassign', { changes })).code).toBe('VALIDATION')
    expect((await studio.refused('schedule.reassign', { changes: [] })).code).toBe('VALIDATION')
  })
})
