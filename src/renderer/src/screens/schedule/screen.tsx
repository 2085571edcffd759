import { useNavigate, useSearch } from '@tanstack/react-router'
import { Plus } from 'lucide-react'
import { useEffect, useMemo, useRef, useState } from 'react'
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
import { Content } from './content.tsx'
import { DayChooser } from './day-chooser.tsx'
import { FindField } from './find-field.tsx'
import { type Place, wishAtCursor } from './place.ts'
import { proposedWish } from './proposed-column.ts'
import { type Asked, ScheduleDialogs } from './schedule-dialogs.tsx'
import { ScheduleToolbar } from './schedule-toolbar.tsx'
import { changedSearch, type ScheduleSearch } from './search.ts'
import { SessionPanel } from './session-panel.tsx'
import type { DaySession } from './sessions.ts'
import { ScheduleBody } from './side/schedule-body.tsx'
import { useSideFold } from './side/side-panel.tsx'
import { useDefaultView } from './side/use-views.ts'
import { type Find, useFind } from './use-find.ts'
import { useFocusSession } from './use-focus-session.ts'
import type { ScheduleGuide } from './use-grid-guide.ts'
import { dayBeside, printedColumns, type Schedule, useSchedule } from './use-schedule.ts'

/** The days of the studio: a column for every trainer or room, and beside them the session that is looked at. */
export function ScheduleScreen() {
  const { t } = useTranslation()
  const { today } = useStudio()
  const search = useSearch({ from: '/schedule' })
  const schedule = useSchedule(search)
  const { view, date, mode } = schedule
  const [asked, setAsked] = useState<Asked | null>(null)
  const [cursor, setCursor] = useState<Place | null>(null)
  const [choosing, setChoosing] = useState(false)
  const { change, goTo, showSession } = useWays(() => setCursor(null))

  const opening = useDefaultView(search)
  const guide = useRef<ScheduleGuide>(null)
  const find = useFind(schedule, guide)
  const focusSession = useFocusSession(schedule, guide)
  const begin = useNewSession(schedule, cursor, setAsked)
  const openNew = useMay()('schedule.write') ? begin : null

  const selected = view?.sessions.find((session) => session.id === search.session) ?? null
  const fold = useSideFold(selected !== null)
  const openCalendar = () => setChoosing(true)
  useScheduleShortcuts(schedule, { goTo, change, openNew, openCalendar, toggleSide: fold.toggle })
  return (
    <Screen
      title={t('screen.schedule')}
      ready={!schedule.loading && !opening}
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
      actions={<ScheduleActions find={find} onGoTo={showSession} onNew={openNew} />}
      toolbar={<ScheduleToolbar schedule={schedule} search={search} fold={fold} onChange={change} />}
      inspector={inspectorOf(selected, showSession, (id) => {
        change({ session: undefined })
        focusSession(id)
      })}
      fill
    >
      <Answered answer={schedule.range}>
        {() =>
          !opening && (
            <ScheduleBody
              schedule={schedule}
              search={search}
              fold={fold}
              find={find}
              guide={guide}
              onDay={goTo}
            >
              <Content
                schedule={schedule}
                search={search}
                cursor={cursor}
                guide={guide}
                onCursor={setCursor}
                onChange={change}
                onAsk={setAsked}
              />
            </ScheduleBody>
          )
        }
      </Answered>
      <PrintDialog date={date} week={mode === 'week'} columns={printedColumns(schedule, search.trainers)} />
      <ScheduleDialogs
        asked={asked}
        onClose={() => setAsked(null)}
        onMoved={showSession}
        onCreated={(session, day) => {
          showSession(session, day)
          focusSession(session)
        }}
      />
    </Screen>
  )
}

/** The session that is looked at, beside the schedule; null while none is. */
/** The panel of a session; whoever closes it is back at its card. */
function inspectorOf(session: DaySession | null, onMoved: GoToSession, onClose: (sessionId: number) => void) {
  if (session === null) return null
  const { id, title } = session
  const content = <SessionPanel key={id} session={session} onMoved={(day) => onMoved(id, day)} />
  return { label: title, content, onClose: () => onClose(id) }
}

/** The ways to other days and other looks; `onLeave` is called before one is taken. */
function useWays(onLeave: () => void) {
  const { today } = useStudio()
  const navigate = useNavigate({ from: '/schedule' })
  const leave = useRef(onLeave)
  useEffect(() => {
    leave.current = onLeave
  })
  return useMemo(() => {
    const change = (next: Partial<ScheduleSearch>) => {
      leave.current()
      void navigate({ search: (now) => changedSearch(now, next) })
    }
    const dateOf = (day: LocalDate) => (day === today ? undefined : day)
    return {
      change,
      goTo: (day: LocalDate) => change({ date: dateOf(day), session: undefined }),
      showSession: (session: number, day: LocalDate) => change({ session, date: dateOf(day) }),
    }
  }, [navigate, today])
}

type GoToSession = (sessionId: number, day: LocalDate) => void

type ActionsProps = {
  readonly find: Find
  readonly onGoTo: GoToSession
  /** Null for those who only look. */
  readonly onNew: (() => void) | null
}

function ScheduleActions({ find, onGoTo, onNew }: ActionsProps) {
  const { t } = useTranslation()
  return (
    <>
      <FindField find={find} onGoTo={onGoTo} />
      {onNew !== null && (
        <Button tone="primary" icon={<Plus size={16} aria-hidden="true" />} onClick={onNew}>
          {t('schedule.newSession')}
        </Button>
      )}
    </>
  )
}

type ShortcutActs = {
  readonly goTo: (day: LocalDate) => void
  readonly change: (next: Partial<ScheduleSearch>) => void
  /** Null for those who only look. */
  readonly openNew: (() => void) | null
  readonly openCalendar: () => void
  readonly toggleSide: () => void
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
    { keys: 'L', label: t('schedule.side.toggle'), run: acts.toggleSide },
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

/** The column that the focus is in; null while it is on none. */
function lookedColumn(): number | null {
  const column = document.activeElement?.closest<HTMLElement>('[data-column]')?.dataset.column
  return column === undefined ? null : Number(column)
}

/** Begins a session at the cursor, or where it most likely should be. */
function useNewSession(
  { view, group, bufferOf }: Schedule,
  cursor: Place | null,
  ask: (asked: Asked) => void,
): () => void {
  const now = useNow()
  return () => {
    if (view === null) return
    const column = cursor === null ? undefined : view.columns[cursor.column]
    const wish =
      cursor === null || column === undefined
        ? proposedWish({ view, group, bufferOf, now }, lookedColumn())
        : wishAtCursor(cursor, column, group)
    if (wish !== null) ask({ kind: 'new', wish })
  }
}
