import { and, eq, isNull } from 'drizzle-orm'
import type { PlainData } from '../../../../shared/domain/purchases.ts'
import { byName, foldForSearch } from '../../../../shared/domain/text.ts'
import { assert } from '../../../../shared/errors.ts'
import type { Reader, Writer } from '../../engine/engine.ts'

export type ViewRecord = {
  readonly id: number
  readonly staffId: number | null
  readonly name: string
  readonly nameKey: string
  readonly settings: PlainData
  readonly isDefault: boolean
  readonly createdAt: number
}

/** What a view says, without whose and when. */
export type ViewFields = Pick<ViewRecord, 'name' | 'settings' | 'isDefault'>

/** What two names share that look the same in a list. */
export const nameKeyOf = (name: string): string => foldForSearch(name)

/** The views of one person, by name; of whoever may open the file without. */
export async function listViews(q: Reader, staffId: number | null): Promise<ViewRecord[]> {
  const { scheduleViews } = q.t
  const own = staffId === null ? isNull(scheduleViews.staffId) : eq(scheduleViews.staffId, staffId)
  return (await q.select().from(scheduleViews).where(own)).sort(byName)
}

export async function insertView(
  q: Writer,
  view: ViewFields & Pick<ViewRecord, 'staffId' | 'createdAt'>,
): Promise<ViewRecord> {
  const [row] = await q
    .insert(q.t.scheduleViews)
    .values({ ...view, nameKey: nameKeyOf(view.name) })
    .returning()
  assert(row !== undefined, 'the insert of a view returns its row')
  return row
}

export async function updateView(q: Writer, viewId: number, fields: ViewFields): Promise<void> {
  const { scheduleViews } = q.t
  await q
    .update(scheduleViews)
    .set({ ...fields, nameKey: nameKeyOf(fields.name) })
    .where(eq(scheduleViews.id, viewId))
}

/** None of these views is the default any more. */
export async function clearDefault(q: Writer, staffId: number | null): Promise<void> {
  const { scheduleViews } = q.t
  const own = staffId === null ? isNull(scheduleViews.staffId) : eq(scheduleViews.staffId, staffId)
  await q
    .update(scheduleViews)
    .set({ isDefault: false })
    .where(and(own, eq(scheduleViews.isDefault, true)))
}

export async function deleteView(q: Writer, viewId: number): Promise<void> {
  await q.delete(q.t.scheduleViews).where(eq(q.t.scheduleViews.id, viewId))
}
