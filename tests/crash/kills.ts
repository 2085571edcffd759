import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Core } from '../../src/main/core/compose.ts'
import { makeRandom, type Random } from '../../src/main/core/features/demo/random.ts'
import { MIGRATIONS } from '../support/storages.ts'
import { commandIdOf, type Orders } from './orders.ts'
import { type Moment, runUntilKilled, startProgram } from './run-program.ts'
import {
  faultsOf,
  findingsOf,
  inWords,
  listCommands,
  openAgain,
  sendAgain,
  wrongBookings,
  wrongReplays,
} from './soundness.ts'
import { type Asked, accountOf, type Told } from './told.ts'

/** A studio grows over so many kills; then another one begins. */
const KILLS_PER_STUDIO = 25
/** In its first days a studio is killed while it is made. */
const YOUNG = 3
/** What nobody reaches: every program is killed before. */
const ENDLESS = 1_000_000
const REOPEN_EVERY = 40
const REPLAYED = 20

/** What was found over all kills. */
export type KillsOutcome = {
  /** How many there were: all, or those up to the first fault. */
  readonly kills: number
  /** After how many the studio was looked at; after the others, the next program found what was left. */
  readonly looks: number
  readonly acknowledged: number
  readonly lost: number
  /** Commands under way at a kill that were kept as a whole, and those that left nothing. */
  readonly kept: number
  readonly dropped: number
  /** Whatever was not as it must be, with the number of the kill. */
  readonly faults: readonly string[]
}

type Counts = { -readonly [Name in keyof Omit<KillsOutcome, 'faults'>]: number }

/** One studio and what was said of it so far. */
type Studio = {
  readonly folder: string
  readonly file: string
  kills: number
  /** The number of the next command; it only grows. */
  next: number
  readonly told: Told[]
  /** Commands that were under way at a kill, and of which nobody knows what became. */
  readonly open: Asked[]
}

/** Kills a busy program again and again and looks at what is left; the next program starts meanwhile. */
export async function killOften(kills: number, seed: number): Promise<KillsOutcome> {
  const random = makeRandom(seed)
  const counts: Counts = { kills: 0, looks: 0, acknowledged: 0, lost: 0, kept: 0, dropped: 0 }
  const faults: string[] = []
  let program = startProgram()
  let studio = newStudio()
  try {
    for (let kill = 1; kill <= kills && faults.length === 0; kill += 1) {
      const orders = ordersFor(studio, seed + kill)
      const account = accountOf(await runUntilKilled(program, orders, drawMoment(random, studio.kills)))
      program = startProgram()
      counts.kills += 1
      studio.kills += 1
      studio.told.push(...account.told)
      if (account.open !== null) studio.open.push(account.open)
      studio.next = Math.max(studio.next, (account.open ?? account.told.at(-1))?.number ?? 0) + 1
      counts.acknowledged += account.told.length
      const isLast = studio.kills === KILLS_PER_STUDIO || kill === kills
      if (isLast || random.chance(0.7)) {
        faults.push(...(await lookAfterKill(studio, counts, random)).map((fault) => `Kill ${kill}: ${fault}`))
      }
      if (isLast) {
        rmSync(studio.folder, { recursive: true })
        studio = newStudio()
      }
    }
  } finally {
    program.kill('SIGKILL')
    rmSync(studio.folder, { recursive: true, force: true })
  }
  return { ...counts, faults }
}

/**
 * The control: a program that says that a command is done before it has begun. Answers how many kills it took to
 * find it out; null when so many did not.
 */
export async function killUntilFoundOut(most: number, seed: number): Promise<number | null> {
  const random = makeRandom(seed)
  for (let kill = 1; kill <= most; kill += 1) {
    const studio = newStudio()
    const orders = { ...ordersFor(studio, seed + kill), answersTooEarly: true }
    const moment = { acknowledgements: random.integer(10, 40), milliseconds: random.integer(0, 5) }
    const said = await runUntilKilled(startProgram(), orders, moment)
    const refused = new Set(said.filter(({ kind }) => kind === 'refused').map(({ number }) => number))
    const told = said.filter(({ kind, number }) => kind === 'told' && !refused.has(number))
    const core = await openAgain(studio.file, told.length)
    const kept = new Set((await listCommands(core)).map(({ id }) => id))
    await core.close()
    rmSync(studio.folder, { recursive: true })
    if (told.some(({ number }) => !kept.has(commandIdOf(number)))) return kill
  }
  return null
}

/** On a real disk, so that a kill may come while a program waits for it. */
function newStudio(): Studio {
  const folder = mkdtempSync(join(tmpdir(), 'tallybook-kill-'))
  return { folder, file: join(folder, 'studio.db'), kills: 0, next: 0, told: [], open: [] }
}

function ordersFor({ file, next }: Studio, seed: number): Orders {
  return {
    file,
    migrations: MIGRATIONS,
    seed,
    from: next,
    commands: ENDLESS,
    reopenEvery: REOPEN_EVERY,
    saidFile: null,
    synchronous: 'FULL',
    answersTooEarly: false,
  }
}

/** Mostly in the middle of the work; otherwise while the file is opened, looked through, recovered or made. */
function drawMoment(random: Random, kills: number): Moment {
  const young = kills < YOUNG
  if (random.chance(young ? 0.7 : 0.25)) {
    return { acknowledgements: 0, milliseconds: random.integer(0, young ? 150 : 80) }
  }
  return { acknowledgements: random.integer(1, 60), milliseconds: random.integer(0, 5) }
}

async function lookAfterKill(studio: Studio, counts: Counts, random: Random): Promise<string[]> {
  let core: Core
  try {
    core = await openAgain(studio.file, studio.next)
  } catch (error) {
    return [`the studio cannot be opened: ${inWords(error)}`]
  }
  try {
    counts.looks += 1
    const faults = await settle(core, studio, counts)
    const again = Array.from({ length: Math.min(REPLAYED, studio.told.length) }, () =>
      random.pick(studio.told),
    )
    return [
      ...faults,
      ...(await faultsOf(core)),
      ...(await wrongBookings(core, studio.told)),
      ...(await wrongReplays(core, [...again, ...studio.told.slice(-REPLAYED)])),
      ...(studio.told.length === 0 ? [] : await findingsOf(core)),
    ]
  } finally {
    await core.close()
  }
}

/**
 * Finds out what became of what was said and of what was under way. Then the last question without an answer is
 * sent again, as a window does: from then on it counts as any other.
 */
async function settle(core: Core, studio: Studio, counts: Counts): Promise<string[]> {
  const kept = new Map((await listCommands(core)).map(({ id, reply }) => [id, reply]))
  const lost = studio.told.filter(({ number }) => !kept.has(commandIdOf(number)))
  counts.lost += lost.length
  const faults = lost.map(
    ({ number, wish }) => `${wish.method}, command ${number}, was acknowledged and is lost`,
  )
  const asked = studio.open.splice(0)
  for (const question of asked) {
    const reply = kept.get(commandIdOf(question.number))
    if (reply === undefined) continue
    counts.kept += 1
    studio.told.push({ ...question, value: JSON.parse(reply) })
  }
  const dropped = asked.filter(({ number }) => !kept.has(commandIdOf(number)))
  counts.dropped += dropped.length
  if (kept.size !== studio.told.length - lost.length) faults.push('commands are kept that nobody asked for')
  const last = asked.at(-1)
  if (last !== undefined && dropped.includes(last)) {
    const reply = await sendAgain(core, last)
    if (reply.ok) studio.told.push({ ...last, value: reply.value })
  }
  studio.told.sort((a, b) => a.number - b.number)
  return faults
}
