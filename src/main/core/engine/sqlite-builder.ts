import type Database from 'better-sqlite3'
import { Column, is, noopDecoder, Param, Placeholder, type Query, SQL } from 'drizzle-orm'
import { BetterSQLite3Database } from 'drizzle-orm/better-sqlite3'
import { BetterSQLiteSession } from 'drizzle-orm/better-sqlite3/session'
import {
  type PreparedQueryConfig,
  type SelectedFieldsOrdered,
  type SQLiteExecuteMethod,
  SQLitePreparedQuery,
  SQLiteSession,
  SQLiteSyncDialect,
} from 'drizzle-orm/sqlite-core'
import type { Builder } from './engine.ts'
import type { RawDatabase } from './sqlite-open.ts'

/**
 * The query builder over one connection. A query finds out once how its values go in and its columns come out;
 * drizzle's own driver asks that of every value of every row, which takes longer than the database does.
 */
export function sqliteBuilder(raw: RawDatabase): Builder {
  const dialect = new SQLiteSyncDialect({ casing: 'snake_case' })
  return new BetterSQLite3Database('sync', dialect, new Session(raw, dialect), undefined)
}

type NoTables = Record<string, never>
type Statement = Database.Statement<unknown[]>
type Prepared = SQLitePreparedQuery<PreparedQueryConfig & { type: 'sync' }>

class Session extends SQLiteSession<'sync', Database.RunResult, NoTables, NoTables> {
  readonly #raw: RawDatabase
  /** drizzle's own, for rows with objects inside. */
  readonly #plain: BetterSQLiteSession<NoTables, NoTables>

  constructor(raw: RawDatabase, dialect: SQLiteSyncDialect) {
    super(dialect)
    this.#raw = raw
    this.#plain = new BetterSQLiteSession(raw, dialect, undefined)
  }

  prepareQuery(
    query: Query,
    fields: SelectedFieldsOrdered | undefined,
    method: SQLiteExecuteMethod,
    ...rest: [isResponseInArrayMode: boolean]
  ): Prepared {
    const flat = fields === undefined || fields.every(({ path }) => path.length === 1)
    return flat
      ? new FlatQuery(this.#raw.prepare(query.sql), query, fields ?? null, method)
      : this.#plain.prepareQuery(query, fields, method, ...rest)
  }

  transaction(): never {
    throw new Error('Units of work are begun and ended by the engine alone.')
  }
}

/** A query whose rows are objects of plain columns, or that answers no rows. */
class FlatQuery extends SQLitePreparedQuery<PreparedQueryConfig & { type: 'sync' }> {
  readonly #statement: Statement
  readonly #bind: Bind
  readonly #read: ReadRow | null

  constructor(
    statement: Statement,
    query: Query,
    fields: SelectedFieldsOrdered | null,
    method: SQLiteExecuteMethod,
  ) {
    super('sync', method, query)
    this.#statement = statement
    this.#bind = binding(query.params)
    this.#read = fields === null ? null : reading(fields)
  }

  run(values: Values = {}): Database.RunResult {
    return this.#statement.run(...this.#bind(values))
  }

  all(values: Values = {}): unknown[] {
    const read = this.#read
    const params = this.#bind(values)
    return read === null ? this.#statement.all(...params) : this.#rows(params).map(read)
  }

  get(values: Values = {}): unknown {
    return this.all(values)[0]
  }

  values(values: Values = {}): unknown[] {
    return this.#rows(this.#bind(values))
  }

  #rows(params: unknown[]): unknown[][] {
    // Raw rows are arrays, which the driver's types do not say.
    return this.#statement.raw().all(...params) as unknown[][]
  }
}

type Values = Record<string, unknown>
type Bind = (values: Values) => unknown[]
type ReadRow = (row: readonly unknown[]) => Record<string, unknown>

/** How a query's values go in: those that were known when it was built, and placeholders in the form of their column. */
function binding(params: unknown[]): Bind {
  if (!params.some((param) => typeof param === 'object' && param !== null)) return () => params
  const each = params.map((param) => {
    if (is(param, Placeholder)) return (values: Values) => given(values, param.name)
    if (!is(param, Param) || !is(param.value, Placeholder)) return () => param
    const { encoder, value } = param
    return (values: Values) => encoder.mapToDriverValue(given(values, value.name))
  })
  return (values) => each.map((get) => get(values))
}

function given(values: Values, name: string): unknown {
  const value = values[name]
  if (value === undefined) throw new Error(`The query was given no ${name}.`)
  return value
}

/**
 * How a row comes out: as an object with the selected names, each value in the form of its column. It is written out
 * as a function, as the driver does for its own rows: an object that gets dozens of properties one by one becomes a
 * slow one, to make and to read.
 */
function reading(fields: SelectedFieldsOrdered): ReadRow {
  const readers = fields.map(({ field }) => readerOf(field))
  const properties = fields.map(({ path: [name = ''] }, index) => {
    const value = `row[${index}]`
    const read = readers[index] === null ? value : `${value} === null ? null : readers[${index}](${value})`
    return `${JSON.stringify(name)}: ${read}`
  })
  return new Function('readers', `return (row) => ({ ${properties.join(', ')} })`)(readers)
}

type Decoder = { mapFromDriverValue(value: unknown): unknown }

/** How a column's values become the product's; null where they are the same. */
function readerOf(field: SelectedFieldsOrdered[number]['field']): ((value: unknown) => unknown) | null {
  const source: unknown = is(field, SQL.Aliased) ? field.sql : field
  // drizzle keeps the decoder of an expression to itself in its types.
  const decoder = is(source, Column) ? source : (source as { readonly decoder: Decoder }).decoder
  const same = decoder === noopDecoder || decoder.mapFromDriverValue === Column.prototype.mapFromDriverValue
  return same ? null : (value) => decoded(decoder, value)
}

/** JSON is kept as text, which somebody may have edited into something else. */
export class UnreadableValue extends Error {}

function decoded(decoder: Decoder, value: unknown): unknown {
  try {
    return decoder.mapFromDriverValue(value)
  } catch (error) {
    if (!(error instanceof SyntaxError)) throw error
    throw new UnreadableValue('A stored value is no JSON.', { cause: error })
  }
}
