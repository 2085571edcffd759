import { describe, expect, it } from 'vitest'
import { findStop, firstStop, type Move, stopAfter } from '../../src/renderer/src/screens/schedule/arrows.ts'
import { axisOf, instantAtAxis, spanOnAxis, voidSpans } from '../../src/renderer/src/screens/schedule/axis.ts'
import {
  type Column,
  type Group,
  resourcesOf,
  scheduleModel,
} from '../../src/renderer/src/screens/schedule/columns.ts'
import { chosenResources, filterCount, passes } from '../../src/renderer/src/screens/schedule/filters.ts'
import { openingMinute, usualStart, visibleHours } from '../../src/renderer/src/screens/schedule/hours.ts'
import { placeSessions } from '../../src/renderer/src/screens/schedule/lanes.ts'
import { scheduleSearch } from '../../src/renderer/src/screens/schedule/search.ts'
import type { DaySession } from '../../src/renderer/src/screens/schedule/sessions.ts'
import { dayScale } from '../../src/shared/domain/day-scale.ts'
import { addDays, formatInstant } from '../../src/shared/domain/time.ts'
import { fc } from '../support/properties.ts'
import { aBlock, aRoom, aTrainer, CALM, NOTHING, sessionMaker } from './schedule-support.ts'

const ZONE = 'Europe/Berlin'
const MINUTE = 60_000
const DAY = dayScale('2026-03-02', ZONE)
const AXIS = axisOf([DAY])
const aSession = sessionMaker(DAY.startsAt)

const weekFrom = (date: string) => Array.from({ length: 7 }, (_, day) => dayScale(addDays(date, day), ZONE))
const WEEK = weekFrom('2026-03-02')
const STAFF = [aTrainer(1), aTrainer(2), aTrainer(9, 'owner')]

function viewInput(sessions: readonly DaySession[], scales = [DAY], group: Group = 'trainer') {
  const resources = resourcesOf(group, STAFF, [aRoom(1), aRoom(2)], sessions)
  return { ...NOTHING, scales, resources, group, sessions }
}

const viewOf = (...given: Parameters<typeof viewInput>) => scheduleModel()(viewInput(...given))

/** As an answer comes over the bridge: the same words, none of the same objects. */
const asAnswer = (sessions: readonly DaySession[]): DaySession[] => structuredClone([...sessions])

