import { type Line, post } from './ledger.ts'
import { occupies } from './place.ts'
import type { Booking, Client, Freeze, Grant, Session, Subscription } from './rows.ts'
import { grantsIn } from './spending.ts'
import { promoteInto } from './waitlist.ts'
import { type Change, change, known, type World } from './world.ts'

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
  /** How many commands had been kept when it was. */
  readonly at: number
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
  ...['clients.deactivate', 'clients.reactivate', 'clients.merge'],
]

/** The step that a command leaves; null for one that cannot be taken back or has changed nothing. */
export function stepOf(method: string, changes: readonly Change[], at: number): Step | null {
  if (!UNDOABLE.includes(method)) return null
  const folded = new Map<string, { table: string; id: number; before: unknown; after: unknown }>()
  for (const { table, key, before, after } of changes) {
    if (table === 'lines' || table === 'holds') continue
    const name = `${table} ${key}`
    folded.set(name, {
      table,
      id: Number(key),
      before: folded.has(name) ? folded.get(name)?.before : before,
      after,
    })
  }
  const rows = [...folded.values()].filter(
    ({ before, after }) => JSON.stringify(before) !== JSON.stringify(after),
  )
  const lines = changes.filter(({ table }) => table === 'lines').map(({ after }) => after as Line)
  return rows.length === 0 && lines.length === 0 ? null : { method, rows, lines, at }
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
export function undo(world: World, { rows, lines }: Step): void {
  for (const run of runsOf(lines).toReversed()) for (const line of run) answer(world, line)
  const freed = new Set<number>()
  for (const row of rows.toReversed()) {
    if (row.table === 'bookings') {
      const was = known(world.bookings, row.id)
      const now = undoBooking(world, was, row.before as Booking | undefined)
      if (occupies(was) && !occupies(now)) freed.add(now.sessionId)
    } else undoRow(world, row.table, row.id, row.before)
  }
  for (const sessionId of freed) promoteInto(world, sessionId)
}

/** Several packs that pay for one booking are answered in their own order: the first stays the first. */
function runsOf(lines: readonly Line[]): Line[][] {
  const runs: Line[][] = []
  for (const line of lines) {
    const [first] = runs.at(-1) ?? []
    const goesOn = line.bookingId !== null && first?.bookingId === line.bookingId && first.kind === line.kind
    if (goesOn) runs.at(-1)?.push(line)
    else runs.push([line])
  }
  return runs
}

/** What was given stays given and is taken, and the other way round. */
function answer(world: World, line: Line): void {
  post(world, { ...line, kind: ANSWERS[line.kind] })
  const grant = known(world.grants, line.grantId)
  if (line.kind === 'REVOKE') change(world.grants, grant, { givenBack: grant.givenBack + line.units })
}

function undoBooking(world: World, now: Booking, before: Booking | undefined): Booking {
  if (before !== undefined) return world.bookings.put(now.id, before)
  const owed = now.payment === 'pending' || now.payment === 'failed'
  return change(world.bookings, now, {
    status: 'cancelled',
    cancelledAt: world.now,
    payment: owed ? 'not_due' : now.payment,
  })
}

function undoRow(world: World, table: string, id: number, before: unknown): void {
  switch (table) {
    case 'sessions':
      world.sessions.put(
        id,
        (before as Session | undefined) ?? { ...known(world.sessions, id), status: 'cancelled' },
      )
      return
    case 'subscriptions':
      undoSubscription(world, id, before as Subscription | undefined)
      return
    case 'grants':
      undoGrant(world, id, before as Grant | undefined)
      return
    case 'freezes':
      world.freezes.put(
        id,
        (before as Freeze | undefined) ?? { ...known(world.freezes, id), cancelled: true },
      )
      return
    case 'clients':
      world.clients.put(id, before as Client)
      return
    case 'purchases':
      world.purchases.put(id, before as never)
  }
}

/** A new one that owns nothing ends, so that it keeps no place. */
function undoSubscription(world: World, id: number, before: Subscription | undefined): void {
  if (before !== undefined) {
    world.subscriptions.put(id, before)
    return
  }
  const isEmpty = grantsIn(world, id).every((grant) => grant.available + grant.held + grant.used === 0)
  if (isEmpty) change(world.subscriptions, known(world.subscriptions, id), { status: 'ended' })
}

/** The lines have moved its buckets; what is left are its days and whose it is. A new one stays, empty. */
function undoGrant(world: World, id: number, before: Grant | undefined): void {
  if (before === undefined) return
  const { clientId, effectiveFrom, expiresOn, lapsedOn, shifts } = before
  change(world.grants, known(world.grants, id), { clientId, effectiveFrom, expiresOn, lapsedOn, shifts })
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
