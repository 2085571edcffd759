import { describe, expect, it } from 'vitest'
import {
  endFreeze,
  type Freeze,
  freezeDays,
  freezeOn,
  frozenExpiry,
  frozenStart,
  isFrozenOn,
  movedStart,
  nextFreeze,
  overlappingFreeze,
  refrozenExpiry,
  statusOn,
} from '../../src/shared/domain/freezes.ts'
import { addDays } from '../../src/shared/domain/time.ts'
import { fc } from '../support/properties.ts'

const MARCH: Freeze = { from: '2026-03-10', until: '2026-03-19' }
const APRIL: Freeze = { from: '2026-04-10', until: '2026-04-10' }
const OPEN: Freeze = { from: '2026-05-01', until: null }

describe('the days of a freeze', () => {
  it.each([
    ['the day before it', '2026-03-09', null],
    ['its first day', '2026-03-10', MARCH],
    ['its last day', '2026-03-19', MARCH],
    ['the day after it', '2026-03-20', null],
    ['the only day of another', '2026-04-10', APRIL],
    ['the day before one without an end', '2026-04-30', null],
    ['the first day of one without an end', '2026-05-01', OPEN],
    ['long after that', '2036-05-01', OPEN],
  ])('%s', (_what, day, freeze) => {
    expect(freezeOn([MARCH, APRIL, OPEN], day)).toBe(freeze)
    expect(isFrozenOn([MARCH, APRIL, OPEN], day)).toBe(freeze !== null)
  })

  it('count both ends, and none while nobody knows the end', () => {
    expect([MARCH, APRIL, OPEN].map(freezeDays)).toEqual([10, 1, 0])
  })

  it.each([
    ['2026-03-01', MARCH],
    ['2026-03-19', MARCH],
    ['2026-03-20', APRIL],
    ['2026-04-11', OPEN],
  ])('on %s the current or next one is found', (day, freeze) => {
    expect(nextFreeze([MARCH, APRIL, OPEN], day)).toBe(freeze)
    expect(nextFreeze([MARCH], '2026-03-20')).toBeNull()
  })

  it.each([
    ['that ends on the first day', { from: '2026-03-01', until: '2026-03-10' }, MARCH],
    ['that ends the day before', { from: '2026-03-01', until: '2026-03-09' }, null],
    ['that begins on the last day', { from: '2026-03-19', until: '2026-03-25' }, MARCH],
    ['that begins the day after', { from: '2026-03-20', until: '2026-04-09' }, null],
    ['without an end', { from: '2026-03-20', until: null }, APRIL],
    ['inside one without an end', { from: '2027-01-01', until: '2027-01-02' }, OPEN],
  ])('one %s', (_what, wished, freeze) => {
    expect(overlappingFreeze([MARCH, APRIL, OPEN], wished)).toBe(freeze)
  })
})

describe('the status on a day', () => {
  it.each([
    ['active', '2026-03-10', 'frozen'],
    ['active', '2026-03-20', 'active'],
    ['frozen', '2026-03-19', 'frozen'],
    ['frozen', '2026-03-20', 'active'],
    ['queued', '2026-03-10', 'queued'],
    ['ended', '2026-03-10', 'ended'],
  ] as const)('of one that was %s is on %s %s', (status, day, expected) => {
    expect(statusOn(status, [MARCH], day)).toBe(expected)
  })
})

describe('what is counted from before a freeze', () => {
  it.each([
    ['the day before it begins', '2026-03-09', '2026-03-09'],
    ['its first day', '2026-03-10', '2026-03-20'],
    ['where the move brings it to the next', '2026-03-31', '2026-04-11'],
  ])('a last valid day on %s', (_what, day, expiry) => {
    expect(frozenExpiry(day, [MARCH, APRIL])).toBe(expiry)
  })

  it.each([
    ['on its first day', '2026-03-10', '2026-03-10'],
    ['the day after it begins', '2026-03-11', '2026-03-21'],
    ['where the move brings it past the next', '2026-04-01', '2026-04-12'],
  ])('a first day %s', (_what, day, start) => {
    expect(frozenStart(day, [MARCH, APRIL])).toBe(start)
  })

  it('stays where nobody knows the end', () => {
    expect(frozenExpiry('2026-06-01', [OPEN])).toBe('2026-06-01')
    expect(frozenStart('2026-06-01', [OPEN])).toBe('2026-06-01')
  })

  it('never moves beyond the last day of the calendar', () => {
    expect(frozenExpiry('9999-12-30', [MARCH])).toBe('9999-12-31')
    expect(frozenStart('9999-12-30', [MARCH])).toBe('9999-12-31')
  })
})

