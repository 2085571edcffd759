import type { ListInput } from '../../api/use-row-window.ts'
import type { ClientsSearch, CreditFilter, ShownStatus } from './search.ts'

/** What main is asked for; `lowCredits` is the studio's own idea of few. */
export function listInput(search: ClientsSearch, lowCredits: number): ListInput<'clients.list'> {
  return {
    ...(search.query === undefined ? {} : { query: search.query }),
    status: search.status ?? 'active',
    sort: search.sort ?? 'name',
    ...creditRange(search.credits, lowCredits),
  }
}

function creditRange(filter: CreditFilter | undefined, lowCredits: number) {
  switch (filter) {
    case undefined:
      return {}
    case 'none':
      return { maxAvailable: 0 }
    case 'low':
      return { minAvailable: 1, maxAvailable: lowCredits }
  }
}

/** Why a list is empty: the narrowest thing that was asked for. */
export function emptyReason(search: ClientsSearch): 'search' | CreditFilter | Exclude<ShownStatus, 'all'> {
  if (search.query !== undefined) return 'search'
  if (search.credits !== undefined) return search.credits
  return search.status === 'inactive' ? 'inactive' : 'active'
}

/** How many sessions a client has left, as a sign beside the number; null where there are enough. */
export function creditSign(available: number, lowCredits: number): CreditFilter | null {
  if (available === 0) return 'none'
  return available <= lowCredits ? 'low' : null
}

/** The columns from left to right, each with the least width it needs, in px. */
const LEAST_WIDTHS = {
  name: 180,
  email: 168,
  phone: 148,
  lastSession: 116,
  nextExpiry: 116,
  scheduled: 96,
  available: 104,
} as const

export type ClientColumn = keyof typeof LEAST_WIDTHS

/** What is left out first where there is no room; the panel beside the list shows all of it anyway. */
const FIRST_TO_GO: readonly ClientColumn[] = ['phone', 'email', 'lastSession', 'nextExpiry', 'scheduled']

/** The padding left and right of a row. */
const EDGES = 32

/** The columns that a list of this width, in px, has room for: at least the name and what is available. */
export function columnsThatFit(width: number): readonly ClientColumn[] {
  const shown = new Set(Object.keys(LEAST_WIDTHS) as ClientColumn[])
  const needed = () => [...shown].reduce((sum, column) => sum + LEAST_WIDTHS[column], EDGES)
  for (const column of FIRST_TO_GO) {
    if (needed() > width) shown.delete(column)
  }
  return [...shown]
}
