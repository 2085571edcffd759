import { Link } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { useId, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isFinal } from '../../../../shared/domain/booking-moves.ts'
import { isLive, type Outcome } from '../../../../shared/domain/bookings.ts'
import { takesCredits } from '../../../../shared/domain/catalogue.ts'
import { useCommand } from '../../api/use-command.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { CreditFigures } from '../../components/credit-figures.tsx'
import { RefusalText } from '../../components/refusal-text.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { offerUndo } from '../../components/take-back.ts'
import { toast } from '../../components/toast.tsx'
import { AllocateDialog } from '../../panels/allocate-dialog.tsx'
import { CancelBookingDialog } from '../../panels/cancel-booking-dialog.tsx'
import classes from './roster-entry.module.css'
import type { DaySession } from './sessions.ts'

type Booking = DaySession['bookings'][number]

type Props = { readonly session: DaySession; readonly booking: Booking }

/** One client on the roster. Opened, it shows their credits and what can be done, with the effect of each. */
export function RosterEntry({ session, booking }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const details = useId()
  return (
    <li className={classes.root}>
      <button
        type="button"
        className={classes.summary}
        aria-expanded={opened}
        aria-controls={details}
        onClick={() => setOpened(!opened)}
      >
        <ChevronDown size={14} aria-hidden="true" className={classes.chevron} />
        <span className={classes.name}>{booking.clientName}</span>
        <span className={classes.left} data-figure>
          {t('schedule.panel.left', { count: booking.available })}
        </span>
        <StatusBadge of="booking" status={booking.status} />
      </button>
      <div id={details} className={classes.details} hidden={!opened}>
        {opened && <BookingDetails session={session} booking={booking} />}
      </div>
    </li>
  )
}

function BookingDetails({ session, booking }: Props) {
  const { t } = useTranslation()
  const summary = useQuery('credits.summary', { clientId: booking.clientId })
  const [adding, setAdding] = useState(false)
  const [cancelling, setCancelling] = useState(false)
  const client = { id: booking.clientId, name: booking.clientName }
  return (
    <>
      <Answered answer={summary}>{(figures) => <CreditFigures summary={figures} />}</Answered>
      <div className={classes.buttons}>
        <Button onClick={() => setAdding(true)}>{t('schedule.book.addSessions')}</Button>
        <Link
          className={classes.link}
          to="/clients/$clientId"
          params={{ clientId: String(booking.clientId) }}
        >
          {t('schedule.panel.openClient')}
        </Link>
      </div>
      {booking.paymentStatus !== 'not_due' && <StatusBadge of="payment" status={booking.paymentStatus} />}
      {isLive(booking.status) && <OutcomeButtons session={session} booking={booking} />}
      {!isFinal(booking.status) && (
        <div className={classes.buttons}>
          {booking.status === 'pending' && <ConfirmButton booking={booking} />}
          {booking.status === 'waitlisted' && session.booked < session.capacity && (
            <PromoteButton booking={booking} />
          )}
          <Button onClick={() => setCancelling(true)}>{t('schedule.panel.cancel')}</Button>
        </div>
      )}
      <AllocateDialog opened={adding} onClose={() => setAdding(false)} client={client} />
      <CancelBookingDialog
        opened={cancelling}
        onClose={() => setCancelling(false)}
        booking={{
          id: booking.id,
          title: session.title,
          startsAt: session.startsAt,
          clientName: booking.clientName,
        }}
      />
    </>
  )
}

/** Promises a place that waits to be confirmed. */
function ConfirmButton({ booking }: Pick<Props, 'booking'>) {
  const { t } = useTranslation()
  const confirm = useCommand('bookings.confirm')
  const run = async () => {
    const reply = await confirm.run({ bookingId: booking.id, version: booking.version })
    if (!reply.ok) return
    toast({ message: t('schedule.panel.confirmed', { name: booking.clientName }), undo: offerUndo() })
  }
  return (
    <>
      <Button busy={confirm.busy} onClick={() => void run()}>
        {t('schedule.panel.confirm')}
      </Button>
      <RefusalText refusal={confirm.refusal} />
    </>
  )
}

/** Gives a free place to somebody who waits for one. */
function PromoteButton({ booking }: Pick<Props, 'booking'>) {
  const { t } = useTranslation()
  const promote = useCommand('bookings.promote')
  const run = async () => {
    const reply = await promote.run({ bookingId: booking.id, version: booking.version })
    if (!reply.ok) return
    const message = t('schedule.book.done', {
      name: booking.clientName,
      count: reply.value.availableSessions,
    })
    toast({ message, undo: offerUndo() })
  }
  return (
    <>
      <Button tone="primary" busy={promote.busy} onClick={() => void run()}>
        {t('schedule.wait.promote')}
      </Button>
      <RefusalText refusal={promote.refusal} />
    </>
  )
}

/** Attended and no-show, with what each does to the credits said before it is done. */
function OutcomeButtons({ session, booking }: Props) {
  const { t } = useTranslation()
  const setOutcome = useCommand('bookings.setOutcome')
  const charged =
    takesCredits(session.kind, session.creditCost) &&
    (booking.funding === 'credit' || booking.funding === 'comp')
  const mark = async (outcome: Outcome) => {
    const reply = await setOutcome.run({ bookingId: booking.id, outcome })
    if (!reply.ok) return
    const text = outcome === 'completed' ? 'schedule.panel.attendedDone' : 'schedule.panel.noShowDone'
    const count = reply.value.availableSessions
    toast({ message: t(text, { name: booking.clientName, count }), undo: offerUndo() })
  }
  return (
    <fieldset className={classes.outcome}>
      <legend>{t('schedule.panel.outcome', { name: booking.clientName })}</legend>
      <div className={classes.buttons}>
        <Button busy={setOutcome.busy} onClick={() => void mark('completed')}>
          {t('schedule.panel.attended')}
        </Button>
        <Button busy={setOutcome.busy} onClick={() => void mark('no_show')}>
          {t('schedule.panel.noShow')}
        </Button>
      </div>
      <p className={classes.effect}>
        {charged
          ? t('schedule.panel.attendedCharges', { count: session.creditCost })
          : t('schedule.panel.free')}
      </p>
      <RefusalText refusal={setOutcome.refusal} />
    </fieldset>
  )
}
