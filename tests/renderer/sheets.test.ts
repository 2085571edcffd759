import { describe, expect, it } from 'vitest'
import { type AskedColumns, daySheets, weekSheet } from '../../src/renderer/src/screens/print/sheets.ts'
import { dayScale } from '../../src/shared/domain/day-scale.ts'
import { aBlock, aTrainer, sessionMaker } from './schedule-support.ts'

const monday = dayScale('2026-03-02', 'Europe/Berlin')
const tuesday = dayScale('2026-03-03', 'Europe/Berlin')
const DAY = 24 * 60
const staff = [aTrainer(1), aTrainer(2), aTrainer(3)]

const EVERYBODY = { group: 'trainer', hidden: [], order: [] } as const

const ids = (cells: readonly (readonly { readonly session: { readonly id: number } }[])[]) =>
  cells.map((cell) => cell.map(({ session }) => session.id))

describe('a day on paper', () => {
  it('has a column for everybody with sessions, and the hours from the first to the last', () => {
    const make = sessionMaker(monday.startsAt)
    const sessions = [
      make(9 * 60, 60, 3),
      make(11 * 60 + 30, 60, 1),
      make(11 * 60, 30, 1),
      make(DAY + 600, 60, 2),
    ]

    const [sheet, ...others] = daySheets(monday, { staff, sessions, columns: EVERYBODY }, 10)

    expect(others).toEqual([])
    expect(sheet).toMatchObject({ date: '2026-03-02', part: 1, parts: 1, count: 3 })
    expect(sheet?.columns.map(({ id }) => id)).toEqual([1, 3])
    expect(sheet?.hours.map(({ row, cells }) => [row.wall.slice(11), ids(cells)])).toEqual([
      ['09:00', [[], [1]]],
      ['10:00', [[], []]],
      ['11:00', [[3, 2], []]],
    ])
  })

  it('keeps a column for who was asked for, and puts the sessions of nobody last', () => {
    const make = sessionMaker(monday.startsAt)
    const sessions = [make(600, 60, null), make(600, 60, 2)]

    const columns = (trainerIds: readonly number[] | undefined) =>
      daySheets(monday, { staff, sessions, columns: { ...EVERYBODY, trainerIds } }, 10)[0]?.columns.map(
        ({ id }) => id,
      )

    expect(columns(undefined)).toEqual([2, null])
    expect(columns([1, 2])).toEqual([1, 2, null])
  })

  it('goes on on another sheet, alike, when there are more trainers than are wide enough', () => {
    const make = sessionMaker(monday.startsAt)
    const sessions = [1, 2, 3, 4, 5].map((trainer) => make(600, 60, trainer))

    const sheets = daySheets(monday, { staff, sessions, columns: EVERYBODY }, 4)

    expect(sheets.map(({ part, parts, columns }) => [part, parts, columns.map(({ id }) => id)])).toEqual([
      [1, 2, [1, 2, 3]],
      [2, 2, [4, 5]],
    ])
    expect(sheets.map(({ hours }) => ids(hours[0]?.cells ?? []))).toEqual([
      [[1], [2], [3]],
      [[4], [5]],
    ])
  })

  it('has what goes on from the day before in its first hour', () => {
    const make = sessionMaker(monday.startsAt)
    const sessions = [make(-60, 90), make(480, 60), make(-90, 90)]

    const [sheet] = daySheets(monday, { staff, sessions, columns: EVERYBODY }, 10)

    expect(sheet?.hours.map(({ row, cells }) => [row.wall.slice(11), ids(cells)])).toEqual([
      ['08:00', [[1, 2]]],
    ])
    expect(sheet?.hours[0]?.cells[0]?.map(({ fromBefore }) => fromBefore)).toEqual([true, false])
  })

  it('has an hour twice that the clock shows twice, and none that it jumps over', () => {
    const long = dayScale('2026-10-25', 'Europe/Berlin')
    const short = dayScale('2026-03-29', 'Europe/Berlin')
    const hours = (scale: typeof long, from: number, to: number) => {
      const make = sessionMaker(scale.startsAt)
      const sessions = [make(from, 30), make(to, 30)]
      return daySheets(scale, { staff, sessions, columns: EVERYBODY }, 10)[0]?.hours.map(({ row }) => [
        row.wall.slice(11),
        row.occurrence,
      ])
    }

    expect(hours(long, 120, 180)).toEqual([
      ['02:00', 'first'],
      ['02:00', 'second'],
    ])
    expect(hours(short, 60, 120)).toEqual([
      ['01:00', 'only'],
      ['03:00', 'only'],
    ])
  })

  it('is a page that says so when nothing is on', () => {
    const given = { staff, sessions: [], columns: EVERYBODY }

    expect(daySheets(monday, given, 10)).toEqual([
      { date: '2026-03-02', part: 1, parts: 1, columns: [], hours: [], count: 0, notes: [] },
    ])
  })
})

