import type { Value } from '../../../../shared/contract/index.ts'
import { LISTED_KINDS, type ListedKind } from '../../../../shared/domain/attention.ts'
import { localDateOf, wallTimeOf, type ZoneId } from '../../../../shared/domain/time.ts'
import { instantOf } from '../../api/instant-of.ts'
import type { ListInput } from '../../api/use-row-window.ts'
import { formatClock, formatDay } from '../../i18n/format-date.ts'
import type { InboxSearch } from './search.ts'

export type Matter = Value<'attention.list'>['rows'][number]

/** What main is asked for. */
export function listInput({ kind, settled }: InboxSearch): ListInput<'attention.list'> {
  return { resolved: settled === true, ...(kind === undefined ? {} : { kind }) }
}

const numbers = new Map<string, number>()

/** A number for each key, the same for as long as the window lives: tables know their rows by numbers. */
export function rowIdOf({ key }: Pick<Matter, 'key'>): number {
  const known = numbers.get(key)
  if (known !== undefined) return known
  const next = numbers.size + 1
  numbers.set(key, next)
  return next
}

/** The kinds that have something, and the one that is filtered by, in the order of the list. */
export function shownKinds(
  counts: Partial<Record<ListedKind, number>>,
  chosen: ListedKind | undefined,
): readonly ListedKind[] {
  return LISTED_KINDS.filter((kind) => kind === chosen || (counts[kind] ?? 0) > 0)
}

/** What can be done with one at once. */
export type Remedy =
  | 'attended'
  | 'show'
  | 'repair'
  | 'whatToDo'
  | 'confirmPlan'
  | 'openPlan'
  | 'openSale'
  | 'match'
  | 'stripe'
  | 'settle'

/** Kinds that have a remedy of their own; the others are settled. */
const REMEDIES: Partial<Readonly<Record<ListedKind, Remedy>>> = {
  unmarked_session: 'attended',
  session_outside: 'show',
  plan_unconfirmed: 'confirmPlan',
  plan_partial: 'openPlan',
  plan_failed: 'openPlan',
  unmatched_purchase: 'match',
  dispute_opened: 'openSale',
  stripe_stopped: 'stripe',
}

/** The one remedy of a matter; null for one that is settled. */
export function remedyOf({ kind, finding, resolvedAt }: Matter): Remedy | null {
  if (resolvedAt !== null) return null
  if (kind === 'integrity_finding') return finding?.repair == null ? 'whatToDo' : 'repair'
  return REMEDIES[kind] ?? 'settle'
}

/** Whether what found no place can be tried again at once, besides opening its plan. */
export function mayTryAgain(matter: Matter): boolean {
  return remedyOf(matter) === 'openPlan'
}

/** Whether it is about the sessions that follow a sale, which have a screen of their own. */
export function isAboutPlan(kind: ListedKind): boolean {
  return kind === 'plan_unconfirmed' || kind === 'plan_partial' || kind === 'plan_failed'
}

/** How many moments one toast names. */
const MOST_TOLD = 4

type Planned = Value<'plans.retry'>

/** What trying again has placed: when, how many of them elsewhere than wished, and how many are still without a place. */
export function tellPlaced(before: Planned['sessions'], { plan, sessions }: Planned, zone: ZoneId) {
  const had = new Set(before.flatMap(({ index, state }) => (state === 'placed' ? [index] : [])))
  const placed = sessions.flatMap(({ index, startsAt, wallStart }) =>
    startsAt === null || had.has(index) ? [] : [{ at: instantOf(startsAt), wallStart }],
  )
  const words = placed.map(
    ({ at }) => `${formatDay(localDateOf(at, zone), 'weekday')}, ${formatClock(at, zone)}`,
  )
  return {
    placed,
    shown: words.slice(0, MOST_TOLD),
    moved: placed.filter(({ at, wallStart }) => wallTimeOf(at, zone) !== wallStart).length,
    missing: plan.count - plan.placed,
    why: (sessions.find(({ reason }) => reason !== null)?.reason ?? plan.problem)?.message ?? '',
  }
}

/** Whether several of a kind can be settled together: those that are kept, and nothing else stands beside them. */
export function canBeChosen({ kind, settled }: InboxSearch): boolean {
  return (
    settled !== true && (kind === 'refund_owed' || kind === 'promotion_skipped' || kind === 'booking_lapsed')
  )
}

/** Knows a matter again when the list is read anew. */
export const keyOfMatter = ({ key }: Pick<Matter, 'key'>): string => key

/** What the inbox's link shows: nothing for nothing, and no more than two digits. */
export function badgeOf(count: number): string | null {
  if (count === 0) return null
  return count > 99 ? '99+' : String(count)
}
