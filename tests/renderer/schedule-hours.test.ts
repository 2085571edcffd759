import { describe, expect, it } from 'vitest'
import { axisOf } from '../../src/renderer/src/screens/schedule/axis.ts'
import { blocksOf, openSpans, type ScheduleBlock } from '../../src/renderer/src/screens/schedule/blocks.ts'
import { type Group, resourcesOf, scheduleModel } from '../../src/renderer/src/screens/schedule/columns.ts'
import { toggledHours, visibleHours } from '../../src/renderer/src/screens/schedule/hours.ts'
import type { DaySession } from '../../src/renderer/src/screens/schedule/sessions.ts'
import { cautionsFor } from '../../src/renderer/src/screens/schedule/verdict.ts'
import { dayScale } from '../../src/shared/domain/day-scale.ts'
import { addDays } from '../../src/shared/domain/time.ts'
import { aBlock, aPlace, aRoom, aTrainer, NOTHING, sessionMaker } from './schedule-support.ts'

const ZONE = 'Europe/Berlin'
const DAY = dayScale('2026-03-02', ZONE)
const MINUTE = 60_000
const aSession = sessionMaker(DAY.startsAt)
const block = aBlock(DAY.startsAt)
/** Open from 8 to 20, Trainer 1 from 9 to 17, Trainer 2 on leave in the afternoon, Room 1 closed from 10 to 11. */
const HOURS = [
  block('closure', 600, 660, { roomId: 1, reason: 'New floor' }),
  block('closed', 0, 480),
  block('closed', 1200, 1440),
  block('leave', 720, 1440, { trainerId: 2 }),
  block('unavailable', 0, 540, { trainerId: 1 }),
  block('unavailable', 1020, 1440, { trainerId: 1 }),
]

function viewOf(
  blocks: readonly ScheduleBlock[],
  more: { readonly sessions?: readonly DaySession[]; readonly group?: Group; readonly now?: number } = {},
  model = scheduleModel(),
) {
  const { sessions = [], group = 'trainer', now = 0 } = more
  const resources = resourcesOf(group, [aTrainer(1), aTrainer(2)], [aRoom(1)], sessions)
  return model({ ...NOTHING, scales: [DAY], resources, group, sessions, blocks, now })
}

