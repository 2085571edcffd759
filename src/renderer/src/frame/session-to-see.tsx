import { Link } from '@tanstack/react-router'
import type { ZoneId } from '../../../shared/domain/time.ts'
import { localDateOf, parseInstant } from '../../../shared/domain/time.ts'
import { useQuery } from '../api/use-query.ts'
import { MomentText } from '../components/date-text.tsx'
import classes from './health-light.module.css'

type Props = {
  readonly sessionId: number
  readonly zone: ZoneId
  readonly onFollow: () => void
}

/** A session that a person must look at; leads to it on the schedule. */
export function SessionToSee({ sessionId, zone, onFollow }: Props) {
  const session = useQuery('sessions.get', { sessionId }).value?.session
  const startsAt = session === undefined ? null : parseInstant(session.startsAt)
  if (session === undefined || startsAt === null) return null
  return (
    <li>
      <Link
        to="/schedule"
        search={{ date: localDateOf(startsAt, zone), session: sessionId }}
        className={classes.session}
        onClick={onFollow}
      >
        {session.title}
      </Link>
      <MomentText at={session.startsAt} zone={zone} />
    </li>
  )
}
