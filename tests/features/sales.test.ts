import { expect, it, test } from 'vitest'
import { aClient, aPackage, aService, aTrainer, describeStudio, type TestStudio } from '../support/studio.ts'

async function aBuyer(studio: TestStudio, terms: Parameters<typeof aPackage>[1] = {}) {
  const [{ id: clientId }, { id: packageId }] = [await aClient(studio), await aPackage(studio, terms)]
  return { clientId, packageId }
}

const unitAmounts = async (studio: TestStudio) => {
  const rows = await studio.engine.read((q) => q.select({ value: q.t.grants.unitAmount }).from(q.t.grants))
  return rows.map(({ value }) => value)
}

describeStudio('a sale with a discount', (open) => {
  it('costs less, keeps the price and the reason, and its units are worth what was paid', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)

    const { purchase } = await studio.call('purchases.create', {
      ...buyer,
      discount: { percent: 10, reason: '  A friend of the house ' },
      paymentMethod: 'card',
    })

    expect(purchase).toMatchObject({
      amount: 45_000,
      discountAmount: 5_000,
      discountReason: 'A friend of the house',
      paymentMethod: 'card',
      paidAt: '2026-03-02T08:00:00.000Z',
      receiptNo: 1,
    })
    expect(await unitAmounts(studio)).toEqual([4_500])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
  })

  it('is refunded by what was paid, not by the price', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const { purchase } = await studio.call('purchases.create', { ...buyer, discount: { amount: 25_000 } })

    const half = await studio.call('purchases.refund', { purchaseId: purchase.id, amount: 12_500 })

    expect(half).toMatchObject({ revoked: 5, purchase: { status: 'partially_refunded' } })
    const more = { purchaseId: purchase.id, amount: 12_501 }
    expect(await studio.refused('purchases.refund', more)).toMatchObject({
      message: 'At most €125.00 can be given back.',
    })
  })

  it('may be free, and gives nothing back then', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)

    const { purchase } = await studio.call('purchases.create', { ...buyer, discount: { percent: 100 } })

    expect(purchase).toMatchObject({ amount: 0, discountAmount: 50_000, status: 'paid', receiptNo: 1 })
    expect(await unitAmounts(studio)).toEqual([0])
  })

  test.each<[string, unknown, string]>([
    ['more than the price', { amount: 50_001 }, 'At most the price, €500.00, can be taken off.'],
    ['no discount at all', { amount: 0 }, 'Amount must be a whole number from 1 to 1,000,000,000,000.'],
    ['more than everything', { percent: 101 }, 'Percent must be a whole number from 1 to 100.'],
    ['half a per cent', { percent: 0.5 }, 'Percent must be a whole number from 1 to 100.'],
    ['both at once', { amount: 1, percent: 1 }, 'A discount is either an amount or a share of the price.'],
    ['neither', { reason: 'Nice' }, 'A discount is either an amount or a share of the price.'],
  ])('is refused for %s', async (_what, discount, message) => {
    const studio = await open()
    const buyer = await aBuyer(studio)

    const refusal = await studio.refused('purchases.create', { ...buyer, discount })

    expect(refusal).toMatchObject({ code: 'VALIDATION', message })
    expect(await studio.call('purchases.list', {})).toMatchObject({ total: 0, totals: [] })
  })
})

