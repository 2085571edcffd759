import { expect, it } from 'vitest'
import type { PackageTerms } from '../../src/main/core/engine/schema/purchases.ts'
import { insertPurchase } from '../../src/main/core/features/purchases/queries.ts'
import { addPrice, refund, sellCheckout } from '../support/fake-stripe/index.ts'
import { fc } from '../support/properties.ts'
import { connectStripe } from '../support/stripe-studio.ts'
import { aClient, aPackage, describeStudio, type TestStudio } from '../support/studio.ts'

async function aBuyer(studio: TestStudio, terms: Parameters<typeof aPackage>[1] = {}) {
  const [{ id: clientId }, { id: packageId }] = [await aClient(studio), await aPackage(studio, terms)]
  return { clientId, packageId }
}

const TERMS: PackageTerms = {
  name: 'Old',
  credits: 1,
  familyId: null,
  kind: 'pack',
  validityDays: null,
  priceAmount: 900,
  currency: 'EUR',
}

describeStudio('what a sale that has to wait waits for', (open) => {
  it('is the pack in its place, until its last day at the latest, said before and after', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const first = await studio.call('purchases.create', buyer)
    expect(first.waits).toBeNull()
    const waits = { behind: '10 sessions', kind: 'pack', ahead: 0, lastDay: '2026-05-31' }

    const before = await studio.call('purchases.create', { ...buyer, dryRun: true })
    const second = await studio.call('purchases.create', buyer)

    expect(before.waits).toEqual(waits)
    expect(second.waits).toEqual(waits)
    expect(second.availableSessions).toBe(10)
    const get = async (purchaseId: number) => (await studio.call('purchases.get', { purchaseId })).waits
    expect(await get(second.purchase.id)).toEqual(waits)
    expect(await get(first.purchase.id)).toBeNull()
    // A third comes after the second, whose 90 days count from the day after that.
    const third = await studio.call('purchases.create', buyer)
    expect(third.waits).toEqual({ ...waits, ahead: 1, lastDay: '2026-08-30' })
    // And the day moves with the pack that is in the place.
    await studio.call('credits.extend', { grantId: first.grant.id, expiresOn: '2026-06-30', reason: 'Ill' })
    expect(await get(second.purchase.id)).toEqual({ ...waits, lastDay: '2026-06-30' })
    expect(await get(third.purchase.id)).toEqual({ ...waits, ahead: 1, lastDay: '2026-09-29' })
    const held = await studio.call('subscriptions.list', { clientId: buyer.clientId })
    await studio.call('subscriptions.end', {
      subscriptionId: held.rows[0]?.id ?? 0,
      reason: 'Done',
    })
    expect(await get(second.purchase.id)).toBeNull()
    expect(await get(third.purchase.id)).toMatchObject({ ahead: 0, lastDay: '2026-05-31' })
  })

  it('does not count what was voided before its turn, which ends at once', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    await studio.call('purchases.create', buyer)
    const wrong = await studio.call('purchases.create', { ...buyer, paid: false })
    await studio.call('purchases.void', { purchaseId: wrong.purchase.id, reason: 'Typed twice' })

    const { waits } = await studio.call('purchases.create', buyer)

    expect(waits).toMatchObject({ ahead: 0, lastDay: '2026-05-31' })
    expect(await studio.call('purchases.get', { purchaseId: wrong.purchase.id })).toMatchObject({
      waits: null,
      subscription: { status: 'ended' },
    })
    const { rows } = await studio.call('subscriptions.list', { clientId: buyer.clientId })
    expect(rows.map(({ status }) => status)).toEqual(['active', 'ended', 'queued'])
  })

  it('does not count what was given back in full before its turn, which ends at once', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    await studio.call('purchases.create', buyer)
    const wrong = await studio.call('purchases.create', buyer)
    await studio.call('purchases.refund', { purchaseId: wrong.purchase.id, amount: 50_000 })

    expect(await studio.call('purchases.get', { purchaseId: wrong.purchase.id })).toMatchObject({
      waits: null,
      subscription: { status: 'ended' },
    })
    expect((await studio.call('purchases.create', buyer)).waits).toMatchObject({ ahead: 0 })
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('has no last day where what is in its place never expires', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio, { validityDays: null })
    await studio.call('purchases.create', buyer)

    const { waits } = await studio.call('purchases.create', buyer)

    expect(waits).toEqual({ behind: '10 sessions', kind: 'pack', ahead: 0, lastDay: null })
    expect((await studio.call('purchases.create', buyer)).waits).toMatchObject({ ahead: 1, lastDay: null })
  })

  it('is the end of a membership, which cannot be used up', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio, { kind: 'membership', period: 'month', validityDays: 90 })
    await studio.call('purchases.create', buyer)

    const { waits } = await studio.call('purchases.create', buyer)

    expect(waits).toMatchObject({ kind: 'membership', ahead: 0, lastDay: '2026-05-30' })
  })
})

