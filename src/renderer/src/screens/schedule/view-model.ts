import type { Value } from '../../../../shared/contract/index.ts'
import {
  type DayScale,
  gridMinutesOf,
  gridSpanOf,
  type HourRow,
} from '../../../../shared/domain/day-scale.ts'
import { minutesOfDay, parseInstant } from '../../../../shared/domain/time.ts'

export type DaySession = Value<'schedule.range'>['sessions'][number]
export type StaffMember = Value<'staff.list'>['rows'][number]

/** A session with its place in a column: `lane` of `lanes` side by side, in minutes from the top of the day. */
export type PlacedSession = {
  readonly session: DaySession
  readonly top: number
  readonly minutes: number
  readonly lane: number
  readonly lanes: number
}

export type Column = {
  /** The trainer; null for sessions without one. */
  readonly trainerId: number | null
  /** Null where the trainer is nobody; the screen says "Unassigned". */
  readonly name: string | null
  readonly sessions: readonly PlacedSession[]
}

/** The part of the day on screen, in minutes from its top: opening hours, stretched to every session. */
export type VisibleHours = { readonly from: number; readonly to: number; readonly rows: readonly HourRow[] }

const FIRST_HOUR = 6 * 60
const LAST_HOUR = 22 * 60
/** Shorter sessions are drawn this tall, so that their first line can be read and hit. */
const LEAST_MINUTES = 15

/**
 * The columns of a day: active trainers in the order of the list, then others who teach on this day, then the
 * sessions of nobody. Only those who teach get a column, and an owner who never does gets none.
 */
export function columnsOf(
  staff: readonly StaffMember[],
  sessions: readonly DaySession[],
  scale: DayScale,
): readonly Column[] {
  const trainers = staff.filter((member) => member.active && member.role === 'trainer')
  const known = new Set<number | null>(trainers.map((trainer) => trainer.id))
  const others = new Map<number, string>()
  for (const session of sessions) {
    if (session.trainerId === null || known.has(session.trainerId)) continue
    others.set(session.trainerId, session.trainerName ?? '')
  }
  const heads = [
    ...trainers.map((trainer) => ({ trainerId: trainer.id, name: trainer.name })),
    ...[...others].map(([trainerId, name]) => ({ trainerId, name })),
    ...(sessions.some((session) => session.trainerId === null) ? [{ trainerId: null, name: null }] : []),
  ]
  return heads.map((head) => ({
    ...head,
    sessions: placeSessions(
      sessions.filter((session) => session.trainerId === head.trainerId),
      scale,
    ),
  }))
}

/** Lays sessions out so that none covers another: each takes the first free lane of its cluster. */
export function placeSessions(sessions: readonly DaySession[], scale: DayScale): readonly PlacedSession[] {
  const spans = sessions
    .flatMap((session) => {
      const span = gridSpanOf(scale, { startsAt: at(session.startsAt), endsAt: at(session.endsAt) })
      return span === null ? [] : [{ session, top: span.top, minutes: Math.max(span.minutes, LEAST_MINUTES) }]
    })
    .sort((a, b) => a.top - b.top || b.minutes - a.minutes || a.session.id - b.session.id)
  const placed: PlacedSession[] = []
  let cluster: (Omit<PlacedSession, 'lanes'> & { end: number })[] = []
  let clusterEnd = Number.NEGATIVE_INFINITY
  const close = () => {
    const lanes = Math.max(0, ...cluster.map((item) => item.lane)) + 1
    for (const { end: _end, ...item } of cluster) placed.push({ ...item, lanes })
    cluster = []
  }
  for (const span of spans) {
    if (span.top >= clusterEnd) close()
    const taken = new Set(cluster.filter((item) => item.end > span.top).map((item) => item.lane))
    let lane = 0
    while (taken.has(lane)) lane += 1
    const end = span.top + span.minutes
    cluster.push({ ...span, lane, end })
    clusterEnd = cluster.length === 1 ? end : Math.max(clusterEnd, end)
  }
  close()
  return placed
}

function at(text: string): number {
  const instant = parseInstant(text)
  if (instant === null) throw new RangeError(`${text} is not an instant`)
  return instant
}

