import { expect, it } from 'vitest'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

async function aGrant(studio: TestStudio, expiresOn: string | null = '2026-03-10', sessionCount = 4) {
  const client = await aClient(studio)
  const { grant } = await studio.call('credits.allocate', { clientId: client.id, sessionCount, expiresOn })
  return { clientId: client.id, grantId: grant.id }
}

/** What the expiry job posts, by hand. */
async function expire(studio: TestStudio, grantId: number, clientId: number) {
  const { rows } = await studio.call('services.list', {})
  const service = rows[0] ?? (await aService(studio))
  // Units that come back after the last valid day let the rest of the grant expire.
  const { session } = await studio.call('sessions.create', {
    serviceId: service.id,
    startsAt: '2026-03-10T20:00:00+01:00',
  })
  const { booking } = await studio.call('bookings.create', { sessionId: session.id, clientId, grantId })
  studio.setNow('2026-03-12T09:00:00+01:00')
  await studio.call('bookings.cancel', { bookingId: booking.id, by: 'studio' })
}

const lineKinds = async (studio: TestStudio, clientId: number) =>
  (await studio.call('credits.explain', { clientId })).entries.map(({ kind, units }) => [kind, units])

describeStudio('credits.extend', (open) => {
  it('moves the last valid day: to a day, by days, or away altogether', async () => {
    const studio = await open()
    const { clientId, grantId } = await aGrant(studio)

    const toDay = await studio.call('credits.extend', { grantId, expiresOn: '2026-03-20' })
    const byDays = await studio.call('credits.extend', { grantId, days: 11, reason: 'Was ill' })
    const away = await studio.call('credits.extend', { grantId, expiresOn: null })

    expect(toDay).toEqual({
      grant: { id: grantId, expiresOn: '2026-03-20' },
      restored: 0,
      availableSessions: 4,
    })
    expect(byDays.grant.expiresOn).toBe('2026-03-31')
    expect(away.grant.expiresOn).toBeNull()
    const { rows } = await studio.call('audit.list', { entity: 'grant', entityId: grantId })
    expect(rows.map(({ before, after }) => [before, after])).toContainEqual([
      { expiresOn: '2026-03-20', lapsedOn: null },
      { expiresOn: '2026-03-31', lapsedOn: null, restored: 0, reason: 'Was ill' },
    ])
    expect(await lineKinds(studio, clientId)).toEqual([['GRANT', 4]])
  })

  it('makes what has expired valid again, and ends the grace', async () => {
    const studio = await open()
    const { clientId, grantId } = await aGrant(studio)
    await expire(studio, grantId, clientId)
    expect(await lineKinds(studio, clientId)).toEqual([
      ['GRANT', 4],
      ['HOLD', 1],
      ['EXPIRE', 3],
      ['RELEASE', 1],
    ])

    const extended = await studio.call('credits.extend', {
      grantId,
      expiresOn: '2026-04-30',
      reason: 'Was ill',
    })

    expect(extended).toEqual({
      grant: { id: grantId, expiresOn: '2026-04-30' },
      restored: 3,
      availableSessions: 4,
    })
    const { entries } = await studio.call('credits.explain', { clientId })
    expect(entries.at(-1)).toMatchObject({ kind: 'UNEXPIRE', units: 3, reason: 'Was ill' })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('brings nothing back while the new last day has passed as well', async () => {
    const studio = await open()
    const { clientId, grantId } = await aGrant(studio)
    await expire(studio, grantId, clientId)
    studio.setNow('2026-05-01T09:00:00+02:00')

    const extended = await studio.call('credits.extend', { grantId, expiresOn: '2026-04-30' })

    expect(extended).toMatchObject({ restored: 0, availableSessions: 0 })
  })

  it('is followed by what a refund still asks for', async () => {
    const studio = await open()
    const client = await aClient(studio)
    const pack = await aPackage(studio, { validityDays: 8 })
    const sold = await studio.call('purchases.create', { clientId: client.id, packageId: pack.id })
    await expire(studio, sold.grant.id, client.id)
    await studio.call('purchases.refund', { purchaseId: sold.purchase.id, amount: 20_000 })

    const extended = await studio.call('credits.extend', { grantId: sold.grant.id, days: 30 })

    expect(extended).toMatchObject({ restored: 6, availableSessions: 6 })
    expect((await studio.call('attention.list', { kind: 'refund_owed' })).rows).toEqual([])
    expect((await lineKinds(studio, client.id)).slice(-3)).toEqual([
      ['REVOKE', 1],
      ['UNEXPIRE', 9],
      ['REVOKE', 3],
    ])
  })

  it('can be taken back', async () => {
    const studio = await open()
    const { clientId, grantId } = await aGrant(studio)
    await expire(studio, grantId, clientId)
    const before = (await studio.call('credits.explain', { clientId })).grants

    await studio.call('credits.extend', { grantId, days: 30 })
    await studio.call('undo.last', {})

    expect((await studio.call('credits.explain', { clientId })).grants).toEqual(before)
  })

  it.each<[string, object, string, RegExp]>([
    ['neither a day nor days', {}, 'MISSING_REQUIRED_FIELDS', /./],
    ['both', { days: 3, expiresOn: '2026-05-01' }, 'VALIDATION', /not both/],
    ['an earlier day', { expiresOn: '2026-03-09' }, 'VALIDATION', /later/],
    ['the same day', { expiresOn: '2026-03-10' }, 'VALIDATION', /later/],
    ['no days', { days: 0 }, 'VALIDATION', /./],
    ['too many days', { days: 3651 }, 'VALIDATION', /./],
    ['half a day', { days: 1.5 }, 'VALIDATION', /./],
    ['no such day', { expiresOn: '2026-02-30' }, 'VALIDATION', /./],
    ['a grant that there is not', { grantId: 99, days: 1 }, 'NOT_FOUND', /grant/],
  ])('refuses %s', async (_what, input, code, message) => {
    const studio = await open()
    const { grantId } = await aGrant(studio)

    const refusal = await studio.refused('credits.extend', { grantId, ...input })

    expect(refusal).toMatchObject({ code, message: expect.stringMatching(message) })
  })

  it('refuses what never expires, what waits, a comp, and a trainer', async () => {
    const studio = await open()
    const { clientId, grantId } = await aGrant(studio, null)
    const pack = await aPackage(studio)
    await studio.call('purchases.create', { clientId, packageId: pack.id })
    const queued = await studio.call('purchases.create', { clientId, packageId: pack.id })
    const service = await aService(studio)
    const startsAt = '2026-03-10T20:00:00+01:00'
    const { session } = await studio.call('sessions.create', { serviceId: service.id, startsAt })
    await studio.call('bookings.create', { sessionId: session.id, clientId, funding: 'comp' })
    const { grants } = await studio.call('credits.explain', { clientId })
    const comp = grants.find(({ source }) => source === 'comp')
    const trainer = await aTrainer(studio)
    const refused = (id: number) => studio.refused('credits.extend', { grantId: id, days: 1 })

    expect(await refused(grantId)).toMatchObject({ code: 'INVALID_TRANSITION', message: 'It never expires.' })
    expect(await refused(queued.grant.id)).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'It waits for its turn; its days begin to count when it is activated.',
    })
    expect(await refused(comp?.id ?? 0)).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'A complimentary session is for its own booking alone.',
    })
    expect(await studio.as(trainer.id).refused('credits.extend', { grantId, days: 1 })).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
    })
  })
})
