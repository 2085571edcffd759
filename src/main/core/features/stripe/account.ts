/** Whose Stripe a studio reads, and what stops it. */
import type { StripeProblemKind } from '../../../../shared/domain/stripe-states.ts'
import { sweepFrom } from '../../../../shared/domain/stripe-times.ts'
import type { Account } from './account-queries.ts'
import type { StripePort, StripeProblem } from './port.ts'

/** What stopped a look. */
export type Stopped = Pick<StripeProblem, 'scope' | 'message'> & { readonly kind: StripeProblemKind }

export const NO_KEY: Stopped = { kind: 'no_key', message: 'no key is kept' }
export const NOT_RECORDED: Stopped = { kind: 'unexpected', message: 'not all that it answered could be kept' }

/** What was sold before is none of the studio's: its credits were entered by hand when the studio began. */
export function floorOf({ connectedAt }: Pick<Account, 'connectedAt'>): number {
  return sweepFrom('sales', connectedAt)
}

/** Whether the key that is kept is of another account, or about other money, than what was read so far. */
export async function otherAccount(
  port: StripePort,
  account: Pick<Account, 'accountId' | 'livemode'>,
): Promise<Stopped | null> {
  const identity = await port.identity()
  if (!identity.ok) return identity.problem
  return isSameAccount(account, identity.value) ? null : OTHER_ACCOUNT
}

const OTHER_ACCOUNT: Stopped = {
  kind: 'other_account',
  message: 'the key is of another account than what was read so far',
}

/** A key that may not say whose it is, is believed about that, never about the mode. */
export function isSameAccount(
  known: { readonly accountId: string | null; readonly livemode: boolean },
  now: { readonly accountId: string | null; readonly livemode: boolean },
): boolean {
  if (known.livemode !== now.livemode) return false
  return known.accountId === null || now.accountId === null || known.accountId === now.accountId
}