describeStudio('the history of a sale', (open) => {
  it('tells who sold it, how the money came, and each refund with its reason and what it took', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const { staff: kim } = await studio.call('staff.create', { name: 'Kim Desk', role: 'front_desk' })
    const { purchase } = await studio.as(kim.id).call('purchases.create', { ...buyer, paid: false })
    studio.setNow('2026-03-03T10:00:00+01:00')
    await studio.call('purchases.pay', { purchaseId: purchase.id, method: 'cash' })
    studio.setNow('2026-03-04T10:00:00+01:00')
    await studio.call('purchases.refund', { purchaseId: purchase.id, amount: 100, reason: 'Cold water' })
    await studio.call('purchases.refund', { purchaseId: purchase.id, amount: 5_000 })

    const { history } = await studio.call('purchases.get', { purchaseId: purchase.id })

    const none = { amount: null, method: null, receiptNo: null, reason: null, taken: 0, kept: 0 }
    const [monday, tuesday, wednesday] = ['02T08', '03T09', '04T09'].map((at) => `2026-03-${at}:00:00.000Z`)
    expect(history).toEqual([
      { ...none, at: monday, deed: 'sold', actor: 'Kim Desk', amount: 50_000 },
      {
        ...{ ...none, at: tuesday, deed: 'paid', actor: 'Olga Owner' },
        ...{ amount: 50_000, method: 'cash', receiptNo: 1 },
      },
      {
        ...{ ...none, at: wednesday, deed: 'refunded', actor: 'Olga Owner' },
        ...{ amount: 100, reason: 'Cold water', taken: 1 },
      },
      { ...none, at: wednesday, deed: 'refunded', actor: 'Olga Owner', amount: 5_000, taken: 1 },
    ])
  })

  it('tells how a sale was paid at once, and why and by whom one was voided', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const paid = await studio.call('purchases.create', { ...buyer, paymentMethod: 'card' })
    const wrong = await studio.call('purchases.create', { ...buyer, paid: false })
    await studio.call('purchases.void', { purchaseId: wrong.purchase.id, reason: 'Typed twice' })

    expect((await studio.call('purchases.get', { purchaseId: paid.purchase.id })).history).toMatchObject([
      { deed: 'sold', amount: 50_000, method: 'card', receiptNo: 1 },
    ])
    expect((await studio.call('purchases.get', { purchaseId: wrong.purchase.id })).history).toMatchObject([
      { deed: 'sold', amount: 50_000, method: null, receiptNo: null },
      { deed: 'voided', actor: 'Olga Owner', amount: null, reason: 'Typed twice', taken: 10 },
    ])
  })

  it('begins with the sale even where nobody wrote that down', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const row = { ...buyer, provider: 'front_desk', externalId: null, amount: 900, currency: 'EUR' } as const
    const money = {
      status: 'paid',
      paidAt: 1_000,
      paymentMethod: 'cash',
      receiptNo: 1,
      createdAt: 0,
    } as const
    const { unit: id } = await studio.engine.write(async (q) => ({
      keep: true,
      value: { unit: await insertPurchase(q, { ...row, ...money, terms: TERMS, metadata: null }) },
    }))

    const { history } = await studio.call('purchases.get', { purchaseId: id })

    expect(history).toMatchObject([
      {
        at: '1970-01-01T00:00:00.000Z',
        deed: 'sold',
        actor: null,
        amount: 900,
        method: 'cash',
        receiptNo: 1,
      },
    ])
  })

  it('comes from Stripe for what was sold there, and says whether Stripe still tells', async () => {
    const stripe = await connectStripe(open)
    const { studio, fake, packageId } = stripe
    const client = await aClient(studio, { email: 'ada@example.org' })
    const price = addPrice(fake.world, {
      ...{ name: 'Ten sessions', amount: 50_000 },
      metadata: { package_id: String(packageId) },
    })
    const session = sellCheckout(fake.world, { email: 'ada@example.org', name: 'Ada', lines: [{ price }] })
    await stripe.look()
    refund(fake.world, {
      paymentIntent: fake.world.sessions.get(session)?.payment_intent as string,
      amount: 10_000,
    })
    await stripe.look()
    const [sale] = (await studio.call('purchases.list', { clientId: client.id })).rows

    const get = () => studio.call('purchases.get', { purchaseId: sale?.id ?? 0 })

    expect(await get()).toMatchObject({
      followed: true,
      history: [
        { deed: 'sold', actor: null, amount: 50_000, method: null },
        { deed: 'refunded', actor: null, amount: 10_000, taken: 2 },
      ],
    })
    await studio.call('stripe.removeKey', {})
    expect(await get()).toMatchObject({ followed: false })
  })
})

