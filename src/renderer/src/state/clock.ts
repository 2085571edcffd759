import { useSyncExternalStore } from 'react'
import { type Instant, type LocalDate, localDateOf, type ZoneId } from '../../../shared/domain/time.ts'

const MINUTE = 60_000

function everyMinute(onChange: () => void): () => void {
  let timer: ReturnType<typeof setTimeout>
  const wait = () => {
    // Waits for the minute to turn instead of sixty seconds, so that clocks on screen change together.
    timer = setTimeout(
      () => {
        onChange()
        wait()
      },
      MINUTE - (Date.now() % MINUTE),
    )
  }
  wait()
  return () => clearTimeout(timer)
}

const currentMinute = (): Instant => Math.floor(Date.now() / MINUTE) * MINUTE

/** The present, to the minute; renders again when the minute turns. For display only: main decides by its own clock. */
export function useNow(): Instant {
  return useSyncExternalStore(everyMinute, currentMinute)
}

/** Today on the studio's wall. */
export function useToday(zone: ZoneId): LocalDate {
  return localDateOf(useNow(), zone)
}
