/** From which day the credits of a sale can pay for the sessions of its plan. */
import { type GrantProblem, grantProblem, type SpendableGrant } from './credits.ts'
import { addDays, type LocalDate, laterDate } from './time.ts'

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
  const held = grants.flatMap((grant): HeldBack[] => {
    const problem = grantProblem(grant, { familyId, on: from })
    return problem === null ? [] : [{ grantId: grant.id, problem }]
  })
  if (held.length < grants.length) return { day: from, held: null }
  let first: FirstPaid = {
    day: null,
    held: held.find(({ problem }) => problem !== 'empty') ?? held[0] ?? null,
  }
  for (const [place, grant] of grants.entries()) {
    const day = firstDayOf(grant, familyId, from)
    if (day !== null && (first.day === null || day < first.day)) first = { day, held: held[place] ?? null }
  }
  return first
}

/** Of one grant alone: whatever keeps it from paying ends on one of these days, or never. */
function firstDayOf(grant: SpendableGrant, familyId: number, from: LocalDate): LocalDate | null {
  const { effectiveFrom, queuedUntil, freezes } = grant
  const ends = [queuedUntil, ...freezes.map(({ until }) => until)]
  const days = [effectiveFrom, ...ends.flatMap((end) => (end === null ? [] : [addDays(end, 1)]))]
  return (
    days
      .map((day) => laterDate(day, from))
      .sort()
      .find((on) => grantProblem(grant, { familyId, on }) === null) ?? null
  )
}
