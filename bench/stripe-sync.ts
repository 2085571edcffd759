/**
 * Taking over 2,000 sales of Stripe, of which a tenth were refunded, over HTTP from a Stripe of our own, into a file on
 * the disk: `node bench/stripe-sync.ts [sales] [rounds]`. Against the same questions asked again at the same pace with
 * their answers thrown away, and against the lists alone, in turns.
 */
import { join } from 'node:path'
import { composeCore } from '../src/main/core/compose.ts'
import { openStripe, type StripeSecrets } from '../src/main/core/features/stripe/outside.ts'
import { pagesOf } from '../src/main/core/features/stripe/pages.ts'
import type { Asked, Page, Since, StripeOutside, StripePort } from '../src/main/core/features/stripe/port.ts'
import {
  addPrice,
  refund,
  type StripeServer,
  sellCheckout,
  startFakeStripe,
  TEST_KEY,
} from '../tests/support/fake-stripe/index.ts'
import { aClient, aPackage } from '../tests/support/studio.ts'
import { median, milliseconds } from './support/measure.ts'
import { discard, makeFolder, makeStudio } from './support/studio.ts'

const SALES = Number(process.argv[2] ?? 2_000)
const CLIENTS = 500
const ROUNDS = Number(process.argv[3] ?? 3)
const START = Date.parse('2026-03-02T09:00:00+01:00')

function outsideOf(fake: StripeServer): StripeOutside {
  let kept: StripeSecrets = { key: TEST_KEY, listenSecret: null, listenPort: null }
  return openStripe({
    host: fake.host,
    now: () => fake.world.now(),
    vault: {
      read: async () => ({ ...kept, kept: 'system' }),
      write: async (secrets) => {
        kept = secrets
        return { ...secrets, kept: 'system' }
      },
    },
  })
}

type Question = () => Promise<unknown>

/** A Stripe that writes down what it is asked. */
function writtenDown(outside: StripeOutside): {
  readonly outside: StripeOutside
  readonly asked: Question[]
} {
  const asked: Question[] = []
  const port = new Proxy(outside.port, {
    get(target, name: keyof StripePort) {
      return (...given: never[]) => {
        const ask: Question = () => (target[name] as (...them: never[]) => Promise<unknown>)(...given)
        asked.push(ask)
        return ask()
      }
    },
  })
  return { outside: { ...outside, port }, asked }
}

/** Every list, and nothing else. */
async function listsOnly({ port }: StripeOutside): Promise<void> {
  const since = { createdFrom: START - 86_400_000 }
  type List = (which: Since) => Promise<Asked<Page<unknown>>>
  const { checkoutSessions, invoices, paymentIntents, refunds, disputes } = port
  const lists: readonly List[] = [checkoutSessions, invoices, paymentIntents, refunds, disputes]
  for (const list of lists) {
    const pages = pagesOf((after) => list(after === undefined ? since : { ...since, after }))
    for await (const page of pages) if (!page.ok) throw new Error(page.problem.message)
  }
}

/** A studio that is connected, and a Stripe in which so many of its packages were sold. */
async function scene(folder: string, round: number) {
  const fake = await startFakeStripe({ now: START, seed: round + 1 })
  const studio = await makeStudio(join(folder, `studio-${round}.db`))
  const emails = Array.from({ length: CLIENTS }, (_, index) => `client${index}@example.org`)
  for (const email of emails) await aClient(studio, { email })
  const pack = await aPackage(studio)
  const price = addPrice(fake.world, {
    name: 'Ten',
    amount: 50_000,
    metadata: { package_id: String(pack.id) },
  })
  const told = { times: 0 }
  const { outside, asked } = writtenDown(outsideOf(fake))
  const core = composeCore(studio.engine, {
    appVersion: 'bench',
    now: () => fake.world.now(),
    push: () => {
      told.times += 1
    },
    log: { info: () => undefined, error: console.error },
    stripe: outside,
  })
  const connected = await core.call(studio.owner, 'stripe.setKey', { key: TEST_KEY })
  if (!connected.ok) throw new Error(connected.error.message)
  await core.deps.stripeDesk.sync()
  for (let sale = 0; sale < SALES; sale += 1) {
    const session = sellCheckout(fake.world, { email: emails[sale % CLIENTS] ?? '', lines: [{ price }] })
    const paymentIntent = fake.world.sessions.get(session)?.payment_intent as string
    if (sale % 10 === 0) refund(fake.world, { paymentIntent, amount: 25_000 })
    fake.world.advance(60_000)
  }
  return { fake, outside, asked, told, core, studio }
}

/** The middle one of the ratios of each round, with the lowest and the highest. */
function spread(ours: readonly number[], floor: readonly number[]): string {
  const ratios = ours.map((figure, round) => figure / (floor[round] ?? Number.NaN))
  const [low, high] = [Math.min(...ratios), Math.max(...ratios)]
  return `${median(ratios).toFixed(2)}× (${low.toFixed(2)} … ${high.toFixed(2)})`
}

const folder = makeFolder('disk')
const synced: number[] = []
const replayed: number[] = []
const listed: number[] = []
try {
  for (let round = 0; round < ROUNDS; round += 1) {
    const { fake, outside, asked, told, core, studio } = await scene(folder, round)
    const requests = async (into: number[], work: () => Promise<unknown>): Promise<number> => {
      const before = fake.asked.length
      into.push(await milliseconds(work))
      return fake.asked.length - before
    }
    const lists = await requests(listed, () => listsOnly(outside))
    asked.length = 0
    told.times = 0
    const look = { found: { granted: 0 } }
    const sync = await requests(synced, async () => Object.assign(look, await core.deps.stripeDesk.sync()))
    const questions = asked.splice(0)
    const { times } = told
    const replay = await requests(replayed, async () => {
      for (const ask of questions) await ask()
    })
    const known = await milliseconds(() => core.deps.stripeDesk.sync())
    const last = (figures: readonly number[]) => (figures.at(-1) ?? 0).toFixed(0)
    console.log(
      `${look.found.granted} sales: ${last(synced)} ms with ${sync} requests; asked again, ${last(replayed)} ms with ` +
        `${replay}; the lists alone, ${last(listed)} ms with ${lists}; all known, ${known.toFixed(0)} ms; windows were told ${times} times`,
    )
    await outside.close()
    await fake.close()
    await studio.engine.close()
  }
  console.log(
    `against the same questions ${spread(synced, replayed)}, against the lists ${spread(synced, listed)}`,
  )
} finally {
  discard(folder)
}
