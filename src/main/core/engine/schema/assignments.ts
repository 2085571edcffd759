import { sql } from 'drizzle-orm'
import { isDay, type Kit } from './kit.ts'
import type { clientsTable, staffTable } from './people.ts'

/**
 * Which trainer looks after which client, on which studio days: the first and the last, both included; without a last
 * one it goes on. Never deleted: one that never came to a day is cancelled. The guards keep a client with one trainer
 * at a time.
 */
export function assignmentsTable(
  kit: Kit,
  refs: { clients: ReturnType<typeof clientsTable>; staff: ReturnType<typeof staffTable> },
) {
  return kit.table(
    'assignments',
    {
      id: kit.id(),
      clientId: kit
        .int()
        .notNull()
        .references(() => refs.clients.id),
      trainerId: kit
        .int()
        .notNull()
        .references(() => refs.staff.id),
      fromDay: kit.text().notNull(),
      untilDay: kit.text(),
      note: kit.text(),
      createdAt: kit.int().notNull(),
      cancelledAt: kit.int(),
      version: kit.int().notNull().default(1),
    },
    (t) => [
      kit.check('assignments_from', isDay(t.fromDay)),
      kit.check('assignments_until', isDay(t.untilDay)),
      kit.check('assignments_days', sql`${t.untilDay} >= ${t.fromDay}`),
      kit.check('assignments_note', sql`length(${t.note}) between 1 and 255`),
      kit.index('assignments_by_client').on(t.clientId, t.fromDay),
      kit.index('assignments_by_trainer').on(t.trainerId, t.clientId),
    ],
  )
}
