import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  compareDates,
  daysBetween,
  formatInstant,
  isLocalDate,
  isWallTime,
  isWholeMinute,
  isZone,
  listZones,
  localDateOf,
  minutesOfDay,
  overlaps,
  parseInstant,
  resolveWallTime,
  startOfDay,
  startOfWeek,
  weekdayOf,
} from '../../src/shared/domain/time.ts'

function at(text: string): number {
  const instant = parseInstant(text)
  if (instant === null) throw new Error(`${text} was refused`)
  return instant
}

describe('reading an instant', () => {
  test.each([
    ['1970-01-01T00:00:00Z', 0],
    ['1970-01-01T00:00Z', 0],
    ['1970-01-01T05:45:00+05:45', 0],
    ['1969-12-31T20:30:00.000-03:30', 0],
    ['1970-01-01T00:00:00-00:00', 0],
    ['1970-01-01T00:00:00.5Z', 500],
    ['1970-01-01T00:00:00.123999999Z', 123],
    ['1969-12-31T23:59:59.999Z', -1],
    ['2024-02-29T12:00:00Z', 1_709_208_000_000],
    ['0001-01-01T00:00:00Z', -62_135_596_800_000],
    ['9999-12-31T23:59:59.999Z', 253_402_300_799_999],
  ])('%s is %d', (text, instant) => {
    expect(parseInstant(text)).toBe(instant)
  })

  test.each([
    '',
    '2026-03-29',
    '2026-03-29T09:00:00',
    '2026-03-29T09Z',
    '2026-03-29 09:00:00Z',
    '2026-03-29t09:00:00z',
    ' 2026-03-29T09:00:00Z',
    '2026-03-29T09:00:00Z\n',
    '2026-02-29T09:00:00Z',
    '2100-02-29T09:00:00Z',
    '2026-04-31T09:00:00Z',
    '2026-13-01T09:00:00Z',
    '2026-00-10T09:00:00Z',
    '2026-01-00T09:00:00Z',
    '2026-03-29T24:00:00Z',
    '2026-03-29T09:60:00Z',
    '2016-12-31T23:59:60Z',
    '2026-03-29T09:00:00+0200',
    '2026-03-29T09:00:00+02',
    '2026-03-29T09:00:00+24:00',
    '2026-03-29T09:00:00+02:60',
    '2026-03-29T09:00:00[Europe/Berlin]',
    '2026-03-29T09:00:00+02:00[Europe/Berlin]',
    '2026-03-29T09:00:00.Z',
    '2026-03-29T09:00:00.1234567890Z',
    '+002026-03-29T09:00:00Z',
    '0000-06-01T09:00:00Z',
    '0001-01-01T00:00:00+00:01',
    '9999-12-31T23:59:59-00:01',
    '1774767600000',
    'tomorrow',
  ])('%j is refused', (text) => {
    expect(parseInstant(text)).toBeNull()
  })
})

describe('writing an instant', () => {
  test('always has 24 characters, so that texts sort like instants', () => {
    expect(formatInstant(0)).toBe('1970-01-01T00:00:00.000Z')
    expect(formatInstant(-1)).toBe('1969-12-31T23:59:59.999Z')
    expect(formatInstant(-62_135_596_800_000)).toBe('0001-01-01T00:00:00.000Z')
    expect(formatInstant(253_402_300_799_999)).toBe('9999-12-31T23:59:59.999Z')
  })

  test.each([-62_135_596_800_001, 253_402_300_800_000, 0.5, Number.NaN, Number.POSITIVE_INFINITY])(
    '%d is no instant that can be written',
    (value) => {
      expect(() => formatInstant(value)).toThrow(RangeError)
    },
  )

  test('what is no instant is named', () => {
    expect(() => formatInstant(0.5)).toThrow(new RangeError('0.5 is not an instant'))
  })

  test('a whole minute is told from a second', () => {
    expect(isWholeMinute(at('2026-03-29T09:00:00Z'))).toBe(true)
    expect(isWholeMinute(at('1960-03-29T09:01:00Z'))).toBe(true)
    expect(isWholeMinute(at('2026-03-29T09:00:01Z'))).toBe(false)
    expect(isWholeMinute(Number.NaN)).toBe(false)
  })
})

describe('periods', () => {
  const period = (startsAt: number, endsAt: number) => ({ startsAt, endsAt })

  test.each([
    [period(0, 10), period(10, 20), false],
    [period(0, 10), period(9, 20), true],
    [period(0, 10), period(2, 3), true],
    [period(0, 10), period(0, 10), true],
    [period(0, 10), period(5, 5), false],
    [period(5, 5), period(5, 5), false],
    [period(0, 10), period(11, 12), false],
  ])('%j and %j share an instant: %s', (a, b, shared) => {
    expect(overlaps(a, b)).toBe(shared)
    expect(overlaps(b, a)).toBe(shared)
  })
})

