import { takesCredits } from '../../../../shared/domain/catalogue.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { grantProblem, type HoldPart, planHold, type Spending } from '../../../../shared/domain/credits.ts'
import { bookingPolicy } from '../../../../shared/domain/policies.ts'
import { takesLast } from '../../../../shared/domain/subscriptions.ts'
import { earlierDate, formatInstant, laterDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { refuseMerged } from '../clients/merged.ts'
import { availableOf } from '../credits/figures-queries.ts'
import { handOver } from '../credits/hand-over.ts'
import {
  findEndedSubscription,
  type GrantRecord,
  insertGrant,
  insertSubscription,
  listGrants,
} from '../credits/queries.ts'
import { appendEntries } from '../ledger/queries.ts'
import type { SessionRecord } from '../schedule/queries.ts'
import { type Studio, studioToday } from '../studio/queries.ts'
import { type BookingRecord, countOccupying, findClientConflict, insertBooking } from './queries.ts'

/** How a place shall be paid for; a session that takes no credits is `none` whatever was asked. */
export type Funding = 'credit' | 'comp' | 'unpaid'

export type Placement = {
  readonly session: SessionRecord
  readonly client: {
    readonly id: number
    readonly firstName: string
    readonly lastName: string
    readonly status: string
  }
  readonly funding: Funding
  /** The pack that shall pay, one of this client's; null lets the spend order choose. */
  readonly grantId: number | null
  readonly paymentMethod: string | null
}

/** The subscription that carries comps. It is ended from the start, so that it takes nobody's place. */
const COMP_SUBSCRIPTION_NAME = 'Complimentary'

/**
 * Gives a client a place in a session and holds the units that pay for it: a step of every use case that books
 * (dialog, new session, plan, public page), inside its unit of work. Tests in the order of domain rules: state,
 * the client's own time, places, funding. A refusal has written nothing.
 */
export async function placeBooking(
  q: Writer,
  context: Context,
  studio: Studio,
  placement: Placement,
): Promise<Result<BookingRecord>> {
  const refusal = await findObstacle(q, placement)
  if (refusal !== null) return refusal
  const { session, client } = placement
  const paid = takesCredits(session.kind, session.creditCost)
  const funding = paid ? placement.funding : 'none'

  let parts: readonly HoldPart[] = []
  let usesUp = false
  if (funding === 'credit') {
    const plan = await planFunding(q, context, studio, placement)
    if (!plan.ok) return plan
    ;({ parts, usesUp } = plan.value)
  }
  const booking = await insertBooking(q, {
    sessionId: session.id,
    clientId: client.id,
    startsAt: session.startsAt,
    endsAt: session.endsAt,
    funding,
    cost: paid ? session.creditCost : 0,
    paymentStatus: funding === 'unpaid' ? 'pending' : 'not_due',
    paymentMethod: placement.paymentMethod,
    amount: session.amount,
    currency: session.currency,
    policy: bookingPolicy(studio.policies),
    bookedAt: context.now,
  })
  if (funding === 'comp') parts = [await grantComp(q, context, studio, placement)]
  await appendEntries(
    q,
    context,
    parts.map((part) => ({ ...part, kind: 'HOLD', bookingId: booking.id })),
  )
  const held = parts.reduce((sum, part) => sum + part.units, 0)
  assert(
    held === (funding === 'credit' || funding === 'comp' ? booking.cost : 0),
    'the holds sum to the cost',
  )
  if (usesUp) await handOver(q, context, studio, client.id)
  context.note({
    entity: 'booking',
    entityId: booking.id,
    after: { sessionId: session.id, clientId: client.id, funding, holds: parts },
  })
  return ok(booking)
}

async function findObstacle(q: Writer, { session, client }: Placement) {
  if (session.status !== 'open') return refuse('SESSION_NOT_AVAILABLE', { sessionId: session.id })
  const bookable = await requireActive(q, client)
  if (!bookable.ok) return bookable
  const conflict = await findClientConflict(q, client.id, session)
  if (conflict !== null) {
    return refuse('CLIENT_CONFLICT', {
      ...conflict,
      startsAt: formatInstant(conflict.startsAt),
      endsAt: formatInstant(conflict.endsAt),
      name: fullName(client),
    })
  }
  const booked = await countOccupying(q, session.id)
  if (booked >= session.capacity) return refuse('CAPACITY_FULL', { capacity: session.capacity, booked })
  return null
}

/** Refuses a client who was deactivated or merged into another, whatever the session. */
export async function requireActive(q: Reader, client: Placement['client']): Promise<Result<null>> {
  if (client.status === 'active') return ok(null)
  const merged = await refuseMerged(q, client, 'booked')
  if (!merged.ok) return merged
  const why = `${fullName(client)} is deactivated. Reactivate them to book.`
  return refuse('INVALID_TRANSITION', { from: client.status, to: 'booked', why })
}

/** Which packs pay, and whether that takes the last of one, which then gives up its place. */
type FundingPlan = { readonly parts: readonly HoldPart[]; readonly usesUp: boolean }

async function planFunding(
  q: Writer,
  context: Context,
  studio: Studio,
  placement: Placement,
): Promise<Result<FundingPlan>> {
  const { session, client, grantId } = placement
  const grants = await listGrants(q, client.id)
  const spending: Spending = {
    familyId: session.familyId,
    on: session.studioDate,
    units: session.creditCost,
  }
  const funded = (parts: readonly HoldPart[]) => ok({ parts, usesUp: takesLast(grants, parts) })
  if (grantId !== null) {
    const plan = planFromGrant(grants, grantId, spending)
    return plan.ok ? funded(plan.value) : plan
  }
  const plan = planHold(grants, spending)
  if (plan.kind === 'funded') return funded(plan.parts)
  return refuse('INSUFFICIENT_SESSIONS', {
    purpose: 'booking',
    needed: session.creditCost,
    available: await availableOf(q, client.id, studioToday(studio, context.now)),
    reasons: plan.reasons,
  })
}

/** An explicit grant pays all of it or is refused with the reason; it is never replaced by another (rule 1). */
function planFromGrant(
  grants: readonly GrantRecord[],
  grantId: number,
  spending: Spending,
): Result<readonly HoldPart[]> {
  const grant = grants.find((candidate) => candidate.id === grantId)
  assert(grant !== undefined, 'a pack that shall pay is one of the client')
  const problem = grantProblem(grant, spending)
  if (problem === 'expired') return refuse('GRANT_EXPIRED', { grantId, expiresOn: grant.expiresOn })
  if (problem === 'frozen') return refuse('GRANT_FROZEN', { grantId })
  if (problem !== null) return refuse('GRANT_INELIGIBLE', { grantId, problem })
  if (grant.available < spending.units) return refuse('GRANT_INELIGIBLE', { grantId, problem: 'empty' })
  return ok([{ grantId, units: spending.units }])
}

/** A gift in the open: a grant of exactly the cost, good for this session's day alone (rule 8). */
export async function grantComp(
  q: Writer,
  context: Context,
  studio: Studio,
  { session, client }: Pick<Placement, 'session' | 'client'>,
): Promise<HoldPart> {
  const today = studioToday(studio, context.now)
  const reason = `Complimentary: ${session.title}`.slice(0, 255)
  const subscriptionId =
    (await findEndedSubscription(q, client.id, COMP_SUBSCRIPTION_NAME)) ??
    (await insertSubscription(q, {
      clientId: client.id,
      name: COMP_SUBSCRIPTION_NAME,
      familyId: null,
      kind: 'pack',
      packageId: null,
      purchaseId: null,
      status: 'ended',
      validityDays: null,
      activatedOn: today,
      endedAt: context.now,
      createdAt: context.now,
    }))
  const grantId = await insertGrant(q, {
    clientId: client.id,
    subscriptionId,
    familyId: session.familyId,
    source: 'comp',
    category: 'comp',
    unitAmount: 0,
    currency: studio.currency,
    effectiveFrom: earlierDate(session.studioDate, today),
    expiresOn: laterDate(session.studioDate, today),
    reason,
    createdAt: context.now,
  })
  await appendEntries(q, context, [{ grantId, kind: 'GRANT', units: session.creditCost, reason }])
  return { grantId, units: session.creditCost }
}
