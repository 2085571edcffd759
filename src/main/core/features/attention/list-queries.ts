/** What waits for a person's decision, as a list: the matters that are kept, and the sessions that nobody has marked. */
import { eq, inArray, type SQL, sql } from 'drizzle-orm'
import {
  ATTENTION_KINDS,
  type AttentionMatter,
  LISTED_KINDS,
  type ListedKind,
} from '../../../../shared/domain/attention.ts'
import { LIVE_STATUSES } from '../../../../shared/domain/bookings.ts'
import type { Instant, LocalDate } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { quoted } from '../../engine/schema/kit.ts'

/** Written out, not bound: a partial index serves only a query that repeats its condition word for word. */
const LIVE = sql.raw(`status in (${quoted(LIVE_STATUSES)})`)

/** One matter, with all that its row tells. `id` is null for one that is looked up. */
export type AttentionRow = AttentionMatter & {
  /** Names it for as long as it is listed. */
  readonly key: string
  readonly id: number | null
  readonly entity: string
  readonly entityId: number
  readonly createdAt: Instant
  readonly resolvedAt: Instant | null
  readonly resolvedBy: string | null
  readonly note: string | null
}

export type AttentionFilter = {
  readonly kinds: readonly ListedKind[]
  readonly resolved: boolean
  /** Whose sessions alone; null for everybody's. */
  readonly trainerId: number | null
  /** Sessions are over for good once their studio day is. */
  readonly today: LocalDate
  readonly now: Instant
}

type Listed = {
  readonly id: number | null
  readonly entityId: number
  readonly unmarked: number
}

