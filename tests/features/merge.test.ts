import { expect, test } from 'vitest'
import { undoMerge } from '../../src/main/core/features/merge/undo.ts'
import type { Result } from '../../src/shared/result.ts'
import {
  aClient,
  aPackage,
  aRoom,
  aService,
  aTrainer,
  describeStudio,
  type StudioOptions,
  type TestStudio,
} from '../support/studio.ts'

type Open = (options?: StudioOptions) => Promise<TestStudio>

/** Ada twice, as it happens at a desk: each record with a pack, bookings that were attended and that are to come. */
async function twoRecords(open: Open) {
  const studio = await open()
  const { call } = studio
  const service = await aService(studio)
  const yoga = await aService(studio, { name: 'Yoga', kind: 'group', family: 'Classes', capacity: 4 })
  await aTrainer(studio)
  await aRoom(studio)
  const { id: packageId } = await aPackage(studio)
  const kept = await aClient(studio, { firstName: 'Ada', lastName: 'Berg', phone: '0171 2345678' })
  const merged = await aClient(studio, {
    firstName: 'Adele',
    lastName: 'Bergmann',
    email: 'ada@example.org',
    phone: '0172 9999999',
    notes: 'Knee',
  })
  const book = async (clientId: number, startsAt: string, serviceId = service.id) => {
    const { session, booking } = await call('sessions.create', { serviceId, clientId, startsAt })
    return { sessionId: session.id, bookingId: booking?.id ?? 0 }
  }
  const keptSale = await call('purchases.create', { clientId: kept.id, packageId })
  const mergedSale = await call('purchases.create', { clientId: merged.id, packageId })
  await call('credits.allocate', { clientId: merged.id, sessionCount: 4, family: 'Classes' })
  const done = await book(merged.id, '2026-03-02T10:00+01:00')
  const live = await book(merged.id, '2026-03-05T10:00+01:00')
  const keptLive = await book(kept.id, '2026-03-06T10:00+01:00')
  studio.setNow('2026-03-02T12:00+01:00')
  await call('bookings.setOutcome', { bookingId: done.bookingId, outcome: 'completed' })
  return {
    studio,
    service,
    yoga,
    kept,
    merged,
    packageId,
    keptSale,
    mergedSale,
    book,
    bookings: { done, live, keptLive },
  }
}

/** Takes a merge back as the undo of a command does: in a unit of work, kept unless refused. */
async function takeBack(studio: TestStudio, mergeId = 1): Promise<Result<unknown>> {
  const context = {
    actor: studio.owner,
    now: studio.core.deps.now(),
    method: 'clients.merge',
    commandId: null,
    note: () => undefined,
    appended: () => undefined,
    undoable: () => undefined,
  }
  return studio.engine.write(async (q) => {
    const value = await undoMerge(q, context as never, mergeId)
    return { keep: value.ok, value }
  })
}

async function figures(studio: TestStudio, clientId: number) {
  const { subscriptions, ...summary } = await studio.call('credits.summary', { clientId })
  const { completed, scheduled, remaining, total, available } = summary
  expect(completed + scheduled + remaining).toBe(total)
  for (const one of subscriptions) expect(one.completed + one.scheduled + one.remaining).toBe(one.total)
  return { completed, scheduled, remaining, total, available }
}

async function isSound(studio: TestStudio): Promise<void> {
  const { ok, findings } = await studio.call('integrity.check', {})
  expect({ ok, findings }).toEqual({ ok: true, findings: [] })
}

async function rowsOf(studio: TestStudio) {
  const tables = {
    clients: 'id, first_name, email, email_key, phone, notes, status, merged_into, search_name',
    client_words: 'client_id, word',
    subscriptions: 'id, client_id, status, activated_on, ended_at',
    grants: 'id, client_id, expires_on, granted, available, held, used, expired, revoked',
    bookings: 'id, client_id, status',
    booking_holds: 'booking_id, grant_id, client_id, held, captured',
    purchases: 'id, client_id',
    series: 'id, client_id',
  }
  const rows: Record<string, unknown> = {}
  for (const [table, columns] of Object.entries(tables)) {
    rows[table] = await studio.raw.rows(`select ${columns} from ${table} order by 1, 2`)
  }
  return rows
}

