import { useQuery } from '../../api/use-query.ts'

/** Whether the person at the desk has something to show again before they give others more to do. */
export function useHasSecret(): boolean {
  const own = useQuery('auth.current', {}).value?.actor?.staffId ?? null
  const people = useQuery('auth.people', {}).value?.rows ?? []
  return people.some(({ staffId }) => staffId === own)
}
