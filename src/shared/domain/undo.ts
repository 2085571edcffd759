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
 * The lines that take others back, each naming the line it answers: booking by booking and, of each grant, the last one
 * first. Available, held, used and expired are afterwards what they were before; what was given stays given and is
 * revoked, and the other way round. Lines of several grants do not depend on one another, so that those of one booking
 * keep the order of the grants: its first pack stays the first.
 */
export function answeringLines(lines: readonly LedgerLine[]): readonly AnsweringLine[] {
  return byBooking([...lines].sort((a, b) => a.seq - b.seq))
    .toReversed()
    .flatMap(grantByGrant)
    .map(({ seq, kind, ...line }) => ({ ...line, kind: ANSWERS[kind], correctsSeq: seq }))
}

/**
 * The grants in the order in which the booking names them, and of each the last line first. A line about no booking
 * says nothing about that order: a pack expires its rest before it is given units back.
 */
function grantByGrant(lines: readonly LedgerLine[]): LedgerLine[] {
  const named = lines.filter((line) => line.bookingId !== null)
  const grants = new Map<number, LedgerLine[]>()
  for (const { grantId } of [...named, ...lines]) grants.set(grantId, [])
  for (const line of lines) grants.get(line.grantId)?.push(line)
  return [...grants.values()].flatMap((own) => own.toReversed())
}

/** Lines that follow one another and name no other booking than one; what expires on the way goes with them. */
function byBooking(lines: readonly LedgerLine[]): LedgerLine[][] {
  const runs: LedgerLine[][] = []
  let about: number | null = null
  for (const line of lines) {
    const run = runs.at(-1)
    const goesOn: boolean = line.bookingId === null || about === null || line.bookingId === about
    if (run !== undefined && goesOn) run.push(line)
    else runs.push([line])
    about = goesOn ? (about ?? line.bookingId) : line.bookingId
  }
  return runs
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
