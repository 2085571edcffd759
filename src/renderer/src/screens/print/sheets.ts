import type { DayScale, HourRow } from '../../../../shared/domain/day-scale.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { ScheduleBlock } from '../schedule/blocks.ts'
import {
  type Group,
  type Resource,
  resourceIdOf,
  resourcesOf,
  type StaffMember,
} from '../schedule/columns.ts'
import { type DayNote, dayNotes } from '../schedule/day-notes.ts'
import { type DaySession, periodOf } from '../schedule/sessions.ts'
import { arrangedAs, inOrder, notHidden } from '../schedule/side/arrangement.ts'

export type Cell = {
  readonly session: DaySession
  /** It began before the day (or the week) that the sheet is of. */
  readonly fromBefore: boolean
}

/** An hour across a day's sheet: for every column the sessions that begin in it. */
export type SheetHour = { readonly row: HourRow; readonly cells: readonly (readonly Cell[])[] }

/** One page: a day, with as many columns as are wide enough to be read. */
export type DaySheet = {
  readonly date: LocalDate
  /** Which part of the day's columns it is, from 1. */
  readonly part: number
  readonly parts: number
  readonly columns: readonly Resource[]
  readonly hours: readonly SheetHour[]
  /** Sessions of the whole day. */
  readonly count: number
  /** Who is away on it, and what is closed. */
  readonly notes: readonly DayNote[]
}

/** One page: seven days side by side, a line for every trainer or room. */
export type WeekSheet = {
  readonly days: readonly LocalDate[]
  readonly lines: readonly { readonly of: Resource; readonly cells: readonly (readonly Cell[])[] }[]
  readonly count: number
  /** Who is away and what is closed, day by day. */
  readonly notes: readonly { readonly day: LocalDate; readonly notes: readonly DayNote[] }[]
}

type Given = {
  readonly staff: readonly StaffMember[]
  readonly sessions: readonly DaySession[]
  readonly blocks?: readonly ScheduleBlock[]
  readonly columns: AskedColumns
}

/** Whose columns are printed, as they are arranged on the screen. */
export type AskedColumns = {
  readonly group: Group
  /** Those asked for by name, who stand on every sheet; without, who has sessions does. */
  readonly trainerIds?: readonly number[] | undefined
  readonly hidden: readonly number[]
  readonly order: readonly number[]
}

/** The sheets of one day: all its columns on one if they are wide enough there, else alike on several. */
export function daySheets(scale: DayScale, given: Given, mostColumns: number): readonly DaySheet[] {
  const cells = cellsOf(scale, sessionsOf(given), true)
  const columns = columnsOn(
    cells.map(({ session }) => session),
    given,
  )
  const parts = Math.max(1, Math.ceil(columns.length / mostColumns))
  const each = Math.ceil(columns.length / parts)
  return Array.from({ length: parts }, (_, index) => {
    const own = columns.slice(index * each, (index + 1) * each)
    const hours = hoursOf(scale, cells, own, given.columns.group)
    const notes = notesOn(scale, given)
    return { date: scale.date, part: index + 1, parts, columns: own, hours, count: cells.length, notes }
  })
}

/** The overview of these days. A session stands on the day on which it begins. */
export function weekSheet(scales: readonly DayScale[], given: Given): WeekSheet {
  const byDay = scales.map((scale, index) => cellsOf(scale, sessionsOf(given), index === 0))
  const { group } = given.columns
  const columns = columnsOn(
    byDay.flat().map(({ session }) => session),
    given,
  )
  return {
    days: scales.map(({ date }) => date),
    lines: columns.map((of) => ({ of, cells: byDay.map((cells) => cells.filter(isOf(of, group))) })),
    count: byDay.flat().length,
    notes: scales
      .map((scale) => ({ day: scale.date, notes: notesOn(scale, given) }))
      .filter(({ notes }) => notes.length > 0),
  }
}

/** A day's sessions in the order in which they begin; with `alsoEarlier` those that reach into it as well. */
function cellsOf(scale: DayScale, sessions: readonly DaySession[], alsoEarlier: boolean): readonly Cell[] {
  return sessions
    .map((session) => ({ session, fromBefore: periodOf(session).startsAt < scale.startsAt }))
    .filter(({ session, fromBefore }) => {
      const { startsAt, endsAt } = periodOf(session)
      return fromBefore ? alsoEarlier && endsAt > scale.startsAt : startsAt < scale.endsAt
    })
    .sort(
      (a, b) => periodOf(a.session).startsAt - periodOf(b.session).startsAt || a.session.id - b.session.id,
    )
}

/** Those of the columns that are not hidden. */
function sessionsOf({ sessions, columns }: Given): readonly DaySession[] {
  const { group, hidden } = columns
  return sessions.filter((session) => !hidden.includes(arrangedAs({ id: resourceIdOf(session, group) })))
}

/** Of leave only that of the trainers whose columns are printed. */
function notesOn(scale: DayScale, { blocks = [], columns }: Given): readonly DayNote[] {
  const { group, hidden, trainerIds } = columns
  const isHidden = ({ kind, trainerId }: ScheduleBlock) =>
    kind === 'leave' && group === 'trainer' && hidden.some((id) => id === trainerId)
  return dayNotes(
    scale,
    blocks.filter((block) => !isHidden(block)),
    trainerIds,
  )
}

function columnsOn(sessions: readonly DaySession[], { staff, columns }: Given): readonly Resource[] {
  const { group, trainerIds, hidden, order } = columns
  const busy = new Set(sessions.map((session) => resourceIdOf(session, group)))
  const asked = new Set<number | null>(group === 'trainer' ? trainerIds : [])
  const named = staff.filter(({ id }) => asked.has(id)).map(({ id, name }) => ({ id, name }))
  // Rooms are known by their sessions: one without any has no column.
  const known = resourcesOf(group, staff, [], sessions)
  const others = named.filter(({ id }) => !known.some((one) => one.id === id))
  const arrangement = { hidden, order, pinned: [] }
  return notHidden(inOrder([...known, ...others], arrangement), arrangement).filter(
    ({ id }) => busy.has(id) || asked.has(id),
  )
}

const isOf =
  (resource: Resource, group: Group) =>
  ({ session }: Cell): boolean =>
    resourceIdOf(session, group) === resource.id

/** From the first hour in which something begins to the last, without a gap; what began before stands in the first. */
function hoursOf(
  scale: DayScale,
  cells: readonly Cell[],
  columns: readonly Resource[],
  group: Group,
): readonly SheetHour[] {
  const rows = scale.rows.filter(({ occurrence }) => occurrence !== 'missing')
  const rowOf = ({ session, fromBefore }: Cell): number => {
    const { startsAt } = periodOf(session)
    return fromBefore ? -1 : rows.findIndex((row) => startsAt >= row.startsAt && startsAt < row.endsAt)
  }
  const used = cells.map(rowOf).filter((index) => index >= 0)
  const first = used.length > 0 ? Math.min(...used) : 0
  const last = used.length > 0 ? Math.max(...used) : 0
  if (cells.length === 0) return []
  return rows.slice(first, last + 1).map((row, offset) => {
    const here = cells.filter((cell) => Math.max(rowOf(cell), first) === first + offset)
    return { row, cells: columns.map((column) => here.filter(isOf(column, group))) }
  })
}
