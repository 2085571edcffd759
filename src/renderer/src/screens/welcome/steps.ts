import { useQuery } from '../../api/use-query.ts'

export type Step = {
  readonly name: 'clients' | 'services' | 'trainers' | 'sessions'
  readonly to: '/clients' | '/settings/services' | '/settings/staff' | '/schedule'
  readonly done: boolean
}

/** The first steps of an empty studio and which are done; null while that is being found out. */
export function useFirstSteps(): readonly Step[] | null {
  const done = useQuery('studio.firstSteps', {}).value
  if (done === undefined) return null
  return [
    { name: 'clients', to: '/clients', done: done.clients },
    { name: 'services', to: '/settings/services', done: done.services },
    { name: 'trainers', to: '/settings/staff', done: done.trainers },
    { name: 'sessions', to: '/schedule', done: done.sessions },
  ]
}
