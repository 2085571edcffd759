/** Days and moments inside English sentences. */
import type { Freeze } from '../domain/freezes.ts'
import { type Instant, type LocalDate, wallTimeOf, weekdayOf, type ZoneId } from '../domain/time.ts'
import { formatDate, formatDay, formatTimeOfDay } from '../domain/time-format.ts'

/** How figures are written inside sentences. */
export const LOCALE = 'en-GB'

/** "10 Mar 2026". */
export function dayWords(day: LocalDate): string {
  return formatDate(day, LOCALE)
}

/** "10 Mar 2026, 18:00", as the clock in the zone shows it. */
export function momentWords(at: Instant, zone: ZoneId): string {
  return `${formatDay(at, zone, LOCALE)}, ${formatTimeOfDay(at, zone, LOCALE)}`
}

/** "Yoga on 10 Mar 2026, 18:00". */
export function sessionWords(title: string, startsAt: Instant, zone: ZoneId): string {
  return `${title} on ${momentWords(startsAt, zone)}`
}

const WEEKDAYS = ['', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat', 'Sun']
const MONTHS = [
  '',
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
]

/**
 * "Mon 2 March 10:00", for what is near. Put together here because every booking tells its moment, and Intl takes
 * longer for it than the database does for the booking.
 */
export function nearMomentWords(at: Instant, zone: ZoneId): string {
  const wall = wallTimeOf(at, zone)
  return `${nearDayWords(wall.slice(0, 10))} ${wall.slice(11)}`
}

/** "Mon 2 March". */
export function nearDayWords(date: LocalDate): string {
  return `${WEEKDAYS[weekdayOf(date)]} ${Number(date.slice(8))} ${MONTHS[Number(date.slice(5, 7))]}`
}

/** "from 10 Mar 2026 until 19 Mar 2026", both days included. */
export function freezeWords({ from, until }: Freeze): string {
  const first = dayWords(from)
  if (until === null) return `from ${first} until further notice`
  return until === from ? `on ${first}` : `from ${first} until ${dayWords(until)}`
}
