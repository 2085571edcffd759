import type { Value } from '../../../../shared/contract/index.ts'
import { addDays, formatInstant, startOfDay, type ZoneId } from '../../../../shared/domain/time.ts'
import type { ListInput } from '../../api/use-row-window.ts'
import type { DataSort } from '../../components/data-table.tsx'
import { type SessionsSearch, SHOWN_SORTS, type ShownSort } from './search.ts'

export type SessionRow = Value<'sessions.list'>['rows'][number]

/** Each row's own number: the booking's, and below zero the session's where nobody is booked. */
export const rowIdOf = ({ bookingId, sessionId }: Pick<SessionRow, 'bookingId' | 'sessionId'>): number =>
  bookingId ?? -sessionId

/** What is unmarked is worked off from the oldest on; otherwise the newest stands first. */
export const sortOf = ({ sort, unmarked }: Pick<SessionsSearch, 'sort' | 'unmarked'>): ShownSort =>
  sort ?? (unmarked === true ? 'startsAt' : '-startsAt')

/** What main is asked for. */
export function listInput(search: SessionsSearch, zone: ZoneId): ListInput<'sessions.list'> {
  const { query, unmarked, status, kind, payment, trainer, client, from, until } = search
  const asked = {
    query,
    unmarked,
    status,
    kind,
    paymentStatus: payment,
    trainerId: trainer,
    clientId: client,
    from: from === undefined ? undefined : formatInstant(startOfDay(from, zone)),
    to: until === undefined ? undefined : formatInstant(startOfDay(addDays(until, 1), zone)),
  }
  const given = Object.entries(asked).filter(([, value]) => value !== undefined)
  // Without what is undefined, the entries are what the method takes; the checker cannot follow.
  return { ...(Object.fromEntries(given) as ListInput<'sessions.list'>), sort: sortOf(search) }
}

/** No filter but the usual ones. */
export const NO_FILTERS = {
  query: undefined,
  unmarked: undefined,
  status: undefined,
  kind: undefined,
  payment: undefined,
  trainer: undefined,
  client: undefined,
  from: undefined,
  until: undefined,
} as const

/** How many filters of the panel are in use. */
export function filterCount({ kind, payment, trainer, client, from, until }: SessionsSearch): number {
  return [kind, payment, trainer, client, from ?? until].filter((one) => one !== undefined).length
}

/** Why a list is empty. */
export function emptyReason(search: SessionsSearch): 'search' | 'unmarked' | 'filtered' | 'none' {
  if (search.query !== undefined) return 'search'
  if (search.status !== undefined || filterCount(search) > 0) return 'filtered'
  return search.unmarked === true ? 'unmarked' : 'none'
}

/** The table's words for the contract's order. */
export function readSort(sort: ShownSort): DataSort {
  return { column: sort.replace('-', ''), descending: sort.startsWith('-') }
}

/** The contract's word for the table's order. */
export function writeSort(sort: DataSort): ShownSort {
  const wanted = `${sort.descending ? '-' : ''}${sort.column}`
  return SHOWN_SORTS.find((known) => known === wanted) ?? '-startsAt'
}

/** The least width that each column needs, in px. */
const LEAST_WIDTHS = {
  client: 200,
  startsAt: 152,
  title: 160,
  trainer: 128,
  status: 136,
  payment: 128,
} as const

export type SessionColumn = keyof typeof LEAST_WIDTHS

const COLUMNS: readonly SessionColumn[] = ['client', 'startsAt', 'title', 'trainer', 'status', 'payment']
const FIRST_TO_GO: readonly SessionColumn[] = ['payment', 'trainer', 'title']
/** The padding left and right of a row. */
const EDGES = 32

/** The columns that a list of this width, in px, has room for: at least who, when and what became of it. */
export function columnsThatFit(width: number): readonly SessionColumn[] {
  const shown = new Set(COLUMNS)
  const needed = () => [...shown].reduce((sum, column) => sum + LEAST_WIDTHS[column], EDGES)
  for (const column of FIRST_TO_GO) {
    if (needed() > width) shown.delete(column)
  }
  return [...shown]
}

/** Rows that are chosen together, by their number. */
export type Marked = ReadonlyMap<number, SessionRow>

/** So many can be changed together. */
export const MOST_MARKED = 200

/** The chosen ones after some more, or without them; never more than can be changed together. */
export function afterMarking(before: Marked, rows: readonly SessionRow[], on: boolean): Marked {
  const next = new Map(before)
  for (const row of rows) {
    if (!on) next.delete(rowIdOf(row))
    else if (next.size < MOST_MARKED) next.set(rowIdOf(row), row)
  }
  return next
}

/** The chosen rows as the list has them by now: one that was changed since it was chosen would be refused for ever. */
export function asListed(marked: Marked, rows: readonly SessionRow[]): Marked {
  if (marked.size === 0) return marked
  const listed = new Map(rows.map((row) => [rowIdOf(row), row]))
  return new Map([...marked].map(([id, row]) => [id, listed.get(id) ?? row]))
}

/**
 * Where the next step leads in a list of which the row that is looked at may be gone, because it was marked: then what
 * stands in its place is the next. Null where the list ends.
 */
export function stepFrom(
  rows: readonly SessionRow[],
  opened: { readonly id: number; readonly place: number },
  step: 1 | -1,
): SessionRow | null {
  const place = rows.findIndex((row) => rowIdOf(row) === opened.id)
  if (place !== -1) return rows[place + step] ?? null
  return rows[step === 1 ? opened.place : opened.place - 1] ?? rows.at(-1) ?? null
}
