import { and, asc, desc, eq } from 'drizzle-orm'
import type { Delivery, ServiceKind } from '../../../../shared/domain/catalogue.ts'
import { familyKey } from '../../../../shared/domain/catalogue.ts'
import type { Changes } from '../../../../shared/domain/changes.ts'
import { byName } from '../../../../shared/domain/text.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Reader, Writer } from '../../engine/engine.ts'

export type Family = { readonly id: number; readonly name: string }

export async function listFamilies(q: Reader): Promise<Family[]> {
  const { families } = q.t
  return (await q.select({ id: families.id, name: families.name }).from(families)).sort(byName)
}

/** The family of this name, whatever its case, accents and blanks. */
export async function findFamilyByName(q: Reader, name: string): Promise<Family | null> {
  const { families } = q.t
  const [row] = await q
    .select({ id: families.id, name: families.name })
    .from(families)
    .where(eq(families.nameKey, familyKey(name)))
  return row ?? null
}

export async function insertFamily(q: Writer, name: string): Promise<Family> {
  const { families } = q.t
  const [row] = await q
    .insert(families)
    .values({ name, nameKey: familyKey(name) })
    .returning({ id: families.id, name: families.name })
  assert(row !== undefined, 'the insert of a family returns its row')
  return row
}

export type ServiceTerms = {
  readonly name: string
  readonly minutes: number
  readonly capacity: number
  readonly creditCost: number
  readonly bufferMinutes: number
  readonly delivery: Delivery
  readonly colour: number
  readonly active: boolean
}

export type ServiceRecord = ServiceTerms & {
  readonly id: number
  readonly kind: ServiceKind
  readonly familyId: number
  readonly family: string
  readonly version: number
}

export async function listServices(q: Reader, active: boolean | undefined): Promise<ServiceRecord[]> {
  const { services } = q.t
  const rows = await selectServices(q).where(active === undefined ? undefined : eq(services.active, active))
  return rows.sort(byName)
}

export async function findService(q: Reader, serviceId: number): Promise<ServiceRecord | null> {
  const [row] = await selectServices(q).where(eq(q.t.services.id, serviceId))
  return row ?? null
}

function selectServices(q: Reader) {
  const { services, families } = q.t
  const { id, name, minutes, kind, familyId, capacity, creditCost, bufferMinutes } = services
  const { delivery, colour, active, version } = services
  return q
    .select({
      id,
      name,
      minutes,
      kind,
      familyId,
      family: families.name,
      capacity,
      creditCost,
      bufferMinutes,
      delivery,
      colour,
      active,
      version,
    })
    .from(services)
    .innerJoin(families, eq(families.id, services.familyId))
}

/** The colour of the service made last; null when there is none. */
export async function findNewestColour(q: Reader): Promise<number | null> {
  const { services } = q.t
  const [row] = await q.select({ colour: services.colour }).from(services).orderBy(desc(services.id)).limit(1)
  return row?.colour ?? null
}

export async function insertService(
  q: Writer,
  service: ServiceTerms & {
    readonly kind: ServiceKind
    readonly familyId: number
    readonly createdAt: number
  },
): Promise<number> {
  const [row] = await q.insert(q.t.services).values(service).returning({ id: q.t.services.id })
  assert(row !== undefined, 'the insert of a service returns its row')
  return row.id
}

/** Changes the service that was read in this unit of work. */
export async function updateService(
  q: Writer,
  service: ServiceRecord,
  changes: Changes<ServiceTerms>,
): Promise<void> {
  const { services } = q.t
  const rows = await q
    .update(services)
    .set({ ...changes, version: service.version + 1 })
    .where(and(eq(services.id, service.id), eq(services.version, service.version)))
    .returning({ id: services.id })
  assert(rows.length === 1, 'a service does not change inside a unit of work')
}

export type Location = { readonly id: number; readonly name: string; readonly active: boolean }

export async function listLocations(q: Reader, active: boolean | undefined): Promise<Location[]> {
  const { locations } = q.t
  const rows = await q
    .select()
    .from(locations)
    .where(active === undefined ? undefined : eq(locations.active, active))
  return rows.sort(byName)
}

export async function findLocation(q: Reader, locationId: number): Promise<Location | null> {
  const { locations } = q.t
  const [row] = await q.select().from(locations).where(eq(locations.id, locationId))
  return row ?? null
}

/** The studio's first active location, where things happen that name none. There always is one. */
export async function findFirstLocationId(q: Reader): Promise<number> {
  const { locations } = q.t
  const [row] = await q
    .select({ id: locations.id })
    .from(locations)
    .where(eq(locations.active, true))
    .orderBy(asc(locations.id))
    .limit(1)
  assert(row !== undefined, 'a studio has at least one location')
  return row.id
}

export async function insertLocation(q: Writer, name: string): Promise<Location> {
  const [row] = await q.insert(q.t.locations).values({ name, active: true }).returning()
  assert(row !== undefined, 'the insert of a location returns its row')
  return row
}

export type RoomRecord = {
  readonly id: number
  readonly name: string
  readonly locationId: number
  readonly location: string
  readonly active: boolean
  readonly version: number
}

export async function listRooms(q: Reader, active: boolean | undefined): Promise<RoomRecord[]> {
  const { rooms } = q.t
  const rows = await selectRooms(q).where(active === undefined ? undefined : eq(rooms.active, active))
  return rows.sort(byName)
}

export async function findRoom(q: Reader, roomId: number): Promise<RoomRecord | null> {
  const [row] = await selectRooms(q).where(eq(q.t.rooms.id, roomId))
  return row ?? null
}

function selectRooms(q: Reader) {
  const { rooms, locations } = q.t
  const { id, name, locationId, active, version } = rooms
  return q
    .select({ id, name, locationId, location: locations.name, active, version })
    .from(rooms)
    .innerJoin(locations, eq(locations.id, rooms.locationId))
}

export async function insertRoom(
  q: Writer,
  room: { readonly name: string; readonly locationId: number },
): Promise<number> {
  const [row] = await q
    .insert(q.t.rooms)
    .values({ ...room, active: true })
    .returning({ id: q.t.rooms.id })
  assert(row !== undefined, 'the insert of a room returns its row')
  return row.id
}

/** Changes the room that was read in this unit of work. */
export async function updateRoom(
  q: Writer,
  room: RoomRecord,
  changes: Changes<Pick<RoomRecord, 'name' | 'active'>>,
): Promise<void> {
  const { rooms } = q.t
  const rows = await q
    .update(rooms)
    .set({ ...changes, version: room.version + 1 })
    .where(and(eq(rooms.id, room.id), eq(rooms.version, room.version)))
    .returning({ id: rooms.id })
  assert(rows.length === 1, 'a room does not change inside a unit of work')
}
