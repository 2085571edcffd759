import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { staleVersion } from '../../../../shared/domain/changes.ts'
import {
  endFreeze,
  freezeDays,
  LONGEST_FREEZE,
  nextFreeze,
  overlappingFreeze,
} from '../../../../shared/domain/freezes.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import { findBooking } from '../bookings/queries.ts'
import { cancelPlace } from '../bookings/resolve.ts'
import { promoteWaiting } from '../bookings/waitlist.ts'
import { loadStudio, type Studio, studioToday } from '../studio/queries.ts'
import { rowChanged, rowMade } from '../undo/steps.ts'
import { availableOf } from './figures-queries.ts'
import {
  type Freezable,
  type FreezeRecord,
  findFreezable,
  freezesBySubscription,
  insertFreeze,
  listPaidInside,
  type PaidBooking,
  updateFreeze,
} from './freeze-queries.ts'
import { refreeze } from './refreeze.ts'
import { freezeView, type SubscriptionView, subscriptionViews } from './views.ts'

/**
 * Freezes a subscription for some studio days (rule 12): it pays for nothing on them, and what is still valid when
 * they begin moves on by their number. Refused while live bookings that it pays for lie inside, unless these may be
 * cancelled as the studio.
 */
export async function freezeSubscription(
  q: Writer,
  context: Context,
  input: Parsed<'subscriptions.freeze'>,
): Promise<Result<Value<'subscriptions.freeze'>>> {
  const studio = await loadStudio(q)
  const today = studioToday(studio, context.now)
  const days = { from: input.from ?? today, until: input.until }
  const issue = daysIssue(days, today)
  if (issue !== null) return refuse('VALIDATION', { issues: [issue] })
  const found = await findOfVersion(q, input, 'frozen')
  if (!found.ok) return found
  const { subscription, freezes } = found.value
  const why = obstacleTo(subscription, freezes, days)
  if (why !== null) return refuse('INVALID_TRANSITION', { from: subscription.status, to: 'frozen', why })
  const inside = await listPaidInside(q, subscription.id, days)
  if (inside.length > 0 && !input.cancelBookings) {
    const why = words().bookingsInside(subscription.name, inside, studio.zone)
    return refuse('INVALID_TRANSITION', { from: subscription.status, to: 'frozen', why })
  }

  await cancelInside(q, context, studio, inside, input.reason ?? `${subscription.name} is frozen`)
  const freeze: FreezeRecord = {
    ...days,
    id: await insertFreeze(q, {
      subscriptionId: subscription.id,
      fromDay: days.from,
      untilDay: days.until,
      reason: input.reason,
      actorId: context.actor.staffId,
      createdAt: context.now,
    }),
    subscriptionId: subscription.id,
    createdAt: context.now,
  }
  context.undoable(rowMade('freeze', { id: freeze.id, untilDay: freeze.until, cancelledAt: null }))
  const later = freezes.filter((other) => other.from > freeze.from)
  const all = [...freezes.filter((other) => other.from < freeze.from), freeze, ...later]
  const change = { before: later, after: [freeze, ...later], all }
  const moved = await refreeze(q, context, subscription, change, today)
  const promoted = await promoteInto(q, context, studio, inside)
  context.note({
    entity: 'subscription',
    entityId: subscription.id,
    before: moved.before,
    after: { ...moved.after, freeze: { ...days, reason: input.reason }, cancelled: inside.length },
  })
  return ok({
    ...(await answer(q, studio, context, subscription)),
    freeze: freezeView(freeze),
    cancelled: inside.length,
    promoted,
  })
}

/**
 * Ends the freeze that a subscription is in, or calls off the next one (rule 12). The frozen days that are not used
 * are taken back from what they had moved, but never to before a session already held.
 */