describe('an early end', () => {
  it.each([
    ['before it begins', '2026-03-09', null, 10],
    ['on its first day', '2026-03-10', null, 10],
    ['on its second day', '2026-03-11', { from: '2026-03-10', until: '2026-03-10' }, 9],
    ['on its last day', '2026-03-19', { from: '2026-03-10', until: '2026-03-18' }, 1],
    ['the day after', '2026-03-20', { from: '2026-03-10', until: '2026-03-19' }, 0],
  ])('%s', (_what, on, freeze, takenBack) => {
    expect(endFreeze(MARCH, on)).toEqual({ freeze, takenBack })
  })

  it('of one without an end gives it its days, and takes none back', () => {
    expect(endFreeze(OPEN, '2026-05-11')).toEqual({
      freeze: { from: '2026-05-01', until: '2026-05-10' },
      takenBack: 0,
    })
  })

  it.each([
    ['takes the unused days back', '2026-04-10', null, '2026-04-02'],
    ['leaves what lay before it', '2026-03-05', null, '2026-03-05'],
    ['leaves a day that was set in spite of it', '2026-03-19', null, '2026-03-19'],
    ['leaves its first day alike', '2026-03-10', null, '2026-03-10'],
    ['stops at a session already held', '2026-04-10', '2026-04-06', '2026-04-06'],
    ['is not held up by one before', '2026-04-10', '2026-04-01', '2026-04-02'],
    ['is not moved on by one after', '2026-04-10', '2026-06-01', '2026-04-10'],
  ])('%s', (_what, expiresOn, lastHeldOn, expected) => {
    const change = { before: [MARCH], after: [{ from: '2026-03-10', until: '2026-03-11' }] }
    expect(refrozenExpiry(expiresOn, change, lastHeldOn)).toBe(expected)
  })

  it('of one without an end moves by the days it had', () => {
    const change = { before: [OPEN], after: [{ from: '2026-05-01', until: '2026-05-10' }] }
    expect(refrozenExpiry('2026-05-20', change, '2026-06-30')).toBe('2026-05-30')
  })

  it('of an earlier one also ends a move by a later one that it no longer reaches', () => {
    const before = [MARCH, { from: '2026-03-25', until: '2026-03-29' }]
    expect(frozenExpiry('2026-03-16', before)).toBe('2026-03-31')
    expect(refrozenExpiry('2026-03-31', { before, after: before.slice(1) }, null)).toBe('2026-03-16')
  })
})

describe('the first day of a lot that is issued ahead', () => {
  it.each([
    ['moves on', '2026-04-01', '2026-04-11', null, '2026-04-11'],
    ['stops before a session already held', '2026-04-01', '2026-04-11', '2026-04-05', '2026-04-05'],
    ['is not held back by one after it', '2026-04-01', '2026-04-11', '2026-04-30', '2026-04-11'],
    ['does not come back for one before it', '2026-04-01', '2026-04-11', '2026-03-25', '2026-04-01'],
    ['comes back', '2026-04-11', '2026-04-01', '2026-04-12', '2026-04-01'],
    ['stays', '2026-04-01', '2026-04-01', '2026-04-12', '2026-04-01'],
  ])('%s', (_what, startsOn, wanted, firstHeldOn, expected) => {
    expect(movedStart(startsOn, wanted, firstHeldOn)).toBe(expected)
  })
})

describe('freezing and unfreezing', () => {
  const day = fc.integer({ min: 0, max: 120 }).map((days) => addDays('2026-01-01', days))
  const freezes = fc
    .uniqueArray(fc.integer({ min: 0, max: 20 }), { minLength: 1, maxLength: 4 })
    .map((weeks) =>
      weeks
        .toSorted((a, b) => a - b)
        .map((week): Freeze => {
          const from = addDays('2026-01-01', week * 7)
          return { from, until: addDays(from, week % 7) }
        }),
    )

  it('undo one another, whatever the freezes', () => {
    fc.assert(
      fc.property(day, freezes, (expiresOn, all) => {
        const moved = refrozenExpiry(expiresOn, { before: [], after: all }, null)
        expect(moved).toBe(frozenExpiry(expiresOn, all))
        expect(refrozenExpiry(moved, { before: all, after: [] }, null)).toBe(expiresOn)
      }),
    )
  })

  it('leave as many usable days as there were', () => {
    fc.assert(
      fc.property(day, freezes, (expiresOn, all) => {
        let usable = 0
        for (let on = '2026-01-01'; on <= frozenExpiry(expiresOn, all); on = addDays(on, 1)) {
          if (!isFrozenOn(all, on)) usable += 1
        }
        let before = 0
        for (let on = '2026-01-01'; on <= expiresOn; on = addDays(on, 1)) before += 1
        expect(usable).toBe(before)
      }),
    )
  })
})