describeStudio('merging two records of one person', (open) => {
  test('gives all that the one has to the other, and leaves the ledger as it is', async () => {
    const scene = await twoRecords(open)
    const { studio, kept, merged, mergedSale, bookings } = scene
    const before = [await figures(studio, kept.id), await figures(studio, merged.id)]
    const ledger = await studio.raw.rows('select * from entries order by seq')

    const value = await studio.call('clients.merge', { keepId: kept.id, mergeId: merged.id })

    expect(value).toEqual({
      client: { ...kept, email: 'ada@example.org', notes: 'Knee', version: 2, availableSessions: 13 },
      moved: { subscriptions: 2, grants: 2, bookings: 2, purchases: 1, assignments: 0 },
      queued: 1,
    })
    expect(await figures(studio, kept.id)).toEqual({
      completed: 1,
      scheduled: 2,
      remaining: 21,
      total: 24,
      // The eight of the second pack wait until the first is used up.
      available: 13,
    })
    expect(before.map(({ total }) => total)).toEqual([10, 14])
    expect(await figures(studio, merged.id)).toEqual({
      completed: 0,
      scheduled: 0,
      remaining: 0,
      total: 0,
      available: 0,
    })
    expect(await studio.raw.rows('select * from entries order by seq')).toEqual(ledger)
    const { rows } = await studio.call('bookings.list', { clientId: kept.id })
    expect(rows.map(({ id }) => id).sort()).toEqual(
      [bookings.done, bookings.live, bookings.keptLive].map(({ bookingId }) => bookingId).sort(),
    )
    const { subscriptions } = await studio.call('credits.summary', { clientId: kept.id })
    expect(subscriptions.find(({ id }) => id === mergedSale.grant.subscriptionId)).toMatchObject({
      status: 'queued',
      expiresOn: null,
    })
    await isSound(studio)
  })

  test('lets a second pack wait, and be activated when the first is used up', async () => {
    const { studio, kept, merged, mergedSale, service } = await twoRecords(open)
    await studio.call('clients.merge', { keepId: kept.id, mergeId: merged.id })

    for (let day = 10; day < 19; day += 1) {
      await studio.call('sessions.create', {
        serviceId: service.id,
        clientId: kept.id,
        startsAt: `2026-03-${day}T10:00+01:00`,
      })
    }

    const { subscriptions } = await studio.call('credits.summary', { clientId: kept.id })
    expect(subscriptions.map(({ status }) => status)).toEqual(['ended', 'active', 'active'])
    // 90 days after the last session of the first.
    expect(subscriptions.find(({ id }) => id === mergedSale.grant.subscriptionId)?.expiresOn).toBe(
      '2026-06-16',
    )
    await isSound(studio)
  })

  test('goes on with the bookings that were moved', async () => {
    const { studio, kept, merged, bookings } = await twoRecords(open)
    await studio.call('clients.merge', { keepId: kept.id, mergeId: merged.id })

    const { booking, returned } = await studio.call('bookings.cancel', { bookingId: bookings.live.bookingId })

    expect({ clientId: booking.clientId, returned }).toEqual({ clientId: kept.id, returned: 1 })
    expect(await figures(studio, kept.id)).toMatchObject({ completed: 1, scheduled: 1, remaining: 22 })
    await isSound(studio)
  })

  test('tells before it happens how much it moves, and keeps nothing then', async () => {
    const { studio, kept, merged } = await twoRecords(open)
    const before = await rowsOf(studio)

    const preview = await studio.call('clients.merge', { keepId: kept.id, mergeId: merged.id, dryRun: true })

    expect(preview).toMatchObject({ moved: { subscriptions: 2, grants: 2, bookings: 2, purchases: 1 } })
    expect(await rowsOf(studio)).toEqual(before)
    await isSound(studio)
  })

  test('leaves what both have as it is with the one who is kept', async () => {
    const { studio, kept, merged } = await twoRecords(open)

    const { client } = await studio.call('clients.merge', { keepId: merged.id, mergeId: kept.id })

    expect(client).toMatchObject({ email: 'ada@example.org', phone: '0172 9999999', notes: 'Knee' })
  })

  test('moves a series too', async () => {
    const { studio, kept, merged, service } = await twoRecords(open)
    await studio.raw.exec(
      `insert into series (service_id, client_id, pattern, created_at) values (${service.id}, ${merged.id}, '{}', 0)`,
    )

    await studio.call('clients.merge', { keepId: kept.id, mergeId: merged.id })

    expect(await studio.raw.rows('select client_id from series')).toEqual([{ client_id: kept.id }])
  })

  test('is written to the audit log of both', async () => {
    const { studio, kept, merged } = await twoRecords(open)

    await studio.call('clients.merge', { keepId: kept.id, mergeId: merged.id })

    const { rows } = await studio.call('audit.list', { limit: 2 })
    expect(rows).toMatchObject([
      {
        method: 'clients.merge',
        entityId: merged.id,
        before: { email: 'ada@example.org' },
        after: { status: 'merged', mergedInto: kept.id },
      },
      {
        method: 'clients.merge',
        entityId: kept.id,
        before: { email: null },
        after: { email: 'ada@example.org', merged: merged.id },
      },
    ])
    expect(studio.pushes.at(-1)).toEqual({
      kind: 'changed',
      topics: ['clients', 'credits', 'bookings', 'schedule', 'purchases', 'assignments'],
    })
  })
})

