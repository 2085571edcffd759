import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { addDays, type LocalDate } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { formatClock, formatDay } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './today.module.css'
import type { TrainerDay } from './view-model.ts'

type Props = {
  readonly ahead: TrainerDay['ahead']
  readonly date: LocalDate
  readonly today: LocalDate
}

/** How the days to come begin, the next one first. */
export function Ahead({ ahead, date, today }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  return (
    <section className={classes.ahead} aria-label={t('today.ahead.title')}>
      <h2>{t('today.ahead.title')}</h2>
      {ahead.length === 0 && <p className={classes.faint}>{t('today.ahead.none')}</p>}
      <ul>
        {ahead.map((day) => {
          const tomorrow = date === today && day.date === addDays(today, 1)
          const time = formatClock(instantOf(day.first.startsAt), zone)
          return (
            <li key={day.date}>
              <Link to="/today" search={(now) => ({ ...now, date: day.date })} className={classes.aheadDay}>
                <span className={classes.aheadName}>
                  {tomorrow ? t('today.ahead.tomorrow') : formatDay(day.date, 'weekday')}
                </span>
                <span>{t('today.ahead.first', { time, title: day.first.title })}</span>
                <span className={classes.faint}>
                  {t('today.ahead.count', { count: day.sessions })} ·{' '}
                  {t('today.ahead.people', { count: day.clients })}
                </span>
              </Link>
            </li>
          )
        })}
      </ul>
    </section>
  )
}
