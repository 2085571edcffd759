import { and, desc, eq, lt, sql } from 'drizzle-orm'
import type { AuditNote, Context, LineRange } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import { piecesOf } from '../../engine/pieces.ts'
import { linkHash } from './chain.ts'
import { moveChainHead, readChainHead } from './chain-queries.ts'

/**
 * Writes one audit row per note, or one that names the method alone, in the transaction of the command itself:
 * what happened and the record of it are kept together or not at all. Answers with the numbers of the rows.
 */
export async function appendAudit(
  q: Writer,
  context: Pick<Context, 'actor' | 'method' | 'now' | 'commandId'>,
  notes: readonly AuditNote[],
): Promise<LineRange> {
  const head = await readChainHead(q, 'audit')
  let { seq, hash } = head
  const rows = (notes.length > 0 ? notes : [{ entity: 'studio', entityId: null }]).map((note: AuditNote) => {
    seq += 1
    const prevHash = hash
    const row = {
      seq,
      at: context.now,
      actorId: context.actor.staffId,
      actorRole: context.actor.role,
      method: context.method,
      entity: note.entity,
      entityId: note.entityId,
      before: note.before ?? null,
      after: note.after ?? null,
      commandId: context.commandId,
    }
    hash = auditHash(prevHash, row)
    return { ...row, prevHash, hash }
  })
  await insertRows(q, rows)
  await moveChainHead(q, 'audit', head, { seq, hash })
  return { first: head.seq + 1, last: seq }
}

/** Up to so many rows go one by one, which takes no building; more go together. */
const FEW = 8

const insertRow = hotQuery((q: Writer) =>
  q.insert(q.t.audit).values({
    seq: sql.placeholder('seq'),
    at: sql.placeholder('at'),
    actorId: sql.placeholder('actorId'),
    actorRole: sql.placeholder('actorRole'),
    method: sql.placeholder('method'),
    entity: sql.placeholder('entity'),
    entityId: sql.placeholder('entityId'),
    before: sql.placeholder('before'),
    after: sql.placeholder('after'),
    commandId: sql.placeholder('commandId'),
    prevHash: sql.placeholder('prevHash'),
    hash: sql.placeholder('hash'),
  }),
)

async function insertRows(
  q: Writer,
  rows: readonly (AuditFields & { readonly prevHash: string; readonly hash: string })[],
): Promise<void> {
  if (rows.length <= FEW) for (const row of rows) await insertRow(q, row)
  else for (const piece of piecesOf(rows)) await q.insert(q.t.audit).values([...piece])
}

export type AuditFields = {
  readonly seq: number
  readonly at: number
  readonly actorId: number | null
  readonly actorRole: string
  readonly method: string
  readonly entity: string
  readonly entityId: number | null
  readonly before: unknown
  readonly after: unknown
  readonly commandId: string | null
}

/** The link of one audit row; the integrity check computes it again. */
export function auditHash(before: string, row: AuditFields): string {
  return linkHash(before, [
    row.seq,
    row.at,
    row.actorId,
    row.actorRole,
    row.method,
    row.entity,
    row.entityId,
    row.before,
    row.after,
    row.commandId,
  ])
}

export type AuditFilter = {
  readonly entity?: string | undefined
  readonly entityId?: number | undefined
  readonly before?: number | undefined
  readonly limit: number
}

/** The newest rows first. */
export async function listAudit(q: Reader, filter: AuditFilter) {
  const { audit, staff } = q.t
  return q
    .select({
      seq: audit.seq,
      at: audit.at,
      actorName: staff.name,
      actorRole: audit.actorRole,
      method: audit.method,
      entity: audit.entity,
      entityId: audit.entityId,
      before: audit.before,
      after: audit.after,
    })
    .from(audit)
    .leftJoin(staff, eq(staff.id, audit.actorId))
    .where(
      and(
        filter.entity === undefined ? undefined : eq(audit.entity, filter.entity),
        filter.entityId === undefined ? undefined : eq(audit.entityId, filter.entityId),
        filter.before === undefined ? undefined : lt(audit.seq, filter.before),
      ),
    )
    .orderBy(desc(audit.seq))
    .limit(filter.limit)
}
