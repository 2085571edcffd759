import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import {
  type Actor,
  firstBeyond,
  type Permission,
  type PermissionChanges,
  permissionsOf,
  type Role,
  realChanges,
} from '../../../../shared/domain/permissions.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { listPermissionChanges } from './permission-queries.ts'
import { listStaff, type StaffMember } from './queries.ts'

/** What everybody may do besides their role, or not. */
export async function listPermissions(q: Reader): Promise<Result<Value<'staff.permissions'>>> {
  const changes = await listPermissionChanges(q)
  const staff = await listStaff(q, undefined)
  return ok({
    rows: staff.map(({ id, name, role, active, version }) => {
      const { granted, withdrawn } = realChanges(role, changes.get(id) ?? { granted: [], withdrawn: [] })
      return { id, name, role, active, granted: [...granted], withdrawn: [...withdrawn], version }
    }),
  })
}

type Asked = Pick<Parsed<'staff.update'>, 'granted' | 'withdrawn'>

/** What shall differ from the role that somebody has afterwards: what is asked, else what differs now. */
export function askedChanges(
  role: Role,
  before: PermissionChanges,
  { granted, withdrawn }: Asked,
): PermissionChanges {
  return realChanges(role, {
    granted: granted ?? before.granted,
    withdrawn: withdrawn ?? before.withdrawn,
  })
}

/** Refuses a permission that shall be granted and withdrawn at once. */
export function refuseBoth({ granted = [], withdrawn = [] }: Asked): Result<never> | null {
  const both = granted.find((permission) => withdrawn.includes(permission))
  if (both === undefined) return null
  const message = 'A permission is granted or withdrawn, not both.'
  return refuse('VALIDATION', { issues: [{ path: `withdrawn.${withdrawn.indexOf(both)}`, message }] })
}

export type PermissionMove = { readonly before: PermissionChanges; readonly after: PermissionChanges }

/** Whether somebody may do other things than before. */
export function changesPermissions({ before, after }: PermissionMove): boolean {
  return JSON.stringify(before) !== JSON.stringify(after)
}

/** Nobody gives themselves what they may not do, nor lets others do it: by a permission or by a role that has it. */
export function refuseOverreach(
  { actor }: Pick<Context, 'actor'>,
  { before, next }: { readonly before: StaffMember; readonly next: StaffMember },
  asked: Asked,
  move: PermissionMove,
): Result<never> | null {
  const asks = asked.granted !== undefined || asked.withdrawn !== undefined
  if (next.role === 'owner' && (asked.granted ?? []).length + (asked.withdrawn ?? []).length > 0) {
    const why = 'An owner may do everything. Give this person another role first.'
    return refuse('INVALID_TRANSITION', { from: 'owner', to: 'owner', why })
  }
  const had = permissionsOf(before.role, move.before)
  const gained = permissionsOf(next.role, move.after).filter((permission) => !had.includes(permission))
  if (actor.staffId === next.id && (gained.length > 0 || (asks && changesPermissions(move)))) {
    const why = 'Nobody changes what they may do themselves. Ask another owner.'
    return refuse('INVALID_TRANSITION', { from: before.role, to: next.role, why })
  }
  return refuseBeyond(actor, gained)
}

/** Why somebody may not let others do this; null when they may do all of it themselves. */
export function refuseBeyond(actor: Actor, given: readonly Permission[]): Result<never> | null {
  const permission = firstBeyond(actor, given)
  return permission === null ? null : refuse('UNAUTHORIZED_ACCESS', { permission })
}
