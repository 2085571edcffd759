import { rolledOver } from '../../../../shared/domain/memberships.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { appendEntries } from '../ledger/queries.ts'
import { type ExpiredGrant, listExpired, listRolled } from './expire-queries.ts'
import { freezesBySubscription } from './freeze-queries.ts'
import { grantLots, type Lot, lotOf, termsOf } from './lots.ts'
import { listMemberships } from './membership-queries.ts'

/** Units that expired, and those of them that moved on to the next period. */
export type Expired = { readonly expired: number; readonly rolledOver: number }

/**
 * Expires what is left on grants whose last valid day has passed: on all, or on those that are about to get units back.
 * Of a membership's lot some of it may move on to the period that follows: as a new grant that cites the old one
 * (rule 11).
 */
export async function expireUnits(
  q: Writer,
  context: Context,
  today: LocalDate,
  only: readonly number[] | null = null,
): Promise<Expired> {
  const grants = await listExpired(q, today, only)
  await appendEntries(
    q,
    context,
    grants.map(({ id: grantId, available: units, expiresOn }) => ({
      grantId,
      kind: 'EXPIRE',
      units,
      reason: `Valid until ${expiresOn}`,
    })),
  )
  const lots = await lotsRolledOver(q, grants, today)
  await grantLots(q, context, lots)
  return {
    expired: grants.reduce((sum, { available }) => sum + available, 0),
    rolledOver: lots.reduce((sum, { units }) => sum + units, 0),
  }
}

/** A lot moves on once: neither what came back to it in a grace nor what was extended does so again. */
async function lotsRolledOver(q: Writer, expired: readonly ExpiredGrant[], today: LocalDate): Promise<Lot[]> {
  const candidates = expired.filter(
    ({ rollover, periodNo, lapsedOn, status }) =>
      rollover > 0 && periodNo !== null && lapsedOn === null && status !== 'ended',
  )
  const rolled = await listRolled(
    q,
    candidates.map(({ id }) => id),
  )
  const ids = [...new Set(candidates.map(({ subscriptionId }) => subscriptionId))]
  const memberships = new Map(
    (await listMemberships(q, ids)).map((membership) => [membership.id, membership]),
  )
  const freezes = await freezesBySubscription(q, ids)
  return candidates.flatMap(({ id, subscriptionId, periodNo, available, effectiveFrom }) => {
    const membership = memberships.get(subscriptionId)
    const terms = membership && termsOf(membership, freezes.get(subscriptionId) ?? [])
    if (membership === undefined || !terms || periodNo === null || rolled.has(id)) return []
    const moved = rolledOver(terms, { number: periodNo, rest: available }, membership.rollover, today)
    if (moved === null) return []
    const { expiresOn, units } = moved
    const lot = lotOf(
      { ...membership, subscriptionId, units },
      { number: periodNo, effectiveFrom, expiresOn },
    )
    const reason = `Rolled over from ${effectiveFrom}`
    return [{ ...lot, source: 'rollover', periodNo: null, rolledFrom: id, reason }]
  })
}
