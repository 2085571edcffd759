import { describe, expect, it } from 'vitest'
import { mergeInput } from '../../src/renderer/src/panels/merge.ts'
import { nextFullHour } from '../../src/renderer/src/screens/client/next-hour.ts'
import { pastMoment } from '../../src/renderer/src/screens/client/past-moment.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'

describe('a merge', () => {
  it('keeps the one that was chosen and merges the other', () => {
    expect(mergeInput([{ id: 1 }, { id: 2 }], 1)).toEqual({ keepId: 1, mergeId: 2 })
    expect(mergeInput([{ id: 1 }, { id: 2 }], 2)).toEqual({ keepId: 2, mergeId: 1 })
  })

  it('is none of one record alone, nor of one twice', () => {
    expect(mergeInput([{ id: 1 }], 1)).toBeNull()
    expect(mergeInput([{ id: 1 }, { id: 1 }], 1)).toBeNull()
    expect(mergeInput([{ id: 1 }, { id: 2 }], 3)).toBeNull()
  })
})

describe('a moment of the past', () => {
  const zone = 'Europe/Berlin'
  const now = parseInstant('2026-03-02T09:00:00+01:00') ?? 0
  const at = (day: string, time = '') => pastMoment({ day, time }, zone, now)

  it('is what the studio’s wall showed', () => {
    expect(at('2026-03-01', '18:30')).toBe('2026-03-01T17:30:00.000Z')
    expect(at('2026-03-02', '09:00')).toBe('2026-03-02T08:00:00.000Z')
  })

  it('is the end of the day without a time, and now on a day that is not over', () => {
    expect(at('2026-03-01')).toBe('2026-03-01T22:59:59.999Z')
    // A day of 25 hours.
    expect(at('2025-10-26')).toBe('2025-10-26T22:59:59.999Z')
    expect(at('2026-03-02')).toBe('2026-03-02T08:00:00.000Z')
  })

  it('is none where none is named, or where it is yet to come', () => {
    for (const day of ['', '2026-02-30', 'soon', '2026-03-03']) expect(at(day)).toBeNull()
    expect(at('2026-03-02', '09:01')).toBeNull()
    expect(at('2026-03-01', '9')).toBeNull()
  })
})

describe('the next full hour', () => {
  it.each([
    ['Europe/Berlin', '2026-03-02T09:20:10+01:00', '2026-03-02T10:00:00+01:00'],
    ['Europe/Berlin', '2026-03-02T09:59:01+01:00', '2026-03-02T10:00:00+01:00'],
    ['Europe/Berlin', '2026-03-02T09:00:00+01:00', '2026-03-02T09:00:00+01:00'],
    ['Asia/Kolkata', '2026-03-02T09:20:00+05:30', '2026-03-02T10:00:00+05:30'],
    ['Asia/Kathmandu', '2026-03-02T23:50:00+05:45', '2026-03-03T00:00:00+05:45'],
  ])('is what the clock shows in %s', (zone, now, next) => {
    expect(nextFullHour(parseInstant(now) ?? 0, zone)).toBe(parseInstant(next))
  })
})
