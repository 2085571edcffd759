import { Temporal } from 'temporal-polyfill'
import type { ClockChange } from '../../src/shared/domain/zone-clock.ts'

const known = new Map<string, readonly ClockChange[]>()

/** Every change of a zone's clock after the first day of one year, before that of another, as Temporal knows them. */
export function clockChangesOf(zone: string, fromYear: number, toYear: number): readonly ClockChange[] {
  const key = `${zone} ${fromYear} ${toYear}`
  const found = known.get(key) ?? findChanges(zone, fromYear, toYear)
  known.set(key, found)
  return found
}

function findChanges(zone: string, fromYear: number, toYear: number): ClockChange[] {
  const changes: ClockChange[] = []
  const end = Date.UTC(toYear, 0, 1)
  let last = Temporal.Instant.fromEpochMilliseconds(Date.UTC(fromYear, 0, 1)).toZonedDateTimeISO(zone)
  for (;;) {
    const next = last.getTimeZoneTransition('next')
    if (next === null || next.epochMilliseconds >= end) return changes
    changes.push({
      at: next.epochMilliseconds,
      before: last.offsetNanoseconds / 1e6,
      after: next.offsetNanoseconds / 1e6,
    })
    last = next
  }
}
