import { isLive } from '../reference/place.ts'
import type { Booking } from '../reference/rows.ts'
import {
  type Draw,
  endOfCredits,
  isOwn,
  pickFrom,
  refTo,
  type Scene,
  someBooking,
  someClient,
  someSession,
  someStart,
  versionTo,
} from './draw.ts'

/** An odd count of sessions, now and then. */
function someCount({ random }: Scene, most: number): unknown {
  if (random.chance(0.02)) return random.pick([0, 101, -1, 2.5, '5', null, 100])
  return random.integer(1, most)
}

function someFunding({ random }: Scene): Readonly<Record<string, unknown>> {
  const drawn = random.next()
  if (drawn < 0.8) return {}
  return { funding: drawn < 0.9 ? 'unpaid' : 'comp' }
}

/** A pack by name: of this client or, seldom, of anybody. */
function somePack(scene: Scene, client: { readonly id?: number } | null): Readonly<Record<string, unknown>> {
  const { world, random, births } = scene
  if (!random.chance(0.15)) return {}
  const own = world.grants.where((grant) => grant.clientId === client?.id)
  const grant = pickFrom(random, random.chance(0.95) ? own : [...world.grants.all()])
  return grant === undefined ? {} : { grantId: births.refOf('grants', grant.id) }
}

const FAMILIES = ['Personal', 'Personal', 'Classes', 'Classes', null, 'Nowhere']