export async function unfreezeSubscription(
  q: Writer,
  context: Context,
  input: Parsed<'subscriptions.unfreeze'>,
): Promise<Result<Value<'subscriptions.unfreeze'>>> {
  const studio = await loadStudio(q)
  const today = studioToday(studio, context.now)
  const on = input.on ?? today
  if (on < today) {
    const issue = { path: 'on', message: 'What was frozen before today stays so.' }
    return refuse('VALIDATION', { issues: [issue] })
  }
  const found = await findOfVersion(q, input, 'active')
  if (!found.ok) return found
  const { subscription, freezes } = found.value
  const freeze = nextFreeze(freezes, on)
  if (freeze === null) {
    const why = words().notFrozen(subscription.name, nextFreeze(freezes, today))
    return refuse('INVALID_TRANSITION', { from: subscription.status, to: 'active', why })
  }

  const ended = endFreeze(freeze, on)
  const before = { untilDay: freeze.until, cancelledAt: null }
  const after = ended.freeze === null ? { cancelledAt: context.now } : { untilDay: ended.freeze.until }
  await updateFreeze(q, freeze.id, after)
  context.undoable(rowChanged('freeze', freeze.id, before, after))
  const later = freezes.filter((other) => other.from > freeze.from)
  const kept = ended.freeze === null ? [] : [{ ...freeze, ...ended.freeze }]
  const all = [...freezes.filter((other) => other.from < freeze.from), ...kept, ...later]
  const change = { before: [freeze, ...later], after: [...kept, ...later], all }
  const moved = await refreeze(q, context, subscription, change, today)
  context.note({
    entity: 'subscription',
    entityId: subscription.id,
    before: { ...moved.before, freeze: freezeView(freeze) },
    after: { ...moved.after, freeze: ended.freeze, takenBack: ended.takenBack },
  })
  return ok({ ...(await answer(q, studio, context, subscription)), takenBack: ended.takenBack })
}

type Days = { readonly from: LocalDate; readonly until: LocalDate }

function daysIssue(days: Days, today: LocalDate): { path: string; message: string } | null {
  if (days.from < today) return { path: 'from', message: 'A freeze does not begin in the past.' }
  if (days.until < days.from) {
    return { path: 'until', message: 'The last frozen day comes before the first one.' }
  }
  if (freezeDays(days) > LONGEST_FREEZE) {
    return { path: 'until', message: `A freeze lasts at most ${LONGEST_FREEZE} days.` }
  }
  return null
}

type Found = { readonly subscription: Freezable; readonly freezes: readonly FreezeRecord[] }

async function findOfVersion(
  q: Writer,
  input: { readonly subscriptionId: number; readonly version?: number | undefined },
  status: 'frozen' | 'active',
): Promise<Result<Found>> {
  const { subscriptionId, version } = input
  const subscription = await findFreezable(q, subscriptionId)
  if (subscription === null) return refuse('NOT_FOUND', { entity: 'subscription', id: subscriptionId })
  if (version !== undefined && version !== subscription.version) {
    return staleVersion(version, subscription, { status })
  }
  const freezes = (await freezesBySubscription(q, [subscriptionId])).get(subscriptionId) ?? []
  return ok({ subscription, freezes })
}

/** Why these days cannot be frozen, in words; null when they can. */
function obstacleTo(subscription: Freezable, freezes: readonly FreezeRecord[], days: Days): string | null {
  if (subscription.status === 'queued' || subscription.status === 'ended') {
    return words().notFreezable(subscription.name, subscription.status)
  }
  const other = overlappingFreeze(freezes, days)
  return other === null ? null : words().frozenAlready(subscription.name, other)
}

/** The studio's own cancellation: every one of them gives back what it holds. */
async function cancelInside(
  q: Writer,
  context: Context,
  studio: Studio,
  inside: readonly PaidBooking[],
  reason: string,
): Promise<void> {
  for (const { bookingId } of inside) {
    const booking = await findBooking(q, bookingId)
    assert(booking !== null, 'a booking that is paid for is there')
    await cancelPlace(q, context, studio, booking, {
      by: 'studio',
      waive: false,
      reason: reason.slice(0, 255),
    })
  }
}

/** Gives the places that came free to those who wait for them; the frozen subscription pays for none of them. */
async function promoteInto(
  q: Writer,
  context: Context,
  studio: Studio,
  inside: readonly PaidBooking[],
): Promise<Value<'subscriptions.freeze'>['promoted']> {
  const promoted: Value<'subscriptions.freeze'>['promoted'] = []
  for (const { sessionId } of inside) {
    promoted.push(...(await promoteWaiting(q, context, studio, sessionId)).promoted)
  }
  return promoted
}

async function answer(
  q: Writer,
  studio: Studio,
  context: Context,
  { id, clientId }: Freezable,
): Promise<{ subscription: SubscriptionView; availableSessions: number }> {
  const today = studioToday(studio, context.now)
  const views = await subscriptionViews(q, clientId, today)
  const subscription = views.find((view) => view.id === id)
  assert(subscription !== undefined, 'a subscription is among those of its client')
  return { subscription, availableSessions: await availableOf(q, clientId, today) }
}
