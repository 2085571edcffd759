/** What a look at Stripe is, and how it ended. */
import type { Value } from '../../../../shared/contract/index.ts'
import { DAY, MINUTE } from '../../../../shared/domain/calendar.ts'
import type { Stopped } from './account.ts'

export type Found = Value<'stripe.record'>

export const NOTHING: Found = { granted: 0, unmatched: 0, leftOut: 0, changed: 0, seen: 0 }

export const bringsAny = ({ granted, unmatched, leftOut, changed }: Found): boolean =>
  granted + unmatched + leftOut + changed > 0

/** Records what was staged under a name, as Tallybook itself, through the same dispatch as every other command. */
export type RecordBatch = (
  batch: string,
) => Promise<{ readonly ok: true; readonly value: Found } | { readonly ok: false; readonly code: string }>

/** The mark is written down this often though nothing has happened. */
export const KEEP_EVERY = 10 * MINUTE

/** Stripe itself forgets events after 30 days. */
export const KEEP_EVENTS = 40 * DAY

/** How a look at Stripe ended. */
export type Look = { readonly found: Found; readonly problem: Stopped | null }

/** So many sales at once are worth telling how far it is. */
export const TELLING = 20
