import { and, asc, eq, inArray, ne } from 'drizzle-orm'
import type { Actor, Role } from '../../../../shared/domain/permissions.ts'
import { byName } from '../../../../shared/domain/text.ts'
import type { Reader, Writer } from '../../engine/engine.ts'

export type StaffMember = {
  readonly id: number
  readonly name: string
  readonly role: Role
  readonly active: boolean
  readonly version: number
  /** The services they are qualified for; none listed means all. */
  readonly services: readonly number[]
}

/** A staff member as an actor: their role and the permissions that differ from it. Null when inactive or unknown. */
export async function findActor(q: Reader, staffId: number): Promise<Actor | null> {
  const { staff, staffPermissions } = q.t
  const [row] = await q
    .select({ name: staff.name, role: staff.role })
    .from(staff)
    .where(and(eq(staff.id, staffId), eq(staff.active, true)))
  if (row === undefined) return null
  const changes = await q
    .select({ permission: staffPermissions.permission, granted: staffPermissions.granted })
    .from(staffPermissions)
    .where(eq(staffPermissions.staffId, staffId))
  return {
    staffId,
    name: row.name,
    role: row.role,
    granted: changes.filter((change) => change.granted).map((change) => change.permission),
    withdrawn: changes.filter((change) => !change.granted).map((change) => change.permission),
  }
}

/** The first active owner, or null while there is no studio. */
export async function findOwnerId(q: Reader): Promise<number | null> {
  const { staff } = q.t
  const [row] = await q
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, 'owner'), eq(staff.active, true)))
    .orderBy(asc(staff.id))
    .limit(1)
  return row?.id ?? null
}

/** Whether an active owner would be left without this one. */
export async function hasOtherOwner(q: Reader, staffId: number): Promise<boolean> {
  const { staff } = q.t
  const rows = await q
    .select({ id: staff.id })
    .from(staff)
    .where(and(eq(staff.role, 'owner'), eq(staff.active, true), ne(staff.id, staffId)))
    .limit(1)
  return rows.length === 1
}

export async function listStaff(q: Reader, active: boolean | undefined): Promise<StaffMember[]> {
  const { staff } = q.t
  const rows = await q
    .select()
    .from(staff)
    .where(active === undefined ? undefined : eq(staff.active, active))
  return (await withServices(q, rows)).sort(byName)
}

export async function findStaff(q: Reader, staffId: number): Promise<StaffMember | null> {
  const rows = await q.select().from(q.t.staff).where(eq(q.t.staff.id, staffId))
  const [member] = await withServices(q, rows)
  return member ?? null
}

type StaffRow = Omit<StaffMember, 'services'>

async function withServices(q: Reader, rows: readonly StaffRow[]): Promise<StaffMember[]> {
  const { staffServices } = q.t
  const links =
    rows.length === 0
      ? []
      : await q
          .select()
          .from(staffServices)
          .where(
            inArray(
              staffServices.staffId,
              rows.map((row) => row.id),
            ),
          )
          .orderBy(asc(staffServices.serviceId))
  return rows.map(({ id, name, role, active, version }) => ({
    id,
    name,
    role,
    active,
    version,
    services: links.filter((link) => link.staffId === id).map((link) => link.serviceId),
  }))
}

export async function insertStaff(
  q: Writer,
  member: { name: string; role: Role; createdAt: number },
): Promise<number> {
  const [row] = await q
    .insert(q.t.staff)
    .values({ ...member, active: true })
    .returning({ id: q.t.staff.id })
  if (row === undefined) throw new Error('The insert returned no row.')
  return row.id
}

/** Changes the version that was read; false when somebody changed it since. */
export async function updateStaff(
  q: Writer,
  staffId: number,
  version: number,
  changes: { name?: string; role?: Role; active?: boolean },
): Promise<boolean> {
  const { staff } = q.t
  const rows = await q
    .update(staff)
    .set({ ...changes, version: version + 1 })
    .where(and(eq(staff.id, staffId), eq(staff.version, version)))
    .returning({ id: staff.id })
  return rows.length === 1
}

/** Makes the list of services a trainer is qualified for exactly this one. */
export async function replaceStaffServices(
  q: Writer,
  staffId: number,
  services: readonly number[],
): Promise<void> {
  const { staffServices } = q.t
  await q.delete(staffServices).where(eq(staffServices.staffId, staffId))
  for (const serviceId of services) await q.insert(staffServices).values({ staffId, serviceId })
}
