/**
 * The list of sessions over 50,000 clients and a million bookings, through the whole product (dispatch, rules, the shape
 * of the answer), against hand-written SQL that assembles the same first page and counts, compared field by field.
 * `node bench/sessions.ts [sessions] [folder]`, by default 800,000; a folder that is named keeps the studio for the next
 * time. Both sides take turns, and what counts is the processor's time; read the ratios.
 */
import { deepStrictEqual } from 'node:assert'
import { openConnection } from '../src/main/core/engine/sqlite-open.ts'
import type { Input } from '../src/shared/contract/index.ts'
import { parseInstant } from '../src/shared/domain/time.ts'
import { withLargeStudio } from './support/large-studio.ts'
import { LISTS, type ListByHand, SessionListByHand } from './support/list-by-hand.ts'
import { compare, comparedInWords } from './support/measure.ts'

type Case = {
  readonly what: string
  readonly list: ListByHand
  /** What counts the rows of every status, where the list itself is of one. */
  readonly as?: ListByHand
  readonly input: Input<'sessions.list'>
  readonly values?: object
}

const at = (text: string): number => parseInstant(text) ?? 0
const [FROM, TO] = ['2025-09-01T00:00:00Z', '2025-10-01T00:00:00Z']

const CASES: readonly Case[] = [
  { what: 'no filter', list: LISTS.all, input: {} },
  { what: 'no filter, by client', list: LISTS.byClient, as: LISTS.all, input: { sort: '-client' } },
  { what: 'a status', list: LISTS.status, as: LISTS.all, input: { status: 'no_show' } },
  { what: 'a payment', list: LISTS.payment, input: { paymentStatus: 'pending' } },
  {
    what: 'a month',
    list: LISTS.period,
    input: { from: FROM, to: TO },
    values: { from: at(FROM), to: at(TO) },
  },
  { what: 'a trainer', list: LISTS.trainer, input: { trainerId: 5 } },
  {
    what: 'a client by two words',
    list: LISTS.words,
    input: { query: 'ada 1200' },
    values: { ...wordOf('ada'), rare: '1200', rareLast: wordOf('1200').last },
  },
  { what: 'a first name', list: LISTS.word, input: { query: 'ada' }, values: wordOf('ada') },
  { what: 'a title', list: LISTS.title, input: { query: 'flow' }, values: { title: 'Flow Café' } },
]

function wordOf(word: string) {
  return { word, last: `${word}\u{10ffff}` }
}

const [sessions = '800000', folder] = process.argv.slice(2)
await withLargeStudio({ sessions: Number(sessions), folder }, async (studio) => {
  const db = openConnection(studio.file, { readonly: true })
  for (const { what, list, as, input, values } of CASES) {
    const asked = { ...input, limit: 200 }
    const byHand = new SessionListByHand(db, list, as)
    const ours = () => studio.call('sessions.list', asked)
    const theirs = () => byHand.read({ ...input, ...values }, input.status)
    const found = await ours()
    deepStrictEqual(found, theirs())
    console.log(`${what}: ${found.total} rows, ${comparedInWords(await compare(ours, theirs, studio.touch))}`)
  }
  db.close()
})
