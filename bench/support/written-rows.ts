import type { RawDatabase } from '../../src/main/core/engine/sqlite-open.ts'

/** Tables in which commands only ever add rows, in an order that foreign keys allow. */
const GROWING = ['sessions', 'bookings', 'entries', 'audit', 'commands', 'undo_steps', 'attention'] as const

type Row = Record<string, string | number | null>
type Written = { readonly table: string; readonly row: Row }

/** Follows what commands write into a file, row by row. */
export class WrittenRows {
  readonly #db: RawDatabase
  readonly #seen = new Map<string, number>()

  constructor(db: RawDatabase) {
    this.#db = db
    for (const table of GROWING) this.#seen.set(table, this.#last(table))
  }

  #last(table: string): number {
    return Number(this.#db.prepare(`select coalesce(max(rowid), 0) from ${table}`).pluck().get())
  }

  /** The rows that were added since the last call, and where the chains end now. */
  next(): { readonly added: readonly Written[]; readonly heads: readonly Row[] } {
    const added = GROWING.flatMap((table) => {
      const rows = this.#db
        .prepare<[number], Row & { rowid_: number }>(
          `select rowid as rowid_, * from ${table} where rowid > ? order by rowid`,
        )
        .all(this.#seen.get(table) ?? 0)
      return rows.map(({ rowid_, ...row }) => {
        this.#seen.set(table, rowid_)
        return { table, row }
      })
    })
    return { added, heads: this.#db.prepare<[], Row>('select * from chain_heads').all() }
  }
}

/**
 * The least SQL: statements compiled once write rows that are already known, in one transaction. The triggers of the
 * file do what they do for the product.
 */
export class LeastSql {
  readonly #db: RawDatabase
  readonly #inserts = new Map<string, ReturnType<RawDatabase['prepare']>>()

  constructor(db: RawDatabase) {
    this.#db = db
  }

  #insert(table: string, row: Row) {
    const known = this.#inserts.get(table)
    if (known !== undefined) return known
    const names = Object.keys(row)
    // Values are hidden from the planner as in the product, which is quicker here too.
    const made = this.#db.prepare(
      `insert into ${table} (${names.join(', ')}) values (${names.map((name) => `+@${name}`).join(', ')})`,
    )
    this.#inserts.set(table, made)
    return made
  }

  /** Compiles what these rows need, so that only running it is measured. */
  prepare({ added }: ReturnType<WrittenRows['next']>): void {
    for (const { table, row } of added) this.#insert(table, row)
    this.#head()
  }

  #head() {
    const key = 'chain_heads'
    const made =
      this.#inserts.get(key) ??
      this.#db.prepare('update chain_heads set seq = @seq, hash = @hash where chain = @chain')
    this.#inserts.set(key, made)
    return made
  }

  write({ added, heads }: ReturnType<WrittenRows['next']>): void {
    this.#db.exec('begin immediate')
    for (const { table, row } of added) this.#insert(table, row).run(row)
    for (const head of heads) this.#head().run(head)
    this.#db.exec('commit')
  }
}

/** What both files hold must be the same; throws with the first table that differs. */
export function compareFiles(a: RawDatabase, b: RawDatabase, newest: number): void {
  for (const table of [...GROWING, 'grants', 'booking_holds', 'chain_heads']) {
    const read = (db: RawDatabase) =>
      JSON.stringify(db.prepare(`select * from ${table} order by rowid desc limit ${newest}`).all())
    if (read(a) !== read(b)) throw new Error(`The rows of ${table} differ.`)
  }
}
