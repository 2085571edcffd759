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
  readonly trainerName: string | null
  readonly trainerId: number | null
  readonly roomId: number | null
  /** Places that nobody has. */
  readonly free: number
}

/** Kinds of which a place is sold, and not the session. */
const SHARED: ReadonlySet<string> = new Set<ServiceKind>(['group', 'webinar'])

/** Whether strangers share the sessions of a service. */
export const isShared = ({ kind }: Pick<ServiceRecord, 'kind'>): boolean => SHARED.has(kind)

/**
 * The classes of a service that are on the schedule in a span, by their starts; none of a service that is not shared
 * with strangers, however many come with the client. One has room when as many places are free as the sale names people. Of several that start together the one with the most
 * free places is joined, of as many the first that was made.
 */
export async function openClasses(
  q: Reader,
  { wishes }: Pick<Basis, 'wishes'>,
  service: Pick<ServiceRecord, 'id' | 'kind'>,
  span: Period,
): Promise<ReadonlyMap<Instant, ClassName> & OpenClasses> {
  const found = new Map<Instant, ClassName>()
  if (!isShared(service)) return found
  const people = Math.max(wishes.groupSize ?? 1, 1)
  for (const { id, startsAt, capacity, taken, ...own } of await listClasses(q, service.id, span)) {
    const free = Math.max(capacity - taken, 0)
    if (free <= (found.get(startsAt)?.free ?? -1)) continue
    found.set(startsAt, { ...own, sessionId: id, free, hasRoom: free >= people })
  }
  return found
}
