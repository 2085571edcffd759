import { describe, expect, it } from 'vitest'
import { assignProblem, fromStripeAmount, splitRefund } from '../../src/shared/domain/stripe-money.ts'
import { fc } from '../support/properties.ts'

describe("an amount of Stripe's", () => {
  it.each([
    ['EUR', 50_000, 50_000],
    ['USD', 1, 1],
    // Without decimals there and here.
    ['JPY', 5_000, 5_000],
    ['MGA', 5_000, 5_000],
    // In hundredths there, without decimals here.
    ['ISK', 500_000, 5_000],
    ['UGX', 1_250, 13],
    ['UGX', 1_249, 12],
    // Three decimals there and here.
    ['KWD', 1_230, 1_230],
    // Two there, three here.
    ['IQD', 125, 1_250],
    ['EUR', 0, 0],
    ['JPY', 999_999_999_999, 999_999_999_999],
    ['XXX', 1_234, 1_234],
    ['eur', 1_234, 1_234],
  ])('of %s, %i is %i', (currency, amount, ours) => {
    expect(fromStripeAmount(amount, currency)).toBe(ours)
  })

  it('is stated without decimals in fifteen currencies and with three in five', () => {
    const whole = 'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' ')
    const three = 'BHD JOD KWD OMR TND'.split(' ')
    for (const currency of [...whole, ...three]) expect(fromStripeAmount(1_230, currency)).toBe(1_230)
  })
})

describe('what each line bears of a refund', () => {
  it.each<[string, [number, number, number[]], number[]]>([
    ['nothing of nothing', [0, 100, [60, 40]], [0, 0]],
    ['nothing of what was free', [0, 0, [0, 0]], [0, 0]],
    ['nothing, where nothing was paid', [10, 0, [60, 40]], [0, 0]],
    ['nothing of less than nothing', [-5, 100, [60, 40]], [0, 0]],
    ['all of it, where a part was paid otherwise', [60, 60, [60, 40]], [60, 40]],
    ['its share', [50, 100, [60, 40]], [30, 20]],
    ['all of it', [100, 100, [60, 40]], [60, 40]],
    ['all of it, and never more', [150, 100, [60, 40]], [60, 40]],
    ['the coin that is left goes to the largest rest', [10, 100, [33, 67]], [3, 7]],
    ['and to the first of two alike', [1, 100, [50, 50]], [1, 0]],
    ['each of two that are left to another line', [2, 3, [1, 1, 1]], [1, 1, 0]],
    ['the line with the largest rest, wherever it stands', [50, 101, [10, 11, 80]], [5, 5, 40]],
    ['postage bears its share', [55, 110, [60, 40]], [30, 20]],
    ['half a coin of the lines is one', [1, 4, [1, 1]], [1, 0]],
    ['less than half a coin is none', [1, 5, [1, 1]], [0, 0]],
    ['what was paid otherwise is given back with it', [40, 80, [60, 40]], [30, 20]],
    ['a free line bears nothing', [51, 100, [0, 100, 0]], [0, 51, 0]],
    ['no line at all', [50, 100, []], []],
    [
      'exactly, where a number loses coins',
      [333_333_333_333, 999_999_999_999, [999_999_999_999]],
      [333_333_333_333],
    ],
  ])('%s', (_what, [refunded, paid, amounts], shares) => {
    expect(splitRefund(refunded, paid, amounts)).toEqual(shares)
  })

  const sale = fc
    .array(fc.nat(50_000), { minLength: 1, maxLength: 5 })
    .chain((amounts) =>
      fc.record({ amounts: fc.constant(amounts), share: fc.double({ min: 0, max: 1, noNaN: true }) }),
    )

  it('adds up to the refund, and each is within a coin of its share', () => {
    fc.assert(
      fc.property(sale, ({ amounts, share }) => {
        const paid = amounts.reduce((sum, amount) => sum + amount, 0)
        const refunded = Math.floor(paid * share)
        const shares = splitRefund(refunded, paid, amounts)
        expect(shares.reduce((sum, one) => sum + one, 0)).toBe(refunded)
        for (const [index, amount] of amounts.entries()) {
          const exact = paid === 0 ? 0 : (amount * refunded) / paid
          expect(shares[index]).toBeLessThanOrEqual(amount)
          expect(Math.abs((shares[index] ?? Number.NaN) - exact)).toBeLessThan(1)
        }
      }),
    )
  })
})

describe('what somebody says that each line bears of a refund', () => {
  it.each<[string, number, [number, number][], ReturnType<typeof assignProblem>]>([
    [
      'comes to what they bear',
      50,
      [
        [60, 10],
        [40, 40],
      ],
      null,
    ],
    [
      'is more than one cost',
      50,
      [
        [60, 9],
        [40, 41],
      ],
      'more_than_paid',
    ],
    [
      'is too little',
      50,
      [
        [60, 10],
        [40, 39],
      ],
      'other_sum',
    ],
    [
      'is too much',
      50,
      [
        [60, 11],
        [40, 40],
      ],
      'other_sum',
    ],
  ])('%s', (_what, borne, given, problem) => {
    expect(
      assignProblem(
        borne,
        given.map(([amount, share]) => ({ amount, share })),
      ),
    ).toBe(problem)
  })
})
