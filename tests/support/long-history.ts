import type { Context } from '../../src/main/core/context.ts'
import type { Engine, Writer } from '../../src/main/core/engine/engine.ts'
import { appendAudit } from '../../src/main/core/features/audit/queries.ts'
import { insertWords } from '../../src/main/core/features/clients/words-queries.ts'
import { appendEntries, type NewEntry } from '../../src/main/core/features/ledger/queries.ts'
import { DEFAULT_POLICIES } from '../../src/shared/domain/policies.ts'
import { localDateOf, parseInstant, wallTimeOf } from '../../src/shared/domain/time.ts'
import type { TestStudio } from './studio.ts'
import { aService, aTrainer } from './studio.ts'

const HOUR = 3_600_000
const TRAINERS = 24
/** Units per grant, all used. */
const UNITS = 10
const CLIENTS = 500
const BATCH = 400
const FIRST_DAY = parseInstant('2010-01-04T08:00:00+01:00') ?? 0

/** How often the outcome of each session was corrected, two lines each time. */
const CORRECTIONS = 2

export type History = {
  readonly sessions: number
  /** Sessions of each trainer a day, one after the other. */
  readonly hoursADay?: number
}

/**
 * Fills a studio with attended sessions of years past: six ledger lines and one audit row each, and a grant for
 * every ten, written the way the use cases write them. Answers the number of ledger lines.
 */
export async function giveLongHistory(
  studio: TestStudio,
  { sessions, hoursADay = 10 }: History,
): Promise<number> {
  const service = await aService(studio)
  const trainers: number[] = []
  for (let n = 0; n < TRAINERS; n += 1) trainers.push((await aTrainer(studio, { name: `Trainer ${n}` })).id)
  // What the ledger and the audit log ask of a context.
  const context = {
    actor: studio.owner,
    method: 'bookings.setOutcome',
    commandId: null,
    now: FIRST_DAY,
    appended: () => undefined,
  } as Partial<Context> as Context
  const clients = await keep(studio.engine, (q) => insertClients(q))
  let lines = 0
  for (let start = 0; start < sessions; start += BATCH) {
    const numbers = Array.from({ length: Math.min(BATCH, sessions - start) }, (_, n) => start + n)
    lines += await keep(studio.engine, (q) =>
      insertPast(q, context, { numbers, service, trainers, clients, hoursADay }),
    )
  }
  return lines
}

function keep<T>(engine: Engine, work: (q: Writer) => Promise<T>): Promise<T> {
  return engine.write(async (q) => ({ keep: true, value: await work(q) }))
}

/** Clients with one ended pack each, which grants may be added to without end. */
async function insertClients(q: Writer): Promise<{ clientId: number; subscriptionId: number }[]> {
  const made: { clientId: number; subscriptionId: number }[] = []
  for (let n = 0; n < CLIENTS; n += 1) {
    const name = {
      firstName: 'Client',
      lastName: `${n}`,
      email: null,
      phone: null,
      location: null,
      notes: null,
    }
    const [client] = await q
      .insert(q.t.clients)
      .values({
        ...name,
        status: 'active',
        searchName: `client ${n}`,
        createdAt: FIRST_DAY,
      })
      .returning({ id: q.t.clients.id })
    const clientId = client?.id ?? 0
    await insertWords(q, clientId, name)
    const [subscription] = await q
      .insert(q.t.subscriptions)
      .values({
        clientId,
        name: 'Pack',
        kind: 'pack',
        status: 'ended',
        endedAt: FIRST_DAY,
        createdAt: FIRST_DAY,
      })
      .returning({ id: q.t.subscriptions.id })
    made.push({ clientId, subscriptionId: subscription?.id ?? 0 })
  }
  return made
}

type Past = {
  readonly numbers: readonly number[]
  readonly service: { readonly id: number }
  readonly trainers: readonly number[]
  readonly clients: readonly { clientId: number; subscriptionId: number }[]
  readonly hoursADay: number
}

/** Session after session: every trainer at every hour of the day, clients in turn. */
async function insertPast(q: Writer, context: Context, past: Past): Promise<number> {
  const { numbers, service, trainers, clients, hoursADay } = past
  const sessions = numbers.map((n) => {
    const slot = Math.floor(n / TRAINERS)
    const startsAt = FIRST_DAY + Math.floor(slot / hoursADay) * 24 * HOUR + (slot % hoursADay) * HOUR
    return {
      serviceId: service.id,
      kind: 'personal' as const,
      trainerId: trainers[n % TRAINERS] ?? null,
      locationId: 1,
      title: 'Personal training',
      startsAt,
      endsAt: startsAt + HOUR,
      busyUntil: startsAt + HOUR,
      zone: 'Europe/Berlin',
      wallStart: wallTimeOf(startsAt, 'Europe/Berlin'),
      wallKind: 'exact' as const,
      studioDate: localDateOf(startsAt, 'Europe/Berlin'),
      capacity: 1,
      creditCost: 1,
      status: 'open' as const,
      createdAt: startsAt,
    }
  })
  const sessionIds = await q.insert(q.t.sessions).values(sessions).returning({ id: q.t.sessions.id })
  const owners = numbers.map((n) => clients[n % CLIENTS] ?? { clientId: 0, subscriptionId: 0 })
  const bookings = sessions.map(({ startsAt, endsAt }, index) => ({
    sessionId: sessionIds[index]?.id ?? 0,
    clientId: owners[index]?.clientId ?? 0,
    startsAt,
    endsAt,
    status: 'completed' as const,
    funding: 'credit' as const,
    cost: 1,
    paymentStatus: 'not_due' as const,
    policy: DEFAULT_POLICIES,
    policyAnchor: startsAt,
    source: 'staff' as const,
    bookedAt: startsAt,
    late: false,
  }))
  const bookingIds = await q.insert(q.t.bookings).values(bookings).returning({ id: q.t.bookings.id })
  const entries: NewEntry[] = []
  for (const [index, owner] of owners.entries()) {
    const round = Math.floor((numbers[index] ?? 0) / CLIENTS)
    const bookingId = bookingIds[index]?.id ?? 0
    const grantId = await grantOf(q, owner, round, entries)
    const line = { grantId, units: 1, bookingId }
    entries.push({ ...line, kind: 'HOLD' }, { ...line, kind: 'CAPTURE' })
    for (let n = 0; n < CORRECTIONS; n += 1) {
      entries.push({ ...line, kind: 'UNCAPTURE' }, { ...line, kind: 'CAPTURE' })
    }
  }
  await appendEntries(q, context, entries)
  const notes = bookingIds.map(({ id }) => ({
    entity: 'booking',
    entityId: id,
    before: { status: 'confirmed' },
    after: { status: 'completed' },
  }))
  await appendAudit(q, context, notes)
  return entries.length
}

const current = new WeakMap<object, number>()

/** The grant a client spends in this round; a new one at the start of every ten. */
async function grantOf(
  q: Writer,
  owner: { clientId: number; subscriptionId: number },
  round: number,
  entries: NewEntry[],
): Promise<number> {
  const known = current.get(owner)
  if (known !== undefined && round % UNITS !== 0) return known
  const [grant] = await q
    .insert(q.t.grants)
    .values({
      ...owner,
      source: 'allocation',
      category: 'paid',
      currency: 'EUR',
      effectiveFrom: '2010-01-01',
      reason: 'Pack',
      createdAt: FIRST_DAY,
    })
    .returning({ id: q.t.grants.id })
  const grantId = grant?.id ?? 0
  entries.push({ grantId, kind: 'GRANT', units: UNITS })
  current.set(owner, grantId)
  return grantId
}
