import type { Permission } from '../../../shared/domain/permissions.ts'
import { useQuery } from './use-query.ts'

/** What is offered only to whom it is of use. */
type Offer = { readonly needs: Permission | null }

/** Of what there is, what somebody may use; null needs nothing. */
export function offeredTo<Offered extends Offer>(
  may: (permission: Permission) => boolean,
  offers: readonly Offered[],
): readonly Offered[] {
  return offers.filter(({ needs }) => needs === null || may(needs))
}

/** Whether the person at this window may do something: what they may not is not offered. Main decides again. */
export function useMay(): (permission: Permission) => boolean {
  const permissions = useQuery('auth.current', {}).value?.actor?.permissions ?? []
  return (permission) => permissions.includes(permission)
}
