import {
  isWallTime,
  isZone,
  localDateOf,
  resolveWallTime,
  wallTimeOf,
} from '../../../../shared/domain/time.ts'
import { plural } from '../../../../shared/messages/errors.ts'
import type { RepairName } from '../../../../shared/messages/repairs.ts'
import { type Look, pagesAfter, startOf } from './look.ts'
import {
  type KeyRange,
  listCancelledWithLive,
  listOverfull,
  listSessionOverlaps,
  listSessionRows,
  listUnmarked,
  type SessionRow,
} from './schedule-queries.ts'

/** I5 for trainers, rooms and places, and V8. */
export async function checkSessions(look: Look, lastId: number): Promise<void> {
  const pages = pagesAfter(
    startOf(look, lastId),
    (after) => listSessionRows(look.q, after),
    (session) => session.id,
  )
  const zones = new Set<string>()
  for await (const page of pages) {
    await checkSessionPage(look, page, zones)
    await look.pause(page.length)
  }
}

/** The same for some sessions that follow one another; `zones` are names already found to exist. */
export async function checkSessionPage(
  look: Look,
  page: readonly [SessionRow, ...SessionRow[]],
  zones: Set<string>,
): Promise<void> {
  for (const session of page) checkWallTime(look, session, zones)
  await checkPlaces(look, { first: page[0].id, last: page.at(-1)?.id ?? page[0].id })
}

async function checkPlaces(look: Look, range: KeyRange): Promise<void> {
  const { add } = look.findings
  for (const { id, otherId, who } of await listSessionOverlaps(look.q, range, 'trainer_id')) {
    add('I5', 'session', id, `trainer ${who} in one session at a time`, `overlaps session ${otherId}`)
  }
  for (const { id, otherId, who } of await listSessionOverlaps(look.q, range, 'room_id')) {
    add('I5', 'session', id, `room ${who} with one session at a time`, `overlaps session ${otherId}`)
  }
  for (const { id, capacity, taken } of await listOverfull(look.q, range)) {
    add('I5', 'session', id, `at most ${plural(capacity, 'place')} taken`, `${taken} taken`)
  }
  for (const { id, live } of await listCancelledWithLive(look.q, range)) {
    add('I5', 'session', id, 'no live booking in a cancelled session', `${live} live`, 'cancel_places')
  }
}

/**
 * V8: what the clock on the wall shows, and the day, follow from the instant and the zone. `zones` are names
 * already found to exist, because asking costs more than all the rest.
 */
function checkWallTime(look: Look, session: SessionRow, zones: Set<string>): void {
  const { id, startsAt, zone, wallStart, studioDate } = session
  const name = (expected: string, found: string, repair: RepairName | null = 'wall_time') =>
    look.findings.add('V8', 'session', id, expected, found, repair)
  if (!zones.has(zone) && !isZone(zone)) {
    name('a time zone that exists', zone, look.zoned ? 'wall_time' : null)
    return
  }
  zones.add(zone)
  const wall = wallTimeOf(startsAt, zone)
  if (wallStart !== wall && !becomes(session)) name(`the wall time ${wall}`, wallStart)
  const date = localDateOf(startsAt, zone)
  if (studioDate !== date) name(`the day ${date}`, studioDate)
}

/** A series keeps the wall time that was wished for, also where the clock jumps over it. */
function becomes({ wallStart, zone, startsAt }: SessionRow): boolean {
  return isWallTime(wallStart) && resolveWallTime(wallStart, zone).instant === startsAt
}

/** V4: sessions whose day is over and that nobody has marked. */
export async function checkUnmarked(look: Pick<Look, 'q' | 'now' | 'zone' | 'findings'>): Promise<void> {
  const today = localDateOf(look.now, look.zone)
  for (const { id, live } of await listUnmarked(look.q, today, look.now)) {
    look.findings.add('V4', 'session', id, 'an outcome for every booking', `${live} without one`)
  }
}
