import type { Value } from '../../../../shared/contract/index.ts'
import { isLive, isOccupying } from '../../../../shared/domain/bookings.ts'
import type { Role } from '../../../../shared/domain/permissions.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'

export type TrainerDay = Value<'trainers.day'>
export type DaySession = TrainerDay['sessions'][number]
export type Expected = DaySession['bookings'][number]

/** Who comes, then who waits; whoever has cancelled is left out. */
export function expectedOf(session: DaySession): readonly Expected[] {
  const coming = session.bookings.filter(({ status }) => isOccupying(status))
  return [...coming, ...session.bookings.filter(({ status }) => status === 'waitlisted')]
}

/** Those of whom nobody has said yet whether they came. */
export const unmarkedOf = (session: DaySession): readonly Expected[] =>
  session.bookings.filter(({ status }) => isLive(status))

/** Where a session stands in the day. */
export function phaseOf(session: DaySession, now: Instant): 'over' | 'now' | 'ahead' {
  if (instantOf(session.endsAt) <= now) return 'over'
  return instantOf(session.startsAt) <= now ? 'now' : 'ahead'
}

/**
 * Whom the day opens on: the first of whom nobody has said whether they came, in what is on now or comes next, else in
 * what is over, else whoever comes first.
 */
export function openingPerson(sessions: readonly DaySession[], now: Instant): number | null {
  const open = sessions.filter(({ status }) => status === 'open')
  const current = open.filter((session) => phaseOf(session, now) !== 'over')
  const first = [...current, ...open].flatMap(unmarkedOf)[0] ?? open.flatMap(expectedOf)[0]
  return first?.id ?? null
}

/** The person one step up or down the whole day; the same one at its ends. */
export function personBeside(
  sessions: readonly DaySession[],
  id: number | null,
  step: 1 | -1,
): number | null {
  const people = sessions.flatMap(expectedOf).map((person) => person.id)
  const place = id === null ? -1 : people.indexOf(id)
  if (place === -1) return people[0] ?? null
  return people[Math.min(Math.max(place + step, 0), people.length - 1)] ?? null
}

type Member = { readonly id: number; readonly role: Role; readonly active: boolean }

/** Whose day it is when none is chosen: one's own for a trainer, else that of the first trainer there is. */
export function usualTrainer(
  actor: { readonly staffId: number | null; readonly role: Role } | null,
  staff: readonly Member[],
): number | null {
  if (actor?.role === 'trainer') return actor.staffId
  return staff.find(({ role, active }) => active && role === 'trainer')?.id ?? null
}
