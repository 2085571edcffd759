import { createFakeStripe, TEST_KEY } from '../../support/fake-stripe/index.ts'
import { MIGRATIONS, makeStorage } from '../../support/storages.ts'
import { outsideOver } from '../../support/stripe-studio.ts'
import { aClient, aPackage, openTestStudio } from '../../support/studio.ts'
import { type Blindness, type Ground, type Ran, runSchedule } from './schedule.ts'

/** So many share a studio: its history grows, as a studio's does. */
const PER_STUDIO = 50
const START = Date.UTC(2026, 2, 2, 9)
const HOUR = 3_600_000

const EMAILS = ['ada@example.org', 'bea@example.org', 'cem@example.org', 'dan@example.org']

/** A studio that is connected, with four clients and three packages. */
async function openGround(): Promise<Ground & { close(): Promise<void> }> {
  const storage = await makeStorage('sqlite', 'migrated')
  const engine = storage.open(MIGRATIONS)
  const fake = createFakeStripe({ now: START })
  const database = { engine, raw: storage.raw, dialect: 'sqlite' as const }
  const now = new Date(START).toISOString()
  const studio = await openTestStudio(database, { now, stripe: outsideOver(fake) })
  for (const email of EMAILS) await aClient(studio, { email })
  const units = new Map<string, number>()
  for (const credits of [1, 7, 10]) {
    const { id } = await aPackage(studio, { name: `${credits} sessions`, credits, validityDays: null })
    units.set(String(id), credits)
  }
  await studio.call('stripe.setKey', { key: TEST_KEY })
  await studio.core.deps.stripeDesk.stop()
  return {
    ...{ engine, raw: storage.raw, units },
    market: { emails: EMAILS, packageIds: [...units.keys()].map(Number) },
    close: async () => {
      await engine.close()
      await storage.discard()
    },
  }
}

type Schedules = {
  readonly wrong: string[]
  readonly lines: number
  readonly requests: number
  /** Milliseconds of a processor for each. */
  readonly each: number
}

/** Runs the schedules with these seeds; stops early once much is wrong. */
export async function runSchedules(first: number, count: number, blind?: Blindness): Promise<Schedules> {
  const began = process.cpuUsage()
  const wrong: string[] = []
  let lines = 0
  let requests = 0
  for (let from = first; from < first + count && wrong.length < 20; from += PER_STUDIO) {
    const ground = await openGround()
    for (let seed = from; seed < Math.min(from + PER_STUDIO, first + count); seed += 1) {
      const ran: Ran = await runSchedule(ground, { seed, start: START + (seed - from) * 12 * HOUR, blind })
      wrong.push(...[...ran.differences, ...ran.bugs].map((difference) => `seed ${seed}: ${difference}`))
      lines += ran.lines
      requests += ran.requests
    }
    await ground.close()
  }
  const { user, system } = process.cpuUsage(began)
  return { wrong, lines, requests, each: (user + system) / 1000 / count }
}
