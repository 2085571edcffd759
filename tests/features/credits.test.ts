import { expect, it } from 'vitest'
import type { TestStudio } from '../support/studio.ts'
import { aClient, aPackage, aService, aTrainer, describeStudio } from '../support/studio.ts'

const EXACT = 'No available sessions. Please purchase a session package to book this session.'

async function bookAt(studio: TestStudio, clientId: number, startsAt: string) {
  const services = await studio.call('services.list', {})
  const service = services.rows[0] ?? (await aService(studio))
  const { session } = await studio.call('sessions.create', { serviceId: service.id, startsAt })
  return studio.call('bookings.create', { sessionId: session.id, clientId })
}

describeStudio('credits.allocate', (open) => {
  it('adds credits with the exact message and the default reason', async () => {
    const studio = await open()
    const client = await aClient(studio, { firstName: 'John', lastName: 'Doe' })

    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 7 })
    const second = await studio.call('credits.allocate', { clientId: client.id, sessionCount: 5 })

    expect(second).toMatchObject({
      added: 5,
      availableSessions: 12,
      message: 'Added 5 sessions to John Doe. Total available: 12',
    })
    const { entries } = await studio.call('credits.explain', { clientId: client.id })
    expect(entries.map((entry) => entry.reason)).toEqual(['Admin added', 'Admin added'])
  })

  it.each([0, 101, -1, 2.5, '5', Number.NaN, true, null])('refuses the count %s', async (sessionCount) => {
    const studio = await open()
    const client = await aClient(studio)

    const refusal = await studio.refused('credits.allocate', { clientId: client.id, sessionCount })

    expect(refusal.code).toBe('INVALID_SESSION_COUNT')
    expect(refusal.message).toBe('Session count must be between 1 and 100')
  })

  it('names what is missing, and an unknown client', async () => {
    const studio = await open()

    const missing = await studio.refused('credits.allocate', {})
    const unknown = await studio.refused('credits.allocate', { clientId: 999, sessionCount: 5 })

    expect(missing).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
      message: 'User ID and session count are required',
    })
    expect(unknown).toMatchObject({ code: 'USER_NOT_FOUND', message: 'User not found.' })
  })

  it('cuts a long reason at 255 characters', async () => {
    const studio = await open()
    const client = await aClient(studio)

    await studio.call('credits.allocate', {
      clientId: client.id,
      sessionCount: 1,
      reason: `  ${'é'.repeat(300)}`,
    })

    const { entries } = await studio.call('credits.explain', { clientId: client.id })
    expect(entries[0]?.reason).toBe('é'.repeat(255))
  })

  it('puts general credits and a family in different places, each with one subscription', async () => {
    const studio = await open()
    await aService(studio)
    const client = await aClient(studio)
    const give = (family?: string) =>
      studio.call('credits.allocate', { clientId: client.id, sessionCount: 2, ...(family ? { family } : {}) })

    const general = await give()
    const personal = await give('Personal training')
    const more = await give()

    expect(more.grant.subscriptionId).toBe(general.grant.subscriptionId)
    expect(personal.grant.subscriptionId).not.toBe(general.grant.subscriptionId)
    expect(more.availableSessions).toBe(6)
    expect(
      await studio.refused('credits.allocate', { clientId: client.id, sessionCount: 1, family: 'Judo' }),
    ).toMatchObject({
      code: 'NOT_FOUND',
    })
  })

  it('is refused for a trainer, and a dry run keeps nothing', async () => {
    const studio = await open()
    const trainer = await aTrainer(studio)
    const client = await aClient(studio)
    const input = { clientId: client.id, sessionCount: 5 }

    const refusal = await studio.as(trainer.id).refused('credits.allocate', input)
    const preview = await studio.call('credits.allocate', { ...input, dryRun: true })

    expect(refusal.code).toBe('UNAUTHORIZED_ACCESS')
    expect(preview.availableSessions).toBe(5)
    expect((await studio.call('credits.summary', { clientId: client.id })).available).toBe(0)
  })
})