describeStudio('merging is refused', (open) => {
  test('for a client who does not exist, for one and the same, and for one merged before', async () => {
    const { studio, kept, merged } = await twoRecords(open)
    const third = await aClient(studio, { firstName: 'Cleo' })
    const refused = (keepId: number, mergeId: number) => studio.refused('clients.merge', { keepId, mergeId })

    expect(await refused(99, merged.id)).toMatchObject({ code: 'USER_NOT_FOUND', details: { clientId: 99 } })
    expect(await refused(kept.id, 99)).toMatchObject({ code: 'USER_NOT_FOUND', details: { clientId: 99 } })
    expect(await refused(kept.id, kept.id)).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'These are one and the same client. Choose the other record of this person.',
    })
    await studio.call('clients.merge', { keepId: kept.id, mergeId: merged.id })
    const why = 'Adele Bergmann was merged into Ada Berg. Choose Ada Berg instead.'
    expect(await refused(third.id, merged.id)).toMatchObject({ code: 'INVALID_TRANSITION', message: why })
    expect(await refused(merged.id, third.id)).toMatchObject({ code: 'INVALID_TRANSITION', message: why })
  })

  test('without the permission, which the front desk does not have', async () => {
    const { studio, kept, merged } = await twoRecords(open)
    const { staff } = await studio.call('staff.create', { name: 'Fred Front', role: 'front_desk' })

    const refusal = await studio
      .as(staff.id)
      .refused('clients.merge', { keepId: kept.id, mergeId: merged.id })

    expect(refusal).toMatchObject({ code: 'UNAUTHORIZED_ACCESS', details: { permission: 'clients.merge' } })
  })

  test('when the person would be in two places at once, with every such pair', async () => {
    const { studio, kept, merged, yoga, book, bookings } = await twoRecords(open)
    const overlapping = await book(kept.id, '2026-03-05T10:30+01:00')
    await studio.call('credits.allocate', { clientId: kept.id, sessionCount: 4, family: 'Classes' })
    const shared = await book(kept.id, '2026-03-09T10:00+01:00', yoga.id)
    await studio.call('bookings.create', { sessionId: shared.sessionId, clientId: merged.id })
    const before = await rowsOf(studio)

    const refusal = await studio.refused('clients.merge', {
      keepId: kept.id,
      mergeId: merged.id,
      dryRun: true,
    })

    expect(refusal).toMatchObject({
      code: 'CLIENT_CONFLICT',
      message:
        'Ada Berg would be in Personal training and in Personal training at the same time. Cancel or move one of the two first. There is 1 more.',
      details: {
        sessionId: overlapping.sessionId,
        name: 'Ada Berg',
        clashes: [
          {
            kept: { sessionId: overlapping.sessionId, startsAt: '2026-03-05T09:30:00.000Z' },
            merged: { sessionId: bookings.live.sessionId, startsAt: '2026-03-05T09:00:00.000Z' },
          },
          {
            kept: { sessionId: shared.sessionId, title: 'Yoga' },
            merged: { sessionId: shared.sessionId, title: 'Yoga' },
          },
        ],
      },
    })
    expect(await rowsOf(studio)).toEqual(before)
  })

  test('when both wait for one session, but not when one of them was cancelled', async () => {
    const { studio, kept, merged, yoga, book } = await twoRecords(open)
    await studio.call('credits.allocate', { clientId: kept.id, sessionCount: 4, family: 'Classes' })
    const shared = await book(kept.id, '2026-03-09T10:00+01:00', yoga.id)
    const { booking } = await studio.call('bookings.create', {
      sessionId: shared.sessionId,
      clientId: merged.id,
      funding: 'unpaid',
    })
    await studio.raw.exec("update bookings set status = 'waitlisted' where id = ?", [booking.id])

    expect(await studio.refused('clients.merge', { keepId: kept.id, mergeId: merged.id })).toMatchObject({
      code: 'CLIENT_CONFLICT',
      message: 'Ada Berg would have two places in Yoga. Cancel or move one of the two first.',
    })

    await studio.raw.exec("update bookings set status = 'cancelled' where id = ?", [booking.id])
    await studio.call('clients.merge', { keepId: kept.id, mergeId: merged.id })
    await isSound(studio)
  })

  test('and neighbours are no conflict', async () => {
    const { studio, kept, merged, book } = await twoRecords(open)
    await book(kept.id, '2026-03-05T11:00+01:00')
    await book(kept.id, '2026-03-05T09:00+01:00')

    await studio.call('clients.merge', { keepId: kept.id, mergeId: merged.id })

    await isSound(studio)
  })
})

