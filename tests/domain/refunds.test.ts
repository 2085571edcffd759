import { describe, expect, it } from 'vitest'
import {
  grantedBySale,
  owedToRefund,
  type RefundLot,
  refundedStatus,
  refundForUnits,
  refundProblem,
  refundTarget,
  spreadRefund,
  takenByRefund,
} from '../../src/shared/domain/refunds.ts'
import { fc } from '../support/properties.ts'

describe('what is given back for units', () => {
  it.each([
    ['one of ten', { granted: 10, refunded: 0, paid: 50_000 }, 1, 5_000],
    ['all', { granted: 10, refunded: 0, paid: 50_000 }, 10, 50_000],
    ['more than there are', { granted: 10, refunded: 0, paid: 50_000 }, 99, 50_000],
    [
      'one of three, rounded down, so that no other is asked for',
      { granted: 3, refunded: 0, paid: 100 },
      1,
      33,
    ],
    ['one more, after a cent that asked for one', { granted: 10, refunded: 1, paid: 50_000 }, 1, 9_999],
    ['nothing where a unit is worth nothing', { granted: 10, refunded: 0, paid: 1 }, 5, 0],
    ['nothing of what gave nothing', { granted: 0, refunded: 0, paid: 100 }, 1, 0],
  ])('%s', (_what, sale, units, amount) => {
    expect(refundForUnits(sale, units)).toBe(amount)
  })

  it('asks for exactly these units, and a cent more asks for another', () => {
    const sales = fc.record({
      granted: fc.integer({ min: 1, max: 200 }),
      paid: fc.integer({ min: 200, max: 1_000_000 }),
      share: fc.double({ min: 0, max: 1, noNaN: true }),
      units: fc.integer({ min: 1, max: 200 }),
    })
    fc.assert(
      fc.property(sales, ({ granted, paid, share, units }) => {
        const sale = { granted, paid, refunded: Math.floor(paid * share) }
        const wanted = Math.min(granted, refundTarget(sale) + units)
        const refunded = sale.refunded + refundForUnits(sale, units)
        expect(refundTarget({ ...sale, refunded })).toBe(wanted)
        if (refunded < paid) expect(refundTarget({ ...sale, refunded: refunded + 1 })).toBe(wanted + 1)
      }),
    )
  })
})

describe('what refunds ask for', () => {
  it.each([
    ['nothing', { granted: 10, refunded: 0, paid: 50_000 }, 0],
    ['a cent asks for a whole unit', { granted: 10, refunded: 1, paid: 50_000 }, 1],
    ['exactly a tenth', { granted: 10, refunded: 5_000, paid: 50_000 }, 1],
    ['a cent more than a tenth', { granted: 10, refunded: 5_001, paid: 50_000 }, 2],
    ['half of an odd number', { granted: 3, refunded: 50, paid: 100 }, 2],
    ['all but a cent', { granted: 10, refunded: 49_999, paid: 50_000 }, 10],
    ['all', { granted: 10, refunded: 50_000, paid: 50_000 }, 10],
    [
      'exactly, where a number loses units',
      { granted: 99_999, refunded: 999_999_999_999, paid: 1_000_000_000_000 },
      99_999,
    ],
    ['nothing of what gave nothing', { granted: 0, refunded: 50, paid: 100 }, 0],
  ])('%s', (_what, sale, target) => {
    expect(refundTarget(sale)).toBe(target)
  })

  it('is never more for many small refunds than for one of their sum', () => {
    fc.assert(
      fc.property(fc.integer({ min: 1, max: 100 }), fc.integer({ min: 1, max: 100_000 }), (granted, paid) => {
        const targets = [0.1, 0.25, 0.5, 0.9, 1].map((share) =>
          refundTarget({ granted, paid, refunded: Math.floor(paid * share) }),
        )
        expect(targets).toEqual(targets.toSorted((a, b) => a - b))
        expect(targets.at(-1)).toBe(granted)
      }),
    )
  })

  it.each([
    [100, 0, 'paid'],
    [100, 1, 'partially_refunded'],
    [100, 99, 'partially_refunded'],
    [100, 100, 'refunded'],
  ])('of %i paid, %i given back is %s', (paid, refunded, status) => {
    expect(refundedStatus(paid, refunded)).toBe(status)
  })

  it.each([
    ['paid', 100, null],
    ['partially_refunded', 100, null],
    ['paid', 0, 'free'],
    ['pending', 100, 'unpaid'],
    ['failed', 0, 'unpaid'],
    ['refunded', 100, 'refunded'],
    ['disputed', 100, 'disputed'],
  ] as const)('of a sale that is %s, %i, can be given back unless it is %s', (status, amount, problem) => {
    expect(refundProblem({ status, amount })).toBe(problem)
  })

  it.each([
    [{ refundTarget: 5, revoked: 0, available: 8 }, 5, 5],
    [{ refundTarget: 5, revoked: 2, available: 8 }, 3, 3],
    [{ refundTarget: 5, revoked: 2, available: 1 }, 3, 1],
    [{ refundTarget: 5, revoked: 5, available: 1 }, 0, 0],
    [{ refundTarget: 5, revoked: 7, available: 1 }, 0, 0],
  ])('of %o, %i are owed and %i can be taken', (lot, owed, taken) => {
    expect(owedToRefund(lot)).toBe(owed)
    expect(takenByRefund(lot)).toBe(taken)
  })
})

