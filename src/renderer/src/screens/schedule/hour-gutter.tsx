import type { CSSProperties } from 'react'
import { useTranslation } from 'react-i18next'
import { minutesOfDay, type ZoneId } from '../../../../shared/domain/time.ts'
import { formatClock } from '../../i18n/format-date.ts'
import classes from './grid.module.css'
import type { VisibleHours } from './hours.ts'

type Props = { readonly hours: VisibleHours; readonly zone: ZoneId }

/** The hours of the wall clock down the left side; a repeated or missing hour is named as such. */
export function HourGutter({ hours, zone }: Props) {
  const { t } = useTranslation()
  return (
    <div className={classes.gutter} aria-hidden="true">
      {hours.rows.map((row) => (
        <div
          key={`${row.top}-${row.occurrence}`}
          className={classes.hour}
          style={{ '--top': row.top } as CSSProperties}
        >
          {row.occurrence === 'missing' ? (
            <em>{t('schedule.missingHour')}</em>
          ) : (
            minutesOfDay(row.wall) % 60 === 0 && <span data-figure>{formatClock(row.startsAt, zone)}</span>
          )}
          {row.occurrence === 'second' && <em>{t('schedule.repeatedHour')}</em>}
        </div>
      ))}
    </div>
  )
}
