import type { Value } from '../../../../shared/contract/index.ts'
import { MINUTE } from '../../../../shared/domain/calendar.ts'
import type { DayScale } from '../../../../shared/domain/day-scale.ts'
import { type Instant, type LocalDate, overlaps, type Period } from '../../../../shared/domain/time.ts'
import { findClashes, isStill, type Marks, marksOf } from './attention.ts'
import { type Axis, type AxisSpan, axisOf } from './axis.ts'
import {
  availableMinutes,
  openSpans,
  type ScheduleBlock,
  type Shade,
  sameShades,
  shadesOf,
} from './blocks.ts'
import { blocksAround, type Day, dayOf } from './day-blocks.ts'
import { keepPlaced, type Placing, placeSessions } from './lanes.ts'
import { type DaySession, keepSessions, periodOf } from './sessions.ts'

export type StaffMember = Value<'staff.list'>['rows'][number]
export type Room = Value<'rooms.list'>['rows'][number]

export const GROUPS = ['trainer', 'room'] as const
export type Group = (typeof GROUPS)[number]

/** Whom or what a column is for; `null` is for the sessions of nobody, or of no room. */
export type Resource = { readonly id: number | null; readonly name: string | null }

/** One day of one trainer or room. The same object for as long as nothing in it changes. */
export type Column = Placing & {
  /** Stable across answers: which day, and whose. */
  readonly key: string
  readonly scale: DayScale
  readonly axis: Axis
  readonly resource: Resource
  readonly sessions: readonly DaySession[]
  /** Of each of the sessions, in their order: whether it is over, and what is to be looked at. */
  readonly marks: readonly Marks[]
  /** What of the day is taken by sessions that are held, those that are filtered out too. */
  readonly bookedMinutes: number
  /** What of the day they could be held in; null where no hours were entered. */
  readonly availableMinutes: number | null
  /** When it is not expected to be used. */
  readonly shades: readonly Shade[]
}

/** A day on screen, the columns it has, and when the studio opens on it. */
export type DaySpan = {
  readonly date: LocalDate
  readonly first: number
  readonly count: number
  readonly open: readonly AxisSpan[]
}

export type ScheduleView = {
  readonly axis: Axis
  readonly columns: readonly Column[]
  readonly days: readonly DaySpan[]
  /** What the screen was given, also what no filter lets through: what a verdict has to know. */
  readonly sessions: readonly DaySession[]
  readonly blocks: readonly ScheduleBlock[]
  /** What is to be said of any of the sessions. */
  readonly marksOf: (sessionId: number) => Marks
}

type ViewInput = {
  readonly scales: readonly DayScale[]
  readonly resources: readonly Resource[]
  readonly group: Group
  readonly sessions: readonly DaySession[]
  readonly blocks: readonly ScheduleBlock[]
  readonly now: Instant
  /** What the filters let through. */
  readonly shows: (session: DaySession, marks: Marks) => boolean
}

/** Which trainer or room a session belongs to. */
export function resourceIdOf(session: DaySession, group: Group): number | null {
  return group === 'trainer' ? session.trainerId : session.roomId
}

/**
 * Whom the columns of a day are for: active trainers (or rooms) in the order of the list, then others that have
 * sessions, then nobody if there are such sessions. An owner who never teaches gets no column.
 */
export function resourcesOf(
  group: Group,
  staff: readonly StaffMember[],
  rooms: readonly Room[],
  sessions: readonly DaySession[],
): readonly Resource[] {
  const listed: readonly Resource[] =
    group === 'trainer'
      ? staff.filter((member) => member.active && member.role === 'trainer')
      : rooms.filter((room) => room.active)
  const known = new Map<number | null, Resource>(listed.map(({ id, name }) => [id, { id, name }]))
  for (const session of sessions) {
    const id = resourceIdOf(session, group)
    const name = group === 'trainer' ? session.trainerName : session.roomName
    if (!known.has(id)) known.set(id, { id, name })
  }
  const all = [...known.values()]
  return [...all.filter(({ id }) => id !== null), ...all.filter(({ id }) => id === null)]
}

type Total = { readonly booked: number; readonly available: number | null }

/** What all the columns of a trainer or room come to, minutes; nothing is available where one of them cannot say. */
export function weekTotals(columns: readonly Column[]): ReadonlyMap<number | null, Total> {
  const totals = new Map<number | null, Total>()
  for (const { resource, bookedMinutes, availableMinutes } of columns) {
    const { booked, available } = totals.get(resource.id) ?? { booked: 0, available: 0 }
    const sum = available === null || availableMinutes === null ? null : available + availableMinutes
    totals.set(resource.id, { booked: booked + bookedMinutes, available: sum })
  }
  return totals
}

/** A session and what is to be said of it. */
type Marked = { readonly session: DaySession; readonly marks: Marks }

type Kept = {
  readonly axis: Axis | null
  readonly blocks: readonly ScheduleBlock[]
  readonly days: readonly Day[]
  readonly marked: readonly Marked[]
  readonly byId: ReadonlyMap<number, Marked>
  readonly columns: ReadonlyMap<string, Column>
}

const NOTHING_YET: Kept = {
  axis: null,
  blocks: [],
  days: [],
  marked: [],
  byId: new Map(),
  columns: new Map(),
}

/**
 * Makes views of the schedule one after the other: a column in which nothing has changed is the same object as in the
 * view before, so that only what a change touches is worked out and drawn again.
 */
