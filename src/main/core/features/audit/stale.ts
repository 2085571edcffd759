import { staleVersion } from '../../../../shared/domain/changes.ts'
import type { Slot } from '../../../../shared/domain/schedule.ts'
import { formatInstant, type Instant } from '../../../../shared/domain/time.ts'
import type { LastChange } from '../../../../shared/errors.ts'
import type { Reader } from '../../engine/engine.ts'
import { words } from '../../speaking.ts'
import type { BookingRecord } from '../bookings/queries.ts'
import type { SessionRecord } from '../schedule/queries.ts'
import { type ChangedSince, changedSince } from './since-queries.ts'

/** What was asked for against an old version, and the fields as they are stored. */
type Asked = {
  readonly expected: number
  readonly stored: Readonly<Record<string, unknown>> & { readonly version: number }
  readonly changes: object
  readonly now: Instant
}

/** Refuses a change to another version of a session than the stored one: with what it would overwrite, and by whom. */
export async function staleSession(q: Reader, session: SessionRecord, asked: Asked) {
  const { expected, stored, changes, now } = asked
  const since = await changedSince(q, { sessionId: session.id }, session.version - expected)
  const last = lastChange(since, words().sessionChangeWords(since.fields, session), now)
  return staleVersion(expected, stored, changes, since.status, last)
}

/** The same for a booking, which gets a new version with each move of its session as well. */
export async function staleBooking(
  q: Reader,
  {
    booking,
    session,
  }: { readonly booking: BookingRecord; readonly session: Pick<Slot, 'startsAt' | 'zone'> },
  { expected, changes, now }: Omit<Asked, 'stored'>,
) {
  const { id: bookingId, sessionId, version, status } = booking
  const since = await changedSince(q, { bookingId, sessionId }, version - expected)
  const { startsAt, zone } = session
  const what = words().bookingChangeWords(since.fields, { status, startsAt, zone })
  return staleVersion(expected, booking, changes, since.status, lastChange(since, what, now))
}

function lastChange({ last }: ChangedSince, what: string, now: Instant): LastChange | null {
  if (last === null) return null
  return { by: last.by, at: formatInstant(last.at), ago: Math.max(0, now - last.at), what }
}