describe('columns that were arranged on the screen', () => {
  const make = sessionMaker(monday.startsAt)
  const sessions = [make(600, 60, 1), make(660, 60, 2), make(720, 60, 3), make(780, 60, null)]
  const sheetOf = (columns: Partial<AskedColumns>) => {
    const [sheet] = daySheets(monday, { staff, sessions, columns: { ...EVERYBODY, ...columns } }, 10)
    return { columns: sheet?.columns.map(({ id }) => id), count: sheet?.count, hours: sheet?.hours.length }
  }

  it('stand on paper in that order, and who was not named in it after them', () => {
    expect(sheetOf({ order: [3, 1] })).toEqual({ columns: [3, 1, 2, null], count: 4, hours: 4 })
    expect(sheetOf({ order: [0, 2] }).columns).toEqual([null, 2, 1, 3])
  })

  it('are left out when they are hidden, with their sessions and their leave', () => {
    expect(sheetOf({ hidden: [1, 0] })).toEqual({ columns: [2, 3], count: 2, hours: 2 })
    expect(sheetOf({ hidden: [3], trainerIds: [2, 3] }).columns).toEqual([1, 2, null])
    const leave = aBlock(monday.startsAt)('leave', 0, DAY, { trainerId: 1, message: 'Ana is on leave.' })
    const notes = (columns: Partial<AskedColumns>) =>
      daySheets(monday, { staff, sessions, blocks: [leave], columns: { ...EVERYBODY, ...columns } }, 10)[0]
        ?.notes
    expect(notes({ hidden: [1] })).toEqual([])
    expect(notes({ hidden: [2] })).toHaveLength(1)
    expect(notes({ hidden: [1], group: 'room' })).toHaveLength(1)
  })

  it('are rooms where the schedule is grouped by them', () => {
    const inRoom = (roomId: number | null, roomName: string | null) =>
      ({ ...make(600, 60, 1), roomId, roomName }) as (typeof sessions)[number]
    const given = {
      staff,
      sessions: [inRoom(7, 'Loft'), inRoom(5, 'Hall'), inRoom(null, null)],
      columns: { ...EVERYBODY, group: 'room', order: [5, 7] } as const,
    }
    expect(daySheets(monday, given, 10)[0]?.columns.map(({ name }) => name)).toEqual(['Hall', 'Loft', null])
    expect(weekSheet([monday], given).lines.map(({ of, cells }) => [of.id, cells[0]?.length])).toEqual([
      [5, 1],
      [7, 1],
      [null, 1],
    ])
    const without = { ...given, columns: { ...given.columns, hidden: [7] } }
    expect(weekSheet([monday], without).count).toBe(2)
  })
})

describe('a week on paper', () => {
  it('has a line for every trainer and each session once, on the day on which it begins', () => {
    const make = sessionMaker(monday.startsAt)
    const sessions = [make(600, 60, 2), make(DAY - 30, 60, 2), make(DAY + 480, 60, 1), make(-30, 60, 1)]

    const { days, lines, count } = weekSheet([monday, tuesday], { staff, sessions, columns: EVERYBODY })

    expect(days).toEqual(['2026-03-02', '2026-03-03'])
    expect(lines.map(({ of, cells }) => [of.id, ids(cells)])).toEqual([
      [1, [[4], [3]]],
      [2, [[1, 2], []]],
    ])
    expect(count).toBe(4)
  })
})

describe('who is away on a day', () => {
  const block = aBlock(monday.startsAt)
  const blocks = [
    block('leave', 0, DAY, { trainerId: 1, message: 'Ana is on leave.' }),
    block('leave', 600, 660, { trainerId: 2, message: 'Uwe is on leave.' }),
    block('closure', -DAY, 480, { message: 'The studio is closed: Flood.' }),
    block('closed', 0, 480),
    block('leave', DAY, 2 * DAY, { trainerId: 3, message: 'Tara is on leave.' }),
  ]

  const flood = {
    message: 'The studio is closed: Flood.',
    part: { startsAt: monday.startsAt, endsAt: monday.startsAt + 480 * 60_000 },
  }

  it('stands on its sheet, and says which part of the day it is', () => {
    const notes = (trainerIds: readonly number[] | undefined) =>
      daySheets(monday, { staff, sessions: [], blocks, columns: { ...EVERYBODY, trainerIds } }, 10)[0]?.notes
    const part = { startsAt: monday.startsAt + 600 * 60_000, endsAt: monday.startsAt + 660 * 60_000 }

    expect(notes(undefined)).toEqual([
      flood,
      { message: 'Ana is on leave.', part: null },
      { message: 'Uwe is on leave.', part },
    ])
    expect(notes([1])).toEqual([flood, { message: 'Ana is on leave.', part: null }])
  })

  it('stands on the week’s overview day by day, and a day without is left out', () => {
    const wednesday = dayScale('2026-03-04', 'Europe/Berlin')
    const given = { staff, sessions: [], blocks, columns: { ...EVERYBODY, trainerIds: [3] } }

    expect(weekSheet([monday, tuesday, wednesday], given).notes).toEqual([
      { day: '2026-03-02', notes: [flood] },
      { day: '2026-03-03', notes: [{ message: 'Tara is on leave.', part: null }] },
    ])
  })
})
