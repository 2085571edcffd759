import { HOUR, MINUTE } from '../../shared/domain/calendar.ts'
import { SYSTEM } from '../../shared/domain/permissions.ts'
import type { LocalDate } from '../../shared/domain/time.ts'
import type { Core } from './compose.ts'
import { findStudio, studioToday } from './features/studio/queries.ts'

/** The upkeep of one open file. */
export type Upkeep = {
  /** Resolves when the run that comes with the opening is over. */
  readonly first: Promise<void>
  /** Runs it if it is due. Never rejects. */
  tick(): Promise<void>
  /** Waits for what is under way; nothing is run any more. */
  stop(): Promise<void>
}

/**
 * Keeps an open file up to date with the clock: at once, every hour, and when the studio's day has changed. It looks at
 * the clock every minute, because a PC that slept has not waited for any timer. What fails is tried again an hour
 * later; a bug has been logged by then.
 */
export function startUpkeep(core: Core, everyMilliseconds = MINUTE): Upkeep {
  const { engine, log, now } = core.deps
  let last: { readonly at: number; readonly day: LocalDate | null } | null = null
  let stopped = false
  let running: Promise<void> = Promise.resolve()

  async function runIfDue(): Promise<void> {
    const at = now()
    const recent = last !== null && Math.abs(at - last.at) < HOUR
    const day = await dayOf(at)
    if (stopped || (recent && last?.day === day)) return
    last = { at, day }
    const reply = await core.call(SYSTEM, 'upkeep.run', {})
    if (!reply.ok) log.info(`The upkeep was refused: ${reply.error.message}`)
  }

  /** The studio's day; null before there is a studio, and while its file cannot be read. */
  async function dayOf(at: number): Promise<LocalDate | null> {
    try {
      const studio = await engine.read(findStudio)
      return studio === null ? null : studioToday(studio, at)
    } catch (error) {
      if (engine.refusalOf(error) === null) log.error('The upkeep could not read the day', error)
      return null
    }
  }

  function tick(): Promise<void> {
    running = running.then(runIfDue)
    return running
  }

  const first = tick()
  const timer = setInterval(() => void tick(), everyMilliseconds)
  timer.unref()
  return {
    first,
    tick,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}
