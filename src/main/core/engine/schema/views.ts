import { sql } from 'drizzle-orm'
import type { PlainData } from '../../../../shared/domain/purchases.ts'
import type { Kit } from './kit.ts'
import type { staffTable } from './people.ts'

/**
 * Ways of looking at the schedule that a person has named. `staffId` is whose it is; null is whoever may open the file.
 * `nameKey` is the name as search compares it; `settings` is kept as the window wrote it.
 */
export function scheduleViewsTable(kit: Kit, staff: ReturnType<typeof staffTable>) {
  return kit.table(
    'schedule_views',
    {
      id: kit.id(),
      staffId: kit.int().references(() => staff.id),
      name: kit.text().notNull(),
      nameKey: kit.text().notNull(),
      settings: kit.json<PlainData>().notNull(),
      isDefault: kit.bool().notNull(),
      createdAt: kit.int().notNull(),
    },
    (t) => [
      kit.check('schedule_views_name', sql`length(${t.name}) between 1 and 60`),
      kit
        .uniqueIndex('schedule_views_named_once')
        .on(sql`(case when staff_id is null then 0 else staff_id end)`, t.nameKey),
      kit
        .uniqueIndex('schedule_views_one_default')
        .on(sql`(case when staff_id is null then 0 else staff_id end)`)
        .where(sql`is_default`),
    ],
  )
}
