import { makeRandom, type Random } from '../../src/main/core/features/demo/random.ts'
import type { Input, Method, Reply } from '../../src/shared/contract/index.ts'

/** What a run of commands chooses from. */
export type Scene = {
  readonly random: Random
  /** Those whose credits the run moves. */
  readonly clients: readonly number[]
  readonly packages: readonly number[]
  /** Sessions that were and that are to come. */
  readonly sessions: readonly number[]
  readonly bookings: number[]
  readonly subscriptions: number[]
}

/** A command that somebody at a desk might give, whether or not it is taken. */
export type Asked = { readonly [M in Method]: { readonly method: M; readonly input: Input<M> } }[Method]

type Draw = { readonly weight: number; readonly draw: (scene: Scene) => Asked | null }

const one = <T>({ random }: Scene, list: readonly T[]): T | null =>
  list.length === 0 ? null : random.pick(list)

/** Mostly the newest, of which more can still become of. */
const late = (scene: Scene, list: readonly number[]): number | null =>
  one(scene, scene.random.chance(0.7) ? list.slice(-6) : list)

const ofBooking = (ask: (scene: Scene, bookingId: number) => Asked) => (scene: Scene) => {
  const bookingId = late(scene, scene.bookings)
  return bookingId === null ? null : ask(scene, bookingId)
}

const ofSubscription = (ask: (scene: Scene, subscriptionId: number) => Asked) => (scene: Scene) => {
  const subscriptionId = late(scene, scene.subscriptions)
  return subscriptionId === null ? null : ask(scene, subscriptionId)
}

const DRAWS: readonly Draw[] = [
  {
    weight: 22,
    draw: (scene) => {
      const { random, clients, sessions } = scene
      const input = { clientId: random.pick(clients), sessionId: random.pick(sessions) }
      const funding = random.pick(['credit', 'credit', 'credit', 'unpaid', 'comp'] as const)
      return { method: 'bookings.create', input: { ...input, funding, waitlist: random.chance(0.3) } }
    },
  },
  {
    weight: 12,
    draw: ofBooking(({ random }, bookingId) => ({
      method: 'bookings.cancel',
      input: { bookingId, by: random.pick(['client', 'studio'] as const) },
    })),
  },
  {
    weight: 16,
    draw: ofBooking(({ random }, bookingId) => ({
      method: 'bookings.setOutcome',
      input: { bookingId, outcome: random.pick(['completed', 'completed', 'no_show'] as const) },
    })),
  },
  {
    weight: 5,
    draw: ofBooking(({ random }, bookingId) => ({
      method: 'bookings.changeOutcome',
      input: {
        bookingId,
        outcome: random.pick(['completed', 'no_show', 'late_cancelled'] as const),
        reason: 'Told so',
        waive: random.chance(0.3),
      },
    })),
  },
  {
    weight: 8,
    draw: ({ random, clients }) => ({
      method: 'credits.allocate',
      input: { clientId: random.pick(clients), sessionCount: random.integer(1, 6) },
    }),
  },
  {
    weight: 6,
    draw: (scene) => {
      const { random, clients } = scene
      const input = { clientId: random.pick(clients), sessionCount: random.integer(1, 3) }
      return { method: 'credits.revoke', input: { ...input, reason: 'Given by mistake' } }
    },
  },
  {
    weight: 7,
    draw: ({ random, clients, packages }) => ({
      method: 'purchases.create',
      input: { clientId: random.pick(clients), packageId: random.pick(packages), paid: random.chance(0.8) },
    }),
  },
  {
    weight: 3,
    draw: ofSubscription(({ random }, subscriptionId) => ({
      method: 'subscriptions.freeze',
      input: {
        subscriptionId,
        until: `2026-03-${random.integer(10, 28)}`,
        reason: 'Away',
        cancelBookings: random.chance(0.5),
      },
    })),
  },
  {
    weight: 4,
    draw: ofSubscription((_scene, subscriptionId) => ({
      method: 'subscriptions.unfreeze',
      input: { subscriptionId },
    })),
  },
  {
    weight: 2,
    draw: (scene) => {
      const sessionId = one(scene, scene.sessions)
      return sessionId === null ? null : { method: 'sessions.cancel', input: { sessionId, reason: 'Ill' } }
    },
  },
  { weight: 10, draw: () => ({ method: 'undo.last', input: {} }) },
  { weight: 5, draw: () => ({ method: 'undo.redo', input: {} }) },
]

/** Makes up commands one after the other; the same for the same seed and the same answers. */
export function makeCommands(seed: number, given: Omit<Scene, 'random' | 'bookings' | 'subscriptions'>) {
  const scene: Scene = { ...given, random: makeRandom(seed), bookings: [], subscriptions: [] }
  return {
    next: (): Asked => {
      for (;;) {
        const asked = scene.random.weighted(DRAWS, ({ weight }) => weight)?.draw(scene) ?? null
        if (asked !== null) return asked
      }
    },
    /** Notes what a command that was taken has made. */
    note: (reply: Reply): void => {
      if (!reply.ok) return
      const made = reply.value as { booking?: { id: number }; grant?: { subscriptionId: number } }
      if (made.booking !== undefined && !scene.bookings.includes(made.booking.id))
        scene.bookings.push(made.booking.id)
      if (made.grant !== undefined) scene.subscriptions.push(made.grant.subscriptionId)
    },
  }
}
