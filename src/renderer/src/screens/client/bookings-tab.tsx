import { useRef, useState } from 'react'
import { useTranslation } from 'react-i18next'
import { fullName } from '../../../../shared/domain/clients.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { CancelBookingDialog } from '../../panels/cancel-booking-dialog.tsx'
import { BOOKINGS_AT_ONCE, useClientBookings } from '../../panels/client-bookings.ts'
import type { ClientBooking } from '../../panels/client-bookings-view.ts'
import { useNow } from '../../state/clock.ts'
import { BookingTable } from './booking-table.tsx'
import classes from './client.module.css'
import { OlderBookings } from './older-bookings.tsx'
import type { Client } from './view-model.ts'

type Props = { readonly client: Client }

/** Drawn at once; years of bookings are shown as they are asked for. */
const AT_ONCE = 50

/** What a client is booked for, and what they were. */
export function BookingsTab({ client }: Props) {
  const { t } = useTranslation()
  const bookings = useClientBookings(client.id, useNow())
  const [shown, setShown] = useState(AT_ONCE)
  const heading = useRef<HTMLHeadingElement>(null)
  const [cancelling, setCancelling] = useState<ClientBooking | null>(null)
  return (
    <>
      <Answered answer={bookings}>
        {({ upcoming, past, total }) => (
          <>
            <h3 ref={heading} tabIndex={-1} className={classes.heading}>
              {t('client.bookings.upcoming')}
            </h3>
            {upcoming.length === 0 ? (
              <p className={classes.none}>{t('client.bookings.noUpcoming')}</p>
            ) : (
              <BookingTable
                label={t('client.bookings.upcoming')}
                bookings={upcoming}
                onCancel={setCancelling}
              />
            )}
            <h3 className={classes.heading}>{t('client.bookings.past')}</h3>
            {past.length === 0 ? (
              <p className={classes.none}>{t('client.bookings.noPast')}</p>
            ) : (
              <BookingTable label={t('client.bookings.past')} bookings={past.slice(0, shown)} />
            )}
            {past.length > shown && (
              <div className={classes.more}>
                <Button tone="quiet" onClick={() => setShown(shown + AT_ONCE)}>
                  {t('client.bookings.older')}
                </Button>
              </div>
            )}
            {past.length <= shown && total > BOOKINGS_AT_ONCE && (
              <OlderBookings clientId={client.id} offset={BOOKINGS_AT_ONCE} />
            )}
          </>
        )}
      </Answered>
      {cancelling !== null && (
        <CancelBookingDialog
          opened
          onClose={() => setCancelling(null)}
          onCancelled={() => heading.current?.focus()}
          booking={{
            id: cancelling.id,
            title: cancelling.title,
            startsAt: cancelling.startsAt,
            clientName: fullName(client),
          }}
        />
      )}
    </>
  )
}
