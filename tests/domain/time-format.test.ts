import { expect, test } from 'vitest'
import { formatDate, formatDay, formatTimeOfDay } from '../../src/shared/domain/time-format.ts'

/** Intl writes several kinds of blank; a test is read more easily with one. */
const plainBlanks = (text: string) => text.replace(/\s/g, ' ')
const lateEvening = Date.UTC(2026, 10, 21, 22, 30)

test.each([
  ['Europe/Berlin', 'de', '23:30'],
  ['Europe/Berlin', 'en-US', '11:30 PM'],
  ['Asia/Kathmandu', 'en-GB', '04:15'],
])('the time of day in %s is written as %s writes it: %s', (zone, locale, text) => {
  expect(plainBlanks(formatTimeOfDay(lateEvening, zone, locale))).toBe(text)
})

test('the day is the one in the zone', () => {
  expect(formatDay(lateEvening, 'Europe/Berlin', 'en-GB')).toBe('21 Nov 2026')
  expect(formatDay(lateEvening, 'Asia/Kathmandu', 'en-GB')).toBe('22 Nov 2026')
  expect(formatDay(lateEvening, 'Europe/Berlin', 'de', 'short')).toBe('21.11.26')
  expect(formatDay(lateEvening, 'Europe/Berlin', 'de', 'full')).toBe('Samstag, 21. November 2026')
})

test('a calendar day needs no zone and never slips', () => {
  expect(formatDate('2026-11-21', 'en-US', 'full')).toBe('Saturday, November 21, 2026')
  expect(formatDate('2011-12-30', 'de')).toBe('30.12.2011')
})
