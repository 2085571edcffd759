/** At which times of a day something could start instead. */
import { DAY, MINUTE } from './calendar.ts'
import { timeOfMinute } from './hours.ts'
import { type Instant, type LocalDate, overlaps, type Period, resolveWallTime, type ZoneId } from './time.ts'

/** Minutes between two starts that are offered. */
const STEP = 15
const MINUTES_PER_DAY = DAY / MINUTE

/** What looks for a place: `busyMinutes` is how long trainer and room are kept, the buffer included. */
export type Wanted = {
  readonly date: LocalDate
  readonly zone: ZoneId
  /** Only what starts later. */
  readonly after: Instant
  readonly minutes: number
  readonly busyMinutes: number
}

/** What takes the trainer and the room, buffers included, and what takes the clients, for whom there are none. */
export type Taken = { readonly places: readonly Period[]; readonly clients: readonly Period[] }

/**
 * Every quarter of an hour on the wall of a day at which trainer, room and clients are free. A time that the clock jumps
 * over is left out, and of one that it shows twice it is the first.
 */
export function freeStarts(wanted: Wanted, { places, clients }: Taken): Instant[] {
  const starts: Instant[] = []
  for (let minute = 0; minute < MINUTES_PER_DAY; minute += STEP) {
    const { instant, kind } = resolveWallTime(`${wanted.date}T${timeOfMinute(minute)}`, wanted.zone)
    if (kind === 'gap' || instant <= wanted.after) continue
    const held = { startsAt: instant, endsAt: instant + wanted.minutes * MINUTE }
    const kept = { startsAt: instant, endsAt: instant + wanted.busyMinutes * MINUTE }
    const taken = places.some((own) => overlaps(own, kept)) || clients.some((own) => overlaps(own, held))
    if (!taken) starts.push(instant)
  }
  return starts
}
