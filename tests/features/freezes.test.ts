import { expect, it } from 'vitest'
import type { Input } from '../../src/shared/contract/index.ts'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** Today is Monday 2 March 2026 in Berlin; the pack is valid until 31 May. */
async function aHolder(studio: TestStudio) {
  const client = await aClient(studio)
  const pack = await aPackage(studio)
  const sold = await studio.call('purchases.create', { clientId: client.id, packageId: pack.id })
  return { clientId: client.id, subscriptionId: sold.grant.subscriptionId, grantId: sold.grant.id }
}

async function aSession(studio: TestStudio, day: string, hour = '10') {
  const { rows } = await studio.call('services.list', {})
  const service = rows[0] ?? (await aService(studio))
  const startsAt = `${day}T${hour}:00:00+01:00`
  return (await studio.call('sessions.create', { serviceId: service.id, startsAt })).session
}

async function book(studio: TestStudio, clientId: number, day: string) {
  const session = await aSession(studio, day)
  return (await studio.call('bookings.create', { sessionId: session.id, clientId })).booking
}

const grantOf = async (studio: TestStudio, clientId: number) =>
  (await studio.call('credits.explain', { clientId })).grants[0]

const subscriptionOf = async (studio: TestStudio, clientId: number) =>
  (await studio.call('subscriptions.list', { clientId })).rows[0]

