import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useCallback, useMemo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { useMay } from '../../api/use-may.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { Screen } from '../../components/screen.tsx'
import { useNow } from '../../state/clock.ts'
import { useShortcuts } from '../../state/shortcuts.ts'
import { useStudio } from '../../state/studio.ts'
import { PrintDialog } from '../print/print-dialog.tsx'
import { openPrinting } from '../print/print-store.ts'
import { ScheduleAgenda } from './agenda/schedule-agenda.tsx'
import { instantAtAxis } from './axis.ts'
import { DayChooser } from './day-chooser.tsx'
import { NO_FILTERS } from './filter-menu.tsx'
import { GridContent } from './grid-content.tsx'
import { toggled, usualStart, visibleHours } from './hours.ts'
import { NoColumnLeft, NothingToSchedule } from './nothing-to-schedule.tsx'
import { type Place, wishAtCursor } from './place.ts'
import { ScheduleBar } from './schedule-bar.tsx'
import { type Asked, ScheduleDialogs } from './schedule-dialogs.tsx'
import type { ScheduleSearch } from './search.ts'
import { SessionPanel } from './session-panel.tsx'
import { dayBeside, type Schedule, useSchedule } from './use-schedule.ts'

/** The days of the studio: a column for every trainer or room, and beside them the session that is looked at. */
export function ScheduleScreen() {
  const { t } = useTranslation()
  const studio = useStudio()
  const search = useSearch({ from: '/schedule' })
  const navigate = useNavigate({ from: '/schedule' })
  const schedule = useSchedule(search)
  const { view, date, mode } = schedule
  const [asked, setAsked] = useState<Asked | null>(null)
  const [cursor, setCursor] = useState<Place | null>(null)
  const [choosing, setChoosing] = useState(false)

  const change = useCallback(
    (next: Partial<ScheduleSearch>) => {
      setCursor(null)
      void navigate({ search: (now) => ({ ...now, ...next }) })
    },
    [navigate],
  )
  const { today } = studio
  const goTo = useCallback(
    (day: LocalDate) => change({ date: day === today ? undefined : day, session: undefined }),
    [change, today],
  )
  const openNew = useNewSession(schedule, cursor, setAsked)

  const mayWrite = useMay()('schedule.write')
  const openCalendar = () => setChoosing(true)
  useScheduleShortcuts(schedule, { goTo, change, openNew: mayWrite ? openNew : null, openCalendar })

  const selected = view?.sessions.find((session) => session.id === search.session) ?? null
  const showMoved = (session: number, day: LocalDate) =>
    change({ session, date: day === today ? undefined : day })
  return (
    <Screen
      title={t('screen.schedule')}
      ready={!schedule.loading}
      aside={
        <DayChooser
          date={date}
          today={today}
          view={mode}
          opened={choosing}
          onOpened={setChoosing}
          onChoose={goTo}
        />
      }
      actions={
        mayWrite ? (
          <Button tone="primary" icon={<Plus size={16} aria-hidden="true" />} onClick={openNew}>
            {t('schedule.newSession')}
          </Button>
        ) : undefined
      }
      toolbar={<ScheduleBar search={search} onChange={change} />}
      inspector={
        selected === null
          ? null
          : {
              label: selected.title,
              content: (
                <SessionPanel
                  key={selected.id}
                  session={selected}
                  onMoved={(day) => showMoved(selected.id, day)}
                />
              ),
              onClose: () => change({ session: undefined }),
            }
      }
      fill
    >
      <Answered answer={schedule.range}>
        {() => (
          <Content
            schedule={schedule}
            search={search}
            cursor={cursor}
            onCursor={setCursor}
            onChange={change}
            onAsk={setAsked}
          />
        )}
      </Answered>
      <PrintDialog date={date} week={mode === 'week'} trainerIds={search.trainers} />
      <ScheduleDialogs asked={asked} onClose={() => setAsked(null)} onDone={showMoved} />
    </Screen>
  )
}

