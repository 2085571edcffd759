import { useMemo } from 'react'
import { useQuery } from '../../api/use-query.ts'
import { type Look, lookOf, rememberLook, useChosenLook } from './look.ts'
import type { ScheduleSearch } from './search.ts'

/** How the schedule looks for whoever is at the window, and how they change that: here, and for the next time. */
export function useLook(
  { zoom, density, colour }: ScheduleSearch,
  onChange: (next: Partial<ScheduleSearch>) => void,
): { readonly look: Look; readonly choose: (next: Partial<Look>) => void } {
  const staffId = useQuery('auth.current', {}).value?.actor?.staffId ?? null
  const chosen = useChosenLook(staffId)
  const look = useMemo(() => lookOf({ zoom, density, colour }, chosen), [zoom, density, colour, chosen])
  const choose = (next: Partial<Look>) => {
    rememberLook(staffId, { ...look, ...next })
    onChange(next)
  }
  return { look, choose }
}
