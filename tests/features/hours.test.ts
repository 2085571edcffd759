import { expect, it } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aRoom, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

const WEEK = [
  { weekday: 1, from: '09:00', until: '12:30' },
  { weekday: 1, from: '14:00', until: '24:00' },
  { weekday: 2, from: '00:00', until: '02:00' },
]

const open9to5 = (weekday: number) => ({ weekday, from: '09:00', until: '17:00' })

const openWith = async (studio: TestStudio, opening: Input<'hours.update'>['opening']) => {
  const { version } = await studio.call('hours.get', {})
  return studio.call('hours.update', { version, opening })
}

const availableAt = async (
  studio: TestStudio,
  trainerId: number,
  availability: Input<'availability.set'>['availability'],
) => {
  const { version } = await studio.call('availability.get', { trainerId })
  return studio.call('availability.set', { trainerId, version, availability })
}

const issueOf = (refusal: { details: unknown }) =>
  (refusal.details as { issues: { path: string }[] }).issues[0]?.path

const lastAudit = async (studio: TestStudio) => (await studio.call('audit.list', { limit: 1 })).rows[0]

describeStudio('opening hours', (open) => {
  it('are none until they are entered, and then exactly what was entered, in the order of the week', async () => {
    const studio = await open()
    const { version } = (await studio.call('studio.get', {})).studio

    expect(await studio.call('hours.get', {})).toEqual({ opening: [], version })
    const changed = await openWith(studio, WEEK.toReversed())

    expect(changed).toEqual({ opening: WEEK, version: version + 1 })
    expect(await studio.call('hours.get', {})).toEqual(changed)
    expect(await lastAudit(studio)).toMatchObject({
      method: 'hours.update',
      entity: 'opening hours',
      before: [],
      after: WEEK,
    })
    expect(await openWith(studio, [])).toEqual({ opening: [], version: version + 2 })
  })

  it('are refused with the difference when somebody changed them meanwhile', async () => {
    const studio = await open()
    const { version } = await openWith(studio, [open9to5(1)])

    const refusal = await studio.refused('hours.update', { version: version - 1, opening: WEEK })

    expect(refusal).toMatchObject({
      code: 'STALE_VERSION',
      details: {
        expected: version - 1,
        found: version,
        changes: { opening: { asked: WEEK, stored: [open9to5(1)] } },
      },
    })
  })

  it.each([
    ['no time at all', [{ weekday: 1, from: '12:00', until: '12:00' }], 'opening.0.until'],
    [
      'an end before the start',
      [open9to5(1), { weekday: 2, from: '12:00', until: '09:00' }],
      'opening.1.until',
    ],
    ['hours that meet', [open9to5(1), { weekday: 1, from: '16:59', until: '18:00' }], 'opening.1.from'],
    ['a start at the end of the day', [{ weekday: 1, from: '24:00', until: '24:00' }], 'opening.0.from'],
    ['a time that is none', [{ weekday: 1, from: '09:00', until: '24:01' }], 'opening.0.until'],
    ['a day that is none', [open9to5(8)], 'opening.0.weekday'],
  ])('are refused with %s', async (_name, opening, path) => {
    const studio = await open()
    const { version } = await studio.call('hours.get', {})

    const refusal = await studio.refused('hours.update', { version, opening })

    expect(refusal.code).toBe('VALIDATION')
    expect(issueOf(refusal)).toBe(path)
  })
})

