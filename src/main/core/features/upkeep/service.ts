import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { lapsePending } from '../bookings/lapse.ts'
import { lapseWaiting } from '../bookings/waitlist.ts'
import { expireUnits } from '../credits/expire.ts'
import { handOverAll } from '../credits/hand-over.ts'
import { issueDue } from '../credits/lots.ts'
import { listDueMemberships } from '../credits/membership-queries.ts'
import { failStuckPlans } from '../plans/after-purchase.ts'
import { findStudio, type Studio, studioToday } from '../studio/queries.ts'
import { listClientsWithUsedUp, listOver, listStale, setStatus } from './queries.ts'

type Done = Value<'upkeep.run'>

type Credits = Pick<Done, 'expired' | 'rolledOver' | 'issued' | 'ended' | 'activated'>

const NO_CREDITS: Credits = { expired: 0, rolledOver: 0, issued: 0, ended: 0, activated: 0 }

/**
 * Does what has become due by the clock alone, over all clients, in one unit of work. It may run at any time and any
 * number of times: a second run finds nothing to do.
 */
export async function runUpkeep(
  q: Writer,
  context: Context,
  _input: Parsed<'upkeep.run'>,
): Promise<Result<Done>> {
  const studio = await findStudio(q)
  if (studio === null) return ok({ ...NO_CREDITS, frozen: 0, unfrozen: 0, lapsed: 0 })
  const today = studioToday(studio, context.now)
  await failStuckPlans(q, context)
  const freezes = await turnFreezes(q, context, today)
  const lapsed = (await lapsePending(q, context, studio)).length + (await lapseWaiting(q, context))
  let credits = NO_CREDITS
  // What one pass does may make another thing due: a membership that waited may have periods that are over.
  for (;;) {
    const pass = await passOverCredits(q, context, studio, today)
    if (Object.values(pass).every((count) => count === 0)) break
    credits = sumOf(credits, pass)
  }
  if (credits !== NO_CREDITS) context.note({ entity: 'studio', entityId: null, after: credits })
  return ok({ ...credits, ...freezes, lapsed })
}

/** Makes the status of subscriptions what their freezes say of today. */
async function turnFreezes(
  q: Writer,
  context: Context,
  today: LocalDate,
): Promise<Pick<Done, 'frozen' | 'unfrozen'>> {
  const stale = await listStale(q, today)
  const turn = async (from: 'active' | 'frozen', to: 'active' | 'frozen') => {
    const ids = stale.filter(({ status }) => status === from).map(({ id }) => id)
    await setStatus(q, ids, to)
    for (const entityId of ids) {
      context.note({ entity: 'subscription', entityId, before: { status: from }, after: { status: to } })
    }
    return ids.length
  }
  return { frozen: await turn('active', 'frozen'), unfrozen: await turn('frozen', 'active') }
}

async function passOverCredits(
  q: Writer,
  context: Context,
  studio: Studio,
  today: LocalDate,
): Promise<Credits> {
  const issued = await issueDue(q, context, await listDueMemberships(q, today), today)
  const { expired, rolledOver } = await expireUnits(q, context, today)
  const over = await listOver(q, today)
  const clients = new Set([...(await listClientsWithUsedUp(q)), ...over.map(({ clientId }) => clientId)])
  const ending = new Set(over.map(({ id }) => id))
  const handed = await handOverAll(q, context, studio, [...clients], ending)
  return {
    expired,
    rolledOver,
    issued: issued + handed.issued,
    ended: handed.ended.length,
    activated: handed.activated.length,
  }
}

function sumOf(a: Credits, b: Credits): Credits {
  return {
    expired: a.expired + b.expired,
    rolledOver: a.rolledOver + b.rolledOver,
    issued: a.issued + b.issued,
    ended: a.ended + b.ended,
    activated: a.activated + b.activated,
  }
}
