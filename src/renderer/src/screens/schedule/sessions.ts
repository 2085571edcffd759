import type { Value } from '../../../../shared/contract/index.ts'
import { isOccupying } from '../../../../shared/domain/bookings.ts'
import type { Period } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'

export type DaySession = Value<'schedule.range'>['sessions'][number]

/** Instants by session: a session never changes, a changed one is another object, so each is read once. */
const periods = new WeakMap<DaySession, Period>()

/** When a session begins and ends. */
export function periodOf(session: DaySession): Period {
  const known = periods.get(session)
  if (known !== undefined) return known
  const period = { startsAt: instantOf(session.startsAt), endsAt: instantOf(session.endsAt) }
  periods.set(session, period)
  return period
}

/**
 * The same session at another time, for asking what it would meet: only `periodOf` tells when that is. Nothing is
 * written as text, which many of them would feel while they are dragged.
 */
export function during(session: DaySession, period: Period): DaySession {
  const other = { ...session }
  periods.set(other, period)
  return other
}

/** The bookings that take a place and their client's time, in the order in which they were made. */
export function occupyingOf(session: DaySession): DaySession['bookings'] {
  return session.bookings.filter(({ status }) => isOccupying(status))
}

/** Those who count on the card: the names of live bookings and outcomes. */
export function namesOf(session: DaySession): readonly string[] {
  return occupyingOf(session).map((booking) => booking.clientName)
}

/** Why a session stays where it is, whoever pulls at it; null when it can be moved. Main has the same two rules. */
export function fixedBecause(session: DaySession): 'cancelled' | 'marked' | null {
  if (session.status === 'cancelled') return 'cancelled'
  const marked = session.bookings.some(({ status }) => status === 'completed' || status === 'no_show')
  return marked ? 'marked' : null
}

/**
 * The answer with every session that says the same as before replaced by the one before, so that whatever was made
 * of it can be kept.
 */
export function keepSessions(
  before: (id: number) => DaySession | undefined,
  answer: readonly DaySession[],
): readonly DaySession[] {
  return answer.map((session) => {
    const old = before(session.id)
    return old !== undefined && isSame(old, session) ? old : session
  })
}

/** Whether two pieces of plain data say the same. */
function isSame(a: unknown, b: unknown): boolean {
  if (a === b) return true
  if (typeof a !== 'object' || typeof b !== 'object' || a === null || b === null) return false
  const [of, other] = [a as Record<string, unknown>, b as Record<string, unknown>]
  const keys = Object.keys(of)
  return keys.length === Object.keys(other).length && keys.every((key) => isSame(of[key], other[key]))
}