type Life = { readonly paid: boolean; readonly off: number; readonly fate: string; readonly share: number }

/** Sells something, at once or on credit, and lets something become of it. */
async function live(
  studio: TestStudio,
  buyer: { readonly clientId: number; readonly packageId: number },
  { paid, off, fate, share }: Life,
): Promise<void> {
  const discount = off === 0 ? {} : { discount: { percent: off } }
  const { purchase } = await studio.call('purchases.create', { ...buyer, paid, ...discount })
  const { id: purchaseId, amount } = purchase
  const back = Math.ceil((amount * share) / 100)
  if (!paid && fate === 'pay') await studio.call('purchases.pay', { purchaseId, method: 'cash' })
  if (!paid && fate === 'void') await studio.call('purchases.void', { purchaseId, reason: 'Wrong' })
  if (paid && fate === 'refund' && back > 0) {
    await studio.call('purchases.refund', { purchaseId, amount: back })
  }
}

describeStudio('the totals of a list of sales', (open) => {
  it('add up to what was sold in every filter, whatever became of random sales', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const life = fc.record({
      paid: fc.boolean(),
      off: fc.integer({ min: 0, max: 100 }),
      fate: fc.constantFrom('nothing', 'pay', 'void', 'refund'),
      share: fc.integer({ min: 1, max: 100 }),
    })
    const [lives] = fc.sample(fc.array(life, { minLength: 12, maxLength: 12 }), { numRuns: 1, seed: 7 })
    for (const one of lives ?? []) await live(studio, buyer, one)
    const filters = [
      ...[{}, { owing: true }, { method: 'cash' }, { provider: 'front_desk' }, { query: 'ada' }],
      ...['paid', 'pending', 'failed', 'refunded', 'partially_refunded'].map((status) => ({ status })),
    ] as const

    let seen = 0
    for (const filter of filters) {
      const { rows, totals } = await studio.call('purchases.list', { ...filter, limit: 500 } as never)
      const [sums] = totals
      if (sums === undefined) continue
      seen += 1
      const { sold, paid, owed, refunded, disputed, voided } = sums
      expect(sold, JSON.stringify(filter)).toBe(rows.reduce((sum, { amount }) => sum + amount, 0))
      expect(paid + owed + refunded + disputed + voided).toBe(sold)
      expect(refunded).toBe(rows.reduce((sum, { refundedAmount }) => sum + refundedAmount, 0))
    }
    expect(seen).toBeGreaterThan(6)
  })
})

describeStudio('a sale whose place passes to what waits for it', (open) => {
  it('says how many sessions can be used then, after a refund in full and after a void', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const first = await studio.call('purchases.create', buyer)
    const second = await studio.call('purchases.create', { ...buyer, paid: false })
    const third = await studio.call('purchases.create', { ...buyer, paid: false })
    const input = { purchaseId: first.purchase.id, amount: 50_000 }

    const part = { ...input, amount: 5_000, dryRun: true } as const
    expect(await studio.call('purchases.refund', part)).toMatchObject({ revoked: 1, activated: 0 })
    const follows = { revoked: 10, activated: 10, availableSessions: 10 }
    expect(await studio.call('purchases.refund', { ...input, dryRun: true })).toMatchObject(follows)
    expect(await studio.call('purchases.refund', input)).toMatchObject(follows)
    // What waits has no place to hand on.
    const wrong = { reason: 'Typed twice' }
    expect(
      await studio.call('purchases.void', { ...wrong, purchaseId: third.purchase.id, dryRun: true }),
    ).toMatchObject({ revoked: 10, activated: 0, availableSessions: 10 })
    expect(await studio.call('purchases.void', { ...wrong, purchaseId: second.purchase.id })).toMatchObject(
      follows,
    )
  })
})

