import { beforeEach, describe, expect, it } from 'vitest'
import { type Group, resourcesOf, scheduleModel } from '../../src/renderer/src/screens/schedule/columns.ts'
import {
  aboutWhich,
  between,
  choose,
  chosenOf,
  clearSelection,
  forgetClip,
  hold,
  markedIn,
  refreshClip,
  sessionsIn,
  stillThere,
  toggled,
  useSelection,
} from '../../src/renderer/src/screens/schedule/many/selection.ts'
import {
  clashesOf,
  clientsIn,
  homeOf,
  nextFree,
  ownHome,
  shiftBetween,
  shifted,
  shiftTo,
} from '../../src/renderer/src/screens/schedule/many/together.ts'
import type { DaySession } from '../../src/renderer/src/screens/schedule/sessions.ts'
import { dayScale } from '../../src/shared/domain/day-scale.ts'
import { addDays, formatInstant, parseInstant, wallTimeOf } from '../../src/shared/domain/time.ts'
import { aPlace, aTrainer, sessionMaker } from './schedule-support.ts'

const ZONE = 'Europe/Berlin'
const MINUTE = 60_000
const HOUR = 60

const DATE = '2026-03-02'
const START = dayScale(DATE, ZONE).startsAt

function viewOf(date: string, days: number, sessions: readonly DaySession[], group: Group = 'trainer') {
  const scales = Array.from({ length: days }, (_, day) => dayScale(addDays(date, day), ZONE))
  const staff = [aTrainer(1), aTrainer(2), aTrainer(3)]
  const resources = resourcesOf(group, staff, [], group === 'trainer' ? [] : sessions)
  return scheduleModel()({ scales, resources, group, sessions, shows: () => true, blocks: [], now: START })
}

const aSession = sessionMaker(START)
const noBuffer = () => 0

const [nine, ten, noon] = [aSession(9 * HOUR, 60, 1), aSession(10 * HOUR, 60, 2), aSession(12 * HOUR, 60, 1)]
const view = viewOf(DATE, 1, [nine, ten, noon])
const [first, second, third] = view.columns
if (first === undefined || second === undefined || third === undefined) throw new Error('three columns')

const at = (minute: number) => START + minute * MINUTE
const ids = (...sessions: readonly DaySession[]) => new Set(sessions.map(({ id }) => id))

describe('choosing many', () => {
  beforeEach(() => useSelection.setState({ ids: new Set(), anchor: null, clip: null }))

  it('takes one more, or leaves it', () => {
    expect(toggled(new Set([1]), 2)).toEqual(new Set([1, 2]))
    expect(toggled(new Set([1, 2]), 1)).toEqual(new Set([2]))
  })

  it('keeps what is still on screen, and the same set when all is', () => {
    const all = ids(nine, ten)
    expect(stillThere(all, view.columns)).toBe(all)
    expect(stillThere(new Set([nine.id, 999]), view.columns)).toEqual(ids(nine))
  })

  it('pastes sessions as they were last on screen', () => {
    hold('cut', [nine, noon])
    const later = { ...noon, version: noon.version + 1 }
    refreshClip([ten, later])
    expect(useSelection.getState().clip?.sessions).toEqual([nine, later])
    const clip = useSelection.getState().clip
    refreshClip([later, ten])
    expect(useSelection.getState().clip).toBe(clip)
  })

  it('forgets what was cut once it is pasted, and nothing that was cut since', () => {
    hold('cut', [nine])
    const pasted = useSelection.getState().clip
    if (pasted === null) throw new Error('nothing is cut')
    refreshClip([{ ...nine, version: 2 }])
    forgetClip(pasted)
    expect(useSelection.getState().clip).toBeNull()
    hold('cut', [ten])
    forgetClip(pasted)
    expect(useSelection.getState().clip?.sessions).toEqual([ten])
  })

  it('reaches from one session to another in time and in columns, in either direction', () => {
    expect(between(view.columns, nine.id, noon.id)).toEqual(ids(nine, noon))
    expect(between(view.columns, ten.id, noon.id)).toEqual(ids(ten, noon))
    expect(between(view.columns, ten.id, nine.id)).toEqual(ids(nine, ten))
    expect(between(view.columns, 999, nine.id)).toEqual(ids(nine))
  })

  it('takes what a band touches, and not what only borders on it', () => {
    const band = (columns: readonly [number, number], from: number, to: number) =>
      sessionsIn(view.columns, { columns, minutes: [from * HOUR, to * HOUR] })
    expect(band([0, 0], 9.5, 12.1)).toEqual(ids(nine, noon))
    expect(band([2, 0], 11, 8)).toEqual(ids(nine, ten))
    expect(band([0, 1], 11, 12)).toEqual(new Set())
  })

  it('takes those behind “+n” along', () => {
    const six = Array.from({ length: 6 }, () => aSession(15 * HOUR, 60, 3))
    const { columns } = viewOf(DATE, 1, six)
    expect(columns[2]?.more.length).toBeGreaterThan(0)
    expect(sessionsIn(columns, { columns: [2, 2], minutes: [15 * HOUR, 16 * HOUR] })).toEqual(ids(...six))
  })

  it('gives a column the same text for as long as its own sessions stay chosen', () => {
    expect(markedIn(first, ids(nine, ten))).toBe(`${nine.id}`)
    expect(markedIn(first, ids(nine, ten, noon))).toBe(`${nine.id},${noon.id}`)
    expect(markedIn(second, new Set())).toBe('')
  })

  it('is about all of them when one of them is meant, and about one alone otherwise', () => {
    choose(ids(noon, nine), null)
    expect(aboutWhich(noon, view.sessions)).toEqual([nine, noon])
    expect(aboutWhich(ten, view.sessions)).toEqual([ten])
    choose(ids(noon), null)
    expect(aboutWhich(noon, view.sessions)).toEqual([noon])
    clearSelection()
    expect(useSelection.getState().ids.size).toBe(0)
  })

  it('lists them in the order of time', () => {
    expect(chosenOf([noon, ten, nine], ids(nine, noon))).toEqual([nine, noon])
  })
})

