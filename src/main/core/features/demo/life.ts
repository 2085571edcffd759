import { isFinal } from '../../../../shared/domain/booking-moves.ts'
import { isLive } from '../../../../shared/domain/bookings.ts'
import { DAY } from '../../../../shared/domain/calendar.ts'
import { type Actor, SYSTEM } from '../../../../shared/domain/permissions.ts'
import { assert, assertNever } from '../../../../shared/errors.ts'
import type { Result } from '../../../../shared/result.ts'
import type { Funding } from '../bookings/funding.ts'
import { placeBooking } from '../bookings/place.ts'
import { type BookingRecord, findBooking } from '../bookings/queries.ts'
import { cancelPlace } from '../bookings/resolve.ts'
import { promoteWaiting } from '../bookings/waitlist.ts'
import { registerClient } from '../clients/register.ts'
import { deactivateClient } from '../clients/service.ts'
import { cancelSession } from '../schedule/cancel.ts'
import { findSessionParts, openSession, type SessionRequest } from '../schedule/open.ts'
import type { SessionRecord } from '../schedule/queries.ts'
import { runUpkeep } from '../upkeep/service.ts'
import type { DemoEvent, EventOf, PlannedSession, PlannedVisit } from './events.ts'
import { type Founded, granted } from './found.ts'
import { markOutcomes } from './mark.ts'
import { type Life, type Member, memberOf } from './memory.ts'
import { DROP_IN_PRICE, type FamilyKey, SERVICES } from './offer.ts'
import { allocate, buyAhead, freeze, sell } from './packs.ts'

/**
 * Lets one thing happen at its moment, through the steps that windows use. A client who is refused for want of
 * credits or places behaves as people do; any other refusal means that the plan is wrong, and throws.
 */
export async function happen(life: Life, event: DemoEvent): Promise<void> {
  switch (event.kind) {
    case 'register':
      return register(life, event)
    case 'sell':
      return sell(life, event.client, event.pack, event.at)
    case 'allocate':
      return allocate(life, event)
    case 'deactivate':
      return deactivate(life, event)
    case 'open':
      return open(life, event)
    case 'callOff':
      return callOff(life, event)
    case 'book':
      return book(life, event)
    case 'cancel':
      return cancel(life, event)
    case 'mark':
      return mark(life, event)
    case 'freeze':
      return freeze(life, event)
    case 'upkeep':
      return upkeep(life, event.at)
    default:
      return assertNever(event)
  }
}

async function register(life: Life, event: EventOf<'register'>): Promise<void> {
  const context = life.moments(life.founded.desk, event.at)
  const record = granted(await registerClient(life.q, context, event.client.person))
  life.members.set(event.client, { record, away: new Map(), waiting: new Set(), monthly: new Set() })
}

async function deactivate(life: Life, event: EventOf<'deactivate'>): Promise<void> {
  const clientId = memberOf(life, event.client).record.id
  granted(await deactivateClient(life.q, life.moments(life.founded.desk, event.at), { clientId }))
}

async function open(life: Life, event: EventOf<'open'>): Promise<void> {
  life.sessions.set(event.session, await openPlanned(life, event.session, event.at, null))
}

async function openPlanned(
  life: Life,
  session: PlannedSession,
  at: number,
  amount: number | null,
): Promise<SessionRecord> {
  const { founded, q } = life
  const online = SERVICES[session.service].delivery === 'online'
  const trainer = trainerOf(founded, session)
  const rooms = founded.rooms[session.team]
  const request: SessionRequest = {
    serviceId: founded.services[session.service],
    trainerId: trainer.staffId,
    roomId: session.room === null ? null : (rooms?.[session.room] ?? null),
    startsAt: session.startsAt,
    minutes: null,
    capacity: null,
    amount,
    platform: online ? 'zoom' : null,
    meetingLink: online ? 'https://meet.example.com/northlight-mobility' : null,
    notes: null,
  }
  const parts = granted(await findSessionParts(q, request))
  return granted(await openSession(q, life.moments(founded.desk, at), founded.studio, request, parts))
}

function trainerOf(founded: Founded, { team, trainer }: PlannedSession): Actor {
  const actor = trainer === 'owner' ? founded.owner : founded.trainers[team]?.[trainer]
  assert(actor !== undefined, 'a session is planned for a trainer who is there')
  return actor
}

async function callOff(life: Life, event: EventOf<'callOff'>): Promise<void> {
  const session = life.sessions.get(event.session)
  if (session === undefined) return
  const context = life.moments(life.founded.desk, event.at)
  granted(await cancelSession(life.q, context, { sessionId: session.id, reason: event.reason }))
}

