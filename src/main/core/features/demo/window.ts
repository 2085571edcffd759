import { pad } from '../../../../shared/domain/calendar.ts'
import {
  addDays,
  daysBetween,
  type Instant,
  type LocalDate,
  localDateOf,
  resolveWallTime,
  type Weekday,
  weekdayOf,
} from '../../../../shared/domain/time.ts'
import { EVEN_WEEKS, ODD_WEEKS } from './grid.ts'
import { STUDIO_ZONE } from './offer.ts'
import type { Random } from './random.ts'

export type DemoDay = {
  readonly date: LocalDate
  readonly weekday: Weekday
  /** EVEN_WEEKS or ODD_WEEKS. */
  readonly week: number
}

/** The weeks that the demo's schedule covers, and the moment at which it is made. */
export type DemoWindow = {
  readonly now: Instant
  readonly today: LocalDate
  readonly firstDate: LocalDate
  readonly days: readonly DemoDay[]
  /** The instant at which the studio's wall shows these minutes since midnight. */
  instantOf(date: LocalDate, minute: number): Instant
}

const DAYS_PER_WEEK = 7
const A_MONDAY = '2024-01-01'

/** Three weeks in four lie behind today, the others ahead. */
export function makeWindow(now: Instant, weeks: number): DemoWindow {
  const ahead = Math.max(1, Math.round(weeks / 4))
  const today = localDateOf(now, STUDIO_ZONE)
  const firstDate = addDays(today, -(weeks - ahead) * DAYS_PER_WEEK)
  const known = new Map<string, Instant>()
  return {
    now,
    today,
    firstDate,
    days: Array.from({ length: weeks * DAYS_PER_WEEK }, (_, index) => dayOf(addDays(firstDate, index))),
    instantOf: (date, minute) => {
      const wall = `${date}T${pad(Math.floor(minute / 60), 2)}:${pad(minute % 60, 2)}`
      const instant = known.get(wall) ?? resolveWallTime(wall, STUDIO_ZONE).instant
      known.set(wall, instant)
      return instant
    },
  }
}

function dayOf(date: LocalDate): DemoDay {
  const week = Math.floor(daysBetween(A_MONDAY, date) / DAYS_PER_WEEK)
  return { date, weekday: weekdayOf(date), week: week % 2 === 0 ? EVEN_WEEKS : ODD_WEEKS }
}

const DESK_OPENS = 8 * 60
const DESK_CLOSES = 20 * 60

/** Some minute of a day at which somebody is at the desk. */
export function atTheDesk(random: Random, window: DemoWindow, date: LocalDate): Instant {
  return window.instantOf(date, random.integer(DESK_OPENS, DESK_CLOSES))
}
