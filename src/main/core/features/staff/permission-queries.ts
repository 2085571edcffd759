import { asc, eq } from 'drizzle-orm'
import type { PermissionChanges } from '../../../../shared/domain/permissions.ts'
import type { Reader, Writer } from '../../engine/engine.ts'

const NONE: PermissionChanges = { granted: [], withdrawn: [] }

/** What differs from the role of each person for whom something does. */
export async function listPermissionChanges(q: Reader): Promise<Map<number, PermissionChanges>> {
  const rows = await q.select().from(q.t.staffPermissions).orderBy(asc(q.t.staffPermissions.permission))
  const changes = new Map<number, PermissionChanges>()
  for (const { staffId, permission, granted } of rows) {
    const before = changes.get(staffId) ?? NONE
    const list = granted ? 'granted' : 'withdrawn'
    changes.set(staffId, { ...before, [list]: [...before[list], permission] })
  }
  return changes
}

/** What differs from one person's role. */
export async function findPermissionChanges(q: Reader, staffId: number): Promise<PermissionChanges> {
  return (await listPermissionChanges(q)).get(staffId) ?? NONE
}

/** Makes what differs from a person's role exactly this. */
export async function replacePermissionChanges(
  q: Writer,
  staffId: number,
  { granted, withdrawn }: PermissionChanges,
): Promise<void> {
  const { staffPermissions } = q.t
  await q.delete(staffPermissions).where(eq(staffPermissions.staffId, staffId))
  for (const permission of granted)
    await q.insert(staffPermissions).values({ staffId, permission, granted: true })
  for (const permission of withdrawn) {
    await q.insert(staffPermissions).values({ staffId, permission, granted: false })
  }
}
