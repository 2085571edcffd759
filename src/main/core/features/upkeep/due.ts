import type { Instant } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { listBegunWaiting, listDueToLapse } from '../bookings/waitlist-queries.ts'
import { listExpired } from '../credits/expire-queries.ts'
import { listDueMemberships } from '../credits/membership-queries.ts'
import { findStudio, studioToday } from '../studio/queries.ts'
import { listClientsWithUsedUp, listOver, listStale } from './queries.ts'

/** Whether a place is still kept for somebody who has not confirmed it in time, or for nobody any more. */
export async function hasLapsed(q: Reader, now: Instant): Promise<boolean> {
  return (await listDueToLapse(q, now)).length > 0 || (await listBegunWaiting(q, now)).length > 0
}

/** Whether a run of the upkeep may find something to do: figures may be told only when it does not. */
export async function isUpkeepDue(q: Reader, now: Instant): Promise<boolean> {
  const studio = await findStudio(q)
  if (studio === null) return false
  const today = studioToday(studio, now)
  const looks = [
    () => listStale(q, today),
    () => listDueMemberships(q, today),
    () => listExpired(q, today, null),
    () => listOver(q, today),
    () => listClientsWithUsedUp(q),
  ]
  for (const look of looks) if ((await look()).length > 0) return true
  return hasLapsed(q, now)
}