describeStudio('a trainer’s availability', (open) => {
  it('is exactly what was set, for ever or for some days', async () => {
    const studio = await open()
    const { id: trainerId, version } = await aTrainer(studio)
    const summer = { ...open9to5(1), fromDay: '2026-06-01', untilDay: '2026-08-31' }
    const autumn = { ...open9to5(1), fromDay: '2026-09-01', untilDay: null }

    expect(await studio.call('availability.get', { trainerId })).toEqual({
      trainerId,
      availability: [],
      version,
    })
    const set = await availableAt(studio, trainerId, [autumn, summer, open9to5(3)])

    expect(set).toEqual({
      trainerId,
      availability: [autumn, summer, { ...open9to5(3), fromDay: null, untilDay: null }],
      version: version + 1,
    })
    expect(await studio.call('availability.get', { trainerId })).toEqual(set)
    expect(await lastAudit(studio)).toMatchObject({ entity: 'availability', entityId: trainerId, before: [] })
    expect((await availableAt(studio, trainerId, [])).availability).toEqual([])
  })

  it('leaves that of others alone', async () => {
    const studio = await open()
    const [tara, omar] = [await aTrainer(studio), await aTrainer(studio, { name: 'Omar' })]
    await availableAt(studio, tara.id, [open9to5(1)])
    await availableAt(studio, omar.id, [open9to5(2)])
    await availableAt(studio, tara.id, [])

    expect(await studio.call('availability.get', { trainerId: omar.id })).toMatchObject({
      availability: [open9to5(2)],
    })
  })

  it('is refused for nobody, a stale version, hours that meet, and days that end before they begin', async () => {
    const studio = await open()
    const { id: trainerId, version } = await aTrainer(studio)
    const refused = (more: object) =>
      studio.refused('availability.set', { trainerId, version, availability: [], ...more })
    const days = (fromDay: string, untilDay: string) => [{ ...open9to5(1), fromDay, untilDay }]

    expect(await refused({ trainerId: 999 })).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'trainer' },
    })
    expect((await studio.refused('availability.get', { trainerId: 999 })).code).toBe('NOT_FOUND')
    expect(await refused({ version: 9, availability: [open9to5(1)] })).toMatchObject({
      code: 'STALE_VERSION',
      details: { changes: { availability: { stored: [] } } },
    })
    expect(issueOf(await refused({ availability: [open9to5(1), open9to5(1)] }))).toBe('availability.1.from')
    expect(issueOf(await refused({ availability: days('2026-03-02', '2026-03-01') }))).toBe(
      'availability.0.untilDay',
    )
    expect(issueOf(await refused({ availability: days('1899-12-31', '2026-03-01') }))).toBe(
      'availability.0.fromDay',
    )
  })
})

