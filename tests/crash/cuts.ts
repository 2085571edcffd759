import { rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import type { Core } from '../../src/main/core/compose.ts'
import { makeRandom, type Random } from '../../src/main/core/features/demo/random.ts'
import { makeFolder } from '../support/storages.ts'
import { Disk } from './disk.ts'
import { commandIdOf, type Orders } from './orders.ts'
import { type Files, type Recording, record, STUDIO_FILE } from './recording.ts'
import {
  faultsOf,
  findingsOf,
  inWords,
  listChainEnds,
  listCommands,
  openAgain,
  readChainEnds,
  stuckAt,
  wrongBookings,
  wrongReplays,
} from './soundness.ts'
import { accountOf, type Told } from './told.ts'

/** So many cuts apart, everything is checked and the day goes on. */
const THOROUGH = 5
const REPLAYED = 20
const MOST_FAULTS = 5
/** The shared memory of SQLite is as long as this at first. */
const SHARED_MEMORY = 32_768

/** A day that was recorded, with what every cut into it is measured against. */
export type Day = {
  readonly seed: number
  readonly recording: Recording
  readonly told: readonly Told[]
  /** The number of operations before each acknowledgement. */
  readonly toldAfter: readonly number[]
  /** The answers as they were kept, and where both chains ended, after each acknowledged command. */
  readonly replies: readonly string[]
  readonly chainEnds: readonly string[]
}

/** Records a day; the seed says what happens in it. */
export async function recordDay(
  orders: Pick<Orders, 'seed' | 'commands' | 'reopenEvery' | 'synchronous'>,
): Promise<Day> {
  const recording = await record(orders)
  const answers = recording.said.filter(({ line }) => line.kind === 'told')
  const { told } = accountOf(recording.said.map(({ line }) => line))
  return withStudio(recording.left, orders.commands, async (core) => ({
    seed: orders.seed,
    recording,
    told,
    toldAfter: answers.map(({ after }) => after),
    replies: told.map(({ value }) => JSON.stringify(value)),
    chainEnds: await listChainEnds(core),
  }))
}

/** What was found over all cuts. */
export type CutsOutcome = {
  /** How many were made: all, or those up to the first few faults. */
  readonly cuts: number
  /** Acknowledgements that were lost, in how many cuts, and how many of them were bookings. */
  readonly lost: number
  readonly lossyCuts: number
  readonly lostBookings: number
  /** Whatever else was not as it must be, with the number of the cut; the first few. */
  readonly faults: readonly string[]
}

/** Cuts a day at so many moments, one after the other, and looks at what is left each time. */
export async function cutOften(day: Day, cuts: number): Promise<CutsOutcome> {
  const disk = new Disk()
  let applied = 0
  const outcome = { cuts: 0, lost: 0, lossyCuts: 0, lostBookings: 0, faults: [] as string[] }
  for (const { cut, at, random } of drawCuts(day, cuts)) {
    for (const operation of day.recording.operations.slice(applied, at)) disk.apply(operation)
    applied = at
    const found = await lookAfterCut(
      day,
      { at, random, files: disk.afterPowerCut(random) },
      cut % THOROUGH === 0,
    )
    outcome.cuts += 1
    outcome.lost += found.lost.length
    outcome.lossyCuts += found.lost.length > 0 ? 1 : 0
    outcome.lostBookings += found.lost.filter(isBooking).length
    outcome.faults.push(...found.faults.map((fault) => `Cut ${cut}, after ${at} operations: ${fault}`))
    if (outcome.faults.length >= MOST_FAULTS) return outcome
    // Lets the test runner hear that this still runs.
    await setImmediate()
  }
  return outcome
}

type Cut = { readonly cut: number; readonly at: number; readonly random: Random }

/** So many operations after it is opened, a studio is made, looked through, recovered or has its log begun. */
const OPENING = 40

/** Just when somebody was told that it is done, just after a file was opened, or any moment; in the order of the day. */
function drawCuts({ seed, recording: { operations }, toldAfter }: Day, cuts: number): Cut[] {
  const openings = operations.flatMap(({ kind }, index) => (kind === 'open' ? [index] : []))
  const moments: readonly (readonly [weight: number, draw: (random: Random) => number])[] = [
    [50, (random) => random.pick(toldAfter)],
    [15, (random) => random.pick(openings) + random.integer(0, OPENING)],
    [35, (random) => random.integer(0, operations.length)],
  ]
  const drawn = Array.from({ length: cuts }, (_, cut) => {
    const random = makeRandom(seed + cut * 7_919)
    const at = random.weighted(moments, ([weight]) => weight)?.[1](random) ?? 0
    return { cut, at: Math.min(at, operations.length), random }
  })
  return drawn.sort((a, b) => a.at - b.at)
}

function isBooking({ value }: Told): boolean {
  return typeof value === 'object' && value !== null && 'booking' in value && value.booking !== null
}

type Look = { readonly lost: readonly Told[]; readonly faults: readonly string[] }

async function lookAfterCut(
  day: Day,
  { at, random, files }: { readonly at: number; readonly random: Random; readonly files: Files },
  thorough: boolean,
): Promise<Look> {
  const acknowledged = day.toldAfter.findLastIndex((after) => after <= at) + 1
  const left = random.chance(0.2) ? withOldMemory(files, random) : files
  try {
    return await withStudio(left, day.told.length, async (core) => {
      const kept = await listCommands(core)
      const lost = day.told.slice(kept.length, acknowledged)
      const told = day.told.slice(0, kept.length)
      const faults = [
        ...notMarked(files),
        ...notThatDay(day, kept, acknowledged),
        ...wrongEnds(day, kept.length, await readChainEnds(core)),
        ...(await faultsOf(core)),
        ...(await wrongBookings(core, told)),
      ]
      if (thorough && kept.length > 0) {
        faults.push(...(await findingsOf(core)), ...(await wrongReplays(core, told.slice(-REPLAYED))))
        faults.push(...(await stuckAt(core, random, day.told.length * 2)))
      }
      return { lost, faults }
    })
  } catch (error) {
    return { lost: [], faults: [`the studio cannot be used: ${inWords(error)}`] }
  }
}

/** Where a log is left, the next start must know that the studio was not closed, and look through the file first. */
function notMarked(files: Files): string[] {
  const log = files.get(`${STUDIO_FILE}-wal`)?.length ?? 0
  return log === 0 || files.has(`${STUDIO_FILE}-holder`)
    ? []
    : ['nothing tells that the studio was not closed']
}

/** What is kept is the day up to a command: at most the one under way when the power went is there as well. */
function notThatDay(
  { told, replies }: Day,
  kept: readonly { readonly id: string; readonly reply: string }[],
  acknowledged: number,
): string[] {
  if (kept.length > acknowledged + 1)
    return [`${kept.length} commands are kept of ${acknowledged} or one more`]
  const wrong = kept.findIndex(
    ({ id, reply }, index) => id !== commandIdOf(told[index]?.number ?? -1) || reply !== replies[index],
  )
  return wrong < 0 ? [] : [`${kept[wrong]?.id} is kept where command ${told[wrong]?.number} was`]
}

function wrongEnds({ chainEnds }: Day, kept: number, found: string): string[] {
  const expected = chainEnds[kept - 1]
  return kept === 0 || found === expected ? [] : [`${found} is where the chains end, not ${expected}`]
}

/** Shared memory is never synced; what is left of it after a power cut can be anything. */
function withOldMemory(files: Files, random: Random): Files {
  const memory = Buffer.from(Array.from({ length: SHARED_MEMORY / 8 }, () => random.integer(0, 255)))
  return new Map([...files, [`${STUDIO_FILE}-shm`, Buffer.concat(Array.from({ length: 8 }, () => memory))]])
}

/** Puts files into a folder, opens the studio among them and closes it again. */
async function withStudio<T>(files: Files, number: number, work: (core: Core) => Promise<T>): Promise<T> {
  const folder = makeFolder()
  try {
    for (const [name, bytes] of files) writeFileSync(join(folder, name), bytes)
    const core = await openAgain(join(folder, STUDIO_FILE), number)
    try {
      return await work(core)
    } finally {
      await core.close()
    }
  } finally {
    rmSync(folder, { recursive: true })
  }
}
