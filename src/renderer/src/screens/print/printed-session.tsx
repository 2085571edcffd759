import { useTranslation } from 'react-i18next'
import type { ZoneId } from '../../../../shared/domain/time.ts'
import { formatClock } from '../../i18n/format-date.ts'
import { timesOf } from '../schedule/agenda/times.ts'
import type { Group } from '../schedule/columns.ts'
import { type DaySession, namesOf, periodOf } from '../schedule/sessions.ts'
import classes from './print.module.css'

type Props = {
  readonly session: DaySession
  /** Whose column it stands in: what that says is not said again. */
  readonly group: Group
  readonly fromBefore: boolean
  readonly zone: ZoneId
  /** Only when, what and how full: for the overview. */
  readonly brief?: boolean
}

/** A session on paper. What colours say on the screen is said by words and lines. */
export function PrintedSession({ session, group, fromBefore, zone, brief = false }: Props) {
  const { t } = useTranslation()
  const period = periodOf(session)
  const cancelled = session.status === 'cancelled'
  const isClass = session.capacity > 1
  const names = namesOf(session)
  const who = brief && isClass ? '' : names.join(', ')
  const facts = [
    fromBefore && t('print.fromBefore'),
    cancelled && t('print.cancelled'),
    !cancelled && (isClass || names.length === 0) && t('print.booked', session),
    !brief && !cancelled && waitingOf(session) > 0 && t('print.waiting', { count: waitingOf(session) }),
    !brief && (group === 'trainer' ? session.roomName : session.trainerName),
  ].filter((fact) => typeof fact === 'string')
  return (
    <div
      className={classes.session}
      data-class={isClass || undefined}
      data-cancelled={cancelled || undefined}
    >
      <p>
        <span className={classes.time}>
          {brief ? formatClock(period.startsAt, zone) : timesOf(period, zone)}
        </span>{' '}
        <span className={classes.title}>{session.title}</span>
      </p>
      {who !== '' && !cancelled && <p className={classes.who}>{who}</p>}
      {facts.length > 0 && <p>{facts.join(' · ')}</p>}
      {!brief && session.notes !== null && <p className={classes.note}>{session.notes}</p>}
    </div>
  )
}

const waitingOf = ({ bookings }: DaySession): number =>
  bookings.filter(({ status }) => status === 'waitlisted').length
