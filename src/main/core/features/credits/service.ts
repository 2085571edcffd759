import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { creditWarning, DEFAULT_SUBSCRIPTION_NAME, planRevoke } from '../../../../shared/domain/credits.ts'
import { figuresOf } from '../../../../shared/domain/figures.ts'
import { truncateReason } from '../../../../shared/domain/text.ts'
import { addDays, type LocalDate, localDateOf } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { countBookingsByStatus } from '../bookings/list-queries.ts'
import { findFamilyByName } from '../catalogue/queries.ts'
import { refuseMerged } from '../clients/merged.ts'
import { findClient } from '../clients/queries.ts'
import { appendEntries } from '../ledger/queries.ts'
import { loadStudio, studioToday } from '../studio/queries.ts'
import { rowMade } from '../undo/steps.ts'
import { availableOf } from './figures-queries.ts'
import { handOver } from './hand-over.ts'
import { findPlaceHolder, insertGrant, insertSubscription, listGrants, listSubscriptions } from './queries.ts'
import { refuseFigures, refuseOrigins } from './readers.ts'
import { subscriptionView, subscriptionViews } from './views.ts'

/**
 * Adds credits to a client by hand: to their active subscription of that family as a new grant, or to a new one
 * named "Allocated sessions". Without a family they are general and good for every service (rule 7).
 */
export async function allocateCredits(
  q: Writer,
  context: Context,
  input: Parsed<'credits.allocate'>,
): Promise<Result<Value<'credits.allocate'>>> {
  const studio = await loadStudio(q)
  const today = studioToday(studio, context.now)
  const client = await findClient(q, input.clientId)
  if (client === null) return refuse('USER_NOT_FOUND', { clientId: input.clientId })
  const found = await familyNamed(q, input.family)
  if (!found.ok) return found
  const family = found.value
  const merged = await refuseMerged(q, client, 'allocated to')
  if (!merged.ok) return merged
  const expiresOn = input.expiresOn ?? null
  const ahead = refusePastDay(expiresOn, today)
  if (!ahead.ok) return ahead

  const reason = truncateReason(input.reason)
  const familyId = family?.id ?? null
  const subscriptionId = await subscriptionToAddTo(q, context, client.id, familyId, today)
  const grantId = await insertGrant(q, {
    clientId: client.id,
    subscriptionId,
    familyId,
    source: 'allocation',
    category: input.category,
    unitAmount: 0,
    currency: studio.currency,
    effectiveFrom: today,
    expiresOn,
    reason,
    createdAt: context.now,
  })
  context.undoable(rowMade('grant', { id: grantId }))
  await appendEntries(q, context, [{ grantId, kind: 'GRANT', units: input.sessionCount, reason }])
  const available = await availableOf(q, client.id, today)
  context.note({
    entity: 'client',
    entityId: client.id,
    after: { grantId, added: input.sessionCount, reason, family: family?.name ?? null, expiresOn },
  })
  return ok({
    added: input.sessionCount,
    availableSessions: available,
    message: words().addedSentence({ count: input.sessionCount, client: fullName(client), available }),
    grant: { id: grantId, subscriptionId },
  })
}

/** The family of this name; none when none is named. */
export async function familyNamed(
  q: Reader,
  name: string | null | undefined,
): Promise<Result<Awaited<ReturnType<typeof findFamilyByName>>>> {
  if (!name) return ok(null)
  const family = await findFamilyByName(q, name)
  return family === null ? refuse('NOT_FOUND', { entity: 'family', id: name }) : ok(family)
}

/** Refuses a last valid day that is over. */
export function refusePastDay(expiresOn: LocalDate | null, today: LocalDate): Result<null> {
  if (expiresOn === null || expiresOn >= today) return ok(null)
  return refuse('VALIDATION', {
    issues: [{ path: 'expiresOn', message: 'The last valid day is in the past.' }],
  })
}

/** The client's subscription in the place of a family, or a new active one. */
async function subscriptionToAddTo(
  q: Writer,
  context: Context,
  clientId: number,
  familyId: number | null,
  today: LocalDate,
): Promise<number> {
  const holder = await findPlaceHolder(q, clientId, { familyId, kind: 'pack' })
  if (holder !== null) return holder.id
  const status = 'active'
  const id = await insertSubscription(q, {
    clientId,
    name: DEFAULT_SUBSCRIPTION_NAME,
    familyId,
    kind: 'pack',
    packageId: null,
    purchaseId: null,
    status,
    validityDays: null,
    activatedOn: today,
    createdAt: context.now,
  })
  context.undoable(rowMade('subscription', { id, status }))
  return id
}

