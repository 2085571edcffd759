import { refundedStatus } from '../../../../shared/domain/refunds.ts'
import { type BorneBySale, bearRefunds } from '../../../../shared/domain/stripe-shares.ts'
import { reversalTarget } from '../../../../shared/domain/stripe-target.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { findPurchase, updateRefunded } from '../purchases/queries.ts'
import { giveBackRefund, takeRefund } from '../purchases/take-refund.ts'
import type { Studio } from '../studio/queries.ts'
import { turnHolds } from './hold.ts'
import type { KnownSale } from './known-sale.ts'
import { turnMembership } from './membership.ts'
import { type LineRow, updateSale } from './sale-queries.ts'
import { tellByHand, tellForeign } from './unclear.ts'

/** The reasons that the ledger gives for what money that went back in Stripe takes and gives back. */
const REFUNDED = 'Refunded in Stripe'
const NOT_REFUNDED = 'The refund in Stripe came to nothing'

/** Whether anything changed, and the units that were taken and given back. */
export type Moved = { readonly changed: boolean; readonly revoked: number; readonly givenBack: number }

type Occasion = {
  readonly given?: ReadonlySet<number>
  readonly before?: readonly LineRow[]
  readonly reason?: string
}

/**
 * Makes money, units and holds what the refunds and disputes of a sale ask for in all; posts the difference to what they
 * asked for when they were last looked at, so that what staff did besides stands. `given` are purchases that were made just
 * now: of those nothing was taken yet. `before` are the lines as they were then, where somebody has said since what each
 * bears. `reason` is how staff know what they say of it, where it was not Stripe.
 */
export async function adjustSale(
  q: Writer,
  context: Context,
  studio: Studio,
  known: KnownSale,
  { given, before, reason }: Occasion,
): Promise<Moved> {
  const { row, lines, reversals } = known
  const moved = { changed: false, revoked: 0, givenBack: 0 }
  if (reversals.length === 0) return moved
  const target = reversalTarget(row, reversals)
  const asked = bearRefunds(row.refundedAmount, row.amount, before ?? lines)
  const asks = bearRefunds(target.refunded, row.amount, lines)
  for (const [index, line] of lines.entries()) {
    if (line.purchaseId === null) continue
    const isNew = given?.has(line.purchaseId) === true
    const share = { before: isNew ? 0 : inAll(asked, index), after: inAll(asks, index) }
    const adjusted = await adjustPurchase(q, context, studio, line, {
      ...share,
      disputed: target.disputed,
      reason,
    })
    if (adjusted === null) continue
    moved.changed = true
    moved.revoked += adjusted.revoked
    moved.givenBack += adjusted.givenBack
  }
  if (await turnHolds(q, context, studio, known)) moved.changed = true
  await tellByHand(q, context, known, { before: asked.unclear, after: asks.unclear })
  const isAllBack = lines.every(({ amount }, index) => inAll(asks, index) === amount)
  await tellForeign(q, context, known, { foreign: target.foreign, isAllBack })
  if (target.refunded !== row.refundedAmount) {
    await updateSale(q, row.id, { refundedAmount: target.refunded })
    known.row = { ...row, refundedAmount: target.refunded }
  }
  return moved
}

const inAll = ({ lines }: BorneBySale, index: number) => lines[index]?.inAll ?? 0

/** What counts as given back of a line, as it was posted last and as it is now. */
type Asked = {
  readonly before: number
  readonly after: number
  readonly disputed: boolean
  readonly reason: string | undefined
}

async function adjustPurchase(
  q: Writer,
  context: Context,
  studio: Studio,
  line: LineRow,
  asked: Asked,
): Promise<Omit<Moved, 'changed'> | null> {
  const before = line.purchaseId === null ? null : await findPurchase(q, line.purchaseId)
  assert(before !== null, 'a line names a purchase that is there')
  const delta = asked.after - asked.before
  const refundedAmount = Math.min(before.amount, Math.max(0, before.refundedAmount + delta))
  const status = asked.disputed ? 'disputed' : refundedStatus(before.amount, refundedAmount)
  if (refundedAmount === before.refundedAmount && status === before.status) return null
  const after = { refundedAmount, status } as const
  await updateRefunded(q, before, after)
  const sale = { ...before, ...after }
  const moved = { revoked: 0, givenBack: 0 }
  if (refundedAmount > before.refundedAmount) {
    moved.revoked = (await takeRefund(q, context, sale, REFUNDED)).revoked
  } else if (refundedAmount < before.refundedAmount) {
    const reasons = { reason: NOT_REFUNDED, takenFor: [REFUNDED] }
    moved.givenBack = await giveBackRefund(q, context, sale, reasons)
  }
  await turnMembership(q, context, studio, line, sale)
  context.note({
    entity: 'purchase',
    entityId: before.id,
    before: { status: before.status, refundedAmount: before.refundedAmount },
    after: { ...after, ...moved, ...(asked.reason === undefined ? {} : { reason: asked.reason }) },
  })
  return moved
}
