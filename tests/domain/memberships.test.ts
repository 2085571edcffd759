import { describe, expect, test } from 'vitest'
import { MEMBERSHIP_PERIODS, type MembershipPeriod } from '../../src/shared/domain/catalogue.ts'
import {
  lotsDue,
  lotUnitAmount,
  type MembershipTerms,
  membershipEnd,
  periodLot,
  periodStart,
  rolledOver,
  SHORTEST_PERIOD,
} from '../../src/shared/domain/memberships.ts'
import { addDays, daysBetween } from '../../src/shared/domain/time.ts'

const terms = (more: Partial<MembershipTerms> = {}): MembershipTerms => ({
  period: 'month',
  anchorOn: '2026-01-31',
  anchorPeriod: 0,
  endsOn: null,
  freezes: [],
  ...more,
})

describe('the periods of a membership', () => {
  test.each<[MembershipPeriod, string, string[]]>([
    ['week', '2026-02-26', ['2026-02-26', '2026-03-05', '2026-03-12', '2026-03-19']],
    ['month', '2026-01-31', ['2026-01-31', '2026-02-28', '2026-03-31', '2026-04-30']],
    ['month', '2024-01-30', ['2024-01-30', '2024-02-29', '2024-03-30', '2024-04-30']],
    ['quarter', '2025-11-30', ['2025-11-30', '2026-02-28', '2026-05-30', '2026-08-30']],
    ['year', '2024-02-29', ['2024-02-29', '2025-02-28', '2026-02-28', '2027-02-28']],
  ])('of a %s from %s begin where the calendar has the day', (period, anchorOn, starts) => {
    expect([0, 1, 2, 3].map((number) => periodStart(terms({ period, anchorOn }), number))).toEqual(starts)
  })

  test('come back to the day of a leap year', () => {
    expect(periodStart(terms({ period: 'year', anchorOn: '2024-02-29' }), 4)).toBe('2028-02-29')
  })

  test('are counted from the number of the anchor', () => {
    expect(periodStart(terms({ anchorPeriod: 3 }), 3)).toBe('2026-01-31')
    expect(periodStart(terms({ anchorPeriod: 3 }), 5)).toBe('2026-03-31')
  })

  test('last to the day before the next', () => {
    expect(periodLot(terms(), 0)).toEqual({ number: 0, effectiveFrom: '2026-01-31', expiresOn: '2026-02-27' })
    expect(periodLot(terms(), 1)).toEqual({ number: 1, effectiveFrom: '2026-02-28', expiresOn: '2026-03-30' })
    expect(periodLot(terms(), 2)).toEqual({ number: 2, effectiveFrom: '2026-03-31', expiresOn: '2026-04-29' })
  })

  test('end with the membership, and none begins after it', () => {
    const ending = (endsOn: string) => terms({ endsOn })

    expect(periodLot(ending('2026-03-15'), 1)?.expiresOn).toBe('2026-03-15')
    expect(periodLot(ending('2026-03-30'), 1)?.expiresOn).toBe('2026-03-30')
    expect(periodLot(ending('2026-03-30'), 2)).toBeNull()
    expect(periodLot(ending('2026-03-31'), 2)).toEqual({
      number: 2,
      effectiveFrom: '2026-03-31',
      expiresOn: '2026-03-31',
    })
  })

  test('are moved by a freeze that begins before them', () => {
    const frozen = terms({ freezes: [{ from: '2026-02-10', until: '2026-02-19' }] })

    expect(periodLot(frozen, 0)).toEqual({ number: 0, effectiveFrom: '2026-01-31', expiresOn: '2026-03-09' })
    expect(periodLot(frozen, 1)).toEqual({ number: 1, effectiveFrom: '2026-03-10', expiresOn: '2026-04-09' })
  })
})

