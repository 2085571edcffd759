import { isLive } from '../../../../shared/domain/bookings.ts'
import { warningsFor } from '../../../../shared/domain/hours.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { ScheduleBlock } from './blocks.ts'
import { type DaySession, occupyingOf, periodOf } from './sessions.ts'

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

type Clashes = ReadonlyMap<number, readonly Clash[]>

/** For every session that overlaps another, with which and in what. Cancelled sessions are in nobody's way. */
export function clashesOf(sessions: readonly DaySession[]): Clashes {
  const found = new Map<number, Clash[]>()
  const latest = { trainer: new Map(), room: new Map(), client: new Map() } as Record<
    Clash['kind'],
    Map<number, DaySession>
  >
  const note = (kind: Clash['kind'], name: string, session: DaySession, by: DaySession) => {
    const own = found.get(session.id)
    if (own === undefined) found.set(session.id, [{ kind, name, by }])
    else own.push({ kind, name, by })
  }
  const meet = (kind: Clash['kind'], id: number, name: string, session: DaySession) => {
    const before = latest[kind].get(id)
    const { startsAt, endsAt } = periodOf(session)
    const until = before === undefined ? startsAt : periodOf(before).endsAt
    if (before !== undefined && until > startsAt) {
      note(kind, name, session, before)
      note(kind, name, before, session)
    }
    if (endsAt > until || before === undefined) latest[kind].set(id, session)
  }
  const open = sessions.filter(({ status }) => status === 'open')
  for (const session of open.sort((a, b) => periodOf(a).startsAt - periodOf(b).startsAt)) {
    const { trainerId, roomId } = session
    if (trainerId !== null) meet('trainer', trainerId, session.trainerName ?? '', session)
    if (roomId !== null) meet('room', roomId, session.roomName ?? '', session)
    for (const { clientId, clientName } of occupyingOf(session)) meet('client', clientId, clientName, session)
  }
  return found
}

type Given = {
  readonly clashes: Clashes
  /** Those of the days that the session is on. */
  readonly blocks: readonly ScheduleBlock[]
  readonly now: Instant
}

/** What there is to say of a session now; `before` again when that is the same. */
export function marksOf(session: DaySession, { clashes, blocks, now }: Given, before?: Marks): Marks {
  const period = periodOf(session)
  const over = period.endsAt <= now
  const isOpen = session.status === 'open'
  const attention = {
    clashes: clashes.get(session.id) ?? [],
    met: isOpen && !over ? warningsFor({ ...session, ...period }, blocks) : [],
    unmarked: isOpen && over && session.bookings.some(({ status }) => isLive(status)),
  }
  const calm = attention.clashes.length === 0 && attention.met.length === 0 && !attention.unmarked
  const marks = { over, attention: calm ? null : attention }
  return before !== undefined && isSame(before, marks) ? before : marks
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
