import type { Money } from './money.ts'
import { type Actor, may, type Permission } from './permissions.ts'
import type { Instant } from './time.ts'

/** What can wait for a person's decision, kept until somebody settles it. */
export const ATTENTION_KINDS = [
  /** A waiting client could not be promoted. */
  'promotion_skipped',
  /** A refund asks for more units than are left to take. */
  'refund_owed',
  /** A place was given up because nobody confirmed it. */
  'booking_lapsed',
  /** Something was paid in Stripe, and nobody can tell whose it is or what it is. */
  'unmatched_purchase',
  /** Money was given back in Stripe, and what it asks of the credits nobody can tell from it. */
  'refund_unclear',
  /** A client's bank asks the money of a sale back. */
  'dispute_opened',
  /** Stripe does not let Tallybook read any more. */
  'stripe_stopped',
  /** Nobody said how many sessions a sale is for. */
  'plan_unconfirmed',
  /** Not every session of a plan found a place. */
  'plan_partial',
  /** No session of a plan found a place. */
  'plan_failed',
] as const
export type AttentionKind = (typeof ATTENTION_KINDS)[number]

/** What asks for a decision only as long as it is so, and so is looked up instead of kept. */
export const DERIVED_ATTENTION_KINDS = [
  /** Something in the studio's data does not hold. */
  'integrity_finding',
  /** A session to come lies outside the hours in which sessions are expected. */
  'session_outside',
  /** A session is over, and nobody has said who came. */
  'unmarked_session',
] as const

type SeatFacts = {
  readonly clientName: string
  readonly sessionTitle: string
  /** When the session begins. */
  readonly startsAt: Instant
}

type SessionFacts = Pick<SeatFacts, 'sessionTitle' | 'startsAt'> & { readonly trainerName: string | null }

type PlanFacts = {
  readonly clientName: string
  readonly packageName: string
  /** Sessions that it is to make. */
  readonly count: number
}

/** What the sentences of each kind need. Names are as they were when it was filed. */
export type AttentionDetails = {
  /** `reason` is the sentence of the refusal with `code`. */
  promotion_skipped: SeatFacts & { readonly code: string; readonly reason: string }
  /** `owed` units of the pack are still to be taken back. */
  refund_owed: { readonly clientName: string; readonly packageName: string; readonly owed: number }
  booking_lapsed: SeatFacts
  /** `buyer` is who paid, as Stripe calls them; `what` is the first of what was bought, of `items` that wait. */
  unmatched_purchase: {
    readonly buyer: string | null
    readonly what: string
    /** Not in matters of older versions, which say it in `what`. */
    readonly items?: number
    readonly missing: 'client' | 'package' | 'both'
  }
  /**
   * `stated` is what Stripe says. `by_hand`: `known` was recorded by hand before, and may be the same money or not.
   * `currency`: `known` is what the sale cost, in another currency.
   */
  refund_unclear: {
    /** Null where nobody knows whose the sale is. */
    readonly clientName: string | null
    readonly what: string
    readonly problem: 'by_hand' | 'currency' | 'dispute_currency' | 'settled_won' | 'settled_lost'
    readonly stated: Money
    readonly known: Money
  }
  /** `held` units were put on hold. */
  dispute_opened: { readonly clientName: string; readonly packageName: string; readonly held: number }
  /** `scope` is what the key may not read; null where the key itself is refused. */
  stripe_stopped: { readonly scope: string | null }
  plan_unconfirmed: PlanFacts & { readonly problem: 'defaulted' | 'unknown_tier' | 'out_of_range' }
  plan_partial: PlanFacts & { readonly placed: number }
  /** `reason` is the sentence of what stood in the way. */
  plan_failed: PlanFacts & { readonly reason: string }
  /** A finding of the integrity check, in its own words. */
  integrity_finding: {
    readonly id: string
    readonly severity: 'error' | 'attention'
    readonly entity: string
    readonly entityId: number
    readonly expected: string
    readonly found: string
    readonly repair?: string | undefined
  }
  /** What it meets, as a sentence. */
  session_outside: SessionFacts & { readonly found: string }
  /** Bookings without an outcome. */
  unmarked_session: SessionFacts & { readonly unmarked: number }
}

/** A kind with the details that belong to it. */
export type AttentionMatter = {
  readonly [K in keyof AttentionDetails]: { readonly kind: K; readonly details: AttentionDetails[K] }
}[keyof AttentionDetails]

export type ListedKind = AttentionMatter['kind']

/** What somebody must be allowed to do to settle each kind, the most pressing kind first: so they are listed. */
const NEEDS: Readonly<Record<ListedKind, Permission>> = {
  integrity_finding: 'integrity.check',
  session_outside: 'schedule.write',
  stripe_stopped: 'studio.write',
  dispute_opened: 'sales.refund',
  refund_unclear: 'sales.refund',
  refund_owed: 'bookings.write',
  unmatched_purchase: 'sales.write',
  plan_unconfirmed: 'schedule.write',
  plan_failed: 'schedule.write',
  plan_partial: 'schedule.write',
  promotion_skipped: 'bookings.write',
  booking_lapsed: 'bookings.write',
  unmarked_session: 'bookings.outcome',
}

/** Every kind, the most pressing first. */
export const LISTED_KINDS = Object.keys(NEEDS) as readonly ListedKind[]

/** What is somebody's to settle: the kinds that they can do something about, in the order of the list. */
export function kindsOf(actor: Actor): readonly ListedKind[] {
  return LISTED_KINDS.filter((kind) => may(actor, NEEDS[kind]))
}

/** Whether of sessions only somebody's own are theirs to settle: a trainer's, and whoever's who may not read who comes. */
export function settlesOwnOnly(actor: Actor): boolean {
  return actor.role === 'trainer' || !may(actor, 'clients.read')
}
