import type { Value } from '../../../../shared/contract/index.ts'
import { isOccupying } from '../../../../shared/domain/bookings.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import { fullName } from '../../../../shared/domain/clients.ts'
import { formatInstant } from '../../../../shared/domain/time.ts'
import type { RosterRow } from '../bookings/list-queries.ts'
import type { SessionRecord } from './queries.ts'

export type SessionView = Value<'sessions.cancel'>['session']
export type RosteredSession = Value<'sessions.get'>['session']

/** A session as callers see it. */
export function sessionView(session: SessionRecord, booked: number): SessionView {
  // Field by field: a week has thousands, and copying all but some fields takes longer than reading them.
  return {
    id: session.id,
    serviceId: session.serviceId,
    serviceName: session.serviceName,
    kind: session.kind,
    colour: session.colour,
    title: session.title,
    trainerId: session.trainerId,
    trainerName: session.trainerName,
    roomId: session.roomId,
    roomName: session.roomName,
    locationId: session.locationId,
    startsAt: formatInstant(session.startsAt),
    endsAt: formatInstant(session.endsAt),
    wallStart: session.wallStart,
    wallKind: session.wallKind,
    minutes: (session.endsAt - session.startsAt) / MINUTE,
    capacity: session.capacity,
    booked,
    creditCost: session.creditCost,
    status: session.status,
    platform: session.platform,
    meetingLink: session.meetingLink,
    notes: session.notes,
    seriesId: session.seriesId,
    seriesIndex: session.seriesIndex,
    version: session.version,
    amount:
      session.amount === null || session.currency === null
        ? null
        : { amount: session.amount, currency: session.currency },
  }
}

export type Placement = NonNullable<Value<'schedule.reassign'>['results'][number]['before']>

/** When and where a session is, and with whom, as callers see it. */
export function placementOf(
  session: Pick<SessionRecord, 'startsAt' | 'endsAt' | 'trainerId' | 'trainerName' | 'roomId' | 'roomName'>,
): Placement {
  const { startsAt, endsAt, trainerId, trainerName, roomId, roomName } = session
  return {
    startsAt: formatInstant(startsAt),
    endsAt: formatInstant(endsAt),
    trainerId,
    trainerName,
    roomId,
    roomName,
  }
}

/** Whether nobody would notice a difference but by names. */
export function isSamePlacement(a: Placement, b: Omit<Placement, 'trainerName' | 'roomName'>): boolean {
  return (
    a.startsAt === b.startsAt && a.endsAt === b.endsAt && a.trainerId === b.trainerId && a.roomId === b.roomId
  )
}

/** A session with its roster; `available` is what each client could still hold today. */
export function rosteredSession(
  session: SessionRecord,
  roster: readonly RosterRow[],
  available: ReadonlyMap<number, number>,
): RosteredSession {
  return Object.assign(sessionView(session, roster.filter((row) => isOccupying(row.status)).length), {
    bookings: roster.map((row) => ({
      id: row.id,
      clientId: row.clientId,
      clientName: fullName(row),
      status: row.status,
      funding: row.funding,
      paymentStatus: row.paymentStatus,
      available: available.get(row.clientId) ?? 0,
      version: row.version,
    })),
  })
}