/** One page of what must be decided, kind by kind and the newest first; of what was, the last first. */
export async function listAttention(
  q: Reader,
  filter: AttentionFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<AttentionRow[]> {
  if (page.limit === 0) return []
  const listed = await q.rows<Listed>(selectAttention(filter, page))
  const kept = await findKept(
    q,
    listed.flatMap(({ id }) => (id === null ? [] : [id])),
  )
  const unmarked = await findUnmarked(
    q,
    listed.filter(({ id }) => id === null),
  )
  return listed.flatMap(({ id, entityId }) => (id === null ? unmarked.get(entityId) : kept.get(id)) ?? [])
}

export function selectAttention(
  filter: AttentionFilter,
  { limit, offset }: { readonly limit: number; readonly offset: number },
): SQL {
  return sql`
    select id, entity_id as "entityId", unmarked from (${matters(filter)}) matters
    order by place, since desc, id desc, entity_id desc limit ${limit} offset ${offset}`
}

/** How many there are of each kind that has any. */
export async function countAttention(
  q: Reader,
  filter: AttentionFilter,
): Promise<ReadonlyMap<ListedKind, number>> {
  const rows = await q.rows<{ kind: ListedKind; total: number }>(selectCounts(filter))
  return new Map(rows.map(({ kind, total }) => [kind, total]))
}

export function selectCounts(filter: AttentionFilter): SQL {
  return sql`select kind, count(*) as total from (${matters(filter)}) matters group by kind`
}

/** One matter that is kept. */
export async function findAttention(q: Reader, id: number): Promise<AttentionRow | null> {
  return (await findKept(q, [id])).get(id) ?? null
}

const isKept = (kind: ListedKind): boolean => ATTENTION_KINDS.some((kept) => kept === kind)

/** Kept ones by their ids, and past sessions without outcomes by their sessions, in one shape. */
function matters({ kinds, resolved, trainerId, today, now }: AttentionFilter): SQL {
  const kept = kinds.filter(isKept)
  // Whatever was settled was so at some moment: a range of the index.
  const state = resolved ? sql`resolved_at > 0` : sql`resolved_at is null`
  const since = resolved ? sql`resolved_at` : sql`created_at`
  const ofKinds = kept.length === 0 ? sql`false` : sql`kind in (${sql.raw(quoted(kept))})`
  const filed = sql`select id, kind, ${resolved ? sql`0` : placeOf(kept)} as place, entity_id, ${since} as since,
    0 as unmarked from attention where ${state} and ${ofKinds}`
  if (resolved || !kinds.includes('unmarked_session')) return filed
  const place = sql.raw(String(LISTED_KINDS.indexOf('unmarked_session')))
  return sql`${filed} union all
    select null as id, 'unmarked_session' as kind, ${place} as place, id as entity_id, ends_at as since,
      live as unmarked from (${unmarkedSessions(today, now, trainerId)}) over_now`
}

/** Where each kind stands in the list. */
function placeOf(kinds: readonly ListedKind[]): SQL {
  const places = kinds.map((kind) => `when '${kind}' then ${LISTED_KINDS.indexOf(kind)}`)
  return places.length === 0 ? sql`0` : sql.raw(`case kind ${places.join(' ')} end`)
}

/**
 * Open sessions over before `now` on a studio day before `today`, with how many live bookings have no outcome. What is
 * over has begun, and only the start is in an index.
 */
export function unmarkedSessions(today: LocalDate, now: Instant, trainerId: number | null = null): SQL {
  const own = trainerId === null ? sql`` : sql` and s.trainer_id = ${trainerId}`
  return sql`
    select s.id, s.ends_at, count(*) as live from bookings b join sessions s on s.id = b.session_id
    where b.${LIVE} and b.starts_at < ${now} and b.ends_at <= ${now}
      and s.status = 'open' and s.studio_date < ${today}${own}
    group by s.id, s.ends_at`
}

async function findKept(q: Reader, ids: readonly number[]): Promise<Map<number, AttentionRow>> {
  if (ids.length === 0) return new Map()
  const { attention, staff } = q.t
  const rows = await q
    .select({
      id: attention.id,
      kind: attention.kind,
      entity: attention.entity,
      entityId: attention.entityId,
      details: attention.details,
      createdAt: attention.createdAt,
      resolvedAt: attention.resolvedAt,
      resolvedBy: staff.name,
      note: attention.note,
    })
    .from(attention)
    .leftJoin(staff, eq(staff.id, attention.resolvedBy))
    .where(inArray(attention.id, [...ids]))
  // Only raiseAttention files them, and it takes the details that belong to the kind.
  return new Map(rows.map((row) => [row.id, { ...row, key: `matter:${row.id}` } as unknown as AttentionRow]))
}

export type SessionName = {
  readonly title: string
  readonly startsAt: Instant
  readonly endsAt: Instant
  readonly trainerName: string | null
}

/** These sessions by their ids. */
export async function findSessionNames(
  q: Reader,
  ids: readonly number[],
): Promise<ReadonlyMap<number, SessionName>> {
  if (ids.length === 0) return new Map()
  const { sessions, staff } = q.t
  const { id, title, startsAt, endsAt, trainerId } = sessions
  const rows = await q
    .select({ id, title, startsAt, endsAt, trainerName: staff.name })
    .from(sessions)
    .leftJoin(staff, eq(staff.id, trainerId))
    .where(inArray(id, [...ids]))
  return new Map(rows.map((row) => [row.id, row]))
}

/** What is looked up: nobody has settled it, and nobody can but where it is. */
export const LOOKED_UP = { id: null, resolvedAt: null, resolvedBy: null, note: null } as const

async function findUnmarked(q: Reader, listed: readonly Listed[]): Promise<Map<number, AttentionRow>> {
  const names = await findSessionNames(
    q,
    listed.map(({ entityId }) => entityId),
  )
  const rows = new Map<number, AttentionRow>()
  for (const { entityId, unmarked } of listed) {
    const session = names.get(entityId)
    if (session === undefined) continue
    const { title: sessionTitle, startsAt, endsAt: createdAt, trainerName } = session
    rows.set(entityId, {
      ...LOOKED_UP,
      key: `unmarked_session:${entityId}`,
      kind: 'unmarked_session',
      entity: 'session',
      entityId,
      details: { sessionTitle, startsAt, trainerName, unmarked },
      createdAt,
    })
  }
  return rows
}

/** Where a matter is settled. */
export type Place = {
  readonly sessionId: number | null
  readonly bookingId: number | null
  readonly clientId: number | null
}

/** The session and the client of these bookings. */
export async function placesOfBookings(q: Reader, ids: readonly number[]): Promise<Map<number, Place>> {
  if (ids.length === 0) return new Map()
  const { id, sessionId, clientId } = q.t.bookings
  const rows = await q
    .select({ id, sessionId, clientId })
    .from(q.t.bookings)
    .where(inArray(id, [...ids]))
  return new Map(rows.map(({ id: bookingId, ...place }) => [bookingId, { ...place, bookingId }]))
}

/** The client of these sales. */
export async function placesOfSales(q: Reader, ids: readonly number[]): Promise<Map<number, Place>> {
  if (ids.length === 0) return new Map()
  const { id, clientId } = q.t.purchases
  const rows = await q
    .select({ id, clientId })
    .from(q.t.purchases)
    .where(inArray(id, [...ids]))
  return new Map(rows.map((row) => [row.id, { sessionId: null, bookingId: null, clientId: row.clientId }]))
}
