import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { defaultCapacity, nextColour } from '../../../../shared/domain/catalogue.ts'
import { changesOf, staleVersion } from '../../../../shared/domain/changes.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import {
  type Family,
  findFamilyByName,
  findFirstLocationId,
  findLocation,
  findNewestColour,
  findRoom,
  findService,
  insertFamily,
  insertRoom,
  insertService,
  listFamilies,
  listLocations,
  listRooms,
  listServices,
  updateRoom,
  updateService,
} from './queries.ts'

export async function listStudioServices(
  q: Reader,
  _context: Context,
  input: Parsed<'services.list'>,
): Promise<Result<Value<'services.list'>>> {
  return ok({ rows: await listServices(q, input.active) })
}

/** Makes a service, and its family when no other service has named it yet. */
export async function createService(
  q: Writer,
  context: Context,
  input: Parsed<'services.create'>,
): Promise<Result<Value<'services.create'>>> {
  const { family: familyName, ...terms } = input
  const family = await familyNamed(q, context, familyName)
  const serviceId = await insertService(q, {
    ...terms,
    familyId: family.id,
    capacity: input.capacity ?? defaultCapacity(input.kind),
    colour: input.colour ?? nextColour(await findNewestColour(q)),
    active: true,
    createdAt: context.now,
  })
  const service = await findService(q, serviceId)
  assert(service !== null, 'a service just made can be read')
  context.note({ entity: 'service', entityId: serviceId, after: service })
  return ok({ service })
}

/** Changes the fields given. Sessions already on the schedule keep the terms they were made with. */
export async function changeService(
  q: Writer,
  context: Context,
  input: Parsed<'services.update'>,
): Promise<Result<Value<'services.update'>>> {
  const { serviceId, version, ...asked } = input
  const before = await findService(q, serviceId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'service', id: serviceId })
  const changes = changesOf(before, asked)
  if (version !== before.version) return staleVersion(version, before, changes)
  await updateService(q, before, changes)
  const service = { ...before, ...changes, version: before.version + 1 }
  context.note({ entity: 'service', entityId: serviceId, before, after: service })
  return ok({ service })
}

export async function listStudioFamilies(q: Reader): Promise<Result<Value<'families.list'>>> {
  return ok({ rows: await listFamilies(q) })
}

/** The family of a name; an unknown one is made. */
export async function familyNamed(q: Writer, context: Context, name: string): Promise<Family> {
  const known = await findFamilyByName(q, name)
  if (known !== null) return known
  const family = await insertFamily(q, name)
  context.note({ entity: 'family', entityId: family.id, after: family })
  return family
}

export async function listStudioLocations(
  q: Reader,
  _context: Context,
  input: Parsed<'locations.list'>,
): Promise<Result<Value<'locations.list'>>> {
  return ok({ rows: await listLocations(q, input.active) })
}

export async function listStudioRooms(
  q: Reader,
  _context: Context,
  input: Parsed<'rooms.list'>,
): Promise<Result<Value<'rooms.list'>>> {
  return ok({ rows: await listRooms(q, input.active) })
}

/** Makes a room; without a location it is in the studio's first one. */
export async function createRoom(
  q: Writer,
  context: Context,
  input: Parsed<'rooms.create'>,
): Promise<Result<Value<'rooms.create'>>> {
  const locationId = input.locationId ?? (await findFirstLocationId(q))
  const location = await findLocation(q, locationId)
  if (location === null) return refuse('NOT_FOUND', { entity: 'location', id: locationId })
  const room = await findRoom(q, await insertRoom(q, { name: input.name, locationId }))
  assert(room !== null, 'a room just made can be read')
  context.note({ entity: 'room', entityId: room.id, after: room })
  return ok({ room })
}

export async function changeRoom(
  q: Writer,
  context: Context,
  input: Parsed<'rooms.update'>,
): Promise<Result<Value<'rooms.update'>>> {
  const { roomId, version, ...asked } = input
  const before = await findRoom(q, roomId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'room', id: roomId })
  const changes = changesOf(before, asked)
  if (version !== before.version) return staleVersion(version, before, changes)
  await updateRoom(q, before, changes)
  const room = { ...before, ...changes, version: before.version + 1 }
  context.note({ entity: 'room', entityId: roomId, before, after: room })
  return ok({ room })
}