describe('columns', () => {
  it('are the trainers, then others who teach that day, then nobody', () => {
    const { columns } = viewOf([aSession(600, 60, null), aSession(600, 60, 7)])

    expect(columns.map(({ resource, sessions }) => [resource.id, resource.name, sessions.length])).toEqual([
      [1, 'Trainer 1', 0],
      [2, 'Trainer 2', 0],
      [7, 'Trainer 7', 1],
      [null, null, 1],
    ])
  })

  it('are the rooms when grouped by room, and leave out what is no longer in use', () => {
    const inside = aSession(600, 60, 1, { roomId: 2, roomName: 'Room 2' })
    const resources = resourcesOf('room', STAFF, [aRoom(1), { ...aRoom(3), active: false }], [inside])
    const { columns } = scheduleModel()({ ...viewInput([inside], [DAY], 'room'), resources })

    expect(columns.map(({ resource, sessions }) => [resource.name, sessions.length])).toEqual([
      ['Room 1', 0],
      ['Room 2', 1],
    ])
  })

  it('are every trainer on every day of a week, and a session over midnight stands on both', () => {
    const late = aSession(1380, 120, 2)
    const { columns, days } = viewOf([late], WEEK)

    expect(columns).toHaveLength(14)
    expect(days[1]).toMatchObject({ date: '2026-03-03', first: 2, count: 2 })
    expect([columns[1], columns[3]].map((column) => column?.placed[0])).toMatchObject([
      { top: 1380, minutes: 60, fromBefore: false, intoAfter: true },
      { top: 0, minutes: 60, fromBefore: true, intoAfter: false },
    ])
    expect(columns.filter((column) => column.sessions.length > 0)).toHaveLength(2)
  })

  it('count the hours that are held, and only those of the day', () => {
    const [column] = viewOf([
      aSession(-30, 60),
      aSession(600, 45),
      aSession(700, 60, 1, { status: 'cancelled' }),
    ]).columns

    expect(column?.bookedMinutes).toBe(75)
    expect(column?.sessions).toHaveLength(3)
  })

  it('count the hours of what is filtered out too, and notice when those change', () => {
    const sessions = [aSession(600, 45), aSession(700, 60)]
    const model = scheduleModel()
    const ofFirst = (input: readonly DaySession[]) =>
      model({ ...viewInput(input), shows: ({ id }) => id === sessions[0]?.id }).columns[0]
    const before = ofFirst(sessions)
    const endsAt = formatInstant(DAY.startsAt + 790 * MINUTE)
    const longer = sessions.map((one) => (one.id === sessions[1]?.id ? { ...one, endsAt } : one))

    expect([before?.sessions.length, before?.bookedMinutes]).toEqual([1, 105])
    expect(ofFirst(longer)?.bookedMinutes).toBe(135)
  })

  it('stay the same objects from one answer to the next, but for those that a change touches', () => {
    const sessions = [aSession(600, 60, 1), aSession(600, 60, 2), aSession(2040, 60, 1)]
    const model = scheduleModel()
    const before = model(viewInput(sessions, WEEK))
    const moved = asAnswer(sessions).map((session) =>
      session.id === sessions[1]?.id ? { ...session, trainerId: 1, trainerName: 'Trainer 1' } : session,
    )

    const same = model(viewInput(asAnswer(sessions), WEEK))
    const after = model(viewInput(moved, WEEK))

    expect(same.columns.every((column, index) => column === before.columns[index])).toBe(true)
    const changed = [...after.columns.keys()].filter(
      (index) => after.columns[index] !== before.columns[index],
    )
    expect(changed).toEqual([0, 1])
    expect(after.columns[0]?.sessions.map(({ id }) => id)).toEqual([sessions[0]?.id, sessions[1]?.id])
  })

  it('notice a booking in a session, and nothing else', () => {
    const sessions = [aSession(600, 60, 1), aSession(600, 60, 2)]
    const model = scheduleModel()
    const before = model(viewInput(sessions))
    const booked = asAnswer(sessions).map((one) => (one.trainerId === 2 ? { ...one, booked: 1 } : one))

    const after = model(viewInput(booked))

    expect(after.columns.map((column, index) => column === before.columns[index])).toEqual([true, false])
  })

  it('keep the cards that stand as before, also in a column that changes', () => {
    const sessions = [aSession(600, 60), aSession(700, 60), aSession(800, 60)]
    const model = scheduleModel()
    const before = model(viewInput(sessions)).columns[0]?.placed ?? []
    const later = { ...sessions[1], startsAt: formatInstant(DAY.startsAt + 710 * MINUTE) } as DaySession

    const after = model(viewInput([sessions[0], later, sessions[2]] as DaySession[])).columns[0]?.placed ?? []

    expect(after.map((item, index) => item === before[index])).toEqual([true, false, true])
  })

  it('are laid out anew on other days and for another name', () => {
    const model = scheduleModel()
    const before = model(viewInput([], WEEK))
    const renamed = viewInput([], WEEK)
    const next = model({
      ...renamed,
      resources: renamed.resources.map((one) => (one.id === 1 ? { ...one, name: 'Tom' } : one)),
    })
    const later = model(viewInput([], weekFrom('2026-03-09')))

    expect(next.columns[0]).not.toBe(before.columns[0])
    expect(next.columns[1]).toBe(before.columns[1])
    expect(later.columns.some((column) => before.columns.includes(column))).toBe(false)
  })
})

