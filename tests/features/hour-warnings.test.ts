import { expect, it } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aRoom, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** A Thursday at six in the evening, on which the studio is open from nine to five and Ana works in the morning. */
const EVENING = '2026-03-05T18:00:00+01:00'
const MORNING = '2026-03-05T09:00:00+01:00'

const CLOSED = { code: 'closed', message: 'Outside the opening hours.' }
const UNAVAILABLE = { code: 'unavailable', message: 'Outside Ana’s availability.' }

async function scene(studio: TestStudio) {
  const service = await aService(studio)
  const ana = await aTrainer(studio, { name: 'Ana' })
  const room = await aRoom(studio)
  const { version } = await studio.call('hours.get', {})
  await studio.call('hours.update', { version, opening: [{ weekday: 4, from: '09:00', until: '17:00' }] })
  const { trainerId } = await studio.call('availability.set', {
    trainerId: ana.id,
    version: ana.version,
    availability: [{ weekday: 4, from: '09:00', until: '12:00' }],
  })
  const create = (input: Partial<Input<'sessions.create'>> = {}) =>
    studio.call('sessions.create', { serviceId: service.id, trainerId, startsAt: EVENING, ...input })
  return { service, trainerId, room, create }
}

describeStudio('what a session meets', (open) => {
  it('is nothing while hours were not entered', async () => {
    const studio = await open()
    const service = await aService(studio)
    const { id: trainerId } = await aTrainer(studio)

    const made = await studio.call('sessions.create', { serviceId: service.id, trainerId, startsAt: EVENING })

    expect(made.warnings).toEqual([])
  })

  it('is told when it is made, and refuses nothing', async () => {
    const studio = await open()
    const { create, trainerId, room } = await scene(studio)
    await studio.call('timeOff.add', { trainerId, from: '2026-03-05', until: '2026-03-06', note: 'Secret' })
    const hour = { startsAt: '2026-03-05T10:00:00+01:00', endsAt: '2026-03-05T11:00:00+01:00' }
    await studio.call('closures.add', { ...hour, roomId: room.id, reason: 'New floor' })

    expect((await create({ startsAt: MORNING, trainerId: null })).warnings).toEqual([])
    expect((await create({ trainerId: null })).warnings).toEqual([CLOSED])
    expect((await create({ startsAt: hour.startsAt, roomId: room.id })).warnings).toEqual([
      { code: 'closure', message: 'Room 1 is closed: New floor.' },
      { code: 'leave', message: 'Ana is on leave until Fri 6 March.' },
    ])
    expect((await create()).warnings).toEqual([
      { code: 'leave', message: 'Ana is on leave until Fri 6 March.' },
      CLOSED,
      UNAVAILABLE,
    ])
  })

  it('is told when it moves, and when its trainer changes', async () => {
    const studio = await open()
    const { create, trainerId } = await scene(studio)
    const { session } = await create({ startsAt: MORNING })
    const at = (startsAt: string, version: number) =>
      studio.call('sessions.move', { sessionId: session.id, version, startsAt })

    expect((await at(MORNING, 1)).warnings).toEqual([])
    expect((await at('2026-03-05T11:30:00+01:00', 1)).warnings).toEqual([UNAVAILABLE])
    expect((await at(EVENING, 2)).warnings).toEqual([CLOSED, UNAVAILABLE])
    const update = (more: object) =>
      studio.call('sessions.update', { sessionId: session.id, version: 3, ...more })
    expect((await update({ title: session.title })).warnings).toEqual([CLOSED, UNAVAILABLE])
    expect((await update({ trainerId: null })).warnings).toEqual([CLOSED])
    const { version } = (await studio.call('sessions.get', { sessionId: session.id })).session
    expect(
      (await studio.call('sessions.update', { sessionId: session.id, version, trainerId })).warnings,
    ).toEqual([CLOSED, UNAVAILABLE])
  })

  it('is told of each in a series', async () => {
    const studio = await open()
    const { service, trainerId } = await scene(studio)
    await studio.call('closures.add', { from: '2026-03-12', until: '2026-03-12', reason: 'Holiday' })

    const { created } = await studio.call('series.create', {
      serviceId: service.id,
      trainerId,
      date: '2026-03-05',
      time: '10:00',
      count: 3,
    })

    expect(created.map(({ warnings }) => warnings)).toEqual([
      [],
      [{ code: 'closure', message: 'The studio is closed: Holiday.' }],
      [],
    ])
  })

  it('is right over midnight, and on the days of 23 and 25 hours', async () => {
    const studio = await open()
    const { service } = await scene(studio)
    const { version } = await studio.call('hours.get', {})
    await studio.call('hours.update', {
      version,
      opening: [
        { weekday: 6, from: '20:00', until: '24:00' },
        { weekday: 7, from: '00:00', until: '03:00' },
      ],
    })
    const at = async (startsAt: string, minutes: number) => {
      const made = await studio.call('sessions.create', { serviceId: service.id, startsAt, minutes })
      return made.warnings.map(({ code }) => code)
    }

    expect(await at('2026-03-07T23:30:00+01:00', 60)).toEqual([])
    expect(await at('2026-03-08T02:30:00+01:00', 31)).toEqual(['closed'])
    // From 02:00 it is 03:00: four hours and a half later the studio has been closed for half an hour.
    expect(await at('2026-03-28T22:00:00+01:00', 240)).toEqual([])
    expect(await at('2026-03-28T22:00:00+01:00', 270)).toEqual(['closed'])
    // From 03:00 it is 02:00 again: there is an hour more.
    expect(await at('2026-10-24T22:00:00+02:00', 360)).toEqual([])
    expect(await at('2026-10-24T22:00:00+02:00', 361)).toEqual(['closed'])
  })
})
