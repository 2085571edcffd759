import { isLive } from '../../../../shared/domain/bookings.ts'
import { takesCredits } from '../../../../shared/domain/catalogue.ts'
import { type LocalDate, localDateOf } from '../../../../shared/domain/time.ts'
import type { RepairName } from '../../../../shared/messages/repairs.ts'
import { isBookingSound } from '../ledger/sound-queries.ts'
import { isPolicyText, remembered } from './kept.ts'
import { type Look, pagesAfter, startOf } from './look.ts'
import {
  type BookingRow,
  findRightfulOwner,
  type HoldRow,
  type KeyRange,
  listBookingRows,
  listClientOverlaps,
  listHoldMoments,
  listHoldRows,
  listLedgerHolds,
  wasSettled,
} from './schedule-queries.ts'

/** I3, I4, I5 for clients, V1 for holds, V2 and V3. */
export async function checkBookings(look: Look, lastId: number): Promise<void> {
  const pages = pagesAfter(
    startOf(look, lastId),
    (after) => listBookingRows(look.q, after),
    (booking) => booking.id,
  )
  for await (const page of pages) {
    await checkBookingPage(look, page)
    look.checked.bookings += page.length
    await look.pause(page.length)
  }
}

/** The same for some bookings that follow one another. */
export async function checkBookingPage(
  look: Look,
  page: readonly [BookingRow, ...BookingRow[]],
): Promise<void> {
  const range = { first: page[0].id, last: page.at(-1)?.id ?? page[0].id }
  const holds = await listHoldRows(look.q, range)
  const caches = await checkAgainstLedger(look, range, holds)
  const standing = standingByBooking(holds)
  const isPolicy = remembered(isPolicyText)
  for (const booking of page) {
    if (!isPolicy(booking.policy)) {
      const expected = 'a policy that can be read'
      look.findings.add('V9', 'booking', booking.id, expected, 'another text', 'present_policy')
    }
    await checkBooking(look, booking, standing.get(booking.id) ?? [], caches.get(booking.id) ?? 'right')
  }
  await checkClients(look, range)
}

/** What a booking holds is what its lines say, or can be made so, or not because the lines were changed too. */
type Cache = 'right' | 'wrong' | 'lost'

/** V1 for holds: they are cached sums of the ledger, as the buckets of a grant are. */
async function checkAgainstLedger(
  look: Look,
  range: KeyRange,
  holds: readonly HoldRow[],
): Promise<ReadonlyMap<number, Cache>> {
  const keyOf = (hold: Pick<HoldRow, 'bookingId' | 'grantId'>) => `${hold.bookingId}-${hold.grantId}`
  const cached = new Map(holds.map((hold) => [keyOf(hold), hold]))
  const caches = new Map<number, Cache>()
  const say = (grantId: number, hold: Pick<HoldRow, 'held' | 'captured'> | undefined) =>
    `${hold?.held ?? 0} held and ${hold?.captured ?? 0} used of grant ${grantId}`
  const name = async (bookingId: number, expected: string, found: string) => {
    const cache = (await isBookingSound(look.q, bookingId)) ? 'wrong' : 'lost'
    caches.set(bookingId, cache)
    look.findings.add('V1', 'booking', bookingId, expected, found, cache === 'wrong' ? 'rebuild_holds' : null)
  }
  for (const entry of await listLedgerHolds(look.q, range)) {
    const hold = cached.get(keyOf(entry))
    cached.delete(keyOf(entry))
    if (hold?.held === entry.held && hold.captured === entry.captured) continue
    await name(entry.bookingId, say(entry.grantId, entry), say(entry.grantId, hold))
  }
  for (const hold of cached.values()) {
    // A hold of nothing that no line speaks of is what a repair leaves of one that was made up.
    if (hold.held === 0 && hold.captured === 0) continue
    await name(hold.bookingId, say(hold.grantId, undefined), say(hold.grantId, hold))
  }
  return caches
}

/** Holds that stand for units; what was given back asks for nothing more. */
function standingByBooking(holds: readonly HoldRow[]): Map<number, HoldRow[]> {
  const standing = new Map<number, HoldRow[]>()
  for (const hold of holds) {
    if (hold.held === 0 && hold.captured === 0) continue
    const own = standing.get(hold.bookingId)
    if (own === undefined) standing.set(hold.bookingId, [hold])
    else own.push(hold)
  }
  return standing
}

