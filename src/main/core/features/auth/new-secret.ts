import type { Actor, Role } from '../../../../shared/domain/permissions.ts'
import { isEnough } from '../../../../shared/domain/sign-in.ts'
import { type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Reader } from '../../engine/engine.ts'
import { asksSignIn } from './queries.ts'
import type { Sealed } from './vault.ts'

/** Why this is not enough for a person of this role to sign in with; null when it is, and for nothing at all. */
export function refuseWeak(role: Role, sealed: Pick<Sealed, 'kind'> | null): Result<never> | null {
  if (sealed === null || isEnough(role, sealed.kind)) return null
  const message = 'An owner signs in with a password of at least 12 characters.'
  return refuse('VALIDATION', { issues: [{ path: 'pin', message }] })
}

/**
 * Why an owner does not get something to sign in with yet; null when they may. The first owner who has it makes everybody
 * sign in, and whoever gave it to them would be out at once with nothing to come back with.
 */
export async function refuseShuttingOut(
  q: Reader,
  actor: Pick<Actor, 'staffId'>,
  staff: { readonly id: number | null; readonly role: Role },
  sealed: Pick<Sealed, 'kind'> | null,
): Promise<Result<never> | null> {
  if (sealed === null || staff.role !== 'owner' || staff.id === actor.staffId || actor.staffId === null)
    return null
  if (await asksSignIn(q)) return null
  const why = 'Set your own password first: from then on everybody signs in.'
  return refuse('INVALID_TRANSITION', { from: 'no sign-in', to: 'sign-in', why })
}

/** Tells the audit log that somebody signs in with something else, and nothing of what it is. */
export function noteSecret(
  context: Context,
  staffId: number,
  { before, after }: { readonly before: Sealed | null; readonly after: Sealed | null },
): void {
  const view = (sealed: Sealed | null) => ({ secret: sealed?.kind ?? null })
  context.note({ entity: 'sign-in', entityId: staffId, before: view(before), after: view(after) })
}
