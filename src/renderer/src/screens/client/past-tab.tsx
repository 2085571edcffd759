import { TextInput } from '@mantine/core'
import { useState } from 'react'
import { useTranslation } from 'react-i18next'
import type { Value } from '../../../../shared/contract/index.ts'
import { instantOf } from '../../api/instant-of.ts'
import { useQuery } from '../../api/use-query.ts'
import { Answered } from '../../components/answered.tsx'
import { MomentText } from '../../components/date-text.tsx'
import { StatusBadge } from '../../components/status-badge.tsx'
import { Table } from '../../components/table.tsx'
import { formatMoment } from '../../i18n/format-date.ts'
import { useNow } from '../../state/clock.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './client.module.css'
import { pastMoment } from './past-moment.ts'

type Props = { readonly clientId: number }

type Past = Value<'clients.asOf'>

/** What a client had, and was booked for, at a moment that is chosen: the ledger as it stood, folded anew. */
export function PastTab({ clientId }: Props) {
  const { t } = useTranslation()
  const { today, zone } = useStudio()
  const now = useNow()
  const [day, setDay] = useState('')
  const [time, setTime] = useState('')
  const at = pastMoment({ day, time }, zone, now)
  const past = useQuery('clients.asOf', at === null ? null : { clientId, at }, { keepPrevious: true })
  const ahead = day !== '' && at === null
  return (
    <>
      <div className={classes.moment}>
        <TextInput
          type="date"
          max={today}
          label={t('client.past.day')}
          error={ahead && t('client.past.ahead')}
          value={day}
          onChange={(event) => setDay(event.currentTarget.value)}
        />
        <TextInput
          type="time"
          label={t('client.past.time')}
          value={time}
          onChange={(event) => setTime(event.currentTarget.value)}
        />
      </div>
      {at === null ? (
        <p className={classes.none}>{t('client.past.lead')}</p>
      ) : (
        <Answered answer={past}>{(shown) => <PastAccount past={shown} />}</Answered>
      )}
    </>
  )
}

function PastAccount({ past }: { readonly past: Past }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const { remaining, scheduled, completed, total, lastLine, subscriptions, bookings } = past
  const moment = formatMoment(instantOf(past.at), zone)
  return (
    <>
      <div role="status" className={classes.pastSum}>
        <strong data-figure>{t('client.past.sum', { count: remaining, moment })}</strong>
        <span className={classes.family} data-figure>
          {t('client.past.adds', { used: completed, scheduled, remaining, total })}
        </span>
        {lastLine !== null && (
          <span className={classes.family}>
            {t('client.past.last')} {lastLine.sentence}
          </span>
        )}
      </div>
      {subscriptions.length > 0 && <PastPacks packs={subscriptions} />}
      <h3 className={classes.heading}>{t('client.past.bookings')}</h3>
      {bookings.length === 0 ? (
        <p className={classes.none}>{t('client.past.noBookings')}</p>
      ) : (
        <PastBookings bookings={bookings} />
      )}
    </>
  )
}

const FIGURES = ['completed', 'scheduled', 'remaining', 'total'] as const

function PastPacks({ packs }: { readonly packs: Past['subscriptions'] }) {
  const { t } = useTranslation()
  const heads = { completed: 'used', scheduled: 'scheduled', remaining: 'remaining', total: 'total' } as const
  return (
    <Table label={t('client.past.packs')}>
      <thead>
        <tr>
          <th scope="col">{t('client.packs.name')}</th>
          {FIGURES.map((figure) => (
            <th key={figure} scope="col" data-align="end">
              {t(`client.packs.${heads[figure]}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {packs.map((pack) => (
          <tr key={pack.id}>
            <th scope="row">
              {pack.packageName}
              <span className={classes.family}>{pack.family ?? t('client.packs.general')}</span>
            </th>
            {FIGURES.map((figure) => (
              <td key={figure} data-align="end">
                {pack[figure]}
              </td>
            ))}
          </tr>
        ))}
      </tbody>
    </Table>
  )
}

function PastBookings({ bookings }: { readonly bookings: Past['bookings'] }) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  return (
    <Table label={t('client.past.bookings')}>
      <thead>
        <tr>
          <th scope="col">{t('client.bookings.when')}</th>
          <th scope="col">{t('client.bookings.session')}</th>
          <th scope="col">{t('client.bookings.trainer')}</th>
          <th scope="col">{t('client.bookings.status')}</th>
        </tr>
      </thead>
      <tbody>
        {bookings.map((booking) => (
          <tr key={booking.id}>
            <td className={classes.when}>
              <MomentText at={booking.startsAt} zone={zone} />
            </td>
            <th scope="row">{booking.title}</th>
            <td>{booking.trainerName ?? t('schedule.unassigned')}</td>
            <td>
              <StatusBadge of="booking" status={booking.status} />
            </td>
          </tr>
        ))}
      </tbody>
    </Table>
  )
}
