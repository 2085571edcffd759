import { sql } from 'drizzle-orm'
import type { Reader, Writer } from './engine.ts'

type Remembered = { readonly mark: number; readonly answers: Map<string, Promise<unknown>> }

/** By the connection that reads: marks of two of them tell nothing about each other. */
const remembered = new WeakMap<Reader, Remembered>()

/** Questions that are kept at a time; the oldest goes first. */
const MOST = 32

/**
 * The answer that the same question had when it was last read, if nothing was written since, by whomever; else what `read`
 * finds. For figures that take long and that every page of a list asks for again. A question is everything that the
 * answer depends on besides the database.
 *
 * Nothing is remembered inside a unit of work that writes, which sees more than others do, nor on PostgreSQL, where a
 * connection reads once and is given back.
 */
export async function rememberedUnchanged<T>(
  q: Reader | Writer,
  question: string,
  read: () => Promise<T>,
): Promise<T> {
  if (q.dialect !== 'sqlite' || 'insert' in q) return read()
  const mark = await readMark(q)
  let known = remembered.get(q)
  if (known?.mark !== mark) {
    known = { mark, answers: new Map() }
    remembered.set(q, known)
  }
  const { answers } = known
  // Every answer of one question has one type.
  const before = answers.get(question) as Promise<T> | undefined
  if (before !== undefined) return before
  const answer = read()
  answers.set(question, answer)
  const [oldest] = answers.keys()
  if (answers.size > MOST && oldest !== undefined) answers.delete(oldest)
  try {
    return await answer
  } catch (error) {
    answers.delete(question)
    throw error
  }
}

/** Another number after every change that this connection has not made, which only reads. */
async function readMark(q: Reader): Promise<number> {
  const [row] = await q.rows<{ data_version: number }>(sql`pragma data_version`)
  return row?.data_version ?? 0
}
