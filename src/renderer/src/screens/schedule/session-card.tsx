import { Ban, Hourglass } from 'lucide-react'
import { type CSSProperties, memo } from 'react'
import type { ZoneId } from '../../../../shared/domain/time.ts'
import { formatClockShort } from '../../i18n/format-date.ts'
import { i18n } from '../../i18n/setup.ts'
import type { Attention } from './attention.ts'
import { cardColour, shareTaken } from './card-look.ts'
import { CardSigns } from './card-signs.tsx'
import { restInWords, waitingOf, whoInWords } from './card-words.ts'
import type { Group } from './columns.ts'
import type { PlacedSession } from './lanes.ts'
import type { Colouring } from './look.ts'
import classes from './session-card.module.css'
import { periodOf } from './sessions.ts'

type Props = {
  readonly placed: PlacedSession
  readonly zone: ZoneId
  readonly group: Group
  readonly colouring: Colouring
  readonly tabbable: boolean
  readonly selected: boolean
  /** One of those that were chosen together. */
  readonly marked: boolean
  /** It goes where it is pasted. */
  readonly cut: boolean
  /** Others are searched for. */
  readonly dimmed: boolean
}

/** Minutes from which on a card has a second line for its name. */
const TWO_LINED = 45

/** A session on the grid: when, what, who, and how full. It says less where it is smaller, never something else. */
export const SessionCard = memo(function SessionCard(props: Props) {
  const { placed, zone, group, colouring, tabbable, selected, marked, cut, dimmed } = props
  const { session, top, minutes, lane, lanes, fromBefore, intoAfter, over, attention } = placed
  const cancelled = session.status === 'cancelled'
  const style = {
    '--top': top,
    '--minutes': minutes,
    '--lane': lane,
    '--lanes': lanes,
    '--service': cardColour(placed, colouring),
    '--taken': session.capacity > 1 ? `${shareTaken(session) * 100}%` : undefined,
  } as CSSProperties
  return (
    <button
      type="button"
      className={classes.card}
      style={style}
      data-session={session.id}
      data-lanes={lanes}
      data-short={minutes < TWO_LINED || undefined}
      data-over={over || undefined}
      data-conflict={conflictOf(attention)}
      data-class={(session.capacity > 1 && !cancelled) || undefined}
      data-cancelled={cancelled || undefined}
      data-dimmed={dimmed || undefined}
      data-from-before={fromBefore || undefined}
      data-into-after={intoAfter || undefined}
      data-marked={marked || undefined}
      data-cut={cut || undefined}
      aria-pressed={selected || marked}
      tabIndex={tabbable ? 0 : -1}
    >
      <CardLines placed={placed} zone={zone} group={group} colouring={colouring} />
      {marked && <span className="visually-hidden">{i18n.t('schedule.many.isSelected')}</span>}
    </button>
  )
})

function conflictOf(attention: Attention | null): 'clash' | 'hours' | undefined {
  if (attention === null) return undefined
  if (attention.clashes.length > 0) return 'clash'
  return attention.met.length > 0 ? 'hours' : undefined
}

type LinesProps = Pick<Props, 'placed' | 'zone' | 'group' | 'colouring'>

/** A personal session is known by its client, a class by its name. */
function CardLines({ placed, zone, group, colouring }: LinesProps) {
  const { session } = placed
  const isClass = session.capacity > 1
  const [first, second] = isClass
    ? [session.title, i18n.t('schedule.booked', session)]
    : [whoInWords(session), session.title]
  const elsewhere = group === 'trainer' ? session.roomName : session.trainerName
  const waiting = isClass ? waitingOf(session) : 0
  return (
    <span className={classes.lines}>
      <span className={classes.first}>
        {session.status === 'cancelled' && <Ban size={12} aria-hidden="true" />}
        <span className={classes.time} data-figure>
          {formatClockShort(periodOf(session).startsAt, zone)}
        </span>
        <span className={classes.title}>{first}</span>
        <CardSigns placed={placed} colouring={colouring} />
      </span>
      <span className={classes.second} data-people={isClass || undefined} data-figure={isClass || undefined}>
        {second}
        {waiting > 0 && (
          <span className={classes.waiting} aria-hidden="true">
            <Hourglass size={11} />
            {waiting}
          </span>
        )}
      </span>
      {elsewhere !== null && (
        <span className={classes.second} aria-hidden="true">
          {elsewhere}
        </span>
      )}
      {/* The name begins with what is seen, so that it can be spoken as it is read. */}
      <span className="visually-hidden">{restInWords(placed, group, zone)}</span>
    </span>
  )
}
