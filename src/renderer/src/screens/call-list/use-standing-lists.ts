import { useQueries } from '@tanstack/react-query'
import { keyOf } from '../../api/query-client.ts'
import { ask } from '../../api/use-query.ts'
import { callsOf } from './calls.ts'
import { type MadeList, useMade } from './made-store.ts'

/** A list that still has somebody to call, and how many. */
export type StandingList = MadeList & { readonly clients: number }

type Standing = {
  readonly lists: readonly StandingList[]
  readonly pending: boolean
}

/**
 * The lists of calls that still stand, the newest first: of all trainers, or of one on a day. Those of another studio
 * that was open on this computer are not known here and left out.
 */
export function useStandingLists(of?: { readonly trainerId: number; readonly date: string }): Standing {
  const made = useMade(({ lists }) => lists).filter(
    ({ trainer, date }) => of === undefined || (trainer.id === of.trainerId && date === of.date),
  )
  const answers = useQueries({
    queries: made.map(({ command: commandId }) => ({
      queryKey: keyOf('schedule.callList', { commandId }),
      queryFn: () => ask('schedule.callList', { commandId }),
    })),
  })
  const lists = made.flatMap((list, index) => {
    const calls = callsOf(answers[index]?.data?.changes ?? [])
    const clients = calls.filter(({ stands }) => stands).length
    return clients === 0 ? [] : [{ ...list, clients }]
  })
  return { lists, pending: answers.some(({ isPending }) => isPending) }
}
