import type { ServiceKind } from '../../../../shared/domain/catalogue.ts'
import type { OpenClasses } from '../../../../shared/domain/plan-times.ts'
import type { Instant, Period } from '../../../../shared/domain/time.ts'
import type { Reader } from '../../engine/engine.ts'
import type { ServiceRecord } from '../catalogue/queries.ts'
import type { Basis } from './basis.ts'
import { listClasses } from './basis-queries.ts'

/** A class as a person knows it. */
export type ClassName = {
  readonly sessionId: number
  readonly endsAt: Instant
  readonly hasRoom: boolean
  readonly trainerId: number | null
  readonly trainerName: string | null
  readonly roomId: number | null
  /** Places that nobody has. */
  readonly free: number
}

/** Which of several classes that start together somebody wants. */
export type WantedClasses = {
  /** Those that were seen to be joined. */
  readonly seen: ReadonlySet<number>
  /** Whose classes go before others; null for nobody's. */
  readonly trainerId: number | null
}

/** Kinds of which a place is sold, and not the session. */
const SHARED: ReadonlySet<string> = new Set<ServiceKind>(['group', 'webinar'])

/** Whether strangers share the sessions of a service. */
export const isShared = ({ kind }: Pick<ServiceRecord, 'kind'>): boolean => SHARED.has(kind)

/**
 * The classes of a service that are on the schedule in a span, by their starts; none of a service that is not shared
 * with strangers, however many come with the client. One has room when as many places are free as the sale names
 * people. Of several that start together the one that was seen is joined, else one with room, of these one of the
 * trainer that is asked for, then the one with the most free places, of as many the first that was made.
 */
export async function openClasses(
  q: Reader,
  { wishes }: Pick<Basis, 'wishes'>,
  service: Pick<ServiceRecord, 'id' | 'kind'>,
  span: Period,
  { seen, trainerId }: WantedClasses,
): Promise<ReadonlyMap<Instant, ClassName> & OpenClasses> {
  const found = new Map<Instant, ClassName>()
  if (!isShared(service)) return found
  const people = peopleOf(wishes)
  const worth = (one: ClassName) =>
    [seen.has(one.sessionId), one.hasRoom, one.trainerId === trainerId, one.free].map(Number)
  for (const { id, startsAt, capacity, taken, ...named } of await listClasses(q, service.id, span)) {
    const free = Math.max(capacity - taken, 0)
    const one = { ...named, sessionId: id, free, hasRoom: free >= people }
    const other = found.get(startsAt)
    if (other === undefined || isMore(worth(one), worth(other))) found.set(startsAt, one)
  }
  return found
}

/** How many people a sale is for. */
export const peopleOf = ({ groupSize }: Basis['wishes']): number => Math.max(groupSize ?? 1, 1)

/** Compares by the first in which they differ. */
function isMore(a: readonly number[], b: readonly number[]): boolean {
  const place = a.findIndex((value, index) => value !== b[index])
  return (a[place] ?? 0) > (b[place] ?? 0)
}
