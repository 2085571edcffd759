import { Ban, Users } from 'lucide-react'
import { type CSSProperties, memo } from 'react'
import { useTranslation } from 'react-i18next'
import { parseInstant, type ZoneId } from '../../../../shared/domain/time.ts'
import { formatClock, formatClockShort } from '../../i18n/format-date.ts'
import classes from './session-card.module.css'
import { namesOf, type PlacedSession } from './view-model.ts'

type Props = {
  readonly placed: PlacedSession
  readonly zone: ZoneId
  readonly tabbable: boolean
  readonly selected: boolean
  readonly onFocus: (sessionId: number) => void
  readonly onSelect: (sessionId: number) => void
}

/** From this height on there is room for a second, a third and a fourth line. */
const TWO_LINES = 40
const ROOM_FOR_THREE = 48
const THREE_LINES = 55
const FOUR_LINES = 60

/** Whether a line is to spare, so that a long name can go on in it. */
const hasSpareLine = (minutes: number): boolean =>
  minutes >= FOUR_LINES || (minutes >= ROOM_FOR_THREE && minutes < THREE_LINES)

/** A session on the day: when, what, who, and how full. It says less where it is shorter, never something else. */
export const SessionCard = memo(function SessionCard({ placed, zone, tabbable, selected, ...on }: Props) {
  const { t } = useTranslation()
  const { session, top, minutes, lane, lanes } = placed
  const startsAt = parseInstant(session.startsAt) ?? 0
  const endsAt = parseInstant(session.endsAt) ?? 0
  const names = namesOf(session)
  const cancelled = session.status === 'cancelled'
  const rest = t(cancelled ? 'schedule.cardCancelled' : 'schedule.card', {
    end: formatClock(endsAt, zone),
    booked: session.booked,
    capacity: session.capacity,
  })
  const style = {
    '--top': top,
    '--minutes': minutes,
    '--lane': lane,
    '--lanes': lanes,
    '--service': `var(--service-${session.colour})`,
  } as CSSProperties
  return (
    <button
      type="button"
      className={classes.card}
      style={style}
      data-session={session.id}
      data-cancelled={cancelled || undefined}
      aria-pressed={selected}
      tabIndex={tabbable ? 0 : -1}
      onFocus={() => on.onFocus(session.id)}
      onClick={() => on.onSelect(session.id)}
    >
      <CardLines placed={placed} names={names} time={formatClockShort(startsAt, zone)} />
      {/* The name begins with what is seen, so that it can be spoken as it is read. */}
      <span className="visually-hidden">{rest}</span>
    </button>
  )
})

type LinesProps = {
  readonly placed: PlacedSession
  readonly names: readonly string[]
  readonly time: string
}

/** A personal session is known by its client, a class by its name. */
function CardLines({ placed, names, time }: LinesProps) {
  const { t } = useTranslation()
  const { session, minutes } = placed
  const group = session.capacity > 1
  const who = names.length > 0 ? names.join(', ') : t('schedule.nobody')
  const [first, second] = group ? [session.title, t('schedule.booked', session)] : [who, session.title]
  return (
    <>
      <span className={classes.first} data-long={hasSpareLine(minutes) || undefined}>
        {session.status === 'cancelled' && <Ban size={12} aria-hidden="true" />}
        <span className={classes.time} data-figure>
          {time}
        </span>
        <span className={classes.title}>{first}</span>
      </span>
      {minutes >= TWO_LINES && (
        <span className={classes.second}>
          {group && <Users size={12} aria-hidden="true" />}
          {second}
        </span>
      )}
      {minutes >= THREE_LINES && session.roomName !== null && (
        <span className={classes.second}>{session.roomName}</span>
      )}
    </>
  )
}
