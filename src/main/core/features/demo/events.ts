import type { Outcome } from '../../../../shared/domain/bookings.ts'
import type { Instant, LocalDate } from '../../../../shared/domain/time.ts'
import type { Funding } from '../bookings/funding.ts'
import type { DemoClient } from './clients.ts'
import type { FamilyKey, PackKey, ServiceKey } from './offer.ts'

/** A slot of the demo's schedule before it is on it. */
export type PlannedSession = {
  readonly service: ServiceKey
  readonly team: number
  /** Index within the team; the owner holds the meetings. */
  readonly trainer: number | 'owner'
  readonly room: number | null
  readonly date: LocalDate
  readonly startsAt: Instant
  readonly endsAt: Instant
  /** When the studio called it off, if it did. */
  readonly calledOffAt: Instant | null
}

/** A client's place in a session before it is booked. */
export type PlannedVisit = {
  readonly client: DemoClient
  readonly session: PlannedSession
  /** Whether the session comes on the schedule with this booking, as a personal one does. */
  readonly opens: boolean
  funding: Funding
}

/** What somebody at the studio did, and when. The steps of the use cases decide what comes of it. */
export type DemoEvent = { readonly at: Instant } & (
  | { readonly kind: 'register'; readonly client: DemoClient }
  | { readonly kind: 'sell'; readonly client: DemoClient; readonly pack: PackKey }
  | {
      readonly kind: 'allocate'
      readonly client: DemoClient
      readonly units: number
      readonly family: FamilyKey | null
      readonly category: 'paid' | 'promotional'
      readonly expiresOn: LocalDate | null
      readonly reason: string
      readonly by: 'owner' | 'desk'
    }
  | { readonly kind: 'deactivate'; readonly client: DemoClient }
  | { readonly kind: 'open'; readonly session: PlannedSession }
  | { readonly kind: 'callOff'; readonly session: PlannedSession; readonly reason: string }
  | { readonly kind: 'book'; readonly visit: PlannedVisit }
  | {
      readonly kind: 'cancel'
      readonly visit: PlannedVisit
      readonly reason: string
      readonly waive: boolean
    }
  | { readonly kind: 'mark'; readonly marks: readonly PlannedMark[] }
  | {
      readonly kind: 'freeze'
      readonly client: DemoClient
      readonly from: LocalDate
      readonly until: LocalDate
    }
  /** What is due by the clock alone. */
  | { readonly kind: 'upkeep' }
)

/** What became of a visit, as the trainer of its session marks it. */
export type PlannedMark = {
  readonly visit: PlannedVisit
  readonly outcome: Outcome
  readonly at: Instant
}

export type EventOf<K extends DemoEvent['kind']> = Extract<DemoEvent, { kind: K }>
