import type { Day } from './calendar.ts'
import { end, handOver } from './hand-over.ts'
import { type Line, post } from './ledger.ts'
import { occupies } from './place.ts'
import { continueRefund } from './refunds.ts'
import type { Booking, Grant, Hold } from './rows.ts'
import { grantsIn } from './spending.ts'
import { promoteInto } from './waitlist.ts'
import { type Change, change, known, type Table, todayOf, type World } from './world.ts'

/** What one person did, for taking it back: each row as it was before and after, and the lines of the ledger. */
export type Step = {
  readonly method: string
  readonly rows: readonly {
    readonly table: string
    readonly id: number
    readonly before: unknown
    readonly after: unknown
  }[]
  readonly lines: readonly Line[]
  /** What bookings held before. */
  readonly holds: readonly Hold[]
  /** How many commands had been kept when it was, and the day it was. */
  readonly at: number
  readonly day: Day
}

const UNDOABLE = [
  ...[
    'bookings.create',
    'bookings.cancel',
    'bookings.confirm',
    'bookings.setOutcome',
    'bookings.changeOutcome',
  ],
  ...['bookings.setPayment', 'bookings.promote', 'bookings.settle'],
  ...['bulk.setOutcome', 'bulk.setPayment', 'bulk.cancel'],
  ...[
    'sessions.create',
    'sessions.cancel',
    'sessions.update',
    'sessions.move',
    'series.create',
    'series.cancel',
  ],
  ...['credits.allocate', 'credits.revoke', 'credits.extend'],
  ...['subscriptions.freeze', 'subscriptions.unfreeze', 'subscriptions.end'],
  ...['clients.create', 'clients.deactivate', 'clients.reactivate', 'clients.merge'],
]

