import { Link } from '@tanstack/react-router'
import { useTranslation } from 'react-i18next'
import { isLive } from '../../../shared/domain/bookings.ts'
import type { ZoneId } from '../../../shared/domain/time.ts'
import { localDateOf } from '../../../shared/domain/time.ts'
import { instantOf } from '../api/instant-of.ts'
import { useQuery } from '../api/use-query.ts'
import { MomentText } from '../components/date-text.tsx'
import classes from './health-light.module.css'

type Props = {
  readonly sessionId: number
  readonly zone: ZoneId
  readonly onFollow: () => void
}

/** So many clients are named: of a class nobody reads all. */
const NAMED = 2

/** A session that a person must look at; with who is in it; leads to it on the schedule. */
export function SessionToSee({ sessionId, zone, onFollow }: Props) {
  const { t } = useTranslation()
  const session = useQuery('sessions.get', { sessionId }).value?.session
  if (session === undefined) return null
  const clients = session.bookings.filter(({ status }) => isLive(status)).map(({ clientName }) => clientName)
  const people = [
    ...clients.slice(0, NAMED),
    ...(clients.length > NAMED ? [t('health.moreClients', { count: clients.length - NAMED })] : []),
    ...(session.trainerName === null ? [] : [t('health.with', { trainer: session.trainerName })]),
  ]
  return (
    <li>
      <Link
        to="/schedule"
        search={{ date: localDateOf(instantOf(session.startsAt), zone), session: sessionId }}
        className={classes.session}
        onClick={onFollow}
      >
        {session.title}
      </Link>
      <span className={classes.people} dir="auto">
        {people.join(', ')}
      </span>
      <MomentText at={session.startsAt} zone={zone} />
    </li>
  )
}
