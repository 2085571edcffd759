import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { dayScale, instantAtGridMinutes } from '../../../../shared/domain/day-scale.ts'
import { addDays, formatInstant, type LocalDate } from '../../../../shared/domain/time.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { Screen } from '../../components/screen.tsx'
import { useNow } from '../../state/clock.ts'
import { useShortcuts } from '../../state/shortcuts.ts'
import { useStudio } from '../../state/studio.ts'
import { CreateSessionDialog, type SessionDraft } from './create-session-dialog.tsx'
import { DayChooser } from './day-chooser.tsx'
import { DayGrid } from './day-grid.tsx'
import { NothingToSchedule } from './nothing-to-schedule.tsx'
import type { ScheduleSearch } from './search.ts'
import { SessionPanel } from './session-panel.tsx'
import { columnsOf, usualStart } from './view-model.ts'

/** The day of the studio: a column for every trainer, and beside it the session that is looked at. */
export function ScheduleScreen() {
  const { t } = useTranslation()
  const studio = useStudio()
  const now = useNow()
  const search = useSearch({ from: '/schedule' })
  const navigate = useNavigate({ from: '/schedule' })
  const change = (next: Partial<ScheduleSearch>) => void navigate({ search: (now) => ({ ...now, ...next }) })
  const date = search.date ?? studio.today
  const goTo = (day: LocalDate) =>
    change({ date: day === studio.today ? undefined : day, session: undefined })
  const [draft, setDraft] = useState<SessionDraft | null>(null)

  const scale = useMemo(() => dayScale(date, studio.zone), [date, studio.zone])
  const range = useQuery(
    'schedule.range',
    { from: formatInstant(scale.startsAt), to: formatInstant(scale.endsAt) },
    { keepPrevious: true },
  )
  const staff = useQuery('staff.list', {})
  const services = useQuery('services.list', { active: true })
  const columns = useMemo(
    () => columnsOf(staff.value?.rows ?? [], range.value?.sessions ?? [], scale),
    [staff.value, range.value, scale],
  )
  const openAt = (trainerId: number | null, minute: number) =>
    setDraft({ trainerId, startsAt: instantAtGridMinutes(scale, minute).instant })
  const openNew = () => openAt(columns[0]?.trainerId ?? null, usualStart(scale, now))

  useShortcuts(t('screen.schedule'), [
    { keys: 'N', label: t('schedule.shortcuts.newSession'), run: openNew },
    { keys: 'T', label: t('schedule.shortcuts.today'), run: () => goTo(studio.today) },
    { keys: 'PageUp', label: t('schedule.shortcuts.previous'), run: () => goTo(addDays(date, -1)) },
    { keys: 'PageDown', label: t('schedule.shortcuts.next'), run: () => goTo(addDays(date, 1)) },
  ])

  const loading = range.pending || staff.pending || services.pending
  const selected = range.value?.sessions.find((session) => session.id === search.session) ?? null
  const missing =
    services.value?.rows.length === 0 ? 'services' : !loading && columns.length === 0 ? 'trainers' : null
  return (
    <Screen
      title={t('screen.schedule')}
      ready={!loading}
      aside={<DayChooser date={date} today={studio.today} onChoose={goTo} />}
      actions={
        <Button tone="primary" icon={<Plus size={16} aria-hidden="true" />} onClick={openNew}>
          {t('schedule.newSession')}
        </Button>
      }
      inspector={
        selected === null
          ? null
          : {
              label: selected.title,
              content: <SessionPanel key={selected.id} session={selected} />,
              onClose: () => change({ session: undefined }),
            }
      }
      fill
    >
      <Answered answer={range}>
        {() =>
          missing === null ? (
            <DayGrid
              key={date}
              scale={scale}
              columns={columns}
              selectedId={search.session ?? null}
              outdated={range.outdated}
              onSelect={(session) => change({ session })}
              onCreate={openAt}
            />
          ) : (
            <NothingToSchedule missing={missing} />
          )
        }
      </Answered>
      {draft !== null && (
        <CreateSessionDialog
          draft={draft}
          onClose={() => setDraft(null)}
          onCreated={(session, day) => {
            setDraft(null)
            change({ session, date: day === studio.today ? undefined : day })
          }}
        />
      )}
    </Screen>
  )
}
