import { Link } from '@tanstack/react-router'
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

/** A session that a person must look at; leads to it on the schedule. */
export function SessionToSee({ sessionId, zone, onFollow }: Props) {
  const session = useQuery('sessions.get', { sessionId }).value?.session
  if (session === undefined) return null
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
      <MomentText at={session.startsAt} zone={zone} />
    </li>
  )
}
