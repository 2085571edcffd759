import { z } from 'zod'
import { DELIVERIES, SERVICE_KINDS } from '../domain/catalogue.ts'
import { MAX_BUFFER_MINUTES, MAX_SESSION_MINUTES } from '../domain/schedule.ts'
import { command, query } from './define.ts'
import { id, requiredLine, version } from './fields.ts'

const serviceView = z.object({
  id: z.int(),
  name: z.string(),
  minutes: z.int(),
  kind: z.enum(SERVICE_KINDS),
  familyId: z.int(),
  family: z.string(),
  capacity: z.int(),
  creditCost: z.int(),
  bufferMinutes: z.int(),
  delivery: z.enum(DELIVERIES),
  colour: z.int(),
  active: z.boolean(),
  version: z.int(),
})

const roomView = z.object({
  id: z.int(),
  name: z.string(),
  locationId: z.int(),
  location: z.string(),
  active: z.boolean(),
  version: z.int(),
})

const locationView = z.object({ id: z.int(), name: z.string(), active: z.boolean() })

const activeOnly = z.strictObject({ active: z.boolean().optional() })

const serviceTerms = {
  minutes: z.int().min(5).max(MAX_SESSION_MINUTES),
  capacity: z.int().min(1).max(500),
  creditCost: z.int().min(0).max(100),
  bufferMinutes: z.int().min(0).max(MAX_BUFFER_MINUTES),
  delivery: z.enum(DELIVERIES),
  colour: z.int().min(0).max(9),
}

export const catalogueContract = {
  'services.list': query('catalogue.read', activeOnly, z.object({ rows: z.array(serviceView) })),
  /** A family is its name; an unknown one is made. */
  'services.create': command(
    'catalogue.write',
    z.strictObject({
      name: requiredLine(80),
      minutes: serviceTerms.minutes,
      kind: z.enum(SERVICE_KINDS),
      family: requiredLine(80),
      capacity: serviceTerms.capacity.optional(),
      creditCost: serviceTerms.creditCost.default(1),
      bufferMinutes: serviceTerms.bufferMinutes.default(0),
      delivery: serviceTerms.delivery.default('studio'),
      colour: serviceTerms.colour.optional(),
    }),
    z.object({ service: serviceView }),
    ['catalogue'],
  ),
  /** Sessions already on the schedule keep the minutes, places and cost they were made with. */
  'services.update': command(
    'catalogue.write',
    z.strictObject({
      serviceId: id,
      version,
      name: requiredLine(80).optional(),
      minutes: serviceTerms.minutes.optional(),
      capacity: serviceTerms.capacity.optional(),
      creditCost: serviceTerms.creditCost.optional(),
      bufferMinutes: serviceTerms.bufferMinutes.optional(),
      delivery: serviceTerms.delivery.optional(),
      colour: serviceTerms.colour.optional(),
      active: z.boolean().optional(),
    }),
    z.object({ service: serviceView }),
    ['catalogue', 'schedule'],
  ),
  'families.list': query(
    'catalogue.read',
    z.strictObject({}),
    z.object({ rows: z.array(z.object({ id: z.int(), name: z.string() })) }),
  ),
  'locations.list': query('catalogue.read', activeOnly, z.object({ rows: z.array(locationView) })),
  'rooms.list': query('catalogue.read', activeOnly, z.object({ rows: z.array(roomView) })),
  /** Without a location the room is in the studio's first one. */
  'rooms.create': command(
    'catalogue.write',
    z.strictObject({ name: requiredLine(80), locationId: id.optional() }),
    z.object({ room: roomView }),
    ['catalogue'],
  ),
  'rooms.update': command(
    'catalogue.write',
    z.strictObject({
      roomId: id,
      version,
      name: requiredLine(80).optional(),
      active: z.boolean().optional(),
    }),
    z.object({ room: roomView }),
    ['catalogue', 'schedule'],
  ),
}
