import { type Ref, useCallback } from 'react'
import { useMay } from '../../api/use-may.ts'
import { useNow } from '../../state/clock.ts'
import { useStudio } from '../../state/studio.ts'
import type { ScheduleView } from './columns.ts'
import { type GridProps, ScheduleGrid } from './grid.tsx'
import type { VisibleHours } from './hours.ts'
import { useMany } from './many/use-many.tsx'
import type { PutTogether } from './many/use-shifted.ts'
import type { Place } from './place.ts'
import type { Asked } from './schedule-dialogs.tsx'
import type { ScheduleSearch } from './search.ts'
import type { ScheduleGuide } from './use-grid-guide.ts'
import { useLook } from './use-look.ts'
import type { MoveSession } from './use-move-session.ts'
import type { Schedule } from './use-schedule.ts'

type Props = {
  readonly schedule: Schedule
  readonly search: ScheduleSearch
  readonly view: ScheduleView
  readonly hours: VisibleHours
  readonly cursor: Place | null
  readonly onCursor: (cursor: Place | null) => void
  readonly onChange: (next: Partial<ScheduleSearch>) => void
  readonly onAsk: (asked: Asked) => void
  readonly onFold: GridProps['onFold']
  readonly onMove: MoveSession
  readonly onShifted: PutTogether
  readonly guide: Ref<ScheduleGuide>
}

/** The grid, and below it what can be done with the sessions that are chosen on it. */
export function GridContent(props: Props) {
  const { schedule, search, view, hours, cursor, onCursor, onChange, onAsk, onFold, onMove, onShifted } =
    props
  const studio = useStudio()
  const now = useNow()
  const mayWrite = useMay()('schedule.write')
  const { look } = useLook(search, onChange)
  const { group, bufferOf } = schedule
  const select = useCallback((session: number) => onChange({ session }), [onChange])
  const many = useMany({ view, group, bufferOf, mayWrite, onMove, onShifted, onAsk, onSelect: select })
  return (
    <>
      <ScheduleGrid
        view={view}
        hours={hours}
        group={group}
        look={look}
        date={schedule.date}
        now={now}
        today={studio.today}
        selectedId={search.session ?? null}
        cursor={cursor}
        outdated={schedule.outdated}
        mayWrite={mayWrite}
        bufferOf={bufferOf}
        guide={props.guide}
        {...many.acts}
        onSelect={select}
        onMove={onMove}
        onShifted={onShifted}
        onCreate={(wish) => onAsk({ kind: 'new', wish })}
        onCursor={onCursor}
        onFold={onFold}
        onDay={(day) => onChange({ view: undefined, date: day === studio.today ? undefined : day })}
      />
      {many.beside}
    </>
  )
}
