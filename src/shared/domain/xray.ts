import { type Buckets, ENTRY_MOVES, type EntryKind } from './credits.ts'

/** A grant as it is looked into. */
export type XrayGrant = Buckets & {
  readonly id: number
  readonly subscriptionId: number
  /** How many of `available` could be held for a session today. */
  readonly availableToday: number
}

/** A line of the ledger as it is looked into. */
export type XrayEntry = {
  readonly seq: number
  readonly at: string
  readonly kind: EntryKind
  readonly units: number
  readonly grantId: number
  readonly bookingId: number | null
  readonly sentence: string
}

type Explained<Grant> = { readonly grants: readonly Grant[]; readonly entries: readonly XrayEntry[] }

/** The figures that can be looked into, and the buckets of a grant that each is the sum of. */
const BUCKETS = {
  available: ['available'],
  remaining: ['available'],
  scheduled: ['held'],
  used: ['used'],
  total: ['available', 'held', 'used'],
  purchased: ['available', 'held', 'used', 'expired'],
  expired: ['expired'],
} as const satisfies Record<string, readonly (keyof Buckets)[]>

export type XrayFigure = keyof typeof BUCKETS

/** What one line of the ledger does to a figure. */
export function changeIn(figure: XrayFigure, kind: EntryKind, units: number): number {
  const buckets: readonly (keyof Buckets)[] = BUCKETS[figure]
  const { from, to } = ENTRY_MOVES[kind]
  const into = buckets.includes(to) ? units : 0
  return from !== null && buckets.includes(from) ? into - units : into
}

export type XrayLine = Pick<XrayEntry, 'seq' | 'at' | 'sentence'> & {
  /** What it, and all that was said before of the same booking, comes to. */
  readonly change: number
}

export type XrayPart<Grant extends XrayGrant = XrayGrant> = {
  readonly grant: Grant
  /** How much of the figure comes from this grant. */
  readonly units: number
  /** Units that are left but do not count today; the grant says why. */
  readonly later: number
  /** The lines that add up to `units`, the newest first. Those of one booking that cancel out are left out. */
  readonly lines: readonly XrayLine[]
}

export type Xray<Grant extends XrayGrant = XrayGrant> = {
  readonly total: number
  readonly parts: readonly XrayPart<Grant>[]
}

/**
 * What a figure is made of: every grant that counts in it, and the lines of the ledger that made it so. The parts add
 * up to the figure and each part's lines to the part. Of one pack alone where a subscription is named.
 */
export function xrayOf<Grant extends XrayGrant>(
  explained: Explained<Grant>,
  figure: XrayFigure,
  subscriptionId: number | null,
): Xray<Grant> {
  const grants = explained.grants.filter(
    (grant) => subscriptionId === null || grant.subscriptionId === subscriptionId,
  )
  const parts = grants.flatMap((grant) => partOf(explained.entries, grant, figure))
  return { total: parts.reduce((sum, part) => sum + part.units, 0), parts }
}

function partOf<Grant extends XrayGrant>(
  entries: readonly XrayEntry[],
  grant: Grant,
  figure: XrayFigure,
): readonly XrayPart<Grant>[] {
  const buckets = BUCKETS[figure]
  const whole = buckets.reduce((sum, bucket) => sum + grant[bucket], 0)
  const units = figure === 'available' ? grant.availableToday : whole
  const later = whole - units
  // What is there but does not count is told in a word; its lines would add up to something else.
  const lines = later > 0 ? [] : linesOf(entries, grant.id, figure)
  return units === 0 && later === 0 && lines.length === 0 ? [] : [{ grant, units, later, lines }]
}

function linesOf(entries: readonly XrayEntry[], grantId: number, figure: XrayFigure): readonly XrayLine[] {
  const told = new Map<string, XrayLine>()
  for (const { seq, at, sentence, kind, units, bookingId, ...entry } of entries) {
    if (entry.grantId !== grantId) continue
    const about = bookingId === null ? `line ${seq}` : `booking ${bookingId}`
    const before = told.get(about)
    const change = (before?.change ?? 0) + changeIn(figure, kind, units)
    told.set(about, { seq, at, sentence, change })
  }
  return [...told.values()].filter(({ change }) => change !== 0).sort((a, b) => b.seq - a.seq)
}
