import { and, eq, inArray, isNull, type SQL, sql } from 'drizzle-orm'
import type { AttentionDetails, AttentionKind, AttentionMatter } from '../../../../shared/domain/attention.ts'
import { LIVE_STATUSES } from '../../../../shared/domain/bookings.ts'
import type { Instant, LocalDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { quoted } from '../../engine/schema/kit.ts'
import { rowChanged, rowMade } from '../undo/steps.ts'

/** Written out, not bound: a partial index serves only a query that repeats its condition word for word. */
const LIVE = sql.raw(`status in (${quoted(LIVE_STATUSES)})`)

export type NewAttention = {
  readonly [K in AttentionKind]: {
    readonly kind: K
    /** Names the matter: one that is already open is not listed twice. */
    readonly key: string
    /** What a screen opens for it. */
    readonly entity: 'booking' | 'purchase'
    readonly entityId: number
    readonly details: AttentionDetails[K]
  }
}[AttentionKind]

/** Files what a person must decide, in the caller's unit of work. A matter already open takes the newer details. */
export async function raiseAttention(q: Writer, context: Context, item: NewAttention): Promise<void> {
  if (await renewAttention(q, item)) return
  const [row] = await q
    .insert(q.t.attention)
    .values({ ...item, createdAt: context.now })
    .returning({ id: q.t.attention.id })
  assert(row !== undefined, 'the insert of a matter returns its row')
  context.undoable(rowMade('attention', { id: row.id, resolvedAt: null }))
}

/** Gives a matter that is open its newer details; false when none is. */
export async function renewAttention(q: Writer, item: NewAttention): Promise<boolean> {
  const { attention } = q.t
  const open = await q
    .update(attention)
    .set({ details: item.details })
    .where(and(eq(attention.key, item.key), isNull(attention.resolvedAt)))
    .returning({ id: attention.id })
  return open.length > 0
}

/** Closes a matter that settled itself; nothing when none is open. */
export async function settleAttention(q: Writer, context: Context, key: string): Promise<void> {
  const { attention } = q.t
  const settled = { resolvedAt: context.now }
  const rows = await q
    .update(attention)
    .set(settled)
    .where(and(eq(attention.key, key), isNull(attention.resolvedAt)))
    .returning({ id: attention.id })
  for (const { id } of rows) {
    context.undoable(rowChanged('attention', id, { resolvedAt: null }, settled))
  }
}

/** One matter, with all that its row tells. `id` is null for one that is looked up. */
export type AttentionRow = AttentionMatter & {
  readonly id: number | null
  readonly entity: string
  readonly entityId: number
  readonly createdAt: Instant
  readonly resolvedAt: Instant | null
  readonly resolvedBy: string | null
  readonly note: string | null
}

export type AttentionFilter = {
  readonly kind?: AttentionMatter['kind'] | undefined
  readonly resolved: boolean
  /** Sessions are over for good once their studio day is. */
  readonly today: LocalDate
  readonly now: Instant
}

type Listed = {
  readonly id: number | null
  readonly entityId: number
  readonly unmarked: number
}

/** One page of what must be decided, or of what was; the newest first. */
export async function listAttention(
  q: Reader,
  filter: AttentionFilter,
  page: { readonly limit: number; readonly offset: number },
): Promise<AttentionRow[]> {
  const listed = await q.rows<Listed>(sql`
    select id, entity_id as "entityId", unmarked from (${matters(filter)}) matters
    order by since desc, id desc, entity_id desc limit ${page.limit} offset ${page.offset}`)
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

export async function countAttention(q: Reader, filter: AttentionFilter): Promise<number> {
  const [row] = await q.rows<{ total: number }>(
    sql`select count(*) as total from (${matters(filter)}) matters`,
  )
  return row?.total ?? 0
}

/** One matter that is kept. */
export async function findAttention(q: Reader, id: number): Promise<AttentionRow | null> {
  return (await findKept(q, [id])).get(id) ?? null
}

/** Says that a person has settled a matter. */
export async function resolveAttention(
  q: Writer,
  context: Context,
  id: number,
  note: string | null,
): Promise<void> {
  const { attention } = q.t
  const open = { resolvedAt: null, resolvedBy: null, note: null }
  const resolved = { resolvedAt: context.now, resolvedBy: context.actor.staffId, note }
  await q.update(attention).set(resolved).where(eq(attention.id, id))
  context.undoable(rowChanged('attention', id, open, resolved))
}

/** Kept ones by their ids, and past sessions without outcomes by their sessions, in one shape. */
function matters({ kind, resolved, today, now }: AttentionFilter): SQL {
  const state = resolved ? sql`resolved_at is not null` : sql`resolved_at is null`
  const kept = sql`select id, entity_id, created_at as since, 0 as unmarked from attention
    where ${state}${kind === undefined ? sql`` : sql` and kind = ${kind}`}`
  if (resolved || (kind !== undefined && kind !== 'unmarked_session')) return kept
  return sql`${kept} union all
    select null as id, id as entity_id, ends_at as since, live as unmarked from (${unmarkedSessions(today, now)}) over_now`
}

/** Open sessions over before `now` on a studio day before `today`, with how many live bookings have no outcome. */
export function unmarkedSessions(today: LocalDate, now: Instant): SQL {
  return sql`
    select s.id, s.ends_at, count(*) as live from bookings b join sessions s on s.id = b.session_id
    where b.${LIVE} and b.ends_at <= ${now} and s.status = 'open' and s.studio_date < ${today}
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
  return new Map(rows.map((row) => [row.id, row as unknown as AttentionRow]))
}

async function findUnmarked(q: Reader, listed: readonly Listed[]): Promise<Map<number, AttentionRow>> {
  if (listed.length === 0) return new Map()
  const { id, title, startsAt, endsAt } = q.t.sessions
  const counts = new Map(listed.map((row) => [row.entityId, row.unmarked]))
  const rows = await q
    .select({ id, title, startsAt, endsAt })
    .from(q.t.sessions)
    .where(inArray(id, [...counts.keys()]))
  return new Map(
    rows.map((session) => [
      session.id,
      {
        id: null,
        kind: 'unmarked_session',
        entity: 'session',
        entityId: session.id,
        details: {
          sessionTitle: session.title,
          startsAt: session.startsAt,
          unmarked: counts.get(session.id) ?? 0,
        },
        createdAt: session.endsAt,
        resolvedAt: null,
        resolvedBy: null,
        note: null,
      },
    ]),
  )
}