/** Takes credits away: from the named grant, or from the newest first; never more than remain (rule 7). */
export async function revokeCredits(
  q: Writer,
  context: Context,
  input: Parsed<'credits.revoke'>,
): Promise<Result<Value<'credits.revoke'>>> {
  const studio = await loadStudio(q)
  const client = await findClient(q, input.clientId)
  if (client === null) return refuse('USER_NOT_FOUND', { clientId: input.clientId })
  const all = await listGrants(q, client.id)
  const grants = input.grantId === undefined ? all : all.filter((grant) => grant.id === input.grantId)
  if (input.grantId !== undefined && grants.length === 0) {
    return refuse('NOT_FOUND', { entity: 'grant', id: input.grantId })
  }
  const merged = await refuseMerged(q, client, 'revoked from')
  if (!merged.ok) return merged
  const parts = planRevoke(grants, input.sessionCount)
  if (parts === null) {
    return refuse('INSUFFICIENT_SESSIONS', {
      purpose: 'removal',
      needed: input.sessionCount,
      available: grants.reduce((sum, grant) => sum + grant.available, 0),
      reasons: [],
    })
  }
  const reason = truncateReason(input.reason)
  await appendEntries(
    q,
    context,
    parts.map((part) => ({ ...part, kind: 'REVOKE', reason })),
  )
  await handOver(q, context, studio, client.id)
  context.note({ entity: 'client', entityId: client.id, after: { removed: parts, reason } })
  const available = await availableOf(q, client.id, studioToday(studio, context.now))
  return ok({
    removed: input.sessionCount,
    availableSessions: available,
    message: words().removedSentence({ count: input.sessionCount, client: fullName(client), available }),
  })
}

/** A client's figures: completed + scheduled + remaining = total, per subscription and in all (I2). */
export async function summariseCredits(
  q: Reader,
  context: Context,
  input: Parsed<'credits.summary'>,
): Promise<Result<Value<'credits.summary'>>> {
  const unseen = await refuseFigures(q, context, input.clientId)
  if (unseen !== null) return unseen
  const studio = await loadStudio(q)
  const today = studioToday(studio, context.now)
  const client = await findClient(q, input.clientId)
  if (client === null) return refuse('USER_NOT_FOUND', { clientId: input.clientId })
  const grants = await listGrants(q, client.id)
  const subscriptions = await listSubscriptions(q, client.id)
  const { completed, cancelled, late_cancelled, no_show } = await countBookingsByStatus(q, client.id)
  const figures = figuresOf(grants, today)
  const total = figures.granted - figures.expired - figures.revoked
  assert(
    figures.completed + figures.scheduled + figures.remaining === total,
    'the figures of a client add up',
  )
  return ok({
    clientId: client.id,
    available: figures.available,
    scheduled: figures.scheduled,
    completed: figures.completed,
    cancelled: cancelled?.bookings ?? 0,
    lateCancelled: late_cancelled?.bookings ?? 0,
    noShow: no_show?.bookings ?? 0,
    remaining: figures.remaining,
    total,
    expired: figures.expired,
    revoked: figures.revoked,
    lastSessionOn: completed === undefined ? null : localDateOf(completed.lastStart, studio.zone),
    nextExpiry: figures.nextExpiry,
    warning: creditWarning({
      available: figures.available,
      soonestExpiry: figures.nextExpiry,
      lowCredits: studio.policies.lowCredits,
      warnUntil: addDays(today, studio.policies.expiringDays),
    }),
    subscriptions: subscriptions.map((subscription) => subscriptionView(subscription, grants, today)),
  })
}

export async function listClientSubscriptions(
  q: Reader,
  context: Context,
  input: Parsed<'subscriptions.list'>,
): Promise<Result<Value<'subscriptions.list'>>> {
  const unseen = refuseOrigins(context)
  if (unseen !== null) return unseen
  const client = await findClient(q, input.clientId)
  if (client === null) return refuse('USER_NOT_FOUND', { clientId: input.clientId })
  const today = studioToday(await loadStudio(q), context.now)
  return ok({ rows: await subscriptionViews(q, client.id, today) })
}
