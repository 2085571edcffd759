import type { TFunction } from 'i18next'
import { useTranslation } from 'react-i18next'
import type { ZoneId } from '../../../../shared/domain/time.ts'
import { formatClock } from '../../i18n/format-date.ts'
import type { Places, WallItem } from './view-model.ts'
import classes from './wall.module.css'

type Props = {
  readonly item: WallItem
  readonly zone: ZoneId
  /** What stands above the line already. */
  readonly within?: 'room' | 'trainer'
}

/** One session: when, what, with whom and where, how soon, and whether there is a place. */
export function WallLine({ item, zone, within }: Props) {
  const { t } = useTranslation()
  const { session, startsAt, endsAt, phase, places } = item
  const cancelled = places.kind === 'cancelled'
  const where = [
    within === 'trainer' ? null : (session.trainer ?? t('wall.noTrainer')),
    within === 'room' ? null : session.room,
  ].filter((part) => part !== null)
  return (
    <li
      className={classes.line}
      data-phase={cancelled ? undefined : phase}
      data-cancelled={cancelled || undefined}
    >
      <p className={classes.when}>
        <time className={classes.start}>{formatClock(startsAt, zone)}</time>
        <span className={classes.until}>{t('wall.until', { time: formatClock(endsAt, zone) })}</span>
      </p>
      <div className={classes.what}>
        <p className={classes.title}>{session.title}</p>
        {where.length > 0 && <p className={classes.where}>{where.join(' · ')}</p>}
        {session.names.length > 0 && <p className={classes.names}>{session.names.join(', ')}</p>}
      </div>
      {!cancelled && (
        <p className={classes.soon}>
          {phase !== 'later' && <strong>{t(phase === 'now' ? 'wall.now' : 'wall.next')}</strong>}
          <span>{soonText(item, t)}</span>
        </p>
      )}
      <p className={classes.places} data-kind={places.kind}>
        {placesText(places, t)}
        {'waiting' in places && places.waiting > 0 && (
          <span className={classes.waiting}>{t('wall.waiting', { count: places.waiting })}</span>
        )}
      </p>
    </li>
  )
}

function soonText({ phase, minutes }: WallItem, t: TFunction): string {
  if (phase === 'now') return t('wall.left', { time: durationText(minutes, t) })
  return minutes < 1 ? t('wall.startsNow') : t('wall.in', { time: durationText(minutes, t) })
}

function durationText(total: number, t: TFunction): string {
  const whole = Math.ceil(total)
  const hours = Math.floor(whole / 60)
  const minutes = whole % 60
  if (hours === 0) return t('wall.minutes', { minutes })
  return minutes === 0 ? t('wall.wholeHours', { hours }) : t('wall.hours', { hours, minutes })
}

function placesText(places: Places, t: TFunction): string {
  if (places.kind === 'left') return t('wall.places', { count: places.count })
  return t(`wall.${places.kind}`)
}
