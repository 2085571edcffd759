import { useTranslation } from 'react-i18next'
import { firstWeekday } from '../../../i18n/locale.ts'
import { weekdaysFrom } from '../../schedule/session-dialog/words.ts'
import classes from './hours.module.css'
import type { Hours } from './week.ts'
import { daysInWords, hoursInWords, weekdayInFull } from './week-words.ts'

type Props = {
  readonly hours: readonly Hours[]
  /** What a day without hours is, in words. */
  readonly without: string
}

/** A week for whoever may only read it. */
export function WeekRead({ hours, without }: Props) {
  const { t } = useTranslation()
  return (
    <dl className={classes.read}>
      {weekdaysFrom(firstWeekday()).map((weekday) => {
        const own = hours.filter((one) => one.weekday === weekday)
        return (
          <div key={weekday}>
            <dt>{weekdayInFull(weekday)}</dt>
            <dd>
              {own.length === 0 && <span className={classes.hint}>{without}</span>}
              {own.map((one) => (
                <span key={`${one.from} ${one.fromDay}`}>
                  {hoursInWords(one)}{' '}
                  <span className={classes.hint}>
                    {daysInWords(t, one.fromDay ?? null, one.untilDay ?? null)}
                  </span>
                </span>
              ))}
            </dd>
          </div>
        )
      })}
    </dl>
  )
}
