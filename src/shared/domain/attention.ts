import type { Instant } from './time.ts'

/** What can wait for a person's decision, kept until somebody settles it. */
export const ATTENTION_KINDS = [
  /** A waiting client could not be promoted. */
  'promotion_skipped',
  /** A refund asks for more units than are left to take. */
  'refund_owed',
  /** A place was given up because nobody confirmed it. */
  'booking_lapsed',
] as const
export type AttentionKind = (typeof ATTENTION_KINDS)[number]

/** What asks for a decision only as long as it is so, and so is looked up instead of kept. */
export const DERIVED_ATTENTION_KINDS = [
  /** A session is over, and nobody has said who came. */
  'unmarked_session',
] as const

type SeatFacts = {
  readonly clientName: string
  readonly sessionTitle: string
  /** When the session begins. */
  readonly startsAt: Instant
}

/** What the sentences of each kind need. Names are as they were when it was filed. */
export type AttentionDetails = {
  /** `reason` is the sentence of the refusal with `code`. */
  promotion_skipped: SeatFacts & { readonly code: string; readonly reason: string }
  /** `owed` units of the pack are still to be taken back. */
  refund_owed: { readonly clientName: string; readonly packageName: string; readonly owed: number }
  booking_lapsed: SeatFacts
  /** Bookings without an outcome. */
  unmarked_session: Pick<SeatFacts, 'sessionTitle' | 'startsAt'> & { readonly unmarked: number }
}

/** A kind with the details that belong to it. */
export type AttentionMatter = {
  readonly [K in keyof AttentionDetails]: { readonly kind: K; readonly details: AttentionDetails[K] }
}[keyof AttentionDetails]
