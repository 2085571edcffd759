import type { Random } from '../../../src/main/core/features/demo/random.ts'
import { DAY, type Day, isoOf, plusDays, wallInstant } from '../reference/calendar.ts'
import type { Role } from '../reference/method.ts'
import type { Stage } from '../reference/reference.ts'
import type { Booking, Session } from '../reference/rows.ts'
import { todayOf, type World } from '../reference/world.ts'
import type { Births, Named, Ref, VersionRef } from './steps.ts'

/** What a step is drawn from: the model's studio at that moment. */
export type Scene = {
  readonly world: World
  readonly stage: Stage
  readonly random: Random
  readonly births: Births
  /** Those whom it is all about; everybody where nothing is said. */
  readonly group?: Group
}

/** Clients who never meet others, and the trainer who has only them. */
export type Group = { readonly clients: ReadonlySet<number>; readonly trainerId: number }

/** Whether a row of this client is one of those that are drawn from. */
export const isOwn = ({ group }: Scene, clientId: number): boolean =>
  group === undefined || group.clients.has(clientId)

export type Draw = {
  readonly method: string
  /** How often, beside the others. */
  readonly weight: number
  /** Who asks; the owner and the desk in turn where nothing is said. */
  readonly role?: Role
  /** The input with refs; null when the studio has nothing to ask it for. */
  draw(scene: Scene): Readonly<Record<string, unknown>> | null
}

/** A row that never was. */
const NOWHERE = 99_999

export function refTo({ births, random }: Scene, table: Named, id: number | undefined): Ref | null {
  if (random.chance(0.01)) return { ref: table, id: NOWHERE }
  return id === undefined ? null : births.refOf(table, id)
}

/** The version of a row; now and then one that it had before. */
export function versionTo({ random }: Scene, of: Ref | 'studio'): VersionRef {
  return { versionOf: of, stale: random.chance(0.08) }
}

/** Some clients come much more often than others. */
export function someClient(scene: Scene): Ref | null {
  const { world, random } = scene
  const ids = world.clients
    .where((client) => isOwn(scene, client.id) && (client.status !== 'merged' || random.chance(0.1)))
    .map((row) => row.id)
  return refTo(
    scene,
    'clients',
    random.weighted(ids, (id) => 1 / (1 + ids.indexOf(id))),
  )
}

const near = ({ world }: Scene, session: Session, days: number) =>
  Math.abs(session.startsAt - world.now) < days * DAY

const hasOwnTrainer = ({ group }: Scene, session: Session) =>
  group === undefined || session.trainerId === group.trainerId

/** A session of these days; seldom any other. */
export function someSession(
  scene: Scene,
  test: (session: Session) => boolean = () => true,
): Session | undefined {
  const { world, random } = scene
  const all = world.sessions.where(
    (session) => near(scene, session, 6) && hasOwnTrainer(scene, session) && test(session),
  )
  const open = all.filter((session) => session.status === 'open')
  return pickFrom(random, random.chance(0.93) ? open : all)
}

/** A booking of these days that passes the test; seldom any other. */
export function someBooking(scene: Scene, test: (booking: Booking) => boolean): Ref | null {
  const { world, random } = scene
  const recent = world.bookings.where((booking) => {
    const session = world.sessions.get(booking.sessionId)
    return session !== undefined && near(scene, session, 9) && isOwn(scene, booking.clientId)
  })
  const fitting = recent.filter(test)
  const chosen = pickFrom(random, random.chance(0.93) ? fitting : recent)
  return refTo(scene, 'bookings', chosen?.id)
}

export function pickFrom<T>(random: Random, list: readonly T[]): T | undefined {
  return list.length === 0 ? undefined : random.pick(list)
}

/** Few wall times, so that sessions meet, touch and fall into the hours that the clock skips or repeats. */
const CLOCKS = ['09:00', '09:30', '09:45', '10:00', '10:45', '11:00']
const EDGES = ['00:00', '01:30', '02:00', '02:30', '03:00', '23:30']

export function someClock({ random }: Scene): string {
  return random.pick(random.chance(0.12) ? EDGES : CLOCKS)
}

export function someDay({ world, random }: Scene, from = -1, to = 5): Day {
  return plusDays(todayOf(world), random.integer(from, to))
}

export function someStart(scene: Scene): string {
  const { world } = scene
  const at = wallInstant(someDay(scene), someClock(scene), world.zone)
  return isoOf(at)
}

/** A day around today on which a credit may end. */
export const endOfCredits = (scene: Scene): Day => someDay(scene, scene.random.chance(0.05) ? -2 : 0, 12)
