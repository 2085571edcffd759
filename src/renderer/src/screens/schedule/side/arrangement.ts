import type { Resource } from '../columns.ts'
import type { ScheduleSearch } from '../search.ts'

/** Which columns are shown and in which order. Whoever is not named in it stands after those who are, and is shown. */
export type Arrangement = {
  readonly hidden: readonly number[]
  readonly order: readonly number[]
  readonly pinned: readonly number[]
}

export const NOT_ARRANGED: Arrangement = { hidden: [], order: [], pinned: [] }

/** What a column is called in an arrangement: 0 is the one of nobody. */
export const arrangedAs = ({ id }: Pick<Resource, 'id'>): number => id ?? 0

/** What the address says of the columns, and what it leaves open as it was the last time. */
export function arrangementOf(
  { hidden, order, pinned }: Pick<ScheduleSearch, keyof Arrangement>,
  kept: Arrangement,
): Arrangement {
  return {
    hidden: hidden ?? kept.hidden,
    order: order ?? kept.order,
    pinned: pinned ?? kept.pinned,
  }
}

/** All columns, those that are not shown too: the pinned ones first, each part in the order that was given to it. */
export function inOrder(resources: readonly Resource[], { order, pinned }: Arrangement): readonly Resource[] {
  const places = new Map(order.map((key, index) => [key, index]))
  const place = (resource: Resource) => places.get(arrangedAs(resource)) ?? order.length
  const sorted = resources.toSorted((a, b) => place(a) - place(b))
  const isPinned = (resource: Resource) => pinned.includes(arrangedAs(resource))
  return [...sorted.filter(isPinned), ...sorted.filter((resource) => !isPinned(resource))]
}

/** The columns that are not hidden. */
export function notHidden(resources: readonly Resource[], { hidden }: Arrangement): readonly Resource[] {
  if (hidden.length === 0) return resources
  return resources.filter((resource) => !hidden.includes(arrangedAs(resource)))
}

const withOrWithout = (keys: readonly number[], key: number): readonly number[] =>
  keys.includes(key) ? keys.filter((one) => one !== key) : [...keys, key]

/** Shows a column that is hidden, or hides it. */
export function withToggled(arrangement: Arrangement, key: number): Arrangement {
  return { ...arrangement, hidden: withOrWithout(arrangement.hidden, key) }
}

/** Holds a column with the first, or lets it go. */
export function withPinToggled(arrangement: Arrangement, key: number): Arrangement {
  return { ...arrangement, pinned: withOrWithout(arrangement.pinned, key) }
}

/** Shows these columns, or none of them; others stay as they are. */
export function withAll(
  arrangement: Arrangement,
  resources: readonly Resource[],
  shown: boolean,
): Arrangement {
  const keys = resources.map(arrangedAs)
  const others = arrangement.hidden.filter((key) => !keys.includes(key))
  return { ...arrangement, hidden: shown ? others : [...others, ...keys] }
}

/**
 * Puts a column where another stands: before it when it comes from behind, else after it. Pinned ones stay among the
 * pinned, the others among themselves.
 */
export function withMoved(
  arrangement: Arrangement,
  resources: readonly Resource[],
  key: number,
  target: number,
): Arrangement {
  const keys = inOrder(resources, arrangement).map(arrangedAs)
  const [from, to] = [keys.indexOf(key), keys.indexOf(target)]
  const { pinned } = arrangement
  if (from === -1 || to === -1 || from === to || pinned.includes(key) !== pinned.includes(target)) {
    return arrangement
  }
  return { ...arrangement, order: keys.toSpliced(from, 1).toSpliced(to, 0, key) }
}

/** One place up or down the list; the same arrangement at the edge. */
export function withStep(
  arrangement: Arrangement,
  resources: readonly Resource[],
  key: number,
  step: 1 | -1,
): Arrangement {
  const keys = inOrder(resources, arrangement).map(arrangedAs)
  const target = keys[keys.indexOf(key) + step]
  return target === undefined ? arrangement : withMoved(arrangement, resources, key, target)
}
