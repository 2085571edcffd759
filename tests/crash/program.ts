/**
 * The program that is killed, or recorded: a studio on a file of its own, and a desk that asks for one thing after
 * the other. Before each command it says what it asks, and after the reply what it was told; both are written
 * before it goes on. It waits for its orders first, one line on stdin, with everything loaded that it needs.
 */
import { openSync, readSync, writeSync } from 'node:fs'
import { type Core, openCore } from '../../src/main/core/compose.ts'
import { makeRandom } from '../../src/main/core/features/demo/random.ts'
import { isDailyRefusal, momentOf, openDesk } from './busy-day.ts'
import { commandIdOf, type Line, type Orders } from './orders.ts'
import { relaxWriters } from './relaxed-writer.ts'

const STDIN = 0
const STDOUT = 1

const orders = readOrders()
const sink = orders.saidFile === null ? STDOUT : openSync(orders.saidFile, 'a')
if (orders.synchronous === 'NORMAL') relaxWriters()
const random = makeRandom(orders.seed)
let number = orders.from
const end = number + orders.commands
let failure: unknown = null

while (number < end) {
  const core = await openCore({
    file: orders.file,
    migrations: orders.migrations,
    appVersion: '0.0.0-test',
    mode: 'write',
    now: () => momentOf(number),
    log: { info: () => undefined, error: (_message, details) => (failure = details) },
  })
  await serve(core, Math.min(end, number + orders.reopenEvery))
  // At the end of a recording the file is left as it stands, with its log beside it.
  if (number < end) await core.close()
}
process.exit(0)

/** Asks for one thing after the other until the command with this number. */
async function serve(core: Core, until: number): Promise<void> {
  const desk = await openDesk(core, random, momentOf(number))
  for (; number < until; number += 1) {
    const wish = desk.nextWish(momentOf(number))
    say({ kind: 'asks', number, ...wish })
    if (orders.answersTooEarly) say({ kind: 'told', number, value: null })
    const reply = await core.call(await core.ownerActor(), wish.method, {
      ...wish.input,
      commandId: commandIdOf(number),
    })
    if (failure !== null) throw failure
    if (!reply.ok) {
      if (!isDailyRefusal(reply.error.code)) throw new Error(`${wish.method}: ${JSON.stringify(reply.error)}`)
      say({ kind: 'refused', number, code: reply.error.code })
      continue
    }
    if (!orders.answersTooEarly) say({ kind: 'told', number, value: reply.value })
    desk.note(wish, reply.value)
  }
}

function say(line: Line): void {
  writeSync(sink, `${JSON.stringify(line)}\n`)
}

function readOrders(): Orders {
  const piece = Buffer.alloc(4096)
  let text = ''
  while (!text.includes('\n')) {
    const length = readSync(STDIN, piece)
    if (length === 0) throw new Error('There are no orders.')
    text += piece.toString('utf8', 0, length)
  }
  return JSON.parse(text) as Orders
}
