import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { DIALECTS } from '../support/databases.ts'
import { copyMigrations, keepMigrations } from '../support/migrations.ts'
import { insertOf, insertStudio, type Row } from '../support/rows.ts'
import { MIGRATIONS, makeStorage, stopServers } from '../support/storages.ts'

afterAll(stopServers)

const SALE = {
  ...{
    source_id: 'cs_1',
    kind: 'checkout_session',
    livemode: 0,
    state: 'paid',
    amount: 900,
    currency: 'eur',
  },
  ...{ metadata: '{}', created_at: 1, fetched_at: 1 },
}

describe.each(DIALECTS)('lines that were left out before they could be listed (%s)', (dialect) => {
  it('are told apart from lines that are gone', async () => {
    const folder = copyMigrations()
    const storage = await makeStorage(dialect, 'blank')
    const migrate = async (migrations: string) => {
      const engine = storage.open(migrations)
      await engine.migrate()
      await engine.close()
    }
    const insert = (table: string, row: Row) => storage.raw.exec(insertOf(table, row), Object.values(row))
    try {
      keepMigrations(folder, dialect, 12)
      await migrate(folder)
      await insertStudio(storage.raw)
      const [pack] = await storage.raw.rows('select id from packages limit 1')
      await insert('stripe_sales', { ...SALE, livemode: dialect === 'sqlite' ? 0 : false })
      const [sale] = await storage.raw.rows('select id from stripe_sales')
      await insert('stripe_products', { stripe_id: 'price_towel', created_at: 1 })
      const line = (line_id: string, more: Row) =>
        insert('stripe_lines', {
          ...{ sale_id: Number(sale?.id), line_id, quantity: 1, amount: 900, price_id: 'price_towel' },
          ...{ state: 'ignored', ...more },
        })
      await line('by hand', { package_id: Number(pack?.id), matched_by: 'staff' })
      await line('by itself', { package_id: Number(pack?.id) })
      await line('gone', { price_id: 'price_other' })
      await line('none of it', { quantity: 0 })

      await migrate(MIGRATIONS)

      const rows = 'select line_id, matched_by from stripe_lines where package_id is null order by id'
      expect(await storage.raw.rows(rows)).toEqual([
        { line_id: 'by hand', matched_by: 'staff' },
        { line_id: 'by itself', matched_by: 'remembered' },
        { line_id: 'gone', matched_by: null },
        { line_id: 'none of it', matched_by: null },
      ])
    } finally {
      await storage.discard()
      rmSync(folder, { recursive: true })
    }
  })
})
