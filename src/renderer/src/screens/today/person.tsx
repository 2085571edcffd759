import { useTranslation } from 'react-i18next'
import { CreditWarningBadge } from '../../components/credit-figures.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { Note } from './note.tsx'
import { OutcomeChoices } from './outcome-choices.tsx'
import classes from './today.module.css'
import type { DaySession, Expected } from './view-model.ts'

type Props = {
  readonly session: DaySession
  readonly booking: Expected
  readonly chosen: boolean
  readonly onChoose: () => void
}

/** Somebody who comes or waits: what they have left, what is written about them, and whether they came. */
export function Person({ session, booking, chosen, onChoose }: Props) {
  const { t } = useTranslation()
  return (
    <li className={classes.person} data-chosen={chosen || undefined}>
      <button
        type="button"
        className={classes.summary}
        data-person={booking.id}
        aria-expanded={chosen}
        tabIndex={chosen ? 0 : -1}
        onClick={onChoose}
      >
        <span className={classes.name}>{booking.clientName}</span>
        <span className={classes.left} data-figure>
          {t('today.left', { count: booking.available })}
        </span>
        <CreditWarningBadge summary={booking} />
        <StatusBadge of="booking" status={booking.status} />
      </button>
      {booking.clientNotes !== null && (
        <Note label={t('today.clientNote', { name: booking.clientName })} text={booking.clientNotes} />
      )}
      {chosen && <OutcomeChoices session={session} booking={booking} onDone={onChoose} />}
    </li>
  )
}
