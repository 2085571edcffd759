import type { Ref } from 'react'
import { useTranslation } from 'react-i18next'
import { formatDay } from '../../../i18n/format-date.ts'
import { useStudio } from '../../../state/studio.ts'
import type { ScheduleView } from '../columns.ts'
import { NO_FILTERS } from '../filter-menu.tsx'
import type { Asked } from '../schedule-dialogs.tsx'
import type { ScheduleSearch } from '../search.ts'
import { askAbout } from '../session-acts.ts'
import type { DaySession } from '../sessions.ts'
import type { ScheduleGuide } from '../use-grid-guide.ts'
import { useLook } from '../use-look.ts'
import type { Schedule } from '../use-schedule.ts'
import { Agenda } from './agenda.tsx'

type Props = {
  readonly view: ScheduleView
  readonly rows: readonly DaySession[]
  readonly schedule: Schedule
  readonly search: ScheduleSearch
  readonly mayWrite: boolean
  readonly guide: Ref<ScheduleGuide>
  readonly onSelect: (sessionId: number) => void
  readonly onChange: (next: Partial<ScheduleSearch>) => void
  readonly onAsk: (asked: Asked) => void
}

/** The agenda of the days that the schedule shows, with its filters and its dialogs. */
export function ScheduleAgenda(props: Props) {
  const { view, rows, schedule, search, mayWrite, guide, onSelect, onChange, onAsk } = props
  const { t } = useTranslation()
  const studio = useStudio()
  const { look } = useLook(search, onChange)
  const first = schedule.scales[0]?.date ?? schedule.date
  return (
    <Agenda
      // Other days open anew, at the day that is asked for.
      key={first}
      label={t('schedule.grid.labelWeek', { day: formatDay(first, 'long') })}
      scales={schedule.scales}
      sessions={rows}
      blocks={view.blocks}
      density={look.density}
      filteredOut={view.sessions.length - rows.length}
      zone={studio.zone}
      today={studio.today}
      date={schedule.date}
      selectedId={search.session ?? null}
      outdated={schedule.outdated}
      mayWrite={mayWrite}
      guide={guide}
      onSelect={onSelect}
      onEdit={(session) => askAbout('edit', session, mayWrite, onAsk)}
      onMoveTo={(session) => askAbout('move', session, mayWrite, onAsk)}
      onCancel={(session) => askAbout('cancel', session, mayWrite, onAsk)}
      onClearFilters={() => onChange(NO_FILTERS)}
    />
  )
}
