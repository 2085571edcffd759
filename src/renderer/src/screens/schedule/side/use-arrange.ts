import { useNavigate, useSearch } from '@tanstack/react-router'
import { useCallback } from 'react'
import { useStudio } from '../../../state/studio.ts'
import type { ScheduleSearch } from '../search.ts'
import type { Schedule } from '../use-schedule.ts'
import type { Arrangement } from './arrangement.ts'
import { keepArrangement } from './side-store.ts'

type Next = (now: ScheduleSearch) => ScheduleSearch

/** The ways to another address that are not a step of what is looked at. */
export function useArrange({ group }: Pick<Schedule, 'group'>) {
  const studio = useStudio()
  const { saved } = useSearch({ from: '/schedule' })
  const navigate = useNavigate({ from: '/schedule' })
  const go = useCallback((next: Next) => void navigate({ search: next }), [navigate])
  const replace = useCallback((next: Next) => void navigate({ search: next, replace: true }), [navigate])
  /** Ticking ten names is no ten steps back. What belongs to a named view is not kept as the usual. */
  const arrange = useCallback(
    (arrangement: Arrangement) => {
      if (saved === undefined) keepArrangement(studio, group, arrangement)
      replace((now) => ({
        ...now,
        hidden: [...arrangement.hidden],
        order: [...arrangement.order],
        pinned: [...arrangement.pinned],
      }))
    },
    [studio, group, saved, replace],
  )
  return { go, arrange }
}
