import { describe, expect, it } from 'vitest'
import { DAY, HOUR, MINUTE, SECOND } from '../../src/shared/domain/calendar.ts'
import { STRIPE_SALE_STATES } from '../../src/shared/domain/stripe.ts'
import {
  checkUntil,
  eventsFrom,
  isSweepDue,
  LOOK_EVERY,
  SWEEP_EVERY,
  sweepFrom,
  waitAfter,
  watermarkAfter,
} from '../../src/shared/domain/stripe-times.ts'

const NOW = 1_000 * DAY

describe('the mark of events', () => {
  it('is read again from ten minutes before', () => {
    expect(eventsFrom(NOW)).toBe(NOW - 10 * MINUTE)
  })

  it.each([
    ['stays five minutes behind', null, NOW, NOW - 5 * MINUTE],
    ['also at the very beginning', null, 0, -5 * MINUTE],
    ['goes on', NOW - DAY, NOW, NOW - 5 * MINUTE],
    ['never goes back', NOW, NOW - DAY, NOW],
  ])('%s', (_what, before, answeredAt, mark) => {
    expect(watermarkAfter(before, answeredAt)).toBe(mark)
  })
})

describe('how far back', () => {
  it.each([
    ['sales', 7],
    ['reversals', 60],
  ] as const)('%s are read: %i days', (list, days) => {
    expect(sweepFrom(list, NOW)).toBe(NOW - days * DAY)
    expect(sweepFrom(list, days * DAY - 1)).toBe(0)
  })

  it('and how long a payment under way is asked for', () => {
    expect(STRIPE_SALE_STATES.map((state) => [state, checkUntil(state, NOW)])).toEqual([
      ['open', NOW + 180 * DAY],
      ['unpaid', NOW + 45 * DAY],
      ['paid', null],
      ['failed', null],
      ['expired', null],
      ['void', null],
    ])
  })
})

describe('everything is read', () => {
  it.each<[string, number | null, number | null, number, boolean]>([
    ['when it never was', null, 0, 1, true],
    ['when there is no mark', 0, null, 1, true],
    ['not again at once', NOW, NOW, NOW + 1, false],
    ['not before six hours have gone', NOW, NOW, NOW + SWEEP_EVERY - 1, false],
    ['after six hours', NOW, NOW, NOW + SWEEP_EVERY, true],
    ['not when the clock was set back a little', NOW, NOW, NOW - SWEEP_EVERY + 1, false],
    ['when the clock was set back by hours', NOW, NOW, NOW - SWEEP_EVERY, true],
    ['not when this clock is far ahead of the mark', NOW, NOW - 400 * DAY, NOW, false],
  ])('%s', (_when, sweptAt, watermark, now, due) => {
    expect(isSweepDue({ sweptAt, watermark }, now)).toBe(due)
  })
})

describe('the next look', () => {
  it('is as usual after 45 seconds, and twice as long after each that came to nothing', () => {
    expect([LOOK_EVERY, SWEEP_EVERY]).toEqual([45 * SECOND, 6 * HOUR])
    expect([0, 1, 2, 3, 4].map(waitAfter)).toEqual([45, 90, 180, 360, 720].map((wait) => wait * SECOND))
  })

  it.each([5, 6, 10, 11, 100, 5_000])('is after a quarter of an hour at most: %i failures', (failures) => {
    expect(waitAfter(failures)).toBe(15 * MINUTE)
  })
})
