/**
 * A booking through the whole product (dispatch, rules, ledger, audit, replay) against the least SQL that could
 * write the same rows: prepared statements of the driver, one transaction, the same file settings, on the same
 * medium. `node bench/booking.ts [ledger lines …]`, by default at 10,000 and 1,000,000 lines. Both sides take turns
 * booking by booking, and afterwards both files must hold the same rows. Read the ratios, not the milliseconds.
 */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { openConnection } from '../src/main/core/engine/sqlite-open.ts'
import type { Input } from '../src/shared/contract/index.ts'
import { giveLongHistory } from '../tests/support/long-history.ts'
import { aClient, aService, type TestStudio } from '../tests/support/studio.ts'
import { asMilliseconds, milliseconds, ratio } from './support/measure.ts'
import { discard, type Medium, makeFolder, makeStudio } from './support/studio.ts'
import { compareFiles, LeastSql, WrittenRows } from './support/written-rows.ts'

const LINES_A_SESSION = 6.1
const CLIENTS = 100
const WARM_UP = 100
const BOOKINGS = 500

const sizes = process.argv.slice(2).map(Number)
const medians = new Map<string, number[]>()

/** Clients with credits, and a class for each round in which every one of them has a place. */
async function makeReady(studio: TestStudio) {
  const { id: serviceId } = await aService(studio, {
    name: 'Class',
    kind: 'group',
    family: 'Classes',
    capacity: CLIENTS,
  })
  const clients: number[] = []
  for (let n = 0; n < CLIENTS; n += 1) {
    const { id } = await aClient(studio, { firstName: 'Bench', lastName: `${n}` })
    for (const sessionCount of [100, 100])
      await studio.call('credits.allocate', { clientId: id, sessionCount })
    clients.push(id)
  }
  const sessions: number[] = []
  for (let day = 0; day < (WARM_UP + BOOKINGS) / CLIENTS; day += 1) {
    const startsAt = `2026-04-${String(day + 1).padStart(2, '0')}T10:00:00+02:00`
    sessions.push((await studio.call('sessions.create', { serviceId, startsAt })).session.id)
  }
  return sessions.flatMap((sessionId) => clients.map((clientId) => ({ sessionId, clientId })))
}

async function measure(lines: number, medium: Medium): Promise<void> {
  const folder = makeFolder(medium)
  const file = join(folder, 'studio.db')
  const copy = join(folder, 'floor.db')
  const studio = await makeStudio(file)
  try {
    await giveLongHistory(studio, { sessions: Math.ceil(lines / LINES_A_SESSION) })
    const wishes = await makeReady(studio)
    const watch = openConnection(file, { readonly: false })
    watch.pragma('wal_checkpoint(truncate)')
    copyFileSync(file, copy)
    const floor = openConnection(copy, { readonly: false })
    const written = new WrittenRows(watch)
    const least = new LeastSql(floor)
    const ours: number[] = []
    const theirs: number[] = []
    for (const [index, wish] of wishes.entries()) {
      const commandId = `bench-${index}`
      const mine = await milliseconds(() => book(studio, { ...wish, commandId }))
      const rows = written.next()
      least.prepare(rows)
      const its = await milliseconds(() => least.write(rows))
      if (index < WARM_UP) continue
      ours.push(mine)
      theirs.push(its)
    }
    compareFiles(watch, floor, 1_000)
    medians.set(`${medium} ${lines}`, ours)
    console.log(
      `${lines} lines, ${medium}: a booking ${asMilliseconds(ours)}, least SQL ${asMilliseconds(theirs)}, ratio ${ratio(ours, theirs)}`,
    )
    watch.close()
    floor.close()
  } finally {
    await studio.core.close()
    discard(folder)
  }
}

/** As the owner who is signed in: who somebody is was asked before, as in a window. */
async function book(studio: TestStudio, input: Input<'bookings.create'>): Promise<void> {
  const reply = await studio.core.call(studio.owner, 'bookings.create', input)
  if (!reply.ok) throw new Error(reply.error.message)
}

for (const medium of ['disk', 'memory'] as const) {
  const wanted = sizes.length > 0 ? sizes : [10_000, 1_000_000]
  for (const lines of wanted) await measure(lines, medium)
  const [small, large] = [wanted[0], wanted.at(-1)].map((lines) => medians.get(`${medium} ${lines}`) ?? [])
  if (wanted.length > 1) {
    console.log(
      `${medium}: a booking with the long ledger against the short one ${ratio(large ?? [], small ?? [])}`,
    )
  }
}
