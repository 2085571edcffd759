import { describe, expect, it, test } from 'vitest'
import { packageChoices } from '../../src/renderer/src/panels/package-choices.ts'
import { planStop } from '../../src/renderer/src/panels/plan-stop.ts'
import type { SoldPackage } from '../../src/renderer/src/panels/sale.ts'
import {
  coveredItem,
  type DrawerItem,
  type SaleFields,
  saleInput,
  typedDiscount,
} from '../../src/renderer/src/panels/sale-form.ts'
import {
  begunSession,
  isOver,
  isTooMuch,
  paidBy,
  type RefundChoice,
  refundAmount,
  refundWorth,
  type ShownSale,
  saleActs,
} from '../../src/renderer/src/panels/sale-panel/sale.ts'

const price = { amount: 50_000, currency: 'EUR' }
const PACK = { id: 7, name: 'Ten-pack', price } as SoldPackage

const FIELDS: SaleFields = {
  packageId: 7,
  off: 'none',
  typed: '',
  reason: '',
  payment: 'paid',
  method: 'card',
}

const item = (id: number, packageId: number) => ({ id, packageId }) as DrawerItem

describe('the discount that is typed', () => {
  test.each<[SaleFields['off'], string, unknown]>([
    ['none', '99', null],
    ['percent', '10', { percent: 10 }],
    ['percent', ' 100 % ', { percent: 100 }],
    ['percent', '0', undefined],
    ['percent', '101', undefined],
    ['percent', '2.5', undefined],
    ['percent', '', undefined],
    ['amount', '50', { amount: 5_000 }],
    ['amount', '€1.50', { amount: 150 }],
    ['amount', '500', { amount: 50_000 }],
    ['amount', '500.01', undefined],
    ['amount', '-1', undefined],
    ['amount', '0', undefined],
    ['amount', 'much', undefined],
  ])('%s %j', (off, typed, discount) => {
    expect(typedDiscount({ off, typed }, price)).toEqual(discount)
  })
})

describe('what of the drawer a sale covers', () => {
  const drawer = [item(1, 7), item(2, 8), item(3, 7)]

  it('is what was chosen from it, or the oldest of the package', () => {
    expect(coveredItem(drawer, 3, 7)?.id).toBe(3)
    expect(coveredItem(drawer, null, 7)?.id).toBe(1)
    expect(coveredItem(drawer, 3, 8)?.id).toBe(2)
    expect(coveredItem(drawer, 3, 9)).toBeNull()
    expect(coveredItem([], 3, 7)).toBeNull()
  })
})

describe('what main is asked to sell', () => {
  it('names a way of payment only where it is paid, and a discount only where there is one', () => {
    expect(saleInput(1, PACK, FIELDS, null)).toEqual({
      clientId: 1,
      packageId: 7,
      paid: true,
      paymentMethod: 'card',
    })
    const later = { ...FIELDS, payment: 'later', off: 'percent', typed: '10', reason: 'New' } as const
    expect(saleInput(1, PACK, later, item(3, 7))).toEqual({
      clientId: 1,
      packageId: 7,
      paid: false,
      discount: { percent: 10, reason: 'New' },
      drawerItemIds: [3],
    })
  })

  it('is nothing while somebody or something is missing or wrong', () => {
    expect(saleInput(null, PACK, FIELDS, null)).toBeNull()
    expect(saleInput(1, null, FIELDS, null)).toBeNull()
    expect(saleInput(1, PACK, { ...FIELDS, off: 'amount', typed: '500.01' }, null)).toBeNull()
  })
})

const SALE = {
  purchase: {
    status: 'paid',
    provider: 'front_desk',
    receiptNo: 1,
    amount: 50_000,
    refundedAmount: 0,
    currency: 'EUR',
  },
  units: { granted: 10 },
  voidable: false,
  followed: false,
  settleableAs: [] as ShownSale['settleableAs'],
} as ShownSale

const sale = (change: Partial<ShownSale['purchase']>, voidable = false): ShownSale => ({
  ...SALE,
  purchase: { ...SALE.purchase, ...change },
  voidable,
})

describe('what can be done with a sale', () => {
  const all = () => true

  test.each([
    ['paid', sale({}), ['print', 'refund']],
    ['a debt', sale({ status: 'pending' }, true), ['pay', 'print', 'void']],
    ['a debt of which something is used', sale({ status: 'pending' }), ['pay', 'print']],
    ['voided', sale({ status: 'failed' }), ['print']],
    ['given back', sale({ status: 'refunded', refundedAmount: 50_000 }), ['print']],
    ['free', sale({ amount: 0 }), ['print']],
    ['of Stripe, which tells of it', { ...sale({ provider: 'stripe' }), followed: true }, []],
    ['of Stripe, which is not connected', sale({ provider: 'stripe' }), ['refund']],
  ] as const)('%s', (_what, shown, acts) => {
    expect(saleActs(shown, all)).toEqual(acts)
  })

  it('depends on what the reader may', () => {
    expect(saleActs(sale({}), (permission) => permission !== 'sales.refund')).toEqual(['print'])
    expect(saleActs(sale({ status: 'pending' }, true), () => false)).toEqual(['print'])
  })
})

describe('how the money came', () => {
  test.each([
    ['cash', 'front_desk', 'Cash'],
    [null, 'stripe', 'Stripe'],
    // Nobody has paid at the desk yet, or said how.
    [null, 'front_desk', null],
  ] as const)('%s, %s: %s', (paymentMethod, provider, words) => {
    expect(paidBy({ paymentMethod, provider })).toBe(words)
  })
})

