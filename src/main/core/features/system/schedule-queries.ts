import { sql } from 'drizzle-orm'
import {
  type BookingFunding,
  type BookingStatus,
  LIVE_STATUSES,
  OCCUPYING_STATUSES,
  type PaymentStatus,
} from '../../../../shared/domain/bookings.ts'
import type { ServiceKind } from '../../../../shared/domain/catalogue.ts'
import { HOLD_ENTRY_KINDS } from '../../../../shared/domain/credits.ts'
import { LONGEST_BUSY, LONGEST_SESSION } from '../../../../shared/domain/schedule.ts'
import type { Instant, LocalDate, WallTime } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { quoted } from '../../engine/schema/kit.ts'
import { unmarkedSessions } from '../attention/list-queries.ts'
import { PAGE } from './look.ts'

/** Written out, not bound: a partial index serves only a query that repeats its condition word for word. */
const LIVE = sql.raw(`status in (${quoted(LIVE_STATUSES)})`)
const OCCUPYING = sql.raw(`status in (${quoted(OCCUPYING_STATUSES)})`)
/** For the rows that a range of ids leads to: an index on the status would lead to those of all ids. */
const OCCUPYING_NAMES = sql.raw(quoted(OCCUPYING_STATUSES))
const HOLD_KINDS = sql.raw(quoted(HOLD_ENTRY_KINDS))

/** Rows whose key lies between two, both included. */
export type KeyRange = { readonly first: number; readonly last: number }

export type BookingRow = {
  readonly id: number
  readonly clientId: number
  readonly status: BookingStatus
  readonly funding: BookingFunding
  readonly paymentStatus: PaymentStatus
  readonly cost: number
  /** What the session costs; a booking of it costs the same. */
  readonly sessionCost: number
  readonly bookedAt: Instant
  readonly kind: ServiceKind
  readonly studioDate: LocalDate
  readonly familyId: number
  /** As it is stored. */
  readonly policy: string
}

/** A page of bookings with what their sessions say, in the order of their ids. */
export async function listBookingRows(q: Reader, after: number, limit = PAGE): Promise<BookingRow[]> {
  return q.rows<BookingRow>(sql`
    select b.id, b.client_id as "clientId", b.status, b.funding, b.payment_status as "paymentStatus", b.cost,
      s.credit_cost as "sessionCost", b.booked_at as "bookedAt", s.kind,
      s.studio_date as "studioDate", v.family_id as "familyId", cast(b.policy as text) as policy
    from bookings b join sessions s on s.id = b.session_id join services v on v.id = s.service_id
    where b.id > ${after} order by b.id limit ${limit}`)
}

export type HoldRow = {
  readonly bookingId: number
  readonly grantId: number
  readonly clientId: number
  readonly subscriptionId: number
  readonly held: number
  readonly captured: number
  /** What the grant says; null when there is no such grant. */
  readonly grantClientId: number | null
  readonly grantSubscriptionId: number | null
  readonly grantFamilyId: number | null
  readonly effectiveFrom: LocalDate | null
  readonly expiresOn: LocalDate | null
  /** Whether the pack is frozen on the session's day, by a freeze whose end is known; a dispute lets holds stand. */
  readonly frozen: 0 | 1
}

/** The holds of these bookings with the grants they name. */
export async function listHoldRows(q: Reader, bookings: KeyRange): Promise<HoldRow[]> {
  return q.rows<HoldRow>(sql`
    select h.booking_id as "bookingId", h.grant_id as "grantId", h.client_id as "clientId",
      h.subscription_id as "subscriptionId", h.held, h.captured, g.client_id as "grantClientId",
      g.subscription_id as "grantSubscriptionId", g.family_id as "grantFamilyId",
      g.effective_from as "effectiveFrom", g.expires_on as "expiresOn",
      case when exists (
        select 1 from freezes f join bookings b on b.id = h.booking_id join sessions s on s.id = b.session_id
        where f.subscription_id = g.subscription_id and f.cancelled_at is null
          and s.studio_date between f.from_day and f.until_day) then 1 else 0 end as frozen
    from booking_holds h left join grants g on g.id = h.grant_id
    where h.booking_id between ${bookings.first} and ${bookings.last}
    order by h.booking_id, h.grant_id`)
}

/** Whose grant it is and of which pack, by what all of its bookings say; null when they do not say the same. */
export async function findRightfulOwner(
  q: Reader,
  grantId: number,
): Promise<{ readonly clientId: number; readonly subscriptionId: number } | null> {
  const rows = await q.rows<Record<'clientId' | 'bookedBy' | 'packOf' | 'subscriptionId', number>>(sql`
    select distinct h.client_id as "clientId", b.client_id as "bookedBy", p.client_id as "packOf",
      h.subscription_id as "subscriptionId"
    from booking_holds h join bookings b on b.id = h.booking_id join subscriptions p on p.id = h.subscription_id
    where h.grant_id = ${grantId}`)
  const [owner, ...others] = rows
  if (owner === undefined || others.length > 0) return null
  const { clientId, bookedBy, packOf, subscriptionId } = owner
  return clientId === bookedBy && clientId === packOf ? { clientId, subscriptionId } : null
}

