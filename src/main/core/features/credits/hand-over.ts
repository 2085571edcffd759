import type { SubscriptionStatus } from '../../../../shared/domain/credits.ts'
import { membershipEnd, periodLot } from '../../../../shared/domain/memberships.ts'
import { type Activation, planHandOver, validUntil } from '../../../../shared/domain/subscriptions.ts'
import { type LocalDate, laterDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { type Studio, studioToday } from '../studio/queries.ts'
import { rowChanged } from '../undo/steps.ts'
import {
  activateSubscription,
  beginValidity,
  endSubscriptions,
  findLastSession,
  findQueued,
  listHoldings,
  type QueuedRecord,
} from './hand-over-queries.ts'
import { issueDue } from './lots.ts'
import { anchorMembership, listMemberships } from './membership-queries.ts'

/** What changed hands: the subscriptions that ended, those that have their places now, and lots these were issued. */
export type HandedOver = {
  readonly ended: readonly number[]
  readonly activated: readonly number[]
  readonly issued: number
}

/**
 * Hands over what a client has used up (rule 10): a pack of which nothing remains ends, and the oldest that waits
 * for its place becomes active, in the caller's unit of work. A step of everything that takes units: a hold, an
 * expiry, a revocation. Changes nothing when nothing is used up.
 */
export function handOver(q: Writer, context: Context, studio: Studio, clientId: number): Promise<HandedOver> {
  return handOverAll(q, context, studio, [clientId], new Set())
}

/** Hands over for many clients at once; `ending` are those that end whatever remains, by staff or by date. */
export async function handOverAll(
  q: Writer,
  context: Context,
  studio: Studio,
  clientIds: readonly number[],
  ending: ReadonlySet<number>,
): Promise<HandedOver> {
  const holdings = await listHoldings(q, clientIds)
  const { ended, activated } = planHandOver(holdings, ending)
  const over = new Set(ended)
  const waited = new Set(activated.map(({ id }) => id))
  // A place is free before somebody else takes it.
  await endHeld(
    q,
    context,
    holdings.filter(({ id }) => over.has(id) && !waited.has(id)),
  )
  let issued = 0
  for (const activation of activated) {
    issued += await activate(q, context, studio, activation)
    // All it has was held while it waited: it ends as it begins.
    if (over.has(activation.id)) await endHeld(q, context, [{ id: activation.id, status: 'active' }])
  }
  return { ended, activated: activated.map(({ id }) => id).filter((id) => !over.has(id)), issued }
}

async function endHeld(
  q: Writer,
  context: Context,
  subscriptions: readonly { readonly id: number; readonly status: SubscriptionStatus }[],
): Promise<void> {
  await endSubscriptions(
    q,
    subscriptions.map(({ id }) => id),
    context.now,
  )
  for (const { id, status } of subscriptions) {
    const ended = { status: 'ended', endedAt: context.now } as const
    context.undoable(rowChanged('subscription', id, { status, endedAt: null }, ended))
    context.note({ entity: 'subscription', entityId: id, before: { status }, after: { status: 'ended' } })
  }
}

/** Gives a subscription the place it waited for. Its validity counts from now, or its periods do; answers lots issued. */
async function activate(
  q: Writer,
  context: Context,
  studio: Studio,
  { id, before }: Activation,
): Promise<number> {
  const queued = await findQueued(q, id)
  assert(queued !== null, 'what is activated waits')
  const activatedOn = studioToday(studio, context.now)
  await activateSubscription(q, id, activatedOn)
  const waiting = { status: 'queued', activatedOn: queued.activatedOn } as const
  context.undoable(rowChanged('subscription', id, waiting, { status: 'active', activatedOn }))
  const start: Start = {
    activatedOn,
    lastBefore: before === null ? null : await findLastSession(q, before, { used: true }),
    lastHeld: await findLastSession(q, id, { used: false }),
  }
  const { issued, ...days } = await (queued.kind === 'pack'
    ? beginPack(q, context, queued, start)
    : beginMembership(q, context, id, start))
  context.note({
    entity: 'subscription',
    entityId: id,
    before: { status: 'queued' },
    after: { status: 'active', activatedOn, ...days, follows: before },
  })
  return issued
}

type Start = Omit<Parameters<typeof validUntil>[0], 'validityDays'>

/** The days that follow from an activation, and how many lots were issued. */
type Begun = {
  readonly expiresOn?: LocalDate | null
  readonly anchorOn?: LocalDate
  readonly endsOn?: LocalDate | null
  readonly issued: number
}

/** Validity counts from the last session of the one before when that lies ahead. */
async function beginPack(
  q: Writer,
  context: Context,
  { id, validityDays }: QueuedRecord,
  start: Start,
): Promise<Begun> {
  const expiresOn = validUntil({ validityDays, ...start })
  if (expiresOn !== null) await beginWaiting(q, context, id, expiresOn)
  return { expiresOn, issued: 0 }
}

/** Periods are counted from now, unless they were already before a merge made it wait. */
async function beginMembership(q: Writer, context: Context, id: number, start: Start): Promise<Begun> {
  const [queued] = await listMemberships(q, [id])
  assert(queued !== undefined, 'a membership that waits has its first lot')
  const { activatedOn, lastBefore, lastHeld } = start
  if (queued.anchorOn !== null) return { issued: await issueDue(q, context, [queued], activatedOn) }
  const from = lastBefore === null ? activatedOn : laterDate(activatedOn, lastBefore)
  const days = { anchorOn: activatedOn, endsOn: membershipEnd(from, queued.validityDays) }
  await anchorMembership(q, id, days)
  context.undoable(rowChanged('subscription', id, { anchorOn: null, endsOn: null }, days))
  const first = periodLot({ ...queued, ...days, freezes: [] }, 0)
  assert(first !== null, 'a membership has its first period')
  await beginWaiting(
    q,
    context,
    id,
    lastHeld === null ? first.expiresOn : laterDate(first.expiresOn, lastHeld),
  )
  return { ...days, issued: await issueDue(q, context, [{ ...queued, ...days }], activatedOn) }
}

async function beginWaiting(q: Writer, context: Context, id: number, expiresOn: LocalDate): Promise<void> {
  for (const grant of await beginValidity(q, id, expiresOn)) {
    context.undoable(rowChanged('grant', grant.id, { expiresOn: null }, { expiresOn }))
  }
}
