import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import {
  columnsOf,
  type DaySession,
  openingMinute,
  placeSessions,
  sessionAfter,
  snappedMinute,
  visibleHours,
} from '../../src/renderer/src/screens/schedule/view-model.ts'
import { dayScale } from '../../src/shared/domain/day-scale.ts'
import { formatInstant } from '../../src/shared/domain/time.ts'

const ZONE = 'Europe/Berlin'
const DAY = dayScale('2026-03-02', ZONE)
const MINUTE = 60_000

let nextId = 0
function aSession(from: number, minutes: number, trainerId: number | null = 1): DaySession {
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
    startsAt: formatInstant(DAY.startsAt + from * MINUTE),
    endsAt: formatInstant(DAY.startsAt + (from + minutes) * MINUTE),
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
  }
}

const aTrainer = (id: number, role: 'trainer' | 'owner' = 'trainer') => ({
  id,
  name: `Trainer ${id}`,
  role,
  active: true,
  services: [],
  version: 1,
})

describe('columns', () => {
  it('are the trainers, then others who teach that day, then nobody', () => {
    const sessions = [aSession(600, 60, 7), aSession(600, 60, null)]

    const columns = columnsOf([aTrainer(1), aTrainer(2), aTrainer(9, 'owner')], sessions, DAY)

    expect(columns.map((column) => [column.trainerId, column.sessions.length])).toEqual([
      [1, 0],
      [2, 0],
      [7, 1],
      [null, 1],
    ])
  })
})

describe('placing', () => {
  it('gives a session alone the whole width, and overlapping ones a lane each', () => {
    const [a, b, c] = [aSession(600, 60), aSession(630, 60), aSession(700, 30)]

    const placed = placeSessions([c, a, b], DAY)

    expect(placed.map(({ session, top, lane, lanes }) => [session.id, top, lane, lanes])).toEqual([
      [a.id, 600, 0, 2],
      [b.id, 630, 1, 2],
      [c.id, 700, 0, 1],
    ])
  })

  it('never lets one session cover another, whatever the day looks like', () => {
    const session = fc.tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 5, max: 300 }))
    fc.assert(
      fc.property(fc.array(session, { maxLength: 40 }), (spans) => {
        const placed = placeSessions(
          spans.map(([from, minutes]) => aSession(from, minutes)),
          DAY,
        )
        const pairs = placed.flatMap((a, index) => placed.slice(index + 1).map((b) => [a, b] as const))
        const together = pairs.filter(([a, b]) => a.top < b.top + b.minutes && b.top < a.top + a.minutes)
        expect(placed).toHaveLength(spans.length)
        expect(placed.every((item) => item.lane < item.lanes)).toBe(true)
        expect(together.filter(([a, b]) => a.lane === b.lane)).toEqual([])
        expect(together.filter(([a, b]) => a.lanes !== b.lanes)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('draws what is left of a session that began the day before', () => {
    const [placed] = placeSessions([aSession(-30, 90)], DAY)

    expect(placed).toMatchObject({ top: 0, minutes: 60 })
  })
})

describe('hours', () => {
  it('are 6 to 22, and more where a session reaches beyond', () => {
    const usual = visibleHours(DAY, columnsOf([aTrainer(1)], [], DAY))
    const wide = visibleHours(DAY, columnsOf([aTrainer(1)], [aSession(290, 30), aSession(1330, 60)], DAY))

    expect([usual.from, usual.to]).toEqual([360, 1320])
    expect([wide.from, wide.to]).toEqual([240, 1440])
  })

  it('keep every row of a day on which the clock changes', () => {
    const autumn = dayScale('2026-10-25', ZONE)

    const hours = visibleHours(autumn, [])

    expect(hours.to - hours.from).toBe(16 * 60)
    expect(hours.from).toBe(7 * 60)
  })

  it('open an hour before now today, and at the first session on another day', () => {
    const columns = columnsOf([aTrainer(1)], [aSession(600, 60)], DAY)
    const hours = visibleHours(DAY, columns)

    expect(openingMinute(DAY, hours, columns, DAY.startsAt + 900 * MINUTE, null)).toBe(840)
    expect(openingMinute(DAY, hours, columns, DAY.startsAt - MINUTE, null)).toBe(570)
    expect(openingMinute(DAY, hours, columns, DAY.startsAt + MINUTE, null)).toBe(360)
  })

  it('open at the session that is looked at, whatever the time', () => {
    const late = aSession(1080, 60)
    const columns = columnsOf([aTrainer(1)], [aSession(600, 60), late], DAY)
    const hours = visibleHours(DAY, columns)

    expect(openingMinute(DAY, hours, columns, DAY.startsAt + 700 * MINUTE, late.id)).toBe(1020)
  })

  it('begin a new session on the quarter of an hour that was pressed', () => {
    expect([600, 614.9, 615].map(snappedMinute)).toEqual([600, 600, 615])
  })
})

describe('arrow keys', () => {
  it('move within the column, to the nearest in the next one, and stay at the edge', () => {
    const [a, b, c, d] = [aSession(600, 30), aSession(700, 30), aSession(690, 30, 3), aSession(900, 30, 3)]
    const columns = columnsOf([aTrainer(1), aTrainer(2), aTrainer(3)], [a, b, c, d], DAY)

    expect(sessionAfter(columns, a.id, 'down')).toBe(b.id)
    expect(sessionAfter(columns, a.id, 'up')).toBe(a.id)
    expect(sessionAfter(columns, b.id, 'right')).toBe(c.id)
    expect(sessionAfter(columns, d.id, 'left')).toBe(b.id)
    expect(sessionAfter(columns, c.id, 'right')).toBe(c.id)
    expect(sessionAfter(columns, c.id, 'first')).toBe(a.id)
    expect(sessionAfter(columns, a.id, 'last')).toBe(d.id)
  })
})
