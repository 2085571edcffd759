import { DatePicker, type DayOfWeek } from '@mantine/dates'
import { memo, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, type LocalDate, startOfWeek } from '../../../../../shared/domain/time.ts'
import { firstWeekday } from '../../../i18n/locale.ts'
import type { Span } from '../search.ts'
import classes from './side-panel.module.css'

type Props = {
  readonly date: LocalDate
  readonly today: LocalDate
  readonly mode: Span
  readonly onChoose: (day: LocalDate) => void
}

/** The month of the day that is looked at. Looking at another month leaves the schedule where it is. */
export const MiniMonth = memo(function MiniMonth({ date, today, mode, onChoose }: Props) {
  const { t, i18n } = useTranslation()
  const [shown, setShown] = useState({ date, month: date })
  if (shown.date !== date) setShown({ date, month: date })
  const first = startOfWeek(date, firstWeekday())
  const last = addDays(first, 6)
  const isInWeek = (day: string) => mode === 'week' && day >= first && day <= last
  return (
    <section className={classes.month} aria-label={t('schedule.side.month')}>
      <DatePicker
        size="xs"
        locale={i18n.language}
        value={date}
        date={shown.month}
        onDateChange={(month) => setShown({ date, month })}
        onChange={(day) => day !== null && onChoose(day)}
        firstDayOfWeek={(firstWeekday() % 7) as DayOfWeek}
        getDayProps={(day) => ({
          ...(isInWeek(day) ? { className: classes.inWeek } : {}),
          ...(day === today ? { 'aria-current': 'date' as const } : {}),
        })}
        highlightToday
        ariaLabels={{
          previousMonth: t('schedule.previousMonth'),
          nextMonth: t('schedule.nextMonth'),
        }}
      />
    </section>
  )
})
