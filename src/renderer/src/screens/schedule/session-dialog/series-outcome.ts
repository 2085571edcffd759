import type { Value } from '../../../../../shared/contract/index.ts'

type Made = Value<'series.create'>
export type Skipped = Made['skipped'][number]

/** What a series comes to, counted. */
export type SeriesOutcome = {
  /** All that were wished for. */
  readonly wished: number
  readonly made: number
  /** Funded by credits, by the subscription that pays, the first to pay first. */
  readonly funded: readonly { readonly subscriptionId: number; readonly count: number }[]
  /** Booked as a debt because that was asked for all of them. */
  readonly unpaid: number
  readonly comp: number
  /** The wall times that the credits do not reach, whether left out or booked as a debt. */
  readonly unfunded: readonly string[]
  /** How many of those are left out. */
  readonly unfundedLeftOut: number
  readonly clashes: readonly Skipped[]
  /** Left out for any other reason. */
  readonly others: readonly Skipped[]
  /** The wall times of the first and the last that were wished for; null without any. */
  readonly first: string | null
  readonly last: string | null
}

const CLASHES: ReadonlySet<string> = new Set(['TRAINER_CONFLICT', 'ROOM_CONFLICT', 'CLIENT_CONFLICT'])
const isUnfunded = ({ code }: Skipped) => code === 'INSUFFICIENT_SESSIONS'
const isClash = ({ code }: Skipped) => CLASHES.has(code)

/** Counts what main says would become, or has become, of each occurrence. */
export function seriesOutcome({ created, skipped }: Omit<Made, 'client'>): SeriesOutcome {
  const starts = [
    ...created.map(({ session }) => session.wallStart),
    ...skipped.map(({ wallStart }) => wallStart),
  ].sort()
  const asked = created.filter(({ unfunded }) => !unfunded)
  const owed = created.filter(({ unfunded }) => unfunded)
  const paidBy = (funding: 'unpaid' | 'comp') =>
    asked.filter(({ booking }) => booking?.funding === funding).length
  return {
    wished: starts.length,
    made: created.length,
    funded: fundedBy(asked),
    unpaid: paidBy('unpaid'),
    comp: paidBy('comp'),
    unfunded: [
      ...owed.map(({ session }) => session.wallStart),
      ...skipped.filter(isUnfunded).map(({ wallStart }) => wallStart),
    ].sort(),
    unfundedLeftOut: skipped.filter(isUnfunded).length,
    clashes: skipped.filter(isClash),
    others: skipped.filter((one) => !isUnfunded(one) && !isClash(one)),
    first: starts[0] ?? null,
    last: starts.at(-1) ?? null,
  }
}

function fundedBy(created: Made['created']): SeriesOutcome['funded'] {
  const counts = new Map<number, number>()
  for (const { booking } of created) {
    if (booking?.funding !== 'credit' || booking.subscriptionId === null) continue
    counts.set(booking.subscriptionId, (counts.get(booking.subscriptionId) ?? 0) + 1)
  }
  return [...counts].map(([subscriptionId, count]) => ({ subscriptionId, count }))
}