describeStudio('a merged client', (open) => {
  const merging = async () => {
    const scene = await twoRecords(open)
    const { studio, kept, merged } = scene
    await studio.call('clients.merge', { keepId: kept.id, mergeId: merged.id })
    return scene
  }

  test('is found by nobody, and tells who was kept', async () => {
    const { studio, kept, merged } = await merging()

    const found = await studio.call('clients.search', { query: 'bergmann' })
    const listed = await studio.call('clients.list', { status: 'all' })
    const { client } = await studio.call('clients.get', { clientId: merged.id })

    expect(found.rows).toEqual([])
    expect(listed.rows.map(({ id }) => id)).toEqual([kept.id])
    expect(client).toMatchObject({ status: 'merged', mergedInto: { id: kept.id, name: 'Ada Berg' } })
    expect((await studio.call('clients.get', { clientId: kept.id })).client.mergedInto).toBeUndefined()
  })

  test('tells who was kept in the end, when the kept one was merged too', async () => {
    const { studio, kept, merged } = await merging()
    const third = await aClient(studio, { firstName: 'Cleo' })
    await studio.call('clients.merge', { keepId: third.id, mergeId: kept.id })

    const { client } = await studio.call('clients.get', { clientId: merged.id })

    expect(client.mergedInto).toEqual({ id: third.id, name: 'Cleo Berg' })
  })

  test('is the wrong one for every command, which says who is the right one', async () => {
    const { studio, merged, packageId, service, yoga } = await merging()
    const { session } = await studio.call('sessions.create', {
      serviceId: yoga.id,
      startsAt: '2026-03-20T10:00+01:00',
    })
    const clientId = merged.id
    const attempts = [
      ['clients.update', { clientId, firstName: 'Zoe' }],
      ['clients.deactivate', { clientId }],
      ['clients.reactivate', { clientId }],
      ['credits.allocate', { clientId, sessionCount: 1 }],
      ['credits.revoke', { clientId, sessionCount: 1, reason: 'x' }],
      ['purchases.create', { clientId, packageId }],
      ['bookings.create', { clientId, sessionId: session.id }],
      ['sessions.create', { clientId, serviceId: service.id, startsAt: '2026-03-21T10:00+01:00' }],
      ['series.create', { clientId, serviceId: service.id, date: '2026-03-21', time: '10:00', count: 2 }],
    ] as const

    for (const [method, input] of attempts) {
      expect(await studio.refused(method, input), method).toMatchObject({
        code: 'INVALID_TRANSITION',
        message: 'Adele Bergmann was merged into Ada Berg. Choose Ada Berg instead.',
      })
    }
  })

  test('leaves the e-mail address to the kept one, who may keep it from others', async () => {
    const { studio } = await merging()

    const input = { firstName: 'Eve', lastName: 'Other', email: 'ada@example.org' }
    expect(await studio.refused('clients.create', input)).toMatchObject({
      code: 'DUPLICATE_CLIENT',
      details: { name: 'Ada Berg' },
    })
  })
})