describe('placing', () => {
  const place = (sessions: readonly DaySession[]) => placeSessions(sessions, DAY, AXIS, new Map())

  it('gives a session alone the whole width, and overlapping ones a lane each', () => {
    const [a, b, c] = [aSession(600, 60), aSession(630, 60), aSession(700, 30)]

    const { placed } = place([c, a, b])

    expect(placed.map(({ session, top, lane, lanes }) => [session.id, top, lane, lanes])).toEqual([
      [a.id, 600, 0, 2],
      [b.id, 630, 1, 2],
      [c.id, 700, 0, 1],
    ])
  })

  it('puts what needs a fifth lane behind "+n" in the fourth', () => {
    const sessions = [600, 605, 610, 615, 620].map((from) => aSession(from, 60))

    const { placed, more } = place([...sessions, aSession(800, 30)])

    expect(placed.map(({ lane, lanes }) => [lane, lanes])).toEqual([
      [0, 4],
      [1, 4],
      [2, 4],
      [0, 1],
    ])
    expect(more).toEqual([{ top: 615, minutes: 65, lanes: 4, sessions: sessions.slice(3) }])
  })

  it('never lets one session cover another and never loses one, whatever the day looks like', () => {
    const session = fc.tuple(fc.integer({ min: 0, max: 1380 }), fc.integer({ min: 5, max: 300 }))
    fc.assert(
      fc.property(fc.array(session, { maxLength: 40 }), (spans) => {
        const { placed, more } = place(spans.map(([from, minutes]) => aSession(from, minutes)))
        const pairs = placed.flatMap((a, index) => placed.slice(index + 1).map((b) => [a, b] as const))
        const together = pairs.filter(([a, b]) => a.top < b.top + b.minutes && b.top < a.top + a.minutes)
        const hidden = more.flatMap(({ sessions }) => sessions)
        expect(new Set([...placed.map((item) => item.session), ...hidden]).size).toBe(spans.length)
        expect(placed.length + hidden.length).toBe(spans.length)
        expect(placed.every((item) => item.lane < item.lanes && item.lanes <= 4)).toBe(true)
        expect(together.filter(([a, b]) => a.lane === b.lane)).toEqual([])
        expect(together.filter(([a, b]) => a.lanes !== b.lanes)).toEqual([])
      }),
      { numRuns: 300 },
    )
  })

  it('draws what is left of a session that began the day before', () => {
    expect(place([aSession(-30, 90)]).placed).toMatchObject([{ top: 0, minutes: 60, fromBefore: true }])
  })
})

describe('the axis', () => {
  const spring = weekFrom('2026-03-23')
  const autumn = weekFrom('2026-10-19')

  it('is the plain day in a week whose clock goes forward, and that day has a hole', () => {
    const axis = axisOf(spring)

    expect(axis.minutes).toBe(1440)
    expect(axis.rows.every((row) => row.occurrence === 'only')).toBe(true)
    expect(spring.map((scale) => voidSpans(axis, scale))).toEqual([
      ...Array.from({ length: 6 }, () => []),
      [{ top: 120, minutes: 60, because: 'missing' }],
    ])
  })

  it('has an hour twice in a week whose clock goes back, and the other days are void there', () => {
    const axis = axisOf(autumn)
    const [monday, sunday] = [autumn[0] ?? DAY, autumn[6] ?? DAY]
    const at = (scale: typeof DAY, minutes: number) => scale.startsAt + minutes * MINUTE
    const span = (scale: typeof DAY, from: number, to: number) =>
      spanOnAxis(axis, scale, { startsAt: at(scale, from), endsAt: at(scale, to) })

    expect(axis.minutes).toBe(1500)
    expect(voidSpans(axis, monday)).toEqual([{ top: 180, minutes: 60, because: 'other_day' }])
    expect(voidSpans(axis, sunday)).toEqual([])
    expect(span(monday, 120, 180)).toEqual({ top: 120, minutes: 60 })
    expect(span(monday, 180, 240)).toEqual({ top: 240, minutes: 60 })
    expect(span(monday, 150, 210)).toEqual({ top: 150, minutes: 120 })
    expect(span(sunday, 180, 240)).toEqual({ top: 180, minutes: 60 })
    expect(instantAtAxis(axis, monday, 210)).toBe(at(monday, 180))
    expect(instantAtAxis(axis, monday, 600)).toBe(at(monday, 540))
    expect(instantAtAxis(axis, sunday, 600)).toBe(at(sunday, 600))
  })

  it('gives every instant of every day back from its place', () => {
    for (const scales of [WEEK, spring, autumn]) {
      const axis = axisOf(scales)
      for (const scale of scales) {
        for (let at = scale.startsAt; at < scale.endsAt; at += 15 * MINUTE) {
          const top = spanOnAxis(axis, scale, { startsAt: at, endsAt: at + MINUTE })?.top ?? -1
          expect(instantAtAxis(axis, scale, top)).toBe(at)
        }
      }
    }
  })

  it('of a day alone is the day', () => {
    const fold = autumn[6] ?? DAY
    expect(axisOf([fold])).toMatchObject({ minutes: 1500, inserted: 0, rows: fold.rows })
  })
})

