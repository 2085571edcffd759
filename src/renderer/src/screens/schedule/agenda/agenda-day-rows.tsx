import { CalendarOff } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Instant, ZoneId } from '../../../../../shared/domain/time.ts'
import { formatDay } from '../../../i18n/format-date.ts'
import { noteInWords } from '../day-notes.ts'
import { isDimmed, useFound } from '../found-store.ts'
import classes from './agenda.module.css'
import type { AgendaDay, AgendaItem } from './agenda-days.ts'
import { AgendaRow } from './agenda-row.tsx'
import type { MountedDay } from './use-agenda-window.ts'

type Props = {
  readonly day: AgendaDay
  readonly mounted: MountedDay
  /** All rows of the agenda, in which those that are mounted have their places. */
  readonly items: readonly AgendaItem[]
  /** The row that Tab reaches. */
  readonly active: number | null
  readonly look: {
    readonly zone: ZoneId
    readonly now: Instant
    readonly selectedId: number | null
    readonly isToday: boolean
  }
  readonly measure: (element: HTMLElement | null) => void
  readonly onFocus: (sessionId: number) => void
  readonly onOpen: (sessionId: number) => void
}

/** A day of the agenda: its head, which stays in view while its sessions pass below, and those that are mounted. */
export function AgendaDayRows({ day, mounted, items, active, look, measure, onFocus, onOpen }: Props) {
  const { t } = useTranslation()
  const found = useFound(({ ids }) => ids)
  const { start, height } = mounted
  // As the heads of columns count: what is cancelled takes place nowhere.
  const held = day.entries.filter(({ session }) => session.status === 'open')
  const headIndex = items.findIndex((item) => item.kind === 'day' && item.day === mounted.day)
  return (
    // biome-ignore lint/a11y/useSemanticElements: windowed rows stand in no <tbody>
    <div
      role="rowgroup"
      className={classes.day}
      style={{ top: start, height }}
      aria-labelledby={`agenda-${day.date}`}
    >
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a head in a windowed grid */}
      <div role="row" className={classes.dayHead} aria-rowindex={headIndex + 2}>
        {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: windowed rows stand in no <table> */}
        <div role="rowheader" aria-colspan={6} id={`agenda-${day.date}`} className={classes.dayCell}>
          <span className={classes.date}>{formatDay(day.date, 'long')}</span>
          {look.isToday && <span className={classes.today}>{t('agenda.today')}</span>}
          <span className={classes.count}>{t('agenda.sessions', { count: held.length })}</span>
        </div>
      </div>
      {mounted.items.map(({ key, index, start: rowStart }) => {
        const item = items[index]
        if (item === undefined || item.kind === 'day') return null
        const top = rowStart - start
        if (item.kind === 'note') {
          const text = noteInWords(item.note, look.zone)
          return <NoteRow key={key} top={top} index={index} text={text} measure={measure} />
        }
        if (item.kind === 'none') return <NoneRow key={key} top={top} rowIndex={index + 2} />
        const { session } = item.entry
        return (
          <AgendaRow
            key={key}
            index={index}
            top={top}
            entry={item.entry}
            date={day.date}
            zone={look.zone}
            now={look.now}
            tabbable={index === active}
            selected={session.id === look.selectedId}
            dimmed={isDimmed(found, session.id)}
            measure={measure}
            onFocus={onFocus}
            onOpen={onOpen}
          />
        )
      })}
    </div>
  )
}

type NoneProps = { readonly top: number; readonly rowIndex: number }

function NoneRow({ top, rowIndex }: NoneProps) {
  const { t } = useTranslation()
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a plain line in a windowed grid
    <div role="row" className={classes.none} style={{ top }} aria-rowindex={rowIndex}>
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: windowed rows stand in no <table> */}
      <div role="gridcell" aria-colspan={6}>
        {t('agenda.none')}
      </div>
    </div>
  )
}

type NoteProps = {
  readonly top: number
  readonly index: number
  readonly text: string
  readonly measure: (element: HTMLElement | null) => void
}

/** Who is away, or what is closed. */
function NoteRow({ top, index, text, measure }: NoteProps) {
  return (
    // biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: a plain line in a windowed grid
    <div
      ref={measure}
      role="row"
      className={classes.note}
      style={{ top }}
      data-index={index}
      aria-rowindex={index + 2}
    >
      {/* biome-ignore lint/a11y/useSemanticElements lint/a11y/useFocusableInteractive: windowed rows stand in no <table> */}
      <div role="gridcell" aria-colspan={6} className={classes.noteText}>
        <CalendarOff size={14} aria-hidden="true" />
        {text}
      </div>
    </div>
  )
}
