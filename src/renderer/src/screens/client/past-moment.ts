import {
  formatInstant,
  type Instant,
  isLocalDate,
  isWallTime,
  resolveWallTime,
} from '../../../../shared/domain/time.ts'

/**
 * The moment that a day and a time on the studio's wall name, as main takes it; null while they name none, and for one
 * that is yet to come. Without a time it is the end of the day's last minute, or now on the day that is not over.
 */
export function pastMoment(
  { day, time }: { readonly day: string; readonly time: string },
  zone: string,
  now: Instant,
): string | null {
  if (!isLocalDate(day)) return null
  const wall = `${day}T${time === '' ? '23:59' : time}`
  if (!isWallTime(wall)) return null
  const { instant } = resolveWallTime(wall, zone)
  const startedOn = resolveWallTime(`${day}T00:00`, zone).instant
  if (time === '' && startedOn <= now) return formatInstant(Math.min(instant, now))
  return instant <= now ? formatInstant(instant) : null
}
