import type { EntryKind } from '../../../../shared/domain/credits.ts'
import { type Instant, parseInstant } from '../../../../shared/domain/time.ts'

/** The ledger around a command that moves a session: the last line before the command, and its own last line. */
export type LinesOfMove = { readonly before: number; readonly through: number }

/** One time that a session was moved away from. */
export type SessionMove = {
  readonly sessionId: number
  readonly from: Instant
  readonly at: Instant
  /** Null for one that was noted before lines were. */
  readonly lines: LinesOfMove | null
}

export type NotedChange = {
  readonly entityId: number | null
  readonly at: Instant
  readonly before: unknown
  readonly after: unknown
}

/** The move that an audit row of a session tells of; null for any other change. */
export function moveOf({ entityId: sessionId, at, before, after }: NotedChange): SessionMove | null {
  const [from, to] = [startOf(before), startOf(after)]
  if (sessionId === null || from === null || to === null || from === to) return null
  return { sessionId, from, at, lines: linesOf(after) }
}

/** A move notes moments as texts, and one that is taken back notes them as they are stored. */
function startOf(noted: unknown): Instant | null {
  const startsAt = fieldOf(noted, 'startsAt')
  if (typeof startsAt === 'number') return startsAt
  return typeof startsAt === 'string' ? parseInstant(startsAt) : null
}

function linesOf(noted: unknown): LinesOfMove | null {
  const lines = fieldOf(noted, 'lines')
  const [before, through] = [fieldOf(lines, 'before'), fieldOf(lines, 'through')]
  return typeof before === 'number' && typeof through === 'number' ? { before, through } : null
}

function fieldOf(value: unknown, name: string): unknown {
  return typeof value === 'object' && value !== null
    ? (value as Readonly<Record<string, unknown>>)[name]
    : undefined
}

type Line = {
  readonly seq: number
  readonly kind: EntryKind
  readonly at: Instant
  readonly grantId: number
  readonly bookingId: number | null
  readonly sessionId: number | null
  readonly sessionStartsAt: Instant | null
}

/**
 * Lines, the oldest first and up to the last there is, with the start of each one's session as it was when the line was
 * written. `sessionMovedTo` is where it went while a line that sets units aside was the last of its booking and grant;
 * null when it stayed. `moves` are all of these sessions, in their order.
 */
export function asWritten<L extends Line>(
  lines: readonly L[],
  moves: readonly SessionMove[],
): (L & { readonly sessionMovedTo: Instant | null })[] {
  if (moves.length === 0) return lines.map((line) => ({ ...line, sessionMovedTo: null }))
  const bySession = grouped(moves)
  const laterOf = new Map<string, { readonly movesBefore: number; readonly startsAt: Instant | null }[]>()
  const written = lines.toReversed().map((line) => {
    const own = line.sessionId === null ? [] : (bySession.get(line.sessionId) ?? [])
    const movesBefore = own.filter((move) => !isBefore(line, move)).length
    const startsAt = own[movesBefore]?.from ?? line.sessionStartsAt
    const place = `${line.bookingId} ${line.grantId}`
    const later = laterOf.get(place) ?? []
    // What a move gives back comes before what it sets aside, whichever is written first.
    const next = later.findLast((one) => one.movesBefore >= movesBefore)
    laterOf.set(place, [...later, { movesBefore, startsAt }])
    const movedTo = next === undefined ? line.sessionStartsAt : next.startsAt
    const waits = line.kind === 'HOLD' || line.kind === 'UNCAPTURE'
    return {
      ...line,
      sessionStartsAt: startsAt,
      sessionMovedTo: waits && movedTo !== startsAt ? movedTo : null,
    }
  })
  return written.toReversed()
}

function grouped(moves: readonly SessionMove[]): ReadonlyMap<number, readonly SessionMove[]> {
  const bySession = new Map<number, SessionMove[]>()
  for (const move of moves) {
    const own = bySession.get(move.sessionId)
    if (own === undefined) bySession.set(move.sessionId, [move])
    else own.push(move)
  }
  return bySession
}

/** Whether a line is about the time that a session had before it moved. What the move itself gives back is. */
function isBefore({ seq, kind, at }: Line, move: SessionMove): boolean {
  const { lines } = move
  const [own, earlier] =
    lines === null
      ? [at === move.at, at < move.at]
      : [seq > lines.before && seq <= lines.through, seq <= lines.before]
  return earlier || (own && kind === 'RELEASE')
}
