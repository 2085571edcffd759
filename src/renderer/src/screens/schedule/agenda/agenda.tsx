import { type Ref, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import type { DayScale } from '../../../../../shared/domain/day-scale.ts'
import { type LocalDate, startOfDay, type ZoneId } from '../../../../../shared/domain/time.ts'
import { useNow } from '../../../state/clock.ts'
import { useShortcuts } from '../../../state/shortcuts.ts'
import type { ScheduleBlock } from '../blocks.ts'
import type { Density } from '../look.ts'
import type { DaySession } from '../sessions.ts'
import type { ScheduleGuide } from '../use-grid-guide.ts'
import classes from './agenda.module.css'
import { AgendaDayRows } from './agenda-day-rows.tsx'
import { AgendaNothing } from './agenda-nothing.tsx'
import { useAgendaRows } from './use-agenda-rows.ts'

type Props = {
  /** Which days: "Schedule of the week of …". */
  readonly label: string
  /** The days shown. Keep the array stable between renders. */
  readonly scales: readonly DayScale[]
  /** What passes the filters. Keep the array stable between renders. */
  readonly sessions: readonly DaySession[]
  readonly blocks: readonly ScheduleBlock[]
  readonly density: Density
  /** How many sessions the filters keep out. */
  readonly filteredOut: number
  readonly zone: ZoneId
  readonly today: LocalDate
  /** The day that is asked for: it opens there. */
  readonly date: LocalDate
  /** The session in the panel. */
  readonly selectedId: number | null
  /** Still the answer about the days before these. */
  readonly outdated: boolean
  readonly mayWrite: boolean
  readonly guide: Ref<ScheduleGuide>
  readonly onSelect: (sessionId: number) => void
  readonly onEdit: (session: DaySession) => void
  readonly onMoveTo: (session: DaySession) => void
  readonly onCancel: (session: DaySession) => void
  readonly onClearFilters: () => void
}

const COLUMNS = ['time', 'session', 'trainer', 'room', 'who', 'status'] as const

/**
 * The schedule as a table, day by day: what the grid shows to the eye, in words. One tab stop; up and down between
 * sessions, Home and End within the day, Enter opens. Where the window is narrow or magnified, rows become cards.
 */
export function Agenda(props: Props) {
  const { label, density, filteredOut, zone, today, date, selectedId, outdated, onSelect } = props
  const { t } = useTranslation()
  const now = useNow()
  const scroller = useRef<HTMLDivElement>(null)
  const { days, items, list, active, onFocus, onKeyDown, focused } = useAgendaRows(scroller, {
    ...props,
    from: date === today ? now : startOfDay(date, zone),
    onOpen: (session, key) => open(props, session, key),
  })
  useActions(props, focused)
  if (active === null) {
    return <AgendaNothing filteredOut={filteredOut} onClearFilters={props.onClearFilters} />
  }
  return (
    <section ref={scroller} className={classes.scroller} aria-label={label} data-density={density}>
      {/* biome-ignore lint/a11y/useSemanticElements: windowed rows stand in no <table> */}
      <div
        role="grid"
        className={classes.grid}
        aria-label={t('agenda.label')}
        aria-rowcount={items.length + 1}
        aria-colcount={COLUMNS.length}
        aria-busy={outdated}
        onKeyDown={onKeyDown}
      >
        <AgendaHead />
        <div className={classes.body} style={{ height: list.height }}>
          {list.days.map((mounted) => {
            const day = days[mounted.day]
            return (
              day !== undefined && (
                <AgendaDayRows
                  key={day.date}
                  day={day}
                  mounted={mounted}
                  items={items}
                  active={active}
                  look={{ zone, now, selectedId, isToday: day.date === today }}
                  measure={list.measure}
                  onFocus={onFocus}
                  onOpen={onSelect}
                />
              )
            )
          })}
        </div>
      </div>
    </section>
  )
}

/** Enter looks at a session; once more, and it is edited. Space only looks. */
function open({ mayWrite, selectedId, onSelect, onEdit }: Props, session: DaySession, key: string): void {
  if (key === 'Enter' && mayWrite && session.id === selectedId) onEdit(session)
  else onSelect(session.id)
}

/** What the grid does by key, for the session that has the focus. */
function useActions({ mayWrite, onMoveTo, onCancel }: Props, focused: () => DaySession | null): void {
  const { t } = useTranslation()
  const withFocused = (act: (session: DaySession) => void) => () => {
    const session = focused()
    if (session !== null) act(session)
  }
  const shortcuts = [
    { keys: 'M', also: ['shift+M'], label: t('schedule.grid.keys.moveTo'), run: withFocused(onMoveTo) },
    { keys: 'Delete', label: t('schedule.grid.keys.cancel'), run: withFocused(onCancel) },
  ]
  useShortcuts(t('agenda.label'), mayWrite ? shortcuts : [])
}

/** Read out with every cell; not drawn where rows are cards. */
function AgendaHead() {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useSemanticElements: windowed rows stand in no <thead>
    <div role="rowgroup" className={classes.head}>
      {/* biome-ignore lint/a11y/useSemanticElements: windowed rows stand in no <table> */}
      {/* biome-ignore lint/a11y/useFocusableInteractive: there is nothing to press in it */}
      <div role="row" className={classes.row} aria-rowindex={1}>
        {COLUMNS.map((column) => (
          // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a plain title in a windowed grid
          <div key={column} role="columnheader" className={classes.headCell}>
            {t(`agenda.column.${column}`)}
          </div>
        ))}
      </div>
    </div>
  )
}
