import { applyEntry, type Buckets, EMPTY_BUCKETS, type EntryKind } from './credits.ts'

/** The verb that moves the same units back. REVOKE and GRANT answer each other: what was given is never ungiven. */
const ANSWERS: Record<EntryKind, EntryKind> = {
  GRANT: 'REVOKE',
  HOLD: 'RELEASE',
  RELEASE: 'HOLD',
  CAPTURE: 'UNCAPTURE',
  UNCAPTURE: 'CAPTURE',
  EXPIRE: 'UNEXPIRE',
  UNEXPIRE: 'EXPIRE',
  REVOKE: 'GRANT',
}

export type LedgerLine = {
  readonly seq: number
  readonly grantId: number
  readonly kind: EntryKind
  readonly units: number
  readonly bookingId: number | null
}

export type AnsweringLine = Omit<LedgerLine, 'seq'> & { readonly correctsSeq: number }

/**
 * The lines that take others back: the last one first, each naming the line it answers. Available, held, used and
 * expired are afterwards what they were before; what was given stays given and is revoked, and the other way round.
 * Lines of one kind for one booking that follow one another keep their order: a booking's first pack stays the first.
 */
export function answeringLines(lines: readonly LedgerLine[]): readonly AnsweringLine[] {
  const runs: LedgerLine[][] = []
  for (const line of [...lines].sort((a, b) => a.seq - b.seq)) {
    const last = runs.at(-1)
    if (last !== undefined && isOfOneRun(last[0], line)) last.push(line)
    else runs.push([line])
  }
  return runs
    .toReversed()
    .flat()
    .map(({ seq, kind, ...line }) => ({ ...line, kind: ANSWERS[kind], correctsSeq: seq }))
}

function isOfOneRun(first: LedgerLine | undefined, line: LedgerLine): boolean {
  return first?.kind === line.kind && first.bookingId !== null && first.bookingId === line.bookingId
}

/** What a booking holds of a grant, and what of it was used. */
export type Holding = { readonly held: number; readonly captured: number }

export type Standing = {
  /** The buckets of each grant now. */
  readonly grants: ReadonlyMap<number, Buckets>
  /** What each booking holds of each grant now, by `holdingKey`. */
  readonly holdings: ReadonlyMap<string, Holding>
}

export const holdingKey = (bookingId: number, grantId: number): string => `${bookingId} ${grantId}`

const EMPTY_HOLDING: Holding = { held: 0, captured: 0 }

/** What each verb does to a booking's hold. */
const HOLDING_MOVES: Partial<Record<EntryKind, Holding>> = {
  HOLD: { held: 1, captured: 0 },
  RELEASE: { held: -1, captured: 0 },
  CAPTURE: { held: -1, captured: 1 },
  UNCAPTURE: { held: 1, captured: -1 },
}

/**
 * The first of these lines that cannot be posted as things stand, because its units have gone elsewhere since; null
 * when all of them can, one after the other.
 */
export function firstObstacle(lines: readonly AnsweringLine[], standing: Standing): AnsweringLine | null {
  const grants = new Map(standing.grants)
  const holdings = new Map(standing.holdings)
  for (const line of lines) {
    const before = grants.get(line.grantId)
    if (before === undefined) return line
    const after = applyEntry(before, line)
    if (Object.values(after).some((units) => units < 0)) return line
    grants.set(line.grantId, after)
    const move = HOLDING_MOVES[line.kind]
    if (move === undefined || line.bookingId === null) continue
    const key = holdingKey(line.bookingId, line.grantId)
    const held = holdings.get(key) ?? EMPTY_HOLDING
    const holding = {
      held: held.held + move.held * line.units,
      captured: held.captured + move.captured * line.units,
    }
    if (holding.held < 0 || holding.captured < 0) return line
    holdings.set(key, holding)
  }
  return null
}

/** The grants that get units of bookings back by these lines, and keep them: not what is revoked or held again. */
export function grantsReleasedInto(lines: readonly AnsweringLine[]): readonly number[] {
  const released = new Set(lines.filter(({ kind }) => kind === 'RELEASE').map(({ grantId }) => grantId))
  return [...released].filter((grantId) => {
    const own = lines.filter((line) => line.grantId === grantId)
    return own.reduce((buckets, line) => applyEntry(buckets, line), EMPTY_BUCKETS).available > 0
  })
}
