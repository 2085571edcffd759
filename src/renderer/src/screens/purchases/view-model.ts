import type { Value } from '../../../../shared/contract/index.ts'
import type { ListInput } from '../../api/use-row-window.ts'
import { FILTERS, type PurchasesSearch } from './search.ts'

export type SaleRow = Value<'purchases.list'>['rows'][number]
export type Totals = Value<'purchases.list'>['totals'][number]

type FilterName = keyof typeof FILTERS
const FILTER_NAMES = Object.keys(FILTERS) as FilterName[]

/** What main is asked for. */
export function listInput(search: PurchasesSearch): ListInput<'purchases.list'> {
  const { query, status } = search
  const filters = FILTER_NAMES.flatMap((name) =>
    search[name] === undefined ? [] : [[name, search[name]] as const],
  )
  return {
    ...(query === undefined ? {} : { query }),
    ...(status === undefined ? {} : { status }),
    ...Object.fromEntries(filters),
  }
}

/** What takes every filter away. */
export const NO_FILTERS: Partial<PurchasesSearch> = {
  query: undefined,
  status: undefined,
  from: undefined,
  to: undefined,
  method: undefined,
  provider: undefined,
}

/** How many things of the panel narrow the list: the days are one, whether they have one end or two. */
export function countFilters(search: PurchasesSearch): number {
  const days = search.from !== undefined || search.to !== undefined
  return [days, search.method !== undefined, search.provider !== undefined].filter(Boolean).length
}

/** Why a list is empty. */
export function emptyReason(search: PurchasesSearch): 'all' | 'owing' | 'filtered' {
  if (search.query !== undefined || countFilters(search) > 0) return 'filtered'
  if (search.status === undefined) return 'all'
  return search.status === 'pending' ? 'owing' : 'filtered'
}

/** Where the money is, in the order in which it is read; `sold` is the sum of the others. */
export const PARTS = ['paid', 'owed', 'refunded', 'disputed', 'voided'] as const

/** The parts that are worth a word: what is nothing is left out, but for what was paid. */
export function shownParts(totals: Totals): readonly (typeof PARTS)[number][] {
  return PARTS.filter((part) => part === 'paid' || totals[part] > 0)
}

/** The least width that each column needs, in px. */
const LEAST_WIDTHS = {
  client: 160,
  package: 132,
  on: 108,
  status: 136,
  method: 116,
  receipt: 72,
  amount: 104,
}

export type SaleColumn = keyof typeof LEAST_WIDTHS

const COLUMNS = Object.keys(LEAST_WIDTHS) as SaleColumn[]
const FIRST_TO_GO: readonly SaleColumn[] = ['method', 'receipt', 'on', 'package']

/** The padding left and right of a row. */
const EDGES = 32

/** The columns that a list of this width, in px, has room for; what is left out stands in the panel anyway. */
export function columnsThatFit(width: number): readonly SaleColumn[] {
  const shown = new Set(COLUMNS)
  const needed = () => [...shown].reduce((sum, column) => sum + LEAST_WIDTHS[column], EDGES)
  for (const column of FIRST_TO_GO) {
    if (needed() > width) shown.delete(column)
  }
  return [...shown]
}
