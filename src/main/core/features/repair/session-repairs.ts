import {
  isWallTime,
  isZone,
  localDateOf,
  resolveWallTime,
  wallTimeOf,
} from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import { listFollowers } from '../bookings/move-queries.ts'
import { findSession } from '../schedule/queries.ts'
import { cancelPlaces } from './booking-repairs.ts'
import type { Repair } from './job.ts'
import { setWallTime } from './queries.ts'

/** Wall time and day follow from the instant; the zone is the studio's where the session's own does not exist. */
const writeWallTime: Repair = async ({ q, studio, entityId }) => {
  const session = await findSession(q, entityId)
  assert(session !== null, 'a session that was found wrong is there')
  const { startsAt } = session
  const zone = isZone(session.zone) ? session.zone : studio.zone
  const wished = isWallTime(session.wallStart) ? resolveWallTime(session.wallStart, zone) : null
  const wallStart = wished?.instant === startsAt ? session.wallStart : wallTimeOf(startsAt, zone)
  const wall = {
    zone,
    wallStart,
    wallKind: resolveWallTime(wallStart, zone).kind,
    studioDate: localDateOf(startsAt, zone),
  }
  await setWallTime(q, entityId, wall)
  return [`Session ${entityId} is at ${wallStart} in ${zone}, on the day ${wall.studioDate}.`]
}

/** Cancels who is still to come to a session that was cancelled. */
const cancelComing: Repair = async (job) => {
  const followers = await listFollowers(job.q, job.entityId)
  return cancelPlaces(
    job,
    followers.map(({ booking }) => booking),
  )
}

export const SESSION_REPAIRS = { wall_time: writeWallTime, cancel_places: cancelComing } as const
