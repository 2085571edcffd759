import { type CSSProperties, useMemo } from 'react'
import { useTranslation } from 'react-i18next'
import type { LocalDate } from '../../../../shared/domain/time.ts'
import { formatDay } from '../../i18n/format-date.ts'
import { ColumnHead } from './column-head.tsx'
import { type Column, type DaySpan, type Group, weekTotals } from './columns.ts'
import type { ColumnRange } from './geometry.ts'
import classes from './grid.module.css'

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
  const totals = useMemo(() => (week ? weekTotals(columns) : null), [week, columns])
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
          const total = totals?.get(column.resource.id) ?? null
          return (
            <ColumnHead
              key={column.key}
              column={column}
              index={index}
              first={first}
              group={group}
              weekBooked={total?.booked ?? null}
              weekAvailable={total?.available ?? null}
            />
          )
        })}
      </div>
    </div>
  )
}
