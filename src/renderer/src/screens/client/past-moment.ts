import {
  endOfDay,
  formatInstant,
  type Instant,
  isLocalDate,
  isWallTime,
  resolveWallTime,
  startOfDay,
} from '../../../../shared/domain/time.ts'

/**
 * The moment that a day and a time on the studio's wall name, as main takes it; null while they name none, and for one
 * that is yet to come. Without a time it is the end of that day, or now while it is not over.
 */
export function pastMoment(
  { day, time }: { readonly day: string; readonly time: string },
  zone: string,
  now: Instant,
): string | null {
  if (!isLocalDate(day)) return null
  if (time === '') {
    if (startOfDay(day, zone) > now) return null
    return formatInstant(Math.min(endOfDay(day, zone) - 1, now))
  }
  const wall = `${day}T${time}`
  if (!isWallTime(wall)) return null
  const { instant } = resolveWallTime(wall, zone)
  return instant <= now ? formatInstant(instant) : null
}