export const DRAWS: readonly Draw[] = [
  {
    method: 'clients.create',
    weight: 0.6,
    draw: ({ world }) =>
      world.clients.size > 12 ? null : { firstName: `Client ${world.clients.size + 1}`, lastName: 'Model' },
  },
  { method: 'clients.deactivate', weight: 0.5, draw: (scene) => withClient(scene, {}) },
  {
    method: 'clients.reactivate',
    weight: 1.5,
    draw: (scene) => {
      const away = scene.world.clients.where((client) => client.status === 'inactive')
      const clientId = refTo(scene, 'clients', pickFrom(scene.random, away)?.id)
      return clientId === null ? null : { clientId }
    },
  },
  {
    method: 'studio.update',
    weight: 0.6,
    role: 'owner',
    draw: (scene) => {
      const { random } = scene
      return {
        version: versionTo(scene, 'studio'),
        lateWindowMinutes: random.pick([0, 60, 720, 1440, 1440]),
        lateRule: random.pick(['capture', 'capture', 'release', 'forgive']),
        lateForgiven: random.integer(0, 2),
        noShowRule: random.pick(['capture', 'capture', 'release']),
        graceDays: random.pick([0, 1, 7]),
      }
    },
  },
  {
    method: 'credits.allocate',
    weight: 9,
    draw: (scene) => {
      const { random } = scene
      const family = random.pick(FAMILIES)
      return withClient(scene, {
        sessionCount: someCount(scene, 4),
        ...(family === null ? {} : { family }),
        ...(random.chance(0.6) ? { expiresOn: endOfCredits(scene) } : {}),
        ...(random.chance(0.3) ? { category: 'promotional' } : {}),
      })
    },
  },
  {
    method: 'credits.revoke',
    weight: 2.5,
    draw: (scene) => {
      const clientId = someClient(scene)
      const id = clientId === null ? undefined : scene.births.idOf(clientId)
      if (clientId === null) return null
      const pack = somePack(scene, id === undefined ? null : { id })
      return { clientId, sessionCount: someCount(scene, 3), reason: 'Given by mistake', ...pack }
    },
  },
  {
    method: 'purchases.create',
    weight: 5,
    draw: (scene) => {
      const { stage, random } = scene
      return withClient(scene, {
        packageId: random.chance(0.02) ? 99_999 : random.pick(stage.packages).id,
        ...(random.chance(0.2) ? { paid: false } : {}),
        ...(random.chance(0.2) ? { externalId: `sale ${random.integer(1, 30)}` } : {}),
      })
    },
  },
  { method: 'undo.last', weight: 3.5, draw: () => ({}) },
  {
    method: 'purchases.refund',
    weight: 2.5,
    role: 'owner',
    draw: (scene) => {
      const { world, random } = scene
      const own = world.purchases.where(({ clientId }) => isOwn(scene, clientId))
      const paid = own.filter(({ amount, status }) => amount > 0 && status !== 'refunded')
      const some = random.chance(0.93) ? paid.slice(-12) : own
      const sale = pickFrom(random, some)
      const purchaseId = refTo(scene, 'purchases', sale?.id)
      if (purchaseId === null || sale === undefined) return null
      const left = Math.max(1, sale.amount - sale.refunded)
      const amount = random.pick([1, left, left, Math.ceil(left / 2), Math.ceil(left / 3), left + 1])
      return { purchaseId, amount, ...(random.chance(0.3) ? { version: versionTo(scene, purchaseId) } : {}) }
    },
  },
  {
    method: 'sessions.create',
    weight: 17,
    draw: (scene) => {
      const { stage, random } = scene
      const client = random.chance(0.45) ? someClient(scene) : null
      return {
        serviceId: random.chance(0.01) ? 99_999 : random.pick(stage.services).id,
        startsAt: someStart(scene),
        ...(random.chance(0.8) ? { trainerId: random.pick(stage.trainers) } : {}),
        ...(random.chance(0.5) ? { roomId: random.pick(stage.rooms) } : {}),
        ...(random.chance(0.2) ? { minutes: random.pick([15, 30, 60, 75, 120]) } : {}),
        ...(random.chance(0.2) ? { capacity: random.integer(1, 3) } : {}),
        ...(client === null ? {} : { clientId: client, ...someFunding(scene) }),
      }
    },
  },
  {
    method: 'sessions.cancel',
    weight: 1.5,
    draw: (scene) => {
      const sessionId = refTo(scene, 'sessions', someSession(scene)?.id)
      return sessionId === null ? null : { sessionId }
    },
  },
  {
    method: 'bookings.create',
    weight: 26,
    draw: (scene) => {
      const sessionId = refTo(scene, 'sessions', someSession(scene)?.id)
      const clientId = someClient(scene)
      if (sessionId === null || clientId === null) return null
      const funding = someFunding(scene)
      const id = scene.births.idOf(clientId)
      const pack = 'funding' in funding ? {} : somePack(scene, id === undefined ? null : { id })
      const pending = scene.random.chance(0.15) ? { confirmed: false } : {}
      const waitlist = scene.random.chance(0.4) ? { waitlist: true } : {}
      return { sessionId, clientId, ...funding, ...pack, ...pending, ...waitlist }
    },
  },
  {
    method: 'bookings.cancel',
    weight: 11,
    draw: (scene) => {
      const { random } = scene
      const waits = ({ status }: Booking) => status === 'waitlisted' && random.chance(0.3)
      const bookingId = someBooking(scene, (booking) => isLive(booking) || waits(booking))
      if (bookingId === null) return null
      const by = random.chance(0.25) ? { by: 'studio' } : {}
      const version = random.chance(0.2) ? { version: versionTo(scene, bookingId) } : {}
      return { bookingId, ...by, ...version, ...(random.chance(0.15) ? { waive: true } : {}) }
    },
  },
  { method: 'bookings.setOutcome', weight: 11, draw: outcome },
  { method: 'bookings.setOutcome', weight: 1, role: 'trainer', draw: outcome },
  { method: 'bookings.cancel', weight: 0.2, role: 'trainer', draw: (scene) => withBooking(scene) },
]

function outcome(scene: Scene) {
  const { world, random } = scene
  const bookingId = someBooking(
    scene,
    (booking) =>
      isLive(booking) && (world.sessions.get(booking.sessionId)?.startsAt ?? 0) < world.now + 24 * 3_600_000,
  )
  return bookingId === null ? null : { bookingId, outcome: random.chance(0.65) ? 'completed' : 'no_show' }
}

function withClient(scene: Scene, rest: Readonly<Record<string, unknown>>) {
  const clientId = someClient(scene)
  return clientId === null ? null : { clientId, ...rest }
}

function withBooking(scene: Scene) {
  const bookingId = someBooking(scene, isLive)
  return bookingId === null ? null : { bookingId }
}
