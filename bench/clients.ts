/**
 * Finding clients and a page of their list over 50,000 clients and a million bookings, through the whole product, against
 * hand-written SQL that assembles the same answer, compared field by field. `node bench/clients.ts [sessions] [folder]`, by
 * default 800,000; a folder that is named keeps the studio for the next time. Both sides take turns, and what counts is the
 * processor's time; read the ratios.
 */
import { deepStrictEqual } from 'node:assert'
import { openConnection } from '../src/main/core/engine/sqlite-open.ts'
import type { Input } from '../src/shared/contract/index.ts'
import { NOW } from '../tests/support/studio.ts'
import { CLIENT_LISTS, type ClientListByHand, ClientsByHand } from './support/clients-by-hand.ts'
import { withLargeStudio } from './support/large-studio.ts'
import { compare, comparedInWords } from './support/measure.ts'

const LIMIT = 100
const TODAY = NOW.slice(0, 10)

type Case = {
  readonly what: string
  readonly method: 'clients.list' | 'clients.search'
  readonly input: object
  readonly list: ClientListByHand
  readonly values?: object
}

const wordOf = (word: string) => ({ word, last: `${word}\u{10ffff}` })

const CASES: readonly Case[] = [
  {
    what: 'search, an address',
    method: 'clients.search',
    input: { query: 'ada.12000@example.org', limit: 20 },
    list: CLIENT_LISTS.search,
    values: wordOf('ada.12000@example.org'),
  },
  {
    what: 'search, two words',
    method: 'clients.search',
    input: { query: 'ada 12000', limit: 20 },
    list: CLIENT_LISTS.searchTwo,
    values: { ...wordOf('ada'), rare: '12000', rareLast: wordOf('12000').last },
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

const [sessions = '800000', folder] = process.argv.slice(2)
await withLargeStudio({ sessions: Number(sessions), folder }, async (studio) => {
  const db = openConnection(studio.file, { readonly: true })
  for (const { what, method, input, list, values } of CASES) {
    const asked = method === 'clients.list' ? { status: 'active', ...input, limit: LIMIT } : input
    const byHand = new ClientsByHand(db, list)
    const limit = 'limit' in asked ? asked.limit : LIMIT
    const ours = () => studio.call(method, asked as Input<typeof method>)
    const theirs = () => byHand.read({ ...values, today: TODAY, limit })
    deepStrictEqual(await ours(), theirs())
    console.log(`${what}: ${comparedInWords(await compare(ours, theirs, studio.touch))}`)
  }
  db.close()
})
