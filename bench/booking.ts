/**
 * A booking through the whole product (dispatch, rules, ledger, audit, replay) against the least SQL that could
 * write the same rows: prepared statements of the driver, one transaction, the same file settings, on the same
 * medium. `node bench/booking.ts [ledger lines …]`, by default at 10,000 and 1,000,000 lines. All sides take turns
 * booking by booking, and afterwards both files must hold the same rows. Read the ratios, not the milliseconds.
 */
import { copyFileSync } from 'node:fs'
import { join } from 'node:path'
import { openConnection } from '../src/main/core/engine/sqlite-open.ts'
import type { Input } from '../src/shared/contract/index.ts'
import { giveLongHistory } from '../tests/support/long-history.ts'
import { aClient, aService, type TestStudio } from '../tests/support/studio.ts'
import { asMilliseconds, ratio, type Taken, taken } from './support/measure.ts'
import { discard, type Medium, makeFolder, makeStudio } from './support/studio.ts'
import { compareFiles, LeastSql, WrittenRows } from './support/written-rows.ts'

const LINES_A_SESSION = 6.1
const CLIENTS = 100
const WARM_UP = 100
const BOOKINGS = 500

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

/** A studio with so many ledger lines and its copy, which gets the same rows by the least SQL. */
type Pair = {
  readonly ours: Taken[]
  readonly floor: Taken[]
  /** Books once through the product and writes the same once more; the first times only warm up. */
  book(round: number): Promise<void>
  close(): Promise<void>
}

async function openPair(lines: number, medium: Medium): Promise<Pair> {
  const folder = makeFolder(medium)
  const file = join(folder, 'studio.db')
  const copy = join(folder, 'floor.db')
  const studio = await makeStudio(file)
  await giveLongHistory(studio, { sessions: Math.ceil(lines / LINES_A_SESSION) })
  const wishes = await makeReady(studio)
  const watch = openConnection(file, { readonly: false })
  watch.pragma('wal_checkpoint(truncate)')
  copyFileSync(file, copy)
  const floor = openConnection(copy, { readonly: false })
  const written = new WrittenRows(watch)
  const least = new LeastSql(floor)
  const pair = { ours: [] as Taken[], floor: [] as Taken[] }
  return {
    ...pair,
    book: async (round) => {
      const wish = wishes[round]
      if (wish === undefined) throw new Error('Nobody wants to book any more.')
      const mine = await taken(() => book(studio, { ...wish, commandId: `bench-${round}` }))
      const rows = written.next()
      least.prepare(rows)
      const its = await taken(() => least.write(rows))
      if (round < WARM_UP) return
      pair.ours.push(mine)
      pair.floor.push(its)
    },
    close: async () => {
      compareFiles(watch, floor, 1_000)
      watch.close()
      floor.close()
      await studio.core.close()
      discard(folder)
    },
  }
}

/** All sizes in turns, so that whatever else the machine does falls on each of them. */
async function measure(sizes: readonly number[], medium: Medium): Promise<void> {
  const pairs: Pair[] = []
  for (const lines of sizes) pairs.push(await openPair(lines, medium))
  for (let round = 0; round < WARM_UP + BOOKINGS; round += 1) {
    for (const pair of pairs) await pair.book(round)
  }
  for (const [index, { ours, floor }] of pairs.entries()) {
    console.log(`${sizes[index]} lines, ${medium}: a booking against the least SQL`)
    print('least SQL', ours, floor)
  }
  const [short, long] = [pairs[0], pairs.at(-1)]
  if (short !== undefined && long !== undefined && short !== long) {
    console.log(`${medium}: a booking with ${sizes.at(-1)} lines against one with ${sizes[0]}`)
    print('fewer lines', long.ours, short.ours)
  }
  for (const pair of pairs) await pair.close()
}

/** By the clock, with what the disk takes, and by the processor's time, which other programs hardly change. */
function print(peer: string, ours: readonly Taken[], floor: readonly Taken[]): void {
  for (const by of ['clock', 'processor'] as const) {
    const [own, its] = [ours, floor].map((all) => all.map((each) => each[by]))
    if (own === undefined || its === undefined) continue
    console.log(`  ${by}: ${asMilliseconds(own)}, ${peer} ${asMilliseconds(its)}, ratio ${ratio(own, its)}`)
  }
}

/** As the owner who is signed in: who somebody is was asked before, as in a window. */
async function book(studio: TestStudio, input: Input<'bookings.create'>): Promise<void> {
  const reply = await studio.core.call(studio.owner, 'bookings.create', input)
  if (!reply.ok) throw new Error(reply.error.message)
}

const sizes = process.argv.slice(2).map(Number)
for (const medium of ['disk', 'memory'] as const) {
  await measure(sizes.length > 0 ? sizes : [10_000, 1_000_000], medium)
}
