/** The words under which clients are found. */
import { eq, type SQL, type SQLWrapper, sql } from 'drizzle-orm'
import { type ClientFields, clientWords } from '../../../../shared/domain/clients.ts'
import type { Reader, Writer } from '../../engine/engine.ts'
import { hotQuery } from '../../engine/hot-query.ts'
import type { ClientRecord } from './queries.ts'

/** Makes a client found under their words and no others; one who was merged into another under none. */
export async function rewriteWords(q: Writer, client: ClientRecord): Promise<void> {
  const { clientWords: words } = q.t
  await q.delete(words).where(eq(words.clientId, client.id))
  if (client.status !== 'merged') await insertWords(q, client.id, client)
}

/** Makes a client found under their words. */
export async function insertWords(q: Writer, clientId: number, client: ClientFields): Promise<void> {
  const rows = clientWords(client).map((word) => ({ word, clientId }))
  if (rows.length > 0) await q.insert(q.t.clientWords).values(rows)
}

/** No character sorts after it, so that `[term, term + LAST)` holds exactly the words that begin with the term. */
const LAST = '\u{10ffff}'

/** A term of a search or, in a query that is built once, the places of both its ends. */
export type Beginning = { readonly from: string | SQLWrapper; readonly to: string | SQLWrapper }

/** The words that begin with a term. */
export const beginningWith = (term: string) => ({ from: term, to: term + LAST })

/** Whether a client is one of those of whose words one begins like this; the words lead to the clients. */
export function isAmongFound(q: Reader, clientId: SQLWrapper, { from, to }: Beginning): SQL {
  const { clientWords: words } = q.t
  return sql`${clientId} in (select ${words.clientId} from ${words} where ${words.word} >= ${from} and ${words.word} < ${to})`
}

/** The same, asked of one client after the other: for terms that are not the first. */
export function hasWord(q: Reader, clientId: SQLWrapper, { from, to }: Beginning): SQL {
  const { clientWords: words } = q.t
  return sql`exists (select 1 from ${words} where ${words.clientId} = ${clientId} and ${words.word} >= ${from} and ${words.word} < ${to})`
}

/** Whether every term begins one of the client's words. The first should be the rarest: it alone is looked up. */
export function isFoundUnder(q: Reader, clientId: SQLWrapper, terms: readonly Beginning[]): SQL[] {
  return terms.map((term, index) => (index === 0 ? isAmongFound : hasWord)(q, clientId, term))
}

/** Beyond so many, one term is as common as another. */
const COMMON = 500

const countWords = hotQuery((q: Reader) => {
  const { clientWords: words } = q.t
  const some = q
    .select({ word: words.word })
    .from(words)
    .where(sql`${words.word} >= ${sql.placeholder('from')} and ${words.word} < ${sql.placeholder('to')}`)
    .limit(COMMON)
    .as('some')
  return q.select({ total: sql<number>`count(*)`.mapWith(Number) }).from(some)
})

/** How many words of clients begin with a term, or so many that it does not matter. */
export async function frequencyOf(q: Reader, term: string): Promise<number> {
  const [counted] = await countWords(q, beginningWith(term))
  return counted?.total ?? 0
}

/** The terms in the order in which they are best looked for. One alone is not looked at. */
export async function rarestFirst(q: Reader, terms: readonly string[]): Promise<string[]> {
  if (terms.length < 2) return [...terms]
  const counted: { readonly term: string; readonly times: number }[] = []
  for (const term of terms) counted.push({ term, times: await frequencyOf(q, term) })
  return counted.toSorted((a, b) => a.times - b.times).map(({ term }) => term)
}
