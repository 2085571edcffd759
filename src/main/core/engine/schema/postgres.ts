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
  clients,
  clientWords,
  families,
  services,
  locations,
  rooms,
  packages,
  purchases,
  subscriptions,
  grants,
  entries,
  sessions,
  bookings,
  bookingHolds,
} = postgresTables
