import { sql } from 'drizzle-orm'
import { among, idList } from '../../engine/among.ts'
import type { Reader } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'

const selectNames = hotQuery((q: Reader) => {
  const { staff } = q.t
  return q
    .select({ id: staff.id, name: staff.name })
    .from(staff)
    .where(among(q, staff.id, sql.placeholder('ids')))
})

/** What these people are called, by id. */
export async function listStaffNames(q: Reader, ids: readonly number[]): Promise<Map<number, string>> {
  if (ids.length === 0) return new Map()
  const rows = await selectNames(q, { ids: idList(ids) })
  return new Map(rows.map(({ id, name }) => [id, name]))
}

const selectAllNames = hotQuery((q: Reader) =>
  q.select({ id: q.t.staff.id, name: q.t.staff.name }).from(q.t.staff),
)

/** What everybody is or was called who works here or ever did. */
export const listNames = (q: Reader) => selectAllNames(q, {})