describeStudio('the acceptance scenarios of the seeds', (open) => {
  it('allocates 10, books 3, keeps 7, allocates 5: 12 on every screen', async () => {
    const studio = await open()
    const client = await aClient(studio)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 10 })
    for (const hour of ['10', '11', '12']) await bookAt(studio, client.id, `2026-03-05T${hour}:00:00+01:00`)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 5 })

    const summary = await studio.call('credits.summary', { clientId: client.id })
    const list = await studio.call('clients.list', {})
    const search = await studio.call('clients.search', { query: 'ada' })
    const range = await studio.call('schedule.range', {
      from: '2026-03-05T00:00:00+01:00',
      to: '2026-03-06T00:00:00+01:00',
    })

    expect(summary).toMatchObject({ available: 12, scheduled: 3, completed: 0, remaining: 12, total: 15 })
    expect(list.rows.map((row) => row.availableSessions)).toEqual([12])
    expect(search.rows.map((row) => row.availableSessions)).toEqual([12])
    expect(range.sessions.flatMap((session) => session.bookings.map((booking) => booking.available))).toEqual(
      [12, 12, 12],
    )
  })

  it('refuses at 0 with the exact text; after 3 are added a booking leaves 2', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const service = await aService(studio)
    const { session } = await studio.call('sessions.create', {
      serviceId: service.id,
      startsAt: '2026-03-05T10:00:00+01:00',
    })

    const refusal = await studio.refused('bookings.create', { sessionId: session.id, clientId: client.id })
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 3 })
    const booked = await studio.call('bookings.create', { sessionId: session.id, clientId: client.id })

    expect(refusal).toMatchObject({
      code: 'INSUFFICIENT_SESSIONS',
      message: EXACT,
      details: { purpose: 'booking', needed: 1, available: 0, reasons: [] },
    })
    expect(booked.availableSessions).toBe(2)
  })

  it('adds the 8 of a purchase', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const pack = await aPackage(studio, { credits: 8 })

    const sold = await studio.call('purchases.create', {
      clientId: client.id,
      packageId: pack.id,
      externalId: 'pi_1',
    })

    expect(sold.availableSessions).toBe(8)
    expect(
      await studio.refused('purchases.create', {
        clientId: client.id,
        packageId: pack.id,
        externalId: 'pi_1',
      }),
    ).toMatchObject({ code: 'DUPLICATE_EVENT' })
    const second = await studio.call('purchases.create', { clientId: client.id, packageId: pack.id })
    expect(second.availableSessions).toBe(8)
    const { rows } = await studio.call('subscriptions.list', { clientId: client.id })
    expect(rows.map((row) => [row.packageName, row.status, row.remaining])).toEqual([
      ['10 sessions', 'active', 8],
      ['10 sessions', 'queued', 8],
    ])
  })
})

describeStudio('credits.revoke', (open) => {
  it('takes the newest grant first and never more than remains', async () => {
    const studio = await open()
    const client = await aClient(studio, { firstName: 'John', lastName: 'Doe' })
    const first = await studio.call('credits.allocate', { clientId: client.id, sessionCount: 5 })
    studio.setNow('2026-03-03T09:00:00+01:00')
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 4 })

    const refusal = await studio.refused('credits.revoke', {
      clientId: client.id,
      sessionCount: 10,
      reason: 'x',
    })
    const taken = await studio.call('credits.revoke', {
      clientId: client.id,
      sessionCount: 6,
      reason: 'Refund',
    })
    const { grants } = await studio.call('credits.explain', { clientId: client.id })

    expect(refusal).toMatchObject({
      code: 'INSUFFICIENT_SESSIONS',
      message: 'Only 9 sessions can be taken away; 10 were asked for.',
    })
    expect(taken.message).toBe('Removed 6 sessions from John Doe. Total available: 3')
    expect(grants.map((grant) => [grant.available, grant.revoked])).toEqual([
      [3, 2],
      [0, 4],
    ])
    expect(
      await studio.refused('credits.revoke', {
        clientId: client.id,
        sessionCount: 4,
        reason: 'x',
        grantId: first.grant.id,
      }),
    ).toMatchObject({ code: 'INSUFFICIENT_SESSIONS' })
  })
})

