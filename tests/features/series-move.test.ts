import { expect, it } from 'vitest'
import type { Input, Value } from '../../src/shared/contract/index.ts'
import { aClient, aRoom, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

type Series = Value<'series.create'>
type Answer = Value<'series.move'>

/** Four Thursdays at six in the evening in Berlin; the last is after the change of the clock. */
async function aSeries(studio: TestStudio, input: Partial<Input<'series.create'>> = {}): Promise<Series> {
  const { rows } = await studio.call('services.list', {})
  const serviceId = rows[0]?.id ?? (await aService(studio)).id
  const pattern = { serviceId, date: '2026-03-12', time: '18:00', count: 4 }
  return studio.call('series.create', { ...pattern, ...input })
}

const sessionOf = (series: Series, index: number) => {
  const made = series.created.find((one) => one.index === index)
  if (made === undefined) throw new Error(`No session ${index}`)
  return made.session
}

/** The move of one session of a series, from the version that it was made with. */
const moveOf = (
  series: Series,
  index: number,
  startsAt: string,
  scope: Input<'series.move'>['scope'] = 'following',
) => ({ sessionId: sessionOf(series, index).id, version: 1, startsAt, scope })

async function planned(studio: TestStudio) {
  const { sessions } = await studio.call('schedule.range', {
    from: '2026-03-01T00:00:00+01:00',
    to: '2026-06-01T00:00:00+02:00',
  })
  return sessions
}

const startsOf = async (studio: TestStudio, { seriesId }: Series) =>
  (await planned(studio))
    .filter((session) => session.seriesId === seriesId)
    .sort((a, b) => (a.seriesIndex ?? 0) - (b.seriesIndex ?? 0))
    .map(({ startsAt }) => startsAt.slice(0, 16))

const movedTo = ({ moved }: Answer) => moved.map(({ index, session }) => [index, session.wallStart])
const left = ({ skipped }: Answer) => skipped.map(({ index, code }) => [index, code])

const AT_FIRST = ['2026-03-12T17:00', '2026-03-19T17:00', '2026-03-26T17:00', '2026-04-02T16:00']

describeStudio('series.move', (open) => {
  it('moves a session and all that follow by the same day and hour, over the change of the clock', async () => {
    const studio = await open()
    const series = await aSeries(studio)

    const done = await studio.call('series.move', moveOf(series, 1, '2026-03-20T19:30:00+01:00'))

    expect(movedTo(done)).toEqual([
      [1, '2026-03-20T19:30'],
      [2, '2026-03-27T19:30'],
      [3, '2026-04-03T19:30'],
    ])
    expect([done.skipped, done.kept]).toEqual([[], []])
    expect(await startsOf(studio, series)).toEqual([
      '2026-03-12T17:00',
      '2026-03-20T18:30',
      '2026-03-27T18:30',
      '2026-04-03T17:30',
    ])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  it('moves all of them, with another trainer, room and length where that is asked for', async () => {
    const studio = await open()
    const [trainer, room] = [await aTrainer(studio), await aRoom(studio)]
    const series = await aSeries(studio)

    const places = { trainerId: trainer.id, roomId: room.id, minutes: 90 }
    const input = moveOf(series, 2, '2026-03-26T18:00:00+01:00', 'all')
    const done = await studio.call('series.move', { ...input, ...places })

    expect(done.moved.map(({ index }) => index)).toEqual([0, 1, 2, 3])
    expect(await startsOf(studio, series)).toEqual(AT_FIRST)
    expect(await planned(studio)).toMatchObject(Array(4).fill(places))
  })

  it('leaves a single move of one of them in place, and moves that by the same change', async () => {
    const studio = await open()
    const series = await aSeries(studio)
    const other = sessionOf(series, 2)
    await studio.call('sessions.move', {
      sessionId: other.id,
      version: 1,
      startsAt: '2026-03-25T10:00:00+01:00',
    })

    const done = await studio.call('series.move', moveOf(series, 0, '2026-03-12T19:00:00+01:00', 'all'))

    expect(movedTo(done)).toEqual([
      [0, '2026-03-12T19:00'],
      [1, '2026-03-19T19:00'],
      [2, '2026-03-25T11:00'],
      [3, '2026-04-02T19:00'],
    ])
  })

  it.each([
    ['on', '2026-03-19T18:00:00+01:00', ['2026-03-19', '2026-03-26', '2026-04-02', '2026-04-09']],
    ['back', '2026-03-05T18:00:00+01:00', ['2026-03-05', '2026-03-12', '2026-03-19', '2026-03-26']],
  ])('goes a week %s without one standing in the way of another', async (_way, startsAt, days) => {
    const studio = await open()
    const [trainer, room] = [await aTrainer(studio), await aRoom(studio)]
    const client = await aClient(studio)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 4 })
    const who = { trainerId: trainer.id, roomId: room.id, clientId: client.id }
    const series = await aSeries(studio, who)

    const done = await studio.call('series.move', moveOf(series, 0, startsAt))

    expect(done.skipped).toEqual([])
    expect(done.moved.map(({ session }) => session.wallStart)).toEqual(days.map((day) => `${day}T18:00`))
    await studio.call('undo.last', {})
    expect(await startsOf(studio, series)).toEqual(AT_FIRST)
    await studio.call('undo.redo', {})
    expect((await startsOf(studio, series)).map((start) => start.slice(0, 10))).toEqual(days)
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
  })

  it('moves a time that the clock jumps over forward, and comes back from there to what was wished for', async () => {
    const studio = await open()
    const series = await aSeries(studio, { date: '2026-03-22', time: '01:30', count: 3 })

    const done = await studio.call('series.move', moveOf(series, 0, '2026-03-22T02:30:00+01:00'))
    const again = await studio.call('series.move', {
      ...moveOf(series, 0, '2026-03-22T03:30:00+01:00'),
      version: 2,
    })

    expect(
      done.moved.map(({ session }) => [session.wallStart, session.wallKind, session.startsAt.slice(0, 16)]),
    ).toEqual([
      ['2026-03-22T02:30', 'exact', '2026-03-22T01:30'],
      ['2026-03-29T02:30', 'gap', '2026-03-29T01:30'],
      ['2026-04-05T02:30', 'exact', '2026-04-05T00:30'],
    ])
    expect(
      again.moved.map(({ session }) => [session.wallStart, session.wallKind, session.startsAt.slice(0, 16)]),
    ).toEqual([
      ['2026-03-22T03:30', 'exact', '2026-03-22T02:30'],
      // The same moment, but no longer by the jump of the clock.
      ['2026-03-29T03:30', 'exact', '2026-03-29T01:30'],
      ['2026-04-05T03:30', 'exact', '2026-04-05T01:30'],
    ])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true })
    await studio.call('undo.last', {})
    await studio.call('undo.last', {})
    const [, second] = await planned(studio)
    expect([second?.wallStart, second?.wallKind]).toEqual(['2026-03-29T01:30', 'exact'])
  })

  it('leaves what clashes where it is, and names it with the time that it was to have', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const series = await aSeries(studio, { trainerId: trainer.id })
    await studio.call('sessions.create', {
      serviceId: series.created[0]?.session.serviceId ?? 0,
      trainerId: trainer.id,
      startsAt: '2026-03-26T19:30:00+01:00',
    })
    const input = moveOf(series, 1, '2026-03-19T19:30:00+01:00')

    const refusal = await studio.refused('series.move', { ...input, clashes: 'refuse' })
    expect(await startsOf(studio, series)).toEqual(AT_FIRST)
    const done = await studio.call('series.move', input)

    expect(refusal).toMatchObject({ code: 'TRAINER_CONFLICT', details: { name: 'Tara Trainer' } })
    expect(done.moved.map(({ index }) => index)).toEqual([1, 3])
    expect(done.skipped).toEqual([
      {
        index: 2,
        sessionId: sessionOf(series, 2).id,
        wallStart: '2026-03-26T19:30',
        startsAt: '2026-03-26T18:30:00.000Z',
        wallKind: 'exact',
        code: 'TRAINER_CONFLICT',
        message: 'Tara Trainer already teaches Personal training at that time.',
      },
    ])
    expect((await startsOf(studio, series))[2]).toBe(AT_FIRST[2])
  })

  it('leaves a session whose booking could not be paid for on the new day, also where a clash refuses', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const expiresOn = '2026-03-19'
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2, expiresOn })
    const series = await aSeries(studio, { clientId: client.id, count: 2 })
    const input = moveOf(series, 0, '2026-03-13T18:00:00+01:00')

    const done = await studio.call('series.move', { ...input, clashes: 'refuse' })

    expect(movedTo(done)).toEqual([[0, '2026-03-13T18:00']])
    expect(left(done)).toEqual([[1, 'GRANT_EXPIRED']])
  })

  it('is refused as a whole when the session that was named could not be paid for on its new day', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const expiresOn = '2026-03-19'
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2, expiresOn })
    const series = await aSeries(studio, { clientId: client.id, count: 2 })
    const before = await startsOf(studio, series)
    const input = moveOf(series, 1, '2026-03-20T18:00:00+01:00', 'all')

    for (const clashes of ['skip', 'refuse'] as const) {
      const refusal = await studio.refused('series.move', { ...input, clashes })
      expect(refusal).toMatchObject({ code: 'GRANT_EXPIRED', details: { on: '2026-03-20' } })
    }

    expect(await startsOf(studio, series)).toEqual(before)
  })

  it('leaves the session that was named where it is when it clashes, and moves those after it', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const series = await aSeries(studio, { trainerId: trainer.id })
    await studio.call('sessions.create', {
      serviceId: series.created[0]?.session.serviceId ?? 0,
      trainerId: trainer.id,
      startsAt: '2026-03-19T19:30:00+01:00',
    })

    const done = await studio.call('series.move', moveOf(series, 1, '2026-03-19T19:30:00+01:00'))

    expect(left(done)).toEqual([[1, 'TRAINER_CONFLICT']])
    expect(done.moved.map(({ index }) => index)).toEqual([2, 3])
  })

  it('funds a booking anew whose credits are not valid on the new day, and says so', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const expiresOn = '2026-03-12'
    const first = await studio.call('credits.allocate', {
      clientId: client.id,
      sessionCount: 1,
      expiresOn,
    })
    const second = await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2 })
    const series = await aSeries(studio, { clientId: client.id, count: 2 })

    const done = await studio.call('series.move', moveOf(series, 0, '2026-03-13T18:00:00+01:00'))

    expect(done.moved.map(({ refunded }) => refunded.map(({ from, to }) => [from, to]))).toEqual([
      [[[first.grant.id], [second.grant.id]]],
      [],
    ])
  })

  it('leaves what has begun or was marked, and names it with the reason', async () => {
    const studio = await open()
    const client = await aClient(studio)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 4 })
    const series = await aSeries(studio, { clientId: client.id })
    studio.setNow('2026-03-19T18:00:00+01:00')
    const bookingId = series.created[0]?.booking?.id ?? 0
    await studio.call('bookings.setOutcome', { bookingId, outcome: 'completed' })

    const done = await studio.call('series.move', moveOf(series, 2, '2026-03-26T17:00:00+01:00', 'all'))

    expect(done.moved.map(({ index }) => index)).toEqual([2, 3])
    expect(done.kept).toEqual([
      {
        index: 0,
        sessionId: sessionOf(series, 0).id,
        startsAt: '2026-03-12T17:00:00.000Z',
        why: 'marked',
      },
      { index: 1, sessionId: sessionOf(series, 1).id, startsAt: '2026-03-19T17:00:00.000Z', why: 'begun' },
    ])
  })

  it('moves one that has begun when it is the one that was named', async () => {
    const studio = await open()
    const series = await aSeries(studio)
    studio.setNow('2026-03-19T19:00:00+01:00')

    const done = await studio.call('series.move', moveOf(series, 1, '2026-03-19T20:00:00+01:00', 'all'))

    expect(done.moved.map(({ index }) => index)).toEqual([1, 2, 3])
    expect(done.kept.map(({ index, why }) => [index, why])).toEqual([[0, 'begun']])
  })

  it('passes over sessions that were cancelled', async () => {
    const studio = await open()
    const series = await aSeries(studio)
    await studio.call('sessions.cancel', { sessionId: sessionOf(series, 2).id })

    const done = await studio.call('series.move', moveOf(series, 1, '2026-03-19T20:00:00+01:00'))

    expect(done.moved.map(({ index }) => index)).toEqual([1, 3])
    expect([done.kept, done.skipped]).toEqual([[], []])
  })

  it('is its own preview as a dry run, and is answered once for one command', async () => {
    const studio = await open()
    const series = await aSeries(studio)
    const input = moveOf(series, 1, '2026-03-20T18:00:00+01:00')

    const preview = await studio.call('series.move', { ...input, dryRun: true })
    expect(await startsOf(studio, series)).toEqual(AT_FIRST)
    const commandId = 'series-move-0001'
    const first = await studio.call('series.move', { ...input, commandId })

    expect(preview).toEqual(first)
    expect(await studio.call('series.move', { ...input, commandId })).toEqual(first)
    expect(await studio.refused('series.move', { ...input, scope: 'all', commandId })).toMatchObject({
      code: 'COMMAND_CONFLICT',
    })
  })

  it('is one step, taken back whole with what was funded anew', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const expiresOn = '2026-03-12'
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 1, expiresOn })
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2 })
    const series = await aSeries(studio, { clientId: client.id, count: 2 })
    const figures = () => studio.call('credits.summary', { clientId: client.id })
    const before = await figures()
    await studio.call('series.move', moveOf(series, 0, '2026-03-13T18:00:00+01:00'))

    const { undone } = await studio.call('undo.last', {})

    expect(undone.label).toBe('Moved 2 sessions of Personal training')
    expect(await startsOf(studio, series)).toEqual(AT_FIRST.slice(0, 2))
    expect(await figures()).toEqual(before)
  })

  it('notes each move and the series in the audit log', async () => {
    const studio = await open()
    const series = await aSeries(studio)

    await studio.call('series.move', moveOf(series, 2, '2026-03-27T18:00:00+01:00'))

    const { rows } = await studio.call('audit.list', { limit: 3 })
    expect(rows).toMatchObject([
      {
        method: 'series.move',
        entity: 'series',
        entityId: series.seriesId,
        before: { startsAt: '2026-03-26T17:00:00.000Z' },
        after: { startsAt: '2026-03-27T17:00:00.000Z', scope: 'following', moved: 2, skipped: 0, kept: 0 },
      },
      { entity: 'session', entityId: sessionOf(series, 2).id },
      { entity: 'session', entityId: sessionOf(series, 3).id },
    ])
  })

  it('refuses what a move of the session itself would refuse, besides a clash', async () => {
    const studio = await open()
    const series = await aSeries(studio)
    const { session: single } = await studio.call('sessions.create', {
      serviceId: sessionOf(series, 0).serviceId,
      startsAt: '2026-03-12T08:00:00+01:00',
    })
    const input = moveOf(series, 1, '2026-03-20T18:00:00+01:00')
    const refusal = async (change: object) => {
      const { code, details } = await studio.refused('series.move', { ...input, ...change })
      return [code, details]
    }

    expect(await refusal({ sessionId: 999 })).toEqual(['NOT_FOUND', { entity: 'session', id: 999 }])
    expect(await refusal({ trainerId: 999 })).toEqual(['NOT_FOUND', { entity: 'trainer', id: 999 }])
    expect(await refusal({ roomId: 999 })).toEqual(['NOT_FOUND', { entity: 'room', id: 999 }])
    expect(await refusal({ version: 7 })).toMatchObject(['STALE_VERSION', { expected: 7, found: 1 }])
    expect(await refusal({ sessionId: single.id })).toEqual([
      'INVALID_TRANSITION',
      { from: 'single', to: 'moved', why: 'This session does not belong to a series.' },
    ])
    expect(await refusal({ startsAt: '2999-12-31T18:00:00+01:00' })).toMatchObject(['VALIDATION', {}])
    expect(await refusal({ scope: 'this' })).toMatchObject(['VALIDATION', { issues: [{ path: 'scope' }] }])
    await studio.call('sessions.cancel', { sessionId: input.sessionId })
    expect(await refusal({ version: 2 })).toMatchObject(['INVALID_TRANSITION', { from: 'cancelled' }])
  })

  it('is for those who plan the schedule', async () => {
    const studio = await open()
    const series = await aSeries(studio)
    const trainer = await aTrainer(studio)

    const refusal = await studio
      .as(trainer.id)
      .refused('series.move', moveOf(series, 1, '2026-03-20T18:00:00+01:00'))

    expect(refusal).toMatchObject({ code: 'UNAUTHORIZED_ACCESS', details: { permission: 'schedule.write' } })
  })
})
