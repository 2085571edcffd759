import { type Freeze, isFrozenOn } from './freezes.ts'
import type { LocalDate } from './time.ts'

export const GRANT_SOURCES = ['purchase', 'allocation', 'promotion', 'import', 'comp', 'rollover'] as const
export type GrantSource = (typeof GRANT_SOURCES)[number]

export const GRANT_CATEGORIES = ['paid', 'promotional', 'comp'] as const
export type GrantCategory = (typeof GRANT_CATEGORIES)[number]

export const SUBSCRIPTION_STATUSES = ['active', 'queued', 'frozen', 'ended'] as const
export type SubscriptionStatus = (typeof SUBSCRIPTION_STATUSES)[number]

/** The ledger's verbs. Each moves units of one grant between its buckets (docs/domain/credits.md). */
export const ENTRY_KINDS = [
  'GRANT',
  'HOLD',
  'RELEASE',
  'CAPTURE',
  'UNCAPTURE',
  'EXPIRE',
  'UNEXPIRE',
  'REVOKE',
] as const
export type EntryKind = (typeof ENTRY_KINDS)[number]

/** The verbs that always belong to a booking. */
export const HOLD_ENTRY_KINDS = ['HOLD', 'RELEASE', 'CAPTURE', 'UNCAPTURE'] as const

export type Buckets = {
  readonly available: number
  readonly held: number
  readonly used: number
  readonly expired: number
  readonly revoked: number
}

export const EMPTY_BUCKETS: Buckets = { available: 0, held: 0, used: 0, expired: 0, revoked: 0 }

type Move = { readonly from: keyof Buckets | null; readonly to: keyof Buckets }

/** What each verb moves. The database's bucket trigger says the same in SQL; a test compares the two. */
export const ENTRY_MOVES: Record<EntryKind, Move> = {
  GRANT: { from: null, to: 'available' },
  HOLD: { from: 'available', to: 'held' },
  RELEASE: { from: 'held', to: 'available' },
  CAPTURE: { from: 'held', to: 'used' },
  UNCAPTURE: { from: 'used', to: 'held' },
  EXPIRE: { from: 'available', to: 'expired' },
  UNEXPIRE: { from: 'expired', to: 'available' },
  REVOKE: { from: 'available', to: 'revoked' },
}

/** The buckets after one more entry. May go negative: the caller or the database refuses that. */
export function applyEntry(
  buckets: Buckets,
  entry: { readonly kind: EntryKind; readonly units: number },
): Buckets {
  const { from, to } = ENTRY_MOVES[entry.kind]
  const next = { ...buckets, [to]: buckets[to] + entry.units }
  return from === null ? next : { ...next, [from]: next[from] - entry.units }
}

/** The facts about a grant that decide whether it may pay. `subscription` is the state of its subscription. */
export type SpendableGrant = {
  readonly id: number
  readonly subscriptionId: number
  readonly familyId: number | null
  readonly category: GrantCategory
  readonly priority: number
  readonly available: number
  readonly effectiveFrom: LocalDate
  readonly expiresOn: LocalDate | null
  readonly createdAt: number
  readonly subscription: SubscriptionStatus
  /** The freezes of its subscription; days decide, not its status, which follows them a little later. */
  readonly freezes: readonly Freeze[]
  /** For a queued one: the last expiry of the active one before it; null when that never expires. */
  readonly queuedUntil: LocalDate | null
}

export const GRANT_PROBLEMS = [
  'empty',
  'other_family',
  'not_yet_effective',
  'expired',
  'frozen',
  'queued',
] as const
export type GrantProblem = (typeof GRANT_PROBLEMS)[number]

/** What is to be paid: so many units of a family, for a session on a studio date, decided on a studio date. */
export type Spending = {
  readonly familyId: number
  readonly on: LocalDate
  readonly units: number
  /** The day on which a debt is settled: a grant that may pay on that day instead may pay as well (rule 8). */
  readonly settledOn?: LocalDate | undefined
}

/**
 * The rule that stops a grant from paying, or null when it may (rule 2). Effective and expiry are both judged on
 * the session's own studio date, and `expiresOn` is the last valid day. One of a subscription that is frozen on
 * that day does not pay (rule 12). A grant that a queued subscription owns pays only for sessions after the active
 * one's last expiry.
 */
export function grantProblem(grant: SpendableGrant, spending: Omit<Spending, 'units'>): GrantProblem | null {
  const { familyId, on, settledOn } = spending
  const problem = problemOn(grant, familyId, on)
  if (problem === null || settledOn === undefined) return problem
  return problemOn(grant, familyId, settledOn) === null ? null : problem
}

function problemOn(grant: SpendableGrant, familyId: number, on: LocalDate): GrantProblem | null {
  if (grant.familyId !== null && grant.familyId !== familyId) return 'other_family'
  if (isFrozenOn(grant.freezes, on)) return 'frozen'
  if (grant.expiresOn !== null && on > grant.expiresOn) return 'expired'
  if (on < grant.effectiveFrom) return 'not_yet_effective'
  if (grant.subscription === 'queued' && (grant.queuedUntil === null || on <= grant.queuedUntil)) {
    return 'queued'
  }
  return grant.available === 0 ? 'empty' : null
}

const CATEGORY_ORDER: Record<GrantCategory, number> = { promotional: 0, paid: 1, comp: 2 }

