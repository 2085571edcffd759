import { type RefObject, useEffect, useState } from 'react'
import { findStop } from './arrows.ts'
import { focusOn } from './use-find.ts'
import type { ScheduleGuide } from './use-grid-guide.ts'
import type { Schedule } from './use-schedule.ts'

/** Gives the focus to a session: at once, or as soon as it stands on the schedule, as one that was just made. */
export function useFocusSession(
  { view }: Schedule,
  guide: RefObject<ScheduleGuide | null>,
): (sessionId: number) => void {
  const [wanted, setWanted] = useState<number | null>(null)
  useEffect(() => {
    const session = view?.sessions.find(({ id }) => id === wanted)
    if (view === null || session === undefined) return
    setWanted(null)
    focusOn({ session, place: findStop(view.columns, session.id, null) }, guide.current)
  }, [view, wanted, guide])
  return setWanted
}
