import { beforeEach, describe, expect, test } from 'vitest'
import { DAY } from '../../src/shared/domain/calendar.ts'
import { zoneClock } from '../../src/shared/domain/zone-clock.ts'

const HOUR = 3_600_000
const CHANGE = 10 * DAY + 7 * HOUR + 1_000

let asked = 0
const oneChange = (instant: number) => {
  asked += 1
  return instant < CHANGE ? HOUR : 2 * HOUR
}

beforeEach(() => {
  asked = 0
})

describe('the clock of a zone', () => {
  test('changes on the second', () => {
    const clock = zoneClock(oneChange)

    expect(clock.offsetAt(CHANGE - 1)).toBe(HOUR)
    expect(clock.offsetAt(CHANGE)).toBe(2 * HOUR)
    expect(clock.offsetAt(-1)).toBe(HOUR)
  })

  test.each([
    ['from the change on', CHANGE, CHANGE + DAY, 1],
    ['up to the change', CHANGE - DAY, CHANGE, 1],
    ['just after it', CHANGE + 1, CHANGE + DAY, 0],
    ['just before it', CHANGE - DAY, CHANGE - 1, 0],
    ['years around it', CHANGE - 900 * DAY, CHANGE + 900 * DAY, 1],
  ])('tells its changes: %s', (_when, from, to, count) => {
    const changes = zoneClock(oneChange).changesBetween(from, to)

    expect(changes).toEqual(Array(count).fill({ at: CHANGE, before: HOUR, after: 2 * HOUR }))
  })

  test('tells a change at midnight once, whichever day it is asked by', () => {
    const clock = zoneClock((instant) => (instant < 5 * DAY ? 0 : HOUR))

    expect(clock.changesBetween(5 * DAY, 5 * DAY)).toEqual([{ at: 5 * DAY, before: 0, after: HOUR }])
    expect(clock.changesBetween(4 * DAY, 6 * DAY)).toHaveLength(1)
  })

  test('is read once for a day, however often it is asked', () => {
    const clock = zoneClock(oneChange)
    clock.offsetAt(3 * DAY)
    clock.offsetAt(4 * DAY)
    const read = asked

    clock.offsetAt(3 * DAY + HOUR)
    clock.changesBetween(4 * DAY, 4 * DAY + HOUR)

    expect(asked).toBe(read)
  })

  test('forgets all days when it knows 40,000, and not before', () => {
    const clock = zoneClock(oneChange)
    for (let day = 1; day <= 40_000; day += 1) clock.offsetAt(-day * DAY)
    const full = asked
    clock.offsetAt(-DAY)
    expect(asked).toBe(full)

    clock.offsetAt(-40_001 * DAY)
    clock.offsetAt(-DAY)

    expect(asked).toBe(full + 4)
  })
})