describe('hours', () => {
  const columnsOf = (sessions: readonly DaySession[], scales = [DAY]) => viewOf(sessions, scales).columns

  it('are 6 to 22, and more where a session of any day reaches beyond', () => {
    const usual = visibleHours(AXIS, columnsOf([]))
    const wide = columnsOf([aSession(290, 30), aSession(1440 + 1330, 60)], WEEK)

    expect([usual.from, usual.to]).toEqual([360, 1320])
    const hours = visibleHours(wide[0]?.axis ?? AXIS, wide)
    expect([hours.from, hours.to]).toEqual([240, 1440])
  })

  it('keep every row of a day on which the clock changes', () => {
    const hours = visibleHours(axisOf([dayScale('2026-10-25', ZONE)]), [])

    expect(hours.to - hours.from).toBe(16 * 60)
    expect(hours.from).toBe(7 * 60)
  })

  it('open an hour before now today, and at the first session on another day', () => {
    const columns = columnsOf([aSession(600, 60)])
    const hours = visibleHours(AXIS, columns)
    const opening = (minute: number) => openingMinute(hours, columns, DAY.startsAt + minute * MINUTE, null)

    expect([900, -1, 1].map(opening)).toEqual([840, 570, 360])
    expect(openingMinute(hours, columnsOf([]), 0, null)).toBe(510)
  })

  it('open at the session that is looked at, whatever the time', () => {
    const late = aSession(1080, 60)
    const columns = columnsOf([aSession(600, 60), late])

    expect(openingMinute(visibleHours(AXIS, columns), columns, DAY.startsAt, late.id)).toBe(1020)
  })

  it('offer a new session the next full hour today, and nine on another day', () => {
    const column = { axis: AXIS, scale: DAY }
    const start = (minute: number) => usualStart(column, DAY.startsAt + minute * MINUTE)

    expect([-1, 0, 601, 1439].map(start)).toEqual([540, 0, 660, 1380])
  })
})

describe('arrow keys', () => {
  const [a, b, c, d] = [aSession(600, 30), aSession(700, 30), aSession(690, 30, 2), aSession(900, 30, 2)]
  const tomorrow = aSession(1440 + 600, 30, 2)
  const columns = viewOf([a, b, c, d, tomorrow], WEEK).columns
  const follow = (from: DaySession, ...moves: readonly Move[]) => {
    const start = findStop(columns, from.id, null)
    return moves.reduce((at, move) => at && stopAfter(columns, at, move), start)?.stop.id
  }

  it('move within the column, to the nearest in the next one that has any, and stay at the edge', () => {
    expect(follow(a, 'down')).toBe(b.id)
    expect(follow(a, 'up')).toBe(a.id)
    expect(follow(b, 'down')).toBe(b.id)
    expect(follow(b, 'right')).toBe(c.id)
    expect(follow(d, 'left')).toBe(b.id)
    expect(follow(c, 'right')).toBe(tomorrow.id)
    expect(follow(tomorrow, 'right')).toBe(tomorrow.id)
    expect(follow(tomorrow, 'left', 'left')).toBe(b.id)
    expect(follow(a, 'left')).toBe(a.id)
  })

  it('lead to the first and the last of the day they are on', () => {
    expect(follow(c, 'first')).toBe(a.id)
    expect(follow(a, 'last')).toBe(d.id)
    expect(follow(tomorrow, 'first')).toBe(tomorrow.id)
  })

  it('stop at "+n" as at a session', () => {
    const crowd = [600, 605, 610, 615, 620].map((from) => aSession(from, 60))
    const packed = viewOf(crowd).columns
    const third = findStop(packed, crowd[2]?.id ?? 0, null)

    expect(third && stopAfter(packed, third, 'down').stop.id).toBe(crowd[3]?.id)
  })

  it('begin at the first session from a column on, or before it when none follows', () => {
    expect(firstStop(columns)?.stop.id).toBe(a.id)
    expect(firstStop(columns, 1)?.stop.id).toBe(c.id)
    expect(firstStop(columns, 9)?.stop.id).toBe(a.id)
    expect(firstStop([], 0)).toBeNull()
  })

  it('find a session over midnight in the column that was looked at', () => {
    const late = aSession(1380, 120, 1)
    const both: readonly Column[] = viewOf([late], WEEK).columns

    expect(findStop(both, late.id, null)?.column).toBe(0)
    expect(findStop(both, late.id, 2)?.column).toBe(2)
    expect(findStop(both, 0, 2)).toBeNull()
  })
})

