import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { changesOf, staleVersion } from '../../../../shared/domain/changes.ts'
import { may, PERMISSIONS } from '../../../../shared/domain/permissions.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { findService } from '../catalogue/queries.ts'
import {
  findStaff,
  hasOtherOwner,
  insertStaff,
  listStaff,
  replaceStaffServices,
  type StaffMember,
  updateStaff,
} from './queries.ts'

/** Who is signed in and what they may do; null when nobody is. */
export async function currentActor(_q: Reader, context: Context): Promise<Result<Value<'auth.current'>>> {
  const { actor } = context
  if (actor.staffId === null) return ok({ actor: null })
  const permissions = PERMISSIONS.filter((permission) => may(actor, permission))
  return ok({ actor: { staffId: actor.staffId, name: actor.name, role: actor.role, permissions } })
}

export async function listStudioStaff(
  q: Reader,
  _context: Context,
  input: Parsed<'staff.list'>,
): Promise<Result<Value<'staff.list'>>> {
  return ok({ rows: (await listStaff(q, input.active)).map(staffView) })
}

/** Adds a person who works here. A trainer without services is qualified for all of them. */
export async function createStaff(
  q: Writer,
  context: Context,
  input: Parsed<'staff.create'>,
): Promise<Result<Value<'staff.create'>>> {
  const services = distinct(input.services)
  const unknown = await findUnknownService(q, services)
  if (unknown !== null) return refuse('NOT_FOUND', { entity: 'service', id: unknown })
  const staffId = await insertStaff(q, { name: input.name, role: input.role, createdAt: context.now })
  await replaceStaffServices(q, staffId, services)
  const staff = await findStaff(q, staffId)
  assert(staff !== null, 'a staff member just made can be read')
  context.note({ entity: 'staff', entityId: staffId, after: staff })
  return ok({ staff: staffView(staff) })
}

/** Changes the fields given. The studio never loses its last active owner. */
export async function changeStaff(
  q: Writer,
  context: Context,
  input: Parsed<'staff.update'>,
): Promise<Result<Value<'staff.update'>>> {
  const { staffId, version, services: wanted, ...asked } = input
  const before = await findStaff(q, staffId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'staff member', id: staffId })
  const services = distinct(wanted ?? before.services)
  const changes = changesOf(before, { ...asked, services })
  if (version !== before.version) return staleVersion(version, before, changes)
  const unknown = await findUnknownService(q, services)
  if (unknown !== null) return refuse('NOT_FOUND', { entity: 'service', id: unknown })
  const next = { ...before, ...changes }
  if (await losesLastOwner(q, before, next)) {
    const why = `${before.name} is the only owner. Make somebody else an owner first.`
    return refuse('INVALID_TRANSITION', { from: before.role, to: next.active ? next.role : 'inactive', why })
  }
  const { services: _services, ...own } = changes
  assert(await updateStaff(q, staffId, version, own), 'staff do not change inside a unit of work')
  await replaceStaffServices(q, staffId, services)
  const after = await findStaff(q, staffId)
  assert(after !== null, 'a staff member just changed can be read')
  context.note({ entity: 'staff', entityId: staffId, before, after })
  return ok({ staff: staffView(after) })
}

async function losesLastOwner(q: Reader, before: StaffMember, next: StaffMember): Promise<boolean> {
  return isActiveOwner(before) && !isActiveOwner(next) && !(await hasOtherOwner(q, before.id))
}

function isActiveOwner(member: Pick<StaffMember, 'role' | 'active'>): boolean {
  return member.active && member.role === 'owner'
}

function distinct(ids: readonly number[]): readonly number[] {
  return [...new Set(ids)].sort((a, b) => a - b)
}

async function findUnknownService(q: Reader, services: readonly number[]): Promise<number | null> {
  for (const serviceId of services) {
    if ((await findService(q, serviceId)) === null) return serviceId
  }
  return null
}

function staffView(member: StaffMember): Value<'staff.create'>['staff'] {
  return { ...member, services: [...member.services] }
}