async function book(life: Life, event: EventOf<'book'>): Promise<void> {
  const { visit, at } = event
  const member = memberOf(life, visit.client)
  const { family } = SERVICES[visit.session.service]
  if ((member.away.get(family) ?? 0) > at) return
  const placed = await tryToBook(life, event, visit.funding)
  if (placed.ok) {
    if (placed.value.status === 'waitlisted') return
    member.waiting.delete(family)
    await buyAhead(life, event)
  } else if (placed.error.code === 'INSUFFICIENT_SESSIONS') await runOut(life, event, member, family)
  // A full class has a waitlist; anything else is a plan that cannot be.
  else throw new Error(`A booking was refused: ${placed.error.code}`)
}

/** Books, and opens the session when it comes with the booking; a refusal leaves neither. */
async function tryToBook(
  life: Life,
  event: EventOf<'book'>,
  funding: Funding,
): Promise<Result<BookingRecord>> {
  const { q, founded, sessions } = life
  const { visit, at } = event
  const context = life.moments(funding === 'comp' ? founded.owner : founded.desk, at)
  const place = (session: SessionRecord) =>
    placeBooking(q, context, founded.studio, {
      session,
      client: memberOf(life, visit.client).record,
      funding,
      grantId: null,
      paymentMethod: funding === 'unpaid' ? 'Card at the desk' : null,
      waitlist: true,
    })
  const known = sessions.get(visit.session)
  if (known !== undefined) return keepBooking(life, visit, await place(known))
  const amount = funding === 'unpaid' ? DROP_IN_PRICE[SERVICES[visit.session.service].family] : null
  return q.part(async () => {
    const session = await openPlanned(life, visit.session, at, amount)
    const placed = keepBooking(life, visit, await place(session))
    if (placed.ok) sessions.set(visit.session, session)
    return { keep: placed.ok, value: placed }
  })
}

function keepBooking(life: Life, visit: PlannedVisit, placed: Result<BookingRecord>): Result<BookingRecord> {
  if (placed.ok) life.bookings.set(visit, placed.value)
  return placed
}

const FOR_EVER = Number.POSITIVE_INFINITY

/** What people do when the desk says that nothing is left: buy, wait, owe, or stay away. */
async function runOut(life: Life, event: EventOf<'book'>, member: Member, family: FamilyKey): Promise<void> {
  const { at, visit } = event
  const { whenOut, packs } = visit.client
  if (member.monthly.has(family)) {
    member.away.set(family, at + life.random.integer(4, 9) * DAY)
    return
  }
  if (whenOut === 'owe' && visit.opens) granted(await tryToBook(life, event, 'unpaid'))
  if (whenOut === 'stop' || whenOut === 'owe') {
    member.away.set(family, FOR_EVER)
  } else if (whenOut === 'pause' && !member.away.has(family)) {
    member.away.set(family, at + life.random.integer(10, 24) * DAY)
  } else {
    if (!member.waiting.has(family)) await sell(life, visit.client, packs[family], at)
    const again = await tryToBook(life, event, 'credit')
    if (again.ok) return
    // The pack waits for the one before it: they ask again in a while.
    member.waiting.add(family)
    member.away.set(family, at + life.random.integer(5, 12) * DAY)
  }
}

async function upkeep(life: Life, at: number): Promise<void> {
  granted(await runUpkeep(life.q, life.moments(SYSTEM, at), {}))
}

async function cancel(life: Life, event: EventOf<'cancel'>): Promise<void> {
  const { q, founded } = life
  const booking = await bookingOf(life, event.visit)
  if (booking === null || isFinal(booking.status)) return
  const context = life.moments(founded.desk, event.at)
  const { reason, waive } = event
  await cancelPlace(q, context, founded.studio, booking, { by: 'client', waive, reason })
  await promoteWaiting(q, context, founded.studio, booking.sessionId)
}

/** The booking of a visit as it is now: somebody else's cancellation may have moved it up from the waitlist. */
async function bookingOf({ q, bookings }: Life, visit: PlannedVisit): Promise<BookingRecord | null> {
  const booked = bookings.get(visit)
  return booked === undefined ? null : findBooking(q, booked.id)
}

/** The trainer marks who came: every booking by itself, what they hold charged in one go. */
async function mark(life: Life, event: EventOf<'mark'>): Promise<void> {
  const { q, founded } = life
  const marked: Parameters<typeof markOutcomes>[2][number][] = []
  for (const { visit, outcome } of event.marks) {
    const booking = await bookingOf(life, visit)
    if (booking !== null && isLive(booking.status)) marked.push({ booking, outcome })
  }
  const [first] = event.marks
  if (first === undefined) return
  await markOutcomes(q, life.moments(trainerOf(founded, first.visit.session), event.at), marked)
}
