import {
  type Freeze,
  type FreezeChange,
  movedStart,
  refrozenExpiry,
  statusOn,
} from '../../../../shared/domain/freezes.ts'
import { periodStart } from '../../../../shared/domain/memberships.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { rowChanged } from '../undo/steps.ts'
import {
  type Freezable,
  type FreezeRecord,
  listMovable,
  type MovableGrant,
  updateSubscription,
  updateValidity,
} from './freeze-queries.ts'

export type RecordedChange = { readonly [Key in keyof FreezeChange]: readonly FreezeRecord[] } & {
  /** All freezes of the subscription as they are now. */
  readonly all: readonly Freeze[]
}

/** The days between which a grant can be spent. */
type Validity = {
  readonly id: number
  readonly effectiveFrom: LocalDate
  readonly expiresOn: LocalDate | null
}

type MovedGrants = { readonly before: readonly Validity[]; readonly after: readonly Validity[] }

type Dates = MovedGrants['before']
type Refrozen = {
  readonly [Moment in 'before' | 'after']: Pick<Freezable, 'status' | 'endsOn'> & { readonly grants: Dates }
}

/** Moves what a change of freezes moves: the grants, a membership's last day and, at once, the status. */
export async function refreeze(
  q: Writer,
  context: Context,
  subscription: Freezable,
  change: RecordedChange,
  today: LocalDate,
): Promise<Refrozen> {
  const grants = await moveGrants(q, subscription, change)
  for (const [index, after] of grants.after.entries()) {
    const before = grants.before[index]
    if (before !== undefined) context.undoable(rowChanged('grant', after.id, before, after))
  }
  const before = { status: subscription.status, endsOn: subscription.endsOn }
  const after = {
    status: statusOn(subscription.status, change.all, today),
    endsOn: before.endsOn === null ? null : refrozenExpiry(before.endsOn, change, null),
  }
  await updateSubscription(q, subscription, after)
  context.undoable(rowChanged('subscription', subscription.id, before, after))
  return { before: { ...before, grants: grants.before }, after: { ...after, grants: grants.after } }
}

/**
 * Moves the grants of a subscription as its freezes change, and tells those that moved. A grant that came after a
 * freeze was laid down got its days in spite of it and stays; that of a membership's period is counted with the
 * freezes, whenever it was issued.
 */
async function moveGrants(q: Writer, subscription: Freezable, change: RecordedChange): Promise<MovedGrants> {
  const before: Validity[] = []
  const after: Validity[] = []
  for (const grant of await listMovable(q, subscription.id)) {
    const now = {
      id: grant.id,
      effectiveFrom: startAfter(subscription, grant, change),
      expiresOn: expiryAfter(grant, change),
    }
    if (now.expiresOn === grant.expiresOn && now.effectiveFrom === grant.effectiveFrom) continue
    await updateValidity(q, now)
    before.push({ id: grant.id, effectiveFrom: grant.effectiveFrom, expiresOn: grant.expiresOn })
    after.push(now)
  }
  return { before, after }
}

/**
 * Only the lot of a period begins later than the day on which it was given. One whose period the change does not move
 * stays: the first lot of a membership that waited begins with its sale.
 */
function startAfter(subscription: Freezable, grant: MovableGrant, change: RecordedChange): LocalDate {
  const { period, anchorOn, anchorPeriod } = subscription
  const { periodNo } = grant
  if (periodNo === null || period === null || anchorOn === null) return grant.effectiveFrom
  const startWith = (freezes: readonly Freeze[]) =>
    periodStart({ period, anchorOn, anchorPeriod, freezes }, periodNo)
  const wanted = startWith(change.all)
  if (wanted === startWith(allBefore(change))) return grant.effectiveFrom
  return movedStart(grant.effectiveFrom, wanted, grant.firstHeldOn)
}

/** All freezes as they were: those that begin before the changed one did not change. */
function allBefore({ all, before, after }: RecordedChange): readonly Freeze[] {
  return [...all.slice(0, all.length - after.length), ...before]
}

function expiryAfter(grant: MovableGrant, change: RecordedChange): LocalDate | null {
  if (grant.expiresOn === null) return null
  const ofPeriod = grant.periodNo !== null || grant.rolledFrom !== null
  const counts = (freeze: FreezeRecord) => ofPeriod || grant.createdAt <= freeze.createdAt
  const own = { before: change.before.filter(counts), after: change.after.filter(counts) }
  return refrozenExpiry(grant.expiresOn, own, grant.lastHeldOn)
}
