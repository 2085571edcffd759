import { isLive, isOccupying } from '../../../../shared/domain/bookings.ts'
import { warningsFor } from '../../../../shared/domain/hours.ts'
import { type Instant, overlaps, type Period } from '../../../../shared/domain/time.ts'
import type { ScheduleBlock } from './blocks.ts'
import { type DaySession, periodOf } from './sessions.ts'

/** Two sessions at once with the same trainer, in the same room, or for the same client. */
export type Clash = {
  readonly kind: 'trainer' | 'room' | 'client'
  readonly name: string
  readonly by: DaySession
}

/** What somebody ought to look at in a session. */
export type Attention = {
  readonly clashes: readonly Clash[]
  /** What it meets of closures, leave and hours while it is still ahead. */
  readonly met: readonly ScheduleBlock[]
  /** It is over, and nobody has said who came. */
  readonly unmarked: boolean
}

export type Marks = {
  readonly over: boolean
  /** Null when all is well. */
  readonly attention: Attention | null
}

/** What is said of most sessions: one object each, so that they are alike by being the same. */
export const CALM: Marks = { over: false, attention: null }
const CALM_AND_OVER: Marks = { over: true, attention: null }

type Clashes = ReadonlyMap<number, readonly Clash[]>

/** For every session that overlaps another, with which and in what. Cancelled sessions are in nobody's way. */
export function findClashes(sessions: readonly DaySession[]): Clashes {
  const found = new Map<number, Clash[]>()
  const [trainers, rooms, clients] = [
    latest('trainer', found),
    latest('room', found),
    latest('client', found),
  ]
  for (const one of inOrder(sessions)) {
    const { trainerId, trainerName, roomId, roomName, bookings, status } = one.session
    if (status !== 'open') continue
    if (trainerId !== null) trainers(trainerId, trainerName ?? '', one)
    if (roomId !== null) rooms(roomId, roomName ?? '', one)
    for (const booking of bookings) {
      if (isOccupying(booking.status)) clients(booking.clientId, booking.clientName, one)
    }
  }
  return found
}

type Timed = Period & { readonly session: DaySession }

/** By when they begin, as main answers; only what is moved and not yet answered for stands elsewhere. */
function inOrder(sessions: readonly DaySession[]): readonly Timed[] {
  let isSorted = true
  let last = Number.NEGATIVE_INFINITY
  const timed = sessions.map((session) => {
    const { startsAt, endsAt } = periodOf(session)
    if (startsAt < last) isSorted = false
    last = startsAt
    return { session, startsAt, endsAt }
  })
  return isSorted ? timed : timed.sort((a, b) => a.startsAt - b.startsAt)
}

/** Notes whoever begins before the one that ends last, of those who came before with the same trainer, room or client. */
function latest(kind: Clash['kind'], found: Map<number, Clash[]>) {
  const last = new Map<number, Timed>()
  const note = (name: string, session: DaySession, by: DaySession) => {
    const own = found.get(session.id)
    if (own === undefined) found.set(session.id, [{ kind, name, by }])
    else own.push({ kind, name, by })
  }
  return (id: number, name: string, one: Timed): void => {
    const before = last.get(id)
    if (before !== undefined && before.endsAt > one.startsAt) {
      note(name, one.session, before.session)
      note(name, before.session, one.session)
    }
    if (before === undefined || one.endsAt > before.endsAt) last.set(id, one)
  }
}

type Given = {
  readonly clashes: readonly Clash[]
  /** Those of the days that the session is on. */
  readonly blocks: readonly ScheduleBlock[]
  readonly now: Instant
}

/** What there is to say of a session now; `before` again when that is the same. */
export function marksOf(session: DaySession, { clashes, blocks, now }: Given, before?: Marks): Marks {
  const period = periodOf(session)
  const over = period.endsAt <= now
  const isOpen = session.status === 'open'
  const meets = isOpen && !over && blocks.some((block) => overlaps(block, period))
  const attention = {
    clashes,
    met: meets ? warningsFor({ ...session, ...period }, blocks) : [],
    unmarked: isOpen && over && session.bookings.some(({ status }) => isLive(status)),
  }
  if (clashes.length === 0 && attention.met.length === 0 && !attention.unmarked) {
    return over ? CALM_AND_OVER : CALM
  }
  const marks = { over, attention }
  return before !== undefined && isSame(before, marks) ? before : marks
}

/** Whether what was said of the same session, among the same hours, still holds. */
export function isStill(
  { over, attention }: Marks,
  session: DaySession,
  clashes: readonly Clash[] | undefined,
  now: Instant,
): boolean {
  const hadNone = attention === null || attention.clashes.length === 0
  return clashes === undefined && hadNone && over === periodOf(session).endsAt <= now
}

function isSame(a: Marks, b: Marks): boolean {
  if (a.over !== b.over || a.attention === null || b.attention === null) {
    return a.over === b.over && a.attention === b.attention
  }
  return (
    a.attention.unmarked === b.attention.unmarked &&
    sameList(a.attention.met, b.attention.met, (one, other) => one.message === other.message) &&
    sameList(
      a.attention.clashes,
      b.attention.clashes,
      (one, other) => one.by === other.by && one.kind === other.kind,
    )
  )
}

const sameList = <T>(a: readonly T[], b: readonly T[], alike: (one: T, other: T) => boolean): boolean =>
  a.length === b.length && a.every((one, index) => alike(one, b[index] as T))

/** Whether something in it is in the way of something else: another session, or the hours. */
export const isConflict = ({ attention }: Marks): boolean =>
  attention !== null && (attention.clashes.length > 0 || attention.met.length > 0)

/** How many sessions are in the way of something, and how many are over without a mark. */
export function countMarks(marks: readonly Marks[]): {
  readonly conflicts: number
  readonly unmarked: number
} {
  return {
    conflicts: marks.filter(isConflict).length,
    unmarked: marks.filter(({ attention }) => attention?.unmarked === true).length,
  }
}
