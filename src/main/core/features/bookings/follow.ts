import { type CancelledBy, isLive } from '../../../../shared/domain/bookings.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { anchorAfterMove, moveProblem } from '../../../../shared/domain/moves.ts'
import { assert, type StrandedBooking } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { type GrantRecord, listGrants } from '../credits/queries.ts'
import type { SessionRecord } from '../schedule/queries.ts'
import type { Studio } from '../studio/queries.ts'
import { holdUnits, planFunding } from './funding.ts'
import { type Follower, listFollowers } from './move-queries.ts'
import { listHolds, updateBooking } from './queries.ts'
import { releaseHolds } from './resolve.ts'

export type SessionMove = {
  readonly before: SessionRecord
  readonly after: SessionRecord
  readonly by: CancelledBy
}

/** A booking that other grants pay for than before. */
export type FundedAnew = {
  readonly bookingId: number
  readonly clientId: number
  readonly clientName: string
  readonly from: readonly number[]
  readonly to: readonly number[]
}

/**
 * What a move of a session does to its bookings, after the session itself has moved: the start that the late window
 * counts to, and whose credits are not valid on the new studio day is funded anew (rule 6). Refuses with all those for
 * whom that fails; the caller then keeps nothing of the move.
 */
export async function followMove(
  q: Writer,
  context: Context,
  studio: Studio,
  move: SessionMove,
): Promise<Result<readonly FundedAnew[]>> {
  const { before, after } = move
  if (before.startsAt === after.startsAt) return ok([])
  const followers = await listFollowers(q, after.id)
  for (const { booking } of followers) {
    const policyAnchor = anchorAfterMove({
      policy: booking.policy,
      policyAnchor: booking.policyAnchor,
      now: context.now,
      by: move.by,
      startsAt: after.startsAt,
    })
    await updateBooking(q, context, booking, { policyAnchor })
  }
  if (before.studioDate === after.studioDate) return ok([])

  const anew: FundedAnew[] = []
  const stranded: StrandedBooking[] = []
  for (const follower of followers.filter(({ booking }) => isLive(booking.status))) {
    const outcome = await followDay(q, context, studio, move, follower)
    if (outcome.kind === 'anew') anew.push(outcome.funded)
    else if (outcome.kind === 'stranded') stranded.push(outcome.booking)
  }
  const [first] = stranded
  if (first === undefined) return ok(anew)
  const { grantId, expiresOn } = first
  return refuse('GRANT_EXPIRED', { grantId, expiresOn, on: after.studioDate, bookings: stranded })
}

type Followed =
  | { readonly kind: 'kept' }
  | { readonly kind: 'anew'; readonly funded: FundedAnew }
  | { readonly kind: 'stranded'; readonly booking: StrandedBooking }

/** Keeps the holds of one booking where every grant is valid on the new day; else gives them back and holds anew. */
async function followDay(
  q: Writer,
  context: Context,
  studio: Studio,
  { before, after }: SessionMove,
  { booking, client }: Follower,
): Promise<Followed> {
  const holds = (await listHolds(q, booking.id)).filter((hold) => hold.held > 0)
  if (holds.length === 0) return { kind: 'kept' }
  const grants = await listGrants(q, client.id)
  const days = { from: before.studioDate, to: after.studioDate }
  const [problem] = holds.flatMap(({ grantId }) => problemOf(grants, grantId, days))
  if (problem === undefined) return { kind: 'kept' }

  const reason = `Moved to ${after.studioDate}`
  const { funding, cost } = booking
  const need = { session: after, client, funding, cost, grantId: null }
  await releaseHolds(q, context, studio, booking, reason, reason)
  const plan = await planFunding(q, context, studio, need)
  const named = { bookingId: booking.id, clientId: client.id }
  if (!plan.ok) return { kind: 'stranded', booking: { ...named, name: fullName(client), ...problem } }
  const parts = await holdUnits(q, context, studio, {
    bookingId: booking.id,
    need,
    plan: plan.value,
    reason,
  })
  const from = holds.map((hold) => hold.grantId)
  const to = parts.map((part) => part.grantId)
  context.note({ entity: 'booking', entityId: booking.id, before: { grants: from }, after: { grants: to } })
  return { kind: 'anew', funded: { ...named, clientName: fullName(client), from, to } }
}

function problemOf(
  grants: readonly GrantRecord[],
  grantId: number,
  days: Parameters<typeof moveProblem>[1],
): Pick<StrandedBooking, 'grantId' | 'expiresOn' | 'problem'>[] {
  const grant = grants.find((candidate) => candidate.id === grantId)
  assert(grant !== undefined, 'a hold names a grant of the same client')
  const problem = moveProblem(grant, days)
  return problem === null ? [] : [{ grantId, expiresOn: grant.expiresOn, problem }]
}