export function scheduleModel(): (input: ViewInput) => ScheduleView {
  let kept = NOTHING_YET
  return (input) => {
    const { scales, blocks } = input
    const sessions = keepSessions((id) => kept.byId.get(id)?.session, input.sessions)
    const sameScales = sameItems(
      scales,
      kept.days.map(({ scale }) => scale),
    )
    const axis = sameScales && kept.axis !== null ? kept.axis : axisOf(scales)
    const sameDays = sameScales && blocks === kept.blocks
    const days = sameDays ? kept.days : scales.map((scale) => dayOf(scale, blocks))
    const marked = markedSessions({ sessions, now: input.now, days }, kept)
    const columns = columnsOf({ ...input, days, marked, axis }, kept)
    const byId = new Map<number, Marked>()
    for (const one of marked) byId.set(one.session.id, one)
    kept = { axis, blocks, days, marked, byId, columns: new Map(columns.map((one) => [one.key, one])) }
    return {
      axis,
      columns,
      sessions,
      blocks,
      marksOf: (sessionId) => byId.get(sessionId)?.marks ?? { over: false, attention: null },
      days: daySpans(days, axis, input.resources.length),
    }
  }
}

const daySpans = (days: readonly Day[], axis: Axis, count: number): readonly DaySpan[] =>
  days.map(({ scale, blocks }, index) => ({
    date: scale.date,
    first: index * count,
    count,
    open: openSpans(axis, scale, blocks),
  }))

type Marking = Pick<ViewInput, 'sessions' | 'now'> & { readonly days: readonly Day[] }

/** What is to be said of every session; the same object where the session and its day are as before. */
function markedSessions({ sessions, now, days }: Marking, kept: Kept): readonly Marked[] {
  const clashes = findClashes(sessions)
  const sameDays = days === kept.days
  return sessions.map((session, at) => {
    const own = clashes.get(session.id)
    const there = kept.marked[at]
    const before = there?.session.id === session.id ? there : kept.byId.get(session.id)
    const isKnown = sameDays && before?.session === session
    if (isKnown && isStill(before.marks, session, own, now)) return before
    const blocks = blocksAround(session, days)
    const marks = marksOf(session, { clashes: own ?? [], blocks, now }, before?.marks)
    return before?.session === session && before.marks === marks ? before : { session, marks }
  })
}

type Laying = ViewInput & {
  readonly days: readonly Day[]
  readonly marked: readonly Marked[]
  readonly axis: Axis
}

const NOBODY: Readonly<Held> = { list: [], bookedMinutes: 0 }

function columnsOf(input: Laying, kept: Kept): readonly Column[] {
  const { days, resources, group, axis } = input
  const sameDays = days === kept.days && axis === kept.axis
  const lists = listsByColumn(input)
  return days.flatMap(({ scale, ofTrainer }) =>
    resources.map((resource) => {
      const key = keyOf(group, scale.date, resource.id)
      const { list, bookedMinutes } = lists.get(key) ?? NOBODY
      const old = kept.columns.get(key)
      const shades =
        sameDays && old !== undefined
          ? old.shades
          : shadesOf(
              { axis, scale },
              { group, resource },
              ofTrainer(group === 'trainer' ? resource.id : null),
            )
      const parts = { scale, axis, resource, shades, bookedMinutes }
      return old !== undefined && isUnchanged(old, parts, list) ? old : makeColumn(key, parts, list, old)
    }),
  )
}

const keyOf = (group: Group, date: LocalDate, id: number | null): string =>
  `${group}/${date}/${id ?? 'nobody'}`

/** The sessions that a column shows, and what of its day is taken: also by those that are filtered out. */
type Held = { readonly list: Marked[]; bookedMinutes: number }

/** What every column holds; a session over midnight is in the columns of both days. */
function listsByColumn({ scales, group, marked, shows }: Laying): ReadonlyMap<string, Readonly<Held>> {
  const lists = new Map<string, Held>()
  for (const one of marked) {
    const period = periodOf(one.session)
    const shown = shows(one.session, one.marks)
    for (const scale of scales) {
      if (!overlaps(period, scale)) continue
      const key = keyOf(group, scale.date, resourceIdOf(one.session, group))
      const held = lists.get(key) ?? { list: [], bookedMinutes: 0 }
      lists.set(key, held)
      if (shown) held.list.push(one)
      if (one.session.status === 'open') held.bookedMinutes += minutesOn(period, scale)
    }
  }
  return lists
}

/** What of a period lies on a day. */
const minutesOn = (period: Period, day: Period): number =>
  (Math.min(period.endsAt, day.endsAt) - Math.max(period.startsAt, day.startsAt)) / MINUTE

type Parts = Pick<Column, 'scale' | 'axis' | 'resource' | 'shades' | 'bookedMinutes'>

function makeColumn(key: string, parts: Parts, list: readonly Marked[], old: Column | undefined): Column {
  const { scale, axis, shades } = parts
  const sessions = list.map(({ session }) => session)
  const marks = list.map((one) => one.marks)
  const marksOfSession = new Map(list.map((one) => [one.session.id, one.marks]))
  const placing = keepPlaced(old, placeSessions(sessions, scale, axis, marksOfSession))
  return {
    key,
    ...parts,
    ...placing,
    sessions,
    marks,
    availableMinutes: availableMinutes(scale, shades),
  }
}

function isUnchanged(old: Column, now: Parts, list: readonly Marked[]): boolean {
  return (
    old.scale === now.scale &&
    old.axis === now.axis &&
    old.bookedMinutes === now.bookedMinutes &&
    old.resource.name === now.resource.name &&
    old.sessions.length === list.length &&
    list.every(({ session, marks }, at) => old.sessions[at] === session && old.marks[at] === marks) &&
    sameShades(old.shades, now.shades)
  )
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