describe('a pack that waits', () => {
  const shown = (
    status: ShownSale['purchase']['status'],
    available: number,
    pack: 'queued' | 'active' = 'queued',
  ): ShownSale => ({
    ...sale({ status }),
    subscription: { status: pack } as ShownSale['subscription'],
    units: { ...SALE.units, available, held: 0 },
    added: { gifts: 0, others: 0 },
  })

  it('is over once its sale is void or given back and nothing of it is left', () => {
    expect(isOver(shown('failed', 0))).toBe(true)
    expect(isOver(shown('refunded', 0))).toBe(true)
    expect(isOver(shown('paid', 0))).toBe(false)
    expect(isOver(shown('failed', 0, 'active'))).toBe(false)
    expect(isOver({ ...shown('failed', 0), added: { gifts: 1, others: 0 } })).toBe(false)
  })
})

describe('how much goes back', () => {
  const choice = (by: RefundChoice['by'], typed = '') => ({ by, amount: typed, units: typed })

  test.each<[RefundChoice, number, number | null]>([
    [choice('all'), 0, 50_000],
    [choice('all'), 20_000, 30_000],
    [choice('amount', '€0.01'), 0, 1],
    [choice('amount', '500'), 0, 50_000],
    [choice('amount', '300.01'), 20_000, null],
    [choice('amount', '0'), 0, null],
    [choice('amount', 'half'), 0, null],
    [choice('units', '3'), 0, 15_000],
    [choice('units', '3'), 20_000, 15_000],
    [choice('units', '7'), 20_000, null],
    [choice('units', '0'), 0, null],
    [choice('units', '2.5'), 0, null],
  ])('%j after %i: %s', (chosen, refundedAmount, amount) => {
    expect(refundAmount(sale({ refundedAmount }), chosen)).toBe(amount)
  })
})

describe('how the money for sessions comes about', () => {
  const units = (typed: string): RefundChoice => ({ by: 'units', amount: '', units: typed })
  const begun = sale({ refundedAmount: 100 })

  it('is told where an earlier refund has begun a session that it did not pay for', () => {
    expect(refundAmount(begun, units('2'))).toBe(14_900)
    expect(refundWorth(begun, units('2'))).toEqual({ units: 3, worth: 15_000, before: 100 })
  })

  test.each([
    ['nothing went back before', sale({}), units('2')],
    ['what went back has paid for what it took', sale({ refundedAmount: 10_000 }), units('2')],
    ['an amount is typed', begun, { by: 'amount', amount: '149', units: '2' }],
    ['nothing is typed', begun, units('')],
  ] as const)('needs no word where %s', (_why, shown, choice) => {
    expect(refundWorth(shown, choice)).toBeNull()
  })
})

describe('a refund that begins a session', () => {
  test.each([
    // A pound takes as much as fifty.
    [0, 100, { units: 1, most: 5_000 }],
    [0, 5_000, null],
    [0, 5_001, { units: 2, most: 10_000 }],
    // What an earlier one has begun is finished first.
    [100, 5_000, null],
    [100, 5_100, { units: 1, most: 9_900 }],
  ])('after %i, up to %i in all: %j', (refundedAmount, refundedAfter, begun) => {
    expect(begunSession(sale({ refundedAmount }), refundedAfter)).toEqual(begun)
  })

  it('is told from one that is too much, while it is typed', () => {
    const typed = (amount: string) => isTooMuch(sale({}), { by: 'amount', amount, units: '' })
    expect(['500', '500.01', '600', 'x', ''].map(typed)).toEqual([false, true, true, false, false])
    expect(isTooMuch(sale({}), { by: 'units', amount: '600', units: '600' })).toBe(false)
  })
})

describe('why no sessions are planned with a pack', () => {
  test.each([
    ['pack', 'active', 3, null],
    ['pack', 'queued', 10, null],
    ['pack', 'frozen', 3, 'frozen'],
    ['pack', 'frozen', 0, 'frozen'],
    ['pack', 'ended', 0, 'ended'],
    // What a cancellation brought back can still be spent.
    ['pack', 'ended', 1, null],
    ['pack', 'active', 0, 'spent'],
    ['membership', 'active', 0, null],
    ['membership', 'ended', 0, 'ended'],
  ] as const)('%s, %s, %i left: %s', (kind, status, available, stop) => {
    expect(planStop({ kind, status, available })).toBe(stop)
  })
})

describe('the packages that are offered', () => {
  const pack = (id: number, name: string, family: string | null, amount: number, credits = 1) =>
    ({ id, name, family, credits, price: { amount, currency: 'EUR' } }) as SoldPackage
  const packages = [
    pack(1, 'Anything', null, 100),
    pack(2, 'Ten', 'Training', 50_000, 10),
    pack(3, 'Yoga card', 'Classes', 9_000, 5),
    pack(4, 'One', 'Training', 6_000),
    pack(5, 'Trial', 'Training', 6_000, 0),
  ]

  it('stand by family, what is good for everything last, the cheapest first', () => {
    expect(packageChoices(packages)).toEqual([
      { group: 'Classes', items: [{ value: '3', label: 'Yoga card · €90.00' }] },
      {
        group: 'Training',
        items: [
          { value: '5', label: 'Trial · €60.00' },
          { value: '4', label: 'One · €60.00' },
          { value: '2', label: 'Ten · €500.00' },
        ],
      },
      { group: expect.any(String), items: [{ value: '1', label: 'Anything · €1.00' }] },
    ])
  })

  it('begin with what the client has put aside, and need no groups of one kind', () => {
    const [first] = packageChoices(packages, [{ packageId: 2 }, { packageId: 2 }])
    expect(first).toMatchObject({ items: [{ value: '2' }] })
    expect(packageChoices(packages.slice(3))).toEqual([
      { value: '5', label: 'Trial · €60.00' },
      { value: '4', label: 'One · €60.00' },
    ])
  })
})
