import { HOUR, MINUTE } from '../../shared/domain/calendar.ts'
import { SYSTEM } from '../../shared/domain/permissions.ts'
import { endOfDay, type Instant, type LocalDate } from '../../shared/domain/time.ts'
import type { Core } from './compose.ts'
import type { Reader } from './engine/engine.ts'
import { findStudio, studioToday } from './features/studio/queries.ts'
import { hasLapsed } from './features/upkeep/due.ts'

/** The upkeep of one open file. */
export type Upkeep = {
  /** The same file, brought up to date with the studio's day before each call: nobody is told yesterday's figures. */
  readonly core: Core
  /** Resolves when the run that comes with the opening is over. */
  readonly first: Promise<void>
  /** Runs it if it is due. Never rejects. */
  tick(): Promise<void>
  /** Waits for what is under way; nothing is run any more. */
  stop(): Promise<void>
}

/** What the clock says to an open file: the studio's day and its end, and whether a booking has lapsed. */
type Moment = { readonly day: LocalDate | null; readonly until: Instant; readonly lapsed: boolean }

/**
 * Keeps an open file up to date with the clock: at once, every hour, when the studio's day has changed, and when nobody
 * has confirmed a booking in time. It looks at the clock every minute, because a PC that slept has not waited for any
 * timer. What fails is tried again an hour later; a bug has been logged by then.
 */
export function startUpkeep(core: Core, everyMilliseconds = MINUTE): Upkeep {
  const { engine, log, now } = core.deps
  let last: { readonly at: number; readonly day: LocalDate | null; readonly failed: boolean } | null = null
  /** Until then nothing becomes due by the day. */
  let until = Number.NEGATIVE_INFINITY
  let stopped = false
  let running: Promise<void> = Promise.resolve()

  async function runIfDue(): Promise<void> {
    if (stopped) return
    const at = now()
    const moment = await momentAt(at)
    const recent = last !== null && Math.abs(at - last.at) < HOUR && last.day === moment.day
    if (!recent || (moment.lapsed && last?.failed === false)) {
      const reply = await core.call(SYSTEM, 'upkeep.run', {})
      if (!reply.ok) log.info(`The upkeep was refused: ${reply.error.message}`)
      last = { at, day: moment.day, failed: !reply.ok }
    }
    until = moment.until
  }

  /** Nothing is due before there is a studio, nor while its file cannot be read. */
  async function momentAt(at: number): Promise<Moment> {
    try {
      return await engine.read((q) => readMoment(q, at))
    } catch (error) {
      if (engine.refusalOf(error) === null) log.error('The upkeep could not read the day', error)
      return { day: null, until: at, lapsed: false }
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
    core: {
      ...core,
      call: async (actor, method, raw, language) => {
        if (now() >= until) await tick()
        return core.call(actor, method, raw, language)
      },
    },
    first,
    tick,
    stop: async () => {
      stopped = true
      clearInterval(timer)
      await running
    },
  }
}

async function readMoment(q: Reader, at: number): Promise<Moment> {
  const studio = await findStudio(q)
  if (studio === null) return { day: null, until: at, lapsed: false }
  const day = studioToday(studio, at)
  return { day, until: endOfDay(day, studio.zone), lapsed: await hasLapsed(q, at) }
}
