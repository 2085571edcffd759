import type { Access, ContractMethod } from '../../shared/contract/define.ts'
import { type Caller, may } from '../../shared/domain/permissions.ts'
import type { AppError } from '../../shared/errors.ts'

/** Why an actor may not call what asks for this; null when they may. */
export function checkAccess(access: Access, actor: Caller): AppError | null {
  if (access === 'anyone') return null
  if (actor === null) return { code: 'NOT_SIGNED_IN', details: {} }
  if (actor === 'locked') return { code: 'LOCKED', details: {} }
  if (access === 'signed_in' || may(actor, access)) return null
  return { code: 'UNAUTHORIZED_ACCESS', details: { permission: access } }
}

/** Some things that can be asked for take more than one permission. */
export function checkNeeds(
  { alsoNeeds }: Pick<ContractMethod, 'alsoNeeds'>,
  actor: Caller,
  input: Record<string, unknown>,
): AppError | null {
  for (const permission of alsoNeeds?.(input) ?? []) {
    const denied = checkAccess(permission, actor)
    if (denied !== null) return denied
  }
  return null
}
