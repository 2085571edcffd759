/** Thin wrappers over Intl, with the formatters kept: making one costs a thousand times what using it does. */
import { type Instant, type LocalDate, startOfDay, type ZoneId } from './time.ts'

/**
 * How much of a day is spelt out: `short` 29/03/2026, `medium` 29 Mar 2026, `full` Sunday 29 March 2026. `worded` names the
 * month where `medium` counts it, as in German: 29. Nov. 2026.
 */
export type DayStyle = 'short' | 'medium' | 'full' | 'worded'

const WORDED = { day: 'numeric', month: 'short', year: 'numeric' } as const

const formats = new Map<string, Intl.DateTimeFormat>()

/** The time of day in the zone as the locale writes it: `14:30` or `2:30 PM`. */
export function formatTimeOfDay(instant: Instant, zone: ZoneId, locale: string): string {
  return formatOf(locale, zone, 'time', { timeStyle: 'short' }).format(instant)
}

/** The day in the zone at the instant as the locale writes it. */
export function formatDay(
  instant: Instant,
  zone: ZoneId,
  locale: string,
  style: DayStyle = 'medium',
): string {
  return formatOf(locale, zone, style, style === 'worded' ? WORDED : { dateStyle: style }).format(instant)
}

/** A calendar day, which has no zone, as the locale writes it. */
export function formatDate(date: LocalDate, locale: string, style: DayStyle = 'medium'): string {
  return formatDay(startOfDay(date, 'UTC'), 'UTC', locale, style)
}

function formatOf(
  locale: string,
  timeZone: ZoneId,
  name: string,
  options: Intl.DateTimeFormatOptions,
): Intl.DateTimeFormat {
  const key = `${locale} ${timeZone} ${name}`
  const known = formats.get(key)
  if (known !== undefined) return known
  const format = new Intl.DateTimeFormat(locale, { ...options, timeZone, calendar: 'gregory' })
  formats.set(key, format)
  return format
}
