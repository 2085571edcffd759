import type { Freeze } from '../../../../shared/domain/freezes.ts'
import { lotsDue, type MembershipTerms, type PeriodLot } from '../../../../shared/domain/memberships.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'
import { appendEntries } from '../ledger/queries.ts'
import { continueRefund } from '../purchases/take-refund.ts'
import { insertGrants } from './bulk-queries.ts'
import { freezesBySubscription } from './freeze-queries.ts'
import type { MembershipRecord } from './membership-queries.ts'
import type { NewGrant } from './queries.ts'

/** Credits to be given: the grant, and what its GRANT entry fills it with. */
export type Lot = Omit<NewGrant, 'createdAt'> & { readonly units: number }

/** Makes grants and fills them, in the caller's unit of work. Answers their ids in the same order. */
export async function grantLots(q: Writer, context: Context, lots: readonly Lot[]): Promise<number[]> {
  const grantIds: number[] = []
  for (const piece of piecesOf(lots)) {
    const grants = piece.map(({ units: _units, ...grant }) => ({ ...grant, createdAt: context.now }))
    grantIds.push(...(await insertGrants(q, grants)))
  }
  await appendEntries(
    q,
    context,
    lots.map(({ units, reason }, index) => ({ grantId: grantIds[index] ?? 0, kind: 'GRANT', units, reason })),
  )
  return grantIds
}

/** Whose lot it is and what a period gives. */
export type MembershipLots = Pick<
  Lot,
  'clientId' | 'subscriptionId' | 'familyId' | 'unitAmount' | 'currency' | 'units'
> & { readonly name: string }

/** The lot of one period of a membership; it has no last day while the membership waits. */
export function lotOf(
  membership: MembershipLots,
  {
    number,
    effectiveFrom,
    expiresOn,
  }: Omit<PeriodLot, 'expiresOn'> & { readonly expiresOn: LocalDate | null },
): Lot {
  const { clientId, subscriptionId, familyId, unitAmount, currency, units, name } = membership
  return {
    clientId,
    subscriptionId,
    familyId,
    unitAmount,
    currency,
    units,
    source: 'purchase',
    category: 'paid',
    effectiveFrom,
    expiresOn,
    periodNo: number,
    reason: `${name} from ${effectiveFrom}`,
  }
}

/** When the periods of a membership are; null for one that was never active. */
export function termsOf(
  { period, anchorOn, anchorPeriod, endsOn }: MembershipRecord,
  freezes: readonly Freeze[],
): MembershipTerms | null {
  return anchorOn === null ? null : { period, anchorOn, anchorPeriod, endsOn, freezes }
}

/**
 * Issues the lots that are due after each membership's last one (rule 11); of a sale that was refunded, its share is
 * taken from them at once (rule 13). Answers how many.
 */
export async function issueDue(
  q: Writer,
  context: Context,
  memberships: readonly MembershipRecord[],
  today: LocalDate,
): Promise<number> {
  const freezes = await freezesBySubscription(
    q,
    memberships.map(({ id }) => id),
  )
  const lots = memberships.flatMap((membership) => {
    const { id: subscriptionId, lastNumber } = membership
    const terms = termsOf(membership, freezes.get(subscriptionId) ?? [])
    if (terms === null) return []
    return lotsDue(terms, lastNumber + 1, today).map((lot) => lotOf({ ...membership, subscriptionId }, lot))
  })
  await grantLots(q, context, lots)
  // What refunds of the membership still ask for is taken of the new lots as well.
  for (const { id, refunded } of memberships) if (refunded) await continueRefund(q, context, id)
  return lots.length
}
