/** What the rows of the list of sessions must pass, in SQL. */
import { and, eq, gte, inArray, isNull, lt, lte, or, type SQL, sql } from 'drizzle-orm'
import { LIVE_STATUSES } from '../../../../shared/domain/bookings.ts'
import type { ListedStatus } from '../../../../shared/domain/schedule.ts'
import type { Instant } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import { beginningWith, hasWord, isAmongFound } from '../clients/words-queries.ts'
import type { Found, ListFilter, ListPart } from './list-parts.ts'

/** What is asked of the session alone. */
export function sessionPasses(q: Reader, { kind, trainerIds, from, to }: ListFilter): SQL | undefined {
  const { sessions } = q.t
  return and(
    kind === undefined ? undefined : eq(sessions.kind, kind),
    trainerIds === undefined ? undefined : inArray(sessions.trainerId, [...trainerIds]),
    from === undefined ? undefined : gte(sessions.startsAt, from),
    to === undefined ? undefined : lt(sessions.startsAt, to),
  )
}

/** The period, by the start that a booking repeats of its session. */
export function bookingIsWithin(q: Reader, { from, to }: ListFilter): SQL | undefined {
  const { bookings } = q.t
  return and(
    from === undefined ? undefined : gte(bookings.startsAt, from),
    to === undefined ? undefined : lt(bookings.startsAt, to),
  )
}

/** What is asked of the booking, less its status and its start. */
export function bookingPasses(
  q: Reader,
  { clientId, paymentStatus, unmarkedAt }: ListFilter,
  { clientWord, notClientWord }: ListPart,
): SQL | undefined {
  const { bookings } = q.t
  return and(
    clientId === undefined ? undefined : eq(bookings.clientId, clientId),
    paymentStatus === undefined ? undefined : eq(bookings.paymentStatus, paymentStatus),
    unmarkedAt === undefined ? undefined : isUnmarked(q, unmarkedAt),
    clientWord === null ? undefined : isAmongFound(q, bookings.clientId, beginningWith(clientWord)),
    notClientWord === null ? undefined : sql`(${bookings.id} is null or not ${isOfClient(q, notClientWord)})`,
  )
}

/** What is over has begun, and only the start is in an index. */
function isUnmarked(q: Reader, now: Instant): SQL | undefined {
  const { bookings } = q.t
  return and(
    inArray(bookings.status, [...LIVE_STATUSES]),
    lt(bookings.startsAt, now),
    lte(bookings.endsAt, now),
  )
}

/** Every word that is not a part's way in. */
export function wordsPass(q: Reader, { found }: ListPart): SQL | undefined {
  return and(...found.map((one) => isFound(q, one)))
}

/** The same for a session that nobody has booked. */
export function wordsPassUnbooked(q: Reader, { found }: ListPart): SQL | undefined {
  return and(...found.map((one) => isFound(q, { ...one, clientWord: null })))
}

function isOfClient(q: Reader, word: string): SQL {
  return hasWord(q, q.t.bookings.clientId, beginningWith(word))
}

function isFound(q: Reader, { clientWord, titles, trainerIds }: Found): SQL | undefined {
  const { title, trainerId } = q.t.sessions
  const ways = [clientWord !== null, titles.length > 0, trainerIds.length > 0].filter(Boolean)
  // Several ways in at once are no way in: then each row is looked at in the order of the list instead.
  const several = ways.length > 1
  return or(
    clientWord === null ? undefined : isOfClient(q, clientWord),
    titles.length === 0
      ? undefined
      : inArray(several ? sql`coalesce(${title}, '')` : sql`${title}`, [...titles]),
    trainerIds.length === 0
      ? undefined
      : inArray(several ? sql`coalesce(${trainerId}, 0)` : sql`${trainerId}`, [...trainerIds]),
  )
}

/** The status that a row is listed with: the booking's, or the session's own without one. */
export function hasStatus(q: Reader, status: ListedStatus | undefined): SQL | undefined {
  const { sessions, bookings } = q.t
  if (status === undefined) return undefined
  const without = and(isNull(bookings.id), eq(sessions.status, status === 'open' ? 'open' : 'cancelled'))
  if (status === 'open') return without
  return status === 'cancelled' ? or(eq(bookings.status, status), without) : eq(bookings.status, status)
}