/** Which hours to draw: 6 to 22, and whole hours more where a session reaches beyond. */
export function visibleHours(scale: DayScale, columns: readonly Column[]): VisibleHours {
  const placed = columns.flatMap((column) => column.sessions)
  const usual = scale.rows.filter((row) => {
    const wall = minutesOfDay(row.wall)
    return wall >= FIRST_HOUR && wall < LAST_HOUR
  })
  const first = Math.min(usual[0]?.top ?? 0, ...placed.map((item) => item.top))
  const last = Math.max(
    ...usual.map((row) => row.top + row.minutes),
    ...placed.map((item) => item.top + item.minutes),
  )
  const rows = scale.rows.filter((row) => row.top + row.minutes > first && row.top < last)
  const from = rows[0]?.top ?? 0
  const end = rows.at(-1)
  return { from, to: end === undefined ? scale.minutes : end.top + end.minutes, rows }
}

/** Where the schedule opens: an hour before the session that is looked at, or before now, or the first session, or nine o'clock. */
export function openingMinute(
  scale: DayScale,
  hours: VisibleHours,
  columns: readonly Column[],
  now: number,
  selectedId: number | null,
): number {
  const selected = columns.flatMap((column) => column.sessions).find((item) => item.session.id === selectedId)
  if (selected !== undefined) return clamp(selected.top - 60, hours)
  if (now >= scale.startsAt && now < scale.endsAt) {
    return clamp(gridMinutesOf(scale, now) - 60, hours)
  }
  const tops = columns.flatMap((column) => column.sessions.map((item) => item.top))
  return clamp(tops.length > 0 ? Math.min(...tops) - 30 : 9 * 60 - 30, hours)
}

function clamp(minute: number, hours: VisibleHours): number {
  return Math.min(Math.max(minute, hours.from), hours.to)
}

const SNAP = 15

/** The minute a press in a column means: the quarter of an hour it lies in. */
export function snappedMinute(minute: number): number {
  return Math.floor(minute / SNAP) * SNAP
}

export type Move = 'up' | 'down' | 'left' | 'right' | 'first' | 'last'

/**
 * The session that an arrow key leads to: up and down within the column, left and right to the nearest in time in
 * the next column that has any, Home and End to the first and last of the day. The same one at the edge.
 */
export function sessionAfter(columns: readonly Column[], current: number, move: Move): number {
  const x = columns.findIndex((column) => column.sessions.some((item) => item.session.id === current))
  const own = columns[x]?.sessions ?? []
  const y = own.findIndex((item) => item.session.id === current)
  const here = own[y]
  if (here === undefined) return current
  return (target(columns, x, y, here, move) ?? here).session.id
}

function target(
  columns: readonly Column[],
  x: number,
  y: number,
  here: PlacedSession,
  move: Move,
): PlacedSession | undefined {
  const all = columns.flatMap((column) => column.sessions).sort((a, b) => a.top - b.top)
  switch (move) {
    case 'up':
      return columns[x]?.sessions[y - 1]
    case 'down':
      return columns[x]?.sessions[y + 1]
    case 'first':
      return all[0]
    case 'last':
      return all.at(-1)
    case 'left':
      return nearest(columns.slice(0, x).toReversed(), here)
    case 'right':
      return nearest(columns.slice(x + 1), here)
  }
}

/** The session nearest in time in the first of these columns that has any. */
function nearest(columns: readonly Column[], here: PlacedSession): PlacedSession | undefined {
  const column = columns.find((one) => one.sessions.length > 0)
  return column?.sessions.toSorted((a, b) => Math.abs(a.top - here.top) - Math.abs(b.top - here.top))[0]
}

/** Those who count on the card: the names of live bookings and outcomes, in the order in which they booked. */
export function namesOf(session: DaySession): readonly string[] {
  return session.bookings
    .filter((booking) => ['pending', 'confirmed', 'completed', 'no_show'].includes(booking.status))
    .map((booking) => booking.clientName)
}

/** Where a session begins when no place was pressed: the next whole hour today, nine o'clock on another day. */
export function usualStart(scale: DayScale, now: number): number {
  if (now < scale.startsAt || now >= scale.endsAt) return 9 * 60
  return Math.min(Math.ceil(gridMinutesOf(scale, now) / 60) * 60, 23 * 60)
}
