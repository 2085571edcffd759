import type { Core } from '../../src/main/core/compose.ts'
import type { Random } from '../../src/main/core/features/demo/random.ts'
import type { CommandName, Input, Method, Value } from '../../src/shared/contract/index.ts'
import type { Actor } from '../../src/shared/domain/permissions.ts'
import { formatInstant, parseInstant } from '../../src/shared/domain/time.ts'

/** One thing that a person at the desk asks for. */
export type Wish = { readonly method: CommandName; readonly input: Readonly<Record<string, unknown>> }

const DAILY_REFUSALS: ReadonlySet<string> = new Set([
  'CAPACITY_FULL',
  'CLIENT_CONFLICT',
  'INSUFFICIENT_SESSIONS',
  'INVALID_TRANSITION',
  'SESSION_NOT_AVAILABLE',
])

/** Whether a wish may be refused with this code on a good day: what was asked for cannot be. */
export const isDailyRefusal = (code: string): boolean => DAILY_REFUSALS.has(code)

const MINUTE = 60_000
const DAY = 24 * 60 * MINUTE
const FIRST_MOMENT = parseInstant('2026-03-02T09:00:00+01:00') ?? 0

/** The clock while the command with this number runs: five minutes after the one before it. */
export const momentOf = (number: number): number => FIRST_MOMENT + number * 5 * MINUTE

/** What the desk knows of the studio: enough to ask for things that can be done. */
type Known = {
  founded: boolean
  readonly services: { readonly id: number; readonly kind: string }[]
  readonly clients: number[]
  /** Clients who can book nothing. */
  withoutCredits: number[]
  readonly sessions: { readonly id: number; readonly startsAt: number }[]
  /** Bookings that are still to come or have no outcome yet. */
  readonly bookings: { readonly id: number; readonly startsAt: number }[]
}

/** A desk at which commands are made up as they would be asked for, from what the answers before told. */
export type Desk = {
  /** What is asked next, at this moment; the same for the same studio and the same draws. */
  nextWish(now: number): Wish
  /** Notes what became of a wish that was granted. */
  note(wish: Wish, value: unknown): void
}

/** A desk over an open studio, or over a file in which none was made yet. */
export async function openDesk(core: Core, random: Random, now: number): Promise<Desk> {
  const known = await readKnown(core, now)
  return {
    nextWish: (moment) => firstNeeds(known) ?? drawWish(known, random, moment),
    note: (wish, value) => learn(known, wish, value),
  }
}

async function readKnown(core: Core, now: number): Promise<Known> {
  const known: Known = {
    founded: false,
    services: [],
    clients: [],
    withoutCredits: [],
    sessions: [],
    bookings: [],
  }
  const owner = await core.ownerActor()
  if (owner === null) return known
  known.founded = true
  known.services.push(...(await ask(core, owner, 'services.list', {})).rows)
  const { rows } = await ask(core, owner, 'clients.list', { limit: 500, sort: 'created' })
  known.clients.push(...rows.map((row) => row.id))
  known.withoutCredits.push(...rows.filter((row) => row.availableSessions === 0).map((row) => row.id))
  const range = { from: formatInstant(now - 3 * DAY), to: formatInstant(now + 3 * DAY) }
  for (const session of (await ask(core, owner, 'schedule.range', range)).sessions) {
    const startsAt = parseInstant(session.startsAt) ?? 0
    if (session.status === 'open') known.sessions.push({ id: session.id, startsAt })
    const live = session.bookings.filter((booking) => booking.status === 'confirmed')
    known.bookings.push(...live.map(({ id }) => ({ id, startsAt })))
  }
  return known
}

async function ask<M extends Method>(
  core: Core,
  actor: Actor,
  method: M,
  input: Input<M>,
): Promise<Value<M>> {
  const reply = await core.call(actor, method, input)
  if (!reply.ok) throw new Error(`${method}: ${JSON.stringify(reply.error)}`)
  // Dispatch has parsed the answer with this method's own schema.
  return reply.value as never
}

const wish = <M extends CommandName>(method: M, input: Input<M>): Wish => ({ method, input })

/** A studio begins with itself, a service of each kind and somebody to train; and clients with their credits. */
function firstNeeds({ founded, services, clients, withoutCredits }: Known): Wish | null {
  if (!founded) {
    const zone = 'Europe/Berlin'
    return wish('studio.create', { name: 'Studio Nord', zone, currency: 'EUR', ownerName: 'Olga Owner' })
  }
  for (const kind of ['personal', 'group'] as const) {
    if (services.some((service) => service.kind === kind)) continue
    const capacity = kind === 'group' ? { capacity: 8 } : {}
    return wish('services.create', {
      name: `A ${kind} hour`,
      minutes: 60,
      kind,
      family: 'Training',
      ...capacity,
    })
  }
  const [clientId] = withoutCredits
  if (clientId !== undefined) return wish('credits.allocate', { clientId, sessionCount: 10 })
  return clients.length < 5 ? newClient(clients.length) : null
}