describe('filters', () => {
  const session = aSession(600, 60, 2, { capacity: 4, booked: 4, serviceId: 5 })

  it('let a session through that passes all of them', () => {
    expect(passes({}, session, CALM)).toBe(true)
    expect(passes({ services: [5], trainers: [2], status: 'full' }, session, CALM)).toBe(true)
    expect(passes({ services: [4] }, session, CALM)).toBe(false)
    expect(passes({ trainers: [1] }, session, CALM)).toBe(false)
    expect(passes({ trainers: [1] }, { ...session, trainerId: null }, CALM)).toBe(false)
    expect(passes({ status: 'free' }, session, CALM)).toBe(false)
    expect(passes({ status: 'free' }, { ...session, booked: 3 }, CALM)).toBe(true)
    expect(passes({ status: 'open' }, { ...session, status: 'cancelled' }, CALM)).toBe(false)
    expect(passes({ status: 'cancelled' }, { ...session, status: 'cancelled' }, CALM)).toBe(true)
    expect(passes({ status: 'full' }, { ...session, status: 'cancelled' }, CALM)).toBe(false)
  })

  it('let only through what is to be looked at, or only what is in the way of something', () => {
    const met = { ...CALM, attention: { clashes: [], met: [aBlock(0)('leave', 0, 60)], unmarked: false } }
    const unmarked = { over: true, attention: { clashes: [], met: [], unmarked: true } }
    const shown = (only: 'attention' | 'conflict') =>
      [CALM, met, unmarked].map((marks) => passes({ only }, session, marks))

    expect(shown('attention')).toEqual([false, true, true])
    expect(shown('conflict')).toEqual([false, true, false])
    expect(passes({ only: 'attention', services: [4] }, session, met)).toBe(false)
    expect(filterCount({ only: 'conflict' })).toBe(1)
  })

  it('take the columns of trainers who were not chosen away, and no rooms', () => {
    const resources = [
      { id: 1, name: 'A' },
      { id: null, name: null },
    ]

    expect(chosenResources({ trainers: [1] }, 'trainer', resources)).toEqual([{ id: 1, name: 'A' }])
    expect(chosenResources({ trainers: [1] }, 'room', resources)).toBe(resources)
    expect(chosenResources({}, 'trainer', resources)).toBe(resources)
    expect([filterCount({}), filterCount({ status: 'open', services: [1] })]).toEqual([0, 2])
  })

  it('come out of the address as they were, and nonsense in it is left out', () => {
    const search = {
      date: '2026-03-02',
      view: 'week',
      group: 'room',
      zoom: 'large',
      density: 'compact',
      colour: 'full',
      hours: 'early',
      only: 'conflict',
      trainers: [2],
      status: 'open',
    }

    expect(scheduleSearch.parse(search)).toEqual(search)
    expect(
      scheduleSearch.parse({ date: '2026-02-30', view: 'month', trainers: 'all', services: [0], zoom: 3 }),
    ).toEqual({})
  })
})