describeStudio('money that goes back out of goodwill', (open) => {
  it('leaves a pack whose figures say what of it was sold and what is a gift, as many as the client has', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const { purchase } = await studio.call('purchases.create', buyer)
    const input = { purchaseId: purchase.id, amount: 5_000 }
    await studio.call('purchases.refund', { ...input, keepSessions: true })
    await studio.call('credits.allocate', {
      clientId: buyer.clientId,
      ...{ sessionCount: 2, family: 'Personal training', category: 'promotional' },
    })

    const { units, added } = await studio.call('purchases.get', { purchaseId: purchase.id })

    expect([units.available, added]).toEqual([9, { gifts: 1, others: 2 }])
    const [pack] = (await studio.call('subscriptions.list', { clientId: buyer.clientId })).rows
    expect(units.available + added.gifts + added.others).toBe(pack?.remaining)
  })

  it('takes what the rule takes and gives as much again, each a line of the ledger', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const { purchase, grant } = await studio.call('purchases.create', buyer)
    const input = { purchaseId: purchase.id, amount: 12_000, reason: 'Cold water', keepSessions: true }

    const tried = await studio.call('purchases.refund', { ...input, dryRun: true })
    const given = await studio.call('purchases.refund', input)

    expect(given).toMatchObject({ revoked: 3, kept: 3, owed: 0, availableSessions: 10 })
    expect(tried).toMatchObject({ revoked: 3, kept: 3, availableSessions: 10 })
    const { clientId } = buyer
    const { grants, entries } = await studio.call('credits.explain', { clientId })
    expect(
      grants.map(({ source, available, revoked, expiresOn }) => [source, available, revoked, expiresOn]),
    ).toEqual([
      ['purchase', 7, 3, '2026-05-31'],
      ['allocation', 3, 0, '2026-05-31'],
    ])
    expect(grants[1]?.origin).toBe(
      'Olga Owner added 3 sessions on 2 Mar 2026 as a gift: Kept after a refund of €120.00: Cold water.',
    )
    expect(entries.map(({ kind, units, reason }) => [kind, units, reason]).toSorted()).toEqual([
      ['GRANT', 10, 'Purchase of 10 sessions'],
      ['GRANT', 3, 'Kept after a refund of €120.00: Cold water'],
      ['REVOKE', 3, 'Refund of €120.00: Cold water'],
    ])
    // The gift was not sold: what is refunded next asks for the sold ones alone.
    expect(await studio.call('purchases.refund', { purchaseId: purchase.id, amount: 38_000 })).toMatchObject({
      ...{ revoked: 7, kept: 0, availableSessions: 3 },
      purchase: { status: 'refunded' },
    })
    expect(grant.units).toBe(10)
    const { history } = await studio.call('purchases.get', { purchaseId: purchase.id })
    expect(history.map(({ deed, taken, kept }) => [deed, taken, kept])).toEqual([
      ['sold', 0, 0],
      ['refunded', 3, 3],
      ['refunded', 7, 0],
    ])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('keeps a pack that would end, and takes a permission of its own', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const { purchase } = await studio.call('purchases.create', buyer)
    const second = await studio.call('purchases.create', buyer)
    const { staff: kim } = await studio.call('staff.create', { name: 'Kim Desk', role: 'front_desk' })
    await studio.call('staff.update', { staffId: kim.id, version: kim.version, granted: ['sales.refund'] })
    const input = { purchaseId: purchase.id, amount: 50_000, keepSessions: true }

    expect(await studio.as(kim.id).refused('purchases.refund', input)).toMatchObject({
      code: 'UNAUTHORIZED_ACCESS',
      details: { permission: 'bookings.comp' },
    })
    expect(
      await studio.refused('purchases.refund', { ...input, purchaseId: second.purchase.id }),
    ).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: expect.stringContaining('This pack waits for its turn'),
    })
    await studio.call('purchases.refund', input)

    const { rows } = await studio.call('subscriptions.list', { clientId: buyer.clientId })
    expect(rows.map(({ status, remaining }) => [status, remaining])).toEqual([
      ['active', 10],
      ['queued', 10],
    ])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })
})