describeStudio('receipts', (open) => {
  it('are counted without a gap as the money comes, whatever was refused or tried out between', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const sell = async (paid: boolean) => (await studio.call('purchases.create', { ...buyer, paid })).purchase
    const first = await sell(true)
    const debt = await sell(false)
    await studio.call('purchases.create', { ...buyer, dryRun: true })
    await studio.refused('purchases.create', { ...buyer, discount: { amount: 50_001 } })
    const brought = await studio.call('purchases.create', {
      ...buyer,
      provider: 'import',
      externalId: 'old-1',
    })
    const second = await sell(true)

    const { purchase: paid } = await studio.call('purchases.pay', { purchaseId: debt.id, method: 'cash' })

    expect([first, second, paid].map(({ receiptNo }) => receiptNo)).toEqual([1, 2, 3])
    expect(debt).toMatchObject({ receiptNo: null, paidAt: null, paymentMethod: null })
    expect(brought.purchase).toMatchObject({ receiptNo: null, paidAt: null })
  })

  it('are one for each of many sales that are made at once', async () => {
    const studio = await open()
    const { packageId } = await aBuyer(studio)
    const buyers = []
    for (let index = 0; index < 12; index += 1) {
      buyers.push((await aClient(studio, { firstName: `Buyer ${index}` })).id)
    }

    const sold = await Promise.all(
      buyers.map((clientId) => studio.call('purchases.create', { clientId, packageId })),
    )

    const numbers = sold.map(({ purchase }) => purchase.receiptNo ?? 0).toSorted((a, b) => a - b)
    expect(numbers).toEqual(Array.from({ length: 12 }, (_, index) => index + 1))
  })

  it('keep their number: the database itself refuses another', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    await studio.call('purchases.create', buyer)
    await studio.call('purchases.create', buyer)

    await expect(studio.raw.exec('update purchases set receipt_no = 7 where id = 1')).rejects.toThrow(
      /RECEIPT/,
    )
    await expect(studio.raw.exec('update purchases set receipt_no = null where id = 1')).rejects.toThrow(
      /RECEIPT/,
    )
  })
})

describeStudio('purchases.pay', (open) => {
  it('records when and how a debt was paid, once', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const sold = await studio.call('purchases.create', { ...buyer, paid: false })
    studio.setNow('2026-03-05T17:30:00+01:00')
    const input = { purchaseId: sold.purchase.id, method: 'bank_transfer' } as const

    const { purchase } = await studio.call('purchases.pay', input)

    expect(purchase).toMatchObject({
      status: 'paid',
      paymentMethod: 'bank_transfer',
      paidAt: '2026-03-05T16:30:00.000Z',
      createdAt: '2026-03-02T08:00:00.000Z',
      version: 2,
    })
    expect(await studio.refused('purchases.pay', input)).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'This sale is paid already.',
    })
    expect(await studio.refused('purchases.pay', { ...input, version: 1 })).toMatchObject({
      code: 'STALE_VERSION',
    })
    expect(await studio.refused('purchases.pay', { ...input, purchaseId: 99 })).toMatchObject({
      code: 'NOT_FOUND',
    })
    const { rows } = await studio.call('clients.timeline', { clientId: buyer.clientId, kind: 'sale' })
    expect(rows.map(({ sentence }) => sentence)).toEqual([
      'Paid €500.00 for 10 sessions.',
      'Bought 10 sessions for €500.00, not paid yet.',
    ])
  })

  it('is not said of a sale that is paid later', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)

    const input = { ...buyer, paid: false, paymentMethod: 'cash' }
    expect(await studio.refused('purchases.create', input)).toMatchObject({
      code: 'VALIDATION',
      details: { issues: [{ path: 'paymentMethod' }] },
    })
  })
})

