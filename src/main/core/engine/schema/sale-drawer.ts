import { sql } from 'drizzle-orm'
import type { packagesTable } from './catalogue.ts'
import type { Kit } from './kit.ts'
import type { clientsTable, staffTable } from './people.ts'

/** What clients mean to buy: gone in the transaction of the sale that covers it. */
export function saleDrawerTable(
  kit: Kit,
  refs: {
    clients: ReturnType<typeof clientsTable>
    packages: ReturnType<typeof packagesTable>
    staff: ReturnType<typeof staffTable>
  },
) {
  return kit.table(
    'sale_drawer',
    {
      id: kit.id(),
      clientId: kit
        .int()
        .notNull()
        .references(() => refs.clients.id),
      packageId: kit
        .int()
        .notNull()
        .references(() => refs.packages.id),
      /** Off the price, in minor units of the package's currency. */
      discountAmount: kit.int().notNull().default(0),
      discountReason: kit.text(),
      note: kit.text(),
      actorId: kit.int().references(() => refs.staff.id),
      createdAt: kit.int().notNull(),
      /** When it left the drawer, and the sale that covered it; without one it was taken out. */
      closedAt: kit.int(),
      purchaseId: kit.int(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit.check('sale_drawer_discount', sql`${t.discountAmount} >= 0`),
      kit.check('sale_drawer_note', sql`length(${t.note}) <= 255`),
      kit.check('sale_drawer_discount_reason', sql`length(${t.discountReason}) <= 255`),
      kit.index('sale_drawer_open').on(t.clientId, t.id).where(sql`closed_at is null`),
    ],
  )
}
