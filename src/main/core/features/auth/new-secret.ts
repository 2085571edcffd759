import type { Role } from '../../../../shared/domain/permissions.ts'
import { isEnough } from '../../../../shared/domain/sign-in.ts'
import { type Result, refuse } from '../../../../shared/result.ts'
import type { Context } from '../../context.ts'
import type { Sealed } from './vault.ts'

/** Why this is not enough for a person of this role to sign in with; null when it is, and for nothing at all. */
export function refuseWeak(role: Role, sealed: Pick<Sealed, 'kind'> | null): Result<never> | null {
  if (sealed === null || isEnough(role, sealed.kind)) return null
  const message = 'An owner signs in with a password of at least 12 characters.'
  return refuse('VALIDATION', { issues: [{ path: 'pin', message }] })
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
