import { ScheduleBar } from './schedule-bar.tsx'
import type { ScheduleSearch } from './search.ts'
import { SavedViewsMenu } from './side/saved-views-menu.tsx'
import { type SideFold, SideToggle } from './side/side-panel.tsx'
import { useArrange } from './side/use-arrange.ts'
import type { Schedule } from './use-schedule.ts'

type Props = {
  readonly schedule: Schedule
  readonly search: ScheduleSearch
  readonly fold: SideFold
  readonly onChange: (next: Partial<ScheduleSearch>) => void
}

/** Below the title: the panel's fold, the named views, and how the schedule is looked at. */
export function ScheduleToolbar({ schedule, search, fold, onChange }: Props) {
  const { go } = useArrange(schedule)
  return (
    <>
      <SideToggle fold={fold} here={schedule.range.value !== undefined} />
      <SavedViewsMenu search={search} arrangement={schedule.arrangement} onGo={go} />
      <ScheduleBar search={search} onChange={onChange} />
    </>
  )
}