describeStudio('purchases.void', (open) => {
  it('takes back what a mistaken sale gave, lets the next one in, and owes nothing', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const wrong = await studio.call('purchases.create', { ...buyer, paid: false })
    const right = await studio.call('purchases.create', buyer)
    const input = { purchaseId: wrong.purchase.id, reason: 'Typed twice' }

    const voided = await studio.call('purchases.void', input)

    expect(voided).toMatchObject({
      purchase: { status: 'failed', amount: 50_000, receiptNo: null },
      revoked: 10,
      availableSessions: 10,
    })
    const { rows } = await studio.call('subscriptions.list', { clientId: buyer.clientId })
    expect(rows.map(({ status, remaining }) => [status, remaining])).toEqual([
      ['ended', 0],
      ['active', 10],
    ])
    expect(await studio.call('purchases.list', {})).toMatchObject({
      totals: [{ currency: 'EUR', sales: 2, sold: 100_000, paid: 50_000, owed: 0, voided: 50_000 }],
    })
    const { entries } = await studio.call('credits.explain', { clientId: buyer.clientId })
    expect(entries.filter(({ kind }) => kind === 'REVOKE').map(({ reason }) => reason)).toEqual([
      'Voided: Typed twice',
    ])
    expect(await studio.call('integrity.check', {})).toMatchObject({ ok: true, findings: [] })
    expect(await studio.refused('purchases.void', input)).toMatchObject({
      message: 'This sale was voided already.',
    })
    const pay = { purchaseId: wrong.purchase.id, method: 'cash' }
    expect(await studio.refused('purchases.pay', pay)).toMatchObject({
      message: 'This sale was voided. Sell the package again.',
    })
    expect(await studio.refused('purchases.void', { ...input, purchaseId: right.purchase.id })).toMatchObject(
      { message: 'This sale is paid. Give the money back instead.' },
    )
    const { rows: told } = await studio.call('clients.timeline', { clientId: buyer.clientId, kind: 'sale' })
    expect(told[0]?.sentence).toBe('The sale of 10 sessions was voided.')
  })

  it('is refused while anything of it is booked, and possible again when that is cancelled', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const { id: serviceId } = await aService(studio)
    const { purchase } = await studio.call('purchases.create', { ...buyer, paid: false })
    const { booking } = await studio.call('sessions.create', {
      serviceId,
      startsAt: '2026-03-10T10:00:00+01:00',
      clientId: buyer.clientId,
    })
    const input = { purchaseId: purchase.id, reason: 'Mistake' }

    expect(await studio.call('purchases.get', { purchaseId: purchase.id })).toMatchObject({ voidable: false })
    expect(await studio.refused('purchases.void', input)).toMatchObject({
      code: 'INVALID_TRANSITION',
      message: 'Sessions were booked with what this sale gave. Cancel the bookings first, or have it paid.',
    })
    await studio.call('bookings.cancel', { bookingId: booking?.id ?? 0 })

    expect(await studio.call('purchases.void', input)).toMatchObject({ revoked: 10 })
  })

  it('ends a membership, which would go on issuing', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio, { kind: 'membership', period: 'month', validityDays: null })
    const { purchase } = await studio.call('purchases.create', { ...buyer, paid: false })

    await studio.call('purchases.void', { purchaseId: purchase.id, reason: 'Mistake' })
    studio.setNow('2026-06-02T09:00:00+02:00')
    await studio.call('upkeep.run', {})

    const { rows } = await studio.call('subscriptions.list', { clientId: buyer.clientId })
    expect(rows).toMatchObject([{ status: 'ended', remaining: 0 }])
    expect(await studio.call('credits.summary', { clientId: buyer.clientId })).toMatchObject({ total: 0 })
  })

  it('leaves what staff added to the same pack', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const { purchase } = await studio.call('purchases.create', { ...buyer, paid: false })
    await studio.call('credits.allocate', {
      clientId: buyer.clientId,
      sessionCount: 2,
      family: 'Personal training',
    })

    const voided = await studio.call('purchases.void', { purchaseId: purchase.id, reason: 'Mistake' })

    expect(voided).toMatchObject({ revoked: 10, availableSessions: 2 })
  })
})

describeStudio('purchases.list', (open) => {
  it('finds by client, package, receipt and id, filters, and says where the money is', async () => {
    const studio = await open()
    const { clientId, packageId } = await aBuyer(studio)
    const bo = await aClient(studio, { firstName: 'Bo', lastName: 'Cole', email: 'bo@example.org' })
    const flow = await aPackage(studio, { name: 'Flow class', price: { amount: 9_000, currency: 'EUR' } })
    const sell = async (input: object) =>
      (await studio.call('purchases.create', { clientId, packageId, ...input })).purchase.id
    const card = await sell({ paymentMethod: 'card' })
    const owed = await sell({ paid: false })
    studio.setNow('2026-03-03T00:30:00+01:00')
    const dollars = await sell({ clientId: bo.id, packageId: flow.id, paymentMethod: 'cash' })
    const brought = await sell({ clientId: bo.id, provider: 'import', externalId: 'till-7' })
    await studio.call('purchases.refund', { purchaseId: card, amount: 20_000 })
    // What is bought in Stripe may be in another currency than the studio's own.
    await studio.raw.exec(`update purchases set currency = 'USD' where id = ${dollars}`)
    const found = async (filter: object) =>
      (await studio.call('purchases.list', filter)).rows.map(({ id }) => id)

    expect(await found({ query: 'ada' })).toEqual([owed, card])
    expect(await found({ query: 'COLE flow' })).toEqual([dollars])
    expect(await found({ query: 'bo@ex' })).toEqual([brought, dollars])
    expect(await found({ query: '2' })).toEqual([dollars])
    expect(await found({ query: 'till-7' })).toEqual([brought])
    expect(await found({ query: 'nobody' })).toEqual([])
    expect(await found({ query: '  ' })).toHaveLength(4)
    expect(await found({ from: '2026-03-03' })).toEqual([brought, dollars])
    expect(await found({ to: '2026-03-02' })).toEqual([owed, card])
    expect(await found({ method: 'card' })).toEqual([card])
    expect(await found({ provider: 'import' })).toEqual([brought])
    expect(await found({ owing: true })).toEqual([owed])
    expect(await found({ status: 'partially_refunded' })).toEqual([card])
    expect(await studio.call('purchases.list', { limit: 1 })).toMatchObject({
      total: 4,
      totals: [
        { currency: 'EUR', sales: 3, sold: 150_000, paid: 80_000, owed: 50_000, refunded: 20_000 },
        { currency: 'USD', sales: 1, sold: 9_000, paid: 9_000, owed: 0, refunded: 0, disputed: 0 },
      ],
    })
  })
})

