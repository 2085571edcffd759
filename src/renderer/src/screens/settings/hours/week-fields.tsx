import { TextInput } from '@mantine/core'
import { Plus, X } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Weekday } from '../../../../../shared/domain/time.ts'
import { IconButton } from '../../../components/button.tsx'
import { announce } from '../../../components/live-region.tsx'
import { firstWeekday } from '../../../i18n/locale.ts'
import { weekdaysFrom } from '../../schedule/session-dialog/words.ts'
import { CopyDay } from './copy-day.tsx'
import classes from './hours.module.css'
import type { WeekEditor } from './use-week.ts'
import { type Line, type Period, problemOf } from './week.ts'
import { weekdayInFull } from './week-words.ts'

type Props = {
  readonly week: WeekEditor
  readonly period: Period
  /** What a day without hours is, in words. */
  readonly without: string
}

/** A week to edit: for every day its hours, any number of them, which can be given to other days. */
export function WeekFields({ week, period, without }: Props) {
  return (
    <div className={classes.week}>
      {weekdaysFrom(firstWeekday()).map((weekday) => (
        <DayFields key={weekday} week={week} period={period} weekday={weekday} without={without} />
      ))}
    </div>
  )
}

type DayProps = Props & { readonly weekday: Weekday }

function DayFields({ week, period, weekday, without }: DayProps) {
  const { t } = useTranslation()
  const day = weekdayInFull(weekday)
  const lines = period.lines.filter((line) => line.weekday === weekday)
  return (
    // biome-ignore lint/a11y/useSemanticElements: the name of the day stands beside its hours, not above them.
    <div className={classes.day} role="group" aria-label={day}>
      <span className={classes.dayName}>{day}</span>
      <div className={classes.lines}>
        {lines.length === 0 && <span className={classes.hint}>{without}</span>}
        {lines.map((line) => (
          <LineFields key={line.key} week={week} period={period} line={line} day={day} />
        ))}
      </div>
      <div className={classes.acts}>
        <IconButton
          label={t('hours.add', { day })}
          icon={<Plus size={16} aria-hidden="true" />}
          onClick={() => week.addLine(period, weekday)}
        />
        <CopyDay
          from={weekday}
          disabled={lines.length === 0}
          onCopy={(to) => {
            week.copy(period, weekday, to)
            announce(t('hours.copied', { day, days: to.map(weekdayInFull).join(', ') }))
          }}
        />
      </div>
    </div>
  )
}

type LineProps = Omit<Props, 'without'> & { readonly line: Line; readonly day: string }

function LineFields({ week, period, line, day }: LineProps) {
  const { t } = useTranslation()
  const problem = problemOf(period.lines, line)
  return (
    <div className={classes.line}>
      <TextInput
        type="time"
        aria-label={t('hours.opensAt', { day })}
        value={line.from}
        error={problem !== null}
        onChange={({ currentTarget }) => week.setLine(period, line, { from: currentTarget.value })}
      />
      <span aria-hidden="true">–</span>
      <TextInput
        type="time"
        aria-label={t('hours.closesAt', { day })}
        value={line.until}
        error={problem !== null}
        onChange={({ currentTarget }) => week.setLine(period, line, { until: currentTarget.value })}
      />
      <IconButton
        label={t('hours.remove', { day, from: line.from, until: line.until })}
        icon={<X size={16} aria-hidden="true" />}
        onClick={() => week.removeLine(period, line)}
      />
      {problem !== null && (
        <span role="alert" className={classes.problem}>
          {t(`hours.problem.${problem}`)}
        </span>
      )}
    </div>
  )
}
