import { describe, expect, it } from 'vitest'
import { grantProblem, type SpendableGrant } from '../../src/shared/domain/credits.ts'
import { firstPaidDay } from '../../src/shared/domain/plan-payment.ts'
import { addDays } from '../../src/shared/domain/time.ts'
import { fc } from '../support/properties.ts'

const FROM = '2026-03-10'
const FAMILY = 1

function aGrant(changes: Partial<SpendableGrant> = {}): SpendableGrant {
  return {
    ...{ id: 1, subscriptionId: 1, familyId: null, category: 'paid', priority: 50, available: 5 },
    ...{ effectiveFrom: '2026-03-01', expiresOn: null, createdAt: 0, subscription: 'active', freezes: [] },
    queuedUntil: null,
    ...changes,
  }
}

const queued = (queuedUntil: string | null, more: Partial<SpendableGrant> = {}) =>
  aGrant({ subscription: 'queued', queuedUntil, ...more })

describe('the first day that credits pay for', () => {
  it.each<[string, SpendableGrant[], string | null, string | null]>([
    ['the day itself', [aGrant()], FROM, null],
    ['the day itself by another one', [queued(null), aGrant({ id: 2 })], FROM, null],
    ['the day after what has its place', [queued('2026-03-13')], '2026-03-14', 'queued'],
    ['the day itself where that has ended', [queued('2026-03-09')], FROM, null],
    ['none behind what never expires', [queued(null)], null, 'queued'],
    [
      'the day after a freeze',
      [aGrant({ freezes: [{ from: FROM, until: '2026-03-12' }] })],
      '2026-03-13',
      'frozen',
    ],
    ['none in a freeze without an end', [aGrant({ freezes: [{ from: FROM, until: null }] })], null, 'frozen'],
    [
      'the first day that counts',
      [aGrant({ effectiveFrom: '2026-03-20' })],
      '2026-03-20',
      'not_yet_effective',
    ],
    ['none after the last valid day', [aGrant({ expiresOn: '2026-03-09' })], null, 'expired'],
    ['none for other services', [aGrant({ familyId: 2 })], null, 'other_family'],
    ['none of what is used up', [aGrant({ available: 0 })], null, 'empty'],
    ['none of nothing', [], null, null],
    [
      'the day after the second of two freezes that touch',
      [
        aGrant({
          freezes: [
            { from: FROM, until: '2026-03-12' },
            { from: '2026-03-13', until: '2026-03-14' },
          ],
        }),
      ],
      '2026-03-15',
      'frozen',
    ],
    [
      'the sooner of two, and what keeps that one',
      [queued('2026-03-20'), aGrant({ id: 2, effectiveFrom: '2026-03-12' })],
      '2026-03-12',
      'not_yet_effective',
    ],
    [
      'the first of two that are as soon',
      [queued('2026-03-11'), aGrant({ id: 2, effectiveFrom: '2026-03-12' })],
      '2026-03-12',
      'queued',
    ],
    [
      'none, for more than being used up',
      [aGrant({ available: 0 }), queued(null, { id: 2 })],
      null,
      'queued',
    ],
  ])('is %s', (_name, grants, day, problem) => {
    const found = firstPaidDay(grants, FAMILY, FROM)
    expect([found.day, found.held === null ? null : found.held.problem, found.held === null]).toEqual([
      ...[day, problem, problem === null],
    ])
  })

  it('names the one that pays then', () => {
    const both = [queued('2026-03-20', { id: 7 }), aGrant({ id: 8, effectiveFrom: '2026-03-12' })]
    expect(firstPaidDay(both, FAMILY, FROM).held?.grantId).toBe(8)
  })

  const day = fc.integer({ min: -12, max: 12 }).map((days) => addDays(FROM, days))
  const freeze = fc.tuple(day, fc.integer({ min: 0, max: 6 })).map(([from, days]) => {
    return { from, until: addDays(from, days) }
  })
  const grant = fc
    .record({
      available: fc.integer({ min: 0, max: 1 }),
      effectiveFrom: day,
      expiresOn: fc.option(day),
      subscription: fc.constantFrom('active' as const, 'queued' as const),
      freezes: fc.array(freeze, { maxLength: 2 }),
      queuedUntil: fc.option(day),
    })
    .map(aGrant)

  it('is the first of all days on which one of them pays, tried one after the other', () => {
    fc.assert(
      fc.property(fc.array(grant, { maxLength: 3 }), (grants) => {
        const days = Array.from({ length: 40 }, (_, days) => addDays(FROM, days))
        const pays = (on: string) =>
          grants.some((one) => grantProblem(one, { familyId: FAMILY, on }) === null)
        expect(firstPaidDay(grants, FAMILY, FROM).day).toBe(days.find(pays) ?? null)
      }),
    )
  })
})
