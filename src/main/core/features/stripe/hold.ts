import { holdsUnits } from '../../../../shared/domain/stripe-target.ts'
import { addDays, type LocalDate, laterDate } from '../../../../shared/domain/time.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { raiseAttention, settleAttention } from '../attention/queries.ts'
import {
  type Freezable,
  type FreezeRecord,
  findFreezable,
  freezesBySubscription,
  insertFreeze,
  updateFreeze,
} from '../credits/freeze-queries.ts'
import { refreeze } from '../credits/refreeze.ts'
import { type Studio, studioToday } from '../studio/queries.ts'
import {
  type HeldSubscription,
  type HoldRow,
  liftHold,
  listHolds,
  listSoldSubscriptions,
  putHold,
} from './hold-queries.ts'
import type { KnownSale } from './known-sale.ts'

const DISPUTED = 'The payment is disputed'

/**
 * Holds what is left of a sale while it is disputed, by a freeze without an end of each subscription that it gave, and
 * lifts what was held when the bank has decided. What is booked stays booked. A freeze that staff have ended since is not
 * laid down anew by the same dispute. False when nothing changed.
 */
export async function turnHolds(
  q: Writer,
  context: Context,
  studio: Studio,
  { row, lines, reversals }: KnownSale,
): Promise<boolean> {
  const disputes = reversals.filter(({ kind }) => kind === 'dispute')
  if (disputes.length === 0) return false
  const sold = await listSoldSubscriptions(
    q,
    lines.flatMap(({ purchaseId }) => purchaseId ?? []),
  )
  const today = studioToday(studio, context.now)
  let changed = false
  for (const dispute of disputes) {
    const { id: disputeId } = dispute
    const holding = holdsUnits(row, dispute)
    for (const pack of sold) {
      const own = await listHolds(q, [pack.subscriptionId])
      const before = own.find((hold) => hold.disputeId === disputeId)
      const held = before !== undefined && before.liftedAt === null
      if (held === holding) continue
      if (holding) await hold(q, context, pack, { disputeId, own, today })
      else if (before !== undefined) await lift(q, context, pack, { before, own, today })
      changed = true
    }
  }
  return changed
}

async function hold(
  q: Writer,
  context: Context,
  pack: HeldSubscription,
  { disputeId, own, today }: { disputeId: string; own: readonly HoldRow[]; today: LocalDate },
): Promise<void> {
  const { subscriptionId, clientName, packageName, purchaseId, available } = pack
  const freezes = (await freezesBySubscription(q, [subscriptionId])).get(subscriptionId) ?? []
  const shared = freezes.find(({ id, until }) => until === null && own.some((other) => holdsBy(other, id)))
  const freezeId = shared?.id ?? (await freezeFrom(q, context, subscriptionId, { freezes, today }))
  await putHold(q, { disputeId, subscriptionId, freezeId }, context.now)
  await raiseAttention(q, context, {
    kind: 'dispute_opened',
    key: matterKey(pack),
    entity: 'purchase',
    entityId: purchaseId,
    details: { clientName, packageName, held: available },
  })
  context.note({ entity: 'subscription', entityId: subscriptionId, after: { held: disputeId, available } })
}

/** Freezes from today on, or from when staff's own freezes are over: two never share a day. */
async function freezeFrom(
  q: Writer,
  context: Context,
  subscriptionId: number,
  { freezes, today }: { readonly freezes: readonly FreezeRecord[]; readonly today: LocalDate },
): Promise<number | null> {
  const subscription = await findFreezable(q, subscriptionId)
  if (subscription === null) return null
  if (freezes.some(({ until }) => until === null)) return null
  const from = freezes.reduce(
    (day, { until }) => (until === null ? day : laterDate(day, addDays(until, 1))),
    today,
  )
  const freeze = {
    ...{ subscriptionId, from, until: null, createdAt: context.now },
    id: await insertFreeze(q, {
      ...{ subscriptionId, fromDay: from, untilDay: null, reason: DISPUTED },
      ...{ actorId: context.actor.staffId, createdAt: context.now },
    }),
  }
  const change = { before: [], after: [freeze], all: [...freezes, freeze] }
  await refreeze(q, context, subscription, change, today)
  return freeze.id
}

async function lift(
  q: Writer,
  context: Context,
  pack: HeldSubscription,
  { before, own, today }: { before: HoldRow; own: readonly HoldRow[]; today: LocalDate },
): Promise<void> {
  const { subscriptionId } = pack
  await liftHold(q, before, context.now)
  context.note({ entity: 'subscription', entityId: subscriptionId, after: { lifted: before.disputeId } })
  const others = own.filter((hold) => hold !== before && hold.liftedAt === null)
  if (others.length === 0) await settleAttention(q, context, matterKey(pack))
  const { freezeId } = before
  if (freezeId === null || others.some((other) => holdsBy(other, freezeId))) return
  const subscription = await findFreezable(q, subscriptionId)
  if (subscription === null) return
  const freezes = (await freezesBySubscription(q, [subscriptionId])).get(subscriptionId) ?? []
  const freeze = freezes.find(({ id, until }) => id === freezeId && until === null)
  if (freeze !== undefined) await endOpenFreeze(q, context, { subscription, freezes, freeze, today })
}

/** What was frozen moves on by the days that it was; on the day on which it ends it can be used again. */
async function endOpenFreeze(
  q: Writer,
  context: Context,
  {
    subscription,
    freezes,
    freeze,
    today,
  }: {
    readonly subscription: Freezable
    readonly freezes: readonly FreezeRecord[]
    readonly freeze: FreezeRecord
    readonly today: LocalDate
  },
): Promise<void> {
  const began = freeze.from < today
  const ended = began ? [{ ...freeze, until: addDays(today, -1) }] : []
  await updateFreeze(q, freeze.id, began ? { untilDay: addDays(today, -1) } : { cancelledAt: context.now })
  const others = freezes.filter(({ id }) => id !== freeze.id)
  const later = others.filter(({ from }) => from > freeze.from)
  const all = [...others.filter(({ from }) => from < freeze.from), ...ended, ...later]
  await refreeze(
    q,
    context,
    subscription,
    { before: [freeze, ...later], after: [...ended, ...later], all },
    today,
  )
}

/** Whether a hold that was not lifted is by this freeze: disputes share one for as long as staff have not ended it. */
const holdsBy = ({ freezeId, liftedAt }: HoldRow, id: number) => liftedAt === null && freezeId === id

const matterKey = ({ purchaseId }: HeldSubscription) => `dispute_opened:${purchaseId}`
