import { useMemo } from 'react'
import type { ScheduleView } from '../columns.ts'
import { passes } from '../filters.ts'
import type { ScheduleSearch } from '../search.ts'
import type { DaySession } from '../sessions.ts'

/** What the agenda shows: all sessions of its days that pass the filters; null while the grid is looked at. */
export function useAgendaSessions(
  view: ScheduleView | null,
  { view: looked, services, trainers, status, only }: ScheduleSearch,
): readonly DaySession[] | null {
  return useMemo(() => {
    if (view === null || looked !== 'agenda') return null
    const filters = { services, trainers, status, only }
    return view.sessions.filter((session) => passes(filters, session, view.marksOf(session.id)))
  }, [view, looked, services, trainers, status, only])
}
