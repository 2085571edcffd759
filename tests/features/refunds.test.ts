import { expect, it } from 'vitest'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

/** Ten credits for 500.00, of which some are held for sessions of the coming days. */
async function aSale(studio: TestStudio, booked = 0, terms: Parameters<typeof aPackage>[1] = {}) {
  const client = await aClient(studio)
  const pack = await aPackage(studio, terms)
  const sold = await studio.call('purchases.create', { clientId: client.id, packageId: pack.id })
  const bookings: number[] = []
  for (let day = 0; day < booked; day += 1) bookings.push(await book(studio, client.id, 10 + day))
  return { clientId: client.id, packageId: pack.id, purchaseId: sold.purchase.id, bookings, sold }
}

async function book(studio: TestStudio, clientId: number, dayOfMarch: number): Promise<number> {
  const { rows } = await studio.call('services.list', {})
  const service = rows[0] ?? (await aService(studio))
  const startsAt = `2026-03-${dayOfMarch}T10:00:00+01:00`
  const { session } = await studio.call('sessions.create', { serviceId: service.id, startsAt })
  return (await studio.call('bookings.create', { sessionId: session.id, clientId })).booking.id
}

const owedMatters = async (studio: TestStudio) =>
  (await studio.call('attention.list', { kind: 'refund_owed' })).rows

