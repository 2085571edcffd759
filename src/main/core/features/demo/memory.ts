import { assert } from '../../../../shared/errors.ts'
import type { Writer } from '../../engine/engine.ts'
import type { BookingRecord } from '../bookings/queries.ts'
import type { ClientRecord } from '../clients/queries.ts'
import type { SessionRecord } from '../schedule/queries.ts'
import type { DemoClient } from './clients.ts'
import type { PlannedSession, PlannedVisit } from './events.ts'
import type { Founded, Moments } from './found.ts'
import type { FamilyKey } from './offer.ts'
import type { Random } from './random.ts'

/** What the studio knows while its past is lived through: plans, and the rows that came of them. */
export type Life = {
  readonly q: Writer
  readonly moments: Moments
  readonly founded: Founded
  readonly random: Random
  readonly members: Map<DemoClient, Member>
  readonly sessions: Map<PlannedSession, SessionRecord>
  readonly bookings: Map<PlannedVisit, BookingRecord>
}

export type Member = {
  readonly record: ClientRecord
  /** Until when they do not ask for another place, per family. */
  readonly away: Map<FamilyKey, number>
  /** Families in which a pack is bought and cannot pay yet. */
  readonly waiting: Set<FamilyKey>
  /** Families in which they have a membership: it gives more next month. */
  readonly monthly: Set<FamilyKey>
}

export function beginLife(q: Writer, moments: Moments, founded: Founded, random: Random): Life {
  return {
    q,
    moments,
    founded,
    random,
    members: new Map(),
    sessions: new Map(),
    bookings: new Map(),
  }
}

export function memberOf(life: Life, client: DemoClient): Member {
  const member = life.members.get(client)
  assert(member !== undefined, 'a client is registered before anything else')
  return member
}
