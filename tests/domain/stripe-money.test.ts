import { describe, expect, it } from 'vitest'
import { fromStripeAmount, splitRefund } from '../../src/shared/domain/stripe-money.ts'
import { fc } from '../support/properties.ts'

describe('an amount of Stripe', () => {
  it.each([
    ['EUR', 1250, 1250],
    ['JPY', 500, 500],
    ['KWD', 12_340, 12_340],
    ['BHD', 1_230, 1_230],
    ['IQD', 100, 1000],
    ['ISK', 50_000, 500],
    ['UGX', 10_000, 100],
    ['ISK', 149, 1],
    ['MGA', 70, 70],
    ['HUF', 5_000, 5_000],
    ['ZZZ', 42, 42],
  ])('of %s: %i is %i of our own', (currency, amount, ours) => {
    expect(fromStripeAmount(amount, currency)).toBe(ours)
  })
})

describe('what each line bears of a refund', () => {
  it.each([
    [0, 100, [60, 40], [0, 0]],
    [100, 100, [60, 40], [60, 40]],
    [50, 100, [60, 40], [30, 20]],
    [10, 100, [33, 33, 34], [3, 3, 4]],
    [1, 100, [50, 50], [1, 0]],
    [2, 3, [1, 1, 1], [1, 1, 0]],
    // Postage of 20 bears its share; nothing is left over for it in full.
    [60, 120, [60, 40], [30, 20]],
    [120, 120, [60, 40], [60, 40]],
    // Forty were paid from a balance: all that was paid by card comes back with all of it.
    [60, 60, [60, 40], [60, 40]],
    [30, 60, [60, 40], [30, 20]],
    [10, 0, [60, 40], [0, 0]],
    [-5, 100, [60, 40], [0, 0]],
    [500, 100, [60, 40], [60, 40]],
    [10, 100, [0, 0], [0, 0]],
    [50, 100, [], []],
  ])('%i of %i over %j', (refunded, paid, amounts, shares) => {
    expect(splitRefund(refunded, paid, amounts)).toEqual(shares)
  })

  it('is never less than its share less a coin, nor more than the line, and adds up', () => {
    const amounts = fc.array(fc.integer({ min: 0, max: 1_000_000 }), { minLength: 1, maxLength: 8 })
    fc.assert(
      fc.property(amounts, fc.integer({ min: 0, max: 1_000 }), (lines, permille) => {
        const paid = lines.reduce((sum, amount) => sum + amount, 0)
        const refunded = Math.floor((paid * permille) / 1000)
        const shares = splitRefund(refunded, paid, lines)
        expect(shares.reduce((sum, share) => sum + share, 0)).toBe(refunded)
        for (const [index, share] of shares.entries()) {
          const amount = lines[index] ?? 0
          expect(share).toBeLessThanOrEqual(amount)
          expect(Math.abs(share - (paid === 0 ? 0 : (amount * refunded) / paid))).toBeLessThan(1)
        }
      }),
    )
  })
})
