import type { Value } from '../../../../shared/contract/index.ts'
import type { DayScale } from '../../../../shared/domain/day-scale.ts'
import type { Instant, LocalDate } from '../../../../shared/domain/time.ts'
import { clashesOf, type Marks, marksOf } from './attention.ts'
import { type Axis, type AxisSpan, axisOf } from './axis.ts'
import {
  availableMinutes,
  blocksOn,
  openSpans,
  type ScheduleBlock,
  type Shade,
  sameShades,
  shadesOf,
} from './blocks.ts'
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
  /** What of the day is taken by sessions that are held. */
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

type Kept = {
  readonly sessions: ReadonlyMap<number, DaySession>
  readonly marks: ReadonlyMap<number, Marks>
  readonly columns: ReadonlyMap<string, Column>
}

/**
 * Makes views of the schedule one after the other: a column in which nothing has changed is the same object as in the
 * view before, so that only what a change touches is drawn again.
 */
export function scheduleModel(): (input: ViewInput) => ScheduleView {
  let kept: Kept = { sessions: new Map(), marks: new Map(), columns: new Map() }
  let axis: Axis | null = null
  let scales: readonly DayScale[] = []
  return (input) => {
    const sessions = keepSessions(kept.sessions, input.sessions)
    if (axis === null || !sameItems(scales, input.scales)) axis = axisOf(input.scales)
    scales = input.scales
    const days = scales.map((scale) => ({ scale, blocks: blocksOn(scale, input.blocks) }))
    const marks = marksById({ ...input, sessions }, days, kept.marks)
    const columns = columnsOf({ ...input, sessions, days, marks, axis }, kept.columns)
    kept = {
      sessions: new Map(sessions.map((session) => [session.id, session])),
      marks,
      columns: new Map(columns.map((column) => [column.key, column])),
    }
    const count = input.resources.length
    const shown = axis
    return {
      axis,
      columns,
      sessions,
      blocks: input.blocks,
      days: days.map(({ scale, blocks }, index) => ({
        date: scale.date,
        first: index * count,
        count,
        open: openSpans(shown, scale, blocks),
      })),
    }
  }
}

type Day = { readonly scale: DayScale; readonly blocks: readonly ScheduleBlock[] }

const CALM: Marks = { over: false, attention: null }

/** What is to be said of every session. One that goes on after midnight meets the blocks of both days. */
function marksById(
  { sessions, now }: Pick<ViewInput, 'sessions' | 'now'>,
  days: readonly Day[],
  before: ReadonlyMap<number, Marks>,
): ReadonlyMap<number, Marks> {
  const clashes = clashesOf(sessions)
  return new Map(
    sessions.map((session) => {
      const touched = days.filter(({ scale }) => isOn(session, scale))
      const blocks = touched.length === 1 ? (touched[0]?.blocks ?? []) : unique(touched)
      return [session.id, marksOf(session, { clashes, blocks, now }, before.get(session.id))]
    }),
  )
}

const unique = (days: readonly Day[]): readonly ScheduleBlock[] => [
  ...new Set(days.flatMap(({ blocks }) => blocks)),
]

function isOn(session: DaySession, scale: DayScale): boolean {
  const { startsAt, endsAt } = periodOf(session)
  return startsAt < scale.endsAt && endsAt > scale.startsAt
}

type Laying = ViewInput & {
  readonly days: readonly Day[]
  readonly marks: ReadonlyMap<number, Marks>
  readonly axis: Axis
}

function columnsOf(input: Laying, kept: ReadonlyMap<string, Column>): readonly Column[] {
  const { days, resources, group, axis } = input
  const lists = sessionLists(input)
  return days.flatMap(({ scale, blocks }) =>
    resources.map((resource) => {
      const key = keyOf(group, scale.date, resource.id)
      const sessions = lists.get(key) ?? []
      const marks = sessions.map(({ id }) => input.marks.get(id) ?? CALM)
      const shades = shadesOf({ axis, scale }, { group, resource }, blocks)
      const parts = { scale, axis, resource, sessions, marks, shades }
      const old = kept.get(key)
      return old !== undefined && isUnchanged(old, parts) ? old : makeColumn(key, parts, old)
    }),
  )
}

const keyOf = (group: Group, date: LocalDate, id: number | null): string =>
  `${group}/${date}/${id ?? 'nobody'}`

/** The sessions of every column; one over midnight is in the columns of both days. */
function sessionLists({ scales, group, sessions, marks, shows }: Laying): ReadonlyMap<string, DaySession[]> {
  const lists = new Map<string, DaySession[]>()
  for (const session of sessions) {
    if (!shows(session, marks.get(session.id) ?? CALM)) continue
    for (const scale of scales) {
      if (!isOn(session, scale)) continue
      const key = keyOf(group, scale.date, resourceIdOf(session, group))
      const list = lists.get(key)
      if (list === undefined) lists.set(key, [session])
      else list.push(session)
    }
  }
  return lists
}

type Parts = Pick<Column, 'scale' | 'axis' | 'resource' | 'sessions' | 'marks' | 'shades'>

function makeColumn(key: string, parts: Parts, old: Column | undefined): Column {
  const { scale, axis, sessions, marks, shades } = parts
  const held = sessions.filter((session) => session.status === 'open').map((session) => periodOf(session))
  const booked = held.reduce(
    (sum, { startsAt, endsAt }) => sum + Math.min(endsAt, scale.endsAt) - Math.max(startsAt, scale.startsAt),
    0,
  )
  const marksOfSession = new Map(sessions.map(({ id }, index) => [id, marks[index] ?? CALM]))
  const placing = keepPlaced(old, placeSessions(sessions, scale, axis, marksOfSession))
  const available = availableMinutes(scale, shades)
  return { key, ...parts, ...placing, bookedMinutes: booked / 60_000, availableMinutes: available }
}

function isUnchanged(old: Column, now: Parts): boolean {
  return (
    old.scale === now.scale &&
    old.axis === now.axis &&
    old.resource.name === now.resource.name &&
    sameItems(old.sessions, now.sessions) &&
    sameItems(old.marks, now.marks) &&
    sameShades(old.shades, now.shades)
  )
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
