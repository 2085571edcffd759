import { describe, expect, it } from 'vitest'
import { stopsStripe } from '../../src/shared/domain/stripe-states.ts'
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

const DAY = 86_400_000
const NOW = Date.UTC(2026, 2, 2)

describe('when Stripe is looked at', () => {
  it('reads ten minutes before the mark again, which stays five minutes behind and never goes back', () => {
    expect(eventsFrom(NOW)).toBe(NOW - 600_000)
    expect(watermarkAfter(null, NOW)).toBe(NOW - 300_000)
    expect(watermarkAfter(NOW - DAY, NOW)).toBe(NOW - 300_000)
    expect(watermarkAfter(NOW, NOW + 1000)).toBe(NOW)
  })

  it('reads lists back from the last time that all were, never before there was a Stripe', () => {
    expect(sweepFrom('sales', NOW)).toBe(NOW - 7 * DAY)
    expect(sweepFrom('reversals', NOW)).toBe(NOW - 60 * DAY)
    expect(sweepFrom('sales', DAY)).toBe(0)
  })

  it.each([
    ['unpaid', 45 * DAY],
    ['open', 180 * DAY],
    ['paid', null],
    ['failed', null],
    ['expired', null],
    ['void', null],
  ] as const)('asks for what is %s again for so long: %s', (state, after) => {
    expect(checkUntil(state, NOW)).toBe(after === null ? null : NOW + after)
  })

  it.each([
    [{ sweptAt: null, watermark: NOW }, true],
    [{ sweptAt: NOW, watermark: null }, true],
    [{ sweptAt: NOW, watermark: NOW }, false],
    [{ sweptAt: NOW - SWEEP_EVERY + 1, watermark: NOW }, false],
    [{ sweptAt: NOW - SWEEP_EVERY, watermark: NOW }, true],
    [{ sweptAt: NOW + SWEEP_EVERY, watermark: NOW }, true],
    [{ sweptAt: NOW, watermark: NOW - 400 * DAY }, false],
  ])('reads everything after %j: %s', (so, due) => {
    expect(isSweepDue(so, NOW)).toBe(due)
  })

  it('waits longer after each look that came to nothing, a quarter of an hour at most', () => {
    expect([0, 1, 2, 4, 5, 100].map(waitAfter)).toEqual([
      LOOK_EVERY,
      2 * LOOK_EVERY,
      4 * LOOK_EVERY,
      16 * LOOK_EVERY,
      900_000,
      900_000,
    ])
  })

  it('stops for what only a person can mend', () => {
    const kinds = ['no_key', 'unauthorized', 'forbidden', 'other_account'] as const
    expect(kinds.every(stopsStripe)).toBe(true)
    expect(
      (['rate_limited', 'unreachable', 'aged_out', 'unexpected', 'not_found'] as const).some(stopsStripe),
    ).toBe(false)
  })
})
