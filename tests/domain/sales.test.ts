import { describe, expect, it, test } from 'vitest'
import { PURCHASE_STATUSES } from '../../src/shared/domain/purchases.ts'
import {
  type Discount,
  discountOf,
  paperOf,
  payProblem,
  SALE_DEEDS,
  saleDeedOf,
  saleTotal,
  totalsOf,
  voidProblem,
} from '../../src/shared/domain/sales.ts'
import { fc } from '../support/properties.ts'

describe('what a sale comes to', () => {
  test.each<[string, number, Discount | null, number | null]>([
    ['its price', 50_000, null, 50_000],
    ['less an amount', 50_000, { amount: 5_000 }, 45_000],
    ['nothing, when all is taken off', 50_000, { amount: 50_000 }, 0],
    ['nothing at a hundred per cent', 50_000, { percent: 100 }, 0],
    ['less a tenth', 50_000, { percent: 10 }, 45_000],
    ['less a share, half a coin in the client’s favour', 50, { percent: 1 }, 49],
    ['less a share, less than half a coin not', 49, { percent: 1 }, 49],
    ['of a free package, nothing', 0, { percent: 50 }, 0],
    ['never less than nothing', 50_000, { amount: 50_001 }, null],
    ['exactly, for the largest price', 1_000_000_000_000, { percent: 33 }, 670_000_000_000],
  ])('%s', (_what, price, discount, total) => {
    expect(saleTotal(price, discount)).toBe(total)
  })

  it('is never negative and falls as the share grows', () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 1_000_000_000_000 }), (price) => {
        const totals = Array.from(
          { length: 100 },
          (_, index) => saleTotal(price, { percent: index + 1 }) ?? -1,
        )
        expect(totals).toEqual(totals.toSorted((a, b) => b - a))
        expect(totals.at(-1)).toBe(0)
        expect(discountOf(price, { percent: 50 }) * 2 - price).toBeLessThanOrEqual(1)
      }),
    )
  })
})

describe('where the money of sales is', () => {
  test.each([
    ['paid', 0, { sold: 100, paid: 100, owed: 0, refunded: 0, disputed: 0, voided: 0 }],
    ['partially_refunded', 30, { sold: 100, paid: 70, owed: 0, refunded: 30, disputed: 0, voided: 0 }],
    ['refunded', 100, { sold: 100, paid: 0, owed: 0, refunded: 100, disputed: 0, voided: 0 }],
    ['pending', 0, { sold: 100, paid: 0, owed: 100, refunded: 0, disputed: 0, voided: 0 }],
    ['disputed', 30, { sold: 100, paid: 0, owed: 0, refunded: 30, disputed: 70, voided: 0 }],
    ['failed', 0, { sold: 100, paid: 0, owed: 0, refunded: 0, disputed: 0, voided: 100 }],
  ] as const)('%s', (status, refundedAmount, totals) => {
    expect(totalsOf({ status, amount: 100, refundedAmount })).toEqual(totals)
  })

  it('always adds up to what was sold', () => {
    const sales = fc.record({
      status: fc.constantFrom(...PURCHASE_STATUSES),
      amount: fc.integer({ min: 0, max: 1_000_000 }),
      share: fc.integer({ min: 0, max: 100 }),
    })
    fc.assert(
      fc.property(sales, ({ status, amount, share }) => {
        const before = status === 'pending' || status === 'failed' ? 0 : Math.floor((amount * share) / 100)
        const { sold, ...parts } = totalsOf({ status, amount, refundedAmount: before })
        expect(sold).toBe(amount)
        expect(parts.paid + parts.owed + parts.refunded + parts.disputed + parts.voided).toBe(sold)
      }),
    )
  })
})

describe('what is printed for a sale', () => {
  test.each([
    ['paid', 'front_desk', 7, 'receipt'],
    // From before there were numbers.
    ['paid', 'front_desk', null, 'receipt'],
    ['partially_refunded', 'front_desk', 7, 'receipt'],
    ['refunded', 'front_desk', 7, 'receipt'],
    ['pending', 'front_desk', null, 'debt'],
    ['failed', 'front_desk', null, 'void'],
    ['paid', 'import', null, null],
    ['paid', 'import', 7, 'receipt'],
    ['pending', 'import', null, 'debt'],
    ['failed', 'import', null, 'void'],
    ['paid', 'stripe', null, null],
    ['pending', 'stripe', null, null],
    ['failed', 'stripe', null, null],
  ] as const)('%s at the %s with the number %s: %s', (status, provider, receiptNo, paper) => {
    expect(paperOf({ status, provider, receiptNo })).toBe(paper)
  })
})

describe('what was done to a sale', () => {
  const was = (status: string | null, refundedAmount: number | null = null) => ({ status, refundedAmount })

  test.each([
    ['sold', null, was('paid')],
    ['sold', null, was(null)],
    ['paid', was('pending'), was('paid')],
    ['refunded', was('paid', 0), was('partially_refunded', 1)],
    ['refunded', was('disputed', 10), was('refunded', 50)],
    ['refunded', was(null), was(null, 5)],
    ['restored', was('partially_refunded', 30), was('paid', 0)],
    ['restored', was('refunded', 30), was('disputed')],
    ['voided', was('pending'), was('failed')],
    ['unvoided', was('failed'), was('pending')],
    ['unvoided', was('failed'), was('paid')],
    ['disputed', was('paid', 0), was('disputed', 0)],
    ['resolved', was('disputed', 0), was('paid', 0)],
    [null, was('paid', 5), was('paid', 5)],
    [null, was('paid'), was('refunded')],
    [null, was(null), was(null)],
  ] as const)('%s: from %j to %j', (deed, before, after) => {
    expect(saleDeedOf(before, after)).toBe(deed)
    if (deed !== null) expect(SALE_DEEDS).toContain(deed)
  })
})

describe('what can be done with a debt', () => {
  const untouched = [{ held: 0, used: 0 }]

  test.each([
    ['pending', 'front_desk', null],
    ['pending', 'import', null],
    ['pending', 'stripe', 'elsewhere'],
    ['failed', 'front_desk', 'voided'],
    ['paid', 'front_desk', 'paid'],
    ['partially_refunded', 'front_desk', 'paid'],
    ['refunded', 'front_desk', 'paid'],
    ['disputed', 'front_desk', 'paid'],
  ] as const)('%s at the %s: %s', (status, provider, problem) => {
    expect(payProblem({ status, provider })).toBe(problem)
    expect(voidProblem({ status, provider, lots: untouched })).toBe(problem)
  })

  test.each([
    ['nothing held or used', untouched, null],
    ['nothing given', [], null],
    ['a unit held', [...untouched, { held: 1, used: 0 }], 'spent'],
    ['a unit used', [{ held: 0, used: 1 }, ...untouched], 'spent'],
  ] as const)('is voided with %s: %s', (_what, lots, problem) => {
    expect(voidProblem({ status: 'pending', provider: 'front_desk', lots })).toBe(problem)
  })
})
