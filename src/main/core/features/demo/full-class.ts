import { DAY } from '../../../../shared/domain/calendar.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import { placeBooking } from '../bookings/place.ts'
import { countOccupying } from '../bookings/queries.ts'
import { changeSession } from '../schedule/edit.ts'
import { findSession, type SessionRecord } from '../schedule/queries.ts'
import { granted } from './found.ts'
import type { Life } from './memory.ts'

/** Classes sooner than this give no place by themselves any more. */
const SOONEST = 2 * DAY
const WAITING = 2

/**
 * Fills the best attended class of the days to come: the room has fewer places that day, and two more people ask for
 * one. They wait.
 */
export async function fillClass(life: Life, now: Instant): Promise<void> {
  const session = await findBestAttended(life, now)
  if (session === null) return
  const { q, moments, founded, members } = life
  const desk = moments(founded.desk, now)
  const { id: sessionId, version } = session
  const capacity = await countOccupying(q, sessionId)
  granted(await changeSession(q, desk, { sessionId, version, capacity, notes: 'Half the room is painted.' }))
  const full = await findSession(q, sessionId)
  let waiting = 0
  for (const { record } of members.values()) {
    if (waiting === WAITING || full === null) return
    const asked = await placeBooking(q, desk, founded.studio, {
      session: full,
      client: record,
      funding: 'credit',
      grantId: null,
      paymentMethod: null,
      waitlist: true,
    })
    // Somebody who is elsewhere at that time, or has stopped coming, does not ask.
    if (asked.ok) waiting += 1
  }
}

async function findBestAttended({ q, sessions }: Life, now: Instant): Promise<SessionRecord | null> {
  let best: SessionRecord | null = null
  let most = 1
  for (const known of sessions.values()) {
    if (known.kind !== 'group' || known.startsAt < now + SOONEST) continue
    const session = await findSession(q, known.id)
    const booked = await countOccupying(q, known.id)
    if (session?.status !== 'open' || booked <= most) continue
    best = session
    most = booked
  }
  return best
}
