/** From which day the credits of a sale can pay for the sessions of its plan. */
import { type GrantProblem, grantProblem, type SpendableGrant } from './credits.ts'
import { addDays, compareDates, type LocalDate, laterDate } from './time.ts'

/** What keeps a grant from paying on a day. */
export type HeldBack = { readonly grantId: number; readonly problem: GrantProblem }

export type FirstPaid = {
  /** The first day on which one of them pays; null when none ever does, or nobody knows when. */
  readonly day: LocalDate | null
  /** What keeps it from paying on the day that was asked about; null when it pays then. */
  readonly held: HeldBack | null
}

/**
 * The first day, from one on, on which one of these grants pays for a session of a family (rule 2 of credits). A grant
 * of a queued subscription pays after the last expiry of what has its place, a frozen one after its freeze.
 */
export function firstPaidDay(
  grants: readonly SpendableGrant[],
  familyId: number,
  from: LocalDate,
): FirstPaid {
  const ways = grants.map((grant) => ({
    grantId: grant.id,
    problem: grantProblem(grant, { familyId, on: from }),
    day: firstDayOf(grant, familyId, from),
  }))
  const [soonest] = ways
    .flatMap(({ day, ...way }) => (day === null ? [] : [{ ...way, day }]))
    .sort((a, b) => compareDates(a.day, b.day))
  // What is used up says less than what cannot pay yet.
  const told = soonest ?? ways.find(({ problem }) => problem !== 'empty') ?? ways[0]
  if (told === undefined) return { day: null, held: null }
  const { grantId, problem, day } = told
  return { day, held: problem === null ? null : { grantId, problem } }
}

/** Of one grant alone: whatever keeps it from paying ends on one of these days, or never. */
function firstDayOf(grant: SpendableGrant, familyId: number, from: LocalDate): LocalDate | null {
  const { effectiveFrom, queuedUntil, freezes } = grant
  const ends = [queuedUntil, ...freezes.map(({ until }) => until)].filter((end) => end !== null)
  const days = [effectiveFrom, ...ends.map((end) => addDays(end, 1))].map((day) => laterDate(day, from))
  return days.sort().find((on) => grantProblem(grant, { familyId, on }) === null) ?? null
}
