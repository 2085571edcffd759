import type { RawDatabase } from './sqlite-open.ts'

type Statement = ReturnType<RawDatabase['prepare']>

/** More than the product has; only lists of ids of every length (`in (?, ?, …)`) make endless texts. */
const MOST = 400

/** Text and names in quotation marks, and the places for values between them. */
const QUOTED_OR_VALUE = /'(?:[^']|'')*'|"(?:[^"]|"")*"|\?/g

/**
 * Writes every `?` as `+?`, which means the same and keeps the planner from looking at the value. This SQLite is built
 * with STAT4: where a plan could depend on a value, it compiles the statement anew each time another value is bound,
 * which takes a hundred times as long as the query. Every query with a join is one of them.
 */
export function hideValues(source: string): string {
  return /^\s*(select|insert|update|delete|with)\b/i.test(source)
    ? source.replace(QUOTED_OR_VALUE, (part) => (part === '?' ? '+?' : part))
    : source
}

/**
 * Keeps a connection's compiled statements by their text. Compiling an INSERT into the ledger compiles its
 * triggers too, which costs more than running it; the query builder above asks for the same text every time.
 */
export function keepStatements(db: RawDatabase): void {
  const compile = db.prepare.bind(db)
  const kept = new Map<string, Statement>()
  const prepare = (source: string): Statement => {
    const known = kept.get(source)
    if (known !== undefined) {
      kept.delete(source)
      kept.set(source, known)
      // The builder switches a statement to rows as arrays; everybody must find it as if it were new.
      return known.reader ? known.raw(false) : known
    }
    const made = compile(hideValues(source))
    kept.set(source, made)
    const oldest = kept.keys().next().value
    if (kept.size > MOST && oldest !== undefined) kept.delete(oldest)
    return made
  }
  // `prepare` is generic in its parameters only for callers that name them; here texts come and go.
  db.prepare = prepare as RawDatabase['prepare']
}
