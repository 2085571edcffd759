import { sql } from 'drizzle-orm'
import {
  DELIVERIES,
  MEMBERSHIP_PERIODS,
  type MembershipPeriod,
  PACKAGE_KINDS,
  SERVICE_KINDS,
} from '../../../../shared/domain/catalogue.ts'
import { type Kit, oneOf } from './kit.ts'
import type { staffTable } from './people.ts'

/** Groups of services that one plan pays for. A family is its name, whatever its case. */
export function familiesTable(kit: Kit) {
  return kit.table(
    'families',
    { id: kit.id(), name: kit.text().notNull(), nameKey: kit.text().notNull() },
    (t) => [
      kit.uniqueIndex('families_name_unique').on(t.nameKey),
      kit.check('families_name', sql`length(${t.name}) between 1 and 80`),
    ],
  )
}

/** What is sold by the hour. `creditCost` is whole credits; 0 behaves like a trial. */
export function servicesTable(kit: Kit, families: ReturnType<typeof familiesTable>) {
  return kit.table(
    'services',
    {
      id: kit.id(),
      name: kit.text().notNull(),
      minutes: kit.int().notNull(),
      kind: kit.text().notNull().$type<(typeof SERVICE_KINDS)[number]>(),
      familyId: kit
        .int()
        .notNull()
        .references(() => families.id),
      capacity: kit.int().notNull(),
      creditCost: kit.int().notNull(),
      bufferMinutes: kit.int().notNull().default(0),
      delivery: kit.text().notNull().$type<(typeof DELIVERIES)[number]>(),
      colour: kit.int().notNull(),
      active: kit.bool().notNull(),
      createdAt: kit.int().notNull(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit.check('services_name', sql`length(${t.name}) between 1 and 80`),
      kit.check('services_minutes', sql`${t.minutes} between 5 and 1440`),
      kit.check('services_kind', oneOf(t.kind, SERVICE_KINDS)),
      kit.check('services_capacity', sql`${t.capacity} between 1 and 500`),
      kit.check('services_cost', sql`${t.creditCost} between 0 and 100`),
      kit.check('services_buffer', sql`${t.bufferMinutes} between 0 and 240`),
      kit.check('services_delivery', oneOf(t.delivery, DELIVERIES)),
      kit.check('services_colour', sql`${t.colour} between 0 and 9`),
    ],
  )
}

/** Which services a trainer is qualified for; none listed means all. */
export function staffServicesTable(
  kit: Kit,
  refs: { staff: ReturnType<typeof staffTable>; services: ReturnType<typeof servicesTable> },
) {
  return kit.table(
    'staff_services',
    {
      staffId: kit
        .int()
        .notNull()
        .references(() => refs.staff.id),
      serviceId: kit
        .int()
        .notNull()
        .references(() => refs.services.id),
    },
    (t) => [kit.primaryKey({ columns: [t.staffId, t.serviceId] })],
  )
}

/** Places of the studio. A studio has at least one. */
export function locationsTable(kit: Kit) {
  return kit.table(
    'locations',
    { id: kit.id(), name: kit.text().notNull(), active: kit.bool().notNull() },
    (t) => [kit.check('locations_name', sql`length(${t.name}) between 1 and 80`)],
  )
}

/** Rooms of a location; a room holds one open session at a time. */
export function roomsTable(kit: Kit, locations: ReturnType<typeof locationsTable>) {
  return kit.table(
    'rooms',
    {
      id: kit.id(),
      locationId: kit
        .int()
        .notNull()
        .references(() => locations.id),
      name: kit.text().notNull(),
      active: kit.bool().notNull(),
      version: kit.int().notNull().default(1),
    },
    (t) => [kit.check('rooms_name', sql`length(${t.name}) between 1 and 80`)],
  )
}

/** What can be bought: credits for a price. Its terms are immutable once it was sold (guards). */
export function packagesTable(kit: Kit, families: ReturnType<typeof familiesTable>) {
  return kit.table(
    'packages',
    {
      id: kit.id(),
      name: kit.text().notNull(),
      familyId: kit.int().references(() => families.id),
      kind: kit.text().notNull().$type<(typeof PACKAGE_KINDS)[number]>(),
      credits: kit.int().notNull(),
      priceAmount: kit.int().notNull(),
      currency: kit.text().notNull(),
      validityDays: kit.int(),
      period: kit.text().$type<MembershipPeriod>(),
      rollover: kit.int().notNull().default(0),
      active: kit.bool().notNull(),
      createdAt: kit.int().notNull(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit.check('packages_period', oneOf(t.period, MEMBERSHIP_PERIODS)),
      kit.check('packages_rollover', sql`${t.rollover} between 0 and 1000`),
      kit.check('packages_name', sql`length(${t.name}) between 1 and 80`),
      kit.check('packages_kind', oneOf(t.kind, PACKAGE_KINDS)),
      kit.check('packages_credits', sql`${t.credits} between 1 and 1000`),
      kit.check('packages_price', sql`${t.priceAmount} >= 0`),
      kit.check('packages_currency', sql`length(${t.currency}) = 3`),
      kit.check('packages_validity', sql`${t.validityDays} between 1 and 3650`),
    ],
  )
}