async function checkBooking(
  look: Look,
  booking: BookingRow,
  holds: readonly HoldRow[],
  cache: Cache,
): Promise<void> {
  // Where the cache is wrong, it is mended before anything is said about what it holds.
  const mend = (name: RepairName) => (cache === 'right' ? name : cache === 'wrong' ? 'rebuild_holds' : null)
  await checkUnits(look, booking, holds, mend)
  checkFunding(look, booking)
  checkPayment(look, booking)
  for (const hold of holds) await checkHold(look, booking, hold, mend)
}

type Mend = (name: RepairName) => RepairName | null

/** Outcomes that use what was held; a late cancellation or a no-show may also be forgiven. */
const CHARGED: ReadonlySet<BookingRow['status']> = new Set(['completed', 'no_show', 'late_cancelled'])

/** I4, V2 and V3: how much a booking holds and has used, for what it is. */
async function checkUnits(
  look: Look,
  booking: BookingRow,
  holds: readonly HoldRow[],
  mend: Mend,
): Promise<void> {
  const { id, status, funding, kind } = booking
  const held = holds.reduce((sum, hold) => sum + hold.held, 0)
  const used = holds.reduce((sum, hold) => sum + hold.captured, 0)
  const found = `${held} held and ${used} used`
  const { add } = look.findings
  if (!paysByCredits(booking)) {
    const none = `nothing held or used (${kind} session, ${funding} funding)`
    if (held + used > 0) add('I4', 'booking', id, none, found, mend('release'))
  } else if (isLive(status)) {
    await checkLive(look, booking, { held, used }, mend)
  } else if (held > 0) {
    const repair = CHARGED.has(status) ? 'resolve' : 'release'
    add('V3', 'booking', id, `nothing held by a ${status} booking`, found, mend(repair))
  } else if (used > 0 && !CHARGED.has(status)) {
    add('V3', 'booking', id, `nothing used by a ${status} booking`, found, mend('release'))
  }
}

/** I4 and V2: what credits pay for is held for as long as it is to come. */
async function checkLive(
  look: Look,
  booking: BookingRow,
  { held, used }: { readonly held: number; readonly used: number },
  mend: Mend,
): Promise<void> {
  const { id, status, cost } = booking
  const expected = `${cost} held by a ${status} booking`
  if (held + used === 0) {
    const repair = mend('fund')
    // The line of a hold that is gone would be paid for a second time.
    const withheld = repair === 'fund' && (await look.lost())
    look.findings.add('V2', 'booking', id, expected, 'nothing held', withheld ? null : repair)
  } else if (held !== cost || used > 0) {
    const found = `${held} held and ${used} used`
    look.findings.add('I4', 'booking', id, expected, found, mend(unitsRepair(booking, held)))
  }
}

/** Whether credits pay for a booking, and so whether it holds any. */
function paysByCredits(booking: Pick<BookingRow, 'funding' | 'kind' | 'cost'>): boolean {
  const { funding, kind, cost } = booking
  return (funding === 'credit' || funding === 'comp') && takesCredits(kind, cost)
}

/** Ledger and session together say more than the booking's own row. */
function unitsRepair({ cost, sessionCost }: BookingRow, held: number): RepairName {
  return cost !== sessionCost && held === sessionCost ? 'correct_cost' : 'fund_anew'
}

/** I4: what asks for no credits costs none and is paid by nothing; what costs some is paid by something. */
function checkFunding(look: Look, { id, status, kind, funding, cost }: BookingRow): void {
  if (!isLive(status)) return
  const found = `${funding} funding at a cost of ${cost}`
  if (!takesCredits(kind, 1)) {
    if (funding === 'none' && cost === 0) return
    const expected = `no funding and no cost (${kind} session)`
    look.findings.add('I4', 'booking', id, expected, found, 'no_funding')
  } else if (funding === 'none' && cost > 0) {
    look.findings.add('I4', 'booking', id, `a funding for a cost of ${cost}`, 'none funding')
  }
}

