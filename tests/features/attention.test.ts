import { expect, test } from 'vitest'
import type { Context } from '../../src/main/core/context.ts'
import {
  type NewAttention,
  raiseAttention,
  settleAttention,
} from '../../src/main/core/features/attention/queries.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'
import { aClient, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

const STARTS_AT = parseInstant('2026-03-03T10:00+01:00') ?? 0
const SEAT = { clientName: 'Ada Berg', sessionTitle: 'Yoga', startsAt: STARTS_AT }
const SKIPPED: NewAttention = {
  kind: 'promotion_skipped',
  key: 'promotion-1',
  entity: 'booking',
  entityId: 1,
  details: { ...SEAT, code: 'INSUFFICIENT_SESSIONS', reason: 'No available sessions.' },
}
const OWED: NewAttention = {
  kind: 'refund_owed',
  key: 'refund-4',
  entity: 'purchase',
  entityId: 4,
  details: { clientName: 'Ada Berg', packageName: '10 sessions', owed: 2 },
}
const LAPSED: NewAttention = {
  kind: 'booking_lapsed',
  key: 'lapsed-7',
  entity: 'booking',
  entityId: 7,
  details: SEAT,
}

const NOTHING = {
  integrity_finding: 0,
  session_outside: 0,
  refund_owed: 0,
  promotion_skipped: 0,
  booking_lapsed: 0,
  unmatched_purchase: 0,
  refund_unclear: 0,
  dispute_opened: 0,
  stripe_stopped: 0,
  plan_unconfirmed: 0,
  plan_partial: 0,
  plan_failed: 0,
  unmarked_session: 0,
}

/** As much of a call as a step that files or settles a matter asks for. */
const contextAt = (now: number) => ({ now, undoable: () => undefined }) as Partial<Context> as Context

/** Files matters, as the use cases do, each a second after the one before. */
async function raise(studio: TestStudio, ...items: readonly NewAttention[]): Promise<void> {
  for (const [index, item] of items.entries()) {
    const context = contextAt(studio.core.deps.now() + index * 1000)
    await studio.engine.write(async (q) => {
      await raiseAttention(q, context, item)
      return { keep: true, value: null }
    })
  }
}

/** A session of yesterday that two came to, perhaps. */
async function anUnmarkedSession(studio: TestStudio) {
  const yoga = await aService(studio, { name: 'Yoga', kind: 'group', family: 'Classes', capacity: 4 })
  const { session } = await studio.call('sessions.create', {
    serviceId: yoga.id,
    startsAt: '2026-03-02T10:00+01:00',
  })
  for (const firstName of ['Ada', 'Ben']) {
    const client = await aClient(studio, { firstName })
    await studio.call('bookings.create', { sessionId: session.id, clientId: client.id, funding: 'unpaid' })
  }
  return session
}

describeStudio('what waits for a decision', (open) => {
  test('is listed with sentences and what it is about, kind by kind', async () => {
    const studio = await open()
    await raise(studio, SKIPPED, OWED, LAPSED)

    const { rows, total } = await studio.call('attention.list', {})

    expect(total).toBe(3)
    expect(
      rows.map(({ kind, entity, entityId, title, why }) => ({ kind, entity, entityId, title, why })),
    ).toEqual([
      {
        kind: 'refund_owed',
        entity: 'purchase',
        entityId: 4,
        title: '2 sessions of 10 sessions still to be taken back',
        why: 'Ada Berg got money back for more sessions than were left. What is cancelled from now on is taken back by itself; decide about the rest.',
      },
      {
        kind: 'promotion_skipped',
        entity: 'booking',
        entityId: 1,
        title: 'Ada Berg was passed over for Yoga',
        why: 'A place became free in Yoga on 3 Mar 2026, 10:00, and Ada Berg could not take it. No available sessions.',
      },
      {
        kind: 'booking_lapsed',
        entity: 'booking',
        entityId: 7,
        title: 'Ada Berg lost the place in Yoga',
        why: 'Nobody confirmed the booking of Yoga on 3 Mar 2026, 10:00 in time. Its credits are back; book again if Ada Berg still comes.',
      },
    ])
    expect(rows[1]).toMatchObject({
      key: 'matter:1',
      id: 1,
      createdAt: '2026-03-02T08:00:00.000Z',
      resolvedAt: null,
      resolvedBy: null,
      note: null,
    })
  })

  test('holds a session that is over and unmarked, once for all its bookings, from the next day on', async () => {
    const studio = await open()
    const session = await anUnmarkedSession(studio)

    studio.setNow('2026-03-02T23:59+01:00')
    expect(await studio.call('attention.list', {})).toEqual({ rows: [], total: 0, counts: NOTHING })

    studio.setNow('2026-03-03T00:00+01:00')
    expect(await studio.call('attention.list', {})).toEqual({
      rows: [
        {
          key: `unmarked_session:${session.id}`,
          id: null,
          kind: 'unmarked_session',
          entity: 'session',
          entityId: session.id,
          sessionId: session.id,
          bookingId: null,
          clientId: null,
          finding: null,
          title: 'Who came to Yoga on 2 Mar 2026, 10:00?',
          why: 'It is over, and 2 bookings have no outcome yet.',
          createdAt: '2026-03-02T10:00:00.000Z',
          resolvedAt: null,
          resolvedBy: null,
          note: null,
        },
      ],
      total: 1,
      counts: { ...NOTHING, unmarked_session: 1 },
    })
  })

  test('loses the session bit by bit, as it is marked', async () => {
    const studio = await open()
    const session = await anUnmarkedSession(studio)
    studio.setNow('2026-03-03T09:00+01:00')
    const { sessions } = await studio.call('schedule.range', {
      from: '2026-03-02T00:00+01:00',
      to: '2026-03-03T00:00+01:00',
    })
    const bookings = sessions.find(({ id }) => id === session.id)?.bookings ?? []
    const whys: string[][] = []

    for (const { id } of bookings) {
      await studio.call('bookings.setOutcome', { bookingId: id, outcome: 'completed' })
      whys.push((await studio.call('attention.list', {})).rows.map(({ why }) => why))
    }

    expect(whys).toEqual([['It is over, and 1 booking has no outcome yet.'], []])
  })

  test('is filtered by kind, and told page by page', async () => {
    const studio = await open()
    const session = await anUnmarkedSession(studio)
    await raise(studio, SKIPPED, OWED, LAPSED)
    studio.setNow('2026-03-03T09:00+01:00')
    const list = async (input: Parameters<typeof studio.call<'attention.list'>>[1]) => {
      const { rows, total } = await studio.call('attention.list', input)
      return { kinds: rows.map(({ kind }) => kind), total }
    }

    expect(await list({ kind: 'refund_owed' })).toEqual({ kinds: ['refund_owed'], total: 1 })
    expect(await list({ kind: 'unmarked_session' })).toEqual({ kinds: ['unmarked_session'], total: 1 })
    expect(await list({ limit: 3 })).toEqual({
      kinds: ['refund_owed', 'promotion_skipped', 'booking_lapsed'],
      total: 4,
    })
    expect(await list({ limit: 3, offset: 3 })).toEqual({ kinds: ['unmarked_session'], total: 4 })
    expect((await studio.call('attention.list', { kind: 'refund_owed' })).counts).toEqual({
      ...NOTHING,
      refund_owed: 1,
      promotion_skipped: 1,
      booking_lapsed: 1,
      unmarked_session: 1,
    })
    expect(session.id).toBeGreaterThan(0)
  })

  test('is not filed twice while it is open, and tells the newer facts then', async () => {
    const studio = await open()
    await raise(studio, OWED, { ...OWED, details: { ...OWED.details, owed: 1 } })

    const { rows, total } = await studio.call('attention.list', {})

    expect({ title: rows[0]?.title, total }).toEqual({
      title: '1 session of 10 sessions still to be taken back',
      total: 1,
    })
  })

  test('is gone once it has settled itself, and filed anew when it happens again', async () => {
    const studio = await open()
    await raise(studio, OWED)
    await studio.engine.write(async (q) => {
      await settleAttention(q, contextAt(studio.core.deps.now()), OWED.key)
      return { keep: true, value: null }
    })

    expect(await studio.call('attention.list', {})).toMatchObject({ total: 0 })
    expect(await studio.call('attention.list', { resolved: true })).toMatchObject({
      rows: [{ id: 1, resolvedAt: '2026-03-02T08:00:00.000Z', resolvedBy: null }],
      total: 1,
    })

    await raise(studio, OWED)
    expect(await studio.call('attention.list', {})).toMatchObject({ rows: [{ id: 2 }], total: 1 })
  })
})

describeStudio('a matter', (open) => {
  test('is settled by whoever books, with a note that stays', async () => {
    const studio = await open()
    await raise(studio, SKIPPED)
    const { staff } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })
    studio.setNow('2026-03-02T10:00+01:00')

    const { item } = await studio.as(staff.id).call('attention.resolve', { id: 1, note: ' Called her. ' })

    const settled = { resolvedAt: '2026-03-02T09:00:00.000Z', resolvedBy: 'Fred Front', note: 'Called her.' }
    expect(item).toMatchObject({ id: 1, title: 'Ada Berg was passed over for Yoga', ...settled })
    expect(await studio.call('attention.list', {})).toEqual({ rows: [], total: 0, counts: NOTHING })
    expect(await studio.call('attention.list', { resolved: true })).toMatchObject({
      rows: [settled],
      total: 1,
    })
    expect(studio.pushes.at(-1)).toEqual({ kind: 'changed', topics: ['attention'] })
    expect((await studio.call('audit.list', { entity: 'attention' })).rows).toMatchObject([
      { actor: 'Fred Front', entityId: 1, after: { note: 'Called her.' } },
    ])
  })

  test('is settled once, and one that does not exist never', async () => {
    const studio = await open()
    await raise(studio, SKIPPED)
    await studio.call('attention.resolve', { id: 1 })

    expect(await studio.refused('attention.resolve', { id: 1 })).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'This has been settled already.',
    })
    expect(await studio.refused('attention.resolve', { id: 2 })).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'matter', id: 2 },
      message: 'This matter does not exist.',
    })
  })

  test('is nothing for a trainer', async () => {
    const studio = await open()
    await raise(studio, SKIPPED)
    const trainer = await aTrainer(studio)

    expect(await studio.as(trainer.id).call('attention.list', {})).toEqual({
      rows: [],
      total: 0,
      counts: NOTHING,
    })
    for (const [method, input] of [
      ['attention.resolve', { id: 1 }],
      ['attention.resolveMany', { ids: [1] }],
    ] as const) {
      expect(await studio.as(trainer.id).refused(method, input)).toMatchObject({
        code: 'UNAUTHORIZED_ACCESS',
        details: { permission: 'bookings.write' },
      })
    }
  })

  test('is settled with others at once, and taken back with them', async () => {
    const studio = await open()
    await raise(studio, SKIPPED, OWED, LAPSED)
    await studio.call('attention.resolve', { id: 2 })

    const settled = await studio.call('attention.resolveMany', { ids: [1, 2, 3, 1, 9], note: 'All called.' })

    expect(settled).toEqual({
      done: 2,
      refused: [
        { id: 2, code: 'INVALID_TRANSITION', message: 'This has been settled already.' },
        { id: 9, code: 'NOT_FOUND', message: 'This matter does not exist.' },
      ],
    })
    const { rows } = await studio.call('attention.list', { resolved: true })
    expect(rows.map(({ id, note }) => [id, note])).toEqual([
      [3, 'All called.'],
      [2, null],
      [1, 'All called.'],
    ])
    await studio.call('undo.last', {})
    expect((await studio.call('attention.list', {})).rows.map(({ id }) => id)).toEqual([1, 3])
  })
})

