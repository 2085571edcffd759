import { sql } from 'drizzle-orm'
import { type Core, openCore } from '../../src/main/core/compose.ts'
import { OpenRefused } from '../../src/main/core/engine/engine.ts'
import type { Random } from '../../src/main/core/features/demo/random.ts'
import type { Reply, Value } from '../../src/shared/contract/index.ts'
import { MIGRATIONS } from '../support/storages.ts'
import { isDailyRefusal, momentOf, openDesk } from './busy-day.ts'
import { commandIdOf } from './orders.ts'
import { type Asked, bookingsOf, type Told } from './told.ts'

/** Opens a studio as the app would after a crash: for writing, with everything that is looked at on the way. */
export function openAgain(file: string, number: number): Promise<Core> {
  return openCore({
    file,
    migrations: MIGRATIONS,
    appVersion: '0.0.0-test',
    mode: 'write',
    now: () => momentOf(number),
    log: {
      info: () => undefined,
      error: (message, details) => {
        throw new Error(message, { cause: details })
      },
    },
  })
}

/** Why a studio could not be opened or used. */
export function inWords(error: unknown): string {
  return error instanceof OpenRefused ? JSON.stringify(error.refusal) : String(error)
}

const GENESIS = '0'.repeat(64)

/** What a chain must never be: both are checked by SQL of their own, beside the product's own check. */
const chainFaults = (chain: string, table: string): readonly (readonly [fault: string, query: string])[] => [
  [
    `The ${chain} chain breaks at row`,
    `select link.seq as id from ${table} link left join ${table} before on before.seq = link.seq - 1
     where link.prev_hash <> coalesce(before.hash, '${GENESIS}')`,
  ],
  [
    `The ${chain} chain has gaps; rows`,
    `select count(*) as id from ${table} having count(*) <> coalesce(max(seq), 0)`,
  ],
  [
    `The ${chain} chain does not end where it says; row`,
    `select max(seq) as id from ${table} having coalesce(max(seq), 0) || '-' ||
       coalesce((select hash from ${table} order by seq desc limit 1), '${GENESIS}')
     <> coalesce((select seq || '-' || hash from chain_heads where chain = '${chain}'), '0-${GENESIS}')`,
  ],
]

/** Rows that must not be, with what is wrong about them. */
const FAULTS: readonly (readonly [fault: string, query: string])[] = [
  ...chainFaults('ledger', 'entries'),
  ...chainFaults('audit', 'audit'),
  [
    'The buckets do not add up, of grant',
    `select id from grants where granted <> available + held + used + expired + revoked
       or min(available, held, used, expired, revoked) < 0`,
  ],
  [
    'The ledger contradicts grant',
    `with folded as (
       select grant_id, count(*) as lines,
         sum(case kind when 'GRANT' then units else 0 end) as granted,
         sum(case when kind in ('HOLD', 'UNCAPTURE') then units
               when kind in ('RELEASE', 'CAPTURE') then -units else 0 end) as held,
         sum(case kind when 'CAPTURE' then units when 'UNCAPTURE' then -units else 0 end) as used
       from entries group by grant_id)
     select id from grants left join folded on grant_id = id
     where grants.granted <> coalesce(folded.granted, 0) or grants.held <> coalesce(folded.held, 0)
       or grants.used <> coalesce(folded.used, 0) or entry_count <> coalesce(lines, 0)`,
  ],
  [
    'Nothing is held for confirmed booking',
    `select id from bookings where status = 'confirmed' and funding in ('credit', 'comp') and cost <>
       (select coalesce(sum(held), 0) from booking_holds where booking_id = bookings.id)`,
  ],
  [
    'An audit row without its command',
    'select seq as id from audit where command_id not in (select id from commands)',
  ],
  [
    'A ledger line without its command',
    'select seq as id from entries where command_id not in (select id from commands)',
  ],
  [
    'A command without its audit row',
    'select id from commands where id not in (select command_id from audit where command_id is not null)',
  ],
]

/** What does not hold in this file, by SQL: the file itself, foreign keys, chains, buckets, half-done commands. */
export async function faultsOf(core: Core): Promise<string[]> {
  const faults = [...(await core.deps.engine.storageProblems('quick'))]
  await core.deps.engine.read(async (q) => {
    for (const [fault, query] of FAULTS) {
      const rows = await q.rows<{ id: number | string }>(sql.raw(`${query} limit 3`))
      faults.push(...rows.map(({ id }) => `${fault} ${id}`))
    }
  })
  return faults
}

