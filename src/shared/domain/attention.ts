/** What can wait for a person's decision. */
export const ATTENTION_KINDS = [
  /** A waiting client could not be promoted. */
  'promotion_skipped',
  /** A refund asks for more units than are left to take. */
  'refund_owed',
  /** A place was given up because nobody confirmed it. */
  'booking_lapsed',
] as const
export type AttentionKind = (typeof ATTENTION_KINDS)[number]
