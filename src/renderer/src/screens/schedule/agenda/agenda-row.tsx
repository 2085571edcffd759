import { Repeat, StickyNote } from 'lucide-react'
import { type CSSProperties, memo, type ReactNode } from 'react'
import { useTranslation } from 'react-i18next'
import type { Instant, LocalDate, ZoneId } from '../../../../../shared/domain/time.ts'
import { formatDay } from '../../../i18n/format-date.ts'
import { type DaySession, periodOf } from '../sessions.ts'
import classes from './agenda.module.css'
import type { AgendaEntry } from './agenda-days.ts'
import { attendanceOf } from './session-state.ts'
import { StateBadge } from './state-badge.tsx'
import { timesOf } from './times.ts'

type Props = {
  /** Its place among all rows. */
  readonly index: number
  /** px from the top of its day. */
  readonly top: number
  readonly entry: AgendaEntry
  readonly date: LocalDate
  readonly zone: ZoneId
  readonly now: Instant
  readonly tabbable: boolean
  readonly selected: boolean
  /** Others are searched for. */
  readonly dimmed: boolean
  readonly measure: (element: HTMLElement | null) => void
  readonly onFocus: (sessionId: number) => void
  readonly onOpen: (sessionId: number) => void
}

/** A session as a row: when, what, with whom, where, who comes, and how it stands. */
export const AgendaRow = memo(function AgendaRow(props: Props) {
  const { index, top, entry, date, zone, now, tabbable, selected, dimmed, measure, onFocus, onOpen } = props
  const { t } = useTranslation()
  const { session } = entry
  return (
    // biome-ignore lint/a11y/useSemanticElements: windowed rows stand in no <table>
    // biome-ignore lint/a11y/useKeyWithClickEvents: the table hears Enter for all rows together
    <div
      ref={measure}
      role="row"
      className={classes.row}
      style={{ top, '--service': `var(--service-${session.colour})` } as CSSProperties}
      tabIndex={tabbable ? 0 : -1}
      data-index={index}
      data-agenda-session={session.id}
      data-dimmed={dimmed || undefined}
      data-cancelled={session.status === 'cancelled' || undefined}
      aria-rowindex={index + 2}
      aria-selected={selected}
      onClick={() => onOpen(session.id)}
      onFocus={() => onFocus(session.id)}
    >
      <Cell name="time">
        {/* Who hears one row at a time has not heard which day it is under. */}
        <span className="visually-hidden">{formatDay(date, 'weekday')}, </span>
        <span data-figure>{timesOf(periodOf(session), zone)}</span>
        {entry.again && <span className={classes.remark}>{t('agenda.again')}</span>}
        {entry.fromBefore && <span className={classes.remark}>{t('agenda.fromBefore')}</span>}
      </Cell>
      <Cell name="session">
        <span className={classes.dot} aria-hidden="true" />
        <span className={classes.title}>{session.title}</span>
        {session.seriesId !== null && (
          <Mark icon={<Repeat size={12} aria-hidden="true" />}>{t('agenda.repeats')}</Mark>
        )}
        {session.notes !== null && (
          <Mark icon={<StickyNote size={12} aria-hidden="true" />}>{t('agenda.hasNotes')}</Mark>
        )}
      </Cell>
      <Cell name="trainer" isEmpty={session.trainerId === null}>
        {session.trainerName ?? t('agenda.noTrainer')}
      </Cell>
      <Cell name="room" isEmpty={session.roomId === null}>
        {session.roomName ?? t('agenda.noRoom')}
      </Cell>
      <Who session={session} />
      <Cell name="status">
        <StateBadge session={session} now={now} />
      </Cell>
    </div>
  )
})

type CellProps = {
  readonly name: 'time' | 'session' | 'trainer' | 'room' | 'who' | 'status'
  /** Says only that there is nothing. */
  readonly isEmpty?: boolean
  readonly children: ReactNode
}

/** The title names the row. */
function Cell({ name, isEmpty = false, children }: CellProps) {
  return (
    <div
      role={name === 'session' ? 'rowheader' : 'gridcell'}
      className={classes.cell}
      data-cell={name}
      data-empty={isEmpty || undefined}
    >
      {children}
    </div>
  )
}

type WhoProps = { readonly session: DaySession }

function Who({ session }: WhoProps) {
  const { t } = useTranslation()
  const { names, waiting } = attendanceOf(session)
  const isNobody = session.capacity === 1 && session.booked === 0
  const booked = names.length > 0 ? names.join(', ') : t('agenda.booked', session)
  return (
    <Cell name="who" isEmpty={isNobody}>
      {isNobody ? t('agenda.nobody') : <span data-figure>{booked}</span>}
      {waiting > 0 && <span className={classes.remark}>{t('agenda.waiting', { count: waiting })}</span>}
    </Cell>
  )
}

type MarkProps = { readonly icon: ReactNode; readonly children: string }

function Mark({ icon, children }: MarkProps) {
  return (
    <span className={classes.mark} title={children}>
      {icon}
      <span className="visually-hidden">{children}</span>
    </span>
  )
}