describe('what lies behind the sessions', () => {
  const shadesOf = (group: Group) =>
    viewOf(HOURS, { group, sessions: [aSession(600, 30, null)] }).columns.map(({ shades }) =>
      shades.map(({ kind, top, minutes }) => [kind, top, minutes]),
    )

  it('is in each column what concerns it, every minute once and for its strongest reason', () => {
    expect(shadesOf('trainer')).toEqual([
      [
        ['closed', 0, 480],
        ['unavailable', 480, 60],
        ['unavailable', 1020, 180],
        ['closed', 1200, 240],
      ],
      [
        ['closed', 0, 480],
        ['leave', 720, 720],
      ],
      [
        ['closed', 0, 480],
        ['closed', 1200, 240],
      ],
    ])
  })

  it('is a closed room in the column of that room alone', () => {
    expect(shadesOf('room')[0]).toContainEqual(['closure', 600, 60])
    expect(shadesOf('room')[1]).not.toContainEqual(['closure', 600, 60])
  })

  it('leaves so many minutes for sessions, and none is said where no hours were entered', () => {
    const minutes = (blocks: readonly ScheduleBlock[]) =>
      viewOf(blocks).columns.map(({ availableMinutes }) => availableMinutes)

    expect(minutes(HOURS)).toEqual([480, 240])
    expect(minutes([])).toEqual([null, null])
    expect(minutes([block('leave', 0, 600, { trainerId: 1 })])).toEqual([null, null])
  })

  it('draws a column again only when its own hours change', () => {
    const model = scheduleModel()
    const before = viewOf(HOURS, {}, model)
    const same = viewOf(structuredClone(HOURS), {}, model)
    const later = HOURS.map((one) =>
      one.kind === 'leave' ? { ...one, startsAt: one.startsAt + MINUTE } : one,
    )
    const after = viewOf(later, {}, model)

    expect(same.columns.map((column, index) => column === before.columns[index])).toEqual([true, true])
    expect(after.columns.map((column, index) => column === before.columns[index])).toEqual([true, false])
  })

  it('counts real minutes where the clock changes', () => {
    for (const [date, open] of [
      ['2026-03-29', 12 * 60 + 60],
      ['2026-10-25', 12 * 60 + 60],
    ] as const) {
      const week = Array.from({ length: 7 }, (_, day) => dayScale(addDays(date, day - 6), ZONE))
      const sunday = week[6] ?? DAY
      const eight = sunday.endsAt - 16 * 60 * MINUTE
      const night = aBlock(0)('closed', 0, 0, { startsAt: sunday.startsAt, endsAt: eight })
      const evening = aBlock(0)('closed', 0, 0, { startsAt: eight + open * MINUTE, endsAt: sunday.endsAt })
      const resources = [{ id: 1, name: 'Ana' }]
      const { columns } = scheduleModel()({
        ...NOTHING,
        scales: week,
        resources,
        group: 'trainer',
        blocks: [night, evening],
      })

      expect(columns[6]?.availableMinutes).toBe(open)
    }
  })

  it('reads each block of an answer once', () => {
    const told = HOURS.map((one) => ({
      ...one,
      startsAt: '2026-03-02T00:00:00Z',
      endsAt: '2026-03-02T01:00:00Z',
    }))

    expect(blocksOf(told)[0]).toBe(blocksOf(told)[0])
    expect(blocksOf(told)[0]?.endsAt).toBe(Date.parse('2026-03-02T01:00:00Z'))
  })
})

describe('the hours on screen', () => {
  const AXIS = axisOf([DAY])
  const shown = (...given: Parameters<typeof visibleHours>) => {
    const { from, to, early, late } = visibleHours(...given)
    return { from, to, early: early?.unfolded, late: late?.unfolded }
  }

  it('take in when the studio opens, and leave a day alone on which it does not', () => {
    const from5 = [block('closed', 0, 300), block('closed', 1440, 1440)]

    expect(shown(AXIS, [], openSpans(AXIS, DAY, from5))).toMatchObject({ from: 300, to: 1440 })
    expect(openSpans(AXIS, DAY, [block('closed', 0, 1440)])).toEqual([])
    expect(openSpans(AXIS, DAY, [])).toEqual([])
  })

  it('fold what is early and late until it is asked for', () => {
    expect(shown(AXIS, [])).toEqual({ from: 360, to: 1320, early: false, late: false })
    expect(shown(AXIS, [], [], 'early')).toEqual({ from: 0, to: 1320, early: true, late: false })
    expect(shown(AXIS, [], [], 'all')).toEqual({ from: 0, to: 1440, early: true, late: true })
    expect(visibleHours(AXIS, [], [{ top: 0, minutes: 1440 }])).toMatchObject({ early: null, late: null })
  })

  it('fold and unfold either side alone', () => {
    expect([
      toggledHours(null, 'early'),
      toggledHours('early', 'early'),
      toggledHours('late', 'early'),
    ]).toEqual(['early', null, 'all'])
    expect([toggledHours('all', 'early'), toggledHours('all', 'late'), toggledHours(null, 'late')]).toEqual([
      'late',
      'early',
      'late',
    ])
  })
})

