import { expect, it } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aClient, aPackage, aService, describeStudio, type TestStudio } from '../support/studio.ts'

async function aSession(studio: TestStudio, day: string, service: Partial<Input<'services.create'>> = {}) {
  const { id: serviceId } = await aService(studio, { name: `Service on ${day}`, ...service })
  const startsAt = `${day}T18:00:00+01:00`
  return (await studio.call('sessions.create', { serviceId, startsAt })).session
}

/** Three packs of one client: general credits, "Classes" and a ten-pack of "Personal training". */
async function threePacks(studio: TestStudio) {
  const client = await aClient(studio)
  await aService(studio, { name: 'Flow', kind: 'group', family: 'Classes' })
  const pack = await aPackage(studio)
  const allocate = (input: Omit<Input<'credits.allocate'>, 'clientId'>) =>
    studio.call('credits.allocate', { clientId: client.id, ...input })
  const general = await allocate({ sessionCount: 2, reason: 'Goodwill' })
  const classes = await allocate({ sessionCount: 3, family: 'Classes', category: 'promotional' })
  const sold = await studio.call('purchases.create', { clientId: client.id, packageId: pack.id })
  return {
    clientId: client.id,
    general: general.grant,
    classes: classes.grant,
    ten: sold.grant,
    packageId: pack.id,
    purchaseId: sold.purchase.id,
  }
}

describeStudio('credits.explain, before a booking', (open) => {
  it('says which pack would pay for a session, why it comes first, and why the others do not', async () => {
    const studio = await open()
    const { clientId, general, classes, ten } = await threePacks(studio)
    const session = await aSession(studio, '2026-03-10')

    const { spend } = await studio.call('credits.explain', { clientId, sessionId: session.id })
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId })

    expect(spend).toEqual({
      sessionId: session.id,
      on: '2026-03-10',
      familyId: expect.any(Number),
      needed: 1,
      payable: 12,
      parts: [{ grantId: ten.id, units: 1 }],
      order: [
        { grantId: ten.id, rank: 1, problem: null, sentence: '10 sessions pays 1 credit.' },
        {
          grantId: classes.id,
          rank: 2,
          problem: 'other_family',
          sentence: 'Allocated sessions (Classes) pays only for Classes.',
        },
        {
          grantId: general.id,
          rank: 3,
          problem: null,
          sentence: 'Allocated sessions (all services) can pay as well, but its turn comes later.',
        },
      ],
      sentence:
        '10 sessions pays before Allocated sessions (all services), because it expires first, on 31 May 2026.',
    })
    expect(booking.grantId).toBe(ten.id)
  })

  it('says why nothing can pay, with the reasons that a refusal gives', async () => {
    const studio = await open()
    const { clientId, general, classes, ten } = await threePacks(studio)
    await studio.call('credits.revoke', { clientId, sessionCount: 2, reason: 'x', grantId: general.id })
    await studio.call('subscriptions.freeze', {
      subscriptionId: ten.subscriptionId,
      from: '2026-03-09',
      until: '2026-03-12',
    })
    const session = await aSession(studio, '2026-03-10')

    const { spend } = await studio.call('credits.explain', { clientId, sessionId: session.id })
    const refusal = await studio.refused('bookings.create', { sessionId: session.id, clientId })

    expect(spend).toMatchObject({ needed: 1, payable: 0, parts: [] })
    expect(spend.sentence).toBe(
      'Service on 2026-03-10 on 10 Mar 2026, 18:00 cannot be paid. 10 sessions is frozen from 9 Mar 2026 until 12 Mar 2026. Allocated sessions (Classes) pays only for Classes.',
    )
    expect(refusal.details).toMatchObject({
      reasons: [
        {
          grantId: ten.id,
          problem: 'frozen',
          sentence: '10 sessions is frozen from 9 Mar 2026 until 12 Mar 2026.',
        },
        {
          grantId: classes.id,
          problem: 'other_family',
          sentence: 'Allocated sessions (Classes) pays only for Classes.',
        },
        {
          grantId: general.id,
          problem: 'empty',
          sentence: 'Allocated sessions (all services) has nothing left: 2 taken back.',
        },
      ],
    })
  })

  it('tells of one that waits behind another, and one that takes no credits', async () => {
    const studio = await open()
    const { clientId, packageId } = await threePacks(studio)
    const queued = await studio.call('purchases.create', { clientId, packageId })
    const trial = await aSession(studio, '2026-03-11', { kind: 'trial' })

    const { spend, grants } = await studio.call('credits.explain', { clientId })
    const free = (await studio.call('credits.explain', { clientId, sessionId: trial.id })).spend

    expect(spend).toMatchObject({ sessionId: null, on: '2026-03-02', familyId: null, needed: 1, payable: 15 })
    const why = '10 sessions (the second from 2 Mar 2026) is queued behind 10 sessions until 31 May 2026.'
    expect(spend.order.find(({ grantId }) => grantId === queued.grant.id)?.sentence).toBe(why)
    expect(grants.find(({ id }) => id === queued.grant.id)).toMatchObject({ problem: 'queued', why })
    expect(free).toMatchObject({
      needed: 0,
      parts: [],
      sentence: 'Service on 2026-03-11 on 11 Mar 2026, 18:00 takes no credits.',
    })
  })

  it('looks at today for one family', async () => {
    const studio = await open()
    const { clientId, classes, general } = await threePacks(studio)
    const { rows } = await studio.call('families.list', {})
    const familyId = rows.find(({ name }) => name === 'Classes')?.id

    const { spend } = await studio.call('credits.explain', { clientId, ...(familyId ? { familyId } : {}) })
    const none = await studio.call('credits.explain', { clientId: (await aClient(studio)).id })

    expect(spend).toMatchObject({ familyId, payable: 5, parts: [{ grantId: classes.id, units: 1 }] })
    expect(spend.sentence).toBe(
      'Allocated sessions (Classes) pays before Allocated sessions (all services), because promotional sessions are spent first.',
    )
    expect(spend.order.map(({ grantId }) => grantId)).toContain(general.id)
    expect(none.spend).toMatchObject({
      payable: 0,
      order: [],
      sentence: 'No available sessions. Please purchase a session package to book this session.',
    })
  })

  it('tells packs apart that began on the same day', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio)
    for (const sessionCount of [2, 5, 1]) await studio.call('credits.allocate', { clientId, sessionCount })

    const { spend } = await studio.call('credits.explain', { clientId })

    expect(spend.sentence).toBe(
      'Allocated sessions (the first from 2 Mar 2026) pays before Allocated sessions (the second from 2 Mar 2026), because it was given first.',
    )
    expect(spend.order.map(({ sentence }) => sentence).at(-1)).toBe(
      'Allocated sessions (the third from 2 Mar 2026) can pay as well, but its turn comes later.',
    )
  })

  it('refuses an unknown session', async () => {
    const studio = await open()
    const { id: clientId } = await aClient(studio)

    expect(await studio.refused('credits.explain', { clientId, sessionId: 99 })).toMatchObject({
      code: 'NOT_FOUND',
      details: { entity: 'session', id: 99 },
    })
  })
})

