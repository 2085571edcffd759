import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { isOwed } from '../../../../shared/domain/payments.ts'
import { type Instant, localDateOf, type ZoneId } from '../../../../shared/domain/time.ts'
import { StatusBadge } from '../../components/status-badge.tsx'
import { formatClockRange, formatDay } from '../../i18n/format-date.ts'
import { StateBadge } from './agenda/state-badge.tsx'
import type { Marks } from './attention.ts'
import { attentionInWords } from './card-words.ts'
import classes from './hover-card.module.css'
import { type DaySession, occupyingOf, periodOf } from './sessions.ts'

type Props = {
  readonly session: DaySession
  readonly marks: Marks
  readonly now: Instant
  readonly zone: ZoneId
}

/** As many names as are read at a glance. */
const MOST_NAMES = 8

/** All that a session is: when, with whom, where, who comes and what they have left, and what is to be looked at. */
export function SessionDetails({ session, marks, now, zone }: Props) {
  const { t } = useTranslation()
  const { startsAt, endsAt } = periodOf(session)
  const reasons = marks.attention === null ? [] : attentionInWords(marks.attention, zone)
  const place = [session.trainerName ?? t('schedule.unassigned'), session.roomName].filter(
    (part) => part !== null,
  )
  return (
    <>
      <div className={classes.head}>
        <strong>{session.title}</strong>
        <StateBadge session={session} now={now} />
      </div>
      <p data-figure>
        {formatDay(localDateOf(startsAt, zone), 'weekday')}, {formatClockRange(startsAt, endsAt, zone)}
      </p>
      <p>{place.join(' · ')}</p>
      {reasons.map((reason) => (
        <p key={reason} className={classes.reason}>
          <TriangleAlert size={14} aria-hidden="true" />
          {reason}
        </p>
      ))}
      <Roster session={session} />
      {session.notes !== null && <p className={classes.notes}>{session.notes}</p>}
    </>
  )
}

/** Who comes, then who waits. */
function Roster({ session }: Pick<Props, 'session'>) {
  const { t } = useTranslation()
  const waiting = session.bookings.filter(({ status }) => status === 'waitlisted')
  const all = [...occupyingOf(session), ...waiting]
  const hidden = all.length - MOST_NAMES
  return (
    <>
      <p className={classes.count} data-figure>
        {t('schedule.look.hover.booked', session)}
        {waiting.length > 0 && t('schedule.look.card.waiting', { count: waiting.length })}
      </p>
      {all.length > 0 && (
        <ul className={classes.roster}>
          {all.slice(0, MOST_NAMES).map((booking) => (
            <li key={booking.id}>
              <span className={classes.name}>{booking.clientName}</span>
              {booking.status !== 'confirmed' && <StatusBadge of="booking" status={booking.status} />}
              <span className={classes.left} data-figure>
                {isOwed(booking.paymentStatus) && t('schedule.look.hover.owed')}
                {t('schedule.panel.left', { count: booking.available })}
              </span>
            </li>
          ))}
        </ul>
      )}
      {hidden > 0 && <p>{t('schedule.look.hover.more', { count: hidden })}</p>}
    </>
  )
}