describeStudio('purchases.get', (open) => {
  it('says what a sale gave, what became of it, and which pack it is', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    const first = await studio.call('purchases.create', buyer)
    const second = await studio.call('purchases.create', buyer)
    await studio.call('purchases.refund', { purchaseId: first.purchase.id, amount: 15_000 })

    expect(await studio.call('purchases.get', { purchaseId: first.purchase.id })).toMatchObject({
      purchase: { clientName: 'Ada Berg', refundedAmount: 15_000 },
      units: { granted: 10, available: 7, held: 0, used: 0, revoked: 3, owedToRefund: 0 },
      subscription: { status: 'active', family: 'Personal training', expiresOn: '2026-05-31' },
      voidable: false,
    })
    expect(await studio.call('purchases.get', { purchaseId: second.purchase.id })).toMatchObject({
      subscription: { status: 'queued', expiresOn: null },
    })
    expect(await studio.refused('purchases.get', { purchaseId: 99 })).toMatchObject({ code: 'NOT_FOUND' })
  })
})

describeStudio('purchases.export', (open) => {
  it('writes the list that is shown, with amounts a spreadsheet reads, and notes who took it', async () => {
    const studio = await open()
    const buyer = await aBuyer(studio)
    await studio.call('purchases.create', {
      ...buyer,
      discount: { percent: 10, reason: null },
      paymentMethod: 'bank_transfer',
    })
    const { purchase } = await studio.call('purchases.create', { ...buyer, paid: false })
    await studio.call('purchases.void', { purchaseId: purchase.id, reason: 'Mistake' })

    const all = await studio.call('purchases.export', {})
    const paid = await studio.call('purchases.export', { status: 'paid' })

    expect(all).toMatchObject({ fileName: 'sales-2026-03-02.csv', rows: 2 })
    expect(all.csv.split('\r\n').slice(1, 3)).toEqual([
      ',2026-03-02,Ada Berg,10 sessions,500.00,0.00,500.00,0.00,EUR,voided,,,front desk,',
      '1,2026-03-02,Ada Berg,10 sessions,500.00,50.00,450.00,0.00,EUR,paid,bank transfer,2026-03-02,front desk,',
    ])
    expect(paid.rows).toBe(1)
    const { rows } = await studio.call('audit.list', { entity: 'purchase' })
    expect(rows[0]).toMatchObject({ method: 'purchases.export', after: { exported: 1, status: 'paid' } })
    expect(await studio.refused('purchases.export', { clientId: 99 })).toMatchObject({
      code: 'USER_NOT_FOUND',
    })
  })

  it('is for whoever may take reports and sees sales', async () => {
    const studio = await open()
    const { id } = await aTrainer(studio, { name: 'Fred Front', role: 'front_desk' })

    expect(await studio.as(id).refused('purchases.export', {})).toMatchObject({ code: 'UNAUTHORIZED_ACCESS' })
  })
})
