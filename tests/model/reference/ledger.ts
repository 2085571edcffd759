import type { Booking, Hold } from './rows.ts'
import { change, known, type World } from './world.ts'

/** The ledger of the model: lines, and what they do to the five buckets and to holds. */

type Bucket = 'available' | 'held' | 'used' | 'expired' | 'revoked'

const MOVES = {
  GRANT: [null, 'available'],
  HOLD: ['available', 'held'],
  RELEASE: ['held', 'available'],
  CAPTURE: ['held', 'used'],
  UNCAPTURE: ['used', 'held'],
  EXPIRE: ['available', 'expired'],
  UNEXPIRE: ['expired', 'available'],
  REVOKE: ['available', 'revoked'],
} as const satisfies Record<string, readonly [Bucket | null, Bucket]>

export type Line = {
  readonly kind: keyof typeof MOVES
  readonly grantId: number
  readonly units: number
  readonly bookingId: number | null
}

/** Appends a line: it moves the units of a grant, and of what the booking holds of it. */
export function post(world: World, line: Line): void {
  const { kind, grantId, units, bookingId } = line
  const [from, to] = MOVES[kind]
  const grant = known(world.grants, grantId)
  const taken = from === null ? {} : { [from]: grant[from] - units }
  const granted = grant.granted + (from === null ? units : 0)
  const after = change(world.grants, grant, { ...taken, [to]: grant[to] + units, granted })
  if (from !== null && after[from] < 0) throw new Error(`${kind} of ${units} takes more than there is.`)
  if (bookingId !== null && kind !== 'REVOKE') moveHold(world, bookingId, grantId, ...holdMove(kind, units))
  world.lines.put(world.lines.nextId(), line)
}

function holdMove(kind: Line['kind'], units: number): [held: number, captured: number] {
  if (kind === 'HOLD') return [units, 0]
  if (kind === 'RELEASE') return [-units, 0]
  if (kind === 'CAPTURE') return [-units, units]
  return kind === 'UNCAPTURE' ? [units, -units] : [0, 0]
}

/** Numbers what happens one after the other. */
function nextTick(world: World): number {
  world.ticks += 1
  return world.ticks
}

const keyOf = (bookingId: number, grantId: number) => `${bookingId}/${grantId}`

function moveHold(world: World, bookingId: number, grantId: number, held: number, captured: number): void {
  const before = world.holds.get(keyOf(bookingId, grantId))
  world.holds.put(keyOf(bookingId, grantId), {
    bookingId,
    grantId,
    held: (before?.held ?? 0) + held,
    captured: (before?.captured ?? 0) + captured,
    order: before !== undefined && before.held + before.captured > 0 ? before.order : nextTick(world),
  })
}

/** What a booking has of its grants and that still stands for units, the first hold first. */
export function standingHolds(world: World, bookingId: number): Hold[] {
  return world.holds
    .where((hold) => hold.bookingId === bookingId && hold.held + hold.captured > 0)
    .sort((a, b) => a.order - b.order)
}

export const sumOf = <T>(list: readonly T[], of: (item: T) => number): number =>
  list.reduce((sum, item) => sum + of(item), 0)

export function fill(world: World, grantId: number, units: number): void {
  post(world, { kind: 'GRANT', grantId, units, bookingId: null })
}

export function hold(
  world: World,
  { id: bookingId }: Pick<Booking, 'id'>,
  grantId: number,
  units: number,
): void {
  post(world, { kind: 'HOLD', grantId, units, bookingId })
}

export function release(world: World, { bookingId, grantId, held }: Hold): void {
  post(world, { kind: 'RELEASE', grantId, units: held, bookingId })
}

export function capture(world: World, { bookingId, grantId, held }: Hold): void {
  post(world, { kind: 'CAPTURE', grantId, units: held, bookingId })
}

export function uncapture(world: World, { bookingId, grantId, captured }: Hold): void {
  post(world, { kind: 'UNCAPTURE', grantId, units: captured, bookingId })
}

export function expire(world: World, grantId: number, units: number): void {
  post(world, { kind: 'EXPIRE', grantId, units, bookingId: null })
}

export function unexpire(world: World, grantId: number, units: number): void {
  post(world, { kind: 'UNEXPIRE', grantId, units, bookingId: null })
}

export function revoke(world: World, grantId: number, units: number): void {
  post(world, { kind: 'REVOKE', grantId, units, bookingId: null })
}
