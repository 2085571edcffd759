import { afterAll, expect, it } from 'vitest'
import { createFakeStripe, TEST_KEY } from '../support/fake-stripe/index.ts'
import { MIGRATIONS, makeStorage } from '../support/storages.ts'
import { outsideOver } from '../support/stripe-studio.ts'
import { aClient, aPackage, openTestStudio } from '../support/studio.ts'
import { type Ground, runSchedule } from './stripe/schedule.ts'

const SCHEDULES = Number(process.env.TALLYBOOK_SCHEDULES ?? 10_000)
/** So many share a studio: its history grows, as a studio's does. */
const PER_STUDIO = 50
const START = Date.UTC(2026, 2, 2, 9)
const HOUR = 3_600_000

const closers: (() => Promise<void>)[] = []
afterAll(async () => {
  for (const close of closers) await close()
})

async function openGround(): Promise<Ground & { close(): Promise<void> }> {
  const storage = await makeStorage('sqlite', 'migrated')
  const engine = storage.open(MIGRATIONS)
  const fake = createFakeStripe({ now: START })
  const database = { engine, raw: storage.raw, dialect: 'sqlite' as const }
  const studio = await openTestStudio(database, {
    now: new Date(START).toISOString(),
    stripe: outsideOver(fake),
  })
  const emails = ['ada@example.org', 'bea@example.org', 'cem@example.org', 'dan@example.org']
  for (const email of emails) await aClient(studio, { email })
  const units = new Map<string, number>()
  for (const credits of [1, 7, 10]) {
    const { id } = await aPackage(studio, { name: `${credits} sessions`, credits, validityDays: null })
    units.set(String(id), credits)
  }
  await studio.call('stripe.setKey', { key: TEST_KEY })
  await studio.core.deps.stripeDesk.stop()
  const close = async () => {
    await engine.close()
    await storage.discard()
  }
  return {
    engine,
    raw: storage.raw,
    market: { emails, packageIds: [...units.keys()].map(Number) },
    units,
    close,
  }
}

it('a studio hears of sales late, twice, out of order or never, fails on the way, and has done what they ask for', async () => {
  const began = process.cpuUsage()
  const wrong: string[] = []
  let lines = 0
  let requests = 0
  for (let first = 1; first <= SCHEDULES; first += PER_STUDIO) {
    const ground = await openGround()
    for (let seed = first; seed < first + PER_STUDIO && seed <= SCHEDULES; seed += 1) {
      const ran = await runSchedule(ground, seed, START + (seed - first) * 12 * HOUR)
      wrong.push(...[...ran.differences, ...ran.bugs].map((difference) => `seed ${seed}: ${difference}`))
      lines += ran.lines
      requests += ran.requests
    }
    await ground.close()
    if (wrong.length > 20) break
  }
  const { user, system } = process.cpuUsage(began)
  const each = (user + system) / 1000 / SCHEDULES
  process.stdout.write(
    `figures: ${SCHEDULES} schedules, ${lines} lines of sales, ${requests} requests, ${wrong.length} differences, ${each.toFixed(1)} ms of a processor each\n`,
  )
  expect(lines).toBeGreaterThan(SCHEDULES)
  expect(wrong).toEqual([])
})