/** The errors that the product's own check of everything finds; what only asks for attention is none. */
export async function findingsOf(core: Core): Promise<string[]> {
  const reply = await core.call(await core.ownerActor(), 'integrity.check', {})
  if (!reply.ok) return [`integrity.check was refused: ${reply.error.message}`]
  const { ok, findings } = reply.value as Value<'integrity.check'>
  const errors = findings.filter(({ severity }) => severity === 'error')
  if (ok !== (errors.length === 0)) return ['integrity.check contradicts itself.']
  return errors.map((finding) => `integrity.check: ${JSON.stringify(finding)}`)
}

export type KeptCommand = { readonly id: string; readonly reply: string }

/** The commands that were kept, in the order in which they were. */
export function listCommands(core: Core): Promise<KeptCommand[]> {
  return core.deps.engine.read((q) => q.rows<KeptCommand>(sql`select id, reply from commands order by rowid`))
}

/** Where ledger and audit log end. */
export async function readChainEnds(core: Core): Promise<string> {
  const [ends] = await core.deps.engine.read((q) =>
    q.rows<{ ledger: string; audit: string }>(sql`select
      coalesce((select seq || ' ' || hash from entries order by seq desc limit 1), 'empty') as ledger,
      coalesce((select seq || ' ' || hash from audit order by seq desc limit 1), 'empty') as audit`),
  )
  return chainEnds(ends?.ledger ?? 'empty', ends?.audit ?? 'empty')
}

/** Where they ended after each command that was kept, in the order of the commands. */
export async function listChainEnds(core: Core): Promise<string[]> {
  // Beside a single max(), the other columns are those of its row.
  const rows = await core.deps.engine.read((q) =>
    q.rows<{ ledger: string | null; audit: string | null }>(sql`select
      entry.link as ledger, record.link as audit from commands
      left join (select command_id, max(seq), seq || ' ' || hash as link from entries group by command_id) entry
        on entry.command_id = commands.id
      left join (select command_id, max(seq), seq || ' ' || hash as link from audit group by command_id) record
        on record.command_id = commands.id
      order by commands.rowid`),
  )
  let ledger = 'empty'
  let audit = 'empty'
  return rows.map((row) => {
    ledger = row.ledger ?? ledger
    audit = row.audit ?? audit
    return chainEnds(ledger, audit)
  })
}

const chainEnds = (ledger: string, audit: string) => `ledger ${ledger}, audit log ${audit}`

/** What is not as it was told, of the bookings. */
export async function wrongBookings(core: Core, told: readonly Told[]): Promise<string[]> {
  const rows = await core.deps.engine.read((q) =>
    q.rows<{ id: number; status: string }>(sql`select id, status from bookings`),
  )
  const found = new Map(rows.map(({ id, status }) => [id, status]))
  const expected = bookingsOf(told)
  const wrong = [...expected].filter(([id, status]) => found.get(id) !== status)
  const unknown = [...found.keys()].filter((id) => !expected.has(id))
  return [
    ...wrong.map(
      ([id, status]) => `Booking ${id} was told to be ${status} and is ${found.get(id) ?? 'lost'}`,
    ),
    ...unknown.map((id) => `Booking ${id} is there and was never told`),
  ]
}

/** Whether the day goes on: what is asked next is granted or refused as on any other day. */
export async function stuckAt(core: Core, random: Random, number: number): Promise<string[]> {
  const wish = (await openDesk(core, random, momentOf(number))).nextWish(momentOf(number))
  const reply = await core.call(await core.ownerActor(), wish.method, wish.input)
  return reply.ok || isDailyRefusal(reply.error.code)
    ? []
    : [`${wish.method} was refused with ${reply.error.code}: ${reply.error.message}`]
}

/** Sends a command once more, with the id that it had. */
export async function sendAgain(core: Core, { number, wish }: Asked): Promise<Reply> {
  return core.call(await core.ownerActor(), wish.method, { ...wish.input, commandId: commandIdOf(number) })
}

/** Commands that do not answer what they answered first when they are sent again. */
export async function wrongReplays(core: Core, told: readonly Told[]): Promise<string[]> {
  const wrong: string[] = []
  for (const command of told) {
    const reply = await sendAgain(core, command)
    const [first, now] = [JSON.stringify(command.value), JSON.stringify(reply.ok ? reply.value : reply.error)]
    if (first !== now) wrong.push(`Command ${command.number} answered ${first} and answers ${now} sent again`)
  }
  return wrong
}
