import { makeTables } from './index.ts'
import { postgresKit } from './kit.ts'

/** The postgres tables. Exported one by one because the migration generator reads a module's exports. */
export const postgresTables = makeTables(postgresKit)

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
} = postgresTables
