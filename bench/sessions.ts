/**
 * The list of sessions over 50,000 clients and a million bookings, through the whole product (dispatch, rules, the shape
 * of the answer), against hand-written SQL that assembles the same first page and counts, compared field by field.
 * `node bench/sessions.ts [sessions]`, by default 800,000. Both sides take turns, and what counts is the processor's
 * time; read the ratios.
 */
import { deepStrictEqual } from 'node:assert'
import { join } from 'node:path'
import { openConnection } from '../src/main/core/engine/sqlite-open.ts'
import type { Input, Value } from '../src/shared/contract/index.ts'
import { parseInstant } from '../src/shared/domain/time.ts'
import { LISTS, type ListByHand, SessionListByHand } from './support/list-by-hand.ts'
import { giveManyBookings } from './support/many-bookings.ts'
import { median, milliseconds, taken } from './support/measure.ts'
import { discard, makeFolder, makeStudio } from './support/studio.ts'

const ROUNDS = 6

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
  { what: 'a client by e-mail', list: LISTS.word, input: { query: 'ada.12' }, values: wordOf('ada.12') },
  { what: 'a first name', list: LISTS.word, input: { query: 'ada' }, values: wordOf('ada') },
  { what: 'a title', list: LISTS.title, input: { query: 'flow' }, values: { title: 'Flow Café' } },
]

function wordOf(word: string) {
  return { word, last: `${word}\u{10ffff}` }
}

const folder = makeFolder('memory')
const file = join(folder, 'studio.db')
const studio = await makeStudio(file)
try {
  const from = at('2022-01-03T06:00:00Z')
  const sessions = Number(process.argv[2] ?? 800_000)
  await giveManyBookings(studio, file, { clients: 50_000, sessions, from, now: at('2025-10-01T00:00:00Z') })
  const db = openConnection(file, { readonly: true })
  for (const { what, list, as, input, values } of CASES) {
    const asked = { ...input, limit: 200 }
    const byHand = new SessionListByHand(db, list, as)
    const ours = async (): Promise<Value<'sessions.list'>> => {
      const reply = await studio.core.call(studio.owner, 'sessions.list', asked)
      if (!reply.ok) throw new Error(reply.error.message)
      // A reply to this method carries this method's value.
      return reply.value as Value<'sessions.list'>
    }
    const theirs = () => byHand.read({ ...input, ...values }, input.status)
    deepStrictEqual(await ours(), theirs())
    const took = { ours: 0, theirs: 0 }
    const clock: number[] = []
    for (let round = 0; round < ROUNDS; round += 1) {
      const own = (await taken(ours)).processor
      const least = (await taken(theirs)).processor
      clock.push(await milliseconds(ours))
      if (round < ROUNDS / 3) continue
      took.ours += own
      took.theirs += least
    }
    const each = (sum: number) => `${(sum / (ROUNDS * (2 / 3))).toFixed(1)} ms`
    const { total } = await ours()
    console.log(
      `${what}: ${total} rows, ${each(took.ours)}, by hand ${each(took.theirs)}, ratio ${(took.ours / took.theirs).toFixed(2)}×, by the clock ${median(clock).toFixed(0)} ms`,
    )
  }
  db.close()
} finally {
  await studio.core.close()
  discard(folder)
}
