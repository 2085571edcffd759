import type { Actor, Role } from '../../../../shared/domain/permissions.ts'
import { isEnough, type SecretKind } from '../../../../shared/domain/sign-in.ts'
import { type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { asksSignIn, findSecretKind } from './queries.ts'
import type { Sealed } from './vault.ts'

/** Why this is not enough for a person of this role to sign in with; null when it is, and for nothing at all. */
export function refuseWeak(role: Role, sealed: Pick<Sealed, 'kind'> | null): Result<never> | null {
  if (sealed === null || isEnough(role, sealed.kind)) return null
  const message = 'An owner signs in with a password of at least 12 characters.'
  return refuse('VALIDATION', { issues: [{ path: 'pin', message }] })
}

/** Whoever makes an owner, or lays hands on one, is an owner: a permission given to others does not reach that far. */
export function refuseOwnersAlone(
  { role }: Pick<Actor, 'role'>,
  touched: readonly Role[],
): Result<never> | null {
  if (role === 'owner' || !touched.includes('owner')) return null
  return refuse('UNAUTHORIZED_ACCESS', { permission: 'owner' })
}

/**
 * Why somebody at the desk shows once more that it is them; null when they have, or have nothing to show. Whoever only
 * calls in a person's name, as on the command line, is not at the desk.
 */
export async function refuseUnproven(
  q: Reader,
  { actor, desk, secrets }: Pick<Context, 'actor' | 'desk' | 'secrets'>,
): Promise<Result<never> | null> {
  if (secrets.proven || actor.staffId === null || desk.seat?.staffId !== actor.staffId) return null
  if ((await findSecretKind(q, actor.staffId)) === null) return null
  return refuse('MISSING_REQUIRED_FIELDS', { fields: ['currentPin'] })
}

/** A person as far as it decides whether everybody signs in. */
type Standing = { readonly role: Role; readonly active: boolean; readonly secret: SecretKind | null }

/** An active owner who can sign in makes everybody sign in. */
function makesAllSignIn({ role, active, secret }: Standing): boolean {
  return active && role === 'owner' && secret !== null
}

/**
 * Why somebody does not yet become one who makes everybody sign in; null when they may. Whoever did that to another would
 * be out at once with nothing to come back with.
 */
export async function refuseShuttingOut(
  q: Reader,
  actor: Pick<Actor, 'staffId'>,
  staffId: number | null,
  after: Standing,
): Promise<Result<never> | null> {
  if (!makesAllSignIn(after) || staffId === actor.staffId || actor.staffId === null) return null
  if (await asksSignIn(q)) return null
  const why = 'Set your own password first: from then on everybody signs in.'
  return refuse('INVALID_TRANSITION', { from: 'no sign-in', to: 'sign-in', why })
}

/** Why the last one who makes everybody sign in stays so; null for anybody else. */
export async function refuseSwitchingOff(
  q: Reader,
  staffId: number,
  after: Standing,
): Promise<Result<never> | null> {
  if (makesAllSignIn(after) || !(await asksSignIn(q)) || (await asksSignIn(q, staffId))) return null
  const why = 'Nobody would sign in any more: no other owner has a password. Only they themselves end that.'
  return refuse('INVALID_TRANSITION', { from: 'sign-in', to: 'no sign-in', why })
}

/** Tells the audit log that somebody signs in with something else, and nothing of what it is. */
export function noteSecret(
  context: Context,
  staffId: number,
  { before, after }: { readonly before: SecretKind | null; readonly after: SecretKind | null },
): void {
  const entityId = staffId
  context.note({ entity: 'sign-in', entityId, before: { secret: before }, after: { secret: after } })
}
