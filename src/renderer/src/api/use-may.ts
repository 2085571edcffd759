import type { Permission } from '../../../shared/domain/permissions.ts'
import { useQuery } from './use-query.ts'

/** Whether the person at this window may do something: what they may not is not offered. Main decides again. */
export function useMay(): (permission: Permission) => boolean {
  const permissions = useQuery('auth.current', {}).value?.actor?.permissions ?? []
  return (permission) => permissions.includes(permission)
}
