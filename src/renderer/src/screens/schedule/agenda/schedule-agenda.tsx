import { useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../i18n/format-date.ts'
import { useStudio } from '../../../state/studio.ts'
import type { ScheduleView } from '../columns.ts'
import { NO_FILTERS } from '../filter-menu.tsx'
import { passes } from '../filters.ts'
import type { Asked } from '../schedule-dialogs.tsx'
import type { ScheduleSearch } from '../search.ts'
import { useLook } from '../use-look.ts'
import type { Schedule } from '../use-schedule.ts'
import { Agenda } from './agenda.tsx'

type Props = {
  readonly view: ScheduleView
  readonly schedule: Schedule
  readonly search: ScheduleSearch
  readonly mayWrite: boolean
  readonly onSelect: (sessionId: number) => void
  readonly onChange: (next: Partial<ScheduleSearch>) => void
  readonly onAsk: (asked: Asked) => void
}

/** The agenda of the days that the schedule shows, with its filters and its dialogs. */
export function ScheduleAgenda({ view, schedule, search, mayWrite, onSelect, onChange, onAsk }: Props) {
  const { t } = useTranslation()
  const studio = useStudio()
  const { services, trainers, status, only } = search
  const sessions = useMemo(
    () =>
      view.sessions.filter((session) =>
        passes({ services, trainers, status, only }, session, view.marksOf(session.id)),
      ),
    [view, services, trainers, status, only],
  )
  const { look } = useLook(search, onChange)
  const first = schedule.scales[0]?.date ?? schedule.date
  return (
    <Agenda
      // Other days open anew, at their own first session.
      key={first}
      label={t('schedule.grid.labelWeek', { day: formatDay(first, 'long') })}
      scales={schedule.scales}
      sessions={sessions}
      blocks={view.blocks}
      density={look.density}
      filteredOut={view.sessions.length - sessions.length}
      zone={studio.zone}
      today={studio.today}
      selectedId={search.session ?? null}
      outdated={schedule.range.outdated}
      mayWrite={mayWrite}
      onSelect={onSelect}
      onMoveTo={(session) => onAsk({ kind: 'move', session })}
      onCancel={(session) => onAsk({ kind: 'cancel', session })}
      onClearFilters={() => onChange(NO_FILTERS)}
    />
  )
}