/** I4: money is due only where nothing else pays, and always there while the booking is to come. */
function checkPayment(look: Look, { id, status, funding, paymentStatus }: BookingRow): void {
  const { add } = look.findings
  if (funding !== 'unpaid') {
    if (paymentStatus === 'not_due') return
    add(
      'I4',
      'booking',
      id,
      `no payment due (${funding} funding)`,
      `a ${paymentStatus} payment`,
      'no_payment',
    )
  } else if (isLive(status) && paymentStatus === 'not_due') {
    add('I4', 'booking', id, `a payment due for a ${status} booking`, 'none due', 'debt')
  }
}

/** I3: whose grant it is, what it is good for and when. */
async function checkHold(look: Look, booking: BookingRow, hold: HoldRow, mend: Mend): Promise<void> {
  const { id, clientId, familyId, studioDate } = booking
  const { grantId, grantFamilyId } = hold
  const name = (expected: string, found: string, repair: RepairName | null) =>
    look.findings.add('I3', 'booking', id, expected, found, repair)
  if (hold.grantClientId === null) {
    name('a grant that exists', `grant ${grantId}, which does not`, null)
    return
  }
  const strayed = hold.grantClientId !== hold.clientId || hold.grantSubscriptionId !== hold.subscriptionId
  const returnable = strayed && (await findRightfulOwner(look.q, grantId)) !== null
  const repair = mend(returnable ? 'return_grant' : 'fund_anew')
  if (hold.clientId !== clientId || hold.grantClientId !== clientId) {
    const found = `grant ${grantId} of client ${hold.grantClientId}, held for client ${hold.clientId}`
    name(`a grant of client ${clientId}`, found, repair)
  }
  if (hold.grantSubscriptionId !== hold.subscriptionId) {
    const of = (subscriptionId: number | null) => `grant ${grantId} of subscription ${subscriptionId}`
    name(of(hold.grantSubscriptionId), of(hold.subscriptionId), repair)
  }
  if (grantFamilyId !== null && grantFamilyId !== familyId) {
    name(`a grant for family ${familyId}`, `grant ${grantId} for family ${grantFamilyId}`, mend('fund_anew'))
  }
  const problem = dayProblem(booking, hold)
  if (problem !== null && !(await wasSettledWith(look, booking, hold))) {
    name(`a grant valid on ${studioDate}`, `grant ${grantId}, ${problem}`, mend('fund_anew'))
  }
}

/** Why a grant cannot pay on the session's day; null when it can. What was used before a freeze stays used. */
function dayProblem({ status, studioDate }: BookingRow, hold: HoldRow): string | null {
  // A place that was given up does not follow its session to another day.
  if (status === 'late_cancelled') return null
  if (!isValidOn(hold, studioDate)) {
    const until = hold.expiresOn === null ? '' : ` to ${hold.expiresOn}`
    return `valid from ${hold.effectiveFrom}${until}`
  }
  return hold.frozen === 1 && isLive(status) ? 'frozen on that day' : null
}

/** Grace and freezing only ever move the last day later, so a hold that was once valid still is. */
function isValidOn(hold: HoldRow, date: LocalDate): boolean {
  if (hold.effectiveFrom !== null && date < hold.effectiveFrom) return false
  return hold.expiresOn === null || date <= hold.expiresOn
}

/** An unpaid booking may be settled later by a grant that is valid on the day of settling instead (rule 8). */
async function wasSettledWith(look: Look, booking: BookingRow, hold: HoldRow): Promise<boolean> {
  const moments = await listHoldMoments(look.q, hold)
  const settling = moments.filter(
    (at) => at >= booking.bookedAt && isValidOn(hold, localDateOf(at, look.zone)),
  )
  if (settling.some((at) => at > booking.bookedAt)) return true
  // Within one moment only the audit log can tell a debt that was settled at once from a booking that was paid wrongly.
  return settling.length > 0 && (await wasSettled(look.q, booking.id))
}

/** I5 for clients: nobody is in two places at once. */
async function checkClients(look: Look, range: KeyRange): Promise<void> {
  for (const { id, otherId, who } of await listClientOverlaps(look.q, range)) {
    look.findings.add(
      'I5',
      'booking',
      id,
      `client ${who} in one place at a time`,
      `overlaps booking ${otherId}`,
    )
  }
}
