import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { Button } from '../../components/button.tsx'
import { BOOKINGS_AT_ONCE } from '../../panels/client-bookings.ts'
import { BookingTable } from './booking-table.tsx'
import classes from './client.module.css'

type Props = { readonly clientId: number; readonly offset: number }

/** One page of old bookings after another, each asked for by a press. */
export function OlderBookings({ clientId, offset }: Props) {
  const { t } = useTranslation()
  const [opened, setOpened] = useState(false)
  const page = useQuery('bookings.list', opened ? { clientId, limit: BOOKINGS_AT_ONCE, offset } : null)
  if (!opened) {
    return (
      <div className={classes.more}>
        <Button tone="quiet" onClick={() => setOpened(true)}>
          {t('client.bookings.older')}
        </Button>
      </div>
    )
  }
  return (
    <Answered answer={page}>
      {({ rows, total }) => (
        <>
          <BookingTable label={t('client.bookings.past')} bookings={rows} />
          {total > offset + BOOKINGS_AT_ONCE && (
            <OlderBookings clientId={clientId} offset={offset + BOOKINGS_AT_ONCE} />
          )}
        </>
      )}
    </Answered>
  )
}
