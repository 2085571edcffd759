import { z } from 'zod'
import { CLIENT_STATUSES } from '../domain/clients.ts'
import { DUPLICATE_REASONS } from '../domain/duplicates.ts'
import { command, query } from './define.ts'
import {
  amount,
  changedEmail,
  changedLine,
  changedText,
  count,
  day,
  id,
  limit,
  line,
  offset,
  optionalEmail,
  optionalLine,
  optionalText,
  version,
} from './fields.ts'
import { doneForClients, manyClientIds } from './many-clients.ts'

export const clientView = z.object({
  id: z.int(),
  firstName: z.string(),
  lastName: z.string(),
  email: z.string().nullable(),
  phone: z.string().nullable(),
  location: z.string().nullable(),
  notes: z.string().nullable(),
  status: z.enum(CLIENT_STATUSES),
  createdAt: z.string(),
  version: z.int(),
  /** Units that could be held for a session today. */
  availableSessions: z.int(),
})

/** A client as a list shows it. */
const clientRow = clientView.extend({
  scheduled: z.int(),
  completed: z.int(),
  remaining: z.int(),
  expired: z.int(),
  /** Units bought or given and not taken back: remaining + scheduled + completed + expired. */
  purchased: z.int(),
  /** The soonest last valid day of units still available. */
  nextExpiry: z.string().nullable(),
  lastSessionOn: z.string().nullable(),
})

/** What a list of clients can be sorted by; "-" turns it around. Who has no such day comes first. */
export const CLIENT_ORDERS = [
  'name',
  'available',
  'scheduled',
  'purchased',
  'completed',
  'lastSession',
  'created',
] as const
export type ClientOrder = (typeof CLIENT_ORDERS)[number]
export type ClientSort = ClientOrder | `-${ClientOrder}`
export const CLIENT_SORTS: readonly ClientSort[] = CLIENT_ORDERS.flatMap((by) => [by, `-${by}` as const])

/** What makes a new client; at least one of the two names is needed. */
export const newClientFields = {
  firstName: line(100),
  lastName: line(100),
  email: optionalEmail,
  phone: optionalLine(50),
  location: optionalLine(120),
  notes: optionalText(2000),
}

/** Which clients a list is about, and in which order. */
export const clientFilterFields = {
  query: line(200).optional(),
  status: z.enum(['active', 'inactive', 'all']).default('active'),
  minAvailable: count.optional(),
  maxAvailable: count.optional(),
  /** Has units available that are last valid on this day or sooner, and not before today. */
  expiringBy: day.optional(),
  /** How many sessions they have or had: bookings that took or take a place. */
  minSessions: count.optional(),
  maxSessions: count.optional(),
  /** What the client has paid for packages, in minor units. */
  minRevenue: amount.optional(),
  maxRevenue: amount.optional(),
  location: line(120).optional(),
  registeredFrom: day.optional(),
  registeredTo: day.optional(),
  sort: z.enum(CLIENT_SORTS).default('name'),
}

export const clientsContract = {
  'clients.list': query(
    'clients.read',
    z.strictObject({ ...clientFilterFields, limit, offset }),
    z.object({ rows: z.array(clientRow), total: z.int() }),
  ),
  /** By first name, last name, e-mail and phone; whatever the case and accents; every word by prefix. */
  'clients.search': query(
    'clients.read',
    z.strictObject({ query: line(200), limit: z.int().min(1).max(100).default(20) }),
    z.object({ rows: z.array(clientView) }),
  ),
  /** Records that may be of one person, for sharing a phone number or a name; those that share both first. */
  'clients.duplicates': query(
    'clients.read',
    z.strictObject({ limit: z.int().min(1).max(100).default(50), offset }),
    z.object({
      rows: z.array(z.object({ reasons: z.array(z.enum(DUPLICATE_REASONS)), clients: z.array(clientRow) })),
      total: z.int(),
    }),
    { apart: true },
  ),
  'clients.get': query(
    'clients.read',
    z.strictObject({ clientId: id }),
    z.object({
      client: clientView.extend({
        /** Who was kept, for a client who was merged into another. */
        mergedInto: z.object({ id: z.int(), name: z.string() }).optional(),
      }),
    }),
  ),
  'clients.create': command(
    'clients.write',
    z.strictObject(newClientFields),
    z.object({ client: clientView }),
    ['clients'],
  ),
  'clients.update': command(
    'clients.write',
    z.strictObject({
      clientId: id,
      version: version.optional(),
      firstName: line(100).optional(),
      lastName: line(100).optional(),
      email: changedEmail,
      phone: changedLine(50),
      location: changedLine(120),
      notes: changedText(2000),
    }),
    z.object({ client: clientView }),
    ['clients', 'schedule'],
  ),
  'clients.deactivate': command(
    'clients.write',
    z.strictObject({ clientId: id }),
    z.object({ client: clientView }),
    ['clients'],
  ),
  'clients.reactivate': command(
    'clients.write',
    z.strictObject({ clientId: id }),
    z.object({ client: clientView }),
    ['clients'],
  ),
  /** Each by the rules of the single command, those it is refused for are named, and all of them are taken back as one. */
  'clients.deactivateMany': command(
    'clients.write',
    z.strictObject({ clientIds: manyClientIds }),
    doneForClients,
    ['clients'],
  ),
  'clients.reactivateMany': command(
    'clients.write',
    z.strictObject({ clientIds: manyClientIds }),
    doneForClients,
    ['clients'],
  ),
  /**
   * Two records of one person become one: what the merged one has goes to the kept one. With `dryRun` it tells how
   * much that is, or what stands in the way.
   */
  'clients.merge': command(
    'clients.merge',
    z.strictObject({ keepId: id, mergeId: id }),
    z.object({
      client: clientView,
      moved: z.object({
        subscriptions: z.int(),
        grants: z.int(),
        bookings: z.int(),
        purchases: z.int(),
        /** To trainers, for all of their days or for those on which the kept client has no trainer. */
        assignments: z.int(),
      }),
      /** How many packs wait now, because the kept client already had one of their kind. */
      queued: z.int(),
    }),
    ['clients', 'credits', 'bookings', 'schedule', 'purchases', 'assignments'],
  ),
}
