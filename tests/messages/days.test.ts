import { expect, test } from 'vitest'
import { nearMomentWords } from '../../src/shared/messages/days.ts'

test.each([
  ['2026-11-21T22:30:00Z', 'Europe/Berlin', 'Sat 21 November 23:30'],
  ['2026-11-21T22:30:00Z', 'Asia/Kathmandu', 'Sun 22 November 04:15'],
  ['2026-01-05T08:05:00Z', 'UTC', 'Mon 5 January 08:05'],
  ['2026-12-31T23:59:00Z', 'UTC', 'Thu 31 December 23:59'],
])('a moment that is near goes by its weekday and its day: %s in %s', (moment, zone, words) => {
  expect(nearMomentWords(Date.parse(moment), zone)).toBe(words)
})

test('every day of the week and every month has its name', () => {
  const days = Array.from({ length: 12 }, (_, month) =>
    nearMomentWords(Date.UTC(2026, month, month + 1), 'UTC').slice(0, -6),
  )
  expect(days).toEqual([
    'Thu 1 January',
    'Mon 2 February',
    'Tue 3 March',
    'Sat 4 April',
    'Tue 5 May',
    'Sat 6 June',
    'Tue 7 July',
    'Sat 8 August',
    'Wed 9 September',
    'Sat 10 October',
    'Wed 11 November',
    'Sat 12 December',
  ])
  expect(nearMomentWords(Date.UTC(2026, 0, 9), 'UTC')).toBe('Fri 9 January 00:00')
  expect(nearMomentWords(Date.UTC(2026, 0, 11), 'UTC')).toBe('Sun 11 January 00:00')
})
