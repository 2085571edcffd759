import type { ScheduleBlock } from '../../src/renderer/src/screens/schedule/blocks.ts'
import type { DaySession } from '../../src/renderer/src/screens/schedule/sessions.ts'
import { formatInstant } from '../../src/shared/domain/time.ts'

const MINUTE = 60_000

/** A schedule on which nothing is, long before anything is over. */
export const NOTHING = { sessions: [], blocks: [], now: 0, shows: () => true }

/** Makes sessions of one day by the minute they start at, each with the next number. */
export function sessionMaker(dayStart: number) {
  let nextId = 0
  return (
    from: number,
    minutes: number,
    trainerId: number | null = 1,
    more: Partial<DaySession> = {},
  ): DaySession => {
    nextId += 1
    return {
      id: nextId,
      serviceId: 1,
      serviceName: 'Personal training',
      kind: 'personal',
      colour: 0,
      title: 'Personal training',
      trainerId,
      trainerName: trainerId === null ? null : `Trainer ${trainerId}`,
      roomId: null,
      roomName: null,
      locationId: 1,
      startsAt: formatInstant(dayStart + from * MINUTE),
      endsAt: formatInstant(dayStart + (from + minutes) * MINUTE),
      wallStart: '2026-03-02T00:00',
      wallKind: 'exact',
      minutes,
      capacity: 1,
      booked: 0,
      creditCost: 1,
      status: 'open',
      platform: null,
      meetingLink: null,
      notes: null,
      amount: null,
      seriesId: null,
      seriesIndex: null,
      version: 1,
      bookings: [],
      ...more,
    }
  }
}

/** A place that somebody has in a session. */
export function aPlace(
  clientId: number,
  clientName: string,
  status: 'confirmed' | 'cancelled' | 'completed',
) {
  return {
    id: clientId,
    clientId,
    clientName,
    status,
    funding: 'credit',
    paymentStatus: 'not_due',
    available: 0,
    version: 1,
  } as const
}

export const aTrainer = (id: number, role: 'trainer' | 'owner' = 'trainer') => ({
  id,
  name: `Trainer ${id}`,
  role,
  active: true,
  services: [],
  version: 1,
})

export const aRoom = (id: number) => ({
  id,
  name: `Room ${id}`,
  locationId: 1,
  location: 'Studio',
  active: true,
  version: 1,
})

/** What keeps a time of the day from being used, by the minutes of the day. */
export const aBlock =
  (dayStart: number) =>
  (
    kind: ScheduleBlock['kind'],
    from: number,
    until: number,
    of: Partial<ScheduleBlock> = {},
  ): ScheduleBlock => ({
    kind,
    id: kind === 'leave' || kind === 'closure' ? from : null,
    trainerId: null,
    roomId: null,
    startsAt: dayStart + from * MINUTE,
    endsAt: dayStart + until * MINUTE,
    message: `${kind} ${from}`,
    reason: null,
    ...of,
  })
