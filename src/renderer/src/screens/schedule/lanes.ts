import type { DayScale } from '../../../../shared/domain/day-scale.ts'
import type { Marks } from './attention.ts'
import { type Axis, type AxisSpan, spanOnAxis } from './axis.ts'
import { type DaySession, periodOf } from './sessions.ts'

/** A session with its place in a column: `lane` of `lanes` side by side. */
export type PlacedSession = AxisSpan &
  Marks & {
    readonly session: DaySession
    readonly lane: number
    readonly lanes: number
    /** It began on the day before, or goes on into the day after. */
    readonly fromBefore: boolean
    readonly intoAfter: boolean
  }

/** Sessions that found no lane of their own: "+n" in the last one. */
export type MoreSessions = AxisSpan & { readonly sessions: readonly DaySession[]; readonly lanes: number }

export type Placing = { readonly placed: readonly PlacedSession[]; readonly more: readonly MoreSessions[] }

/** Shorter sessions are drawn this tall, so that their first line can be read and hit. */
const LEAST_MINUTES = 15
/** More side by side than this would be too narrow to read. */
const MOST_LANES = 4

/** Lays the sessions of a day out so that none covers another; what needs a fifth lane stands behind "+n". */
export function placeSessions(
  sessions: readonly DaySession[],
  scale: DayScale,
  axis: Axis,
  marks: ReadonlyMap<number, Marks>,
): Placing {
  const placed: PlacedSession[] = []
  const more: MoreSessions[] = []
  for (const cluster of clustersOf(spansOf(sessions, scale, axis, marks))) {
    const lanes = Math.max(...cluster.map((item) => item.lane)) + 1
    if (lanes <= MOST_LANES) placed.push(...cluster.map((item) => ({ ...item, lanes })))
    else {
      const [seen, hidden] = [MOST_LANES - 1, cluster.filter((item) => item.lane >= MOST_LANES - 1)]
      const shown = cluster.filter((item) => item.lane < seen)
      placed.push(...shown.map((item) => ({ ...item, lanes: MOST_LANES })))
      const top = Math.min(...hidden.map((item) => item.top))
      const end = Math.max(...hidden.map((item) => item.top + item.minutes))
      const behind = hidden.map((item) => item.session)
      more.push({ top, minutes: end - top, sessions: behind, lanes: MOST_LANES })
    }
  }
  return { placed, more }
}

/** The placing with every card that stands as before replaced by the one before, so that it need not be drawn again. */
export function keepPlaced(before: Placing | undefined, placing: Placing): Placing {
  if (before === undefined) return placing
  const known = new Map(before.placed.map((item) => [item.session.id, item]))
  const placed = placing.placed.map((item) => {
    const old = known.get(item.session.id)
    return old !== undefined && standsAs(old, item) ? old : item
  })
  return { ...placing, placed }
}

function standsAs(a: PlacedSession, b: PlacedSession): boolean {
  return (
    a.session === b.session &&
    a.top === b.top &&
    a.minutes === b.minutes &&
    a.lane === b.lane &&
    a.lanes === b.lanes &&
    a.fromBefore === b.fromBefore &&
    a.intoAfter === b.intoAfter &&
    a.over === b.over &&
    a.attention === b.attention
  )
}

type Laid = Omit<PlacedSession, 'lanes'>

/** Groups of sessions that touch each other directly or through others, each session in its first free lane. */
function clustersOf(spans: readonly Omit<Laid, 'lane'>[]): readonly Laid[][] {
  const clusters: Laid[][] = []
  let current: Laid[] = []
  let end = Number.NEGATIVE_INFINITY
  for (const span of spans) {
    if (span.top >= end) {
      current = []
      clusters.push(current)
    }
    const taken = new Set(
      current.filter((item) => item.top + item.minutes > span.top).map((item) => item.lane),
    )
    let lane = 0
    while (taken.has(lane)) lane += 1
    current.push({ ...span, lane })
    end = Math.max(current.length === 1 ? 0 : end, span.top + span.minutes)
  }
  return clusters
}

function spansOf(
  sessions: readonly DaySession[],
  scale: DayScale,
  axis: Axis,
  marks: ReadonlyMap<number, Marks>,
): Omit<Laid, 'lane'>[] {
  return sessions
    .flatMap((session) => {
      const period = periodOf(session)
      const span = spanOnAxis(axis, scale, period)
      if (span === null) return []
      const fromBefore = period.startsAt < scale.startsAt
      const intoAfter = period.endsAt > scale.endsAt
      const minutes = Math.max(span.minutes, LEAST_MINUTES)
      const { over = false, attention = null } = marks.get(session.id) ?? {}
      return [{ session, top: span.top, minutes, fromBefore, intoAfter, over, attention }]
    })
    .sort((a, b) => a.top - b.top || b.minutes - a.minutes || a.session.id - b.session.id)
}