export type LedgerHold = {
  readonly bookingId: number
  readonly grantId: number
  readonly held: number
  readonly captured: number
}

/** What the ledger says that these bookings hold and have used, per grant. */
export async function listLedgerHolds(q: Reader, bookings: KeyRange): Promise<LedgerHold[]> {
  return q.rows<LedgerHold>(sql`
    select booking_id as "bookingId", grant_id as "grantId",
      sum(case when kind in ('HOLD', 'UNCAPTURE') then units else -units end) as held,
      sum(case kind when 'CAPTURE' then units when 'UNCAPTURE' then -units else 0 end) as captured
    from entries where booking_id between ${bookings.first} and ${bookings.last} and kind in (${HOLD_KINDS})
    group by booking_id, grant_id order by booking_id, grant_id`)
}

/** When a booking held units of a grant. */
export async function listHoldMoments(
  q: Reader,
  hold: Pick<HoldRow, 'bookingId' | 'grantId'>,
): Promise<Instant[]> {
  const rows = await q.rows<{ at: Instant }>(sql`
    select "at" from entries
    where booking_id = ${hold.bookingId} and grant_id = ${hold.grantId} and kind = 'HOLD' order by seq`)
  return rows.map((row) => row.at)
}

/** Whether somebody has settled a booking, at once or as something done again. */
export async function wasSettled(q: Reader, bookingId: number): Promise<boolean> {
  const rows = await q.rows(sql`
    select 1 as one from audit where entity = 'booking' and entity_id = ${bookingId}
      and method in ('bookings.settle', 'undo.redo') limit 1`)
  return rows.length > 0
}

export type SessionRow = {
  readonly id: number
  readonly startsAt: Instant
  readonly zone: string
  readonly wallStart: WallTime
  readonly studioDate: LocalDate
}

/** A page of sessions in the order of their ids. */
export async function listSessionRows(q: Reader, after: number, limit = PAGE): Promise<SessionRow[]> {
  return q.rows<SessionRow>(sql`
    select id, starts_at as "startsAt", zone, wall_start as "wallStart", studio_date as "studioDate"
    from sessions where id > ${after} order by id limit ${limit}`)
}

/** `id` takes the place and time of `otherId`, which is older; `who` is the trainer, room or client of both. */
export type Overlap = { readonly id: number; readonly otherId: number; readonly who: number }

/** Open sessions that take their trainer's or room's time from an older one. */
export async function listSessionOverlaps(
  q: Reader,
  sessions: KeyRange,
  who: 'trainer_id' | 'room_id',
): Promise<Overlap[]> {
  const column = sql.identifier(who)
  return q.rows<Overlap>(sql`
    select s.id, o.id as "otherId", s.${column} as who
    from sessions s join sessions o on o.${column} = s.${column} and o.id < s.id and o.status = 'open'
      and o.starts_at < s.busy_until and o.starts_at >= s.starts_at - ${LONGEST_BUSY} and o.busy_until > s.starts_at
    where s.id between ${sessions.first} and ${sessions.last} and s.status = 'open'
    order by s.id, o.id`)
}

/** Bookings that take their client's time from an older one. */
export async function listClientOverlaps(q: Reader, bookings: KeyRange): Promise<Overlap[]> {
  return q.rows<Overlap>(sql`
    select b.id, o.id as "otherId", b.client_id as who
    from bookings b cross join bookings o
    where o.client_id = b.client_id and o.id < b.id and o.${OCCUPYING}
      and o.starts_at < b.ends_at and o.starts_at >= b.starts_at - ${LONGEST_SESSION} and o.ends_at > b.starts_at
      and b.id between ${bookings.first} and ${bookings.last} and coalesce(b.status, '') in (${OCCUPYING_NAMES})
    order by b.id, o.id`)
}

export type Overfull = { readonly id: number; readonly capacity: number; readonly taken: number }

/** Sessions with more places taken than they have. The joins here run in the order in which they are written. */
export async function listOverfull(q: Reader, sessions: KeyRange): Promise<Overfull[]> {
  return q.rows<Overfull>(sql`
    select s.id, s.capacity, count(*) as taken
    from sessions s cross join bookings b
    where s.id between ${sessions.first} and ${sessions.last} and b.session_id = s.id and b.${OCCUPYING}
    group by s.id, s.capacity having count(*) > s.capacity order by s.id`)
}

export type WithLive = { readonly id: number; readonly live: number }

/** Cancelled sessions that somebody still has a live place in. */
export async function listCancelledWithLive(q: Reader, sessions: KeyRange): Promise<WithLive[]> {
  return q.rows<WithLive>(sql`
    select s.id, count(*) as live from sessions s cross join bookings b
    where s.id between ${sessions.first} and ${sessions.last} and s.status = 'cancelled' and b.session_id = s.id
      and b.${LIVE}
    group by s.id order by s.id`)
}

/** Open sessions over before `now` on a studio day before `today`, with live bookings that have no outcome. */
export async function listUnmarked(q: Reader, today: LocalDate, now: Instant): Promise<WithLive[]> {
  return q.rows<WithLive>(sql`
    select id, live from (${unmarkedSessions(today, now)}) over_now order by id`)
}
