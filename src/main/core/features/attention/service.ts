import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { formatInstant, type ZoneId } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import {
  type AttentionRow,
  countAttention,
  findAttention,
  listAttention,
  resolveAttention,
} from './queries.ts'

/** What waits for a person's decision: matters that were filed, and sessions that are over and unmarked. */
export async function listMatters(
  q: Reader,
  context: Context,
  input: Parsed<'attention.list'>,
): Promise<Result<Value<'attention.list'>>> {
  const studio = await loadStudio(q)
  const { kind, resolved } = input
  const filter = { kind, resolved, now: context.now, today: studioToday(studio, context.now) }
  const rows = await listAttention(q, filter, input)
  return ok({
    rows: rows.map((row) => itemView(row, studio.zone)),
    total: await countAttention(q, filter),
  })
}

/** Says that a matter is settled; once is enough. */
export async function resolveMatter(
  q: Writer,
  context: Context,
  input: Parsed<'attention.resolve'>,
): Promise<Result<Value<'attention.resolve'>>> {
  const { zone } = await loadStudio(q)
  const before = await findAttention(q, input.id)
  if (before === null) return refuse('NOT_FOUND', { entity: 'matter', id: input.id })
  if (before.resolvedAt !== null) {
    const why = 'This has been settled already.'
    return refuse('INVALID_TRANSITION', { from: 'resolved', to: 'resolved', why })
  }
  await resolveAttention(q, context, input.id, input.note)
  const after = await findAttention(q, input.id)
  assert(after !== null, 'a matter that was settled is still there')
  context.note({
    entity: 'attention',
    entityId: input.id,
    before: { kind: before.kind, about: before.entity, id: before.entityId, resolvedAt: null },
    after: { resolvedAt: context.now, note: input.note },
  })
  return ok({ item: itemView(after, zone) })
}

function itemView(row: AttentionRow, zone: ZoneId): Value<'attention.resolve'>['item'] {
  const { id, kind, entity, entityId, createdAt, resolvedAt, resolvedBy, note } = row
  return {
    id,
    kind,
    entity,
    entityId,
    ...words().attentionSentences(row, zone),
    createdAt: formatInstant(createdAt),
    resolvedAt: resolvedAt === null ? null : formatInstant(resolvedAt),
    resolvedBy,
    note,
  }
}
