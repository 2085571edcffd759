import type { GrantProblem, SpendRule } from '../domain/credits.ts'
import { type Freeze, freezeOn, isFrozenOn } from '../domain/freezes.ts'
import type { SpendingExplanation } from '../domain/spending.ts'
import type { LocalDate } from '../domain/time.ts'
import { dayWords, freezeWords } from './days.ts'
import { NO_SESSIONS, plural } from './errors.ts'

/** What a sentence about one pack needs. */
export type PackFacts = {
  readonly id: number
  readonly name: string
  readonly family: string | null
  readonly available: number
  readonly held: number
  readonly used: number
  readonly expired: number
  readonly revoked: number
  readonly effectiveFrom: LocalDate
  readonly expiresOn: LocalDate | null
  readonly freezes: readonly Freeze[]
  /** For one that waits: the name of what has its place, and until when that is valid. */
  readonly queuedBehind: string | null
  readonly queuedUntil: LocalDate | null
}

/** The studio day that is paid for, and today. */
export type SpendingDays = { readonly on: LocalDate; readonly today: LocalDate }

/** Why a pack cannot pay: "10 sessions is frozen until 12 Mar 2026." */
export function problemSentence(pack: PackFacts, problem: GrantProblem, days: SpendingDays): string {
  return `${pack.name} ${problemWords(pack, problem, days)}.`
}

function problemWords(pack: PackFacts, problem: GrantProblem, { on, today }: SpendingDays): string {
  switch (problem) {
    case 'empty':
      return `has nothing left${whereTo(pack)}`
    case 'other_family':
      return `pays only for ${pack.family ?? 'other services'}`
    case 'not_yet_effective':
      return `starts on ${dayWords(pack.effectiveFrom)}`
    case 'expired':
      return expiryWords(pack.expiresOn, today)
    case 'frozen':
      return frozenWords(freezeOn(pack.freezes, on), today)
    case 'queued':
      return queuedWords(pack)
  }
}

/** Where the units of an empty pack are. */
function whereTo({ used, held, expired, revoked }: PackFacts): string {
  const parts = [
    [used, 'used'],
    [held, 'set aside'],
    [expired, 'expired'],
    [revoked, 'taken back'],
  ] as const
  const words = parts.filter(([units]) => units > 0).map(([units, what]) => `${units} ${what}`)
  return words.length === 0 ? '' : `: ${words.join(', ')}`
}

function expiryWords(expiresOn: LocalDate | null, today: LocalDate): string {
  if (expiresOn === null) return 'has expired'
  return expiresOn < today
    ? `expired on ${dayWords(expiresOn)}`
    : `is valid until ${dayWords(expiresOn)} only`
}

function frozenWords(freeze: Freeze | null, today: LocalDate): string {
  if (freeze === null) return 'is frozen'
  if (!isFrozenOn([freeze], today)) return `is frozen ${freezeWords(freeze)}`
  return freeze.until === null
    ? 'is frozen until further notice'
    : `is frozen until ${dayWords(freeze.until)}`
}

function queuedWords({ queuedBehind, queuedUntil }: PackFacts): string {
  const before = queuedBehind ?? 'the one before it'
  return queuedUntil === null
    ? `is queued behind ${before} until that is used up`
    : `is queued behind ${before} until ${dayWords(queuedUntil)}`
}

const RULES: Record<SpendRule, (first: PackFacts) => string> = {
  priority: () => 'it is set to be spent first',
  expiry: ({ expiresOn }) =>
    expiresOn === null ? 'it expires first' : `it expires first, on ${dayWords(expiresOn)}`,
  category: () => 'promotional sessions are spent first',
  effective: () => 'it has been valid longest',
  created: () => 'it was given first',
  id: () => 'it was given first',
}

/** What is asked, besides the packs. */
export type SpendingFacts = SpendingDays & {
  readonly needed: number
  /** What shall be booked, in words: "Yoga on 10 Mar 2026, 18:00"; null for a look at what there is today. */
  readonly session: string | null
}

/** One line for every pack, in the spend order. */
export function packSentence(
  pack: PackFacts,
  line: SpendingExplanation['order'][number],
  explained: SpendingExplanation,
  facts: SpendingFacts,
): string {
  if (line.problem !== null) return problemSentence(pack, line.problem, facts)
  if (line.units > 0) return `${pack.name} pays ${plural(line.units, 'credit')}.`
  if (explained.parts.length === 0) return `${pack.name} has only ${pack.available} left.`
  return `${pack.name} can pay as well, but its turn comes later.`
}

/** How many packs one sentence names before it counts the rest. */
const MOST_NAMED = 4

/** Why this pack pays, or why none can: one answer for a person at the desk. */
export function spendingSentence(
  packs: readonly PackFacts[],
  explained: SpendingExplanation,
  facts: SpendingFacts,
): string {
  const { needed, session } = facts
  if (needed === 0) return `${session ?? 'It'} takes no credits.`
  const byId = new Map(packs.map((pack) => [pack.id, pack]))
  const [first, ...more] = explained.parts.flatMap(({ grantId }) => byId.get(grantId) ?? [])
  if (first === undefined) return cannotPay(byId, explained, facts)
  const next = explained.before === null ? undefined : byId.get(explained.before.grantId)
  const why = explained.before === null ? '' : `, because ${RULES[explained.before.rule](first)}`
  if (more.length > 0) {
    const names = [first, ...more].map((pack) => pack.name)
    return `${names.slice(0, -1).join(', ')} and ${names.at(-1)} pay together; ${first.name} comes first${why}.`
  }
  return next === undefined
    ? `${first.name} pays, the only one that can.`
    : `${first.name} pays before ${next.name}${why}.`
}

function cannotPay(
  byId: ReadonlyMap<number, PackFacts>,
  explained: SpendingExplanation,
  facts: SpendingFacts,
): string {
  // What is used up is no surprise; what has something left and cannot pay is.
  const surprising = explained.order.filter(({ problem }) => problem !== null && problem !== 'empty')
  if (explained.payable === 0 && surprising.length === 0) return NO_SESSIONS
  const what = facts.session ?? 'A booking today'
  const short =
    explained.payable === 0
      ? `${what} cannot be paid.`
      : `${what} takes ${plural(facts.needed, 'credit')}, and only ${explained.payable} can be paid.`
  const named = surprising.slice(0, MOST_NAMED).flatMap(({ grantId, problem }) => {
    const pack = byId.get(grantId)
    return pack === undefined || problem === null ? [] : [problemSentence(pack, problem, facts)]
  })
  const rest = surprising.length - named.length
  return [short, ...named, ...(rest > 0 ? [`${plural(rest, 'more pack')} cannot pay either.`] : [])].join(' ')
}