/** The step that a command leaves; null for one that cannot be taken back or has changed nothing. */
export function stepOf(
  method: string,
  changes: readonly Change[],
  when: Pick<Step, 'at' | 'day'>,
): Step | null {
  if (!UNDOABLE.includes(method)) return null
  const folded = new Map<string, { table: string; id: number; before: unknown; after: unknown }>()
  for (const { table, key, before, after } of changes) {
    if (table === 'lines') continue
    const name = `${table} ${key}`
    folded.set(name, {
      table,
      id: Number(key),
      before: folded.has(name) ? folded.get(name)?.before : before,
      after,
    })
  }
  const all = [...folded.values()].filter(
    ({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
  )
  const rows = all.filter(({ table }) => table !== 'holds')
  const holds = all.flatMap(({ table, before }) => (table === 'holds' && before ? [before as Hold] : []))
  const lines = changes.filter(({ table }) => table === 'lines').map(({ after }) => after as Line)
  return rows.length === 0 && lines.length === 0 ? null : { method, rows, lines, holds, ...when }
}

const ANSWERS = {
  GRANT: 'REVOKE',
  HOLD: 'RELEASE',
  RELEASE: 'HOLD',
  CAPTURE: 'UNCAPTURE',
  UNCAPTURE: 'CAPTURE',
  EXPIRE: 'UNEXPIRE',
  UNEXPIRE: 'EXPIRE',
  REVOKE: 'GRANT',
} as const satisfies Record<Line['kind'], Line['kind']>

/**
 * Takes a step back: its lines are answered, the last one first, and its rows are as they were. What it made goes to
 * its end; places that this frees are given to those who wait.
 */
export function undo(world: World, { rows, lines, holds }: Step): void {
  for (const line of lines.toReversed()) answer(world, line)
  for (const hold of holds) reorder(world, hold)
  const freed = new Set<number>()
  for (const row of rows.toReversed()) {
    const sessionId = undoRow(world, row)
    if (sessionId !== null) freed.add(sessionId)
  }
  takeOwed(world, lines)
  for (const sessionId of freed) promoteInto(world, sessionId)
}

/** Refunds take what came back and is owed to them; a pack that is empty then is over. */
function takeOwed(world: World, lines: readonly Line[]): void {
  const giving = lines.filter(({ kind }) => kind === 'REVOKE' || kind === 'HOLD' || kind === 'EXPIRE')
  const owning = new Set(giving.map(({ grantId }) => known(world.grants, grantId).subscriptionId))
  const emptied = new Set<number>()
  for (const id of owning) {
    if (continueRefund(world, id) > 0) emptied.add(known(world.subscriptions, id).clientId)
  }
  const own = world.subscriptions.where(({ clientId }) => emptied.has(clientId))
  handOver(
    world,
    own.map(({ id }) => id),
  )
}

type Row = Step['rows'][number]

/** Puts a row back; answers the session in which that frees a place. */
function undoRow(world: World, row: Row): number | null {
  switch (row.table) {
    case 'bookings':
      return undoBooking(world, row)
    case 'sessions':
      putBack(world.sessions, row, { status: 'cancelled' })
      return null
    case 'subscriptions':
      undoSubscription(world, row)
      return null
    case 'grants':
      undoGrant(world, row)
      return null
    case 'freezes':
      putBack(world.freezes, row, { cancelled: true })
      return null
    case 'clients':
      putBack(world.clients, row, { status: 'inactive' })
      return null
    case 'purchases':
      putBack(world.purchases, row, {})
  }
  return null
}

/** The fields that were changed are as they were; a new row gets those of its end. */
function putBack<T extends { readonly id: number }>(
  table: Table<T>,
  { id, before, after }: Row,
  end: Partial<T>,
): T {
  const now = known(table, id)
  if (before === undefined) return change(table, now, end)
  const old = before as T
  const changed = (Object.keys(old) as (keyof T)[]).filter((key) => old[key] !== (after as T)[key])
  const fields = Object.fromEntries(changed.map((key) => [key, old[key]])) as Partial<T>
  return change(table, now, fields)
}

/** Of several packs that pay for a booking the first is the first again. */
function reorder(world: World, { bookingId, grantId, order }: Hold): void {
  const key = `${bookingId}/${grantId}`
  const now = world.holds.get(key)
  if (now !== undefined) world.holds.put(key, { ...now, order })
}

/** What was given stays given and is taken, and the other way round. */
function answer(world: World, line: Line): void {
  post(world, { ...line, kind: ANSWERS[line.kind] })
  const grant = known(world.grants, line.grantId)
  if (line.kind === 'REVOKE') change(world.grants, grant, { givenBack: grant.givenBack + line.units })
}

function undoBooking(world: World, row: Row): number | null {
  const was = known(world.bookings, row.id)
  const owed = was.payment === 'pending' || was.payment === 'failed'
  const payment = owed ? 'not_due' : was.payment
  const now = putBack(world.bookings, row, { status: 'cancelled', cancelledAt: world.now, payment })
  return occupies(was) && !occupies(now) ? now.sessionId : null
}

/** A new one that owns nothing ends, so that it keeps no place. */
function undoSubscription(world: World, row: Row): void {
  const { id } = row
  const isEmpty = grantsIn(world, id).every((grant) => grant.available + grant.held + grant.used === 0)
  if (row.before !== undefined) putBack(world.subscriptions, row, {})
  // Whoever waited for its place has it then.
  else if (isEmpty) end(world, known(world.subscriptions, id))
}

/** The lines have moved its buckets; what is left are its days and whose it is. A new one stays, empty. */
function undoGrant(world: World, { id, before, after }: Row): void {
  if (before === undefined) return
  const days = ({ clientId, effectiveFrom, expiresOn, lapsedOn }: Grant) => ({
    ...{ clientId, effectiveFrom, expiresOn, lapsedOn },
  })
  const changes = { before: { ...days(before as Grant) }, after: days(after as Grant) }
  putBack(world.grants, { table: 'grants', id, ...changes }, {})
}

/**
 * The refusals that are as good as taking a step back. None while nothing else was kept since, on the same day; else
 * the product judges whether something depends on it. Units never go back into a pack that is over, and only who may
 * give a place away gives it anew.
 */
export function doubtsOf(world: World, step: Step, kept: number, role: string): readonly string[] {
  const isOver = ({ kind, grantId }: Line) => {
    const { expiresOn } = known(world.grants, grantId)
    return kind === 'HOLD' && expiresOn !== null && expiresOn < todayOf(world)
  }
  const isGift = ({ table, id, before }: Row) =>
    table === 'bookings' && before !== undefined && (world.bookings.get(id) as Booking).funding === 'comp'
  const doubts: string[] = []
  if (kept !== step.at || step.day !== todayOf(world) || step.lines.some(isOver))
    doubts.push('INVALID_TRANSITION')
  if (role !== 'owner' && (step.rows.some(isGift) || kept !== step.at)) doubts.push('UNAUTHORIZED_ACCESS')
  return doubts
}

/** Whether taking a step back gives somebody a free place that they do not have any more. */
export function givesAnew(world: World, { rows }: Step): boolean {
  return rows.some(({ table, id, before }) => {
    if (table !== 'bookings' || before === undefined) return false
    const booking = known(world.bookings, id)
    return booking.funding === 'comp' && !occupies(booking) && occupies(before as Booking)
  })
}

/** What every person has done, the last one last. */
export class History {
  readonly #steps = new Map<string, Step[]>()
  kept = 0

  note(role: string, step: Step | null): void {
    this.kept += 1
    if (step !== null) this.#steps.set(role, [...(this.#steps.get(role) ?? []), step])
  }

  last(role: string): Step | undefined {
    return this.#steps.get(role)?.at(-1)
  }

  drop(role: string): void {
    this.#steps.get(role)?.pop()
  }
}
