import { describe, expect, test } from 'vitest'
import {
  clockChanges,
  dayPeriod,
  endOfDay,
  formatInstant,
  localDateOf,
  parseInstant,
  resolveWallTime,
  wallTimeOf,
} from '../../src/shared/domain/time.ts'

const HOUR = 3_600_000

function at(text: string): number {
  const instant = parseInstant(text)
  if (instant === null) throw new Error(`${text} was refused`)
  return instant
}

describe('the edges of daylight saving', () => {
  // Zone, the instant of the change, what the clock shows a minute before it and at it.
  test.each([
    ['Europe/Berlin', '2026-03-29T01:00Z', '2026-03-29T01:59', '2026-03-29T03:00'],
    ['Europe/Berlin', '2026-10-25T01:00Z', '2026-10-25T02:59', '2026-10-25T02:00'],
    ['America/New_York', '2026-03-08T07:00Z', '2026-03-08T01:59', '2026-03-08T03:00'],
    ['America/New_York', '2026-11-01T06:00Z', '2026-11-01T01:59', '2026-11-01T01:00'],
    ['Australia/Lord_Howe', '2026-10-03T15:30Z', '2026-10-04T01:59', '2026-10-04T02:30'],
    ['Australia/Lord_Howe', '2026-04-04T15:00Z', '2026-04-05T01:59', '2026-04-05T01:30'],
    ['Australia/Adelaide', '2026-10-03T16:30Z', '2026-10-04T01:59', '2026-10-04T03:00'],
    ['Australia/Adelaide', '2026-04-04T16:30Z', '2026-04-05T02:59', '2026-04-05T02:00'],
    ['Pacific/Chatham', '2026-09-26T14:00Z', '2026-09-27T02:44', '2026-09-27T03:45'],
    ['Pacific/Chatham', '2026-04-04T14:00Z', '2026-04-05T03:44', '2026-04-05T02:45'],
    ['Africa/Casablanca', '2024-03-10T02:00Z', '2024-03-10T02:59', '2024-03-10T02:00'],
    ['Africa/Casablanca', '2024-04-14T02:00Z', '2024-04-14T01:59', '2024-04-14T03:00'],
    ['America/Sao_Paulo', '2018-11-04T03:00Z', '2018-11-03T23:59', '2018-11-04T01:00'],
    ['America/Sao_Paulo', '2018-02-18T02:00Z', '2018-02-17T23:59', '2018-02-17T23:00'],
    ['America/St_Johns', '2026-03-08T05:30Z', '2026-03-08T01:59', '2026-03-08T03:00'],
    ['America/St_Johns', '2026-11-01T04:30Z', '2026-11-01T01:59', '2026-11-01T01:00'],
    ['America/St_Johns', '2010-11-07T02:31Z', '2010-11-07T00:00', '2010-11-06T23:01'],
    ['America/Havana', '2023-11-05T05:00Z', '2023-11-05T00:59', '2023-11-05T00:00'],
    ['Antarctica/Troll', '2026-03-29T01:00Z', '2026-03-29T00:59', '2026-03-29T03:00'],
    ['Asia/Kathmandu', '1985-12-31T18:30Z', '1985-12-31T23:59', '1986-01-01T00:15'],
    ['Pacific/Apia', '2011-12-30T10:00Z', '2011-12-29T23:59', '2011-12-31T00:00'],
    ['Asia/Kolkata', '2026-03-29T01:00Z', '2026-03-29T06:29', '2026-03-29T06:30'],
  ])('in %s at %s the clock goes from %s to %s', (zone, change, before, after) => {
    const instant = at(change)
    expect(wallTimeOf(instant - 1, zone)).toBe(before)
    expect(wallTimeOf(instant, zone)).toBe(after)
    expect(localDateOf(instant - 1, zone)).toBe(before.slice(0, 10))
    expect(localDateOf(instant, zone)).toBe(after.slice(0, 10))
  })

  test.each([
    ['Europe/Berlin', '2026-03-29T02:30', '2026-03-29T03:30+02:00', 'gap'],
    ['Europe/Berlin', '2026-03-29T03:00', '2026-03-29T03:00+02:00', 'exact'],
    ['Europe/Berlin', '2026-03-29T01:59', '2026-03-29T01:59+01:00', 'exact'],
    ['Europe/Berlin', '2026-10-25T02:00', '2026-10-25T02:00+02:00', 'fold'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T03:00+01:00', 'exact'],
    ['America/New_York', '2026-03-08T02:00', '2026-03-08T03:00-04:00', 'gap'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T01:30-04:00', 'fold'],
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-04T02:45+11:00', 'gap'],
    ['Australia/Lord_Howe', '2026-04-05T01:45', '2026-04-05T01:45+11:00', 'fold'],
    ['Australia/Adelaide', '2026-10-04T02:30', '2026-10-04T03:30+10:30', 'gap'],
    ['Africa/Casablanca', '2024-03-10T02:30', '2024-03-10T02:30+01:00', 'fold'],
    ['America/Sao_Paulo', '2018-11-04T00:00', '2018-11-04T01:00-02:00', 'gap'],
    ['America/St_Johns', '2026-03-08T02:15', '2026-03-08T03:15-02:30', 'gap'],
    ['Antarctica/Troll', '2026-03-29T02:10', '2026-03-29T04:10+02:00', 'gap'],
    ['Pacific/Apia', '2011-12-30T12:00', '2011-12-31T12:00+14:00', 'gap'],
    ['Asia/Kathmandu', '1986-01-01T00:10', '1986-01-01T00:25+05:45', 'gap'],
    ['Asia/Kolkata', '2026-03-29T02:30', '2026-03-29T02:30+05:30', 'exact'],
  ])('in %s %s is %s (%s)', (zone, wall, instant, kind) => {
    expect(resolveWallTime(wall, zone)).toEqual({ instant: at(instant), kind })
  })

  test.each([
    ['Europe/Berlin', '2026-03-29', '2026-03-29T00:00+01:00', 23],
    ['Europe/Berlin', '2026-10-25', '2026-10-25T00:00+02:00', 25],
    ['Europe/Berlin', '2026-11-21', '2026-11-21T00:00+01:00', 24],
    ['Australia/Lord_Howe', '2026-10-04', '2026-10-04T00:00+10:30', 23.5],
    ['Australia/Lord_Howe', '2026-04-05', '2026-04-05T00:00+11:00', 24.5],
    ['America/Sao_Paulo', '2018-11-04', '2018-11-04T01:00-02:00', 23],
    ['America/Sao_Paulo', '2018-02-17', '2018-02-17T00:00-02:00', 25],
    ['America/Havana', '2023-11-05', '2023-11-05T00:00-04:00', 25],
    ['Antarctica/Troll', '2026-03-29', '2026-03-29T00:00+00:00', 22],
    ['Pacific/Apia', '2011-12-29', '2011-12-29T00:00-10:00', 24],
    ['Pacific/Apia', '2011-12-30', '2011-12-31T00:00+14:00', 0],
    ['Pacific/Apia', '2011-12-31', '2011-12-31T00:00+14:00', 24],
    ['Asia/Kathmandu', '1986-01-01', '1986-01-01T00:15+05:45', 23.75],
  ])('in %s %s begins at %s and has %d hours', (zone, date, start, hours) => {
    const day = dayPeriod(date, zone)
    expect(formatInstant(day.startsAt)).toBe(formatInstant(at(start)))
    expect((day.endsAt - day.startsAt) / HOUR).toBe(hours)
    expect(endOfDay(date, zone)).toBe(day.endsAt)
  })
})

describe('the changes of a clock', () => {
  test.each([
    ['Africa/Casablanca', '2008-06-01T00:00Z'],
    ['Europe/Berlin', '2026-03-29T01:00Z'],
  ])('in %s the one at %s is found by a range that only touches it, and once', (zone, change) => {
    const instant = at(change)
    const found = { at: instant, before: expect.any(Number), after: expect.any(Number) }
    expect(clockChanges(instant, instant, zone)).toEqual([found])
    expect(clockChanges(instant - 24 * HOUR, instant + 24 * HOUR, zone)).toEqual([found])
    expect(clockChanges(instant - 24 * HOUR, instant - 1, zone)).toEqual([])
    expect(clockChanges(instant + 1, instant + 24 * HOUR, zone)).toEqual([])
  })
})
