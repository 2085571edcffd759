import { UNDO_FIELDS } from '../../src/main/core/features/undo/steps.ts'
import type { TestStudio } from './studio.ts'

type Row = Readonly<Record<string, unknown>> & { readonly id: number }

/** Everything that a person can take back, as it is now: by kind of row, by id. */
export type UndoState = { readonly [entity: string]: ReadonlyMap<number, Row> }

const TABLES = {
  booking: 'bookings',
  session: 'sessions',
  subscription: 'subscriptions',
  grant: 'grants',
  freeze: 'freezes',
  client: 'clients',
  attention: 'attention',
  timeOff: 'time_off',
  closure: 'closures',
  assignment: 'assignments',
  sale: 'purchases',
  drawerItem: 'sale_drawer',
} as const

const snake = (name: string) => name.replace(/[A-Z]/g, (letter) => `_${letter.toLowerCase()}`)

/** Units of a grant as they count: what was given and taken away again never was there. */
const FIGURES = 'available, held, used, expired, granted - revoked as given'

/** Reads the state past the product, from the tables themselves. */
export async function undoState({ raw }: Pick<TestStudio, 'raw'>): Promise<UndoState> {
  const state: Record<string, ReadonlyMap<number, Row>> = {}
  for (const [entity, table] of Object.entries(TABLES)) {
    const fields = UNDO_FIELDS[entity as keyof typeof TABLES].map(snake).join(', ')
    const more = entity === 'grant' ? `, ${FIGURES}` : ''
    const rows = await raw.rows<Row>(`select id, ${fields}${more} from ${table} order by id`)
    state[entity] = new Map(rows.map((row) => [Number(row.id), plain(row)]))
  }
  const holds = await raw.rows<{ id: number; grant: number; held: number; captured: number }>(
    'select booking_id as id, grant_id as grant, held, captured from booking_holds where held + captured > 0',
  )
  state.hold = new Map(
    holds.map((hold) => [Number(hold.id) * 1_000_000 + Number(hold.grant), plain({ ...hold })]),
  )
  return state
}

/** Both databases' numbers and booleans, as one. */
function plain(row: Row): Row {
  const same = (value: unknown) =>
    typeof value === 'boolean' || /^-?\d+$/.test(String(value)) ? Number(value) : value
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, same(value)])) as Row
}

/** What a person can see of a row that nothing came of: a cancelled booking, an ended pack without units. */
const NOTHING: { readonly [entity: string]: (row: Row) => boolean } = {
  booking: (row) => row.status === 'cancelled' && row.payment_status === 'not_due',
  session: (row) => row.status === 'cancelled',
  subscription: (row) => row.status === 'ended',
  grant: (row) => row.given === 0 && row.available === 0 && row.held === 0 && row.used === 0,
  freeze: (row) => row.cancelled_at !== null,
  client: (row) => row.status === 'inactive',
  attention: (row) => row.resolved_at !== null,
  hold: () => false,
  timeOff: (row) => row.cancelled_at !== null,
  closure: (row) => row.cancelled_at !== null,
  assignment: (row) => row.cancelled_at !== null,
  sale: () => false,
  drawerItem: (row) => row.closed_at !== null,
}

/** How a state differs from the one before, where what was new has come to nothing; empty when it does not. */
export function differences(before: UndoState, after: UndoState): string[] {
  return Object.entries(after).flatMap(([entity, rows]) => {
    const old = before[entity] ?? new Map<number, Row>()
    const gone = [...old.keys()].filter((id) => !rows.has(id)).map((id) => `${entity} ${id} has gone`)
    const wrong = [...rows].flatMap(([id, row]) => {
      const was = old.get(id)
      if (was === undefined) {
        return NOTHING[entity]?.(row) === true ? [] : [`new ${entity} ${id}: ${JSON.stringify(row)}`]
      }
      return Object.keys(row)
        .filter((field) => row[field] !== was[field])
        .map((field) => `${entity} ${id}: ${field} was ${String(was[field])} and is ${String(row[field])}`)
    })
    return [...gone, ...wrong]
  })
}
