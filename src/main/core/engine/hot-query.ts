import type { Reader } from './engine.ts'

/** What a query answers: at once where the driver waits for nothing. */
type Answer<Rows> = PromiseLike<Rows> & { sync?(): Rows }

/** A query as the builder makes it, before it runs. */
type Preparable<Rows> = PromiseLike<Rows> & {
  prepare(name?: string): { execute(values?: Record<string, unknown>): Answer<unknown> }
}

/**
 * A query that is built once per connection and then only run: for the few that every booking runs, because building
 * one takes the query builder many times as long as the database needs to answer it. `build` puts
 * `sql.placeholder('name')` where a value of `Values` goes; it must not look at anything else.
 *
 * On PostgreSQL a connection's query object lasts for one unit of work, and so does what is built for it.
 */
export function hotQuery<Values extends Record<string, unknown>, Q extends Reader, Rows>(
  build: (q: Q) => Preparable<Rows>,
): (q: Q, values: Values) => Promise<Rows> {
  const prepared = new WeakMap<Q, ReturnType<Preparable<Rows>['prepare']>>()
  return async (q, values) => {
    let known = prepared.get(q)
    if (known === undefined) {
      known = build(q).prepare()
      prepared.set(q, known)
    }
    // The builder types what a prepared query answers by its own driver; both dialects answer what the query itself does.
    const answer = known.execute(values) as Answer<Rows>
    return answer.sync === undefined ? answer : answer.sync()
  }
}
