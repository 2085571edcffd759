import type { DayScale, HourRow } from '../../../../shared/domain/day-scale.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import type { ScheduleBlock } from '../schedule/blocks.ts'
import { type Resource, resourceIdOf, resourcesOf, type StaffMember } from '../schedule/columns.ts'
import { type DayNote, dayNotes } from '../schedule/day-notes.ts'
import { type DaySession, periodOf } from '../schedule/sessions.ts'

export type Cell = {
  readonly session: DaySession
  /** It began before the day (or the week) that the sheet is of. */
  readonly fromBefore: boolean
}

/** An hour across a day's sheet: for every column the sessions that begin in it. */
export type SheetHour = { readonly row: HourRow; readonly cells: readonly (readonly Cell[])[] }

/** One page: a day, with as many trainers as are wide enough to be read. */
export type DaySheet = {
  readonly date: LocalDate
  /** Which part of the day's trainers it is, from 1. */
  readonly part: number
  readonly parts: number
  readonly trainers: readonly Resource[]
  readonly hours: readonly SheetHour[]
  /** Sessions of the whole day. */
  readonly count: number
  /** Who is away on it, and what is closed. */
  readonly notes: readonly DayNote[]
}

/** One page: seven days side by side, a line for every trainer. */
export type WeekSheet = {
  readonly days: readonly LocalDate[]
  readonly lines: readonly { readonly trainer: Resource; readonly cells: readonly (readonly Cell[])[] }[]
  readonly count: number
  /** Who is away and what is closed, day by day. */
  readonly notes: readonly { readonly day: LocalDate; readonly notes: readonly DayNote[] }[]
}

type Given = {
  readonly staff: readonly StaffMember[]
  readonly sessions: readonly DaySession[]
  readonly blocks?: readonly ScheduleBlock[]
  /** Those asked for by name, who stand on every sheet; without, who has sessions does. */
  readonly trainerIds: readonly number[] | undefined
}

/** The sheets of one day: all its trainers on one if they are wide enough there, else alike on several. */
export function daySheets(scale: DayScale, given: Given, mostTrainers: number): readonly DaySheet[] {
  const cells = cellsOf(scale, given.sessions, true)
  const trainers = trainersOn(
    cells.map(({ session }) => session),
    given,
  )
  const parts = Math.max(1, Math.ceil(trainers.length / mostTrainers))
  const each = Math.ceil(trainers.length / parts)
  return Array.from({ length: parts }, (_, index) => {
    const own = trainers.slice(index * each, (index + 1) * each)
    const hours = hoursOf(scale, cells, own)
    const notes = dayNotes(scale, given.blocks ?? [], given.trainerIds)
    return { date: scale.date, part: index + 1, parts, trainers: own, hours, count: cells.length, notes }
  })
}

/** The overview of these days. A session stands on the day on which it begins. */
export function weekSheet(scales: readonly DayScale[], given: Given): WeekSheet {
  const byDay = scales.map((scale, index) => cellsOf(scale, given.sessions, index === 0))
  const trainers = trainersOn(
    byDay.flat().map(({ session }) => session),
    given,
  )
  return {
    days: scales.map(({ date }) => date),
    lines: trainers.map((trainer) => ({ trainer, cells: byDay.map((cells) => cells.filter(isOf(trainer))) })),
    count: byDay.flat().length,
    notes: scales
      .map((scale) => ({ day: scale.date, notes: dayNotes(scale, given.blocks ?? [], given.trainerIds) }))
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

function trainersOn(sessions: readonly DaySession[], { staff, trainerIds }: Given): readonly Resource[] {
  const busy = new Set(sessions.map((session) => resourceIdOf(session, 'trainer')))
  const asked = new Set<number | null>(trainerIds)
  const named = staff.filter(({ id }) => asked.has(id)).map(({ id, name }) => ({ id, name }))
  const known = resourcesOf('trainer', staff, [], sessions)
  const others = named.filter(({ id }) => !known.some((one) => one.id === id))
  return [...known, ...others].filter(({ id }) => busy.has(id) || asked.has(id))
}

const isOf =
  (trainer: Resource) =>
  ({ session }: Cell): boolean =>
    resourceIdOf(session, 'trainer') === trainer.id

/** From the first hour in which something begins to the last, without a gap; what began before stands in the first. */
function hoursOf(
  scale: DayScale,
  cells: readonly Cell[],
  trainers: readonly Resource[],
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
    return { row, cells: trainers.map((trainer) => here.filter(isOf(trainer))) }
  })
}
