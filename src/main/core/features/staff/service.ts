import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { changesOf, staleVersion } from '../../../../shared/domain/changes.ts'
import { permissionsOf, realChanges } from '../../../../shared/domain/permissions.ts'
import { isEnough, type SecretKind } from '../../../../shared/domain/sign-in.ts'
import { assert } from '../../../../shared/errors.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import {
  noteSecret,
  refuseOwnersAlone,
  refuseShuttingOut,
  refuseSwitchingOff,
  refuseUnproven,
  refuseWeak,
} from '../auth/new-secret.ts'
import { findSecretKind, replaceSecret } from '../auth/queries.ts'
import { findService } from '../catalogue/queries.ts'
import { findPermissionChanges, replacePermissionChanges } from './permission-queries.ts'
import {
  askedChanges,
  changesPermissions,
  type PermissionMove,
  refuseBeyond,
  refuseBoth,
  refuseOverreach,
} from './permissions.ts'
import {
  findStaff,
  hasOtherOwner,
  insertStaff,
  listStaff,
  replaceStaffServices,
  type StaffMember,
  updateStaff,
} from './queries.ts'

export async function listStudioStaff(
  q: Reader,
  _context: Context,
  input: Parsed<'staff.list'>,
): Promise<Result<Value<'staff.list'>>> {
  return ok({ rows: (await listStaff(q, input.active)).map(staffView) })
}

/** Adds a person who works here, with something to sign in with if it was given. A trainer without services is qualified for all of them. */
export async function createStaff(
  q: Writer,
  context: Context,
  input: Parsed<'staff.create'>,
): Promise<Result<Value<'staff.create'>>> {
  const { actor, secrets } = context
  const { sealed } = secrets
  const secret = sealed?.kind ?? null
  const takesProof = input.role === 'owner' || secret !== null
  const refusal =
    refuseOwnersAlone(actor, [input.role]) ??
    refuseBeyond(actor, permissionsOf(input.role, { granted: [], withdrawn: [] })) ??
    (takesProof ? await refuseUnproven(q, context) : null) ??
    refuseWeak(input.role, sealed) ??
    (await refuseShuttingOut(q, actor, null, { role: input.role, active: true, secret }))
  if (refusal !== null) return refusal
  const services = distinct(input.services)
  const unknown = await findUnknownService(q, services)
  if (unknown !== null) return refuse('NOT_FOUND', { entity: 'service', id: unknown })
  const staffId = await insertStaff(q, { name: input.name, role: input.role, createdAt: context.now })
  await replaceStaffServices(q, staffId, services)
  const staff = await findStaff(q, staffId)
  assert(staff !== null, 'a staff member just made can be read')
  context.note({ entity: 'staff', entityId: staffId, after: staff })
  if (sealed !== null) {
    await replaceSecret(q, staffId, sealed, context.now)
    noteSecret(context, staffId, { before: null, after: secret })
  }
  return ok({ staff: staffView(staff) })
}

/**
 * Changes the fields given. The studio never loses its last active owner, nor the last who makes everybody sign in. Who
 * has signed in shows once more that it is them before they change what somebody may do.
 */
export async function changeStaff(
  q: Writer,
  context: Context,
  input: Parsed<'staff.update'>,
): Promise<Result<Value<'staff.update'>>> {
  const { staffId, version, services: wanted, currentPin: _proof, granted, withdrawn, ...asked } = input
  const permissions = { granted, withdrawn }
  const both = refuseBoth(permissions)
  if (both !== null) return both
  const before = await findStaff(q, staffId)
  if (before === null) return refuse('NOT_FOUND', { entity: 'staff member', id: staffId })
  const services = distinct(wanted ?? before.services)
  const changes = changesOf(before, { ...asked, services })
  const next = { ...before, ...changes }
  const power = await loadPower(q, before, next, permissions)
  const unproven =
    refuseOwnersAlone(context.actor, [before.role, next.role]) ??
    refuseOverreach(context, { before, next }, permissions, power) ??
    (changesPower(before, next) || changesPermissions(power) ? await refuseUnproven(q, context) : null)
  if (unproven !== null) return unproven
  if (version !== before.version) return staleVersion(version, before, changes)
  const unknown = await findUnknownService(q, services)
  if (unknown !== null) return refuse('NOT_FOUND', { entity: 'service', id: unknown })
  if (await losesLastOwner(q, before, next)) {
    const why = `${before.name} is the only owner. Make somebody else an owner first.`
    return refuse('INVALID_TRANSITION', { from: before.role, to: next.active ? next.role : 'inactive', why })
  }
  const refusal = await refuseSignIn(q, context, before, next)
  if (refusal !== null) return refusal
  const { services: _services, ...own } = changes
  assert(await updateStaff(q, staffId, version, own), 'staff do not change inside a unit of work')
  await replaceStaffServices(q, staffId, services)
  await replacePermissionChanges(q, staffId, power.after)
  const after = await findStaff(q, staffId)
  assert(after !== null, 'a staff member just changed can be read')
  const told = changesPermissions(power) ? power : { before: {}, after: {} }
  context.note({
    entity: 'staff',
    entityId: staffId,
    before: { ...before, ...told.before },
    after: { ...after, ...told.after },
  })
  return ok({ staff: staffView(after) })
}

/** What differs from a person's role, before and after. */
async function loadPower(
  q: Reader,
  before: StaffMember,
  next: StaffMember,
  asked: Pick<Parsed<'staff.update'>, 'granted' | 'withdrawn'>,
): Promise<PermissionMove> {
  const kept = await findPermissionChanges(q, before.id)
  return { before: realChanges(before.role, kept), after: askedChanges(next.role, kept, asked) }
}

/** Whether somebody may do other things than before, or an owner comes or goes. */
function changesPower(before: StaffMember, next: StaffMember): boolean {
  return before.role !== next.role || (before.role === 'owner' && before.active !== next.active)
}

/**
 * Whoever becomes an owner has a password by then, or nothing to sign in with; and whether everybody signs in does not
 * change by who is an owner.
 */
async function refuseSignIn(
  q: Reader,
  context: Context,
  before: StaffMember,
  next: StaffMember,
): Promise<Result<never> | null> {
  if (!changesPower(before, next)) return null
  const secret = await findSecretKind(q, before.id)
  const after = { ...next, secret }
  return (
    refuseWeakOwner(before, after) ??
    (await refuseShuttingOut(q, context.actor, before.id, after)) ??
    (await refuseSwitchingOff(q, before.id, after))
  )
}

function refuseWeakOwner(
  before: StaffMember,
  next: StaffMember & { readonly secret: SecretKind | null },
): Result<never> | null {
  if (next.secret === null || isEnough(next.role, next.secret)) return null
  const why = `${before.name} signs in with a PIN, and an owner needs a password of at least 12 characters. Give them one first.`
  return refuse('INVALID_TRANSITION', { from: before.role, to: next.role, why })
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
