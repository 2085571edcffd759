import { Checkbox } from '@mantine/core'
import { useTranslation } from 'react-i18next'
import { localDateOf } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import { Table } from '../../components/table.tsx'
import { formatClockRange, formatDay } from '../../i18n/format-date.ts'
import { useStudio } from '../../state/studio.ts'
import classes from './closing.module.css'
import type { ClosedSession } from './closing.ts'
import type { ClosingPlan } from './use-closing.ts'

/** Every session that lies in the closure, with a box that says whether it is cancelled. */
export function ClosedSessions({ plan }: { readonly plan: ClosingPlan }) {
  const { t } = useTranslation()
  const { rows, stay, chosen } = plan
  const ids = rows.map(({ sessionId }) => sessionId)
  return (
    <section aria-labelledby="closed-sessions">
      <h2 id="closed-sessions">{t('closing.sessions')}</h2>
      {rows.length === 0 ? (
        <p className={classes.hint}>{t('closing.noSessions')}</p>
      ) : (
        <>
          <p className={classes.hint}>{t('closing.sessionsHint')}</p>
          <Table label={t('closing.sessions')}>
            <thead>
              <tr>
                <td>
                  <Checkbox
                    aria-label={t('closing.all')}
                    checked={chosen === rows.length}
                    indeterminate={chosen > 0 && chosen < rows.length}
                    onChange={({ currentTarget }) => stay(ids, !currentTarget.checked)}
                  />
                </td>
                <th scope="col">{t('closing.column.when')}</th>
                <th scope="col">{t('closing.column.session')}</th>
                <th scope="col">{t('closing.column.clients')}</th>
                <th scope="col" data-align="end">
                  {t('closing.column.returned')}
                </th>
              </tr>
            </thead>
            <tbody>
              {rows.map((row) => (
                <SessionRow
                  key={row.sessionId}
                  row={row}
                  stays={plan.isStaying(row.sessionId)}
                  onStay={(stays) => stay([row.sessionId], stays)}
                />
              ))}
            </tbody>
          </Table>
        </>
      )}
    </section>
  )
}

type RowProps = {
  readonly row: ClosedSession
  readonly stays: boolean
  readonly onStay: (stays: boolean) => void
}

function SessionRow({ row, stays, onStay }: RowProps) {
  const { t } = useTranslation()
  const { zone } = useStudio()
  const { session, bookings, returned, refusal } = row
  if (session === null) {
    return (
      <tr>
        <td />
        <td colSpan={4}>{refusal?.message}</td>
      </tr>
    )
  }
  const startsAt = instantOf(session.startsAt)
  const day = formatDay(localDateOf(startsAt, zone), 'weekday')
  const time = formatClockRange(startsAt, instantOf(session.endsAt), zone)
  const waiting = bookings.filter(({ waits }) => waits).length
  const where = [session.trainerName, session.roomName].filter((name) => name !== null)
  return (
    <tr data-stays={stays || undefined} className={classes.session}>
      <td>
        <Checkbox
          aria-label={t('closing.cancel', { session: `${session.title}, ${day}, ${time}` })}
          checked={!stays}
          onChange={({ currentTarget }) => onStay(!currentTarget.checked)}
        />
      </td>
      <td className={classes.when}>
        {day}
        <span className={classes.hint}>{time}</span>
      </td>
      <th scope="row" dir="auto">
        {session.title}
        {where.length > 0 && <span className={classes.hint}>{where.join(', ')}</span>}
      </th>
      <td>
        {t('closing.booked', { count: bookings.length - waiting })}
        {waiting > 0 && `, ${t('closing.waiting', { count: waiting })}`}
      </td>
      <td data-align="end">{t('closing.credits', { count: returned })}</td>
    </tr>
  )
}
