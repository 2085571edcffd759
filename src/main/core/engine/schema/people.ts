import { sql } from 'drizzle-orm'
import { CLIENT_STATUSES } from '../../../../shared/domain/clients.ts'
import { PERMISSIONS, ROLES } from '../../../../shared/domain/permissions.ts'
import { type Kit, oneOf } from './kit.ts'

/** People who sign in; trainers are staff too. Never deleted, only made inactive. */
export function staffTable(kit: Kit) {
  return kit.table(
    'staff',
    {
      id: kit.id(),
      name: kit.text().notNull(),
      role: kit.text().notNull().$type<(typeof ROLES)[number]>(),
      active: kit.bool().notNull(),
      createdAt: kit.int().notNull(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit.check('staff_name', sql`length(${t.name}) between 1 and 100`),
      kit.check('staff_role', oneOf(t.role, ROLES)),
      kit.index('staff_by_name').on(t.name, t.id),
    ],
  )
}

/** Single permissions that differ from the role: granted or withdrawn. */
export function staffPermissionsTable(kit: Kit, staff: ReturnType<typeof staffTable>) {
  return kit.table(
    'staff_permissions',
    {
      staffId: kit
        .int()
        .notNull()
        .references(() => staff.id),
      permission: kit.text().notNull().$type<(typeof PERMISSIONS)[number]>(),
      granted: kit.bool().notNull(),
    },
    (t) => [
      kit.primaryKey({ columns: [t.staffId, t.permission] }),
      kit.check('staff_permissions_permission', oneOf(t.permission, PERMISSIONS)),
    ],
  )
}

/** People who train. `emailKey` is the e-mail without case and outer spaces; `searchName` is folded for search and order. */
export function clientsTable(kit: Kit) {
  return kit.table(
    'clients',
    {
      id: kit.id(),
      firstName: kit.text().notNull(),
      lastName: kit.text().notNull(),
      email: kit.text(),
      emailKey: kit.text(),
      phone: kit.text(),
      location: kit.text(),
      notes: kit.text(),
      status: kit.text().notNull().$type<(typeof CLIENT_STATUSES)[number]>(),
      mergedInto: kit.int(),
      searchName: kit.text().notNull(),
      createdAt: kit.int().notNull(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit.check('clients_first_name', sql`length(${t.firstName}) <= 100`),
      kit.check('clients_last_name', sql`length(${t.lastName}) <= 100`),
      kit.check('clients_named', sql`length(${t.firstName}) + length(${t.lastName}) > 0`),
      kit.check('clients_status', oneOf(t.status, CLIENT_STATUSES)),
      kit.check('clients_merged', sql`(${t.status} = 'merged') = (${t.mergedInto} is not null)`),
      kit.check('clients_email_key', sql`(${t.email} is null) = (${t.emailKey} is null)`),
      kit
        .uniqueIndex('clients_email_unique')
        .on(t.emailKey)
        .where(sql`${t.emailKey} is not null and ${t.status} <> 'merged'`),
      kit.index('clients_by_name').on(t.searchName, t.id),
      kit.index('clients_by_status').on(t.status, t.searchName, t.id),
      kit.index('clients_by_created').on(t.createdAt, t.id),
    ],
  )
}

/** Every folded word of a client's name, e-mail and phone: search is a prefix range per word on both dialects. */
export function clientWordsTable(kit: Kit, clients: ReturnType<typeof clientsTable>) {
  return kit.table(
    'client_words',
    {
      word: kit.text().notNull(),
      clientId: kit
        .int()
        .notNull()
        .references(() => clients.id),
    },
    (t) => [
      kit.primaryKey({ columns: [t.word, t.clientId] }),
      kit.index('client_words_by_client').on(t.clientId, t.word),
    ],
  )
}

/** One merge of two client records, and whether it was taken back. */
export function mergesTable(
  kit: Kit,
  refs: { clients: ReturnType<typeof clientsTable>; staff: ReturnType<typeof staffTable> },
) {
  return kit.table('merges', {
    id: kit.id(),
    keptId: kit
      .int()
      .notNull()
      .references(() => refs.clients.id),
    mergedId: kit
      .int()
      .notNull()
      .references(() => refs.clients.id),
    actorId: kit.int().references(() => refs.staff.id),
    at: kit.int().notNull(),
    undoneAt: kit.int(),
  })
}

/**
 * What names its client itself. A plan follows its purchase, and what is known of Stripe names whoever it was matched with:
 * of a client who was merged, whoever was kept is found from there.
 */
export const MERGED_ENTITIES = [
  'client',
  'subscription',
  'grant',
  'booking',
  'hold',
  'purchase',
  'series',
  'assignment',
  'drawer_item',
] as const

/** Every row that a merge moved, as it was before (rule 15), so that the same rows can be moved back. */
export function mergeRowsTable(kit: Kit, merges: ReturnType<typeof mergesTable>) {
  return kit.table(
    'merge_rows',
    {
      id: kit.id(),
      mergeId: kit
        .int()
        .notNull()
        .references(() => merges.id),
      entity: kit.text().notNull().$type<(typeof MERGED_ENTITIES)[number]>(),
      entityId: kit.int().notNull(),
      before: kit.json<unknown>().notNull(),
    },
    (t) => [
      kit.check('merge_rows_entity', oneOf(t.entity, MERGED_ENTITIES)),
      kit.index('merge_rows_by_merge').on(t.mergeId, t.id),
    ],
  )
}