describe('moving many together', () => {
  const place = (column: number, minute: number) => ({ column, startsAt: at(minute), minutes: 60 })
  const moved = (sessions: readonly DaySession[], lead: DaySession, to: ReturnType<typeof place>) => {
    const shift = shiftTo(lead, ownHome(lead, ZONE, 'trainer'), to, view)
    if (shift === null) throw new Error('no such column')
    return shifted(sessions, shift, view, 'trainer')
  }

  it('takes all by the same time and as many columns on', () => {
    const { wishes, outside } = moved([nine, ten], nine, place(1, 11 * HOUR))
    expect(outside).toEqual([])
    expect(wishes.map(({ startsAt, trainerId }) => [startsAt, trainerId])).toEqual([
      [at(11 * HOUR), 2],
      [at(12 * HOUR), 3],
    ])
  })

  it('names those for which there is no column so far on', () => {
    const { wishes, outside } = moved([nine, ten], nine, place(2, 9 * HOUR))
    expect(wishes).toHaveLength(1)
    expect(outside).toEqual([ten])
  })

  it('leaves the trainer of all who stay in their columns, also of those who have none on screen', () => {
    const foreign = aSession(9 * HOUR, 60, 77)
    expect(moved([nine, foreign], nine, place(0, 10 * HOUR)).wishes).toMatchObject([
      { trainerId: 1, startsAt: at(10 * HOUR) },
      { trainerId: 77, startsAt: at(10 * HOUR) },
    ])
    expect(moved([nine, foreign], foreign, place(2, 10 * HOUR)).wishes).toMatchObject([
      { trainerId: 3 },
      { trainerId: 3 },
    ])
  })

  it('changes rooms where the columns are rooms', () => {
    const [a, b] = [
      aSession(540, 60, 1, { roomId: 1, roomName: 'A' }),
      aSession(600, 60, 2, { roomId: 2, roomName: 'B' }),
    ]
    const rooms = viewOf(DATE, 1, [a, b], 'room')
    const shift = shiftTo(a, ownHome(a, ZONE, 'room'), place(1, 540), rooms)
    if (shift === null) throw new Error('no such column')
    expect(shifted([a], shift, rooms, 'room').wishes).toMatchObject([{ roomId: 2, trainerId: 1 }])
  })

  it('keeps the time on the wall over days on which the clock is changed', () => {
    const week = viewOf('2026-03-28', 2, [])
    const day = dayScale('2026-03-28', ZONE).startsAt
    const make = sessionMaker(day)
    const [early, late] = [make(60, 30, 1), make(10 * HOUR, 60, 1)]
    const sunday = week.columns[3]
    if (sunday === undefined) throw new Error('a column of Sunday')
    const to = { column: 3, startsAt: sunday.scale.startsAt + 60 * MINUTE, minutes: 30 }
    const shift = shiftTo(early, ownHome(early, ZONE, 'trainer'), to, week)
    if (shift === null) throw new Error('no such column')
    const { wishes } = shifted([early, late], shift, week, 'trainer')
    expect(wishes.map(({ startsAt }) => wallTimeOf(startsAt, ZONE))).toEqual([
      '2026-03-29T01:00',
      '2026-03-29T10:00',
    ])
  })

  it('tells days from time between two moments', () => {
    const later = parseInstant('2026-03-04T09:30:00+01:00') ?? 0
    expect(shiftBetween(nine, later, ZONE)).toEqual({ days: 2, time: 30 * MINUTE })
    const afterJump = parseInstant('2026-03-30T09:00:00+02:00') ?? 0
    expect(shiftBetween(nine, afterJump, ZONE)).toEqual({ days: 28, time: 0 })
  })

  it('knows the column that it was taken from, also of a session that began the day before', () => {
    expect(homeOf(second)).toEqual({ date: DATE, resourceId: 2 })
    const night = aSession(-60, 120, 1)
    const shift = shiftTo(night, homeOf(first), place(0, 0), view)
    expect(shift).toMatchObject({ days: 0, time: 60 * MINUTE, columns: 0 })
    expect(shiftTo(night, homeOf(first), place(9, 0), view)).toBeNull()
  })
})

