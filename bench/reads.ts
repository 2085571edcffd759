/**
 * Two reads that every screen asks for through the whole product (dispatch, rules, the shape of the answer), against
 * hand-written SQL that assembles the same answer, which is compared field by field: the schedule of a week with
 * 2,016 sessions and a booking in each, and the account of a client with years behind them.
 * `node bench/reads.ts [weeks]`, by default with 8 weeks of such sessions. Both sides take turns, and
 * what counts is the processor's time; read the ratios.
 */
import { deepStrictEqual } from 'node:assert'
import { join } from 'node:path'
import { openConnection } from '../src/main/core/engine/sqlite-open.ts'
import type { Input, Method, Value } from '../src/shared/contract/index.ts'
import { DAY } from '../src/shared/domain/calendar.ts'
import { formatInstant, parseInstant } from '../src/shared/domain/time.ts'
import { giveLongHistory } from '../tests/support/long-history.ts'
import type { TestStudio } from '../tests/support/studio.ts'
import { ByHand } from './support/by-hand.ts'
import { taken } from './support/measure.ts'
import { discard, makeFolder, makeStudio } from './support/studio.ts'

const SESSIONS_A_WEEK = 2_016
const HOURS_A_DAY = 12
const TODAY = '2026-03-02'
/** The Monday on which the history begins. */
const FIRST = parseInstant('2010-01-04T00:00:00+01:00') ?? 0

const weeks = Number(process.argv[2] ?? 8)

async function read<M extends Method>(studio: TestStudio, method: M, input: Input<M>): Promise<Value<M>> {
  const reply = await studio.core.call(studio.owner, method, input)
  if (!reply.ok) throw new Error(reply.error.message)
  // A reply to this method carries this method's value.
  return reply.value as Value<M>
}

/** Both sides in turns, and the same answer from both. The first third of the rounds only warms up. */
async function compare<T>(
  what: string,
  rounds: number,
  ours: () => Promise<T>,
  theirs: () => T,
): Promise<void> {
  deepStrictEqual(await ours(), theirs())
  const whole = { ours: 0, theirs: 0 }
  for (let round = 0; round < rounds; round += 1) {
    const own = (await taken(ours)).processor
    const least = (await taken(theirs)).processor
    if (round < rounds / 3) continue
    whole.ours += own
    whole.theirs += least
  }
  const each = (sum: number) => `${(sum / (rounds * (2 / 3))).toFixed(3)} ms`
  const ratio = (whole.ours / whole.theirs).toFixed(2)
  console.log(`${what}: ${each(whole.ours)}, by hand ${each(whole.theirs)}, ratio ${ratio}×`)
}

const folder = makeFolder('disk')
const file = join(folder, 'studio.db')
const studio = await makeStudio(file)
try {
  await giveLongHistory(studio, { sessions: weeks * SESSIONS_A_WEEK, hoursADay: HOURS_A_DAY })
  const { rows } = await read(studio, 'clients.list', { limit: 500 })
  for (const { id } of rows) await studio.call('credits.allocate', { clientId: id, sessionCount: 3 })
  const db = openConnection(file, { readonly: true })
  const byHand = new ByHand(db)

  const from = FIRST + Math.floor(weeks / 2) * 7 * DAY
  const week = { from, to: from + 7 * DAY }
  const asked = { from: formatInstant(week.from), to: formatInstant(week.to) }
  const { sessions } = byHand.range({ ...week, today: TODAY })
  const bookings = sessions.reduce((sum, session) => sum + session.bookings.length, 0)
  await compare(
    `schedule.range, ${sessions.length} sessions with ${bookings} bookings`,
    240,
    () => read(studio, 'schedule.range', asked),
    () => byHand.range({ ...week, today: TODAY }),
  )

  const clientId = rows[0]?.id ?? 0
  await compare(
    'credits.summary',
    6_000,
    () => read(studio, 'credits.summary', { clientId }),
    () => byHand.summary({ clientId, today: TODAY }),
  )
  db.close()
} finally {
  await studio.core.close()
  discard(folder)
}
