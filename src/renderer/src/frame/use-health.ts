import { useEffect, useRef } from 'react'
import type { Value } from '../../../shared/contract/index.ts'
import type { Permission } from '../../../shared/domain/permissions.ts'
import { queryClient } from '../api/query-client.ts'
import { useQuery } from '../api/use-query.ts'

/**
 * How the studio is. What it finds waits in the inbox as well, and main tells of it there by its last look: when that
 * has found something else, the inbox is asked again.
 */
export function useHealth(): Value<'system.health'> | null {
  const health = useQuery('system.health', {}).value ?? null
  const found = health === null ? null : JSON.stringify(health.integrity.findings)
  const known = useRef(found)
  useEffect(() => {
    if (known.current === found) return
    const first = known.current === null
    known.current = found
    if (!first) void queryClient.invalidateQueries({ queryKey: ['attention.list'] })
  }, [found])
  return health
}

/** How many things wait in the inbox of whoever is at the desk; asked after the first look, not instead of it. */
export function useOpenMatters(may: (permission: Permission) => boolean): number {
  const looked = useQuery('system.health', {}).value !== undefined
  const asks = looked && may('schedule.read')
  return useQuery('attention.list', asks ? { limit: 1 } : null).value?.total ?? 0
}