describe('calendar days', () => {
  test('a date is a day that exists, written in full', () => {
    for (const date of ['2024-02-29', '2000-02-29', '0001-01-01', '9999-12-31'])
      expect(isLocalDate(date)).toBe(true)
    for (const text of [
      '2026-02-29',
      '1900-02-29',
      '0000-01-01',
      '2026-1-1',
      '2026-06-31',
      '2026-09-31',
      '2026-11-31',
      'x2026-01-01',
      '2026-01-01T00:00',
      '2026-01-012026-01-01',
      '',
    ]) {
      expect(isLocalDate(text)).toBe(false)
    }
  })

  test('February ends and March begins in every year there is', () => {
    const years = Array.from({ length: 9999 }, (_, index) => String(index + 1).padStart(4, '0'))
    const dates = years.flatMap((year) => [`${year}-02-28`, `${year}-03-01`])

    expect(dates.filter((date) => addDays(date, 0) !== date)).toEqual([])
  })

  test('a wall time is such a day with hours and minutes', () => {
    expect(isWallTime('2026-03-29T02:30')).toBe(true)
    for (const text of [
      '2026-03-29T24:00',
      '2026-03-29T02:30:00',
      '2026-02-30T02:30',
      '2026-03-29 02:30',
      '2026-03-29 T02:30',
      'T02:30',
    ]) {
      expect(isWallTime(text)).toBe(false)
    }
    expect(minutesOfDay('2026-03-29T00:00')).toBe(0)
    expect(minutesOfDay('2026-03-29T23:59')).toBe(1_439)
  })

  test.each([
    ['2026-02-28', 1, '2026-03-01'],
    ['2024-02-28', 1, '2024-02-29'],
    ['2026-01-01', -1, '2025-12-31'],
    ['2000-03-01', -1, '2000-02-29'],
    ['2026-11-21', 365, '2027-11-21'],
    ['2026-11-21', 0, '2026-11-21'],
  ])('%s and %d days is %s', (from, days, to) => {
    expect(addDays(from, days)).toBe(to)
    expect(daysBetween(from, to)).toBe(days)
  })

  test.each([
    ['2026-01-31', 1, '2026-02-28'],
    ['2024-01-31', 1, '2024-02-29'],
    ['2026-03-31', -1, '2026-02-28'],
    ['2026-12-15', 1, '2027-01-15'],
    ['2024-02-29', 12, '2025-02-28'],
    ['2026-11-21', -23, '2024-12-21'],
  ])('%s and %d months is %s', (from, months, to) => {
    expect(addMonths(from, months)).toBe(to)
  })

  test('a week begins on the day the locale says', () => {
    expect(weekdayOf('2026-11-21')).toBe(6)
    expect(weekdayOf('1969-12-28')).toBe(7)
    expect(startOfWeek('2026-11-21', 1)).toBe('2026-11-16')
    expect(startOfWeek('2026-11-21', 7)).toBe('2026-11-15')
    expect(startOfWeek('2026-11-21', 6)).toBe('2026-11-21')
    expect(startOfWeek('2026-11-22', 1)).toBe('2026-11-16')
  })

  test('dates sort by time', () => {
    expect(['2026-10-01', '2026-09-30', '0999-01-01'].sort(compareDates)).toEqual([
      '0999-01-01',
      '2026-09-30',
      '2026-10-01',
    ])
  })

  test('what is not a date, or leaves the calendar, is a bug and throws', () => {
    const outside = new RangeError('Day 2932897 is outside the years 0001 to 9999')
    expect(() => addDays('2026-02-30', 1)).toThrow(new RangeError('2026-02-30 is not a date'))
    expect(() => addDays('2026-02-20', 1.5)).toThrow(new RangeError('1.5 is not a number of days'))
    expect(() => addDays('9999-12-31', 1)).toThrow(outside)
    expect(() => addMonths('2026-2-1', 1)).toThrow(RangeError)
    expect(() => startOfDay('20260221', 'UTC')).toThrow(RangeError)
    expect(() => resolveWallTime('2026-02-21T09:00:00', 'UTC')).toThrow(RangeError)
    expect(() => minutesOfDay('09:00')).toThrow(new RangeError('09:00 is not a wall time'))
    expect(() => localDateOf(0, '+01:00')).toThrow(new RangeError('+01:00 is not a time zone'))
  })
})

describe('zones', () => {
  test.each([
    'Europe/Berlin',
    'Asia/Kolkata',
    'America/Argentina/Buenos_Aires',
    'America/Port-au-Prince',
    'UTC',
    'Etc/GMT+5',
  ])('%s is a zone', (zone) => {
    expect(isZone(zone)).toBe(true)
  })

  test.each([
    '',
    '+02:00',
    '-0530',
    'Z',
    'europe/berlin',
    'EUROPE/BERLIN',
    ' UTC',
    'Europe/Berlin\n',
    'Europe/Bonn',
    '../UTC',
    'GMT+1',
  ])('%j is none', (text) => {
    expect(isZone(text)).toBe(false)
  })

  test('the list has each zone once, under its current name', () => {
    const zones = listZones()
    expect(zones.filter((zone) => !isZone(zone))).toEqual([])
    expect(new Set(zones).size).toBe(zones.length)
    expect(zones).toEqual(zones.toSorted())
    expect(zones).toEqual(
      expect.arrayContaining(['Asia/Kolkata', 'Europe/Kyiv', 'America/Nuuk', 'UTC', 'Europe/Berlin']),
    )
    expect(zones).not.toContain('Asia/Calcutta')
  })
})
