import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { MOST_SIMULATED_DAYS } from '../../../../shared/contract/policies.ts'
import { FORGIVENESS_DAYS, isLate } from '../../../../shared/domain/bookings.ts'
import { DAY } from '../../../../shared/domain/calendar.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { isCharged } from '../../../../shared/domain/payments.ts'
import type { BookingPolicy } from '../../../../shared/domain/policies.ts'
import {
  byClient,
  compare,
  type Forgiven,
  type Judged,
  lastResolved,
  type Missed,
  type Resolved,
  simulatePolicy,
  type Tally,
} from '../../../../shared/domain/policy-simulation.ts'
import {
  daysBetween,
  endOfDay,
  formatInstant,
  type Instant,
  type Period,
  startOfDay,
} from '../../../../shared/domain/time.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { loadStudio } from '../studio/queries.ts'
import { type MissedRow, selectBefore, selectForgiven, selectMissed, selectResolved } from './queries.ts'

type Answer = Value<'policies.simulate'>
type MissedBooking = Missed & { readonly row: MissedRow }

/** Judges what clients really cancelled and missed by another rule, and says what it would have come to. Reads only. */
export async function simulate(
  q: Reader,
  _context: Context,
  { from, to, policy: asked }: Parsed<'policies.simulate'>,
): Promise<Result<Answer>> {
  const days = daysBetween(from, to) + 1
  if (days < 1) return unfit('The last day is the first one or comes after it.')
  if (days > MOST_SIMULATED_DAYS) return unfit(`At most ${MOST_SIMULATED_DAYS} days are judged at once.`)
  const { zone, currency, policies } = await loadStudio(q)
  const policy: BookingPolicy = { ...asked, graceDays: policies.graceDays }
  const period = { startsAt: startOfDay(from, zone), endsAt: endOfDay(to, zone) }
  const missed = await keepPromised(q, await loadMissed(q, period))
  const judged = simulatePolicy(missed, policy, await loadForgiven(q, policy, missed, period))

  const tally = ({ charged, credits, amount }: Tally) => ({ charged, credits, money: { amount, currency } })
  const { actual, simulated, difference } = compare(judged)
  return ok({
    from,
    to,
    judged: {
      cancellations: missed.filter(({ what }) => what === 'cancelled').length,
      late: missed.filter(({ row }) => row.status === 'late_cancelled').length,
      noShows: missed.filter(({ what }) => what === 'no_show').length,
    },
    actual: tally(actual),
    simulated: tally(simulated),
    difference: tally(difference),
    clients: byClient(judged).map(({ clientId, difference: own, cases }) => ({
      clientId,
      clientName: nameOf(cases),
      difference: tally(own),
      cases: cases.map((one) => caseView(one, currency)),
    })),
  })
}

function unfit(message: string) {
  return refuse('VALIDATION', { issues: [{ path: 'to', message }] })
}

/** What happened in a period, at its price: what never held anything and is not owed in money costs nothing. */
async function loadMissed(q: Reader, period: Period): Promise<MissedBooking[]> {
  const rows = await selectMissed(q, period)
  const resolved = new Map<number, Resolved[]>()
  const lines = await selectResolved(
    q,
    rows.map(({ bookingId }) => bookingId),
  )
  for (const { bookingId, kind, units, unitAmount } of lines) {
    const line = { kind, credits: units, amount: units * unitAmount }
    const known = resolved.get(bookingId)
    if (known === undefined) resolved.set(bookingId, [line])
    else known.push(line)
  }
  return rows.flatMap((row) => {
    const price = priceOf(row, resolved.get(row.bookingId) ?? [])
    if (price === null) return []
    const { bookingId, clientId, policyAnchor, pardon } = row
    const at = row.status === 'no_show' ? row.startsAt : (row.cancelledAt ?? row.startsAt)
    return {
      ...price,
      row,
      bookingId,
      clientId,
      policyAnchor,
      what: row.status === 'no_show' ? 'no_show' : 'cancelled',
      at,
      waived: pardon === 'waived',
      corrected: correctedOf(row, at),
    } satisfies MissedBooking
  })
}

/** Whether staff called a cancellation late, or not, against the rule that it was made under; null where they did not. */
function correctedOf({ status, late, policy, policyAnchor }: MissedRow, at: Instant): boolean | null {
  return status === 'no_show' || isLate({ policy, policyAnchor, now: at }) === late ? null : late
}

function priceOf(row: MissedRow, lines: readonly Resolved[]) {
  if (row.funding !== 'unpaid') return lastResolved(lines, row.cost)
  return { credits: 0, amount: row.amount ?? 0, charged: isCharged(row.paymentStatus) }
}

/** Without those that were cancelled before anybody had promised the place: they are free under every rule. */
async function keepPromised(q: Reader, all: readonly MissedBooking[]): Promise<MissedBooking[]> {
  const ids = all.filter(({ row }) => row.status === 'cancelled').map(({ bookingId }) => bookingId)
  const was = new Map<number, string>()
  for (const { bookingId, before, after } of ids.length === 0 ? [] : await selectBefore(q, ids)) {
    if (!was.has(bookingId) && statusOf(after) === 'cancelled') was.set(bookingId, statusOf(before))
  }
  return all.filter(({ bookingId }) => !UNPROMISED.has(was.get(bookingId) ?? ''))
}

const UNPROMISED: ReadonlySet<string> = new Set(['pending', 'waitlisted'])

function statusOf(noted: unknown): string {
  const status = typeof noted === 'object' && noted !== null && 'status' in noted ? noted.status : ''
  return typeof status === 'string' ? status : ''
}

/** What was forgiven besides, so that nobody has more forgiven than the rule allows. */
async function loadForgiven(
  q: Reader,
  policy: BookingPolicy,
  missed: readonly Missed[],
  period: Period,
): Promise<Forgiven[]> {
  const times = missed.filter(({ what }) => what === 'cancelled').map(({ at }) => at)
  if (policy.lateRule !== 'forgive' || times.length === 0) return []
  const first = times.reduce((a, b) => Math.min(a, b))
  const last = times.reduce((a, b) => Math.max(a, b))
  return selectForgiven(q, first - FORGIVENESS_DAYS * DAY, last, period)
}

function nameOf(cases: readonly Judged<MissedBooking>[]): string {
  const [first] = cases
  return first === undefined ? '' : fullName(first.missed.row)
}

function caseView(
  { missed, verdict }: Judged<MissedBooking>,
  currency: string,
): Answer['clients'][number]['cases'][number] {
  const { row, bookingId, what, at, credits, amount, charged } = missed
  const { late, pardon } = row
  return {
    bookingId,
    sessionId: row.sessionId,
    title: row.title,
    startsAt: formatInstant(row.startsAt),
    what,
    at: formatInstant(at),
    credits,
    money: { amount, currency },
    actual: { late, charged, pardon },
    simulated: verdict,
  }
}