describeStudio('leave', (open) => {
  const FRIDAY = { from: '2026-03-06', until: '2026-03-06' }
  const NOON = { startsAt: '2026-03-05T11:00:00+01:00', endsAt: '2026-03-05T13:00:00+01:00' }

  it('is of whole days or of hours, is changed and taken back, and says what lies in it', async () => {
    const studio = await open()
    const { id: trainerId } = await aTrainer(studio)
    const service = await aService(studio)
    for (const hour of ['10', '12', '13']) {
      const startsAt = `2026-03-05T${hour}:00:00+01:00`
      await studio.call('sessions.create', { serviceId: service.id, trainerId, startsAt })
    }

    const added = await studio.call('timeOff.add', { trainerId, ...FRIDAY, note: 'Wedding' })
    expect(added).toEqual({
      timeOff: {
        id: added.timeOff.id,
        trainerId,
        trainerName: 'Tara Trainer',
        ...FRIDAY,
        startsAt: '2026-03-05T23:00:00.000Z',
        endsAt: '2026-03-06T23:00:00.000Z',
        note: 'Wedding',
        version: 1,
      },
      sessions: 0,
    })
    const timeOffId = added.timeOff.id
    const changed = await studio.call('timeOff.update', { timeOffId, version: 1, ...NOON })
    expect(changed).toMatchObject({
      timeOff: {
        from: null,
        until: null,
        startsAt: '2026-03-05T10:00:00.000Z',
        endsAt: '2026-03-05T12:00:00.000Z',
        note: 'Wedding',
        version: 2,
      },
      // From ten it is over as the leave begins, and from one it begins as the leave is over.
      sessions: 1,
    })
    const noted = await studio.call('timeOff.update', { timeOffId, version: 2, note: '' })
    expect(noted.timeOff).toEqual({ ...changed.timeOff, note: null, version: 3 })

    const removed = await studio.call('timeOff.remove', { timeOffId })
    expect(removed.timeOff).toMatchObject({ id: timeOffId, version: 4 })
    expect((await studio.call('timeOff.list', {})).rows).toEqual([])
    expect(await lastAudit(studio)).toMatchObject({ entity: 'time off', entityId: timeOffId })
  })

  it('is listed by trainer and by days, the earliest first', async () => {
    const studio = await open()
    const [tara, omar] = [await aTrainer(studio), await aTrainer(studio, { name: 'Omar' })]
    await studio.call('timeOff.add', { trainerId: tara.id, ...FRIDAY })
    await studio.call('timeOff.add', { trainerId: omar.id, ...NOON })
    const names = async (input: Input<'timeOff.list'>) =>
      (await studio.call('timeOff.list', input)).rows.map(({ trainerName }) => trainerName)

    expect(await names({})).toEqual(['Omar', 'Tara Trainer'])
    expect(await names({ trainerId: tara.id })).toEqual(['Tara Trainer'])
    expect(await names({ from: '2026-03-06' })).toEqual(['Tara Trainer'])
    expect(await names({ until: '2026-03-05' })).toEqual(['Omar'])
    expect(await names({ from: '2026-03-07', until: '2026-03-08' })).toEqual([])
  })

  it('is refused as half, as both, backwards, and for nobody', async () => {
    const studio = await open()
    const { id: trainerId } = await aTrainer(studio)
    const refused = (input: object) => studio.refused('timeOff.add', { trainerId, ...input })
    const missing = (...fields: string[]) => ({ code: 'MISSING_REQUIRED_FIELDS', details: { fields } })

    expect(await refused({})).toMatchObject(missing('from', 'until'))
    expect(await refused({ from: '2026-03-06' })).toMatchObject(missing('until'))
    expect(await refused({ until: '2026-03-06' })).toMatchObject(missing('from'))
    expect(await refused({ startsAt: NOON.startsAt })).toMatchObject(missing('endsAt'))
    expect(await refused({ endsAt: NOON.endsAt })).toMatchObject(missing('startsAt'))
    expect(issueOf(await refused({ ...FRIDAY, endsAt: NOON.endsAt }))).toBe('startsAt')
    expect(issueOf(await refused({ ...FRIDAY, until: '2026-03-05' }))).toBe('until')
    expect(issueOf(await refused({ ...NOON, endsAt: NOON.startsAt }))).toBe('endsAt')
    expect(await refused({ ...FRIDAY, trainerId: 999 })).toMatchObject({ code: 'NOT_FOUND' })
    expect((await studio.refused('timeOff.update', { timeOffId: 9, version: 1 })).code).toBe('NOT_FOUND')
    expect((await studio.refused('timeOff.remove', { timeOffId: 9 })).code).toBe('NOT_FOUND')
  })

  it('is refused with a stale version, and once it was taken back', async () => {
    const studio = await open()
    const { id: trainerId } = await aTrainer(studio)
    const { timeOff } = await studio.call('timeOff.add', { trainerId, ...FRIDAY })
    const change = { timeOffId: timeOff.id, version: 1, note: 'Ill' }

    expect(await studio.refused('timeOff.update', { ...change, version: 2 })).toMatchObject({
      code: 'STALE_VERSION',
      details: { changes: { note: { asked: 'Ill', stored: null } } },
    })
    await studio.call('timeOff.remove', { timeOffId: timeOff.id })
    expect((await studio.refused('timeOff.remove', { timeOffId: timeOff.id })).code).toBe(
      'INVALID_TRANSITION',
    )
    expect((await studio.refused('timeOff.update', { ...change, version: 2 })).code).toBe(
      'INVALID_TRANSITION',
    )
  })

  it('keeps its note from other trainers and the front desk', async () => {
    const studio = await open()
    const [tara, omar] = [await aTrainer(studio), await aTrainer(studio, { name: 'Omar' })]
    const desk = await aTrainer(studio, { name: 'Dana', role: 'front_desk' })
    await studio.call('timeOff.add', { trainerId: tara.id, ...FRIDAY, note: 'Operation' })
    const noteFor = async (staffId: number) =>
      (await studio.as(staffId).call('timeOff.list', {})).rows[0]?.note

    expect(await noteFor(tara.id)).toBe('Operation')
    expect(await noteFor(omar.id)).toBeNull()
    expect(await noteFor(desk.id)).toBeNull()
  })

  it('is undone and done again', async () => {
    const studio = await open()
    const { id: trainerId } = await aTrainer(studio)
    const { timeOff } = await studio.call('timeOff.add', { trainerId, ...FRIDAY })
    await studio.call('timeOff.update', { timeOffId: timeOff.id, version: 1, ...NOON })
    const rows = async () => (await studio.call('timeOff.list', {})).rows

    expect((await studio.call('undo.last', {})).undone.label).toBe('Changed leave of Tara Trainer')
    expect(await rows()).toMatchObject([FRIDAY])
    await studio.call('undo.last', {})
    expect(await rows()).toEqual([])
    await studio.call('undo.redo', {})
    await studio.call('undo.redo', {})
    expect(await rows()).toMatchObject([{ from: null, startsAt: '2026-03-05T10:00:00.000Z' }])
    await studio.raw.exec('update time_off set ends_at = ends_at + 60000 where cancelled_at is null')
    expect((await studio.refused('undo.last', {})).message).toContain('The leave was changed since.')
  })
})

