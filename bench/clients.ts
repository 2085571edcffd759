/**
 * Finding clients and a page of their list over 50,000 clients and a million bookings, through the whole product, against
 * hand-written SQL that assembles the same answer, compared field by field. `node bench/clients.ts [sessions]`, by default
 * 800,000. Both sides take turns, and what counts is the processor's time; read the ratios.
 */
import { deepStrictEqual } from 'node:assert'
import { join } from 'node:path'
import { openConnection } from '../src/main/core/engine/sqlite-open.ts'
import type { Method } from '../src/shared/contract/index.ts'
import { parseInstant } from '../src/shared/domain/time.ts'
import { NOW } from '../tests/support/studio.ts'
import { CLIENT_LISTS, type ClientListByHand, ClientsByHand } from './support/clients-by-hand.ts'
import { giveManyBookings } from './support/many-bookings.ts'
import { giveManyCredits } from './support/many-credits.ts'
import { median, milliseconds, taken } from './support/measure.ts'
import { discard, makeFolder, makeStudio } from './support/studio.ts'

const ROUNDS = 9
const LIMIT = 100
const TODAY = NOW.slice(0, 10)

type Case = {
  readonly what: string
  readonly method: Method & ('clients.list' | 'clients.search')
  readonly input: object
  readonly list: ClientListByHand
  readonly values?: object
}

const wordOf = (word: string) => ({ word, last: `${word}\u{10ffff}` })

const CASES: readonly Case[] = [
  {
    what: 'search, one found',
    method: 'clients.search',
    input: { query: 'ada.12000', limit: 20 },
    list: CLIENT_LISTS.search,
    values: wordOf('ada.12000'),
  },
  {
    what: 'search, a first name',
    method: 'clients.search',
    input: { query: 'ada', limit: 20 },
    list: CLIENT_LISTS.search,
    values: wordOf('ada'),
  },
  { what: 'list by name', method: 'clients.list', input: { sort: 'name' }, list: CLIENT_LISTS.name },
  {
    what: 'list by name, found',
    method: 'clients.list',
    input: { sort: 'name', query: 'berg1' },
    list: CLIENT_LISTS.found,
    values: wordOf('berg1'),
  },
  {
    what: 'list by created, turned',
    method: 'clients.list',
    input: { sort: '-created' },
    list: CLIENT_LISTS.created,
  },
  {
    what: 'list by available',
    method: 'clients.list',
    input: { sort: 'available' },
    list: CLIENT_LISTS.available,
  },
  {
    what: 'list by purchased, turned',
    method: 'clients.list',
    input: { sort: '-purchased' },
    list: CLIENT_LISTS.purchased,
  },
  {
    what: 'list by last session, turned',
    method: 'clients.list',
    input: { sort: '-lastSession' },
    list: CLIENT_LISTS.lastSession,
  },
  {
    what: 'list of those with none left',
    method: 'clients.list',
    input: { maxAvailable: 0, sort: 'name' },
    list: CLIENT_LISTS.noneLeft,
  },
]

const folder = makeFolder('memory')
const file = join(folder, 'studio.db')
const studio = await makeStudio(file)
try {
  const now = parseInstant(NOW) ?? 0
  const from = parseInstant('2022-01-03T06:00:00Z') ?? 0
  const sessions = Number(process.argv[2] ?? 800_000)
  await giveManyBookings(studio, file, { clients: 50_000, sessions, from, now })
  giveManyCredits(file, TODAY)
  const db = openConnection(file, { readonly: true })
  for (const { what, method, input, list, values } of CASES) {
    const asked = method === 'clients.list' ? { status: 'active', ...input, limit: LIMIT } : input
    const byHand = new ClientsByHand(db, list)
    const ours = async () => {
      const reply = await studio.core.call(studio.owner, method, asked)
      if (!reply.ok) throw new Error(reply.error.message)
      return reply.value
    }
    const theirs = () =>
      byHand.read({ ...values, today: TODAY, limit: 'limit' in asked ? asked.limit : LIMIT })
    deepStrictEqual(await ours(), theirs())
    const took = { ours: [] as number[], theirs: [] as number[], clock: [] as number[] }
    for (let round = 0; round < ROUNDS; round += 1) {
      const own = (await taken(ours)).processor
      const least = (await taken(theirs)).processor
      const clock = await milliseconds(ours)
      if (round < ROUNDS / 3) continue
      took.ours.push(own)
      took.theirs.push(least)
      took.clock.push(clock)
    }
    const [own, least] = [median(took.ours), median(took.theirs)]
    const words = `${own.toFixed(1)} ms, by hand ${least.toFixed(1)} ms, ratio ${(own / least).toFixed(2)}×`
    console.log(`${what}: ${words}, by the clock ${median(took.clock).toFixed(0)} ms`)
  }
  db.close()
} finally {
  await studio.core.close()
  discard(folder)
}
