/**
 * The process that `bench/memory.ts` measures, and nothing more: opens the core on a studio's file as the app does and
 * prints what memory it holds. `node --expose-gc bench/support/memory-readings.ts <file>`.
 */
import { join } from 'node:path'
import { type Core, openCore } from '../../src/main/core/compose.ts'
import type { Input, Method, Value } from '../../src/shared/contract/index.ts'
import { DAY } from '../../src/shared/domain/calendar.ts'
import { formatInstant, parseInstant } from '../../src/shared/domain/time.ts'

/** Bytes: of the whole process, and of JavaScript's objects. */
export type Reading = { readonly resident: number; readonly heap: number }
export type Readings = { readonly opened: Reading; readonly day: Reading; readonly checked: Reading }

/** Clients whose account somebody looks at in a day. */
const LOOKED_AT = 50
/** The second Monday of the history: a day and a week with as many sessions as any. */
const MONDAY = parseInstant('2010-01-11T00:00:00+01:00') ?? 0
const NOW = parseInstant('2026-03-02T09:00:00+01:00') ?? 0

/** What the process holds when all that nobody refers to is gone. */
async function take(): Promise<Reading> {
  if (gc === undefined) throw new Error('Node was started without --expose-gc.')
  // What a first collection finalises, a second one frees.
  for (let times = 0; times < 3; times += 1) {
    await new Promise((resolve) => setImmediate(resolve))
    // Of the ordinary kind V8 keeps the pages that its start took, many times what is in use.
    gc({ type: 'major', execution: 'sync', flavor: 'last-resort' })
  }
  const { rss, heapUsed } = process.memoryUsage()
  return { resident: rss, heap: heapUsed }
}

/** The day, the week, the list of clients and some of their accounts. */
async function readADay(core: Core): Promise<void> {
  for (const days of [1, 7]) {
    const [from, to] = [formatInstant(MONDAY), formatInstant(MONDAY + days * DAY)]
    await read(core, 'schedule.range', { from, to })
  }
  const { rows } = await read(core, 'clients.list', { limit: LOOKED_AT })
  for (const { id } of rows) await read(core, 'credits.summary', { clientId: id })
}

async function read<M extends Method>(core: Core, method: M, input: Input<M>): Promise<Value<M>> {
  const reply = await core.call(await core.ownerActor(), method, input)
  if (!reply.ok) throw new Error(reply.error.message)
  // A reply to this method carries this method's value.
  return reply.value as Value<M>
}

const core = await openCore({
  file: process.argv[2] ?? '',
  migrations: join(import.meta.dirname, '..', '..', 'drizzle'),
  appVersion: 'bench',
  mode: 'write',
  now: () => NOW,
  log: { info: () => undefined, error: console.error },
})
const opened = await take()
await readADay(core)
const day = await take()
const { ok } = await read(core, 'integrity.check', {})
if (!ok) throw new Error('The studio is not sound.')
const readings: Readings = { opened, day, checked: await take() }
await core.close()
console.log(JSON.stringify(readings))
