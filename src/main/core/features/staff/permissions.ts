import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import {
  type Actor,
  may,
  type PermissionChanges,
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

/** Nobody changes what they may do themselves, nor lets others do what they may not. */
export function refuseOverreach(
  { actor }: Pick<Context, 'actor'>,
  member: Pick<StaffMember, 'id' | 'role'>,
  asked: Asked,
  move: PermissionMove,
): Result<never> | null {
  if (asked.granted === undefined && asked.withdrawn === undefined) return null
  if (member.role === 'owner' && (asked.granted ?? []).length + (asked.withdrawn ?? []).length > 0) {
    const why = 'An owner may do everything. Give this person another role first.'
    return refuse('INVALID_TRANSITION', { from: 'owner', to: 'owner', why })
  }
  if (!changesPermissions(move)) return null
  if (actor.staffId === member.id) {
    const why = 'Nobody changes what they may do themselves. Ask another owner.'
    return refuse('INVALID_TRANSITION', { from: member.role, to: member.role, why })
  }
  const beyond = firstBeyond(actor, move)
  return beyond === null ? null : refuse('UNAUTHORIZED_ACCESS', { permission: beyond })
}

/** The first permission that is given and that the giver does not have: newly granted, or withdrawn no more. */
function firstBeyond(actor: Actor, { before, after }: PermissionMove) {
  const given = [
    ...after.granted.filter((permission) => !before.granted.includes(permission)),
    ...before.withdrawn.filter((permission) => !after.withdrawn.includes(permission)),
  ]
  return given.find((permission) => !may(actor, permission)) ?? null
}
