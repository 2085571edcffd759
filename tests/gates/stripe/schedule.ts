import { type Core, composeCore } from '../../../src/main/core/compose.ts'
import type { Engine } from '../../../src/main/core/engine/engine.ts'
import type { Asked, Page, StripeOutside, StripePort } from '../../../src/main/core/features/stripe/port.ts'
import { createFakeStripe, type FakeStripe, TEST_KEY } from '../../support/fake-stripe/index.ts'
import type { RawRunner } from '../../support/storages.ts'
import { outsideOver } from '../../support/stripe-studio.ts'
import { differencesBetween, foundLines } from './found.ts'
import { beginLife, type Dice, diceOf, liveOn, type Market } from './life.ts'
import { expectedLines } from './oracle.ts'

const MINUTE = 60_000

/** A studio on which schedules are run one after the other. */
export type Ground = {
  readonly engine: Engine
  readonly raw: RawRunner
  readonly market: Market
  /** What each package gives. */
  readonly units: ReadonlyMap<string, number>
}

/** What is in the way of one process: a request that is never answered well, or a write during which it dies. */
type Trouble = { requests: number; writes: number }

const NEVER = Number.POSITIVE_INFINITY

/** What a schedule came to. */
export type Ran = {
  readonly differences: readonly string[]
  /** Lines of sales that were compared. */
  readonly lines: number
  readonly requests: number
  /** Failures that nobody caused. */
  readonly bugs: readonly string[]
}

/**
 * One schedule: sales, refunds and disputes happen in a world, and a studio hears of them late, twice, out of order or
 * never, while its process fails and is started anew. After a last look at everything, what differs from the oracle.
 */
export async function runSchedule(
  ground: Ground,
  { seed, start, blind }: { seed: number; start: number; blind?: Blindness | undefined },
): Promise<Ran> {
  const fake = createFakeStripe({ seed, now: start })
  const dice = diceOf(fake.world.random)
  rough(fake, dice)
  const watcher = new Watcher(ground, fake, { dice, seed, blind })
  const steps = beginLife(fake.world, dice, ground.market, 1 + dice.below(3))
  for (let moves = 0; steps.length > 0 && moves < MOST_MOVES; moves += 1) {
    if (dice.below(3) > 0) liveOn(steps, dice)
    else await watcher.act()
    fake.world.advance(dice.below(4) * 20 * MINUTE)
  }
  return watcher.settle()
}

const MOST_MOVES = 40

/** The weather in which events are told. */
function rough({ world }: FakeStripe, dice: Dice): void {
  world.weather.twice = dice.below(3) === 0
  world.weather.shuffled = dice.below(3) === 0
  const kind = dice.below(3)
  if (kind === 1) world.weather.delay = () => dice.below(20) * MINUTE
  if (kind === 2) world.weather.delay = () => (dice.below(3) === 0 ? NEVER : 0)
}

/** A studio's process that looks on. */
class Watcher {
  readonly #ground: Ground
  readonly #fake: FakeStripe
  readonly #dice: Dice
  readonly #seed: number
  readonly #outside: StripeOutside
  readonly #trouble: Trouble = { requests: NEVER, writes: NEVER }
  readonly #bugs: string[] = []
  #core: Core

  constructor(
    ground: Ground,
    fake: FakeStripe,
    { dice, seed, blind }: { dice: Dice; seed: number; blind: Blindness | undefined },
  ) {
    this.#seed = seed
    this.#ground = ground
    this.#fake = fake
    this.#dice = dice
    this.#outside = withTrouble(outsideOver(fake), this.#trouble, blind)
    void this.#outside.keys.set(TEST_KEY)
    this.#core = this.#start()
  }

  #start(): Core {
    return composeCore(failing(this.#ground.engine, this.#trouble), {
      appVersion: '0.0.0-test',
      now: () => this.#fake.world.now(),
      log: { info: () => undefined, error: (what, error) => this.#note(what, error) },
      stripe: this.#outside,
    })
  }