describeStudio('purchases.refund', (open) => {
  it('takes the share of the units that all refunds so far ask for, rounded up once', async () => {
    const studio = await open()
    const { purchaseId, clientId } = await aSale(studio)
    const refund = (amount: number) =>
      studio.call('purchases.refund', { purchaseId, amount, reason: 'Moved away' })

    const first = await refund(1)
    const second = await refund(4_999)
    const third = await refund(20_001)

    expect(first).toMatchObject({
      purchase: { id: purchaseId, status: 'partially_refunded', refundedAmount: 1, version: 2 },
      revoked: 1,
      owed: 0,
      availableSessions: 9,
    })
    expect(second).toMatchObject({ revoked: 0, purchase: { refundedAmount: 5_000 } })
    expect(third).toMatchObject({ revoked: 5, purchase: { refundedAmount: 25_001 }, availableSessions: 4 })
    const { entries } = await studio.call('credits.explain', { clientId })
    expect(
      entries.filter(({ kind }) => kind === 'REVOKE').map(({ units, reason }) => [units, reason]),
    ).toEqual([
      [1, 'Refund of €0.01: Moved away'],
      [5, 'Refund of €200.01: Moved away'],
    ])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('in full takes all, ends the pack and lets the next one in', async () => {
    const studio = await open()
    const { purchaseId, packageId, clientId } = await aSale(studio)
    await studio.call('purchases.create', { clientId, packageId })

    const refunded = await studio.call('purchases.refund', { purchaseId, amount: 50_000 })

    expect(refunded).toMatchObject({
      purchase: { status: 'refunded', refundedAmount: 50_000 },
      revoked: 10,
      owed: 0,
      availableSessions: 10,
    })
    const { rows } = await studio.call('subscriptions.list', { clientId })
    expect(rows.map(({ status, remaining }) => [status, remaining])).toEqual([
      ['ended', 0],
      ['active', 10],
    ])
  })

  it('files what is not there to be taken, and takes it from what comes back', async () => {
    const studio = await open()
    const { purchaseId, clientId, bookings } = await aSale(studio, 4)

    const refunded = await studio.call('purchases.refund', { purchaseId, amount: 40_000 })
    const [matter] = await owedMatters(studio)
    await studio.call('bookings.cancel', { bookingId: bookings[0] ?? 0 })
    const [smaller] = await owedMatters(studio)
    await studio.call('bookings.cancel', { bookingId: bookings[1] ?? 0 })
    const settled = await owedMatters(studio)
    await studio.call('bookings.cancel', { bookingId: bookings[2] ?? 0 })

    expect(refunded).toMatchObject({ revoked: 6, owed: 2, availableSessions: 0 })
    expect(matter).toMatchObject({
      entity: 'purchase',
      entityId: purchaseId,
      title: '2 sessions of 10 sessions still to be taken back',
    })
    expect(smaller?.title).toBe('1 session of 10 sessions still to be taken back')
    expect(settled).toEqual([])
    expect(await studio.call('credits.summary', { clientId })).toMatchObject({
      available: 1,
      scheduled: 1,
      revoked: 8,
    })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('counts what staff took back before', async () => {
    const studio = await open()
    const { purchaseId, clientId } = await aSale(studio)
    await studio.call('credits.revoke', { clientId, sessionCount: 3, reason: 'Booked twice' })

    const refunded = await studio.call('purchases.refund', { purchaseId, amount: 25_000 })

    expect(refunded).toMatchObject({ revoked: 2, owed: 0, availableSessions: 5 })
  })

  it('does not count what staff took back by mistake and gave again', async () => {
    const studio = await open()
    const { purchaseId, clientId, bookings } = await aSale(studio, 1)
    await studio.call('credits.revoke', { clientId, sessionCount: 9, reason: 'The wrong client' })
    await studio.call('undo.last', {})

    const half = await studio.call('purchases.refund', { purchaseId, amount: 25_000 })
    const rest = await studio.call('purchases.refund', { purchaseId, amount: 25_000 })
    await studio.call('bookings.cancel', { bookingId: bookings[0] ?? 0 })

    expect(half).toMatchObject({ revoked: 5, owed: 0, availableSessions: 4 })
    expect(rest).toMatchObject({ revoked: 4, owed: 1, availableSessions: 0 })
    expect(await studio.call('credits.summary', { clientId })).toMatchObject({ remaining: 0, total: 0 })
    expect(await owedMatters(studio)).toEqual([])
  })

  it('leaves what staff added to the same pack', async () => {
    const studio = await open()
    const { purchaseId, clientId } = await aSale(studio, 1)
    const family = 'Personal training'
    await studio.call('credits.allocate', { clientId, sessionCount: 5, family })

    const refunded = await studio.call('purchases.refund', { purchaseId, amount: 50_000 })

    expect(refunded).toMatchObject({ revoked: 9, owed: 1, availableSessions: 5 })
  })

  it('is taken out of what the client has paid', async () => {
    const studio = await open()
    const { purchaseId } = await aSale(studio)

    await studio.call('purchases.refund', { purchaseId, amount: 20_000 })

    const total = async (minRevenue: number) => (await studio.call('clients.list', { minRevenue })).total
    expect([await total(30_000), await total(30_001)]).toEqual([1, 0])
  })

  it('keeps nothing as a dry run', async () => {
    const studio = await open()
    const { purchaseId, clientId } = await aSale(studio)

    const preview = await studio.call('purchases.refund', { purchaseId, amount: 50_000, dryRun: true })

    expect(preview).toMatchObject({ revoked: 10, availableSessions: 0, purchase: { status: 'refunded' } })
    expect(await studio.call('credits.summary', { clientId })).toMatchObject({ available: 10 })
  })

  it('is refused where there is nothing to give back, and never gives back more than was paid', async () => {
    const studio = await open()
    const { purchaseId, clientId, packageId } = await aSale(studio)
    const unpaid = await studio.call('purchases.create', { clientId, packageId, paid: false })
    const gift = await aPackage(studio, { name: 'Gift', price: { amount: 0, currency: 'EUR' } })
    const free = await studio.call('purchases.create', { clientId, packageId: gift.id })
    const refused = (changes: object) =>
      studio.refused('purchases.refund', { purchaseId, amount: 1_000, ...changes })

    expect(await refused({ purchaseId: 99 })).toMatchObject({ code: 'NOT_FOUND' })
    expect(await refused({ version: 9 })).toMatchObject({ code: 'STALE_VERSION' })
    expect(await refused({ amount: 0 })).toMatchObject({ code: 'VALIDATION' })
    expect(await refused({ amount: undefined })).toMatchObject({ code: 'MISSING_REQUIRED_FIELDS' })
    expect(await refused({ amount: 50_001 })).toMatchObject({
      code: 'VALIDATION',
      message: 'At most €500.00 can be given back.',
    })
    expect(await refused({ purchaseId: unpaid.purchase.id })).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'This sale was not paid; there is nothing to give back.',
    })
    expect(await refused({ purchaseId: free.purchase.id })).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'This sale was free; there is nothing to give back.',
    })
    await studio.call('purchases.refund', { purchaseId, amount: 50_000 })
    expect(await refused({})).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'All that was paid for this sale has been given back already.',
    })
  })

  it('needs its own permission, which the front desk has not', async () => {
    const studio = await open()
    const { purchaseId } = await aSale(studio)
    const { id } = await aTrainer(studio, { name: 'Fred Front', role: 'front_desk' })

    expect(await studio.as(id).refused('purchases.refund', { purchaseId, amount: 1 })).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
    })
  })
})

