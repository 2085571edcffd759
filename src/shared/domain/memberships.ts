/**
 * Memberships: a lot of credits per period (rule 11). Periods are counted from an anchor, never from one another, so
 * that a membership that began on the 31st begins its periods on the last day of shorter months and comes back to the
 * 31st. A freeze moves what begins after it.
 */
import type { MembershipPeriod } from './catalogue.ts'
import { type Freeze, frozenStart } from './freezes.ts'
import { unitAmount } from './purchases.ts'
import { addDays, addMonths, earlierDate, type LocalDate } from './time.ts'

/** Lots of periods that begin within so many days are issued ahead, so that sessions in them can be booked. */
export const ISSUED_AHEAD_DAYS = 60

/** The fewest days that a period can last: from one first day to the next. */
export const SHORTEST_PERIOD: Readonly<Record<MembershipPeriod, number>> = {
  week: 7,
  month: 28,
  quarter: 89,
  year: 365,
}

export type MembershipTerms = {
  readonly period: MembershipPeriod
  /** The first day of the period with the number `anchorPeriod`; freezes are not counted in. */
  readonly anchorOn: LocalDate
  readonly anchorPeriod: number
  /** The last day of all; null for one that goes on until it is ended. */
  readonly endsOn: LocalDate | null
  readonly freezes: readonly Freeze[]
}

/** The days in which a lot can be spent, both included, and the number of its period, from 0. */
export type PeriodLot = {
  readonly number: number
  readonly effectiveFrom: LocalDate
  readonly expiresOn: LocalDate
}

/** The first day of a period, as freezes move it. */
export function periodStart(terms: Omit<MembershipTerms, 'endsOn'>, number: number): LocalDate {
  return frozenStart(stepped(terms.period, terms.anchorOn, number - terms.anchorPeriod), terms.freezes)
}

function stepped(period: MembershipPeriod, from: LocalDate, steps: number): LocalDate {
  switch (period) {
    case 'week':
      return addDays(from, 7 * steps)
    case 'month':
      return addMonths(from, steps)
    case 'quarter':
      return addMonths(from, 3 * steps)
    case 'year':
      return addMonths(from, 12 * steps)
  }
}

/** The lot of a period: to the day before the next one, and not beyond the end. Null when the end comes first. */
export function periodLot(terms: MembershipTerms, number: number): PeriodLot | null {
  const { endsOn } = terms
  const effectiveFrom = periodStart(terms, number)
  if (endsOn !== null && effectiveFrom > endsOn) return null
  const last = addDays(periodStart(terms, number + 1), -1)
  return { number, effectiveFrom, expiresOn: endsOn === null ? last : earlierDate(last, endsOn) }
}

/** The lots from a number on that are due: those of periods that begin by 60 days from today. */
export function lotsDue(terms: MembershipTerms, first: number, today: LocalDate): PeriodLot[] {
  const horizon = addDays(today, ISSUED_AHEAD_DAYS)
  const due: PeriodLot[] = []
  let lot = periodLot(terms, first)
  while (lot !== null && lot.effectiveFrom <= horizon) {
    due.push(lot)
    lot = periodLot(terms, lot.number + 1)
  }
  return due
}

/** The last day of a membership of so many days; null when it has no length. */
export function membershipEnd(from: LocalDate, validityDays: number | null): LocalDate | null {
  return validityDays === null ? null : addDays(from, validityDays - 1)
}

/**
 * What one unit of a lot is worth, in minor units. The price of a membership with a length is for all its lots; that
 * of one without is for each.
 */
export function lotUnitAmount(
  sold: { readonly priceAmount: number; readonly credits: number; readonly validityDays: number | null },
  period: MembershipPeriod,
  startsOn: LocalDate,
): number {
  const terms = { period, anchorOn: startsOn, anchorPeriod: 0, freezes: [] }
  const endsOn = membershipEnd(startsOn, sold.validityDays)
  let lots = 1
  while (endsOn !== null && periodStart(terms, lots) <= endsOn) lots += 1
  return unitAmount(sold.priceAmount, sold.credits * lots)
}

export type Rollover = { readonly units: number; readonly expiresOn: LocalDate }

/**
 * What of a lot's unspent units moves on when its period is over: at most `rollover`, through the period that
 * follows. Null when nothing does, or when that period is over as well or never comes.
 */
export function rolledOver(
  terms: MembershipTerms,
  lot: { readonly number: number; readonly rest: number },
  rollover: number,
  today: LocalDate,
): Rollover | null {
  const units = Math.min(lot.rest, rollover)
  const next = periodLot(terms, lot.number + 1)
  if (units === 0 || next === null || next.expiresOn < today) return null
  return { units, expiresOn: next.expiresOn }
}
