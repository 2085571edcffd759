import type { Parsed, Value } from '../../../../shared/contract/index.ts'
import { type Actor, may, PERMISSIONS, permissionsOf } from '../../../../shared/domain/permissions.ts'
import { idleMinutes, isShutOut } from '../../../../shared/domain/sign-in.ts'
import { ok, type Result, refuse } from '../../../../shared/result.ts'
import type { Context, Deps } from '../../context.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { appendAudit } from '../audit/queries.ts'
import { findPermissionChanges } from '../staff/permission-queries.ts'
import { refuseBeyond } from '../staff/permissions.ts'
import { findActor, findStaff } from '../staff/queries.ts'
import { findStudio } from '../studio/queries.ts'
import { attempt } from './attempt.ts'
import {
  noteSecret,
  refuseOwnersAlone,
  refuseShuttingOut,
  refuseSwitchingOff,
  refuseUnproven,
  refuseWeak,
} from './new-secret.ts'
import {
  asksSignIn,
  findIdleRules,
  findSecretHolder,
  findSecretKind,
  listSecretHolders,
  replaceIdleRules,
  replaceSecret,
} from './queries.ts'

/** Who is at the desk and what they may do; nobody may do anything while it is locked. */
export async function currentActor(q: Reader, context: Context): Promise<Result<Value<'auth.current'>>> {
  const { desk } = context
  const asks = await asksSignIn(q)
  const locked = desk.seat?.locked === true
  const actor = locked ? await findActor(q, desk.seat.staffId) : context.actor
  if (actor === null || actor.staffId === null) {
    return ok({ actor: null, locked: false, asksSignIn: asks, idleMinutes: null })
  }
  const idle = asks && !locked ? idleMinutes(actor.role, await findIdleRules(q)) : null
  return ok({ actor: actorView(actor, locked), locked, asksSignIn: asks, idleMinutes: idle })
}

function actorView(actor: Actor, locked: boolean): NonNullable<Value<'auth.current'>['actor']> {
  const permissions = PERMISSIONS.filter((permission) => !locked && may(actor, permission))
  return { staffId: actor.staffId, name: actor.name, role: actor.role, permissions }
}

/** The people whom the sign-in screen offers. Their names stand on it, so they are no secret. */
export async function listPeople(q: Reader, context: Context): Promise<Result<Value<'auth.people'>>> {
  const studio = await findStudio(q)
  const rows = (await listSecretHolders(q)).map(({ staffId, name, role, sealed, misses }) => ({
    staffId,
    name,
    role,
    secret: sealed.kind,
    shutOut: isShutOut(role, misses),
    waitSeconds: context.desk.secondsLeft(staffId, misses),
  }))
  return ok({ studio: studio?.name ?? '', rows })
}

/** Makes a person the one who is at the desk, in all windows, whoever was there before. */
export async function signIn(
  deps: Deps,
  context: Context,
  { staffId, pin }: Parsed<'auth.signIn'>,
): Promise<Result<Value<'auth.signIn'>>> {
  const tested = await attempt(deps, context, staffId, pin)
  if (!tested.ok) return tested
  const actor = await deps.engine.read((q) => findActor(q, staffId))
  if (actor === null) return refuse('NOT_SIGNED_IN', {})
  await auditDesk(deps, { ...context, actor }, 'signed in')
  deps.desk.sit(staffId)
  return ok({ actor: actorView(actor, false) })
}

/** Leaves the desk. In a studio that asks nobody who they are, the owner is at it at once again. */
export async function signOut(deps: Deps, context: Context): Promise<Result<Value<'auth.signOut'>>> {
  const signedOut = deps.desk.seat !== null
  deps.desk.leave()
  if (signedOut) await auditDesk(deps, context, 'signed out')
  return ok({ signedOut })
}

/** Hides everything until the same person shows that it is them, or another one signs in. */
export async function lock(deps: Deps, context: Context): Promise<Result<Value<'auth.lock'>>> {
  const { staffId, name } = context.actor
  const holder = staffId === null ? null : await deps.engine.read((q) => findSecretHolder(q, staffId))
  // Who has nothing to come back with, where others sign in, leaves instead of standing open for ever.
  if (holder === null && deps.desk.seat !== null) {
    deps.desk.leave()
    await auditDesk(deps, context, 'signed out')
    return ok({ locked: false })
  }
  if (holder === null) {
    const why = `${name} has nothing to unlock with yet. Set a PIN or a password in the settings first.`
    return refuse('INVALID_TRANSITION', { from: 'signed_in', to: 'locked', why })
  }
  deps.desk.lock(holder.staffId)
  await auditDesk(deps, context, 'locked')
  return ok({ locked: true })
}

async function auditDesk(deps: Deps, context: Context, what: string): Promise<void> {
  await deps.engine.write(async (q) => {
    const note = { entity: 'sign-in', entityId: context.actor.staffId, after: { what } }
    return { keep: true, value: await appendAudit(q, context, [note]) }
  })
}

/**
 * Gives a person what they sign in with, or takes it away. For oneself, and with the permission for others; an owner's is
 * an owner's to give. Who has signed in shows once more that it is them. The first owner who gets one is at the desk from
 * then on, and everybody has to sign in; the last one ends that only by taking away their own.
 */
export async function setPin(
  q: Writer,
  context: Context,
  { staffId }: Parsed<'staff.setPin'>,
): Promise<Result<Value<'staff.setPin'>>> {
  const { actor, desk, secrets } = context
  const own = actor.staffId === staffId
  if (!own && !may(actor, 'staff.write')) return refuse('UNAUTHORIZED_ACCESS', { permission: 'staff.write' })
  const staff = await findStaff(q, staffId)
  if (staff === null) return refuse('NOT_FOUND', { entity: 'staff member', id: staffId })
  const after = secrets.sealed?.kind ?? null
  const standing = { ...staff, secret: after }
  // Who gives somebody a secret could sign in as them.
  const powers = own ? [] : permissionsOf(staff.role, await findPermissionChanges(q, staffId))
  const refusal =
    refuseOwnersAlone(actor, [staff.role]) ??
    refuseBeyond(actor, powers) ??
    (await refuseUnproven(q, context)) ??
    refuseWeak(staff.role, secrets.sealed) ??
    (await refuseShuttingOut(q, actor, staffId, standing)) ??
    (own && secrets.proven ? null : await refuseSwitchingOff(q, staffId, standing))
  if (refusal !== null) return refusal
  const before = await findSecretKind(q, staffId)
  await replaceSecret(q, staffId, secrets.sealed, context.now)
  noteSecret(context, staffId, { before, after })
  if (own && desk.seat !== null && secrets.sealed === null) context.afterCommit(() => desk.leave())
  if (own && desk.seat === null && secrets.sealed !== null) context.afterCommit(() => desk.sit(staffId))
  return ok({ staff: { ...staff, services: [...staff.services] } })
}

export async function readIdle(q: Reader): Promise<Result<Value<'auth.idle'>>> {
  return ok({ ...(await findIdleRules(q)) })
}

/** After how many minutes without a hand on the computer it locks. */
export async function setIdle(
  q: Writer,
  context: Context,
  asked: Parsed<'auth.setIdle'>,
): Promise<Result<Value<'auth.setIdle'>>> {
  const before = await findIdleRules(q)
  await replaceIdleRules(q, asked)
  context.note({ entity: 'sign-in', entityId: null, before, after: asked })
  return ok({ ...asked })
}
