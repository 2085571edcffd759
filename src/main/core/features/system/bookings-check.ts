import { isLive } from '../../../../shared/domain/bookings.ts'
import { takesCredits } from '../../../../shared/domain/catalogue.ts'
import { type LocalDate, localDateOf } from '../../../../shared/domain/time.ts'
import { type Look, pagesAfter, startOf } from './look.ts'
import {
  type BookingRow,
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
    const range = { first: page[0].id, last: page.at(-1)?.id ?? page[0].id }
    const holds = await listHoldRows(look.q, range)
    await checkAgainstLedger(look, range, holds)
    const standing = standingByBooking(holds)
    for (const booking of page) await checkBooking(look, booking, standing.get(booking.id) ?? [])
    await checkClients(look, range)
    look.checked.bookings += page.length
    await look.pause(page.length)
  }
}

/** V1 for holds: they are cached sums of the ledger, as the buckets of a grant are. */
async function checkAgainstLedger(look: Look, range: KeyRange, holds: readonly HoldRow[]): Promise<void> {
  const keyOf = (hold: Pick<HoldRow, 'bookingId' | 'grantId'>) => `${hold.bookingId}-${hold.grantId}`
  const cached = new Map(holds.map((hold) => [keyOf(hold), hold]))
  const say = (grantId: number, hold: Pick<HoldRow, 'held' | 'captured'> | undefined) =>
    `${hold?.held ?? 0} held and ${hold?.captured ?? 0} used of grant ${grantId}`
  for (const entry of await listLedgerHolds(look.q, range)) {
    const hold = cached.get(keyOf(entry))
    cached.delete(keyOf(entry))
    if (hold?.held === entry.held && hold.captured === entry.captured) continue
    look.findings.add('V1', 'booking', entry.bookingId, say(entry.grantId, entry), say(entry.grantId, hold))
  }
  for (const hold of cached.values()) {
    look.findings.add('V1', 'booking', hold.bookingId, say(hold.grantId, undefined), say(hold.grantId, hold))
  }
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

async function checkBooking(look: Look, booking: BookingRow, holds: readonly HoldRow[]): Promise<void> {
  checkUnits(look, booking, holds)
  for (const hold of holds) await checkHold(look, booking, hold)
}

/** Outcomes that use what was held; a late cancellation or a no-show may also be forgiven. */
const CHARGED: ReadonlySet<BookingRow['status']> = new Set(['completed', 'no_show', 'late_cancelled'])

/** I4, V2 and V3: how much a booking holds and has used, for what it is. */
function checkUnits(look: Look, booking: BookingRow, holds: readonly HoldRow[]): void {
  const { id, status, funding, cost, kind } = booking
  const held = holds.reduce((sum, hold) => sum + hold.held, 0)
  const used = holds.reduce((sum, hold) => sum + hold.captured, 0)
  const found = `${held} held and ${used} used`
  const { add } = look.findings
  if ((funding !== 'credit' && funding !== 'comp') || !takesCredits(kind, cost)) {
    const none = `nothing held or used (${kind} session, ${funding} funding)`
    if (held + used > 0) add('I4', 'booking', id, none, found)
  } else if (isLive(status)) {
    if (held + used === 0) add('V2', 'booking', id, `${cost} held by a ${status} booking`, 'nothing held')
    else if (held !== cost || used > 0) add('I4', 'booking', id, `${cost} held by a ${status} booking`, found)
  } else if (held > 0) {
    add('V3', 'booking', id, `nothing held by a ${status} booking`, found)
  } else if (used > 0 && !CHARGED.has(status)) {
    add('V3', 'booking', id, `nothing used by a ${status} booking`, found)
  }
}

/** I3: whose grant it is, what it is good for and when. */
async function checkHold(look: Look, booking: BookingRow, hold: HoldRow): Promise<void> {
  const { id, clientId, familyId, studioDate } = booking
  const { grantId, grantFamilyId } = hold
  const { add } = look.findings
  if (hold.grantClientId === null) {
    add('I3', 'booking', id, 'a grant that exists', `grant ${grantId}, which does not`)
    return
  }
  if (hold.clientId !== clientId || hold.grantClientId !== clientId) {
    const found = `grant ${grantId} of client ${hold.grantClientId}, held for client ${hold.clientId}`
    add('I3', 'booking', id, `a grant of client ${clientId}`, found)
  }
  if (hold.grantSubscriptionId !== hold.subscriptionId) {
    const of = (subscriptionId: number | null) => `grant ${grantId} of subscription ${subscriptionId}`
    add('I3', 'booking', id, of(hold.grantSubscriptionId), of(hold.subscriptionId))
  }
  if (grantFamilyId !== null && grantFamilyId !== familyId) {
    add('I3', 'booking', id, `a grant for family ${familyId}`, `grant ${grantId} for family ${grantFamilyId}`)
  }
  // A place that was given up does not follow its session to another day.
  if (booking.status === 'late_cancelled') return
  if (!isValidOn(hold, studioDate) && !(await wasSettledWith(look, booking, hold))) {
    const until = hold.expiresOn === null ? '' : ` to ${hold.expiresOn}`
    add(
      'I3',
      'booking',
      id,
      `a grant valid on ${studioDate}`,
      `grant ${grantId}, valid from ${hold.effectiveFrom}${until}`,
    )
  }
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
