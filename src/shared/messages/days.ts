/** Days and moments inside sentences, which are English as all of the product's messages are. */
import type { Freeze } from '../domain/freezes.ts'
import type { Instant, LocalDate, ZoneId } from '../domain/time.ts'
import { formatDate, formatDay, formatTimeOfDay } from '../domain/time-format.ts'

const LOCALE = 'en-GB'

/** "10 Mar 2026". */
export function dayWords(day: LocalDate): string {
  return formatDate(day, LOCALE)
}

/** "10 Mar 2026, 18:00", as the clock in the zone shows it. */
export function momentWords(at: Instant, zone: ZoneId): string {
  return `${formatDay(at, zone, LOCALE)}, ${formatTimeOfDay(at, zone, LOCALE)}`
}

/** "from 10 Mar 2026 until 19 Mar 2026", both days included. */
export function freezeWords({ from, until }: Freeze): string {
  const first = dayWords(from)
  if (until === null) return `from ${first} until further notice`
  return until === from ? `on ${first}` : `from ${first} until ${dayWords(until)}`
}
