/** Days and moments inside German sentences. */
import type { Freeze } from '../../domain/freezes.ts'
import { type Instant, type LocalDate, wallTimeOf, weekdayOf, type ZoneId } from '../../domain/time.ts'
import { formatDate, formatDay, formatTimeOfDay } from '../../domain/time-format.ts'

/** How days and figures are written inside sentences. */
export const LOCALE = 'de-DE'

/** "10. März 2026", as the window writes days. */
export function dayWords(day: LocalDate): string {
  return formatDate(day, LOCALE, 'worded')
}

/** "10. März 2026, 18:00", as the clock in the zone shows it. */
export function momentWords(at: Instant, zone: ZoneId): string {
  return `${formatDay(at, zone, LOCALE, 'worded')}, ${formatTimeOfDay(at, zone, LOCALE)}`
}

/** "Yoga am 10. März 2026, 18:00". */
export function sessionWords(title: string, startsAt: Instant, zone: ZoneId): string {
  return `${title} am ${momentWords(startsAt, zone)}`
}

const WEEKDAYS = ['', 'Mo.', 'Di.', 'Mi.', 'Do.', 'Fr.', 'Sa.', 'So.']
const MONTHS = [
  '',
  'Januar',
  'Februar',
  'März',
  'April',
  'Mai',
  'Juni',
  'Juli',
  'August',
  'September',
  'Oktober',
  'November',
  'Dezember',
]

/** "Mo., 2. März, 10:00", put together here for the reason that the English one is. */
export function nearMomentWords(at: Instant, zone: ZoneId): string {
  const wall = wallTimeOf(at, zone)
  return `${nearDayWords(wall.slice(0, 10))}, ${wall.slice(11)}`
}

/** "Mo., 2. März". */
export function nearDayWords(date: LocalDate): string {
  return `${WEEKDAYS[weekdayOf(date)]}, ${Number(date.slice(8))}. ${MONTHS[Number(date.slice(5, 7))]}`
}

/** "vom 10. März 2026 bis 19. März 2026", both days included. */
export function freezeWords({ from, until }: Freeze): string {
  const first = dayWords(from)
  if (until === null) return `ab ${first} bis auf Weiteres`
  return until === from ? `am ${first}` : `vom ${first} bis ${dayWords(until)}`
}
