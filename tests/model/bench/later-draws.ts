import { isLive } from '../reference/place.ts'
import type { BookingStatus } from '../reference/rows.ts'
import { todayOf } from '../reference/world.ts'
import {
  type Draw,
  isOwn,
  pickFrom,
  refTo,
  type Scene,
  someBooking,
  someClient,
  someClock,
  someDay,
  someSession,
  someStart,
  versionTo,
} from './draw.ts'
import type { Ref } from './steps.ts'

/** What happens to bookings and sessions after they were made. */

/** The version of what is named, or none. */
const withVersion = (scene: Scene, ref: Ref) =>
  scene.random.chance(0.3) ? { version: versionTo(scene, ref) } : {}

const is =
  (...wanted: readonly BookingStatus[]) =>
  (booking: { readonly status: BookingStatus }) =>
    wanted.includes(booking.status)

function aboutBooking(scene: Scene, bookingId: Ref | null, rest: Readonly<Record<string, unknown>> = {}) {
  return bookingId === null ? null : { bookingId, ...withVersion(scene, bookingId), ...rest }
}

const PAYMENTS = ['pending', 'paid', 'paid', 'failed', 'partially_refunded', 'refunded', 'disputed']
const OUTCOMES = ['completed', 'no_show', 'late_cancelled', 'cancelled']