describeStudio('closures', (open) => {
  it('are of the studio or of a room, and say what lies in them', async () => {
    const studio = await open()
    const [room, other] = [await aRoom(studio), await aRoom(studio, { name: 'Hall' })]
    const service = await aService(studio)
    for (const roomId of [room.id, other.id]) {
      await studio.call('sessions.create', {
        serviceId: service.id,
        roomId,
        startsAt: '2026-03-05T10:00:00+01:00',
      })
    }
    const day = { from: '2026-03-05', until: '2026-03-05' }

    const whole = await studio.call('closures.add', { ...day, reason: 'Holiday' })
    const one = await studio.call('closures.add', { ...day, roomId: room.id, reason: 'New floor' })

    expect(whole).toMatchObject({
      closure: { roomId: null, roomName: null, reason: 'Holiday', ...day },
      sessions: 2,
    })
    expect(one).toMatchObject({ closure: { roomId: room.id, roomName: 'Room 1', version: 1 }, sessions: 1 })
    const { rows } = await studio.call('closures.list', {})
    expect(rows).toMatchObject([whole.closure, one.closure])
    expect((await studio.call('closures.list', { from: '2026-03-06' })).rows).toEqual([])

    const removed = await studio.call('closures.remove', { closureId: whole.closure.id })
    expect(removed.closure).toEqual({ ...whole.closure, version: 2 })
    expect((await studio.call('closures.list', {})).rows).toMatchObject([one.closure])
    expect(await studio.refused('closures.remove', { closureId: whole.closure.id })).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'This closure was removed already.',
    })
    await studio.call('undo.last', {})
    expect((await studio.call('closures.list', {})).rows).toHaveLength(2)
  })

  it('are refused without a reason, a room that is none, or a stretch', async () => {
    const studio = await open()
    const day = { from: '2026-03-05', until: '2026-03-05' }
    const code = async (input: object) => (await studio.refused('closures.add', input)).code

    expect(await code(day)).toBe('MISSING_REQUIRED_FIELDS')
    expect(await code({ reason: 'Holiday' })).toBe('MISSING_REQUIRED_FIELDS')
    expect(await code({ ...day, reason: 'Holiday', roomId: 999 })).toBe('NOT_FOUND')
    expect((await studio.refused('closures.remove', { closureId: 9 })).code).toBe('NOT_FOUND')
  })
})

