import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import { addDays, type LocalDate, localDateOf, type ZoneId } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { formatClock, formatDay } from '../../i18n/format-date.ts'
import type { WallSession } from './view-model.ts'
import classes from './wall.module.css'

type Props = {
  readonly next: WallSession | null
  readonly today: LocalDate
  readonly zone: ZoneId
}

/** The day is over, or had nothing: when to come again. */
export function NothingMore({ next, today, zone }: Props) {
  const { t } = useTranslation()
  return (
    <div className={classes.nothing}>
      <h2>{t('wall.nothing')}</h2>
      {next === null ? (
        <p>{t('wall.nothingPlanned')}</p>
      ) : (
        <>
          <p>{firstText(next, today, zone, t)}</p>
          <p className={classes.first}>
            {[next.title, next.trainer, next.room].filter((part) => part !== null).join(' · ')}
          </p>
        </>
      )}
    </div>
  )
}

function firstText(next: WallSession, today: LocalDate, zone: ZoneId, t: TFunction): string {
  const at = instantOf(next.startsAt)
  const day = localDateOf(at, zone)
  const time = formatClock(at, zone)
  if (day === addDays(today, 1)) return t('wall.firstTomorrow', { time })
  return t('wall.firstLater', { day: formatDay(day, 'weekday'), time })
}