describe('the lots of a sale', () => {
  const lot = (changes: Partial<RefundLot>): RefundLot => ({
    id: 1,
    effectiveFrom: '2026-03-01',
    carriedOver: false,
    granted: 4,
    available: 4,
    held: 0,
    revoked: 0,
    ...changes,
  })
  const spread = (lots: readonly RefundLot[], target: number) =>
    Object.fromEntries([...spreadRefund(lots, target)].filter(([, units]) => units > 0))

  it.each<[string, readonly RefundLot[], number, Record<string, number>]>([
    ['one lot is asked for all', [lot({})], 3, { 1: 3 }],
    [
      'the newest period first',
      [lot({}), lot({ id: 2, effectiveFrom: '2026-04-01' }), lot({ id: 3, effectiveFrom: '2026-05-01' })],
      6,
      { 3: 4, 2: 2 },
    ],
    [
      'the newest period first, whichever was issued first',
      [lot({ effectiveFrom: '2026-04-01' }), lot({ id: 2 }), lot({ id: 3, effectiveFrom: '2026-05-01' })],
      6,
      { 3: 4, 1: 2 },
    ],
    [
      'what is held of all before what is used of any',
      [lot({ available: 1, held: 1 }), lot({ id: 2, effectiveFrom: '2026-04-01', available: 1, held: 1 })],
      4,
      { 2: 2, 1: 2 },
    ],
    [
      'what is held beside what was taken and what can be',
      [lot({ available: 1, held: 1, revoked: 1 }), lot({ id: 2, effectiveFrom: '2026-04-01', available: 0 })],
      3,
      { 1: 3 },
    ],
    ['of one day the higher id first', [lot({}), lot({ id: 2 })], 5, { 2: 4, 1: 1 }],
    [
      'what can be taken before what is held, held before used',
      [lot({ available: 1, held: 1 }), lot({ id: 2, effectiveFrom: '2026-04-01', available: 2, held: 1 })],
      7,
      { 2: 4, 1: 3 },
    ],
    [
      'what can be taken of an older one before what is held of a newer',
      [lot({ available: 2 }), lot({ id: 2, effectiveFrom: '2026-04-01', available: 1, held: 3 })],
      3,
      { 2: 1, 1: 2 },
    ],
    [
      'what is held of an older one before what is used of a newer',
      [lot({ available: 0, held: 2 }), lot({ id: 2, effectiveFrom: '2026-04-01', available: 0, held: 1 })],
      3,
      { 2: 1, 1: 2 },
    ],
    [
      'what staff took already counts, from whichever lot',
      [lot({ available: 1, revoked: 3 }), lot({ id: 2, effectiveFrom: '2026-04-01' })],
      5,
      { 1: 3, 2: 2 },
    ],
    [
      'what was carried over is taken there, and not asked for twice',
      [
        lot({ available: 0 }),
        lot({ id: 2, effectiveFrom: '2026-04-01', carriedOver: true, granted: 2, available: 1 }),
      ],
      4,
      { 2: 1, 1: 3 },
    ],
    ['nothing of nothing', [lot({})], 0, {}],
  ])('%s', (_what, lots, target, expected) => {
    expect(spread(lots, target)).toEqual(expected)
  })

  it('count what was carried over once', () => {
    expect(grantedBySale([lot({}), lot({ carriedOver: true, granted: 2 }), lot({ granted: 5 })])).toBe(9)
    expect(grantedBySale([])).toBe(0)
  })

  const anyLot = fc
    .record({ available: fc.nat(4), held: fc.nat(2), revoked: fc.nat(2), used: fc.nat(3) })
    .map(({ used, ...buckets }) => ({
      ...buckets,
      granted: buckets.available + buckets.held + buckets.revoked + used,
    }))

  it('are asked for exactly the target, and none for more than it ever had', () => {
    fc.assert(
      fc.property(fc.array(anyLot, { minLength: 1, maxLength: 6 }), fc.nat(40), (parts, wanted) => {
        const lots = parts.map((part, index) => lot({ ...part, id: index + 1 }))
        const target = Math.min(wanted, grantedBySale(lots))
        const targets = spreadRefund(lots, target)
        expect([...targets.values()].reduce((sum, units) => sum + units, 0)).toBe(target)
        for (const { id, granted } of lots) expect(targets.get(id)).toBeLessThanOrEqual(granted)
      }),
    )
  })
})
