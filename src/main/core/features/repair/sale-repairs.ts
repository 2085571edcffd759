import { planOutcome } from '../../../../shared/domain/plans.ts'
import { assert } from '../../../../shared/errors.ts'
import { placingProblem } from '../plans/matters.ts'
import { findPlan, listPlanSessions, updatePlan } from '../plans/queries.ts'
import { findSaleOf } from '../purchases/refund-queries.ts'
import { OWED_TO_REFUND, takeRefund } from '../purchases/take-refund.ts'
import { closeItems } from '../sale-drawer/queries.ts'
import { insertGrantOf, updateLine } from '../stripe/sale-queries.ts'
import { listOddItems } from '../system/sold-queries.ts'
import { listOddLines } from '../system/stripe-queries.ts'
import type { Repair } from './job.ts'
import { findLineName, findPackOfSale } from './queries.ts'

/** Asks anew of the lots of a sale what its refunds ask for in all, and takes what of it is available. */
const askForRefunds: Repair = async ({ q, context, entityId }) => {
  const packId = await findPackOfSale(q, entityId)
  const sale = packId === null ? null : await findSaleOf(q, packId)
  if (sale === null) return null
  // Under the reason by which a refund that comes to nothing gives back what it took.
  const { owed } = await takeRefund(q, context, sale, OWED_TO_REFUND)
  return [`Refunds of purchase ${entityId} are owed ${owed} now.`]
}

/** Says of a line of Stripe which sale and which grant it became, so that it cannot become another. */
const completeLine: Repair = async ({ q, entityId }) => {
  const [line] = await listOddLines(q, { first: entityId, last: entityId })
  assert(line !== undefined, 'a line that was found wrong is there')
  const { keyedId, purchaseId, grantId, firstLot } = line
  if (keyedId === null || (purchaseId !== null && purchaseId !== keyedId)) return null
  await updateLine(q, entityId, { state: 'granted', purchaseId: keyedId })
  if (grantId === null && firstLot !== null) {
    await insertGrantOf(q, `${await findLineName(q, entityId)}:grant`, firstLot)
  }
  return [`Line ${entityId} of Stripe is purchase ${keyedId}.`]
}

/** Takes out of the drawer what is said to be sold. */
const clearItem: Repair = async ({ q, context, entityId }) => {
  const item = (await listOddItems(q)).find(({ id }) => id === entityId)
  assert(item !== undefined, 'an item that was found wrong is there')
  await closeItems(q, [entityId], context.now, item.purchaseId)
  return [`Item ${entityId} went with purchase ${item.purchaseId}.`]
}

/** A plan is as far as its sessions are: what is missing can be made by trying again. */
const setPlanState: Repair = async ({ q, entityId }) => {
  const plan = await findPlan(q, { id: entityId })
  assert(plan !== null, 'a plan that was found wrong is there')
  const status = planOutcome(plan.placed, plan.count)
  const problem = placingProblem(await listPlanSessions(q, entityId), plan.placed)
  await updatePlan(q, plan, { status, problem })
  return [`Plan ${entityId} is ${status}, with ${plan.placed} placed of ${plan.count}.`]
}

/** What sales, their lines in Stripe, drawers and plans ask for. */
export const SALE_REPAIRS = {
  take_refund: askForRefunds,
  complete_line: completeLine,
  clear_item: clearItem,
  plan_state: setPlanState,
} as const