describeStudio('credits.explain, afterwards', (open) => {
  it('says where every grant came from', async () => {
    const studio = await open()
    const { clientId, purchaseId } = await threePacks(studio)
    await studio.call('purchases.refund', { purchaseId, amount: 10_000 })

    const { grants } = await studio.call('credits.explain', { clientId })

    expect(grants.map(({ origin }) => origin)).toEqual([
      'Olga Owner added 2 sessions on 2 Mar 2026: Goodwill.',
      'Olga Owner added 3 sessions on 2 Mar 2026 as a promotion: Admin added.',
      '10 sessions of 10 sessions, bought on 2 Mar 2026 for €500.00; €100.00 of it was given back.',
    ])
  })

  it('tells every line with who, which session, when in the studio’s zone, and why', async () => {
    const studio = await open()
    const { clientId, ten } = await threePacks(studio)
    const session = await aSession(studio, '2026-03-02', { name: 'Pilates' })
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId })
    studio.setNow('2026-03-02T18:30:00+01:00')
    await studio.call('bookings.setOutcome', { bookingId: booking.id, outcome: 'no_show' })
    await studio.call('bookings.changeOutcome', {
      bookingId: booking.id,
      outcome: 'cancelled',
      reason: 'Was told in time',
    })

    const { entries } = await studio.call('credits.explain', { clientId })

    const own = entries.filter(({ grantId }) => grantId === ten.id)
    expect(own.map(({ kind, correctsSeq }) => [kind, correctsSeq])).toEqual([
      ['GRANT', null],
      ['HOLD', null],
      ['CAPTURE', null],
      ['UNCAPTURE', own[2]?.seq],
      ['RELEASE', null],
    ])
    expect(own.map(({ sentence }) => sentence).slice(1)).toEqual([
      'Olga Owner set 1 session aside for Pilates on 2 Mar 2026, 18:00.',
      'Olga Owner counted 1 session as used for Pilates on 2 Mar 2026, 18:00: No-show.',
      'Olga Owner counted 1 session as not used for Pilates on 2 Mar 2026, 18:00 after all: Was told in time. It corrects what was counted as used on 2 Mar 2026, 18:30.',
      'Olga Owner gave 1 session back from Pilates on 2 Mar 2026, 18:00: Was told in time.',
    ])
  })

  it.each([
    ['Was at the hospital', 'Late cancellation waived: Was at the hospital.'],
    [null, 'Late cancellation waived.'],
    ['x'.repeat(255), `Late cancellation waived: ${'x'.repeat(229)}.`],
  ])('says that a late cancellation was waived, and why: %s', async (...row) => {
    const [reason, why] = row
    const studio = await open()
    const { clientId } = await threePacks(studio)
    const session = await aSession(studio, '2026-03-02', { name: 'Pilates' })
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId })
    await studio.call('bookings.cancel', { bookingId: booking.id, waive: true, reason })

    const { entries } = await studio.call('credits.explain', { clientId })

    expect(entries.at(-1)?.sentence).toBe(
      `Olga Owner gave 1 session back from Pilates on 2 Mar 2026, 18:00: ${why}`,
    )
    const { rows } = await studio.call('bookings.list', { clientId })
    expect(rows).toMatchObject([{ status: 'late_cancelled', late: true }])
  })

  it('does not speak of a waiver where nothing was late', async () => {
    const studio = await open()
    const { clientId } = await threePacks(studio)
    const session = await aSession(studio, '2026-03-09', { name: 'Pilates' })
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId })
    await studio.call('bookings.cancel', { bookingId: booking.id, waive: true, reason: 'Ill' })

    const { entries } = await studio.call('credits.explain', { clientId })

    expect(entries.at(-1)?.sentence).toBe(
      'Olga Owner gave 1 session back from Pilates on 9 Mar 2026, 18:00: Ill.',
    )
  })

  it('cites what an undo took back', async () => {
    const studio = await open()
    const { clientId } = await threePacks(studio)
    await studio.call('credits.revoke', { clientId, sessionCount: 2, reason: 'The wrong client' })
    await studio.call('undo.last', {})

    const { entries } = await studio.call('credits.explain', { clientId })

    expect(entries.at(-1)?.sentence).toMatch(
      /^Olga Owner added 2 sessions: .+\. It corrects what was taken back on 2 Mar 2026, 09:00\.$/,
    )
  })
})
