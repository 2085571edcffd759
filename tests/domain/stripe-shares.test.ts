import { describe, expect, it } from 'vitest'
import { type BearingLine, bearRefunds, refundShares } from '../../src/shared/domain/stripe-shares.ts'
import { fc } from '../support/properties.ts'

const line = (amount: number): BearingLine => ({ amount, refundAssigned: null, byHand: 0, byHandAfter: 0 })

describe('what each line bears of a refund that somebody has assigned', () => {
  const lines = (...shares: (number | null)[]) =>
    [60, 40].map((amount, index) => ({ ...line(amount), refundAssigned: shares[index] ?? null }))

  it.each<[string, [number, number, ReturnType<typeof lines>], number[]]>([
    ['is by amount where nobody has', [50, 100, lines()], [30, 20]],
    ['is what they said', [50, 100, lines(10, 40)], [10, 40]],
    ['is nothing of a line that they left out', [40, 100, lines(null, 40)], [0, 40]],
    [
      'is the rest by what is left of each, where more was given back since',
      [75, 100, lines(10, 40)],
      [35, 40],
    ],
    ['is the rest of two by amount', [70, 100, lines(20, 30)], [36, 34]],
    ['is less of each alike, where a part came back since', [25, 100, lines(10, 40)], [5, 20]],
    ['is nothing once all of it came back', [0, 100, lines(10, 40)], [0, 0]],
    ['is by amount where they assigned nothing yet', [50, 100, lines(0, 0)], [30, 20]],
    ['is all of it in the end', [100, 100, lines(0, 40)], [60, 40]],
    ['is counted in what the lines cost, where postage bears its share', [55, 110, lines(10, 40)], [10, 40]],
  ])('%s', (_what, given, shares) => {
    expect(refundShares(...given)).toEqual(shares)
  })

  it('is as it was said where what was recorded by hand fixed other shares of no more money', () => {
    const said = lines(10, 40).map((one, index) => ({
      ...one,
      byHand: index * 30,
      byHandAfter: 30 - index * 10,
    }))
    expect(refundShares(50, 100, said)).toEqual([10, 40])
  })

  it('leaves nothing unclear where nothing was recorded by hand', () => {
    expect(bearRefunds(40, 100, [line(100)]).unclear).toBeNull()
    expect(bearRefunds(50, 100, lines(0, 40)).unclear).toBeNull()
  })

  it('is by amount to the coin where nobody has, though postage bears its share', () => {
    const three = [4, 3, 1].map(line)
    expect(refundShares(4, 9, three)).toEqual([2, 1, 1])
  })
})

