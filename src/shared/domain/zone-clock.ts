import { DAY, SECOND } from './calendar.ts'

/** One change of a zone's clock: before `at` it runs `before` milliseconds ahead of UTC, from `at` on `after`. */
export interface ClockChange {
  at: number
  before: number
  after: number
}

/** What a zone's clock shows, remembered per UTC day, so that asking again costs a look-up. */
export interface ZoneClock {
  /** Milliseconds the zone is ahead of UTC at the instant. */
  offsetAt(instant: number): number
  /** The clock's changes with `from <= at <= to`, in order. */
  changesBetween(from: number, to: number): ClockChange[]
}

const REMEMBERED_DAYS = 40_000

/**
 * A clock over `readOffset`, the exact but slow source. A UTC day whose two ends have the same offset has it
 * throughout, because no zone has ever changed its clock and changed it back within one day.
 */
export function zoneClock(readOffset: (instant: number) => number): ZoneClock {
  const days = new Map<number, number | ClockChange>()

  function load(day: number): number | ClockChange {
    const start = day * DAY
    const before = readOffset(start)
    const after = readOffset(start + DAY)
    const entry = before === after ? before : findChange(readOffset, start, before, after)
    if (days.size >= REMEMBERED_DAYS) days.clear()
    days.set(day, entry)
    return entry
  }

  return {
    offsetAt(instant) {
      const day = Math.floor(instant / DAY)
      const entry = days.get(day) ?? load(day)
      if (typeof entry === 'number') return entry
      return instant < entry.at ? entry.before : entry.after
    },
    changesBetween(from, to) {
      const changes: ClockChange[] = []
      // A change on the very end of a day is kept with that day, hence one day more at the front.
      for (let day = Math.floor(from / DAY) - 1; day * DAY <= to; day += 1) {
        const entry = days.get(day) ?? load(day)
        if (typeof entry !== 'number' && entry.at >= from && entry.at <= to) changes.push(entry)
      }
      return changes
    },
  }
}

/** Halves the day until the change is known to the second; clocks change on whole seconds. */
function findChange(
  readOffset: (instant: number) => number,
  start: number,
  before: number,
  after: number,
): ClockChange {
  let low = start
  let high = start + DAY
  while (high - low > SECOND) {
    const middle = low + Math.floor((high - low) / 2 / SECOND) * SECOND
    if (readOffset(middle) === before) low = middle
    else high = middle
  }
  return { at: high, before, after }
}
