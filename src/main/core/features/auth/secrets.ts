import type { ContractMethod } from '../../../../shared/contract/define.ts'
import { ok, type Result } from '../../../../shared/result.ts'
import type { Context, Deps } from '../../context.ts'
import { attempt } from './attempt.ts'
import type { Sealed } from './vault.ts'

/** The fields of a request that nothing is kept of. */
const SECRET_FIELDS: ReadonlySet<string> = new Set(['pin', 'currentPin'])

/** What a call brought of secrets: sealed, and tested, before its unit of work begins. */
export type Secrets = {
  /** The `pin` of the input, as it is to be kept; null for none. */
  readonly sealed: Sealed | null
  /** Whether the `currentPin` of the input was the actor's own. */
  readonly proven: boolean
}

export const NO_SECRETS: Secrets = { sealed: null, proven: false }

/**
 * Seals and tests what a command brought. Both take long, and in a unit of work others would wait. A wrong
 * `currentPin` refuses the command and counts as a wrong try at signing in.
 */
export async function readySecrets(
  deps: Deps,
  context: Context,
  definition: ContractMethod,
  input: { readonly pin?: unknown; readonly currentPin?: unknown },
): Promise<Result<Secrets>> {
  if (definition.kind !== 'command' || definition.secrets !== true) return ok(NO_SECRETS)
  const { pin, currentPin } = input
  const { staffId } = context.actor
  const proof = typeof currentPin === 'string' && staffId !== null
  if (proof) {
    const tested = await attempt(deps, context, staffId, currentPin)
    if (!tested.ok) return tested
  }
  return ok({ sealed: typeof pin === 'string' ? await deps.vault.seal(pin) : null, proven: proof })
}

/**
 * A request as it may be kept. Not even a fingerprint of a secret is: six digits are found from it by trying. So the same
 * command id with another PIN counts as a repetition.
 */
export function withoutSecrets(definition: ContractMethod, body: unknown): unknown {
  if (definition.kind !== 'command' || definition.secrets !== true) return body
  if (typeof body !== 'object' || body === null) return body
  return Object.fromEntries(Object.entries(body).filter(([field]) => !SECRET_FIELDS.has(field)))
}