describeStudio('the reason for taking credits away', (open) => {
  it.each(['', '   ', '\u2003\n'])('is one that somebody gave, not %j', async (reason) => {
    const studio = await open()
    const client = await aClient(studio)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 5 })

    const refusal = await studio.refused('credits.revoke', { clientId: client.id, sessionCount: 1, reason })

    expect(refusal).toMatchObject({ code: 'VALIDATION', details: { issues: [{ path: 'reason' }] } })
  })

  it('is cut at 255 characters, and missing when it is left out', async () => {
    const studio = await open()
    const client = await aClient(studio)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 5 })
    const input = { clientId: client.id, sessionCount: 1 }

    await studio.call('credits.revoke', { ...input, reason: 'é'.repeat(9_000) })
    const { entries } = await studio.call('credits.explain', { clientId: client.id })

    expect(entries.at(-1)?.reason).toBe('é'.repeat(255))
    expect(await studio.refused('credits.revoke', input)).toMatchObject({
      code: 'MISSING_REQUIRED_FIELDS',
      details: { fields: ['reason'] },
    })
  })
})

describeStudio('credits.summary and credits.explain', (open) => {
  it('warns once: none left, low, then expiring', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const warning = async () => (await studio.call('credits.summary', { clientId: client.id })).warning
    const seen = [await warning()]
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 3, expiresOn: '2026-03-16' })
    seen.push(await warning())
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 1 })
    seen.push(await warning())
    await studio.call('credits.revoke', { clientId: client.id, sessionCount: 3, reason: 'x', grantId: 1 })
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 3 })
    seen.push(await warning())

    expect(seen).toEqual(['none_left', 'low', 'expiring', null])
  })

  it("names the studio's day of the last session attended, also just after its midnight", async () => {
    const studio = await open()
    const client = await aClient(studio)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2 })
    const late = await bookAt(studio, client.id, '2026-03-06T00:30:00+01:00')
    await bookAt(studio, client.id, '2026-03-07T10:00:00+01:00')
    const before = await studio.call('credits.summary', { clientId: client.id })
    studio.setNow('2026-03-06T02:00:00+01:00')
    await studio.call('bookings.setOutcome', { bookingId: late.booking.id, outcome: 'completed' })

    const summary = await studio.call('credits.summary', { clientId: client.id })

    expect([before.lastSessionOn, summary.lastSessionOn]).toEqual([null, '2026-03-06'])
  })

  it('tells every line as a sentence', async () => {
    const studio = await open()
    const client = await aClient(studio)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2, reason: 'Goodwill' })
    const { booking } = await bookAt(studio, client.id, '2026-03-05T10:00:00+01:00')
    await studio.call('bookings.cancel', { bookingId: booking.id, reason: 'Ill' })

    const { entries } = await studio.call('credits.explain', { clientId: client.id })

    expect(entries.map((entry) => [entry.seq, entry.kind, entry.sentence])).toEqual([
      [1, 'GRANT', 'Olga Owner added 2 sessions: Goodwill.'],
      [2, 'HOLD', 'Olga Owner set 1 session aside for Personal training on 5 Mar 2026, 10:00.'],
      [3, 'RELEASE', 'Olga Owner gave 1 session back from Personal training on 5 Mar 2026, 10:00: Ill.'],
    ])
  })

  it('counts what cannot be held today as remaining but not as available', async () => {
    const studio = await open()
    const client = await aClient(studio)
    await studio.call('credits.allocate', { clientId: client.id, sessionCount: 2, expiresOn: '2026-03-03' })
    studio.setNow('2026-03-04T09:00:00+01:00')

    const summary = await studio.call('credits.summary', { clientId: client.id })
    const { grants } = await studio.call('credits.explain', { clientId: client.id })

    expect(summary).toMatchObject({ available: 0, remaining: 2, total: 2 })
    expect(grants[0]?.problem).toBe('expired')
  })
})
