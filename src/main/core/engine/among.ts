import { type Placeholder, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import type { Reader } from './engine.ts'

/** Ids as one value of a query. */
export function idList(ids: Iterable<number>): string {
  return JSON.stringify([...ids])
}

/**
 * Whether a column is among some ids, given as an `idList`. The list is one value however long it is: a list of values
 * makes another query of every length, and building one of thousands takes longer than running it.
 */
export function among(q: Reader, column: SQLWrapper, ids: string | Placeholder): SQL {
  return q.dialect === 'sqlite'
    ? sql`${column} in (select value from json_each(${ids}))`
    : sql`${column} in (select value::bigint from json_array_elements_text(${ids}::json))`
}

/** As `among`; without a list, which is null, every row is. */
export function amongAny(q: Reader, column: SQLWrapper, ids: Placeholder): SQL {
  return sql`(cast(${ids} as text) is null or ${among(q, column, ids)})`
}
