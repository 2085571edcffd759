import type { Value } from '../../../../shared/contract/index.ts'
import type { DayScale } from '../../../../shared/domain/day-scale.ts'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { type Axis, axisOf } from './axis.ts'
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
  /** What of the day is taken by sessions that are held. */
  readonly bookedMinutes: number
}

/** A day on screen and the columns it has. */
export type DaySpan = { readonly date: LocalDate; readonly first: number; readonly count: number }

export type ScheduleView = {
  readonly axis: Axis
  readonly columns: readonly Column[]
  readonly days: readonly DaySpan[]
  /** What the screen was given, also what no filter lets through: what a verdict has to know. */
  readonly sessions: readonly DaySession[]
}

type ViewInput = {
  readonly scales: readonly DayScale[]
  readonly resources: readonly Resource[]
  readonly group: Group
  readonly sessions: readonly DaySession[]
  /** What the filters let through. */
  readonly shows: (session: DaySession) => boolean
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

/**
 * Makes views of the schedule one after the other: a column in which nothing has changed is the same object as in the
 * view before, so that only what a change touches is drawn again.
 */
export function scheduleModel(): (input: ViewInput) => ScheduleView {
  let known: ReadonlyMap<number, DaySession> = new Map()
  let kept: ReadonlyMap<string, Column> = new Map()
  let axis: Axis | null = null
  let scales: readonly DayScale[] = []
  return (input) => {
    const sessions = keepSessions(known, input.sessions)
    known = new Map(sessions.map((session) => [session.id, session]))
    if (axis === null || !sameItems(scales, input.scales)) axis = axisOf(input.scales)
    scales = input.scales
    const columns = columnsOf({ ...input, sessions }, axis, kept)
    kept = new Map(columns.map((column) => [column.key, column]))
    const count = input.resources.length
    const days = input.scales.map((scale, index) => ({ date: scale.date, first: index * count, count }))
    return { axis, columns, days, sessions }
  }
}

function columnsOf(input: ViewInput, axis: Axis, kept: ReadonlyMap<string, Column>): readonly Column[] {
  const { scales, resources, group } = input
  const lists = sessionLists(input)
  return scales.flatMap((scale) =>
    resources.map((resource) => {
      const key = keyOf(group, scale.date, resource.id)
      const sessions = lists.get(key) ?? []
      const old = kept.get(key)
      return old !== undefined && isUnchanged(old, { scale, axis, resource, sessions })
        ? old
        : makeColumn(key, { scale, axis, resource, sessions }, old)
    }),
  )
}

const keyOf = (group: Group, date: LocalDate, id: number | null): string =>
  `${group}/${date}/${id ?? 'nobody'}`

/** The sessions of every column; one over midnight is in the columns of both days. */
function sessionLists({ scales, group, sessions, shows }: ViewInput): ReadonlyMap<string, DaySession[]> {
  const lists = new Map<string, DaySession[]>()
  for (const session of sessions) {
    if (!shows(session)) continue
    const { startsAt, endsAt } = periodOf(session)
    for (const scale of scales) {
      if (startsAt >= scale.endsAt || endsAt <= scale.startsAt) continue
      const key = keyOf(group, scale.date, resourceIdOf(session, group))
      const list = lists.get(key)
      if (list === undefined) lists.set(key, [session])
      else list.push(session)
    }
  }
  return lists
}

type Parts = Pick<Column, 'scale' | 'axis' | 'resource' | 'sessions'>

function makeColumn(key: string, parts: Parts, old: Column | undefined): Column {
  const { scale, axis, sessions } = parts
  const held = sessions.filter((session) => session.status === 'open').map((session) => periodOf(session))
  const booked = held.reduce(
    (sum, { startsAt, endsAt }) => sum + Math.min(endsAt, scale.endsAt) - Math.max(startsAt, scale.startsAt),
    0,
  )
  const placing = keepPlaced(old, placeSessions(sessions, scale, axis))
  return { key, ...parts, ...placing, bookedMinutes: booked / 60_000 }
}

function isUnchanged(old: Column, now: Parts): boolean {
  return (
    old.scale === now.scale &&
    old.axis === now.axis &&
    old.resource.name === now.resource.name &&
    sameItems(old.sessions, now.sessions)
  )
}

function sameItems<T>(a: readonly T[], b: readonly T[]): boolean {
  return a.length === b.length && a.every((item, index) => item === b[index])
}
