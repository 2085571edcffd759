import type { Actor } from '../../../../shared/domain/permissions.ts'
import { DEFAULT_POLICIES } from '../../../../shared/domain/policies.ts'
import { addDays } from '../../../../shared/domain/time.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Result } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Writer } from '../../engine/engine.ts'
import { findPackage, type PackageRecord } from '../catalogue/package-queries.ts'
import { createPackage } from '../catalogue/package-service.ts'
import { insertLocation } from '../catalogue/queries.ts'
import { createRoom, createService } from '../catalogue/service.ts'
import { findActor, insertStaff } from '../staff/queries.ts'
import { createStaff } from '../staff/service.ts'
import { insertStudio, loadStudio, type Studio } from '../studio/queries.ts'
import { FRONT_DESK_NAME, OWNER_NAME, TRAINER_NAMES } from './names.ts'
import {
  FAMILIES,
  LOCATION_NAME,
  PACKS,
  type PackKey,
  QUALIFICATIONS,
  ROOMS,
  SERVICES,
  type ServiceKey,
  STUDIO_CURRENCY,
  STUDIO_NAME,
  STUDIO_ZONE,
} from './offer.ts'
import { makeNames } from './people.ts'
import type { Random } from './random.ts'
import type { DemoWindow } from './window.ts'

/** The studio before its first client: who works there and what it sells. */
export type Founded = {
  readonly studio: Studio
  readonly owner: Actor
  readonly desk: Actor
  /** By team, then by index within the team. */
  readonly trainers: readonly (readonly Actor[])[]
  readonly rooms: readonly (readonly number[])[]
  readonly services: Readonly<Record<ServiceKey, number>>
  readonly packages: Readonly<Record<PackKey, PackageRecord>>
}

/** Makes a context for what an actor did at a moment. */
export type Moments = (actor: Actor, at: number) => Context

const FOUNDER: Actor = { staffId: null, name: OWNER_NAME, role: 'owner', granted: [], withdrawn: [] }
const DAYS_OPEN = 1_100

/** Founds the studio three years before the demo's first week. It counts as made now, which is its age as a demo. */
export async function foundStudio(
  q: Writer,
  moments: Moments,
  random: Random,
  window: DemoWindow,
  teams: number,
): Promise<Founded> {
  const founded = window.instantOf(addDays(window.firstDate, -DAYS_OPEN), 9 * 60)
  await insertStudio(q, {
    name: STUDIO_NAME,
    zone: STUDIO_ZONE,
    currency: STUDIO_CURRENCY,
    isDemo: true,
    policies: DEFAULT_POLICIES,
    createdAt: window.now,
  })
  await insertLocation(q, LOCATION_NAME)
  const ownerId = await insertStaff(q, { name: OWNER_NAME, role: 'owner', createdAt: founded })
  const deskId = await insertStaff(q, { name: FRONT_DESK_NAME, role: 'front_desk', createdAt: founded })
  const context = moments(FOUNDER, founded)
  const services = await makeServices(q, context)
  return {
    studio: await loadStudio(q),
    owner: await actorOf(q, ownerId),
    desk: await actorOf(q, deskId),
    services,
    packages: await makePackages(q, context),
    rooms: await makeRooms(q, context, teams),
    trainers: await makeTrainers(q, context, random, services, teams),
  }
}

/** What a step that cannot be refused here answered. */
export function granted<T>(result: Result<T>): T {
  assert(result.ok, `the demo is refused nothing here: ${result.ok ? '' : JSON.stringify(result.error)}`)
  return result.value
}

async function actorOf(q: Writer, staffId: number): Promise<Actor> {
  const actor = await findActor(q, staffId)
  assert(actor !== null, 'a staff member just made can act')
  return actor
}

async function makeServices(q: Writer, context: Context): Promise<Record<ServiceKey, number>> {
  const made: Partial<Record<ServiceKey, number>> = {}
  for (const [key, offer] of Object.entries(SERVICES)) {
    const input = { ...offer, family: FAMILIES[offer.family] }
    const { service } = granted(await createService(q, context, input))
    made[key as ServiceKey] = service.id
  }
  return made as Record<ServiceKey, number>
}

async function makePackages(q: Writer, context: Context): Promise<Record<PackKey, PackageRecord>> {
  const made: Partial<Record<PackKey, PackageRecord>> = {}
  for (const [key, { family, price, ...offer }] of Object.entries(PACKS)) {
    const input = {
      ...offer,
      family: FAMILIES[family],
      kind: offer.kind ?? ('pack' as const),
      price: { amount: price, currency: STUDIO_CURRENCY },
    }
    const created = granted(await createPackage(q, context, input))
    const record = await findPackage(q, created.package.id)
    assert(record !== null, 'a package just made can be read')
    made[key as PackKey] = record
  }
  return made as Record<PackKey, PackageRecord>
}

async function makeRooms(q: Writer, context: Context, teams: number): Promise<number[][]> {
  const rooms: number[][] = []
  for (let team = 0; team < teams; team += 1) {
    const own: number[] = []
    for (const name of ROOMS) {
      const { room } = granted(await createRoom(q, context, { name: numbered(name, team) }))
      own.push(room.id)
    }
    rooms.push(own)
  }
  return rooms
}

function numbered(name: string, team: number): string {
  return team === 0 ? name : `${name} ${team + 1}`
}

async function makeTrainers(
  q: Writer,
  context: Context,
  random: Random,
  services: Readonly<Record<ServiceKey, number>>,
  teams: number,
): Promise<Actor[][]> {
  const more = makeNames(random, (teams - 1) * TRAINER_NAMES.length).map(
    (name) => `${name.firstName} ${name.lastName}`,
  )
  const names = [...TRAINER_NAMES, ...more]
  const trainers: Actor[][] = []
  for (let team = 0; team < teams; team += 1) {
    const own: Actor[] = []
    for (const [index, keys] of QUALIFICATIONS.entries()) {
      const { staff } = granted(
        await createStaff(q, context, {
          name: names[team * QUALIFICATIONS.length + index] ?? '',
          role: 'trainer',
          services: keys.map((key) => services[key]),
        }),
      )
      own.push(await actorOf(q, staff.id))
    }
    trainers.push(own)
  }
  return trainers
}
