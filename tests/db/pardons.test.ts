import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { DIALECTS } from '../support/databases.ts'
import { copyMigrations, keepMigrations } from '../support/migrations.ts'
import { insertBooking, insertOf, insertSession, insertStudio, MORNING } from '../support/rows.ts'
import { MIGRATIONS, makeStorage, stopServers } from '../support/storages.ts'

afterAll(stopServers)

describe.each(DIALECTS)('pardons of a studio that is older than they are (%s)', (dialect) => {
  it('are those late cancellations that its policy has forgiven', async () => {
    const folder = copyMigrations()
    const storage = await makeStorage(dialect, 'blank')
    const migrate = async (migrations: string) => {
      const engine = storage.open(migrations)
      await engine.migrate()
      await engine.close()
    }
    try {
      keepMigrations(folder, dialect, 3)
      await migrate(folder)
      const studio = await insertStudio(storage.raw)
      const { clientId: client_id, grantId: grant_id, subscriptionId: subscription_id } = studio
      const cancelled = async (lateRule: string, units: { held: number; captured: number } | null) => {
        const session_id = await insertSession(studio, { trainer_id: null, room_id: null })
        const policy = JSON.stringify({ lateRule })
        const row = { session_id, client_id, status: 'late_cancelled', policy, cancelled_at: MORNING }
        const booking_id = await insertBooking(storage.raw, row)
        if (units === null) return booking_id
        const hold = { booking_id, grant_id, client_id, subscription_id, last_seq: 1, ...units }
        await storage.raw.exec(insertOf('booking_holds', hold), Object.values(hold))
        return booking_id
      }
      const forgiven = await cancelled('forgive', { held: 0, captured: 0 })
      await cancelled('forgive', { held: 0, captured: 1 })
      await cancelled('forgive', null)
      await cancelled('release', { held: 0, captured: 0 })

      await migrate(MIGRATIONS)

      expect(await storage.raw.rows('select id, pardon from bookings where pardon is not null')).toEqual([
        { id: forgiven, pardon: 'forgiven' },
      ])
    } finally {
      await storage.discard()
      rmSync(folder, { recursive: true })
    }
  })
})
