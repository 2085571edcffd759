import {
  familiesTable,
  locationsTable,
  packagesTable,
  roomsTable,
  servicesTable,
  staffServicesTable,
} from './catalogue.ts'
import { entriesTable, grantsTable, purchasesTable, subscriptionsTable } from './credits.ts'
import type { Kit } from './kit.ts'
import { clientsTable, clientWordsTable, staffPermissionsTable, staffTable } from './people.ts'
import { bookingHoldsTable, bookingsTable, sessionsTable } from './schedule.ts'
import { auditTable, chainHeadsTable, commandsTable, studioTable } from './studio.ts'

/** All tables of one dialect, made from the one description. */
export function makeTables(kit: Kit) {
  const staff = staffTable(kit)
  const clients = clientsTable(kit)
  const families = familiesTable(kit)
  const services = servicesTable(kit, families)
  const locations = locationsTable(kit)
  const rooms = roomsTable(kit, locations)
  const packages = packagesTable(kit, families)
  const purchases = purchasesTable(kit, { clients, packages })
  const subscriptions = subscriptionsTable(kit, { clients, families, packages, purchases })
  const grants = grantsTable(kit, { families, subscriptions })
  const sessions = sessionsTable(kit, { services, staff, rooms, locations })
  const bookings = bookingsTable(kit, { sessions, clients })
  return {
    studio: studioTable(kit),
    commands: commandsTable(kit),
    audit: auditTable(kit),
    chainHeads: chainHeadsTable(kit),
    staff,
    staffPermissions: staffPermissionsTable(kit, staff),
    staffServices: staffServicesTable(kit, { staff, services }),
    clients,
    clientWords: clientWordsTable(kit, clients),
    families,
    services,
    locations,
    rooms,
    packages,
    purchases,
    subscriptions,
    grants,
    entries: entriesTable(kit, { grants, bookings, staff }),
    sessions,
    bookings,
    bookingHolds: bookingHoldsTable(kit, { bookings, grants }),
  }
}

export type Tables = ReturnType<typeof makeTables>
