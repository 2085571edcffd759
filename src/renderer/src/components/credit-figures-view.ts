import type { Value } from '../../../shared/contract/index.ts'

/** What the figures need of `credits.summary`. */
export type CreditSummary = Pick<
  Value<'credits.summary'>,
  'clientId' | 'available' | 'scheduled' | 'completed' | 'remaining' | 'total' | 'nextExpiry' | 'warning'
>

/** The longest row of tally strokes that can still be taken in at a glance. */
const MOST_STROKES = 40

export type StrokeKind = 'used' | 'scheduled' | 'later' | 'available'

/** Unspent credits that cannot be booked today: queued, frozen or effective later. */
export function notYetUsable(summary: CreditSummary): number {
  return summary.remaining - summary.available
}

/**
 * The client's credits as a row of tally strokes, spent ones first, in groups of five; null when there are
 * none or too many to be read as strokes.
 */
export function tallyGroups(summary: CreditSummary): readonly (readonly StrokeKind[])[] | null {
  if (summary.total === 0 || summary.total > MOST_STROKES) return null
  const strokes: StrokeKind[] = [
    ...Array<StrokeKind>(summary.completed).fill('used'),
    ...Array<StrokeKind>(summary.scheduled).fill('scheduled'),
    ...Array<StrokeKind>(summary.available).fill('available'),
    ...Array<StrokeKind>(notYetUsable(summary)).fill('later'),
  ]
  return Array.from({ length: Math.ceil(strokes.length / 5) }, (_, group) =>
    strokes.slice(group * 5, group * 5 + 5),
  )
}