describe('what is to be looked at', () => {
  const marks = (sessions: readonly DaySession[], blocks = HOURS, now = 0) =>
    viewOf(blocks, { sessions, now }).columns.flatMap((column) => column.marks)

  it('is a session outside the hours, for as long as it is ahead', () => {
    const early = aSession(480, 60, 1)

    expect(marks([early])[0]?.attention?.met.map(({ kind }) => kind)).toEqual(['unavailable'])
    expect(marks([early], HOURS, DAY.startsAt + 540 * MINUTE)[0]).toEqual({ over: true, attention: null })
    expect(marks([aSession(480, 60, 1, { status: 'cancelled' })])[0]?.attention).toBeNull()
  })

  it('is two at once for one trainer, room or client', () => {
    const inRoom = { roomId: 4, roomName: 'Room 4' }
    const ada = { bookings: [aPlace(7, 'Ada', 'confirmed')] }
    const kinds = (a: DaySession, b: DaySession) =>
      marks([a, b], []).map(({ attention }) => attention?.clashes.map(({ kind }) => kind))

    expect(kinds(aSession(600, 60), aSession(630, 60))).toEqual([['trainer'], ['trainer']])
    expect(kinds(aSession(600, 60), aSession(660, 60))).toEqual([undefined, undefined])
    expect(kinds(aSession(600, 60, 1, inRoom), aSession(630, 60, 2, inRoom))).toEqual([['room'], ['room']])
    expect(kinds(aSession(600, 60, 1, ada), aSession(630, 60, 2, ada))).toEqual([['client'], ['client']])
  })

  it('finds what lies inside a long one, also after a short one', () => {
    const [long, first, second] = [aSession(600, 120), aSession(610, 10), aSession(640, 10)]

    expect(marks([second, long, first], []).map(({ attention }) => attention?.clashes.length)).toEqual([
      1, 2, 1,
    ])
  })

  it('is a session that is over and that nobody has marked', () => {
    const held = aSession(600, 60, 1, { bookings: [aPlace(7, 'Ada', 'confirmed')] })
    const marked = aSession(700, 60, 1, { bookings: [aPlace(7, 'Ada', 'completed')] })
    const [a, b] = marks([held, marked], [], DAY.startsAt + 800 * MINUTE)

    expect([a?.attention?.unmarked, b?.attention]).toEqual([true, null])
  })

  it('stays the same object while nothing about it changes', () => {
    const model = scheduleModel()
    const sessions = [aSession(480, 60, 1), aSession(600, 60, 1)]
    const first = viewOf(HOURS, { sessions }, model)
    const later = viewOf(HOURS, { sessions, now: DAY.startsAt + 500 * MINUTE }, model)
    const over = viewOf(HOURS, { sessions, now: DAY.startsAt + 540 * MINUTE }, model)

    expect(later.columns[0]).toBe(first.columns[0])
    expect(over.columns[0]).not.toBe(first.columns[0])
    expect(over.columns[0]?.placed[1]).toBe(first.columns[0]?.placed[1])
  })

  it('goes by the hours of both days over midnight', () => {
    const night = aSession(1380, 120, 2)
    const tomorrow = block('leave', 1440, 2880, { trainerId: 2 })
    const resources = [{ id: 2, name: 'Uwe' }]
    const scales = [DAY, dayScale('2026-03-03', ZONE)]
    const given = { ...NOTHING, scales, resources, group: 'trainer' as const, sessions: [night] }
    const { columns } = scheduleModel()({ ...given, blocks: [tomorrow] })

    expect(columns.map(({ marks }) => marks[0]?.attention?.met)).toEqual([[tomorrow], [tomorrow]])
  })
})

describe('the verdict on hours', () => {
  const wish = (from: number, trainerId: number | null, roomId: number | null = null) => ({
    session: null,
    startsAt: DAY.startsAt + from * MINUTE,
    minutes: 60,
    trainerId,
    roomId,
  })

  it('names what may be overruled, the strongest first', () => {
    const kinds = (...given: Parameters<typeof wish>) =>
      cautionsFor(wish(...given), HOURS).map(({ kind }) => kind)

    expect(kinds(600, 1)).toEqual([])
    expect(kinds(600, 1, 1)).toEqual(['closure'])
    expect(kinds(450, 1)).toEqual(['closed', 'unavailable'])
    expect(kinds(1170, 2)).toEqual(['leave', 'closed'])
    expect(kinds(1170, null)).toEqual(['closed'])
  })
})
