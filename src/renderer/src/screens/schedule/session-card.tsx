import { Ban, Repeat, Users } from 'lucide-react'
import { type CSSProperties, memo } from 'react'
import type { ZoneId } from '../../../../shared/domain/time.ts'
import { formatClock, formatClockShort } from '../../i18n/format-date.ts'
import { i18n } from '../../i18n/setup.ts'
import type { Group } from './columns.ts'
import type { PlacedSession } from './lanes.ts'
import classes from './session-card.module.css'
import { namesOf, periodOf } from './sessions.ts'

type Props = {
  readonly placed: PlacedSession
  readonly zone: ZoneId
  readonly group: Group
  readonly tabbable: boolean
  readonly selected: boolean
  /** One of those that were chosen together. */
  readonly marked: boolean
  /** It goes where it is pasted. */
  readonly cut: boolean
}

/** Minutes from which on a card has a second line for its name. */
const TWO_LINED = 45

/** A session on the grid: when, what, who, and how full. It says less where it is smaller, never something else. */
export const SessionCard = memo(function SessionCard(props: Props) {
  const { placed, zone, group, tabbable, selected, marked, cut } = props
  const { session, top, minutes, lane, lanes, fromBefore, intoAfter } = placed
  const cancelled = session.status === 'cancelled'
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
      data-lanes={lanes}
      data-short={minutes < TWO_LINED || undefined}
      data-cancelled={cancelled || undefined}
      data-from-before={fromBefore || undefined}
      data-into-after={intoAfter || undefined}
      data-marked={marked || undefined}
      data-cut={cut || undefined}
      aria-pressed={selected || marked}
      tabIndex={tabbable ? 0 : -1}
    >
      <CardLines placed={placed} zone={zone} group={group} />
      {marked && <span className="visually-hidden">{i18n.t('schedule.many.isSelected')}</span>}
    </button>
  )
})

type LinesProps = Pick<Props, 'placed' | 'zone' | 'group'>

/** A personal session is known by its client, a class by its name. */
function CardLines({ placed: { session, fromBefore }, zone, group }: LinesProps) {
  const names = namesOf(session)
  const { startsAt, endsAt } = periodOf(session)
  const isClass = session.capacity > 1
  const who = names.length > 0 ? names.join(', ') : i18n.t('schedule.nobody')
  const [first, second] = isClass ? [session.title, i18n.t('schedule.booked', session)] : [who, session.title]
  const elsewhere = group === 'trainer' ? session.roomName : session.trainerName
  const whereKey = group === 'trainer' ? 'schedule.grid.inRoom' : 'schedule.grid.with'
  const rest = [
    fromBefore && i18n.t('schedule.grid.fromBefore'),
    elsewhere !== null && i18n.t(whereKey, { room: elsewhere, trainer: elsewhere }),
    i18n.t(session.status === 'cancelled' ? 'schedule.cardCancelled' : 'schedule.card', {
      end: formatClock(endsAt, zone),
      booked: session.booked,
      capacity: session.capacity,
    }),
  ]
  return (
    <span className={classes.lines}>
      <span className={classes.first}>
        {session.status === 'cancelled' && <Ban size={12} aria-hidden="true" />}
        <span className={classes.time} data-figure>
          {formatClockShort(startsAt, zone)}
        </span>
        <span className={classes.title}>{first}</span>
        {session.seriesId !== null && <Repeat size={11} aria-hidden="true" />}
      </span>
      <span className={classes.second}>
        {isClass && <Users size={12} aria-hidden="true" />}
        <span className={classes.text}>{second}</span>
      </span>
      {elsewhere !== null && (
        <span className={classes.second} aria-hidden="true">
          <span className={classes.text}>{elsewhere}</span>
        </span>
      )}
      {/* The name begins with what is seen, so that it can be spoken as it is read. */}
      <span className="visually-hidden">{rest.filter((part) => part !== false).join('')}</span>
    </span>
  )
}
