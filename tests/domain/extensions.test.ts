import { describe, expect, it } from 'vitest'
import { extendedExpiry, restoredUnits } from '../../src/shared/domain/extensions.ts'
import { daysBetween, LAST_DATE } from '../../src/shared/domain/time.ts'

const TO_THE_END = daysBetween('2026-03-10', LAST_DATE)

describe('the last valid day of an extension', () => {
  it.each([
    ['a later day', { expiresOn: '2026-03-11' }, '2026-03-11'],
    ['none at all', { expiresOn: null }, null],
    ['nothing said, which is none at all', {}, null],
    ['days more', { days: 30 }, '2026-04-09'],
    ['as many days as the calendar has', { days: TO_THE_END }, '9999-12-31'],
  ])('%s', (_what, extension, expiresOn) => {
    expect(extendedExpiry('2026-03-10', extension)).toEqual({ ok: true, expiresOn })
  })

  it.each([
    ['the same day', '2026-03-10', { expiresOn: '2026-03-10' }, /later/],
    ['an earlier day', '2026-03-10', { expiresOn: '2026-03-09' }, /later/],
    ['a day beyond the calendar', '2026-03-10', { days: TO_THE_END + 1 }, /calendar/],
    ['what never expires', null, { expiresOn: '2026-03-10' }, /never expires/],
  ])('is refused for %s', (_what, before, extension, why) => {
    expect(extendedExpiry(before, extension)).toEqual({ ok: false, why: expect.stringMatching(why) })
  })
})

describe('what is valid again', () => {
  it.each([
    ['all that expired', { expired: 4, carriedOver: 0 }, '2026-03-11', 4],
    ['until today', { expired: 4, carriedOver: 0 }, '2026-03-10', 4],
    ['without an end', { expired: 4, carriedOver: 0 }, null, 4],
    ['nothing while the new day has passed as well', { expired: 4, carriedOver: 0 }, '2026-03-09', 0],
    ['what was not carried over', { expired: 4, carriedOver: 3 }, null, 1],
    ['nothing when all was', { expired: 4, carriedOver: 4 }, null, 0],
    ['nothing of what came back since', { expired: 1, carriedOver: 4 }, null, 0],
  ])('%s', (_what, grant, expiresOn, units) => {
    expect(restoredUnits(grant, expiresOn, '2026-03-10')).toBe(units)
  })
})
