import { Popover } from '@mantine/core'
import { DatePicker } from '@mantine/dates'
import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, type LocalDate } from '../../../../shared/domain/time.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { formatDay } from '../../i18n/format-date.ts'
import classes from './day-chooser.module.css'

type Props = {
  readonly date: LocalDate
  /** The studio's own today. */
  readonly today: LocalDate
  readonly onChoose: (day: LocalDate) => void
}

/** Which day is on screen: a step back or forth, today, or any day from a small calendar. */
export function DayChooser({ date, today, onChoose }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const choose = (day: LocalDate | null) => {
    setOpened(false)
    if (day !== null) onChoose(day)
  }
  return (
    <div className={classes.root}>
      <Popover opened={opened} onChange={setOpened} position="bottom-start" trapFocus returnFocus>
        <Popover.Target>
          <button
            type="button"
            className={classes.day}
            aria-haspopup="dialog"
            aria-expanded={opened}
            aria-label={t('schedule.pickDay', { day: formatDay(date, 'long') })}
            onClick={() => setOpened(!opened)}
          >
            {formatDay(date, 'long')}
            <ChevronDown size={14} aria-hidden="true" />
          </button>
        </Popover.Target>
        <Popover.Dropdown>
          <DatePicker
            value={date}
            defaultDate={date}
            onChange={choose}
            ariaLabels={{
              previousMonth: t('schedule.previousMonth'),
              nextMonth: t('schedule.nextMonth'),
            }}
          />
        </Popover.Dropdown>
      </Popover>
      <IconButton
        label={t('schedule.previous')}
        icon={<ChevronLeft size={16} aria-hidden="true" />}
        onClick={() => onChoose(addDays(date, -1))}
      />
      <IconButton
        label={t('schedule.next')}
        icon={<ChevronRight size={16} aria-hidden="true" />}
        onClick={() => onChoose(addDays(date, 1))}
      />
      <Button disabled={date === today} onClick={() => onChoose(today)}>
        {t('schedule.today')}
      </Button>
    </div>
  )
}