describeStudio('what is drawn of hours', (open) => {
  it('is everything between two days, in words, of everybody who works here', async () => {
    const studio = await open()
    const room = await aRoom(studio)
    const [tara, gone] = [await aTrainer(studio), await aTrainer(studio, { name: 'Gone' })]
    await openWith(studio, [{ weekday: 1, from: '00:00', until: '24:00' }])
    await availableAt(studio, tara.id, [{ weekday: 1, from: '09:00', until: '24:00' }])
    await availableAt(studio, gone.id, [open9to5(1)])
    const { version } = await studio.call('availability.get', { trainerId: gone.id })
    await studio.call('staff.update', { staffId: gone.id, version, active: false })
    const { timeOff } = await studio.call('timeOff.add', {
      trainerId: tara.id,
      from: '2026-03-01',
      until: '2026-03-06',
    })
    const { closure } = await studio.call('closures.add', {
      roomId: room.id,
      startsAt: '2026-03-02T10:00:00+01:00',
      endsAt: '2026-03-02T11:00:00+01:00',
      reason: 'New floor',
    })

    const { blocks } = await studio.call('hours.range', { from: '2026-03-02', until: '2026-03-03' })

    const nobody = { id: null, trainerId: null, roomId: null, reason: null }
    expect(blocks).toEqual([
      {
        ...nobody,
        kind: 'closure',
        id: closure.id,
        roomId: room.id,
        startsAt: '2026-03-02T09:00:00.000Z',
        endsAt: '2026-03-02T10:00:00.000Z',
        message: 'Room 1 is closed: New floor.',
        reason: 'New floor',
      },
      {
        ...nobody,
        kind: 'closed',
        startsAt: '2026-03-02T23:00:00.000Z',
        endsAt: '2026-03-03T23:00:00.000Z',
        message: 'Outside the opening hours.',
      },
      {
        ...nobody,
        kind: 'leave',
        id: timeOff.id,
        trainerId: tara.id,
        startsAt: '2026-02-28T23:00:00.000Z',
        endsAt: '2026-03-06T23:00:00.000Z',
        message: 'Tara Trainer is on leave until Fri 6 March.',
      },
      {
        ...nobody,
        kind: 'unavailable',
        trainerId: tara.id,
        startsAt: '2026-03-01T23:00:00.000Z',
        endsAt: '2026-03-02T08:00:00.000Z',
        message: 'Outside Tara Trainer’s availability.',
      },
      {
        ...nobody,
        kind: 'unavailable',
        trainerId: tara.id,
        startsAt: '2026-03-02T23:00:00.000Z',
        endsAt: '2026-03-03T23:00:00.000Z',
        message: 'Outside Tara Trainer’s availability.',
      },
    ])
  })

  it('is at most a hundred days, and not backwards', async () => {
    const studio = await open()
    const refused = async (until: string) =>
      (await studio.refused('hours.range', { from: '2026-03-02', until })).code

    expect(await refused('2026-03-01')).toBe('VALIDATION')
    expect(await refused('2026-06-10')).toBe('VALIDATION')
    expect(await studio.call('hours.range', { from: '2026-03-02', until: '2026-06-09' })).toEqual({
      blocks: [],
    })
  })
})

describeStudio('who may change hours', (open) => {
  it('reads them as a trainer, and changes nothing as the front desk', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const desk = await aTrainer(studio, { name: 'Dana', role: 'front_desk' })
    const trainerId = trainer.id
    const day = { from: '2026-03-05', until: '2026-03-05' }
    const { timeOff } = await studio.call('timeOff.add', { trainerId, ...day })
    const { closure } = await studio.call('closures.add', { ...day, reason: 'Holiday' })

    const own = studio.as(trainerId)
    expect(await own.call('hours.get', {})).toMatchObject({ opening: [] })
    expect(await own.call('availability.get', { trainerId })).toMatchObject({ availability: [] })
    expect((await own.call('timeOff.list', {})).rows).toHaveLength(1)
    expect((await own.call('closures.list', {})).rows).toHaveLength(1)
    expect((await own.call('hours.range', day)).blocks).toHaveLength(2)
    const denied = async (
      method: Parameters<typeof studio.refused>[0],
      input: object,
      permission: string,
    ) => {
      for (const staffId of [trainerId, desk.id]) {
        expect(await studio.as(staffId).refused(method, input)).toMatchObject({
          code: 'UNAUTHORIZED_ACCESS',
          details: { permission },
        })
      }
    }
    await denied('hours.update', { version: 1, opening: [] }, 'studio.write')
    await denied('closures.add', { ...day, reason: 'Fun' }, 'studio.write')
    await denied('closures.remove', { closureId: closure.id }, 'studio.write')
    await denied('availability.set', { trainerId, version: 1, availability: [] }, 'staff.write')
    await denied('timeOff.add', { trainerId, ...day }, 'staff.write')
    await denied('timeOff.update', { timeOffId: timeOff.id, version: 1 }, 'staff.write')
    await denied('timeOff.remove', { timeOffId: timeOff.id }, 'staff.write')
  })

  it('tells open windows that hours have changed', async () => {
    const studio = await open()

    await studio.call('closures.add', { from: '2026-03-05', until: '2026-03-05', reason: 'Holiday' })

    expect(studio.pushes.at(-1)).toEqual({ kind: 'changed', topics: ['hours'] })
  })
})
