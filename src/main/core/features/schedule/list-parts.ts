/** The list of sessions in parts that exclude one another, so that each can be found by an index of its own. */
import type { Parsed } from '../../../../shared/contract/index.ts'
import type { Instant } from '../../../../shared/domain/time.ts'

type Asked = Parsed<'sessions.list'>

export type ListFilter = Pick<Asked, 'status' | 'kind' | 'paymentStatus' | 'clientId'> & {
  readonly from?: Instant | undefined
  readonly to?: Instant | undefined
  readonly trainerIds?: readonly number[] | undefined
  /** Only live bookings of sessions that were over at this moment. */
  readonly unmarkedAt?: Instant | undefined
  /** One for each word that was searched for; all must be found. */
  readonly found: readonly Found[]
}

/** Where a word was found: a row matches by any of the three. */
export type Found = {
  /** The word itself, when it begins a word of some client. */
  readonly clientWord: string | null
  readonly titles: readonly string[]
  readonly trainerIds: readonly number[]
}

/** Rows that are found together. */
export type ListPart = {
  /** A word that one of the client's begins with: the way in. */
  readonly clientWord: string | null
  /** Nor does any word of the client begin with this one: those are in another part. */
  readonly notClientWord: string | null
  /** The other words, each found by any of its ways. */
  readonly found: readonly Found[]
}

const isOfSession = ({ titles, trainerIds }: Found): boolean => titles.length > 0 || trainerIds.length > 0

/**
 * One part for each way in. A word that only clients have leads there alone. One that clients and sessions have makes two
 * parts, because no index finds either; every other word is only looked for in what was found.
 */
export function partsOf(found: readonly Found[]): readonly ListPart[] {
  const first = found.find((one) => !isOfSession(one)) ?? found.find(({ clientWord }) => clientWord !== null)
  if (first === undefined) return [{ clientWord: null, notClientWord: null, found }]
  const others = found.filter((one) => one !== first)
  const { clientWord } = first
  const byClient = { clientWord, notClientWord: null, found: others }
  if (!isOfSession(first)) return [byClient]
  const bySession = { ...first, clientWord: null }
  return [byClient, { clientWord: null, notClientWord: clientWord, found: [...others, bySession] }]
}

/** Whether bookings lead to the rows of a part: their client's words, their client, what they owe or that nobody marked them. */
export function isByBooking(filter: ListFilter, part: ListPart): boolean {
  const { clientId, paymentStatus, unmarkedAt } = filter
  return [part.clientWord ?? undefined, clientId, paymentStatus, unmarkedAt].some((one) => one !== undefined)
}

/** Whether a part asks something that only the session knows. */
export function asksSession(filter: ListFilter, part: ListPart): boolean {
  return filter.kind !== undefined || filter.trainerIds !== undefined || part.found.some(isOfSession)
}

/** Whether sessions that nobody has ever booked can be among the rows of a part. */
export function hasUnbooked(filter: ListFilter, part: ListPart): boolean {
  const status = filter.status === undefined || filter.status === 'open' || filter.status === 'cancelled'
  return status && !isByBooking(filter, part) && part.found.every(isOfSession)
}

/** Whether bookings can be among the rows: only a session without one is open. */
export const hasBooked = ({ status }: ListFilter): boolean => status !== 'open'
