import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import {
  kindsOf,
  LISTED_KINDS,
  type ListedKind,
  settlesOwnOnly,
} from '../../../../shared/domain/attention.ts'
import { formatInstant, type ZoneId } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { isConnected } from '../stripe/account-queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import {
  type AttentionRow,
  countAttention,
  findAttention,
  listAttention,
  type Place,
  placesOfBookings,
  placesOfSales,
} from './list-queries.ts'
import { lookedMatters } from './looked.ts'
import { resolveAttention } from './queries.ts'

type Item = Value<'attention.resolve'>['item']

/**
 * What waits for a person's decision and is theirs to settle: what the last look has found, matters that were filed, and
 * sessions that are over and unmarked.
 */
export async function listMatters(
  q: Reader,
  context: Context,
  input: Parsed<'attention.list'>,
): Promise<Result<Value<'attention.list'>>> {
  const { actor, now } = context
  const studio = await loadStudio(q)
  const { kind: asked, resolved, limit, offset } = input
  const kinds = kindsOf(actor)
  const wanted = kinds.filter((kind) => asked === undefined || kind === asked)
  const trainerId = settlesOwnOnly(actor) ? (actor.staffId ?? 0) : null
  const filter = { kinds, resolved, trainerId, now, today: studioToday(studio, now) }

  const looked = resolved ? [] : await lookedMatters(q, context, studio.zone, kinds)
  const counts = countsOf(looked, await countAttention(q, filter))
  const shown = looked.filter(({ kind }) => wanted.includes(kind))
  const first = shown.slice(offset, offset + limit)
  const rest = { limit: limit - first.length, offset: Math.max(0, offset - shown.length) }
  const rows = [...first, ...(await listAttention(q, { ...filter, kinds: wanted }, rest))]
  return ok({
    rows: await itemViews(q, rows, studio.zone),
    total: wanted.reduce((sum, kind) => sum + counts[kind], 0),
    counts,
  })
}

function countsOf(
  looked: readonly AttentionRow[],
  others: ReadonlyMap<ListedKind, number>,
): Record<ListedKind, number> {
  const of = (kind: ListedKind) => looked.filter((row) => row.kind === kind).length
  const counts = LISTED_KINDS.map((kind) => [kind, of(kind) + (others.get(kind) ?? 0)])
  return Object.fromEntries(counts) as Record<ListedKind, number>
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
  const [item] = await itemViews(q, [after], zone)
  assert(item !== undefined, 'a row has its view')
  return ok({ item })
}

/** Says of many matters that they are settled; those that cannot be are named with why, and the others are. */
export async function resolveMatters(
  q: Writer,
  context: Context,
  input: Parsed<'attention.resolveMany'>,
): Promise<Result<Value<'attention.resolveMany'>>> {
  const ids = [...new Set(input.ids)]
  const refused: Value<'attention.resolveMany'>['refused'] = []
  for (const id of ids) {
    const result = await context.attempt(q, () => resolveMatter(q, context, { id, note: input.note }))
    if (!result.ok) refused.push({ id, code: result.error.code, message: words().sentenceOf(result.error) })
  }
  return ok({ done: ids.length - refused.length, refused })
}

const NOWHERE: Place = { sessionId: null, bookingId: null, clientId: null }

async function itemViews(q: Reader, rows: readonly AttentionRow[], zone: ZoneId): Promise<Item[]> {
  const idsOf = (entity: string) =>
    rows.filter((row) => row.entity === entity).map(({ entityId }) => entityId)
  const bookings = await placesOfBookings(q, idsOf('booking'))
  const sales = await placesOfSales(q, idsOf('purchase'))
  const placeOf = ({ entity, entityId }: AttentionRow): Place => {
    if (entity === 'session') return { ...NOWHERE, sessionId: entityId }
    if (entity === 'client') return { ...NOWHERE, clientId: entityId }
    const known = entity === 'booking' ? bookings : sales
    return (entity === 'booking' || entity === 'purchase' ? known.get(entityId) : undefined) ?? NOWHERE
  }
  const isRead = rows.some(({ kind }) => kind === 'dispute_opened') ? await isConnected(q) : true
  return rows.map((row) => {
    const sentences = words().attentionSentences(row, zone, isRead)
    return itemView(row, placeOf(row), sentences)
  })
}

function itemView(row: AttentionRow, place: Place, sentences: Pick<Item, 'title' | 'why'>): Item {
  const { key, id, kind, entity, entityId, createdAt, resolvedAt, resolvedBy, note } = row
  return {
    key,
    id,
    kind,
    entity,
    entityId,
    ...place,
    finding: findingOf(row),
    ...sentences,
    createdAt: formatInstant(createdAt),
    resolvedAt: resolvedAt === null ? null : formatInstant(resolvedAt),
    resolvedBy,
    note,
  }
}

function findingOf(row: AttentionRow): Item['finding'] {
  if (row.kind !== 'integrity_finding') return null
  const { id, severity, repair } = row.details
  return { id, severity, repair: repair ?? null }
}