describe('what speaks against many', () => {
  const here = { days: 0, columns: 0, to: null }

  it('makes way for those that move along', () => {
    const follows = aSession(10 * HOUR, 60, 1)
    const all = [nine, follows]
    const later = shifted(all, { ...here, time: 60 * MINUTE }, view, 'trainer')
    expect(clashesOf(later, all, noBuffer, false)).toEqual([])
    expect(clashesOf(later, all, noBuffer, true)).toMatchObject([
      { session: nine, objection: { by: { id: follows.id } } },
    ])
  })

  it('counts each that clashes, and those without a column first', () => {
    const taken = aSession(14 * HOUR, 120, 1)
    const all = [nine, noon, taken]
    const moved = shifted([nine, noon], { ...here, time: 5 * 60 * MINUTE }, view, 'trainer')
    expect(clashesOf(moved, all, noBuffer, false)).toMatchObject([
      { session: nine, objection: { kind: 'trainer' } },
    ])
    expect(clashesOf({ ...moved, outside: [ten] }, all, noBuffer, false)[0]).toEqual({
      session: ten,
      objection: { kind: 'outside' },
    })
  })

  it('lets a copy of what is cancelled or marked be made, without its clients', () => {
    const client = aPlace(5, 'Ada', 'completed')
    const marked = aSession(9 * HOUR, 60, 3, { bookings: [client] })
    const busy = aSession(11 * HOUR, 60, 2, { bookings: [{ ...client, status: 'confirmed' }] })
    const shift = { ...here, time: 2 * 60 * MINUTE }
    const moved = shifted([marked], shift, view, 'trainer')
    expect(clashesOf(moved, [marked, busy], noBuffer, false)).toMatchObject([
      { objection: { kind: 'marked' } },
    ])
    expect(clashesOf(moved, [marked, busy], noBuffer, true)).toEqual([])
  })
})

describe('the next free place', () => {
  it('is the first quarter of an hour after it that is free, buffers included', () => {
    const after = aSession(10 * HOUR, 30, 1)
    expect(nextFree(nine, first, [nine], noBuffer)?.startsAt).toBe(at(10 * HOUR))
    expect(nextFree(nine, first, [nine, after], noBuffer)?.startsAt).toBe(at(10.5 * HOUR))
    expect(nextFree(nine, first, [nine], () => 10)?.startsAt).toBe(at(10.25 * HOUR))
  })

  it('is none when the day is full', () => {
    const rest = aSession(10 * HOUR, 14 * HOUR, 1)
    expect(nextFree(nine, first, [nine, rest], noBuffer)).toBeNull()
  })

  it('begins on the quarter of an hour', () => {
    const odd = aSession(9 * HOUR, 50, 1)
    expect(nextFree(odd, first, [odd], noBuffer)?.startsAt).toBe(at(10 * HOUR))
  })
})

it('counts a client of several sessions once', () => {
  const ada = aPlace(5, 'Ada', 'confirmed')
  const [a, b] = [aSession(60, 60, 1, { bookings: [ada] }), aSession(180, 60, 1, { bookings: [ada] })]
  expect(clientsIn([a, b])).toBe(1)
  expect(formatInstant(at(60))).toBe(a.startsAt)
})
