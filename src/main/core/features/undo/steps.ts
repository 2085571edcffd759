import { assert } from '../../../../shared/errors.ts'
import type { Tables } from '../../engine/schema/index.ts'
import type { IdRange } from '../import/ranges.ts'

/**
 * What a person can take back of each kind of row. A step that says that a row changed tells these fields before and
 * after. Ledger lines are not told: they name what they moved themselves, and are answered by lines that cite them.
 */
export const UNDO_FIELDS = {
  booking: [
    'status',
    'funding',
    'paymentStatus',
    'paymentMethod',
    'amount',
    'currency',
    'policyAnchor',
    'late',
    'pardon',
    'cancelledAt',
    'cancelledBy',
    'outcomeAt',
    'pendingUntil',
    'skipReason',
    'reason',
  ],
  session: [
    'trainerId',
    'roomId',
    'locationId',
    'title',
    'startsAt',
    'endsAt',
    'busyUntil',
    'zone',
    'wallStart',
    'wallKind',
    'studioDate',
    'capacity',
    'amount',
    'currency',
    'platform',
    'meetingLink',
    'notes',
    'status',
    'cancelledAt',
    'cancelReason',
  ],
  subscription: ['status', 'activatedOn', 'endedAt', 'endsOn', 'anchorOn', 'anchorPeriod'],
  grant: ['effectiveFrom', 'expiresOn', 'lapsedOn', 'refundTarget'],
  freeze: ['untilDay', 'cancelledAt'],
  client: ['status', 'firstName', 'lastName', 'email', 'phone', 'location', 'notes'],
  attention: ['resolvedAt', 'resolvedBy', 'note'],
  timeOff: ['fromDay', 'untilDay', 'startsAt', 'endsAt', 'note', 'cancelledAt'],
  closure: ['fromDay', 'untilDay', 'startsAt', 'endsAt', 'roomId', 'reason', 'cancelledAt'],
  assignment: ['fromDay', 'untilDay', 'cancelledAt'],
  sale: ['status'],
  drawerItem: ['discountAmount', 'discountReason', 'note', 'closedAt'],
} as const satisfies { readonly [E in keyof Rows]: readonly (keyof Rows[E])[] }

export type Rows = {
  readonly booking: Tables['bookings']['$inferSelect']
  readonly session: Tables['sessions']['$inferSelect']
  readonly subscription: Tables['subscriptions']['$inferSelect']
  readonly grant: Tables['grants']['$inferSelect']
  readonly freeze: Tables['freezes']['$inferSelect']
  readonly client: Tables['clients']['$inferSelect']
  readonly attention: Tables['attention']['$inferSelect']
  readonly timeOff: Tables['timeOff']['$inferSelect']
  readonly closure: Tables['closures']['$inferSelect']
  readonly assignment: Tables['assignments']['$inferSelect']
  readonly sale: Tables['purchases']['$inferSelect']
  readonly drawerItem: Tables['saleDrawer']['$inferSelect']
}

export type UndoEntity = keyof typeof UNDO_FIELDS
export type UndoFields<E extends UndoEntity> = Partial<
  Pick<Rows[E], (typeof UNDO_FIELDS)[E][number] & keyof Rows[E]>
>

/** A new row, as it was made. Taking it back puts it into its final state; nothing is ever deleted. */
export type MadeStep<E extends UndoEntity = UndoEntity> = {
  [K in E]: { readonly kind: 'made'; readonly entity: K; readonly id: number; readonly state: UndoFields<K> }
}[E]

/** A row that was there already: its fields that differ, before and after. */
export type ChangedStep<E extends UndoEntity = UndoEntity> = {
  [K in E]: {
    readonly kind: 'changed'
    readonly entity: K
    readonly id: number
    readonly before: UndoFields<K>
    readonly after: UndoFields<K>
  }
}[E]

/** Thousands of rows that were made together, told as ranges of their ids. */
export type ImportedStep = {
  readonly kind: 'imported'
  readonly file: string
  readonly clients: readonly IdRange[]
  readonly subscriptions: readonly IdRange[]
  readonly grants: readonly IdRange[]
}

/** One merge, whose rows are kept by the merge itself. */
export type MergedStep = { readonly kind: 'merged'; readonly mergeId: number }

/** Sessions that a plan made, by their numbers in it; they themselves are told by steps of their own. */
export type PlannedStep = {
  readonly kind: 'planned'
  readonly planId: number
  readonly indexes: readonly number[]
}

/** What a use case did, for taking it back: one step per row, or one for many rows of a kind. */
export type UndoStep = MadeStep | ChangedStep | ImportedStep | MergedStep | PlannedStep

type Told<E extends UndoEntity> = Partial<Rows[E]>

/** The same as any row, for going through its fields by name. */
type AnyFields = Readonly<Record<string, unknown>>

/** Tells of a new row. `row` is the row as it was written. */
export function rowMade<E extends UndoEntity>(entity: E, row: Told<E> & { readonly id: number }): UndoStep {
  return { kind: 'made', entity, id: row.id, state: pick(row, UNDO_FIELDS[entity]) } as UndoStep
}

/**
 * Tells how a row changed; null when it did not. `after` may be the whole row or only what was written, and `before`
 * holds at least the same fields.
 */
export function rowChanged<E extends UndoEntity>(
  entity: E,
  id: number,
  before: Told<E>,
  after: Told<E>,
): UndoStep | null {
  const old: AnyFields = before
  const now: AnyFields = after
  const differing = UNDO_FIELDS[entity].filter((field) => {
    if (now[field] === undefined) return false
    assert(old[field] !== undefined, `a changed ${entity} is told with its ${field} before`)
    return old[field] !== now[field]
  })
  if (differing.length === 0) return null
  return {
    kind: 'changed',
    entity,
    id,
    before: pick(old, differing),
    after: pick(now, differing),
  } as UndoStep
}

function pick(row: AnyFields, fields: readonly string[]): AnyFields {
  return Object.fromEntries(
    fields.filter((field) => row[field] !== undefined).map((field) => [field, row[field]]),
  )
}

/**
 * The steps of one command with at most one per row: what a row was before the first of them and after the last. A
 * row that was made and then changed was made as it ended up.
 */
export function foldSteps(steps: readonly UndoStep[]): readonly UndoStep[] {
  const folded = new Map<string, UndoStep>()
  for (const [index, step] of steps.entries()) {
    const key = 'entity' in step ? `${step.entity} ${step.id}` : `step ${index}`
    folded.set(key, foldTwo(folded.get(key), step))
  }
  return [...folded.values()].filter((step) => step.kind !== 'changed' || !isNothing(step))
}

function foldTwo(first: UndoStep | undefined, next: UndoStep): UndoStep {
  if (first === undefined || next.kind !== 'changed') return next
  if (first.kind === 'made') return { ...first, state: { ...first.state, ...next.after } } as UndoStep
  if (first.kind !== 'changed') return next
  const before = { ...next.before, ...first.before }
  return { ...first, before, after: { ...first.after, ...next.after } } as UndoStep
}

/** A row that went and came back. */
function isNothing(step: ChangedStep): boolean {
  const after: AnyFields = step.after
  return Object.entries(step.before).every(([field, value]) => value === after[field])
}