describe('what counts as given back, with what was recorded by hand', () => {
  it.each([
    ['is what Stripe says, where nothing was', 40, 0, 0, 40],
    ['is that besides', 0, 10, 0, 10],
    ['is what Stripe had told of before besides', 30, 10, 30, 40],
    ['is the same money, told later', 40, 10, 30, 40],
    ['is more of it, told later', 45, 10, 30, 45],
    ['is less of it, told later', 35, 10, 30, 40],
    ['is what is left by hand where a refund from before fails', 0, 10, 30, 10],
    ['is never more than the line cost', 95, 10, 90, 100],
  ])('%s', (_what, refunded, byHand, byHandAfter, inAll) => {
    const { lines } = bearRefunds(refunded, 100, [{ ...line(100), byHand, byHandAfter }])
    expect(lines).toEqual([{ byStripe: refunded, inAll }])
  })

  /** Two lines of 500, of which 500 was recorded by hand on the second, unless they say otherwise. */
  const two = (first: Partial<BearingLine> = {}, second: Partial<BearingLine> = {}) => [
    { ...line(500), ...first },
    { ...line(500), byHand: 500, ...second },
  ]

  it.each<[string, number, BearingLine[], [number, number][], { told: number; byHand: number } | null]>([
    [
      'stands by itself until Stripe tells of it',
      0,
      two(),
      [
        [0, 0],
        [0, 500],
      ],
      null,
    ],
    [
      'is the same money, on the line it was recorded on',
      500,
      two(),
      [
        [0, 0],
        [500, 500],
      ],
      { told: 500, byHand: 500 },
    ],
    [
      'is a part of it',
      200,
      two(),
      [
        [0, 0],
        [200, 500],
      ],
      { told: 200, byHand: 500 },
    ],
    [
      'leaves the rest to what is left',
      700,
      two(),
      [
        [200, 200],
        [500, 500],
      ],
      { told: 700, byHand: 500 },
    ],
    [
      'leaves the rest to what is left of each, by amount',
      500,
      two({}, { byHand: 200 }),
      [
        [188, 188],
        [312, 312],
      ],
      { told: 500, byHand: 200 },
    ],
    [
      'comes after what Stripe had told of before',
      300,
      two({ byHandAfter: 100 }, { byHand: 200, byHandAfter: 100 }),
      [
        [100, 100],
        [200, 300],
      ],
      { told: 100, byHand: 200 },
    ],
    [
      'stays where a refund from before fails',
      100,
      two({ byHandAfter: 100 }, { byHand: 200, byHandAfter: 100 }),
      [
        [50, 50],
        [50, 250],
      ],
      null,
    ],
    [
      'is spread as it was recorded, to the coin',
      1,
      two({ byHand: 1 }, { byHand: 1 }),
      [
        [1, 1],
        [0, 1],
      ],
      { told: 1, byHand: 2 },
    ],
    [
      'is where somebody said that it is since',
      500,
      two({ refundAssigned: 500 }, { refundAssigned: 0 }),
      [
        [500, 500],
        [0, 0],
      ],
      null,
    ],
    [
      'is open where they said it of a part',
      400,
      two({ refundAssigned: 300 }, { refundAssigned: 0 }),
      [
        [300, 300],
        [100, 200],
      ],
      { told: 100, byHand: 200 },
    ],
    [
      'was recorded after somebody had said, and is fixed from there',
      600,
      two({ refundAssigned: 100, byHandAfter: 250 }, { refundAssigned: 0, byHand: 200, byHandAfter: 150 }),
      [
        [250, 250],
        [350, 350],
      ],
      { told: 200, byHand: 200 },
    ],
  ])('%s', (_what, refunded, lines, borne, unclear) => {
    expect(bearRefunds(refunded, 1_000, lines)).toEqual({
      lines: borne.map(([byStripe, inAll]) => ({ byStripe, inAll })),
      unclear,
    })
  })

  it('comes to what Stripe says in all, on no line more than it cost, and never to less than either', () => {
    const lines = fc.array(
      fc.record({ amount: fc.nat(900), byHand: fc.nat(300) }).map(({ amount, byHand }) => ({
        ...line(amount),
        byHand: Math.min(amount, byHand),
      })),
      { minLength: 1, maxLength: 5 },
    )
    fc.assert(
      fc.property(lines, fc.double({ min: 0, max: 1, noNaN: true }), (some, part) => {
        const paid = some.reduce((all, { amount }) => all + amount, 0)
        const refunded = Math.floor(paid * part)
        const borne = bearRefunds(refunded, paid, some).lines
        const total = (key: 'byStripe' | 'inAll') => borne.reduce((all, each) => all + each[key], 0)
        expect(total('byStripe')).toBe(refunded)
        const byHand = some.reduce((all, each) => all + each.byHand, 0)
        expect(total('inAll')).toBe(Math.max(refunded, byHand))
        for (const [index, { byStripe, inAll }] of borne.entries()) {
          expect(byStripe).toBeGreaterThanOrEqual(0)
          expect(inAll).toBeLessThanOrEqual(some[index]?.amount ?? 0)
          expect(inAll).toBeGreaterThanOrEqual(byStripe)
        }
      }),
    )
  })
})