describe('the shortest period', () => {
  test.each(MEMBERSHIP_PERIODS)('of a %s is never undercut, and reached', (period) => {
    const lengths = Array.from({ length: 4 * 366 }, (_, day) => {
      const anchorOn = addDays('2024-01-01', day)
      return [0, 1, 2, 3].map((number) => {
        const from = periodStart(terms({ period, anchorOn }), number)
        return daysBetween(from, periodStart(terms({ period, anchorOn }), number + 1))
      })
    }).flat()

    expect(Math.min(...lengths)).toBe(SHORTEST_PERIOD[period])
  })
})

describe('the lots that are due', () => {
  const starts = (membership: MembershipTerms, first: number, today: string) =>
    lotsDue(membership, first, today).map(({ number, effectiveFrom }) => [number, effectiveFrom])

  test('are those of periods that begin within 60 days', () => {
    expect(starts(terms(), 0, '2026-01-30')).toEqual([
      [0, '2026-01-31'],
      [1, '2026-02-28'],
      [2, '2026-03-31'],
    ])
    expect(starts(terms(), 0, '2026-01-29')).toEqual([
      [0, '2026-01-31'],
      [1, '2026-02-28'],
    ])
  })

  test('are counted on from the last one, and catch up with what was missed', () => {
    expect(starts(terms(), 3, '2026-03-02')).toEqual([[3, '2026-04-30']])
    expect(starts(terms(), 3, '2026-02-28')).toEqual([])
    expect(starts(terms(), 1, '2026-05-31')).toEqual([
      [1, '2026-02-28'],
      [2, '2026-03-31'],
      [3, '2026-04-30'],
      [4, '2026-05-31'],
      [5, '2026-06-30'],
    ])
  })

  test('are none after the end', () => {
    expect(starts(terms({ endsOn: '2026-03-30' }), 1, '2026-01-31')).toEqual([[1, '2026-02-28']])
  })
})

describe('the length of a membership', () => {
  test.each([
    ['2026-01-01', 365, '2026-12-31'],
    ['2026-01-01', 1, '2026-01-01'],
    ['2026-01-01', null, null],
  ])('from %s of %s days ends on %s', (from, validityDays, end) => {
    expect(membershipEnd(from, validityDays)).toBe(end)
  })
})

describe('what a unit of a lot is worth', () => {
  test.each<[string, MembershipPeriod, number | null, number]>([
    ['the price over one lot when there is no end', 'month', null, 1000],
    ['the price over all lots of its length', 'month', 365, 83],
    ['over the one that a short one has', 'month', 31, 1000],
    ['over a lot that has only begun', 'month', 32, 500],
    ['over the weeks', 'week', 28, 250],
  ])('%s', (_what, period, validityDays, expected) => {
    const sold = { priceAmount: 8000, credits: 8, validityDays }

    expect(lotUnitAmount(sold, period, '2026-01-01')).toBe(expected)
  })
})

describe('what rolls over', () => {
  const ended = terms({ endsOn: '2026-03-30' })

  test.each([
    ['at most what the terms allow', terms(), 0, 8, 3, '2026-02-28', { units: 3, expiresOn: '2026-03-30' }],
    ['at most what is left', terms(), 0, 2, 3, '2026-02-28', { units: 2, expiresOn: '2026-03-30' }],
    ['nothing when nothing is left', terms(), 0, 0, 3, '2026-02-28', null],
    ['nothing when the terms allow none', terms(), 0, 8, 0, '2026-02-28', null],
    [
      'into the period under way, to its last day',
      terms(),
      0,
      8,
      3,
      '2026-03-30',
      { units: 3, expiresOn: '2026-03-30' },
    ],
    ['nothing into a period that is over', terms(), 0, 8, 3, '2026-03-31', null],
    [
      'to the end of the membership',
      terms({ endsOn: '2026-03-15' }),
      0,
      8,
      3,
      '2026-02-28',
      { units: 3, expiresOn: '2026-03-15' },
    ],
    ['nothing when no period follows', ended, 1, 8, 3, '2026-03-31', null],
  ])('%s', (_what, membership, number, rest, rollover, today, expected) => {
    expect(rolledOver(membership, { number, rest }, rollover, today)).toEqual(expected)
  })
})