type ShortcutActs = {
  readonly goTo: (day: LocalDate) => void
  readonly change: (next: Partial<ScheduleSearch>) => void
  /** Null for those who only look. */
  readonly openNew: (() => void) | null
  readonly openCalendar: () => void
}

function useScheduleShortcuts({ date, mode }: Schedule, acts: ShortcutActs): void {
  const { t } = useTranslation()
  const { today } = useStudio()
  const { goTo, change, openNew, openCalendar } = acts
  useShortcuts(t('screen.schedule'), [
    ...(openNew === null ? [] : [{ keys: 'N', label: t('schedule.shortcuts.newSession'), run: openNew }]),
    { keys: 'T', label: t('schedule.shortcuts.today'), run: () => goTo(today) },
    { keys: 'D', label: t('schedule.grid.keys.day'), run: () => change({ view: undefined }) },
    { keys: 'W', label: t('schedule.grid.keys.week'), run: () => change({ view: 'week' }) },
    { keys: 'A', label: t('schedule.grid.keys.agenda'), run: () => change({ view: 'agenda' }) },
    { keys: 'mod+P', label: t('print.open'), run: openPrinting, whileTyping: true },
    { keys: 'G D', label: t('schedule.grid.keys.goTo'), run: openCalendar },
    {
      keys: 'PageUp',
      label: t(mode === 'week' ? 'schedule.grid.previousWeek' : 'schedule.shortcuts.previous'),
      run: () => goTo(dayBeside(date, mode, -1)),
    },
    {
      keys: 'PageDown',
      label: t(mode === 'week' ? 'schedule.grid.nextWeek' : 'schedule.shortcuts.next'),
      run: () => goTo(dayBeside(date, mode, 1)),
    },
  ])
}

/** Begins a session at the cursor, or where it most likely should be. */
function useNewSession(
  { view, group }: Schedule,
  cursor: Place | null,
  ask: (asked: Asked) => void,
): () => void {
  const now = useNow()
  return () => {
    const column = view?.columns[cursor?.column ?? 0]
    if (column === undefined) return
    const startsAt = instantAtAxis(column.axis, column.scale, usualStart(column, now))
    const place = cursor ?? { column: 0, startsAt, minutes: 0 }
    ask({ kind: 'new', wish: wishAtCursor(place, column, group) })
  }
}

type ContentProps = {
  readonly schedule: Schedule
  readonly search: ScheduleSearch
  readonly cursor: Place | null
  readonly onCursor: (cursor: Place | null) => void
  readonly onChange: (next: Partial<ScheduleSearch>) => void
  readonly onAsk: (asked: Asked) => void
}

function Content({ schedule, search, cursor, onCursor, onChange, onAsk }: ContentProps) {
  const { view, missing } = schedule
  const may = useMay()
  const unfolded = search.hours ?? null
  const hours = useMemo(() => {
    const open = view?.days.flatMap((day) => day.open)
    return view === null ? null : visibleHours(view.axis, view.columns, open, unfolded)
  }, [view, unfolded])
  const select = useCallback((session: number) => onChange({ session }), [onChange])
  if (missing !== null) return <NothingToSchedule missing={missing} />
  if (view === null || hours === null) return null
  if (search.view === 'agenda') {
    return (
      <ScheduleAgenda
        view={view}
        schedule={schedule}
        search={search}
        mayWrite={may('schedule.write')}
        onSelect={select}
        onChange={onChange}
        onAsk={onAsk}
      />
    )
  }
  if (view.columns.length === 0) return <NoColumnLeft onClear={() => onChange(NO_FILTERS)} />
  return (
    <GridContent
      schedule={schedule}
      search={search}
      view={view}
      hours={hours}
      cursor={cursor}
      onCursor={onCursor}
      onChange={onChange}
      onAsk={onAsk}
      onFold={(side) => onChange({ hours: toggled(unfolded, side) ?? undefined })}
    />
  )
}