describeStudio('subscriptions.freeze', (open) => {
  it('freezes at once from today, and moves the validity by the whole length', async () => {
    const studio = await open()
    const { clientId, subscriptionId } = await aHolder(studio)

    const frozen = await studio.call('subscriptions.freeze', {
      subscriptionId,
      until: '2026-03-11',
      reason: 'Knee surgery',
    })

    expect(frozen).toMatchObject({
      subscription: {
        id: subscriptionId,
        status: 'frozen',
        expiresOn: '2026-06-10',
        freeze: { from: '2026-03-02', until: '2026-03-11', days: 10 },
        version: 2,
      },
      freeze: { from: '2026-03-02', until: '2026-03-11', days: 10 },
      cancelled: 0,
      availableSessions: 0,
    })
    expect((await grantOf(studio, clientId))?.problem).toBe('frozen')
    const { rows } = await studio.call('audit.list', { entity: 'subscription', entityId: subscriptionId })
    expect(rows[0]).toMatchObject({
      method: 'subscriptions.freeze',
      before: { status: 'active', grants: [{ expiresOn: '2026-05-31' }] },
      after: { status: 'frozen', freeze: { reason: 'Knee surgery' }, grants: [{ expiresOn: '2026-06-10' }] },
    })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('is judged by the session’s studio day: inside it pays for nothing, outside it does', async () => {
    const studio = await open()
    const { clientId, subscriptionId, grantId } = await aHolder(studio)
    await studio.call('subscriptions.freeze', { subscriptionId, from: '2026-03-10', until: '2026-03-12' })

    expect(await studio.call('credits.summary', { clientId })).toMatchObject({
      available: 10,
      subscriptions: [{ status: 'active', freeze: { from: '2026-03-10', until: '2026-03-12' } }],
    })
    const inside = await aSession(studio, '2026-03-12')
    expect(await studio.refused('bookings.create', { sessionId: inside.id, clientId })).toMatchObject({
      code: 'INSUFFICIENT_SESSIONS',
      details: { available: 10, reasons: [{ grantId, problem: 'frozen' }] },
    })
    expect(
      await studio.refused('bookings.create', { sessionId: inside.id, clientId, grantId }),
    ).toMatchObject({
      code: 'GRANT_FROZEN',
      message: expect.stringContaining('frozen from 10 Mar 2026 until 12 Mar 2026'),
    })
    expect((await book(studio, clientId, '2026-03-09')).grantId).toBe(grantId)
    expect((await book(studio, clientId, '2026-03-13')).grantId).toBe(grantId)
  })

  it('is right on the day itself, before any job has run, and over by itself', async () => {
    const studio = await open()
    const { clientId, subscriptionId } = await aHolder(studio)
    await studio.call('subscriptions.freeze', { subscriptionId, from: '2026-03-10', until: '2026-03-12' })
    const today = async (moment: string) => {
      studio.setNow(moment)
      const { available, subscriptions } = await studio.call('credits.summary', { clientId })
      const { rows } = await studio.call('clients.list', {})
      expect(rows.map((row) => row.availableSessions)).toEqual([available])
      return [available, subscriptions[0]?.status]
    }

    expect(await today('2026-03-09T23:59:00+01:00')).toEqual([10, 'active'])
    expect(await today('2026-03-10T00:00:00+01:00')).toEqual([0, 'frozen'])
    expect(await today('2026-03-12T23:59:00+01:00')).toEqual([0, 'frozen'])
    expect(await today('2026-03-13T00:00:00+01:00')).toEqual([10, 'active'])
  })

  it('leaves alone what had expired before it begins, and what never expires', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const give = (expiresOn: string | null) =>
      studio.call('credits.allocate', { clientId: client.id, sessionCount: 1, expiresOn })
    const { grant } = await give('2026-03-09')
    await give('2026-03-10')
    await give(null)

    await studio.call('subscriptions.freeze', {
      subscriptionId: grant.subscriptionId,
      from: '2026-03-10',
      until: '2026-03-10',
    })

    const { grants } = await studio.call('credits.explain', { clientId: client.id })
    expect(grants.map(({ expiresOn }) => expiresOn)).toEqual(['2026-03-09', '2026-03-11', null])
  })

  it('is refused while live bookings lie inside, naming them, and cancels them as the studio when told to', async () => {
    const studio = await open()
    const { clientId, subscriptionId } = await aHolder(studio)
    for (const day of ['2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-14']) {
      await book(studio, clientId, day)
    }
    // The late window does not matter: the studio's own cancellation always gives back.
    const freeze = { subscriptionId, from: '2026-03-10', until: '2026-03-13' }

    const refusal = await studio.refused('subscriptions.freeze', freeze)
    const preview = await studio.call('subscriptions.freeze', {
      ...freeze,
      cancelBookings: true,
      dryRun: true,
    })
    expect((await studio.call('bookings.list', { clientId })).rows.map((row) => row.status)).toEqual(
      Array(5).fill('confirmed'),
    )
    const frozen = await studio.call('subscriptions.freeze', { ...freeze, cancelBookings: true })

    expect(refusal).toMatchObject({
      code: 'INVALID_TRANSITION',
      details: { from: 'active', to: 'frozen' },
      message:
        '10 sessions pays for 4 bookings on these days: Personal training on 10 Mar 2026, 10:00; Personal training on 11 Mar 2026, 10:00; Personal training on 12 Mar 2026, 10:00; and 1 more. Cancel or move them first, or let the freeze cancel them.',
    })
    expect(preview).toMatchObject({ cancelled: 4, availableSessions: 9 })
    expect(frozen).toMatchObject({ cancelled: 4, availableSessions: 9, subscription: { scheduled: 1 } })
    const { rows } = await studio.call('bookings.list', { clientId })
    expect(rows.map((row) => row.status)).toEqual(['confirmed', ...Array(4).fill('cancelled')])
    const { entries } = await studio.call('credits.explain', { clientId })
    expect(entries.at(-1)).toMatchObject({ kind: 'RELEASE', reason: '10 sessions is frozen' })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('gives the places that come free to those who wait, but not to whom it has frozen', async () => {
    const studio = await open()
    const { clientId, subscriptionId } = await aHolder(studio)
    const [full, other] = [await aSession(studio, '2026-03-10'), await aSession(studio, '2026-03-11')]
    await studio.call('bookings.create', { sessionId: full.id, clientId })
    const [waiting, there] = [
      await aClient(studio, { firstName: 'Bo' }),
      await aClient(studio, { firstName: 'Cy' }),
    ]
    for (const { id } of [waiting, there])
      await studio.call('credits.allocate', { clientId: id, sessionCount: 2 })
    await studio.call('bookings.create', { sessionId: full.id, clientId: waiting.id, waitlist: true })
    const { booking } = await studio.call('bookings.create', { sessionId: other.id, clientId: there.id })
    await studio.call('bookings.create', { sessionId: other.id, clientId, waitlist: true })

    const frozen = await studio.call('subscriptions.freeze', {
      subscriptionId,
      from: '2026-03-10',
      until: '2026-03-13',
      cancelBookings: true,
    })
    const cancelled = await studio.call('bookings.cancel', { bookingId: booking.id })

    expect(frozen).toMatchObject({
      cancelled: 1,
      promoted: [{ clientId: waiting.id, clientName: 'Bo Berg' }],
    })
    expect(cancelled).toMatchObject({ promoted: [], skipped: [{ clientId, code: 'INSUFFICIENT_SESSIONS' }] })
  })

  it('does not mind bookings that something else pays for', async () => {
    const studio = await open()
    const { clientId, subscriptionId } = await aHolder(studio)
    const session = await aSession(studio, '2026-03-10')
    await studio.call('bookings.create', { sessionId: session.id, clientId, funding: 'unpaid' })

    const freeze = { subscriptionId, from: '2026-03-10', until: '2026-03-10' }

    expect(await studio.call('subscriptions.freeze', freeze)).toMatchObject({ cancelled: 0 })
  })

  it.each<[string, Partial<Input<'subscriptions.freeze'>>, string, RegExp]>([
    ['days in the past', { from: '2026-03-01' }, 'VALIDATION', /past/],
    ['an end before the beginning', { from: '2026-03-21' }, 'VALIDATION', /before the first/],
    ['eleven years', { until: '2037-03-02' }, 'VALIDATION', /at most 3650 days/],
    ['one that there is not', { subscriptionId: 99 }, 'NOT_FOUND', /subscription/],
    ['another version', { version: 7 }, 'STALE_VERSION', /./],
  ])('refuses %s', async (_what, changes, code, message) => {
    const studio = await open()
    const { subscriptionId } = await aHolder(studio)

    const refusal = await studio.refused('subscriptions.freeze', {
      subscriptionId,
      until: '2026-03-20',
      ...changes,
    })

    expect(refusal).toMatchObject({ code, message: expect.stringMatching(message) })
  })

  it('refuses a second freeze on the same days, one that waits, one that ended, and a trainer', async () => {
    const studio = await open()
    const { clientId, subscriptionId } = await aHolder(studio)
    const { rows: packs } = await studio.call('packages.list', {})
    const second = await studio.call('purchases.create', { clientId, packageId: packs[0]?.id ?? 0 })
    await studio.call('subscriptions.freeze', { subscriptionId, from: '2026-03-10', until: '2026-03-12' })
    const freeze = (from: string, until: string, id = subscriptionId) => ({ subscriptionId: id, from, until })

    const overlapping = await studio.refused('subscriptions.freeze', freeze('2026-03-12', '2026-03-20'))
    const queued = await studio.refused(
      'subscriptions.freeze',
      freeze('2026-03-12', '2026-03-20', second.grant.subscriptionId),
    )
    const trainer = await aTrainer(studio)
    const unauthorised = await studio
      .as(trainer.id)
      .refused('subscriptions.freeze', freeze('2026-03-12', '2026-03-20'))

    expect(overlapping.message).toBe(
      '10 sessions is already frozen from 10 Mar 2026 until 12 Mar 2026. End that freeze first, or choose other days.',
    )
    expect(queued).toMatchObject({ code: 'INVALID_TRANSITION', message: expect.stringMatching(/waits/) })
    expect(unauthorised.code).toBe('UNAUTHORIZED_ACCESS')
    expect(await studio.call('subscriptions.freeze', freeze('2026-03-13', '2026-03-13'))).toMatchObject({
      subscription: { expiresOn: '2026-06-04' },
    })
  })
})

describeStudio('subscriptions.unfreeze', (open) => {
  it('ends a freeze early and takes the unused days back', async () => {
    const studio = await open()
    const { subscriptionId } = await aHolder(studio)
    await studio.call('subscriptions.freeze', { subscriptionId, until: '2026-03-11' })
    studio.setNow('2026-03-06T09:00:00+01:00')

    const active = await studio.call('subscriptions.unfreeze', { subscriptionId })

    expect(active).toMatchObject({
      subscription: { status: 'active', expiresOn: '2026-06-04', freeze: null },
      takenBack: 6,
      availableSessions: 10,
    })
    expect(await studio.refused('subscriptions.unfreeze', { subscriptionId })).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: '10 sessions is not frozen, and no freeze lies ahead.',
    })
  })

  it('can name a later first usable day, and calls off what lies ahead', async () => {
    const studio = await open()
    const { subscriptionId } = await aHolder(studio)
    await studio.call('subscriptions.freeze', { subscriptionId, from: '2026-03-10', until: '2026-03-19' })

    const shorter = await studio.call('subscriptions.unfreeze', { subscriptionId, on: '2026-03-15' })
    expect(shorter).toMatchObject({
      takenBack: 5,
      subscription: {
        status: 'active',
        expiresOn: '2026-06-05',
        freeze: { from: '2026-03-10', until: '2026-03-14', days: 5 },
      },
    })
    expect(
      await studio.refused('subscriptions.unfreeze', { subscriptionId, on: '2026-03-15' }),
    ).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: '10 sessions is frozen from 10 Mar 2026 until 14 Mar 2026 only; that is over by then.',
    })
    const off = await studio.call('subscriptions.unfreeze', { subscriptionId })

    expect(off).toMatchObject({ takenBack: 5, subscription: { expiresOn: '2026-05-31', freeze: null } })
    expect(
      await studio.call('subscriptions.freeze', { subscriptionId, from: '2026-03-10', until: '2026-03-10' }),
    ).toMatchObject({ subscription: { expiresOn: '2026-06-01' } })
  })

  it('never takes days back to before a session already held', async () => {
    const studio = await open()
    const { clientId, subscriptionId } = await aHolder(studio)
    await studio.call('subscriptions.freeze', { subscriptionId, from: '2026-03-10', until: '2026-03-19' })
    await book(studio, clientId, '2026-06-08')

    const ended = await studio.call('subscriptions.unfreeze', { subscriptionId })

    expect(ended).toMatchObject({ takenBack: 10, subscription: { expiresOn: '2026-06-08' } })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('nor to before one that is charged although it was cancelled', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const family = 'Personal training'
    await aService(studio)
    const given = { clientId: client.id, sessionCount: 2, expiresOn: '2026-03-02', family }
    const { grant } = await studio.call('credits.allocate', given)
    await studio.call('subscriptions.freeze', { subscriptionId: grant.subscriptionId, until: '2026-03-02' })
    const session = await aSession(studio, '2026-03-03', '08')
    const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })
    await studio.call('bookings.cancel', { bookingId: booking.id })

    const ended = await studio.call('subscriptions.unfreeze', { subscriptionId: grant.subscriptionId })

    expect(ended).toMatchObject({ takenBack: 1, subscription: { expiresOn: '2026-03-03', completed: 1 } })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('leaves what was given in spite of the freeze', async () => {
    const studio = await open()
    const { clientId, subscriptionId } = await aHolder(studio)
    await studio.call('subscriptions.freeze', { subscriptionId, until: '2026-03-11' })
    studio.setNow('2026-03-03T09:00:00+01:00')
    const family = 'Personal training'
    const gift = { clientId, sessionCount: 2, expiresOn: '2026-03-31', family }
    await studio.call('credits.allocate', gift)

    await studio.call('subscriptions.unfreeze', { subscriptionId })

    const { grants } = await studio.call('credits.explain', { clientId })
    expect(grants.map(({ expiresOn }) => expiresOn)).toEqual(['2026-06-01', '2026-03-31'])
  })

  it('frees what a release brings back to a pack that has ended', async () => {
    const studio = await open()
    const { clientId, subscriptionId } = await aHolder(studio)
    const booking = await book(studio, clientId, '2026-03-20')
    await studio.call('subscriptions.freeze', { subscriptionId, from: '2026-03-10', until: '2026-03-19' })
    await studio.call('subscriptions.end', { subscriptionId, reason: 'Moved away' })
    await studio.call('bookings.cancel', { bookingId: booking.id })
    const session = await aSession(studio, '2026-03-12')
    const booked = { sessionId: session.id, clientId }
    expect(await studio.refused('bookings.create', booked)).toMatchObject({ code: 'INSUFFICIENT_SESSIONS' })

    const ended = await studio.call('subscriptions.unfreeze', { subscriptionId })

    expect(ended).toMatchObject({ takenBack: 10, subscription: { status: 'ended', freeze: null } })
    expect(await studio.call('bookings.create', booked)).toMatchObject({ availableSessions: 0 })
  })

  it('refuses a day in the past and another version', async () => {
    const studio = await open()
    const { subscriptionId } = await aHolder(studio)
    await studio.call('subscriptions.freeze', { subscriptionId, until: '2026-03-11' })
    const unfreeze = (changes: object) =>
      studio.refused('subscriptions.unfreeze', { subscriptionId, ...changes })

    expect(await unfreeze({ on: '2026-03-01' })).toMatchObject({
      code: 'VALIDATION',
      details: { issues: [{ path: 'on' }] },
    })
    expect(await unfreeze({ version: 1 })).toMatchObject({ code: 'STALE_VERSION' })
    expect(await unfreeze({ subscriptionId: 99 })).toMatchObject({ code: 'NOT_FOUND' })
  })

  it('and freezing are taken back with all that they moved', async () => {
    const studio = await open()
    const { clientId, subscriptionId } = await aHolder(studio)
    const before = await subscriptionOf(studio, clientId)
    await studio.call('subscriptions.freeze', { subscriptionId, until: '2026-03-11' })
    const frozen = await subscriptionOf(studio, clientId)
    await studio.call('subscriptions.unfreeze', { subscriptionId })

    await studio.call('undo.last', {})
    expect(await subscriptionOf(studio, clientId)).toEqual({ ...frozen, version: expect.anything() })
    await studio.call('undo.last', {})

    expect(await subscriptionOf(studio, clientId)).toEqual({ ...before, version: expect.anything() })
  })
})

