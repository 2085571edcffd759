import { DAY } from '../../../../shared/domain/calendar.ts'
import { warningsFor } from '../../../../shared/domain/hours.ts'
import { loadHours, type WordedBlock } from '../hours/load.ts'
import { type ComingSession, listComingSessions } from './hours-queries.ts'
import type { Look } from './look.ts'

/** The hours of so many days are worked out at once. */
const STRETCH = 7 * DAY

/** V6: sessions to come that lie outside the opening hours or their trainer's, in a leave or in a closure. */
export async function checkHours(
  look: Pick<Look, 'q' | 'now' | 'zone' | 'findings' | 'pause'>,
): Promise<void> {
  const hours = await loadHours(look.q, look.zone, null)
  for (const sessions of inStretches(await listComingSessions(look.q, look.now))) {
    const startsAt = sessions[0].startsAt
    const endsAt = sessions.reduce((last, session) => Math.max(last, session.endsAt), startsAt)
    const blocks = byTrainer(hours.blocksIn({ startsAt, endsAt }))
    for (const session of sessions) {
      const own = session.trainerId === null ? [] : (blocks.get(session.trainerId) ?? [])
      const met = warningsFor(session, [...(blocks.get(null) ?? []), ...own])
      if (met.length === 0) continue
      const found = met.map(({ message }) => message).join(' ')
      look.findings.add('V6', 'session', session.id, 'a time at which sessions are expected', found)
    }
    await look.pause(sessions.length)
  }
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
