import type { BookingFunding } from '../../../../shared/domain/bookings.ts'
import { grantProblem, type HoldPart, planHold, type Spending } from '../../../../shared/domain/credits.ts'
import { freezeOn } from '../../../../shared/domain/freezes.ts'
import { takesLast } from '../../../../shared/domain/subscriptions.ts'
import { earlierDate, type LocalDate, laterDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { availableOf } from '../credits/figures-queries.ts'
import { handOver } from '../credits/hand-over.ts'
import { packFacts } from '../credits/pack-facts.ts'
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

/** How a place shall be paid for; a session that takes no credits is `none` whatever was asked. */
export type Funding = 'credit' | 'comp' | 'unpaid'

export type ClientName = { readonly id: number; readonly firstName: string; readonly lastName: string }

/** What is to be paid for, by whom and how. */
export type FundingNeed = {
  readonly session: SessionRecord
  readonly client: ClientName
  readonly funding: BookingFunding
  readonly cost: number
  /** The pack that shall pay, one of this client's; null lets the spend order choose. */
  readonly grantId: number | null
  /** The day on which a debt is settled; a pack that is valid then may pay as well. */
  readonly settledOn?: LocalDate
}

/** The subscription that carries comps. It is ended from the start, so that it takes nobody's place. */
const COMP_SUBSCRIPTION_NAME = 'Complimentary'

/** Which packs pay, and whether that takes the last of one, which then gives up its place. */
export type FundingPlan = { readonly parts: readonly HoldPart[]; readonly usesUp: boolean }

const NO_UNITS: FundingPlan = { parts: [], usesUp: false }

/**
 * Chooses the credits that pay (rules 1 and 2) or refuses; nothing is written. What credits do not pay for needs no
 * plan: a comp is granted when it is held.
 */
export async function planFunding(
  q: Reader,
  context: Context,
  studio: Studio,
  need: FundingNeed,
): Promise<Result<FundingPlan>> {
  if (need.funding !== 'credit') return ok(NO_UNITS)
  const { session, client, cost, grantId, settledOn } = need
  const grants = await listGrants(q, client.id)
  const spending: Spending = {
    familyId: session.familyId,
    on: session.studioDate,
    units: cost,
    settledOn,
  }
  const funded = (parts: readonly HoldPart[]) => ok({ parts, usesUp: takesLast(grants, parts) })
  if (grantId !== null) {
    const plan = planFromGrant(grants, grantId, spending)
    return plan.ok ? funded(plan.value) : plan
  }
  const plan = planHold(grants, spending)
  if (plan.kind === 'funded') return funded(plan.parts)
  const today = studioToday(studio, context.now)
  const packs = packFacts(grants)
  return refuse('INSUFFICIENT_SESSIONS', {
    purpose: 'booking',
    needed: cost,
    available: await availableOf(q, client.id, today),
    reasons: plan.reasons.flatMap(({ grantId, problem }) => {
      const pack = packs.get(grantId)
      if (pack === undefined) return []
      return [
        {
          grantId,
          problem,
          sentence: words().problemSentence(pack, problem, { on: session.studioDate, today }),
        },
      ]
    }),
  })
}

/** Sets aside what was planned for a booking, or what a comp gives; a pack that this uses up hands over (rule 10). */
export async function holdUnits(
  q: Writer,
  context: Context,
  studio: Studio,
  hold: {
    readonly bookingId: number
    readonly need: FundingNeed
    readonly plan: FundingPlan
    readonly reason?: string
  },
): Promise<readonly HoldPart[]> {
  const { bookingId, need, plan, reason = null } = hold
  const parts = need.funding === 'comp' ? [await grantComp(q, context, studio, need)] : plan.parts
  await appendEntries(
    q,
    context,
    parts.map((part) => ({ ...part, kind: 'HOLD', bookingId, reason })),
  )
  const held = parts.reduce((sum, part) => sum + part.units, 0)
  const asked = need.funding === 'credit' || need.funding === 'comp' ? need.cost : 0
  assert(held === asked, 'the holds sum to the cost')
  if (plan.usesUp) await handOver(q, context, studio, need.client.id)
  return parts
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
  if (problem === 'frozen') return refuseFrozen(grant, spending.on)
  if (problem !== null) return refuse('GRANT_INELIGIBLE', { grantId, problem })
  if (grant.available < spending.units) return refuse('GRANT_INELIGIBLE', { grantId, problem: 'empty' })
  return ok([{ grantId, units: spending.units }])
}

function refuseFrozen(grant: GrantRecord, on: LocalDate): Result<never> {
  const freeze = freezeOn(grant.freezes, on)
  assert(freeze !== null, 'what is frozen has a freeze on that day')
  return refuse('GRANT_FROZEN', { grantId: grant.id, from: freeze.from, until: freeze.until })
}

/** A gift in the open: a grant of exactly the cost, good for this session's day alone (rule 8). */
async function grantComp(
  q: Writer,
  context: Context,
  studio: Studio,
  { session, client }: Pick<FundingNeed, 'session' | 'client'>,
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
