import { earlierDay, HOUR, laterDay } from './calendar.ts'
import { handOver } from './hand-over.ts'
import { fill, hold } from './ledger.ts'
import type { Booking, BookingStatus, Client, Kind, Session } from './rows.ts'
import { choose, chooseNamed, type Part } from './spending.ts'
import { add, change, found, known, refuse, todayOf, type World } from './world.ts'

/** How a client gets a place in a session. */

const FREE: readonly Kind[] = ['trial', 'guest', 'internal']
const OCCUPYING: readonly BookingStatus[] = ['pending', 'confirmed', 'completed', 'no_show']

export const isLive = ({ status }: Pick<Booking, 'status'>): boolean =>
  status === 'pending' || status === 'confirmed'
export const occupies = ({ status }: Pick<Booking, 'status'>): boolean => OCCUPYING.includes(status)

/** Whether credits pay for it at all. */
const takesCredits = ({ kind, cost }: Pick<Session, 'kind' | 'cost'>): boolean =>
  cost > 0 && !FREE.includes(kind)

/** Units are to be set aside for it while it is live. */
export const isPaidByCredits = ({ funding }: Pick<Booking, 'funding'>): boolean =>
  funding === 'credit' || funding === 'comp'

export const bookingsIn = (world: World, sessionId: number): Booking[] =>
  world.bookings.where((booking) => booking.sessionId === sessionId)

export const placesTaken = (world: World, sessionId: number): number =>
  bookingsIn(world, sessionId).filter(occupies).length

export type Funding = 'credit' | 'comp' | 'unpaid'

export type Wish = {
  readonly sessionId: number
  readonly clientId: number
  readonly funding: Funding
  readonly grantId?: number | undefined
  readonly waitlist: boolean
  readonly confirmed: boolean
}

/** A booking by staff, with every test in the order of the domain. */
export function book(world: World, wish: Wish): Booking {
  const client = found(world.clients, wish.clientId)
  const session = found(world.sessions, wish.sessionId)
  requireGrantOf(world, client, wish.grantId)
  requireOpen(session)
  requireActive(client)
  requireFree(world, client, session)
  if (placesTaken(world, session.id) < session.capacity) return place(world, session, wish)
  if (!wish.waitlist || session.startsAt <= world.now) refuse('CAPACITY_FULL')
  return insert(world, session, wish, 'waitlisted')
}

export function requireGrantOf(world: World, client: Client, grantId: number | undefined): void {
  if (grantId !== undefined && world.grants.get(grantId)?.clientId !== client.id) refuse('NOT_FOUND')
}

export function requireOpen(session: Session): void {
  if (session.status !== 'open') refuse('SESSION_NOT_AVAILABLE')
}

export function requireActive(client: Client): void {
  if (client.status !== 'active') refuse('INVALID_TRANSITION')
}

/** Refuses somebody who is elsewhere at that time, or who has or waits for a place in this session already. */
export function requireFree(world: World, client: Client, session: Session, except?: Booking): void {
  if (conflictOf(world, client.id, session, except) !== undefined) refuse('CLIENT_CONFLICT')
}

export function conflictOf(
  world: World,
  clientId: number,
  session: Session,
  except?: Booking,
): Booking | undefined {
  return world.bookings.where((booking) => {
    if (booking.clientId !== clientId || booking.id === except?.id) return false
    if (booking.status === 'waitlisted') return booking.sessionId === session.id
    if (!occupies(booking)) return false
    const other = known(world.sessions, booking.sessionId)
    return other.startsAt < session.endsAt && session.startsAt < other.endsAt
  })[0]
}

/** Refuses a session without a free place. */
export function requirePlace(world: World, session: Session): void {
  if (placesTaken(world, session.id) >= session.capacity) refuse('CAPACITY_FULL')
}

function place(world: World, session: Session, wish: Wish): Booking {
  const parts = partsFor(world, session, wish.clientId, wish)
  const booking = insert(world, session, wish, wish.confirmed ? 'confirmed' : 'pending')
  pay(world, session, booking, parts)
  return booking
}

/** What pays for a place: chosen before anything is written, so that a refusal writes nothing. */
export function partsFor(
  world: World,
  session: Session,
  clientId: number,
  { funding, grantId }: { readonly funding: Booking['funding']; readonly grantId?: number | undefined },
): Part[] {
  if (funding !== 'credit' || !takesCredits(session)) return []
  return grantId === undefined
    ? choose(world, clientId, session)
    : chooseNamed(world, known(world.grants, grantId), session)
}

/** Holds what was chosen, or makes the gift that a comp is; then packs that are used up hand over. */
export function pay(world: World, session: Session, booking: Booking, parts: readonly Part[]): void {
  const all = booking.funding === 'comp' ? [gift(world, session, booking)] : parts
  for (const part of all) hold(world, booking, part.grantId, part.units)
  handOver(
    world,
    all.map((part) => known(world.grants, part.grantId).subscriptionId),
  )
}

function insert(
  world: World,
  session: Session,
  { clientId, funding }: Wish,
  status: 'pending' | 'confirmed' | 'waitlisted',
): Booking {
  const paid = takesCredits(session)
  return add(world.bookings, {
    sessionId: session.id,
    clientId,
    status,
    funding: paid ? funding : 'none',
    cost: paid ? session.cost : 0,
    payment: paid && funding === 'unpaid' && status !== 'waitlisted' ? 'pending' : 'not_due',
    policy: world.policies,
    anchor: session.startsAt,
    bookedAt: world.now,
    cancelledAt: null,
    pardon: null,
    pendingUntil: status === 'pending' ? world.now + world.policies.pendingTimeoutHours * HOUR : null,
    skipped: false,
  })
}

/** A grant of exactly the cost, good for this session's day, in a subscription that takes nobody's place. */
function gift(world: World, session: Session, { clientId }: Booking): Part {
  const today = todayOf(world)
  const grant = add(world.grants, {
    clientId,
    subscriptionId: compSubscription(world, clientId),
    familyId: session.familyId,
    source: 'comp',
    category: 'comp',
    granted: 0,
    available: 0,
    held: 0,
    used: 0,
    expired: 0,
    revoked: 0,
    effectiveFrom: earlierDay(session.day, today),
    expiresOn: laterDay(session.day, today),
    lapsedOn: null,
    givenBack: 0,
    rolledFrom: null,
    periodNo: null,
    createdAt: world.now,
  })
  fill(world, grant.id, session.cost)
  return { grantId: grant.id, units: session.cost }
}

function compSubscription(world: World, clientId: number): number {
  const [mine] = world.subscriptions.where((row) => row.clientId === clientId && row.isComp)
  if (mine !== undefined) return mine.id
  return add(world.subscriptions, {
    clientId,
    familyId: null,
    kind: 'pack',
    status: 'ended',
    isComp: true,
    purchaseId: null,
    validityDays: null,
    activatedOn: todayOf(world),
    credits: 0,
    period: null,
    rollover: 0,
    anchorOn: null,
    anchorPeriod: 0,
    endsOn: null,
  }).id
}

/** Another state for a booking; answers the row as it is now. */
export function become(
  world: World,
  booking: Booking,
  status: BookingStatus,
  fields: Partial<Booking> = {},
): Booking {
  return change(world.bookings, known(world.bookings, booking.id), { ...fields, status })
}

/** Nobody has confirmed it in time, and its session is still to come. */
export function isOverdue(world: World, { status, pendingUntil, sessionId }: Booking): boolean {
  const begun = known(world.sessions, sessionId).startsAt <= world.now
  return status === 'pending' && !begun && pendingUntil !== null && pendingUntil <= world.now
}
