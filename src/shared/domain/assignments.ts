/**
 * Which trainer looks after which client, day by day. A client has one trainer at a time; an assignment changes the
 * days that it names, and all others stay as they were.
 */
import { addDays, compareDates, earlierDate, LAST_DATE, type LocalDate, laterDate } from './time.ts'

/** The first and the last studio day, both included; without a last one it goes on. */
export type AssignedDays = { readonly fromDay: LocalDate; readonly untilDay: LocalDate | null }

/** An assignment of the client that stands: it was not cancelled. */
export type Standing = AssignedDays & { readonly id: number; readonly trainerId: number }

/** Where a day lies in an assignment's life. */
export const ASSIGNMENT_STATES = ['past', 'current', 'planned'] as const
export type AssignmentState = (typeof ASSIGNMENT_STATES)[number]

export function assignmentState(days: AssignedDays, on: LocalDate): AssignmentState {
  if (compareDates(days.fromDay, on) > 0) return 'planned'
  return compareDates(endOf(days), on) < 0 ? 'past' : 'current'
}

/**
 * The last day of a new assignment: the one asked for; without one the day before the next that is planned, so that
 * nothing planned is lost without being named, else none.
 */
export function lastAssignedDay(
  { fromDay, untilDay }: AssignedDays,
  standing: readonly Standing[],
): LocalDate | null {
  if (untilDay !== null) return untilDay
  const [next] = standing
    .filter((one) => compareDates(one.fromDay, fromDay) > 0)
    .map((one) => one.fromDay)
    .sort(compareDates)
  return next === undefined ? null : addDays(next, -1)
}

/** The assignment in which one trainer has all of these days already; null when there is none. */
export function findSameTrainer<S extends Standing>(
  asked: AssignedDays & { readonly trainerId: number },
  standing: readonly S[],
): S | null {
  const last = endOf(asked)
  const holds = (one: S) =>
    compareDates(one.fromDay, asked.fromDay) <= 0 && compareDates(endOf(one), last) >= 0
  return standing.find((one) => one.trainerId === asked.trainerId && holds(one)) ?? null
}

/** What becomes of an assignment that stood: other days, or none at all. */
export type Yielding = { readonly id: number; readonly days: AssignedDays | null }

export type Rearrangement = {
  readonly yielding: readonly Yielding[]
  /** What goes on after the new days, of an assignment that they lie in the middle of. */
  readonly afterwards: (AssignedDays & { readonly trainerId: number }) | null
}

/** How the assignments of a client make room for new days. Those that they do not meet are not named. */
export function makeRoom(asked: AssignedDays, standing: readonly Standing[]): Rearrangement {
  const met = standing.filter((one) => meet(one, asked))
  const afterwards = met.find((one) => beginsBefore(one, asked) && outlasts(one, asked))
  return {
    yielding: met.map((one) => ({ id: one.id, days: without(one, asked)[0] ?? null })),
    afterwards:
      afterwards === undefined
        ? null
        : { trainerId: afterwards.trainerId, fromDay: dayAfter(asked), untilDay: afterwards.untilDay },
  }
}

/** The days of an assignment on which none of the others is, the earliest first; all of them where it meets none. */
export function daysWithout(own: AssignedDays, others: readonly AssignedDays[]): AssignedDays[] {
  const { fromDay, untilDay } = own
  const cut = (left: AssignedDays[], other: AssignedDays) =>
    left.flatMap((one) => (meet(one, other) ? without(one, other) : [one]))
  return others.reduce(cut, [{ fromDay, untilDay }])
}

/** What is left of days beside others that they meet: those before them, and those after them. */
function without(one: AssignedDays, other: AssignedDays): AssignedDays[] {
  const before = { fromDay: one.fromDay, untilDay: addDays(other.fromDay, -1) }
  return [
    ...(beginsBefore(one, other) ? [before] : []),
    ...(outlasts(one, other) ? [{ fromDay: dayAfter(other), untilDay: one.untilDay }] : []),
  ]
}

/** What is left of an assignment that ends with this day; null when it never came to a day. */
export function endedWith(days: AssignedDays, lastDay: LocalDate): AssignedDays | null {
  const { fromDay } = days
  if (compareDates(lastDay, fromDay) < 0) return null
  return { fromDay, untilDay: earlierDate(endOf(days), lastDay) }
}

/** Whether two assignments have a day in common. */
export function meet(a: AssignedDays, b: AssignedDays): boolean {
  const lastCommon = earlierDate(endOf(a), endOf(b))
  return compareDates(laterDate(a.fromDay, b.fromDay), lastCommon) <= 0
}

function endOf({ untilDay }: AssignedDays): LocalDate {
  return untilDay ?? LAST_DATE
}

function beginsBefore(one: AssignedDays, asked: AssignedDays): boolean {
  return compareDates(one.fromDay, asked.fromDay) < 0
}

function outlasts(one: AssignedDays, asked: AssignedDays): boolean {
  return compareDates(endOf(one), endOf(asked)) > 0
}

/** Only asked of days that something outlasts, and so of days that end. */
function dayAfter(asked: AssignedDays): LocalDate {
  return addDays(endOf(asked), 1)
}
