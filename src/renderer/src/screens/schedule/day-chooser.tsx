import { Popover } from '@mantine/core'
import { DatePicker, type DayOfWeek } from '@mantine/dates'
import { ChevronDown, ChevronLeft, ChevronRight } from 'lucide-react'
import { memo, useEffect, useRef } from 'react'
import { useTranslation } from 'react-i18next'
import { addDays, type LocalDate, startOfWeek } from '../../../../shared/domain/time.ts'
import { Button, IconButton } from '../../components/button.tsx'
import { formatDay, formatDayRange } from '../../i18n/format-date.ts'
import { firstWeekday } from '../../i18n/locale.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './day-chooser.module.css'
import { useDragTarget } from './drag-targets.ts'
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

/**
 * Which days are on screen: today, a step back or forth, or any day from a small calendar. Its name comes last: it is now
 * longer, now shorter, and an arrow that is held or pressed again must not move away under the pointer.
 */
export const DayChooser = memo(function DayChooser(props: Props) {
  const { date, today, view, opened, onOpened, onChoose } = props
  const { t, i18n } = useTranslation()
  const week = view === 'week'
  const shown = week ? startOfWeek(date, firstWeekday()) : date
  const day = week ? weekInWords(shown) : formatDay(shown, 'long')
  const choose = (day: LocalDate | null) => {
    onOpened(false)
    if (day !== null) onChoose(day)
  }
  return (
    <div className={classes.root}>
      <Button disabled={date === today} onClick={() => onChoose(today)}>
        {t('schedule.today')}
      </Button>
      {STEPS.map(({ step, ...look }) => (
        <StepArrow
          key={step}
          {...look}
          view={view}
          beside={dayBeside(date, view, step)}
          onChoose={onChoose}
        />
      ))}
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
            locale={i18n.language}
            onChange={choose}
            firstDayOfWeek={(firstWeekday() % 7) as DayOfWeek}
            ariaLabels={{
              previousMonth: t('schedule.previousMonth'),
              nextMonth: t('schedule.nextMonth'),
            }}
          />
        </Popover.Dropdown>
      </Popover>
    </div>
  )
})

/** How long a dragged session waits over an arrow until the page turns, ms. */
const TURN_AFTER_MS = 600

type ArrowProps = Omit<(typeof STEPS)[number], 'step'> & {
  readonly view: Span
  /** The day that it leads to. */
  readonly beside: LocalDate
  readonly onChoose: (day: LocalDate) => void
}

/** One step back or forth, also while a session is dragged and held over it; it goes on for as long as it is held there. */
function StepArrow({ label, Icon, view, beside, onChoose }: ArrowProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const button = useRef<HTMLButtonElement>(null)
  const latest = useRef(() => onChoose(beside))
  const timer = useRef<ReturnType<typeof setInterval>>(undefined)
  const stop = () => clearInterval(timer.current)
  useEffect(() => {
    latest.current = () => onChoose(beside)
  })
  useEffect(() => () => clearInterval(timer.current), [])
  useDragTarget(button, {
    onEnter: () => {
      prefetchRange(beside, view, zone)
      timer.current = setInterval(() => latest.current(), TURN_AFTER_MS)
    },
    onLeave: stop,
  })
  return (
    <IconButton
      ref={button}
      label={t(label[view])}
      icon={<Icon size={16} aria-hidden="true" />}
      onAim={() => prefetchRange(beside, view, zone)}
      onClick={() => onChoose(beside)}
    />
  )
}
