import { rmSync } from 'node:fs'
import { afterAll, describe, expect, it } from 'vitest'
import { bearRefunds } from '../../src/shared/domain/stripe-shares.ts'
import { type Reversal, reversalTarget } from '../../src/shared/domain/stripe-target.ts'
import { DIALECTS } from '../support/databases.ts'
import { copyMigrations, keepMigrations } from '../support/migrations.ts'
import { aRow, insertOf, insertRow, insertStudio, MORNING } from '../support/rows.ts'
import { MIGRATIONS, makeStorage, type SqlValue, stopServers } from '../support/storages.ts'

afterAll(stopServers)

type Told = Pick<Reversal, 'kind' | 'status' | 'amount' | 'currency'>

/** Each sale is of two lines of 500 EUR, of which this went back and so much was given back in all. */
const SALES: readonly { readonly told: readonly Told[]; readonly refunded: number }[] = [
  { told: [{ kind: 'refund', status: 'succeeded', amount: 300, currency: 'USD' }], refunded: 1_000 },
  {
    told: [
      { kind: 'dispute', status: 'lost', amount: 300, currency: 'USD' },
      { kind: 'refund', status: 'pending', amount: 200, currency: 'EUR' },
      { kind: 'refund', status: 'failed', amount: 700, currency: 'EUR' },
    ],
    refunded: 1_000,
  },
  {
    told: [
      { kind: 'refund', status: 'canceled', amount: 300, currency: 'USD' },
      { kind: 'refund', status: 'succeeded', amount: 200, currency: 'EUR' },
    ],
    refunded: 200,
  },
  { told: [{ kind: 'dispute', status: 'under_review', amount: 300, currency: 'USD' }], refunded: 0 },
]

describe.each(DIALECTS)(
  'refunds in another currency of a studio that took the whole sale for them (%s)',
  (dialect) => {
    it('stay taken, and the sale has what went back in its own currency', async () => {
      const folder = copyMigrations()
      const storage = await makeStorage(dialect, 'blank')
      const migrate = async (migrations: string) => {
        const engine = storage.open(migrations)
        await engine.migrate()
        await engine.close()
      }
      const insert = (table: string, row: Readonly<Record<string, SqlValue>>) =>
        storage.raw.exec(insertOf(table, row), Object.values(row))
      try {
        keepMigrations(folder, dialect, 12)
        await migrate(folder)
        const { clientId: client_id } = await insertStudio(storage.raw)
        const package_id = await insertRow(storage.raw, 'packages', aRow.package({}))
        for (const [index, { told, refunded }] of SALES.entries()) {
          const sale_id = await insertRow(storage.raw, 'stripe_sales', {
            ...{ source_id: `cs_${index}`, kind: 'checkout_session', livemode: false, state: 'paid' },
            ...{ amount: 1_000, currency: 'EUR', metadata: '{}', refunded_amount: refunded },
            ...{ created_at: MORNING, fetched_at: MORNING },
          })
          for (const line of [0, 1]) {
            const purchase = aRow.purchase({
              client_id,
              package_id,
              amount: 500,
              refunded_amount: refunded / 2,
            })
            const purchase_id = await insertRow(storage.raw, 'purchases', purchase)
            const line_id = `li_${index}_${line}`
            await insert('stripe_lines', {
              sale_id,
              line_id,
              quantity: 1,
              amount: 500,
              state: 'granted',
              purchase_id,
            })
          }
          for (const [nth, reversal] of told.entries()) {
            const moments = { created_at: MORNING, fetched_at: MORNING }
            await insert('stripe_reversals', { id: `re_${index}_${nth}`, sale_id, ...reversal, ...moments })
          }
        }

        await migrate(MIGRATIONS)

        const sales = await storage.raw.rows<{ id: number; refunded: number }>(
          'select id, refunded_amount as refunded from stripe_sales order by id',
        )
        for (const [index, { id, refunded }] of sales.entries()) {
          const { told = [], refunded: before = 0 } = SALES[index] ?? {}
          const facts = told.map((one) => ({ ...one, fetchedAt: MORNING }))
          expect(Number(refunded)).toBe(reversalTarget({ amount: 1_000, currency: 'EUR' }, facts).refunded)
          const lines = await storage.raw.rows<{ byHand: number; byHandAfter: number }>(
            `select by_hand as "byHand", by_hand_after as "byHandAfter" from stripe_lines where sale_id = ${id} order by id`,
          )
          const bearing = lines.map(({ byHand, byHandAfter }) => ({
            ...{ amount: 500, refundAssigned: null },
            ...{ byHand: Number(byHand), byHandAfter: Number(byHandAfter) },
          }))
          const inAll = bearRefunds(Number(refunded), 1_000, bearing).lines.map((line) => line.inAll)
          expect(inAll).toEqual([before / 2, before / 2])
        }
        expect(sales.map(({ refunded }) => Number(refunded))).toEqual([0, 200, 200, 0])
      } finally {
        await storage.discard()
        rmSync(folder, { recursive: true })
      }
    })
  },
)
