import { useTranslation } from 'react-i18next'
import { Answered } from '../components/answered.tsx'
import { MomentText } from '../components/date-text.tsx'
import { useNow } from '../state/clock.ts'
import { useStudio } from '../state/studio.ts'
import { useClientBookings } from './client-bookings.ts'
import classes from './next-bookings.module.css'

type Props = { readonly clientId: number }

const SHOWN = 3

/** The next sessions a client comes to. */
export function NextBookings({ clientId }: Props) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const bookings = useClientBookings(clientId, useNow())
  return (
    <section>
      <h3>{t('client.bookings.next')}</h3>
      <Answered answer={bookings}>
        {({ upcoming }) =>
          upcoming.length === 0 ? (
            <p className={classes.none}>{t('client.bookings.noUpcoming')}</p>
          ) : (
            <>
              <ul className={classes.list}>
                {upcoming.slice(0, SHOWN).map((booking) => (
                  <li key={booking.id}>
                    <span className={classes.title}>{booking.title}</span>
                    <MomentText at={booking.startsAt} zone={zone} />
                  </li>
                ))}
              </ul>
              {upcoming.length > SHOWN && (
                <p className={classes.none}>
                  {t('client.bookings.more', { count: upcoming.length - SHOWN })}
                </p>
              )}
            </>
          )
        }
      </Answered>
    </section>
  )
}
