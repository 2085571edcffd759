import { Popover } from '@mantine/core'
import { DatePicker, type DayOfWeek } from '@mantine/dates'
import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react'
import { memo } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, type LocalDate, startOfWeek } from '../../../../shared/domain/time.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { formatDay, formatDayRange } from '../../i18n/format-date.ts'
import { firstWeekday } from '../../i18n/locale.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './day-chooser.module.css'
import type { Span } from './search.ts'
import { dayBeside, prefetchRange } from './use-schedule.ts'

const STEPS = [
  {
    step: -1,
    label: { day: 'schedule.previous', week: 'schedule.grid.previousWeek' },
    Icon: ChevronLeft,
  },
  { step: 1, label: { day: 'schedule.next', week: 'schedule.grid.nextWeek' }, Icon: ChevronRight },
] as const

const weekInWords = (first: LocalDate): string => formatDayRange(first, addDays(first, 6))

type Props = {
  readonly date: LocalDate
  /** The studio's own today. */
  readonly today: LocalDate
  readonly view: Span
  readonly opened: boolean
  readonly onOpened: (opened: boolean) => void
  readonly onChoose: (day: LocalDate) => void
}

/** Which days are on screen: a step back or forth, today, or any day from a small calendar. */
export const DayChooser = memo(function DayChooser(props: Props) {
  const { date, today, view, opened, onOpened, onChoose } = props
  const { t } = useTranslation()
  const { zone } = useStudio()
  const week = view === 'week'
  const shown = week ? startOfWeek(date, firstWeekday()) : date
  const day = week ? weekInWords(shown) : formatDay(shown, 'long')
  const choose = (day: LocalDate | null) => {
    onOpened(false)
    if (day !== null) onChoose(day)
  }
  return (
    <div className={classes.root}>
      <Popover opened={opened} onChange={onOpened} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            className={classes.day}
            aria-haspopup="dialog"
            aria-expanded={opened}
            aria-label={t('schedule.pickDay', { day })}
            onClick={() => onOpened(!opened)}
          >
            {day}
            <ChevronDown size={14} aria-hidden="true" />
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <DatePicker
            value={date}
            defaultDate={date}
            onChange={choose}
            firstDayOfWeek={(firstWeekday() % 7) as DayOfWeek}
            ariaLabels={{
              previousMonth: t('schedule.previousMonth'),
              nextMonth: t('schedule.nextMonth'),
            }}
          />
        </Popover.Dropdown>
      </Popover>
      {STEPS.map(({ step, label, Icon }) => {
        const beside = dayBeside(date, view, step)
        return (
          <IconButton
            key={step}
            label={t(label[view])}
            icon={<Icon size={16} aria-hidden="true" />}
            onAim={() => prefetchRange(beside, view, zone)}
            onClick={() => onChoose(beside)}
          />
        )
      })}
      <Button disabled={date === today} onClick={() => onChoose(today)}>
        {t('schedule.today')}
      </Button>
    </div>
  )
})
