import { makeTables } from './index.ts'
import { sqliteKit } from './kit.ts'

/** The sqlite tables. Exported one by one because the migration generator reads a module's exports. */
export const sqliteTables = makeTables(sqliteKit)

export const {
  studio,
  commands,
  audit,
  chainHeads,
  staff,
  staffPermissions,
  staffServices,
  staffSecrets,
  signInRules,
  clients,
  clientWords,
  families,
  services,
  locations,
  rooms,
  packages,
  purchases,
  subscriptions,
  freezes,
  grants,
  entries,
  series,
  sessions,
  bookings,
  merges,
  mergeRows,
  undoSteps,
  attention,
  bookingHolds,
  openingHours,
  availability,
  timeOff,
  closures,
  scheduleViews,
  assignments,
} = sqliteTables
