import type { Reader } from '../../engine/engine.ts'
import { isListOfRows } from './list-of-rows.ts'
import { listRedone, type StepRow, type UndoRecord } from './queries.ts'
import { loadRow } from './row-queries.ts'
import type { UndoEntity } from './steps.ts'

/** Which kind of row each field of an input names. */
const NAMES: Readonly<Record<string, UndoEntity>> = {
  bookingId: 'booking',
  bookingIds: 'booking',
  sessionId: 'session',
  grantId: 'grant',
  subscriptionId: 'subscription',
  clientId: 'client',
  keepId: 'client',
  mergeId: 'client',
  timeOffId: 'timeOff',
  closureId: 'closure',
  assignmentId: 'assignment',
  itemId: 'drawerItem',
}

/**
 * An input that is sent again after what it was about was done again as well: a booking that was cancelled after it was
 * made is another row by now. Each id of such a row is exchanged for that of the row that stands for it.
 */
export async function withSameRows(
  q: Reader,
  actorId: number | null,
  input: StepRow['input'],
): Promise<StepRow['input']> {
  const now = new Map<string, number>()
  for (const { before, after } of await listRedone(q, actorId)) pair(now, before, after)
  if (now.size === 0) return input
  const series = await sameSeries(q, now, input.seriesId)
  return { ...sameFields(now, input), ...(series === null ? {} : { seriesId: series }) }
}

/** Every id of an input exchanged, also of the rows of its lists. */
function sameFields(now: ReadonlyMap<string, number>, input: StepRow['input']): StepRow['input'] {
  const fields = Object.entries(input).map(([field, value]) => {
    const entity = NAMES[field]
    if (isListOfRows(value)) return [field, value.map((row) => sameFields(now, row))] as const
    return [field, entity === undefined ? value : exchanged(now, entity, value)] as const
  })
  return Object.fromEntries(fields)
}

const keyOf = (entity: UndoEntity, id: number): string => `${entity} ${id}`

/** What a command made the second time stands for what it made the first time, kind by kind, in its order. */
function pair(now: Map<string, number>, before: UndoRecord, after: UndoRecord): void {
  for (const entity of new Set(Object.values(NAMES))) {
    const made = (record: UndoRecord) =>
      record.steps.flatMap((step) => (step.kind === 'made' && step.entity === entity ? [step.id] : []))
    const ids = made(after)
    for (const [index, id] of made(before).entries()) {
      const next = ids[index]
      if (next !== undefined && next !== id) now.set(keyOf(entity, id), next)
    }
  }
}

function exchanged(now: ReadonlyMap<string, number>, entity: UndoEntity, value: unknown): unknown {
  if (Array.isArray(value)) return value.map((one) => exchanged(now, entity, one))
  if (typeof value !== 'number') return value
  const next = now.get(keyOf(entity, value))
  // Rows are only ever exchanged for later ones, so that this ends.
  return next === undefined ? value : exchanged(now, entity, next)
}

/** A series is known by its sessions. */
async function sameSeries(
  q: Reader,
  now: ReadonlyMap<string, number>,
  seriesId: unknown,
): Promise<number | null> {
  if (typeof seriesId !== 'number') return null
  let same: number | null = null
  for (const key of now.keys()) {
    const [entity, id] = key.split(' ')
    if (entity !== 'session') continue
    const before = await loadRow(q, 'session', Number(id))
    if (before.seriesId !== seriesId) continue
    const after = exchanged(now, 'session', before.id)
    same = (await loadRow(q, 'session', Number(after))).seriesId
  }
  return same
}
