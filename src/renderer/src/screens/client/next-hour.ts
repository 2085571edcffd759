import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { type Instant, wallTimeOf, type ZoneId } from '../../../../shared/domain/time.ts'

/** The next moment at which the studio's clock shows a full hour; not every zone is whole hours from another. */
export function nextFullHour(now: Instant, zone: ZoneId): Instant {
  const minute = Math.ceil(now / MINUTE) * MINUTE
  const shown = Number(wallTimeOf(minute, zone).slice(14, 16))
  return minute + ((60 - shown) % 60) * MINUTE
}
