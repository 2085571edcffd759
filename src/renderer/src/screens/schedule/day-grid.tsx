import { type CSSProperties, type KeyboardEvent, useLayoutEffect, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { type DayScale, gridMinutesOf } from '../../../../shared/domain/day-scale.ts'
import { formatDay } from '../../i18n/format-date.ts'
import { useNow } from '../../state/clock.ts'
import { DayColumn } from './day-column.tsx'
import classes from './day-grid.module.css'
import { HourGutter } from './hour-gutter.tsx'
import { type Column, type Move, openingMinute, sessionAfter, visibleHours } from './view-model.ts'

type Props = {
  readonly scale: DayScale
  readonly columns: readonly Column[]
  readonly selectedId: number | null
  /** The sessions shown are still those of another day. */
  readonly outdated: boolean
  readonly onSelect: (sessionId: number) => void
  readonly onCreate: (trainerId: number | null, minute: number) => void
}

/** Pixels per minute; also in the style sheet's cards, through `--minute`. */
const MINUTE_PX = 1.2

const MOVES: Readonly<Record<string, Move>> = {
  ArrowUp: 'up',
  ArrowDown: 'down',
  ArrowLeft: 'left',
  ArrowRight: 'right',
  Home: 'first',
  End: 'last',
}

/**
 * A day with a column per trainer. One tab stop leads into it; arrows move between sessions, Enter opens one.
 * Positions are pure arithmetic over the day's scale, so that a 23- or 25-hour day needs no special case.
 */
export function DayGrid({ scale, columns, selectedId, outdated, onSelect, onCreate }: Props) {
  const { t } = useTranslation()
  const scroller = useRef<HTMLDivElement>(null)
  const now = useNow()
  const hours = visibleHours(scale, columns)
  const first = columns.flatMap((column) => column.sessions)[0]?.session.id ?? null
  const [focusedId, setFocusedId] = useState<number | null>(null)
  const tabbable = [focusedId, selectedId].find((id) => id !== null && has(columns, id)) ?? first
  const opening = useRef(openingMinute(scale, hours, columns, now, selectedId))

  useLayoutEffect(() => {
    scroller.current?.scrollTo({ top: (opening.current - hours.from) * MINUTE_PX })
  }, [hours.from])

  const onKeyDown = (event: KeyboardEvent) => {
    const move = MOVES[event.key]
    const from = Number((event.target as HTMLElement).dataset.session)
    if (move === undefined || !from || event.altKey || event.ctrlKey || event.metaKey) return
    event.preventDefault()
    const next = sessionAfter(columns, from, move)
    setFocusedId(next)
    scroller.current?.querySelector<HTMLElement>(`[data-session="${next}"]`)?.focus()
  }

  const isToday = now >= scale.startsAt && now < scale.endsAt
  const style = {
    '--minute': `${MINUTE_PX}px`,
    '--from': hours.from,
    '--height': hours.to - hours.from,
    '--columns': columns.length,
  } as CSSProperties
  return (
    <section
      ref={scroller}
      className={classes.scroller}
      aria-label={t('schedule.label', { day: formatDay(scale.date, 'long') })}
      aria-busy={outdated}
      style={style}
      // Without a session in it, only the day itself can take the focus that scrolls it.
      tabIndex={first === null ? 0 : undefined}
      onKeyDown={onKeyDown}
    >
      <div className={classes.grid} data-outdated={outdated || undefined}>
        <div className={classes.corner} />
        {columns.map((column) => (
          <div key={column.trainerId ?? 0} className={classes.head} aria-hidden="true">
            <strong>{column.name ?? t('schedule.unassigned')}</strong>
            <span data-figure>{column.sessions.length > 0 && column.sessions.length}</span>
          </div>
        ))}
        <HourGutter hours={hours} zone={scale.zone} />
        {columns.map((column) => (
          <DayColumn
            key={column.trainerId ?? 0}
            column={column}
            hours={hours}
            zone={scale.zone}
            now={isToday ? gridMinutesOf(scale, now) : null}
            tabbableId={tabbable}
            selectedId={selectedId}
            onFocus={setFocusedId}
            onSelect={onSelect}
            onCreate={onCreate}
          />
        ))}
      </div>
    </section>
  )
}

function has(columns: readonly Column[], id: number): boolean {
  return columns.some((column) => column.sessions.some((item) => item.session.id === id))
}
