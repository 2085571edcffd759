import { DAY } from '../../../../shared/domain/calendar.ts'
import { warningsFor } from '../../../../shared/domain/hours.ts'
import type { Instant, ZoneId } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { type HoursNow, loadHours, type WordedBlock } from '../hours/load.ts'
import { type ComingSession, listComingSessions } from './hours-queries.ts'
import type { Look } from './look.ts'

/** The hours of so many days are worked out at once. */
const STRETCH = 7 * DAY

/** V6: sessions to come that lie outside the opening hours or their trainer's, in a leave or in a closure. */
export async function checkHours(
  look: Pick<Look, 'q' | 'now' | 'zone' | 'findings' | 'pause'>,
): Promise<void> {
  const hours = await loadHours(look.q, look.zone, null)
  if (hours.areNone) return
  for (const sessions of inStretches(await listComingSessions(look.q, look.now))) {
    for (const [id, found] of outsideOf(hours, sessions)) {
      look.findings.add('V6', 'session', id, 'a time at which sessions are expected', found)
    }
    await look.pause(sessions.length)
  }
}

/** Those of some sessions that are to come and outside now, the soonest first, each with what it meets as sentences. */
export async function stillOutside(
  q: Reader,
  { zone, now }: { readonly zone: ZoneId; readonly now: Instant },
  ids: readonly number[],
): Promise<ReadonlyMap<number, string>> {
  if (ids.length === 0) return new Map()
  const hours = await loadHours(q, zone, null)
  const stretches = inStretches(await listComingSessions(q, now, ids))
  return new Map(stretches.flatMap((sessions) => outsideOf(hours, sessions)))
}

/** The sessions of a few days that meet something, each with what that is. */
function outsideOf(hours: HoursNow, sessions: Some): [number, string][] {
  const startsAt = sessions[0].startsAt
  const endsAt = sessions.reduce((last, session) => Math.max(last, session.endsAt), startsAt)
  const blocks = byTrainer(hours.blocksIn({ startsAt, endsAt }))
  return sessions.flatMap((session) => {
    const own = session.trainerId === null ? [] : (blocks.get(session.trainerId) ?? [])
    const met = warningsFor(session, [...(blocks.get(null) ?? []), ...own])
    return met.length === 0 ? [] : [[session.id, met.map(({ message }) => message).join(' ')]]
  })
}

type Some = [ComingSession, ...ComingSession[]]

/** Sessions in the order of their starts, those of a few days together. */
function inStretches(sessions: readonly ComingSession[]): Some[] {
  const stretches: Some[] = []
  for (const session of sessions) {
    const last = stretches.at(-1)
    if (last === undefined || session.startsAt >= last[0].startsAt + STRETCH) stretches.push([session])
    else last.push(session)
  }
  return stretches
}

function byTrainer(blocks: readonly WordedBlock[]): Map<number | null, WordedBlock[]> {
  const own = new Map<number | null, WordedBlock[]>()
  for (const block of blocks) own.set(block.trainerId, [...(own.get(block.trainerId) ?? []), block])
  return own
}
