import { Coins, TriangleAlert, Undo2 } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../shared/contract/index.ts'
import { DayText } from '../components/date-text.tsx'
import classes from './cancel-booking-dialog.module.css'
import { type CancelEffect, cancelEffect } from './cancel-booking-view.ts'

type Props = {
  readonly answer: Value<'bookings.cancel'>
  /** Whose booking it is. */
  readonly name: string
}

const ICONS: Record<CancelEffect, typeof Undo2> = {
  returned: Undo2,
  returnedLate: Undo2,
  charged: TriangleAlert,
  comp: Coins,
  unpaid: Coins,
  free: Coins,
}

/** What a cancellation does to the client's sessions, before it is done; read aloud when the choice changes it. */
export function CancelConsequence({ answer, name }: Props) {
  const { t } = useTranslation()
  const effect = cancelEffect(answer)
  const Icon = ICONS[effect]
  const count = effect === 'charged' ? answer.booking.cost : answer.returned
  return (
    <div className={classes.effect} data-effect={effect} role="status">
      <Icon size={16} aria-hidden="true" />
      <div>
        <p>{t(`panels.cancelBooking.effect.${effect}`, { count })}</p>
        <p className={classes.after}>
          {t('panels.cancelBooking.after', { name, count: answer.availableSessions })}
          {answer.spendableUntil !== null && (
            <>
              {' '}
              {t('panels.cancelBooking.until')} <DayText day={answer.spendableUntil} />.
            </>
          )}
        </p>
        {answer.promoted.map(({ bookingId, clientName }) => (
          <p key={bookingId} className={classes.after}>
            {t('panels.cancelBooking.promoted', { name: clientName })}
          </p>
        ))}
        {answer.skipped.map(({ bookingId, clientName, reason }) => (
          <p key={bookingId} className={classes.after}>
            {t('panels.cancelBooking.skipped', { name: clientName, reason })}
          </p>
        ))}
      </div>
    </div>
  )
}
