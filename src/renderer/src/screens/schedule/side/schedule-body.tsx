import { type ReactNode, type RefObject, useEffect, useMemo, useState } from 'react'
import type { LocalDate } from '../../../../../shared/domain/time.ts'
import { useStudio } from '../../../state/studio.ts'
import { CALM } from '../attention.ts'
import { resourceIdOf } from '../columns.ts'
import { passes } from '../filters.ts'
import type { ScheduleSearch } from '../search.ts'
import type { Find } from '../use-find.ts'
import type { ScheduleGuide } from '../use-grid-guide.ts'
import type { Schedule } from '../use-schedule.ts'
import { arrangedAs } from './arrangement.ts'
import { ColumnList } from './column-list.tsx'
import { MiniMonth } from './mini-month.tsx'
import classes from './schedule-body.module.css'
import { type SideFold, SidePanel } from './side-panel.tsx'
import { useArrange } from './use-arrange.ts'

type Props = {
  readonly schedule: Schedule
  readonly search: ScheduleSearch
  readonly fold: SideFold
  readonly find: Find
  readonly guide: RefObject<ScheduleGuide | null>
  readonly onDay: (day: LocalDate) => void
  readonly children: ReactNode
}

/** The schedule with what stands on its left. */
export function ScheduleBody(props: Props) {
  const { schedule, search, fold, find, onDay, children } = props
  const { arrange } = useArrange(schedule)
  const { today } = useStudio()
  const counts = useCounts(schedule, search)
  const goTo = useGoToColumn(schedule, props.guide)
  return (
    <div className={classes.root}>
      <SidePanel fold={fold}>
        <MiniMonth date={schedule.date} today={today} mode={schedule.mode} onChoose={onDay} />
        {search.view !== 'agenda' && schedule.missing === null && (
          <ColumnList
            key={schedule.group}
            group={schedule.group}
            listed={schedule.listed}
            arrangement={schedule.arrangement}
            counts={counts}
            onArrange={arrange}
            onGoTo={goTo}
          />
        )}
      </SidePanel>
      {/* The keys of the sessions in it, before they go to the grid. */}
      <div className={classes.main} onKeyDownCapture={find.onKeyDown}>
        {children}
      </div>
    </div>
  )
}

/** Open sessions in the days on screen that the filters let through, by column. */
function useCounts({ view, group }: Schedule, search: ScheduleSearch): ReadonlyMap<number, number> {
  const sessions = view?.sessions
  return useMemo(() => {
    const counts = new Map<number, number>()
    const filters = { ...search, only: undefined }
    for (const session of sessions ?? []) {
      if (session.status !== 'open' || !passes(filters, session, CALM)) continue
      const key = arrangedAs({ id: resourceIdOf(session, group) })
      counts.set(key, (counts.get(key) ?? 0) + 1)
    }
    return counts
  }, [sessions, group, search])
}

/** Scrolls to a column of the day that is looked at, also to one that is about to be shown. */
function useGoToColumn(
  { view, date }: Schedule,
  guide: RefObject<ScheduleGuide | null>,
): (key: number) => void {
  const [wanted, setWanted] = useState<number | null>(null)
  useEffect(() => {
    if (wanted === null || view === null) return
    const isWanted = view.columns.map(({ resource }) => arrangedAs(resource) === wanted)
    const onDay = view.columns.findIndex(
      ({ scale }, index) => isWanted[index] === true && scale.date === date,
    )
    const index = onDay === -1 ? isWanted.indexOf(true) : onDay
    if (index === -1) return
    setWanted(null)
    guide.current?.toColumn?.(index)
  }, [wanted, view, date, guide])
  return setWanted
}
