/**
 * Freezing: dated intervals of studio days on which a subscription pays for nothing (rule 12). Lists of freezes hold
 * only those that were not cancelled, in the order of their first days; they never overlap. Whatever is counted from
 * before a freeze moves by its whole length, and moves back by the days that an early end does not use.
 */
import type { SubscriptionStatus } from './credits.ts'
import { addDays, daysBetween, earlierDate, LAST_DATE, type LocalDate, laterDate } from './time.ts'

/** Both ends are frozen days; `until` is null while nobody knows the end. */
export type Freeze = { readonly from: LocalDate; readonly until: LocalDate | null }

/** The longest freeze: ten years. */
export const LONGEST_FREEZE = 3650

/** The freeze that a studio day lies in, or null. */
export function freezeOn<F extends Freeze>(freezes: readonly F[], day: LocalDate): F | null {
  return freezes.find((freeze) => freeze.from <= day && !isOver(freeze, day)) ?? null
}

/** Whether a subscription with these freezes pays for nothing on a studio day. */
export function isFrozenOn(freezes: readonly Freeze[], day: LocalDate): boolean {
  return freezeOn(freezes, day) !== null
}

/** A subscription's status on a studio day: the days say whether it is frozen, also before its row was told. */
export function statusOn(
  status: SubscriptionStatus,
  freezes: readonly Freeze[],
  day: LocalDate,
): SubscriptionStatus {
  if (status === 'queued' || status === 'ended') return status
  return isFrozenOn(freezes, day) ? 'frozen' : 'active'
}

/** The freeze that a day lies in or, without one, the next that lies ahead. */
export function nextFreeze<F extends Freeze>(freezes: readonly F[], day: LocalDate): F | null {
  return freezes.find((freeze) => !isOver(freeze, day)) ?? null
}

function isOver(freeze: Freeze, day: LocalDate): boolean {
  return freeze.until !== null && freeze.until < day
}

/** The first freeze that shares a day with a wished one, or null. */
export function overlappingFreeze<F extends Freeze>(freezes: readonly F[], wished: Freeze): F | null {
  return (
    freezes.find(
      (freeze) => !isOver(freeze, wished.from) && (wished.until === null || freeze.from <= wished.until),
    ) ?? null
  )
}

/** How many studio days a freeze has, both ends included; 0 while nobody knows its end. */
export function freezeDays(freeze: Freeze): number {
  return freeze.until === null ? 0 : daysBetween(freeze.from, freeze.until) + 1
}

export type EndedFreeze = {
  /** What is left of it; null when it never began. */
  readonly freeze: { readonly from: LocalDate; readonly until: LocalDate } | null
  /** The frozen days that were given and are not used. */
  readonly takenBack: number
}

/** A freeze that ends so that `on` is the first day that can be used again; one that never began is cancelled. */
export function endFreeze(freeze: Freeze, on: LocalDate): EndedFreeze {
  if (on <= freeze.from) return { freeze: null, takenBack: freezeDays(freeze) }
  const ended = { from: freeze.from, until: addDays(on, -1) }
  return { freeze: ended, takenBack: Math.max(0, freezeDays(freeze) - freezeDays(ended)) }
}

/** A last valid day as freezes move it: by the length of each that begins on or before it. */
export function frozenExpiry(expiresOn: LocalDate, freezes: readonly Freeze[]): LocalDate {
  return freezes.reduce(
    (day, freeze) => (freeze.from <= day ? moved(day, freezeDays(freeze)) : day),
    expiresOn,
  )
}

/** A first day, such as that of a membership's period, as freezes move it: by each that begins before it. */
export function frozenStart(startsOn: LocalDate, freezes: readonly Freeze[]): LocalDate {
  return freezes.reduce((day, freeze) => (freeze.from < day ? moved(day, freezeDays(freeze)) : day), startsOn)
}

/** Freezes before and after one of them changed: that one and those that begin later. */
export type FreezeChange = { readonly before: readonly Freeze[]; readonly after: readonly Freeze[] }

/**
 * A last valid day after freezes changed: freed of those before, then moved by those after. One that lies on a
 * frozen day was set in spite of the freeze and stays. It never comes back to before `lastHeldOn`, the day of the
 * last session that it holds units for or has paid for.
 */
export function refrozenExpiry(
  expiresOn: LocalDate,
  { before, after }: FreezeChange,
  lastHeldOn: LocalDate | null,
): LocalDate {
  if (liesInside(before, expiresOn)) return expiresOn
  const day = frozenExpiry(unfrozen(expiresOn, before), after)
  return lastHeldOn === null ? day : laterDate(day, earlierDate(expiresOn, lastHeldOn))
}

/**
 * The first day of a lot that is moved to `wanted`: never on to after `firstHeldOn`, the day of the first session that
 * it already holds units for, so that it stays in force on that day.
 */
export function movedStart(startsOn: LocalDate, wanted: LocalDate, firstHeldOn: LocalDate | null): LocalDate {
  return firstHeldOn === null ? wanted : earlierDate(wanted, laterDate(startsOn, firstHeldOn))
}

/** Whether a day lies on a frozen day of one of these that has an end. */
function liesInside(freezes: readonly Freeze[], day: LocalDate): boolean {
  return freezes.some((freeze) => freeze.until !== null && isFrozenOn([freeze], day))
}

/** A day that these freezes moved, as it was before: what they move always comes to lie after their ends. */
function unfrozen(day: LocalDate, freezes: readonly Freeze[]): LocalDate {
  return freezes
    .toReversed()
    .reduce(
      (earlier, freeze) =>
        freeze.until !== null && freeze.until < earlier ? addDays(earlier, -freezeDays(freeze)) : earlier,
      day,
    )
}

/** The calendar has a last day; nothing moves beyond it. */
function moved(day: LocalDate, days: number): LocalDate {
  return addDays(day, Math.min(days, daysBetween(day, LAST_DATE)))
}
