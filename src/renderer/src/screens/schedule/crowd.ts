import { MINUTE } from '../../../../shared/domain/calendar.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { type DaySession, periodOf } from './sessions.ts'

/** How long trainer and room stay taken after a session of a service, minutes. */
export type BufferOf = (serviceId: number) => number

type Crowd = {
  readonly bufferOf: BufferOf
  /** Those that are held, by their start. */
  readonly open: readonly DaySession[]
  /** Of all of them, with what stays taken after it, ms. */
  readonly longest: number
}

/** A list of sessions never changes, a changed one is another array: each is put in order once, not for every place. */
const crowds = new WeakMap<readonly DaySession[], Crowd>()

function crowdOf(sessions: readonly DaySession[], bufferOf: BufferOf): Crowd {
  const known = crowds.get(sessions)
  if (known?.bufferOf === bufferOf) return known
  const open = sessions
    .filter(({ status }) => status === 'open')
    .sort((a, b) => periodOf(a).startsAt - periodOf(b).startsAt)
  const longest = open.reduce(
    (most, session) => Math.max(most, freeAt(session, bufferOf) - periodOf(session).startsAt),
    0,
  )
  const crowd = { bufferOf, open, longest }
  crowds.set(sessions, crowd)
  return crowd
}

const freeAt = (session: DaySession, bufferOf: BufferOf): Instant =>
  periodOf(session).endsAt + bufferOf(session.serviceId) * MINUTE

/** The open sessions that take something of a stretch of time, with what stays taken after them; by their start. */
export function near(
  sessions: readonly DaySession[],
  bufferOf: BufferOf,
  from: Instant,
  until: Instant,
): readonly DaySession[] {
  const { open, longest } = crowdOf(sessions, bufferOf)
  const found: DaySession[] = []
  for (let index = firstAfter(open, from - longest); index < open.length; index += 1) {
    const session = open[index]
    if (session === undefined || periodOf(session).startsAt >= until) break
    if (freeAt(session, bufferOf) > from) found.push(session)
  }
  return found
}

/** The place of the first that starts after a moment. */
function firstAfter(open: readonly DaySession[], moment: Instant): number {
  let [low, high] = [0, open.length]
  while (low < high) {
    const middle = (low + high) >> 1
    const session = open[middle]
    if (session !== undefined && periodOf(session).startsAt <= moment) low = middle + 1
    else high = middle
  }
  return low
}