  #note(what: string, error: unknown): void {
    const text =
      error instanceof Error
        ? `${error.message} ${String(error.cause ?? '')} ${error.stack ?? ''}`
        : String(error)
    if (!text.includes('The process died')) this.#bugs.push(`${what}: ${text}`)
  }

  /** Looks at what is new or at everything, is told of something, or fails on the way. */
  async act(): Promise<void> {
    const dice = this.#dice
    const kind = dice.below(6)
    if (kind === 0) this.#trouble.requests = dice.below(8)
    if (kind === 1) this.#trouble.writes = dice.below(4)
    if (kind <= 3) await this.#look()
    else if (kind === 4) await this.#core.deps.stripeDesk.sync()
    else await this.#hear()
    this.#trouble.requests = NEVER
    this.#trouble.writes = NEVER
    // A process that failed is started anew; sometimes one that did not is, too.
    if (kind <= 1 || dice.below(4) === 0) this.#core = this.#start()
  }

  async #look(): Promise<void> {
    const { stripeDesk } = this.#core.deps
    // Not the first look of a process, which reads everything.
    if (this.#dice.below(2) === 0) stripeDesk.sweptAt ??= this.#fake.world.now()
    stripeDesk.nextLookAt = null
    await stripeDesk.tick()
  }

  /** Some events are told straight away, some of them twice and side by side. */
  async #hear(): Promise<void> {
    const { events } = this.#fake.world
    if (events.length === 0) return
    const told = Array.from({ length: 1 + this.#dice.below(3) }, () => this.#dice.pick(events).event)
    const twice = this.#dice.below(2) === 0 ? [...told, ...told] : told
    await Promise.all(
      twice.map(({ id, type, data }) => {
        const { id: objectId, object } = data.object as { id: string; object: string }
        return this.#core.deps.stripeDesk.poke({ eventId: id, type, objectId, objectType: object })
      }),
    )
  }

  /** A last look at everything, and what differs from the oracle then. */
  async settle(): Promise<Ran> {
    this.#core = this.#start()
    const { problem } = await this.#core.deps.stripeDesk.sync()
    const { units, market, raw } = this.#ground
    const expected = expectedLines(this.#fake.world, { units, emails: new Set(market.emails) })
    const found = await foundLines(raw, this.#seed)
    const differences = differencesBetween(expected, found)
    if (problem !== null) differences.push(problem.message)
    return { differences, lines: expected.size, requests: this.#fake.asked.length, bugs: this.#bugs }
  }
}

/** What a studio with a fault does not see: a proof that cannot fail proves nothing. */
export type Blindness = 'failed refunds' | 'lost disputes' | 'lines after the first'

type Row = { readonly status?: string | null; readonly lines?: readonly unknown[] | null }

function blinded(answer: Asked<Page<Row>>, name: keyof StripePort, blind: Blindness): Asked<unknown> {
  if (!answer.ok) return answer
  const see = (row: Row): Row => {
    if (blind === 'failed refunds' && row.status === 'failed') return { ...row, status: 'succeeded' }
    if (blind === 'lost disputes' && row.status === 'lost') return { ...row, status: 'won' }
    if (blind === 'lines after the first' && row.lines) return { ...row, lines: row.lines.slice(0, 1) }
    return row
  }
  if (['refund', 'dispute', 'checkoutSession', 'invoice'].includes(name)) {
    return { ...answer, value: see(answer.value as Row) }
  }
  if (!['refunds', 'disputes', 'checkoutSessions', 'invoices'].includes(name)) return answer
  return { ...answer, value: { ...answer.value, rows: answer.value.rows.map(see) } }
}

/** A port that stops answering after so many requests, as if the process had died there. */
function withTrouble(outside: StripeOutside, trouble: Trouble, blind: Blindness | undefined): StripeOutside {
  const port = new Proxy(outside.port, {
    get: (_target, name: keyof StripePort) => {
      const ask = outside.port[name] as (...given: readonly unknown[]) => Promise<unknown>
      return async (...given: readonly unknown[]) => {
        trouble.requests -= 1
        if (trouble.requests < 0) throw new Error('The process died while it asked.')
        const answer = (await ask(...given)) as Asked<Page<Row>>
        return blind === undefined ? answer : blinded(answer, name, blind)
      }
    },
  })
  return { ...outside, port }
}

/** An engine whose process dies at a write: before it, or after it was kept and before anybody heard of it. */
function failing(engine: Engine, trouble: Trouble): Engine {
  return new Proxy(engine, {
    get: (target, name) => {
      if (name !== 'write') {
        const value: unknown = Reflect.get(target, name, target)
        return typeof value === 'function' ? value.bind(target) : value
      }
      return async (work: Parameters<Engine['write']>[0]) => {
        trouble.writes -= 1
        if (trouble.writes === -1) throw new Error('The process died before it wrote.')
        const value = await target.write(work)
        if (trouble.writes === -2) throw new Error('The process died after it wrote.')
        return value
      }
    },
  })
}