/** Nulls sort last: a grant that never expires can wait. */
function compareExpiry(a: LocalDate | null, b: LocalDate | null): number {
  if (a === b) return 0
  if (a === null) return 1
  if (b === null) return -1
  return a < b ? -1 : 1
}

const compareText = (a: string, b: string) => (a === b ? 0 : a < b ? -1 : 1)

/**
 * The order in which grants are spent (rule 1), one rule after the other: lowest priority number, soonest expiry with
 * none last, promotional before paid, earliest effective, earliest created, lowest id. Total and deterministic.
 */
const SPEND_ORDER = [
  { rule: 'priority', compare: (a, b) => a.priority - b.priority },
  { rule: 'expiry', compare: (a, b) => compareExpiry(a.expiresOn, b.expiresOn) },
  { rule: 'category', compare: (a, b) => CATEGORY_ORDER[a.category] - CATEGORY_ORDER[b.category] },
  { rule: 'effective', compare: (a, b) => compareText(a.effectiveFrom, b.effectiveFrom) },
  { rule: 'created', compare: (a, b) => a.createdAt - b.createdAt },
  { rule: 'id', compare: (a, b) => a.id - b.id },
] as const satisfies readonly {
  readonly rule: string
  compare(a: SpendableGrant, b: SpendableGrant): number
}[]

export type SpendRule = (typeof SPEND_ORDER)[number]['rule']

/** For `sort`: the order in which grants are spent. */
export function bySpendOrder(a: SpendableGrant, b: SpendableGrant): number {
  for (const { compare } of SPEND_ORDER) {
    const order = compare(a, b)
    if (order !== 0) return order
  }
  return 0
}

/** The rule that puts one grant before another: the first by which they differ. */
export function decidingRule(a: SpendableGrant, b: SpendableGrant): SpendRule {
  return SPEND_ORDER.find(({ compare }) => compare(a, b) !== 0)?.rule ?? 'id'
}

export type HoldPart = { readonly grantId: number; readonly units: number }

export type HoldPlan =
  | { readonly kind: 'funded'; readonly parts: readonly HoldPart[] }
  | {
      readonly kind: 'short'
      readonly payable: number
      readonly reasons: readonly { readonly grantId: number; readonly problem: GrantProblem }[]
    }

/**
 * Chooses which grants pay for a booking, in spend order; the parts sum to the cost exactly, or nothing is
 * planned and every grant that could not pay is named with its reason. Never overdraws.
 */
export function planHold(grants: readonly SpendableGrant[], spending: Spending): HoldPlan {
  const parts: HoldPart[] = []
  const reasons: { grantId: number; problem: GrantProblem }[] = []
  let missing = spending.units
  for (const grant of [...grants].sort(bySpendOrder)) {
    const problem = grantProblem(grant, spending)
    if (problem !== null) {
      reasons.push({ grantId: grant.id, problem })
      continue
    }
    const units = Math.min(missing, grant.available)
    if (units > 0) parts.push({ grantId: grant.id, units })
    missing -= units
  }
  if (missing === 0) return { kind: 'funded', parts }
  return { kind: 'short', payable: spending.units - missing, reasons }
}

/**
 * How many units of a grant could be held for a session today: what `available` means on every screen. Queued,
 * frozen, later-effective and expired units are left out; the rest of `remaining` explains the difference.
 */
export function spendableToday(grant: Omit<SpendableGrant, 'queuedUntil'>, today: LocalDate): number {
  if (grant.subscription === 'queued' || isFrozenOn(grant.freezes, today)) return 0
  if (grant.effectiveFrom > today) return 0
  if (grant.expiresOn !== null && grant.expiresOn < today) return 0
  return grant.available
}

export type TakeBackPart = { readonly grantId: number; readonly units: number }

/**
 * Which grants lose units when staff take credits away (rule 7): the newest grant first, never more than is
 * available on each. Null when fewer than `units` remain in all.
 */
export function planRevoke(
  grants: readonly { readonly id: number; readonly available: number; readonly createdAt: number }[],
  units: number,
): readonly TakeBackPart[] | null {
  const parts: TakeBackPart[] = []
  let missing = units
  for (const grant of [...grants].sort((a, b) => b.createdAt - a.createdAt || b.id - a.id)) {
    const taken = Math.min(missing, grant.available)
    if (taken > 0) parts.push({ grantId: grant.id, units: taken })
    missing -= taken
  }
  return missing === 0 ? parts : null
}

export const CREDIT_WARNINGS = ['none_left', 'low', 'expiring'] as const
export type CreditWarning = (typeof CREDIT_WARNINGS)[number]

/**
 * The one warning a client's figures carry (rule 14): none at 0, low at or under the studio's threshold,
 * then anything that expires within its number of days. `soonestExpiry` is over units still available.
 */
export function creditWarning(facts: {
  readonly available: number
  readonly soonestExpiry: LocalDate | null
  readonly lowCredits: number
  /** Today plus the studio's number of warning days. */
  readonly warnUntil: LocalDate
}): CreditWarning | null {
  if (facts.available === 0) return 'none_left'
  if (facts.available <= facts.lowCredits) return 'low'
  if (facts.soonestExpiry !== null && facts.soonestExpiry <= facts.warnUntil) return 'expiring'
  return null
}

/** The subscription that an allocation opens when the client has none to add to (rule 7). */
export const DEFAULT_SUBSCRIPTION_NAME = 'Allocated sessions'