export const LATER_DRAWS: readonly Draw[] = [
  {
    method: 'bookings.confirm',
    weight: 3,
    draw: (scene) => aboutBooking(scene, someBooking(scene, is('pending', 'pending', 'cancelled'))),
  },
  {
    method: 'bookings.promote',
    weight: 2,
    draw: (scene) => {
      const { random } = scene
      const funding = random.chance(0.3) ? { funding: random.pick(['credit', 'unpaid', 'comp']) } : {}
      return aboutBooking(scene, someBooking(scene, is('waitlisted')), funding)
    },
  },
  { method: 'upkeep.run', weight: 3, role: 'owner', draw: () => ({}) },
  {
    method: 'bookings.changeOutcome',
    weight: 5,
    draw: (scene) => {
      const { random } = scene
      const bookingId = someBooking(
        scene,
        is('completed', 'no_show', 'late_cancelled', 'cancelled', 'lapsed'),
      )
      return aboutBooking(scene, bookingId, {
        outcome: random.pick(OUTCOMES),
        reason: 'It was otherwise',
        ...(random.chance(0.25) ? { waive: true } : {}),
      })
    },
  },
  {
    method: 'bookings.setPayment',
    weight: 3,
    draw: (scene) => {
      const bookingId = someBooking(scene, (booking) => booking.funding === 'unpaid')
      return aboutBooking(scene, bookingId, { status: scene.random.pick(PAYMENTS) })
    },
  },
  {
    method: 'bookings.settle',
    weight: 3,
    draw: (scene) => {
      const { world, random, births } = scene
      const bookingId = someBooking(scene, ({ payment }) => payment === 'pending' || payment === 'failed')
      if (random.chance(0.3)) return aboutBooking(scene, bookingId, { payment: { method: 'cash' } })
      const id = bookingId === null ? undefined : births.idOf(bookingId)
      const clientId = id === undefined ? undefined : world.bookings.get(id)?.clientId
      const own = world.grants.where(
        (grant) => grant.clientId === clientId || (isOwn(scene, grant.clientId) && random.chance(0.02)),
      )
      const grant = random.chance(0.5) ? pickFrom(random, own) : undefined
      return aboutBooking(
        scene,
        bookingId,
        grant === undefined ? {} : { grantId: births.refOf('grants', grant.id) },
      )
    },
  },
  {
    method: 'sessions.move',
    weight: 5,
    draw: (scene) => {
      const { stage, random } = scene
      const sessionId = refTo(scene, 'sessions', someSession(scene)?.id)
      if (sessionId === null) return null
      return {
        sessionId,
        startsAt: someStart(scene),
        version: versionTo(scene, sessionId),
        ...(random.chance(0.3) ? { by: 'client' } : {}),
        ...(random.chance(0.2) ? { trainerId: random.pick([...stage.trainers, null, 99_999]) } : {}),
        ...(random.chance(0.2) ? { roomId: random.pick([...stage.rooms, null]) } : {}),
        ...(random.chance(0.2) ? { minutes: random.pick([15, 45, 60, 90]) } : {}),
      }
    },
  },
  {
    method: 'sessions.update',
    weight: 2.5,
    draw: (scene) => {
      const { stage, random } = scene
      const sessionId = refTo(scene, 'sessions', someSession(scene)?.id)
      if (sessionId === null) return null
      return {
        sessionId,
        version: versionTo(scene, sessionId),
        ...(random.chance(0.7) ? { capacity: random.integer(1, 4) } : {}),
        ...(random.chance(0.3) ? { trainerId: random.pick([...stage.trainers, null]) } : {}),
      }
    },
  },
  {
    method: 'series.create',
    weight: 1,
    draw: (scene) => {
      const { stage, random, world } = scene
      const client = random.chance(0.7) ? someClient(scene) : null
      if (world.sessions.size > 700) return null
      return {
        serviceId: random.pick(stage.services).id,
        date: someDay(scene),
        time: someClock(scene),
        ...(random.chance(0.8) ? { count: random.integer(1, 4) } : { until: someDay(scene, 5, 25) }),
        ...(random.chance(0.3) ? { weekdays: [random.integer(1, 3), random.integer(4, 7)] } : {}),
        ...(random.chance(0.2) ? { everyWeeks: 2 } : {}),
        ...(random.chance(0.5) ? { trainerId: random.pick(stage.trainers) } : {}),
        ...(random.chance(0.15) ? { clashes: 'refuse' } : {}),
        ...(client === null ? {} : { clientId: client }),
        ...(client !== null && random.chance(0.4) ? { unfunded: 'unpaid' } : {}),
      }
    },
  },
  {
    method: 'series.cancel',
    weight: 0.5,
    draw: (scene) => {
      const { world, random } = scene
      const seriesId = refTo(scene, 'series', pickFrom(random, [...world.series.all()])?.id)
      return seriesId === null ? null : { seriesId, fromIndex: random.integer(0, 2) }
    },
  },
  {
    method: 'clients.merge',
    weight: 0.4,
    role: 'owner',
    draw: (scene) => {
      const whole = scene.world.clients.where((client) => client.status !== 'merged')
      if (whole.length < 5) return null
      const [keepId, mergeId] = [someClient(scene), someClient(scene)]
      return keepId === null || mergeId === null ? null : { keepId, mergeId }
    },
  },
  {
    method: 'credits.extend',
    weight: 2.5,
    draw: (scene) => {
      const { world, random, births } = scene
      const own = world.grants.where((grant) => isOwn(scene, grant.clientId))
      const ending = own.filter((grant) => grant.expiresOn !== null)
      const grant = pickFrom(random, random.chance(0.9) ? ending : own)
      if (grant === undefined) return null
      const day = random.chance(0.15) ? null : someDay(scene, -3, 20)
      const later = random.chance(0.5) ? { days: random.integer(1, 12) } : { expiresOn: day }
      return { grantId: births.refOf('grants', grant.id), ...later }
    },
  },
  {
    method: 'subscriptions.freeze',
    weight: 2,
    draw: (scene) => {
      const subscriptionId = someSubscription(scene)
      if (subscriptionId === null) return null
      const { random } = scene
      const from = random.integer(random.chance(0.03) ? -1 : 0, 5)
      const days = random.integer(random.chance(0.03) ? -1 : 0, 8)
      return {
        subscriptionId,
        ...withVersion(scene, subscriptionId),
        ...(from === 0 ? {} : { from: someDay(scene, from, from) }),
        until: someDay(scene, from + days, from + days),
        ...(random.chance(0.4) ? { cancelBookings: true } : {}),
      }
    },
  },
  {
    method: 'subscriptions.unfreeze',
    weight: 1.5,
    draw: (scene) => {
      const { world, random } = scene
      const today = todayOf(world)
      const own = world.freezes.where(({ subscriptionId: id }) =>
        isOwn(scene, world.subscriptions.get(id)?.clientId ?? 0),
      )
      const ahead = own.filter(
        ({ cancelled, until, subscriptionId: id }) =>
          !cancelled && until >= today && world.subscriptions.get(id)?.status !== 'ended',
      )
      const some = ahead.length > 0 && random.chance(0.9) ? ahead : own.slice(-8)
      const frozen = new Set(some.map((freeze) => freeze.subscriptionId))
      const subscriptionId = refTo(scene, 'subscriptions', pickFrom(random, [...frozen]))
      if (subscriptionId === null) return null
      return {
        subscriptionId,
        ...withVersion(scene, subscriptionId),
        ...(random.chance(0.5) ? { on: someDay(scene, random.chance(0.05) ? -1 : 0, 5) } : {}),
      }
    },
  },
  {
    method: 'subscriptions.end',
    weight: 0.8,
    role: 'owner',
    draw: (scene) => {
      const subscriptionId = someSubscription(scene)
      if (subscriptionId === null) return null
      return { subscriptionId, reason: 'Moved away', ...withVersion(scene, subscriptionId) }
    },
  },
  ...(['bulk.setOutcome', 'bulk.setPayment', 'bulk.cancel'] as const).map((method): Draw => {
    return { method, weight: 0.7, draw: (scene) => bulk(scene, method) }
  }),
  {
    method: 'bookings.confirm',
    weight: 0.1,
    role: 'trainer',
    draw: (scene) => aboutBooking(scene, someBooking(scene, isLive)),
  },
]

/** One that has a place or waits for it; seldom any other. */
function someSubscription(scene: Scene): Ref | null {
  const { world, random } = scene
  const all = world.subscriptions.where((row) => isOwn(scene, row.clientId))
  const running = all.filter(({ status }) => status !== 'ended')
  return refTo(scene, 'subscriptions', pickFrom(random, random.chance(0.93) ? running : all)?.id)
}

function bulk(scene: Scene, method: 'bulk.setOutcome' | 'bulk.setPayment' | 'bulk.cancel') {
  const { random } = scene
  const bookingIds: Ref[] = []
  for (let n = random.integer(1, 4); n > 0; n -= 1) {
    const ref = someBooking(
      scene,
      method === 'bulk.setPayment' ? ({ funding }) => funding === 'unpaid' : isLive,
    )
    if (ref !== null) bookingIds.push(ref)
  }
  if (bookingIds.length === 0) return null
  if (method === 'bulk.setOutcome') return { bookingIds, outcome: random.pick(['completed', 'no_show']) }
  if (method === 'bulk.setPayment') return { bookingIds, status: random.pick(PAYMENTS) }
  return { bookingIds, ...(random.chance(0.5) ? { by: 'studio' } : {}) }
}
