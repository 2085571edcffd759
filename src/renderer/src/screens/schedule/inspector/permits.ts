import type { Value } from '../../../../../shared/contract/index.ts'
import type { DaySession } from '../sessions.ts'

type Actor = NonNullable<Value<'auth.current'>['actor']>

/** What the reader may do with the bookings of a session; main has the same rules, and the last word. */
export type Permits = {
  readonly roster: boolean
  readonly outcome: boolean
  readonly change: boolean
  readonly write: boolean
  readonly money: boolean
}

const NOTHING: Permits = { roster: false, outcome: false, change: false, write: false, money: false }

/** A trainer sees who comes to their own sessions, and marks those only, whatever they were permitted. */
export function permitsFor(actor: Actor | null, { trainerId }: Pick<DaySession, 'trainerId'>): Permits {
  if (actor === null) return NOTHING
  const has = (permission: string) => actor.permissions.includes(permission)
  const own = actor.staffId !== null && actor.staffId === trainerId
  const mayMark = actor.role !== 'trainer' || own
  return {
    roster: own || has('clients.read'),
    outcome: mayMark && has('bookings.outcome'),
    change: mayMark && has('bookings.change_outcome'),
    write: has('bookings.write'),
    money: has('sales.write'),
  }
}