describeStudio('freezing a membership', (open) => {
  /** Four credits a month from 2 March for a year; those of April and May wait already. */
  async function aMember(studio: TestStudio) {
    const client = await aClient(studio)
    const pack = await aPackage(studio, {
      name: 'Monthly',
      kind: 'membership',
      credits: 4,
      validityDays: 365,
    })
    const sold = await studio.call('purchases.create', { clientId: client.id, packageId: pack.id })
    return { clientId: client.id, subscriptionId: sold.grant.subscriptionId }
  }
  const periods = async (studio: TestStudio, clientId: number) =>
    (await studio.call('credits.explain', { clientId })).grants.map(({ effectiveFrom, expiresOn }) => [
      effectiveFrom,
      expiresOn,
    ])

  it('moves the later periods and the end, and back again', async () => {
    const studio = await open()
    const { clientId, subscriptionId } = await aMember(studio)
    const before = await periods(studio, clientId)
    expect(before).toEqual([
      ['2026-03-02', '2026-04-01'],
      ['2026-04-02', '2026-05-01'],
    ])

    const frozen = await studio.call('subscriptions.freeze', {
      subscriptionId,
      from: '2026-03-10',
      until: '2026-03-19',
    })
    expect(await periods(studio, clientId)).toEqual([
      ['2026-03-02', '2026-04-11'],
      ['2026-04-12', '2026-05-11'],
    ])
    expect(frozen.subscription.endsOn).toBe('2027-03-11')
    studio.setNow('2026-03-13T09:00:00+01:00')
    await studio.call('upkeep.run', {})
    expect(await periods(studio, clientId)).toEqual([
      ['2026-03-02', '2026-04-11'],
      ['2026-04-12', '2026-05-11'],
      ['2026-05-12', '2026-06-11'],
    ])
    const ended = await studio.call('subscriptions.unfreeze', { subscriptionId, on: '2026-03-15' })

    expect(ended).toMatchObject({ takenBack: 5, subscription: { endsOn: '2027-03-06' } })
    expect(await periods(studio, clientId)).toEqual([
      ['2026-03-02', '2026-04-06'],
      ['2026-04-07', '2026-05-06'],
      ['2026-05-07', '2026-06-06'],
    ])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('leaves a lot in force for a session that it already holds', async () => {
    const studio = await open()
    const { clientId, subscriptionId } = await aMember(studio)
    await book(studio, clientId, '2026-04-04')

    await studio.call('subscriptions.freeze', { subscriptionId, from: '2026-03-10', until: '2026-03-19' })
    expect(await periods(studio, clientId)).toEqual([
      ['2026-03-02', '2026-04-11'],
      ['2026-04-04', '2026-05-11'],
    ])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
    await studio.call('subscriptions.unfreeze', { subscriptionId })

    expect(await periods(studio, clientId)).toEqual([
      ['2026-03-02', '2026-04-01'],
      ['2026-04-02', '2026-05-01'],
    ])
  })

  it('is told by the upkeep to the status when a freeze begins and ends', async () => {
    const studio = await open()
    const { clientId, subscriptionId } = await aMember(studio)
    await studio.call('subscriptions.freeze', { subscriptionId, from: '2026-03-10', until: '2026-03-12' })
    const statuses: string[] = []
    for (const day of ['10', '12', '13']) {
      studio.setNow(`2026-03-${day}T09:00:00+01:00`)
      await studio.call('upkeep.run', {})
      const [row] = await studio.raw.rows<{ status: string }>('select status from subscriptions')
      statuses.push(row?.status ?? '', (await subscriptionOf(studio, clientId))?.status ?? '')
    }

    expect(statuses).toEqual(['frozen', 'frozen', 'frozen', 'frozen', 'active', 'active'])
  })
})
