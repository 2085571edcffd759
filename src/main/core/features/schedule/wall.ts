import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { type BookingStatus, isOccupying } from '../../../../shared/domain/bookings.ts'
import { mayReadRoster } from '../../../../shared/domain/permissions.ts'
import { dayPeriod, formatInstant } from '../../../../shared/domain/time.ts'
import { firstNameOf, wallName } from '../../../../shared/domain/wall.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { type RosterRow, rostersBySession } from '../bookings/list-queries.ts'
import { findStudio, studioToday } from '../studio/queries.ts'
import { listSessionsInRange, type SessionRecord } from './queries.ts'
import { findFirstFrom } from './wall-queries.ts'

type Wall = Value<'schedule.wall'>

/**
 * Today as everybody who walks past may read it: places and never contact data. Names are given only of rosters that
 * the person at the desk may read, so that none stand on the wall while nobody is signed in.
 */
export async function readWall(
  q: Reader,
  context: Context,
  { names }: Parsed<'schedule.wall'>,
): Promise<Result<Wall>> {
  const studio = await findStudio(q)
  if (studio === null) return ok({ studio: null, sessions: [], next: null })
  const { name, zone } = studio
  const today = studioToday(studio, context.now)
  const day = dayPeriod(today, zone)

  const touching = await listSessionsInRange(q, { from: day.startsAt, to: day.endsAt })
  const sessions = touching.filter((session) => session.kind !== 'internal')
  const next = await findFirstFrom(q, day.endsAt)
  const all = next === null ? sessions : [...sessions, next]
  const rosters = await rostersBySession(
    q,
    all.map(({ id }) => id),
  )
  const shown = (session: SessionRecord) => {
    const named = names === 'initial' && session.status === 'open' && mayReadRoster(context.actor, session)
    return wallSession(session, rosters.get(session.id) ?? [], named)
  }
  return ok({
    studio: { name, zone, today },
    sessions: sessions.map(shown),
    next: next === null ? null : shown(next),
  })
}

function wallSession(
  session: SessionRecord,
  roster: readonly RosterRow[],
  named: boolean,
): Wall['sessions'][number] {
  const taken = roster.filter(({ status }) => isOccupying(status)).length
  return {
    title: session.title,
    startsAt: formatInstant(session.startsAt),
    endsAt: formatInstant(session.endsAt),
    trainer: session.trainerName === null ? null : firstNameOf(session.trainerName),
    room: session.roomName,
    capacity: session.capacity,
    free: session.capacity - taken,
    waiting: roster.filter(({ status }) => status === 'waitlisted').length,
    status: session.status,
    names: named ? roster.filter(({ status }) => comes(status)).map(wallName) : [],
  }
}

const comes = (status: BookingStatus): boolean => isOccupying(status) && status !== 'no_show'
