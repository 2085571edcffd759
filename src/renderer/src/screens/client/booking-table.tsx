import { Link } from '@tanstack/react-router'
import { TriangleAlert } from 'lucide-react'
import { useTranslation } from 'react-i18next'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useMay } from '../../api/use-may.ts'
import { Button } from '../../components/button.tsx'
import { MomentText } from '../../components/date-text.tsx'
import { Badge, StatusBadge } from '../../components/status-badge.tsx'
import { Table } from '../../components/table.tsx'
import { formatMoment } from '../../i18n/format-date.ts'
import { type ClientBooking, lacksOutcome } from '../../panels/client-bookings-view.ts'
import { useNow } from '../../state/clock.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './client.module.css'

type Props = {
  readonly label: string
  readonly bookings: readonly ClientBooking[]
  /** Absent where nothing can be cancelled any more. */
  readonly onCancel?: (booking: ClientBooking) => void
}

/** Bookings with what paid for them and what became of them. */
export function BookingTable({ label, bookings, onCancel }: Props) {
  const { t } = useTranslation()
  const may = useMay()
  const cancel = onCancel !== undefined && may('bookings.write') ? onCancel : null
  return (
    <Table label={label}>
      <colgroup>
        <col className={classes.colWhen} />
        <col />
        <col className={classes.colWho} />
        <col className={classes.colPaid} />
        <col className={cancel === null ? classes.colLastStatus : classes.colStatus} />
        {cancel !== null && <col className={classes.colAction} />}
      </colgroup>
      <thead>
        <tr>
          <th scope="col">{t('client.bookings.when')}</th>
          <th scope="col">{t('client.bookings.session')}</th>
          <th scope="col">{t('client.bookings.trainer')}</th>
          <th scope="col">{t('client.bookings.paidFrom')}</th>
          <th scope="col">{t('client.bookings.status')}</th>
          {cancel !== null && (
            <th scope="col">
              <span className="visually-hidden">{t('client.bookings.actions')}</span>
            </th>
          )}
        </tr>
      </thead>
      <tbody>
        {bookings.map((booking) => (
          <BookingRow key={booking.id} booking={booking} onCancel={cancel} />
        ))}
      </tbody>
    </Table>
  )
}

type RowProps = {
  readonly booking: ClientBooking
  readonly onCancel: ((booking: ClientBooking) => void) | null
}

function BookingRow({ booking, onCancel }: RowProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const startsAt = instantOf(booking.startsAt)
  return (
    <tr>
      <td className={classes.when}>
        <MomentText at={booking.startsAt} zone={zone} />
      </td>
      <th scope="row">
        <Link
          className={classes.link}
          to="/schedule"
          search={{ date: localDateOf(startsAt, zone), session: booking.sessionId }}
        >
          {booking.title}
        </Link>
      </th>
      <td>{booking.trainerName ?? t('schedule.unassigned')}</td>
      <td className={classes.pack}>
        {booking.funding === 'credit' ? booking.paidFrom : t(`client.bookings.funding.${booking.funding}`)}
      </td>
      <td>
        <Outcome booking={booking} />
      </td>
      {onCancel !== null && (
        <td data-align="end">
          <span className={classes.action}>
            <Button
              tone="quiet"
              label={t('client.bookings.cancelNamed', {
                title: booking.title,
                when: formatMoment(startsAt, zone),
              })}
              onClick={() => onCancel(booking)}
            >
              {t('client.bookings.cancel')}
            </Button>
          </span>
        </td>
      )}
    </tr>
  )
}

type OutcomeProps = { readonly booking: ClientBooking }

function Outcome({ booking }: OutcomeProps) {
  const { t } = useTranslation()
  if (!lacksOutcome(booking, useNow())) return <StatusBadge of="booking" status={booking.status} />
  return (
    <Badge icon={TriangleAlert} tone="warning">
      {t('client.bookings.noOutcome')}
    </Badge>
  )
}
