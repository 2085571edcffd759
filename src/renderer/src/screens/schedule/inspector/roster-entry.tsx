import { Link } from '@tanstack/react-router'
import { ChevronDown } from 'lucide-react'
import { useId, useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { isFinal } from '../../../../../shared/domain/booking-moves.ts'
import { useMay } from '../../../api/use-may.ts'
import { useQuery } from '../../../api/use-query.ts'
import { Answered } from '../../../components/answered.tsx'
import { Button } from '../../../components/button.tsx'
import { CreditFigures } from '../../../components/credit-figures.tsx'
import { StatusBadge } from '../../../components/status-badge.tsx'
import { AllocateDialog } from '../../../panels/allocate-dialog.tsx'
import type { DaySession } from '../sessions.ts'
import { ChangeOutcomeDialog } from './change-outcome-dialog.tsx'
import { ChoiceList } from './choice-list.tsx'
import type { RosterBooking } from './choices.ts'
import own from './inspector.module.css'
import type { Permits } from './permits.ts'
import classes from './roster-entry.module.css'

type Props = {
  readonly session: DaySession
  readonly booking: RosterBooking
  /** In which place somebody waits; absent for who does not. */
  readonly place?: number | undefined
  readonly permits: Permits
  readonly opened: boolean
  readonly onToggle: () => void
}

/** One client on the roster. Chosen, it shows their credits and what can be done, with the effect of each. */
export function RosterEntry({ session, booking, place, permits, opened, onToggle }: Props) {
  const { t } = useTranslation()
  const line = useRef<HTMLButtonElement>(null)
  const details = useId()
  return (
    <li className={classes.root}>
      <button
        ref={line}
        type="button"
        className={classes.summary}
        aria-expanded={opened}
        aria-controls={details}
        onClick={onToggle}
        data-entry
      >
        <ChevronDown size={14} aria-hidden="true" className={classes.chevron} />
        {place !== undefined && (
          <span className={own.place} data-figure>
            <span aria-hidden="true">{place}</span>
            <span className="visually-hidden">{t('inspector.place', { place })}</span>
          </span>
        )}
        <bdi className={classes.name}>{booking.clientName}</bdi>
        <span className={classes.left} data-figure>
          {t('schedule.panel.left', { count: booking.available })}
        </span>
        <StatusBadge of="booking" status={booking.status} />
      </button>
      <div id={details} className={classes.details} hidden={!opened}>
        {opened && (
          <BookingDetails
            session={session}
            booking={booking}
            permits={permits}
            // What did it is gone with what it did: the line of the client stays.
            onDone={() => line.current?.focus()}
          />
        )}
      </div>
    </li>
  )
}

type DetailsProps = Pick<Props, 'session' | 'booking' | 'permits'> & { readonly onDone: () => void }

function BookingDetails({ session, booking, permits, onDone }: DetailsProps) {
  const { t } = useTranslation()
  const summary = useQuery('credits.summary', { clientId: booking.clientId })
  const [changing, setChanging] = useState(false)
  const packs = summary.value?.subscriptions ?? []
  const packOf = (id: number) => packs.find((pack) => pack.id === id)?.packageName ?? null
  return (
    <>
      <Answered answer={summary}>{(figures) => <CreditFigures summary={figures} />}</Answered>
      <ClientActs booking={booking} />
      {booking.paymentStatus !== 'not_due' && (
        <div>
          <StatusBadge of="payment" status={booking.paymentStatus} />
        </div>
      )}
      <ChoiceList session={session} booking={booking} permits={permits} packOf={packOf} onDone={onDone} />
      {permits.change && isFinal(booking.status) && (
        <div>
          <Button onClick={() => setChanging(true)}>{t('inspector.change.open')}</Button>
        </div>
      )}
      {changing && (
        <ChangeOutcomeDialog
          booking={booking}
          packOf={packOf}
          onClose={() => setChanging(false)}
          onDone={onDone}
        />
      )}
    </>
  )
}

/** What can be done for the client, whatever becomes of the booking. */
function ClientActs({ booking }: Pick<Props, 'booking'>) {
  const { t } = useTranslation()
  const may = useMay()
  const [adding, setAdding] = useState(false)
  return (
    <div className={classes.buttons}>
      {may('credits.allocate') && (
        <Button onClick={() => setAdding(true)}>{t('schedule.book.addSessions')}</Button>
      )}
      {may('clients.read') && (
        <Link
          className={classes.link}
          to="/clients/$clientId"
          params={{ clientId: String(booking.clientId) }}
        >
          {t('schedule.panel.openClient')}
        </Link>
      )}
      <AllocateDialog
        opened={adding}
        onClose={() => setAdding(false)}
        client={{ id: booking.clientId, name: booking.clientName }}
      />
    </div>
  )
}