const newClient = (n: number): Wish =>
  wish('clients.create', { firstName: `Ada ${n}`, lastName: 'Berg', email: `ada.${n}@example.org` })

/** Draws one wish; null where the studio has nothing to ask it for. */
type Draw = (known: Known, random: Random, now: number) => Wish | null

const DRAWS: readonly { readonly weight: number; readonly draw: Draw }[] = [
  { weight: 6, draw: ({ clients }) => newClient(clients.length) },
  {
    weight: 14,
    draw: ({ clients }, random) =>
      wish('credits.allocate', { clientId: random.pick(clients), sessionCount: random.integer(1, 20) }),
  },
  { weight: 12, draw: (known, random, now) => newSession(known, random, now, 'group', {}) },
  {
    weight: 22,
    draw: (known, random, now) =>
      newSession(known, random, now, 'personal', { clientId: random.pick(known.clients) }),
  },
  {
    weight: 4,
    draw: (known, random, now) =>
      newSession(known, random, now, 'personal', {
        newClient: { firstName: `Guest ${now}`, lastName: 'Roth' },
        funding: 'comp',
      }),
  },
  {
    weight: 24,
    draw: ({ sessions, clients }, random) => {
      if (sessions.length === 0) return null
      const session = random.pick(sessions.slice(-12))
      return wish('bookings.create', { sessionId: session.id, clientId: random.pick(clients) })
    },
  },
  {
    weight: 12,
    draw: ({ bookings }, random) =>
      bookings.length === 0
        ? null
        : wish('bookings.cancel', { bookingId: random.pick(bookings).id, waive: random.chance(0.3) }),
  },
  {
    weight: 12,
    draw: ({ bookings }, random, now) => {
      const begun = bookings.filter((booking) => booking.startsAt <= now)
      if (begun.length === 0) return null
      const outcome = random.chance(0.8) ? 'completed' : 'no_show'
      return wish('bookings.setOutcome', { bookingId: random.pick(begun).id, outcome })
    },
  },
  {
    weight: 2,
    draw: ({ sessions }, random) =>
      sessions.length === 0 ? null : wish('sessions.cancel', { sessionId: random.pick(sessions).id }),
  },
]

function drawWish(known: Known, random: Random, now: number): Wish {
  for (;;) {
    const drawn = random.weighted(DRAWS, ({ weight }) => weight)?.draw(known, random, now) ?? null
    if (drawn !== null) return drawn
  }
}

function newSession(
  { services }: Known,
  random: Random,
  now: number,
  kind: 'personal' | 'group',
  rest: Partial<Input<'sessions.create'>>,
): Wish {
  const service = services.find((candidate) => candidate.kind === kind)
  const startsAt = formatInstant(now + random.integer(2, 120) * 5 * MINUTE)
  return wish('sessions.create', { serviceId: service?.id ?? 0, startsAt, ...rest })
}

function learn(known: Known, { method, input }: Wish, value: unknown): void {
  switch (method) {
    case 'studio.create':
      known.founded = true
      return
    case 'services.create':
      known.services.push((value as Value<'services.create'>).service)
      return
    case 'clients.create': {
      const { client } = value as Value<'clients.create'>
      known.clients.push(client.id)
      known.withoutCredits.push(client.id)
      return
    }
    case 'credits.allocate':
      known.withoutCredits = known.withoutCredits.filter((id) => id !== input.clientId)
      return
    case 'sessions.create':
      learnSession(known, value as Value<'sessions.create'>)
      return
    case 'sessions.cancel':
      forget(known.sessions, input.sessionId)
      return
    case 'bookings.create': {
      const { booking } = value as Value<'bookings.create'>
      const session = known.sessions.find(({ id }) => id === booking.sessionId)
      known.bookings.push({ id: booking.id, startsAt: session?.startsAt ?? 0 })
      return
    }
    case 'bookings.cancel':
    case 'bookings.setOutcome':
      forget(known.bookings, input.bookingId)
  }
}

function learnSession(known: Known, { session, booking, client }: Value<'sessions.create'>): void {
  const startsAt = parseInstant(session.startsAt) ?? 0
  if (booking === null) known.sessions.push({ id: session.id, startsAt })
  else known.bookings.push({ id: booking.id, startsAt })
  if (client !== null && !known.clients.includes(client.id)) known.clients.push(client.id)
}

function forget(list: { readonly id: number }[], id: unknown): void {
  const index = list.findIndex((item) => item.id === id)
  if (index >= 0) list.splice(index, 1)
}
