import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { closedLength, LONGEST_EXTENDED, lostDays, notInClosure } from '../../src/shared/domain/closures.ts'
import { addDays } from '../../src/shared/domain/time.ts'

const WEEK = { from: '2026-03-10', until: '2026-03-16' }
const WEEK_BEFORE = { from: '2026-03-03', until: '2026-03-09' }
const lot = (expiresOn: string | null, effectiveFrom = '2026-01-01') => ({ effectiveFrom, expiresOn })

describe('the days that a closure takes from a lot', () => {
  it.each([
    ['all of them, long before it expires', lot('2026-06-30'), [], 7],
    ['all of them when it expires within', lot('2026-03-12'), [], 7],
    ['all of them when it expires on the first', lot('2026-03-10'), [], 7],
    ['none when it expired the day before', lot('2026-03-09'), [], 0],
    ['none when it never expires', lot(null), [], 0],
    ['those from its first day on', lot('2026-06-30', '2026-03-15'), [], 2],
    ['the last alone', lot('2026-06-30', '2026-03-16'), [], 1],
    ['none when it begins afterwards', lot('2026-06-30', '2026-03-17'), [], 0],
    ['those that are not frozen', lot('2026-06-30'), [{ from: '2026-03-01', until: '2026-03-12' }], 4],
    ['none while it is frozen without an end', lot('2026-06-30'), [{ from: '2026-03-01', until: null }], 0],
  ])('%s', (_what, own, freezes, days) => {
    expect(lostDays(WEEK, own, freezes, [])).toBe(days)
  })

  it.each([
    ['its last days', [{ from: '2026-03-15', until: '2026-03-20' }], 5],
    ['its first day alone', [{ from: '2026-03-01', until: '2026-03-10' }], 6],
    ['its last day alone', [{ from: '2026-03-16', until: '2026-03-16' }], 6],
    ['days before and after it', [WEEK_BEFORE, { from: '2026-03-17', until: '2026-03-20' }], 7],
    [
      'one and the other half',
      [
        { ...WEEK, until: '2026-03-12' },
        { ...WEEK, from: '2026-03-12' },
      ],
      0,
    ],
  ])('are not given twice: %s were given', (_what, given, days) => {
    expect(lostDays(WEEK, lot('2026-06-30'), [], given)).toBe(days)
  })

  it('are neither frozen nor given', () => {
    const frozen = [{ from: '2026-03-10', until: '2026-03-12' }]
    expect(lostDays(WEEK, lot('2026-06-30'), frozen, [{ ...WEEK, until: '2026-03-13' }])).toBe(3)
  })

  it('are never more than are closed', () => {
    const day = fc.integer({ min: 0, max: 60 }).map((days) => addDays('2026-03-01', days))
    fc.assert(
      fc.property(
        day,
        fc.integer({ min: 0, max: 30 }),
        day,
        day,
        (from, length, effectiveFrom, expiresOn) => {
          const closed = { from, until: addDays(from, length) }
          const lost = lostDays(closed, { effectiveFrom, expiresOn }, [], [])
          expect(lost).toBeGreaterThanOrEqual(0)
          expect(lost).toBeLessThanOrEqual(closedLength(closed))
          if (effectiveFrom <= from && expiresOn >= from) expect(lost).toBe(length + 1)
        },
      ),
    )
  })

  it('are counted with both ends, up to a leap year', () => {
    expect(closedLength(WEEK)).toBe(7)
    expect(closedLength({ from: '2026-03-10', until: '2026-03-10' })).toBe(1)
    expect(LONGEST_EXTENDED).toBe(366)
  })
})

describe('a session that a closure cancels', () => {
  const closed = { startsAt: 100, endsAt: 200, roomId: null }
  const session = (startsAt: number, endsAt: number, roomId: number | null = null) => ({
    startsAt,
    endsAt,
    roomId,
  })
  const OUTSIDE = 'It does not lie in the closure.'

  it.each([
    ['lies in it', session(120, 130), null],
    ['begins with it', session(100, 110), null],
    ['begins before and reaches into it', session(90, 101), null],
    ['ends as it begins', session(90, 100), OUTSIDE],
    ['begins at its last moment', session(199, 250), null],
    ['begins as it ends', session(200, 250), OUTSIDE],
  ])('%s', (_what, one, why) => {
    expect(notInClosure(one, closed, 0)).toBe(why)
  })

  it('has not begun', () => {
    expect(notInClosure(session(120, 130), closed, 119)).toBeNull()
    expect(notInClosure(session(120, 130), closed, 120)).toBe('It has begun.')
  })

  it('is in the room that is closed, or in any when the whole studio is', () => {
    expect(notInClosure(session(120, 130, 3), closed, 0)).toBeNull()
    expect(notInClosure(session(120, 130, 3), { ...closed, roomId: 3 }, 0)).toBeNull()
    expect(notInClosure(session(120, 130, 4), { ...closed, roomId: 3 }, 0)).toBe(OUTSIDE)
    expect(notInClosure(session(120, 130), { ...closed, roomId: 3 }, 0)).toBe(OUTSIDE)
  })
})