describeStudio('what is looked up', (open) => {
  test('is a session of their own for a trainer', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const other = await aTrainer(studio)
    const service = await aService(studio)
    const at = { [trainer.id]: '2026-03-02T10:00+01:00', [other.id]: '2026-03-02T12:00+01:00' }
    for (const [trainerId, startsAt] of Object.entries(at)) {
      const client = await aClient(studio)
      const session = { serviceId: service.id, trainerId: Number(trainerId), startsAt }
      await studio.call('sessions.create', { ...session, clientId: client.id, funding: 'unpaid' })
    }
    studio.setNow('2026-03-03T09:00+01:00')

    const { rows, total } = await studio.as(trainer.id).call('attention.list', {})

    expect({ total, kinds: rows.map(({ kind }) => kind) }).toEqual({ total: 1, kinds: ['unmarked_session'] })
    expect((await studio.call('attention.list', {})).total).toBe(2)
  })

  test('is a session outside the hours, until it is moved', async () => {
    const studio = await open()
    const service = await aService(studio, { name: 'Yoga' })
    const { session } = await studio.call('sessions.create', {
      serviceId: service.id,
      startsAt: '2026-03-05T10:00+01:00',
    })
    await studio.call('closures.add', { from: '2026-03-05', until: '2026-03-05', reason: 'Painters' })
    await studio.call('system.health', {})

    const { rows } = await studio.call('attention.list', {})

    expect(rows).toMatchObject([
      {
        key: `session_outside:${session.id}`,
        kind: 'session_outside',
        sessionId: session.id,
        title: 'Yoga on 5 Mar 2026, 10:00 lies outside the hours',
      },
    ])
    expect(rows[0]?.why).toContain('Painters')
    const move = { sessionId: session.id, version: session.version, startsAt: '2026-03-06T10:00+01:00' }
    await studio.call('sessions.move', move)
    expect(await studio.call('attention.list', {})).toEqual({ rows: [], total: 0, counts: NOTHING })
  })

  test('is what the integrity check finds, until it is repaired', async () => {
    const studio = await open()
    const client = await aClient(studio)
    await studio.raw.exec('delete from client_words')

    const { rows, counts } = await studio.call('attention.list', {})

    expect(counts.integrity_finding).toBe(1)
    expect(rows).toMatchObject([
      {
        key: `W1:client:${client.id}`,
        id: null,
        kind: 'integrity_finding',
        clientId: client.id,
        finding: { id: 'W1', severity: 'attention' },
        createdAt: '2026-03-02T08:00:00.000Z',
      },
    ])
    expect(rows[0]?.finding?.repair).toContain('words anew')
    await studio.call('integrity.repair', { id: 'W1', entity: 'client', entityId: client.id })
    expect(await studio.call('attention.list', {})).toEqual({ rows: [], total: 0, counts: NOTHING })
    expect(await studio.call('system.health', {})).toMatchObject({ status: 'healthy' })
  })
})
