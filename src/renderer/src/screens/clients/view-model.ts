import type { ClientSort } from '../../../../shared/contract/clients.ts'
import { addDays, type LocalDate } from '../../../../shared/domain/time.ts'
import type { ListInput } from '../../api/use-row-window.ts'
import type { Studio } from '../../state/studio.ts'
import { type ClientsSearch, type CreditFilter, RANGES, type ShownStatus } from './search.ts'

/** The studio's own idea of few and of soon. */
export type CreditLimits = Pick<Studio['policies'], 'lowCredits' | 'expiringDays'> & {
  readonly today: LocalDate
}

/** What main is asked for; the order is `usual` until the reader chooses another. */
export function listInput(
  search: ClientsSearch,
  limits: CreditLimits,
  usual: ClientSort = 'name',
): ListInput<'clients.list'> {
  return {
    ...(search.query === undefined ? {} : { query: search.query }),
    status: search.status ?? 'active',
    sort: search.sort ?? usual,
    ...rangesOf(search),
    ...creditRange(search.credits, limits),
  }
}

type RangeName = keyof typeof RANGES
type Ranges = { readonly [R in RangeName]?: NonNullable<ClientsSearch[R]> }

/** The ranges and facts that a list is narrowed by. */
function rangesOf(search: ClientsSearch): Ranges {
  const names = Object.keys(RANGES) as RangeName[]
  return Object.fromEntries(
    names.flatMap((name) => (search[name] === undefined ? [] : [[name, search[name]] as const])),
  )
}

/** What takes every range away. */
export function noRanges(): { readonly [R in RangeName]: undefined } {
  return Object.fromEntries(Object.keys(RANGES).map((name) => [name, undefined])) as {
    readonly [R in RangeName]: undefined
  }
}

/** How many things a list is narrowed by: a range is one, whether it has one end or two. */
export function countRanges(search: ClientsSearch): number {
  const own = Object.keys(rangesOf(search)).map((name) => name.replace(/^(min|max)|(From|To)$/, ''))
  return new Set(own).size
}

function creditRange(filter: CreditFilter | undefined, { lowCredits, expiringDays, today }: CreditLimits) {
  switch (filter) {
    case undefined:
      return {}
    case 'none':
      return { maxAvailable: 0 }
    case 'low':
      return { minAvailable: 1, maxAvailable: lowCredits }
    case 'expiring':
      return { expiringBy: addDays(today, expiringDays) }
  }
}

/** Why a list is empty: the narrowest thing that was asked for. */
export function emptyReason(
  search: ClientsSearch,
): 'search' | 'filters' | CreditFilter | Exclude<ShownStatus, 'all'> {
  if (search.query !== undefined) return 'search'
  if (countRanges(search) > 0) return 'filters'
  if (search.credits !== undefined) return search.credits
  return search.status === 'inactive' ? 'inactive' : 'active'
}

/** How many sessions a client has left, as a sign beside the number; null where there are enough. */
export function creditSign(available: number, lowCredits: number): 'none' | 'low' | null {
  if (available === 0) return 'none'
  return available <= lowCredits ? 'low' : null
}

/** The least width that each column needs, in px. */
const LEAST_WIDTHS = {
  name: 180,
  email: 168,
  phone: 148,
  lastSession: 116,
  nextExpiry: 116,
  scheduled: 96,
  completed: 72,
  expired: 80,
  purchased: 104,
  created: 116,
  available: 104,
} as const

export type ClientColumn = keyof typeof LEAST_WIDTHS

/** A list's columns from left to right, and what is left out first where there is no room: its panel shows it anyway. */
export type ClientLayout = {
  readonly columns: readonly ClientColumn[]
  readonly firstToGo: readonly ClientColumn[]
}

export const CLIENTS_LAYOUT: ClientLayout = {
  columns: ['name', 'email', 'phone', 'lastSession', 'nextExpiry', 'scheduled', 'available'],
  firstToGo: ['phone', 'email', 'lastSession', 'nextExpiry', 'scheduled'],
}

/** The padding left and right of a row. */
const EDGES = 32

/** The columns that a list of this width, in px, has room for: at least the name and what is available. */
export function columnsThatFit(
  width: number,
  { columns, firstToGo }: ClientLayout = CLIENTS_LAYOUT,
): readonly ClientColumn[] {
  const shown = new Set(columns)
  const needed = () => [...shown].reduce((sum, column) => sum + LEAST_WIDTHS[column], EDGES)
  for (const column of firstToGo) {
    if (needed() > width) shown.delete(column)
  }
  return [...shown]
}
