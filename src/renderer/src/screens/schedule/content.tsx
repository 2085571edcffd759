import { type Ref, useCallback, useMemo } from 'react'
import { useMay } from '../../api/use-may.ts'
import { useStudio } from '../../state/studio.ts'
import { ScheduleAgenda } from './agenda/schedule-agenda.tsx'
import { NO_FILTERS } from './filter-menu.tsx'
import { GridContent } from './grid-content.tsx'
import { toggledHours, visibleHours } from './hours.ts'
import { useShifted } from './many/use-shifted.ts'
import { EveryColumnHidden, NoColumnLeft, NothingToSchedule } from './nothing-to-schedule.tsx'
import type { Place } from './place.ts'
import type { Asked } from './schedule-dialogs.tsx'
import type { ScheduleSearch } from './search.ts'
import { askAbout } from './session-acts.ts'
import { SessionTray } from './session-tray.tsx'
import { withAll } from './side/arrangement.ts'
import { useArrange } from './side/use-arrange.ts'
import type { ScheduleGuide } from './use-grid-guide.ts'
import { useMoveSession } from './use-move-session.ts'
import type { Schedule } from './use-schedule.ts'

type ContentProps = {
  readonly schedule: Schedule
  readonly search: ScheduleSearch
  readonly cursor: Place | null
  readonly guide: Ref<ScheduleGuide>
  readonly onCursor: (cursor: Place | null) => void
  readonly onChange: (next: Partial<ScheduleSearch>) => void
  readonly onAsk: (asked: Asked) => void
}

/** The grid or the agenda, the tray below it, or why there is neither. */
export function Content({ schedule, search, cursor, guide, onCursor, onChange, onAsk }: ContentProps) {
  const { view, missing } = schedule
  const may = useMay()
  const { today } = useStudio()
  const move = useMoveSession({
    onAsk: useCallback((dropped) => onAsk({ kind: 'series', dropped }), [onAsk]),
    onShow: useCallback(
      (session, day) => onChange({ session, date: day === today ? undefined : day }),
      [onChange, today],
    ),
  })
  const shift = useShifted()
  const unfolded = search.hours ?? null
  const hours = useMemo(() => {
    const open = view?.days.flatMap((day) => day.open)
    return view === null ? null : visibleHours(view.axis, view.columns, open, unfolded)
  }, [view, unfolded])
  const select = useCallback((session: number) => onChange({ session }), [onChange])
  if (missing !== null) return <NothingToSchedule missing={missing} />
  if (view === null || hours === null) return null
  if (schedule.rows !== null) {
    return (
      <ScheduleAgenda
        view={view}
        rows={schedule.rows}
        guide={guide}
        schedule={schedule}
        search={search}
        mayWrite={may('schedule.write')}
        onSelect={select}
        onChange={onChange}
        onAsk={onAsk}
      />
    )
  }
  return (
    <>
      {view.columns.length === 0 ? (
        <NoColumns schedule={schedule} onChange={onChange} />
      ) : (
        <GridContent
          schedule={schedule}
          search={search}
          view={view}
          hours={hours}
          cursor={cursor}
          guide={guide}
          onCursor={onCursor}
          onChange={onChange}
          onAsk={onAsk}
          onMove={move}
          onShifted={shift}
          onFold={(side) => onChange({ hours: toggledHours(unfolded, side) ?? undefined })}
        />
      )}
      <SessionTray
        waiting={schedule.waiting}
        group={schedule.group}
        week={view.days.length > 1}
        selectedId={search.session ?? null}
        mayWrite={may('schedule.write')}
        onSelect={select}
        onMove={move}
        onShifted={shift}
        onMoveTo={(session) => askAbout('move', session, may('schedule.write'), onAsk)}
        onCancel={(session) => askAbout('cancel', session, may('schedule.write'), onAsk)}
      />
    </>
  )
}

/** Nobody's column is left: who hid them all shows them again, else the filters go. */
function NoColumns({ schedule, onChange }: Pick<ContentProps, 'schedule' | 'onChange'>) {
  const { listed, group, arrangement } = schedule
  const { arrange } = useArrange(schedule)
  if (listed.length === 0) return <NoColumnLeft onClear={() => onChange(NO_FILTERS)} />
  return <EveryColumnHidden group={group} onShowAll={() => arrange(withAll(arrangement, listed, true))} />
}
