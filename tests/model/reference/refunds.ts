import { revoke, sumOf } from './ledger.ts'
import type { Grant, Purchase } from './rows.ts'
import { known, type World } from './world.ts'

/** Rule 13: units follow the money that was given back. */

/** The lots that a sale has given, the newest first. */
function lotsOf(world: World, purchaseId: number): Grant[] {
  const own = world.subscriptions.where((row) => row.purchaseId === purchaseId).map((row) => row.id)
  return world.grants
    .where((grant) => own.includes(grant.subscriptionId) && grant.source !== 'allocation')
    .sort((a, b) =>
      a.effectiveFrom === b.effectiveFrom ? b.id - a.id : a.effectiveFrom < b.effectiveFrom ? 1 : -1,
    )
}

/** Units that refunds of a sale ask for and have not got. */
function owedOf(world: World, purchase: Purchase): number {
  if (purchase.refunded === 0) return 0
  const lots = lotsOf(world, purchase.id)
  const granted = sumOf(lots, (lot) => (lot.rolledFrom === null ? lot.granted - lot.givenBack : 0))
  const target = Math.ceil((granted * purchase.refunded) / purchase.amount)
  return Math.max(0, target - sumOf(lots, (lot) => lot.revoked - lot.givenBack))
}

/** Units that a refund still asks of the sale that a grant came from; what staff have given is asked for nothing. */
export function owedBy(world: World, grant: Grant): number {
  if (grant.source === 'allocation') return 0
  const { purchaseId } = known(world.subscriptions, grant.subscriptionId)
  return purchaseId === null ? 0 : owedOf(world, known(world.purchases, purchaseId))
}

/** Takes what is owed from what is available, the newest lot first; answers what it took and what is left to take. */
export function takeOwed(world: World, purchase: Purchase): { revoked: number; owed: number } {
  const asked = owedOf(world, purchase)
  let missing = asked
  for (const lot of lotsOf(world, purchase.id)) {
    const units = Math.min(missing, lot.available)
    if (units > 0) revoke(world, lot.id, units)
    missing -= units
  }
  return { revoked: asked - missing, owed: missing }
}

/** What comes to a subscription whose sale was refunded is taken as far as it is owed. */
export function continueRefund(world: World, subscriptionId: number): number {
  const { purchaseId } = known(world.subscriptions, subscriptionId)
  return purchaseId === null ? 0 : takeOwed(world, known(world.purchases, purchaseId)).revoked
}
