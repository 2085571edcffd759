import { existsSync, mkdirSync, renameSync } from 'node:fs'
import { join } from 'node:path'
import Database from 'better-sqlite3'
import { type Core, openCore } from '../../src/main/core/compose.ts'
import type { Input, Method, Value } from '../../src/shared/contract/index.ts'
import type { Actor } from '../../src/shared/domain/permissions.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'
import { aService, aTrainer, NOW } from '../../tests/support/studio.ts'
import { fillLargeStudio } from './large-rows.ts'
import { discard, makeFolder, makeStudio } from './studio.ts'

const MIGRATIONS = join(import.meta.dirname, '..', '..', 'drizzle')
const TRAINERS = 24
const CLIENTS = 50_000

/** The moment at which a large studio is looked at: bookings before it have an outcome, nearly all. */
const LOOKED_AT_FROM = parseInstant(NOW) ?? 0

/** A studio for a measurement, with a clock that stands still. */
export type LargeStudio = {
  readonly core: Core
  readonly owner: Actor
  readonly file: string
  call<M extends Method>(method: M, input: Input<M>): Promise<Value<M>>
  /** Writes to the file, so that nothing that was read before is known to stand any more. */
  touch(): void
}

/**
 * Does something with a large studio: with that of a folder, if one is named, which stays there for the next time, else
 * with a new one.
 */
export async function withLargeStudio(
  { sessions, folder }: { readonly sessions: number; readonly folder: string | undefined },
  work: (studio: LargeStudio) => Promise<void>,
): Promise<void> {
  const own = folder === undefined ? makeFolder('disk') : null
  try {
    const studio = await openLargeStudio(own ?? folder ?? '', sessions)
    await work(studio).finally(() => studio.core.close())
  } finally {
    if (own !== null) discard(own)
  }
}

/**
 * A studio with 50,000 clients, as many sessions as are asked for, 1.25 bookings for each and the ledger and audit rows
 * that they leave. It lies in the folder; who names the same folder again gets the same file again, which takes a second
 * instead of minutes.
 */
async function openLargeStudio(folder: string, sessions: number): Promise<LargeStudio> {
  mkdirSync(folder, { recursive: true })
  const file = join(folder, `studio-${sessions}.db`)
  if (!existsSync(file)) await makeFile(file, sessions)
  const core = await openCore({
    file,
    migrations: MIGRATIONS,
    appVersion: 'bench',
    mode: 'read',
    now: () => LOOKED_AT_FROM,
    log: { info: () => undefined, error: console.error },
  })
  const owner = await core.ownerActor()
  if (owner === null) throw new Error('The studio has no owner.')
  const other = new Database(file)
  other.pragma('synchronous = off')
  const write = other.prepare('update studio set version = version + 1')
  return {
    core,
    owner,
    file,
    touch: () => {
      write.run()
    },
    call: async (method, input) => {
      const reply = await core.call(owner, method, input)
      if (!reply.ok) throw new Error(reply.error.message)
      // Dispatch has parsed the answer with this method's own schema.
      return reply.value as never
    },
  }
}

/** Under its own name only when it is whole, so that what was broken off is not taken for it. */
async function makeFile(file: string, sessions: number): Promise<void> {
  const unfinished = `${file}-unfinished`
  const studio = await makeStudio(unfinished)
  const services = {
    personal: (await aService(studio)).id,
    group: (await aService(studio, { name: 'Flow Café', kind: 'group', family: 'Classes', capacity: 8 })).id,
    trial: (await aService(studio, { name: 'Trial lesson', kind: 'trial' })).id,
  }
  const trainers: number[] = []
  for (let n = 0; n < TRAINERS; n += 1) trainers.push((await aTrainer(studio, { name: `Trainer ${n}` })).id)
  await studio.core.close()
  fillLargeStudio(unfinished, { clients: CLIENTS, sessions, services, trainers })
  renameSync(unfinished, file)
}