describeStudio('taking a merge back', (open) => {
  const merging = async () => {
    const scene = await twoRecords(open)
    const before = await rowsOf(scene.studio)
    await scene.studio.call('clients.merge', { keepId: scene.kept.id, mergeId: scene.merged.id })
    return { ...scene, before }
  }
  const refusal = async (studio: TestStudio, mergeId?: number) => {
    const answer = await takeBack(studio, mergeId)
    if (answer.ok) throw new Error('It was not refused.')
    return answer.error
  }

  test('moves the same rows back, so that all is as it was', async () => {
    const { studio, kept, merged, before } = await merging()

    expect(await takeBack(studio)).toEqual({ ok: true, value: { keptId: kept.id, mergedId: merged.id } })

    expect(await rowsOf(studio)).toEqual(before)
    expect(await figures(studio, kept.id)).toMatchObject({ total: 10 })
    expect(await figures(studio, merged.id)).toMatchObject({ completed: 1, scheduled: 1, total: 14 })
    expect((await studio.call('clients.search', { query: 'bergmann' })).rows).toHaveLength(1)
    await isSound(studio)
  })

  test('leaves with the kept one what came since', async () => {
    const { studio, kept, merged, book } = await merging()
    await book(kept.id, '2026-03-20T10:00+01:00')
    await studio.call('credits.allocate', { clientId: kept.id, sessionCount: 2 })
    await studio.call('clients.update', { clientId: kept.id, notes: 'Knee and back' })

    expect(await takeBack(studio)).toMatchObject({ ok: true })

    expect(await figures(studio, kept.id)).toMatchObject({ scheduled: 2, total: 12 })
    expect(await figures(studio, merged.id)).toMatchObject({ total: 14 })
    expect((await studio.call('clients.get', { clientId: kept.id })).client).toMatchObject({
      email: null,
      notes: 'Knee and back',
    })
    await isSound(studio)
  })

  test('takes along what became of the moved bookings', async () => {
    const { studio, merged, bookings } = await merging()
    await studio.call('bookings.cancel', { bookingId: bookings.live.bookingId })

    expect(await takeBack(studio)).toMatchObject({ ok: true })

    expect(await figures(studio, merged.id)).toMatchObject({ completed: 1, scheduled: 0, remaining: 13 })
    await isSound(studio)
  })

  test('activates a pack that was bought since and waits for nobody then', async () => {
    const { studio, kept } = await merging()
    const { id: packageId } = await aPackage(studio, { name: 'Ten classes', family: 'Classes' })
    const { grant } = await studio.call('purchases.create', { clientId: kept.id, packageId })

    expect(await takeBack(studio)).toMatchObject({ ok: true })

    const { rows } = await studio.call('subscriptions.list', { clientId: kept.id })
    expect(rows.find(({ id }) => id === grant.subscriptionId)).toMatchObject({ status: 'active' })
    await isSound(studio)
  })

  test('is refused when a later booking uses a moved pack, also when it was cancelled since', async () => {
    const { studio, kept, yoga, book } = await merging()
    const { bookingId } = await book(kept.id, '2026-03-20T10:00+01:00', yoga.id)
    const why = 'Ada Berg was booked into Yoga on 20 Mar 2026 since, with a pack of the other record.'

    expect(await refusal(studio)).toEqual({
      code: 'INVALID_TRANSITION',
      details: { from: 'merged', to: 'apart', why },
    })
    await studio.call('bookings.cancel', { bookingId })
    expect(await refusal(studio)).toMatchObject({ details: { why } })
    await isSound(studio)
  })

  test('is refused when sessions were added to a moved pack', async () => {
    const { studio, kept } = await merging()
    await studio.call('credits.allocate', { clientId: kept.id, sessionCount: 1, family: 'Classes' })

    expect(await refusal(studio)).toMatchObject({
      details: { why: 'Sessions were added to Allocated sessions since.' },
    })
  })

  test('is refused when the pack that waited was activated since', async () => {
    const { studio, kept } = await merging()
    await studio.call('credits.revoke', { clientId: kept.id, sessionCount: 8, reason: 'x' })
    await studio.raw.exec(
      `update subscriptions set status = 'ended', ended_at = 0 where client_id = ${kept.id} and status = 'active' and name = '10 sessions'`,
    )
    await studio.raw.exec(
      `update subscriptions set status = 'active' where client_id = ${kept.id} and status = 'queued'`,
    )

    expect(await refusal(studio)).toMatchObject({
      details: { why: '10 sessions is active now and waited before.' },
    })
  })

  test('is refused twice, for a merge that is none, and for one that was merged again', async () => {
    const { studio, kept } = await merging()
    const third = await aClient(studio, { firstName: 'Cleo' })
    await studio.call('clients.merge', { keepId: third.id, mergeId: kept.id })

    expect(await refusal(studio, 99)).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'merge', id: 99 },
    })
    expect(await refusal(studio, 1)).toMatchObject({
      details: { why: 'Ada Berg was merged into another client since. Take that back first.' },
    })
    expect(await takeBack(studio, 2)).toMatchObject({ ok: true })
    expect(await takeBack(studio, 1)).toMatchObject({ ok: true })
    expect(await refusal(studio, 1)).toMatchObject({ details: { why: 'This merge was already taken back.' } })
    await isSound(studio)
  })

  test('is refused when somebody else has the e-mail address now', async () => {
    const { studio, kept } = await merging()
    await studio.call('clients.update', { clientId: kept.id, email: 'new@example.org' })
    await aClient(studio, { firstName: 'Eve', email: 'ada@example.org' })

    expect(await refusal(studio)).toMatchObject({ code: 'DUPLICATE_CLIENT' })
  })

  test('is what undoing the last step does, and doing it again merges them anew', async () => {
    const { studio, kept, merged, before } = await merging()
    const after = await rowsOf(studio)

    const { undone } = await studio.call('undo.last', {})
    const apart = await rowsOf(studio)
    await studio.call('undo.redo', {})

    expect(undone).toMatchObject({ method: 'clients.merge' })
    expect(apart).toEqual(before)
    expect(await rowsOf(studio)).toEqual(after)
    expect((await studio.call('clients.get', { clientId: merged.id })).client.mergedInto?.id).toBe(kept.id)
    await isSound(studio)
  })

  test('can be merged again afterwards', async () => {
    const { studio, kept, merged } = await merging()
    await takeBack(studio)

    const again = await studio.call('clients.merge', { keepId: kept.id, mergeId: merged.id })

    expect(again).toMatchObject({
      moved: { subscriptions: 2, grants: 2, bookings: 2, purchases: 1 },
      queued: 1,
    })
    await isSound(studio)
  })
})
