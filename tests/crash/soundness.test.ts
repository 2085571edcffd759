import { rmSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import type { Core } from '../../src/main/core/compose.ts'
import { makeRandom } from '../../src/main/core/features/demo/random.ts'
import { damage } from '../support/damage.ts'
import { makeFolder } from '../support/storages.ts'
import { momentOf, openDesk } from './busy-day.ts'
import { faultsOf, findingsOf, openAgain, sendAgain, wrongBookings, wrongReplays } from './soundness.ts'
import type { Told } from './told.ts'

const COMMANDS = 40

let folder: string
let core: Core
let told: Told[]

beforeEach(async () => {
  folder = makeFolder()
  core = await openAgain(join(folder, 'studio.db'), COMMANDS)
  told = []
  const desk = await openDesk(core, makeRandom(1), momentOf(0))
  for (let number = 0; number < COMMANDS; number += 1) {
    const asked = { number, wish: desk.nextWish(momentOf(number)) }
    const reply = await sendAgain(core, asked)
    if (!reply.ok) continue
    desk.note(asked.wish, reply.value)
    told.push({ ...asked, value: reply.value })
  }
})

afterEach(async () => {
  await core.close()
  rmSync(folder, { recursive: true })
})

/** Changes rows as a program would that loses or mixes up what it was given. */
async function change(statement: string): Promise<void> {
  const raw = new Database(join(folder, 'studio.db'))
  const runner = {
    exec: async (text: string) => {
      raw.exec(text)
    },
    rows: async <T extends Record<string, unknown>>(text: string) => raw.prepare<[], T>(text).all(),
  }
  await damage({ engine: core.deps.engine, raw: runner }, [statement])
  raw.close()
}

describe('what is looked at after a crash', () => {
  it('finds nothing in a studio that nothing happened to', async () => {
    expect(told.length).toBeGreaterThan(30)
    expect(await faultsOf(core)).toEqual([])
    expect(await findingsOf(core)).toEqual([])
    expect(await wrongBookings(core, told)).toEqual([])
    expect(await wrongReplays(core, told)).toEqual([])
  })

  it.each([
    ['delete from entries where seq = 2', 'The ledger chain breaks at row 3'],
    [
      'delete from entries where seq = (select max(seq) from entries)',
      'The ledger chain does not end where it says',
    ],
    ['delete from entries where seq = 1', 'The ledger chain has gaps'],
    ["update audit set hash = 'x' where seq = 5", 'The audit chain breaks at row 6'],
    [
      "update chain_heads set seq = seq + 1 where chain = 'audit'",
      'The audit chain does not end where it says',
    ],
    ['update grants set available = available - 1 where id = 1', 'The buckets do not add up, of grant 1'],
    [
      'update grants set held = held + 1, available = available - 1 where id = 1',
      'The ledger contradicts grant 1',
    ],
    ["delete from commands where id = 'command-8'", 'An audit row without its command'],
    ["delete from commands where method = 'credits.allocate'", 'A ledger line without its command'],
    [
      "update audit set command_id = null where command_id = 'command-8'",
      'A command without its audit row command-8',
    ],
    [
      "update booking_holds set held = 0 where booking_id in (select id from bookings where status = 'confirmed')",
      'Nothing is held for confirmed booking',
    ],
    [
      'update bookings set session_id = 9999 where id = 1',
      'A row of bookings has lost the row it belongs to.',
    ],
  ])('finds what is half done: %s', async (statement, fault) => {
    await change(statement)

    expect((await faultsOf(core)).join('\n')).toContain(fault)
  })

  it("hands on what the product's own check finds", async () => {
    await change("update audit set hash = 'x' where seq = 5")

    expect(await findingsOf(core)).toEqual([
      expect.stringMatching(/^integrity\.check: .*"I7"/),
      expect.stringMatching(/^integrity\.check: .*"I7"/),
    ])
  })

  it('finds bookings that are lost, changed or from nowhere', async () => {
    await change("update bookings set status = 'cancelled' where id = 1")
    await change('delete from bookings where id = 2')
    const [first] = told.filter(({ value }) => bookingIdOf(value) === 3)

    expect(
      await wrongBookings(
        core,
        told.filter((command) => command !== first),
      ),
    ).toEqual([
      expect.stringMatching(/^Booking 1 was told to be (confirmed|completed) and is cancelled$/),
      expect.stringMatching(/^Booking 2 was told to be \w+ and is lost$/),
      'Booking 3 is there and was never told',
    ])
  })

  it('finds commands that are forgotten', async () => {
    const [known] = told.filter(({ wish }) => wish.method === 'clients.create')
    await change(`delete from commands where id = 'command-${known?.number}'`)

    expect(await wrongReplays(core, told)).toEqual([
      expect.stringContaining(`Command ${known?.number} answered`),
    ])
  })
})

function bookingIdOf(value: unknown): number | undefined {
  return (value as { booking?: { id: number } | null }).booking?.id
}