describeStudio('purchases.refund of a membership', (open) => {
  /** Four credits a month for a year, for 480.00: three months are issued ahead. */
  const monthly = {
    name: 'Monthly',
    kind: 'membership',
    credits: 4,
    price: { amount: 48_000, currency: 'EUR' },
    validityDays: 365,
  } as const

  it('takes the newest periods first, and its share of those that are issued later', async () => {
    const studio = await open()
    const { purchaseId, clientId } = await aSale(studio, 0, monthly)
    const lots = async () =>
      (await studio.call('credits.explain', { clientId })).grants.map(({ granted, revoked }) => [
        granted,
        revoked,
      ])
    const issued = (await lots()).length

    const refunded = await studio.call('purchases.refund', { purchaseId, amount: 24_000 })

    expect(refunded).toMatchObject({ revoked: issued * 2, owed: 0 })
    expect((await lots()).at(-1)).toEqual([4, 4])
    expect((await lots())[0]).toEqual([4, 0])
    studio.setNow('2026-04-02T09:00:00+02:00')
    await studio.call('upkeep.run', {})
    expect(await lots()).toHaveLength(issued + 1)
    expect((await lots()).reduce((units, [, revoked]) => units + (revoked ?? 0), 0)).toBe(issued * 2 + 2)
  })

  it('in full ends it', async () => {
    const studio = await open()
    const { purchaseId, clientId } = await aSale(studio, 0, monthly)

    await studio.call('purchases.refund', { purchaseId, amount: 48_000 })

    const { rows } = await studio.call('subscriptions.list', { clientId })
    expect(rows).toMatchObject([{ status: 'ended', remaining: 0 }])
  })
})

describeStudio('purchases.list', (open) => {
  it('finds the sales of one client or of all, the newest first, page by page', async () => {
    const studio = await open()
    const { clientId, packageId, purchaseId } = await aSale(studio)
    const other = await aClient(studio, { firstName: 'Bo', lastName: 'Cole' })
    const later = await studio.call('purchases.create', {
      clientId: other.id,
      packageId,
      paid: false,
      externalId: 'till-7',
    })

    const all = await studio.call('purchases.list', {})
    const own = await studio.call('purchases.list', { clientId })
    const second = await studio.call('purchases.list', { limit: 1, offset: 1 })

    expect(all.total).toBe(2)
    expect(all.rows.map(({ id }) => id)).toEqual([later.purchase.id, purchaseId])
    expect(all.rows[0]).toMatchObject({
      clientName: 'Bo Cole',
      packageName: '10 sessions',
      status: 'pending',
      amount: 50_000,
      refundedAmount: 0,
      currency: 'EUR',
      provider: 'front_desk',
      externalId: 'till-7',
      subscriptionId: later.grant.subscriptionId,
      createdAt: '2026-03-02T08:00:00.000Z',
    })
    expect(own).toMatchObject({ total: 1, rows: [{ id: purchaseId, clientName: 'Ada Berg' }] })
    expect(second).toMatchObject({ total: 2, rows: [{ id: purchaseId }] })
    expect(await studio.refused('purchases.list', { clientId: 99 })).toMatchObject({ code: 'USER_NOT_FOUND' })
    const trainer = await aTrainer(studio)
    expect(await studio.as(trainer.id).refused('purchases.list', {})).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
    })
  })
})
