import { localDateOf, type Period, type ZoneId } from '../../../../../shared/domain/time.ts'
import { formatClock, formatClockRange } from '../../../i18n/format-date.ts'

/**
 * From when to when on the studio's clock. Also over midnight, and where the clock is put back, where a range by itself
 * would be written with its dates or as one time.
 */
export function timesOf({ startsAt, endsAt }: Period, zone: ZoneId): string {
  const [from, to] = [formatClock(startsAt, zone), formatClock(endsAt, zone)]
  const plain = from !== to && localDateOf(startsAt, zone) === localDateOf(endsAt, zone)
  return plain ? formatClockRange(startsAt, endsAt, zone) : `${from} – ${to}`
}
