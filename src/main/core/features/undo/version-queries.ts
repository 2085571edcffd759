import { eq } from 'drizzle-orm'
import type { Reader } from '../../engine/engine.ts'
import type { Tables } from '../../engine/schema/index.ts'
import { isListOfRows } from './list-of-rows.ts'

/** Which field of an input names the row whose version it was made for. */
const VERSIONED = [
  ['bookingId', 'bookings'],
  ['sessionId', 'sessions'],
  ['subscriptionId', 'subscriptions'],
  ['assignmentId', 'assignments'],
  ['clientId', 'clients'],
  ['timeOffId', 'timeOff'],
  ['closureId', 'closures'],
  ['purchaseId', 'purchases'],
  ['itemId', 'saleDrawer'],
] as const satisfies readonly (readonly [string, keyof Tables])[]

type Fields = Readonly<Record<string, unknown>>

/**
 * An input that is sent again, with the versions that its rows have now: who takes a change back and does it again has
 * seen what they change; also the rows of its lists. Whatever names no version stays as it is.
 */
export async function withCurrentVersion(q: Reader, input: Fields): Promise<Fields> {
  const current: [string, unknown][] = []
  for (const [field, value] of Object.entries(await withOwnVersion(q, input))) {
    current.push([field, isListOfRows(value) ? await eachWithCurrentVersion(q, value) : value])
  }
  return Object.fromEntries(current)
}

async function eachWithCurrentVersion(q: Reader, rows: readonly Fields[]): Promise<Fields[]> {
  const current: Fields[] = []
  for (const row of rows) current.push(await withCurrentVersion(q, row))
  return current
}

async function withOwnVersion(q: Reader, input: Fields): Promise<Fields> {
  if (typeof input.version !== 'number') return input
  for (const [field, table] of VERSIONED) {
    const id = input[field]
    if (typeof id !== 'number') continue
    const rows = q.t[table] as Tables['bookings']
    const [row] = await q.select({ version: rows.version }).from(rows).where(eq(rows.id, id))
    return row === undefined ? input : { ...input, version: row.version }
  }
  return input
}
