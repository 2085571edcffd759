import { type CSSProperties, memo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { formatDay } from '../../i18n/format-date.ts'
import type { Column, DaySpan, Group } from './columns.ts'
import type { ColumnRange } from './geometry.ts'
import classes from './grid.module.css'
import { hoursInWords, resourceName } from './words.ts'

type Props = {
  readonly columns: readonly Column[]
  readonly days: readonly DaySpan[]
  readonly group: Group
  readonly seen: ColumnRange
  readonly today: LocalDate
  readonly onDay: (day: LocalDate) => void
}

/** Above the columns: the days of a week, and below them whose each column is and how much is in it. */
export function GridHeads({ columns, days, group, seen, today, onDay }: Props) {
  const { t } = useTranslation()
  const week = days.length > 1
  return (
    <div className={classes.heads}>
      <div className={classes.corner} />
      <div className={classes.headPlane}>
        {week &&
          days.map(({ date, first, count }) => (
            <div
              key={date}
              className={classes.dayHead}
              style={{ '--first': first, '--count': count } as CSSProperties}
            >
              <button
                type="button"
                className={classes.dayName}
                data-today={date === today || undefined}
                // The grid is one stop; by keyboard a day is reached through the calendar.
                tabIndex={-1}
                title={t('schedule.grid.openDay', { day: formatDay(date, 'long') })}
                onClick={() => onDay(date)}
              >
                {formatDay(date, 'weekday')}
              </button>
            </div>
          ))}
        {columns.slice(seen.from, seen.to).map((column, offset) => {
          const index = seen.from + offset
          const first = week && days.some((day) => day.first === index)
          return <ColumnHead key={column.key} column={column} index={index} first={first} group={group} />
        })}
      </div>
    </div>
  )
}

type HeadProps = {
  readonly column: Column
  readonly index: number
  readonly first: boolean
  readonly group: Group
}

const ColumnHead = memo(function ColumnHead({ column, index, first, group }: HeadProps) {
  const { t } = useTranslation()
  const name = resourceName(column.resource, group)
  const figures = { count: column.sessions.length, hours: hoursInWords(column.bookedMinutes) }
  return (
    <div
      className={classes.head}
      style={{ '--index': index } as CSSProperties}
      data-first={first || undefined}
      title={`${name}: ${t('schedule.grid.headHint', figures)}`}
      // The column itself has the name.
      aria-hidden="true"
    >
      <strong>{name}</strong>
      <span data-figure>{figures.count > 0 && t('schedule.grid.head', figures)}</span>
    </div>
  )
})
