import { type Instant, type LocalDate, startOfDay, type ZoneId } from '../../../shared/domain/time.ts'
import { locale } from './locale.ts'
import { remembered } from './remember.ts'

const DAY_STYLES = {
  /** 16 Nov 2026 */
  short: { day: 'numeric', month: 'short', year: 'numeric' },
  /** 16 Nov */
  compact: { day: 'numeric', month: 'short' },
  /** Mon 16 Nov */
  weekday: { weekday: 'short', day: 'numeric', month: 'short' },
  /** Monday 16 November 2026 */
  long: { weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' },
} as const satisfies Record<string, Intl.DateTimeFormatOptions>

export type DayStyle = keyof typeof DAY_STYLES

// A formatter costs far more to make than to use, and tables ask for thousands of dates.
const formats = new Map<string, Intl.DateTimeFormat>()
const clocks = new Map<string, Intl.DateTimeFormatOptions>()
const [clockText, shortText, rangeText] = [remembered(), remembered(), remembered()]

function formatWith(key: string, zone: ZoneId, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const full = `${locale()} ${zone} ${key}`
  const known = formats.get(full)
  if (known !== undefined) return known
  const made = new Intl.DateTimeFormat(locale(), { ...options, timeZone: zone })
  formats.set(full, made)
  return made
}

/**
 * The digits of a clock as the region writes them: "09:30" where the day has 24 hours, "9:30 am" where it has twice
 * twelve. Left to itself, the formatter writes "9:30" alone but "09:30 – 10:15" in a range.
 */
function clock(): Intl.DateTimeFormatOptions {
  const region = locale()
  const known = clocks.get(region)
  if (known !== undefined) return known
  const { hourCycle } = formatWith('hour', 'UTC', { hour: 'numeric' }).resolvedOptions()
  const options = { hour: hourCycle?.startsWith('h2') ? '2-digit' : 'numeric', minute: '2-digit' } as const
  clocks.set(region, options)
  return options
}

/** A calendar day in the reader's regional form; no zone is involved. */
export function formatDay(day: LocalDate, style: DayStyle): string {
  return formatWith(style, 'UTC', DAY_STYLES[style]).format(startOfDay(day, 'UTC'))
}

/** A range of calendar days, with what they share written once ("16 – 22 Nov 2026"). */
export function formatDayRange(from: LocalDate, to: LocalDate): string {
  return formatWith('short', 'UTC', DAY_STYLES.short).formatRange(
    startOfDay(from, 'UTC'),
    startOfDay(to, 'UTC'),
  )
}

/** The clock time of an instant on the studio's wall, 12 or 24 hours as the reader's region writes it. */
export function formatClock(at: Instant, zone: ZoneId): string {
  return clockText(`${locale()} ${zone} ${at}`, () => formatWith('clock', zone, clock()).format(at))
}

/** The clock time without morning or afternoon, for places beside an hour scale that says which. */
export function formatClockShort(at: Instant, zone: ZoneId): string {
  return shortText(`${locale()} ${zone} ${at}`, () => {
    const parts = formatWith('clock', zone, clock()).formatToParts(at)
    const kept = parts.filter((part) => part.type !== 'dayPeriod').map((part) => part.value)
    return kept.join('').trim()
  })
}

/** Day and clock time of an instant on the studio's wall. */
export function formatMoment(at: Instant, zone: ZoneId): string {
  return formatWith('moment', zone, { ...DAY_STYLES.short, ...clock() }).format(at)
}

/** A range of clock times, written once where the halves agree ("9:00 – 9:45 am"). */
export function formatClockRange(from: Instant, to: Instant, zone: ZoneId): string {
  const key = `${locale()} ${zone} ${from} ${to}`
  return rangeText(key, () => formatWith('clock', zone, clock()).formatRange(from, to))
}
