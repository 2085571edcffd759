import { useState } from 'react'
import type { Input } from '../../../../shared/contract/index.ts'
import { addDays, laterDate } from '../../../../shared/domain/time.ts'
import { type Answer, useQuery } from '../../api/use-query.ts'
import { useStudio } from '../../state/studio.ts'
import type { Preview } from './view-model.ts'

type Wishes = Omit<Input<'plans.preview'>, 'purchaseId' | 'times'>

/** When nobody has said at what time. */
const USUAL_TIME = '10:00'

/** What can change without putting back what somebody has moved. */
const KEEPS_TIMES: ReadonlySet<string> = new Set(['trainerId', 'roomId', 'place'])

export type Planning = {
  readonly answer: Answer<Preview>
  /** What is asked for, with what somebody has changed. */
  readonly wishes: Wishes
  /** Asks for something else; sessions that were moved go back, unless it is about who or where. */
  readonly wish: (change: Wishes) => void
  /** Puts a session where it shall be; null lets it find its place again. */
  readonly move: (index: number, startsAt: string | null) => void
  /** Where somebody has just put a session; null for one that finds its place itself. */
  readonly movedTo: (index: number) => string | null
}

/** What a sale's plan is asked for, and what that comes to: asked anew with every change. */
export function usePlanning(purchaseId: number, first: Preview): Planning {
  const { today } = useStudio()
  const [wishes, setWishes] = useState<Wishes>(() => ({
    date: first.wishes.date ?? laterDate(addDays(today, 1), first.payment.from ?? today),
    time: first.wishes.time ?? USUAL_TIME,
    // The weekdays that were wished for stay, also where the first day is later than was wished for.
    ...(first.wishes.date === null ? {} : { weekdays: first.wishes.weekdays as Wishes['weekdays'] }),
  }))
  const [moved, setMoved] = useState<ReadonlyMap<number, string>>(new Map())
  const times = [...moved].map(([index, startsAt]) => ({ index, startsAt }))
  const answer = useQuery('plans.preview', { purchaseId, ...wishes, times }, { keepPrevious: true })
  return {
    answer,
    wishes,
    wish: (change) => {
      setWishes(({ weekdays, ...now }) => {
        const other = change.date !== undefined || change.perWeek !== undefined
        return { ...now, ...(weekdays === undefined || other ? {} : { weekdays }), ...change }
      })
      if (Object.keys(change).some((field) => !KEEPS_TIMES.has(field))) setMoved(new Map())
    },
    move: (index, startsAt) =>
      setMoved((now) => {
        const next = new Map(now)
        if (startsAt === null) next.delete(index)
        else next.set(index, startsAt)
        return next
      }),
    movedTo: (index) => moved.get(index) ?? null,
  }
}
