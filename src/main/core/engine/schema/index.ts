import { assignmentsTable } from './assignments.ts'
import {
  familiesTable,
  locationsTable,
  packagesTable,
  roomsTable,
  servicesTable,
  staffServicesTable,
} from './catalogue.ts'
import { entriesTable, freezesTable, grantsTable, subscriptionsTable } from './credits.ts'
import { availabilityTable, closuresTable, openingHoursTable, timeOffTable } from './hours.ts'
import type { Kit } from './kit.ts'
import {
  clientsTable,
  clientWordsTable,
  mergeRowsTable,
  mergesTable,
  staffPermissionsTable,
  staffTable,
} from './people.ts'
import { planSessionsTable, plansTable } from './plans.ts'
import { purchasesTable } from './purchases.ts'
import { saleDrawerTable } from './sale-drawer.ts'
import { bookingHoldsTable, bookingsTable, seriesTable, sessionsTable } from './schedule.ts'
import { signInRulesTable, staffSecretsTable } from './sign-in.ts'
import {
  stripeAccountTable,
  stripeCustomersTable,
  stripeEventsTable,
  stripeGrantsTable,
  stripeHoldsTable,
  stripeLinesTable,
  stripeProductsTable,
  stripeReversalsTable,
  stripeSalesTable,
} from './stripe.ts'
import {
  attentionTable,
  auditTable,
  chainHeadsTable,
  commandsTable,
  studioTable,
  undoStepsTable,
} from './studio.ts'
import { scheduleViewsTable } from './views.ts'

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
  const series = seriesTable(kit, { services, clients })
  const sessions = sessionsTable(kit, { services, staff, rooms, locations, series })
  const bookings = bookingsTable(kit, { sessions, clients })
  const merges = mergesTable(kit, { clients, staff })
  const plans = plansTable(kit, { purchases, grants, clients, services, staff })
  const sales = stripeSalesTable(kit, clients)
  return {
    studio: studioTable(kit),
    commands: commandsTable(kit),
    audit: auditTable(kit),
    chainHeads: chainHeadsTable(kit),
    staff,
    staffPermissions: staffPermissionsTable(kit, staff),
    staffServices: staffServicesTable(kit, { staff, services }),
    staffSecrets: staffSecretsTable(kit, staff),
    signInRules: signInRulesTable(kit),
    clients,
    clientWords: clientWordsTable(kit, clients),
    families,
    services,
    locations,
    rooms,
    packages,
    purchases,
    subscriptions,
    freezes: freezesTable(kit, { subscriptions, staff }),
    grants,
    entries: entriesTable(kit, { grants, bookings, staff }),
    series,
    sessions,
    bookings,
    merges,
    mergeRows: mergeRowsTable(kit, merges),
    undoSteps: undoStepsTable(kit, staff),
    attention: attentionTable(kit, staff),
    bookingHolds: bookingHoldsTable(kit, { bookings, grants }),
    openingHours: openingHoursTable(kit),
    availability: availabilityTable(kit, staff),
    timeOff: timeOffTable(kit, staff),
    closures: closuresTable(kit, rooms),
    scheduleViews: scheduleViewsTable(kit, staff),
    assignments: assignmentsTable(kit, { clients, staff }),
    saleDrawer: saleDrawerTable(kit, { clients, packages, staff }),
    plans,
    planSessions: planSessionsTable(kit, { plans, sessions, bookings }),
    stripeAccount: stripeAccountTable(kit),
    stripeEvents: stripeEventsTable(kit),
    stripeSales: sales,
    stripeLines: stripeLinesTable(kit, { sales, packages, purchases }),
    stripeReversals: stripeReversalsTable(kit, sales),
    stripeHolds: stripeHoldsTable(kit, { subscriptions }),
    stripeProducts: stripeProductsTable(kit, { packages, staff }),
    stripeCustomers: stripeCustomersTable(kit, { clients, staff }),
    stripeGrants: stripeGrantsTable(kit, grants),
  }
}

export type Tables = ReturnType<typeof makeTables>
