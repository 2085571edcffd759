import { type CSSProperties, type MouseEvent, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { ZoneId } from '../../../../shared/domain/time.ts'
import classes from './day-grid.module.css'
import { SessionCard } from './session-card.tsx'
import { type Column, snappedMinute, type VisibleHours } from './view-model.ts'

type Props = {
  readonly column: Column
  readonly hours: VisibleHours
  readonly zone: ZoneId
  /** Minutes from the top of the day to now; null on other days. */
  readonly now: number | null
  readonly tabbableId: number | null
  readonly selectedId: number | null
  readonly onFocus: (sessionId: number) => void
  readonly onSelect: (sessionId: number) => void
  readonly onCreate: (trainerId: number | null, minute: number) => void
}

/** One trainer's day. A double-click on a free place begins a session there. */
export const DayColumn = memo(function DayColumn(props: Props) {
  const { column, hours, zone, now, tabbableId, selectedId, onFocus, onSelect, onCreate } = props
  const { t } = useTranslation()
  const createAt = (event: MouseEvent<HTMLFieldSetElement>) => {
    if (event.target !== event.currentTarget) return
    const box = event.currentTarget.getBoundingClientRect()
    const minute = hours.from + ((event.clientY - box.top) / box.height) * (hours.to - hours.from)
    onCreate(column.trainerId, snappedMinute(minute))
  }
  return (
    <fieldset
      className={classes.column}
      aria-label={t('schedule.column', {
        name: column.name ?? t('schedule.unassigned'),
        count: column.sessions.length,
      })}
      onDoubleClick={createAt}
    >
      {now !== null && <div className={classes.now} style={{ '--top': now } as CSSProperties} />}
      {column.sessions.map((placed) => (
        <SessionCard
          key={placed.session.id}
          placed={placed}
          zone={zone}
          tabbable={placed.session.id === tabbableId}
          selected={placed.session.id === selectedId}
          onFocus={onFocus}
          onSelect={onSelect}
        />
      ))}
    </fieldset>
  )
})
