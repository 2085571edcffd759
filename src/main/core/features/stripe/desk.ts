/** Where everything that is asked of Stripe goes through, one thing after the other, for one open file. */
import { stopsStripe } from '../../../../shared/domain/stripe-states.ts'
import {
  isSweepDue,
  LOOK_EVERY,
  SWEEP_EVERY,
  waitAfter,
  watermarkAfter,
} from '../../../../shared/domain/stripe-times.ts'
import type { Deps } from '../../context.ts'
import { floorOf, NO_KEY, NOT_RECORDED, otherAccount, type Stopped } from './account.ts'
import { type Account, findAccount, forgetEvents, insertEvents, updateAccount } from './account-queries.ts'
import { Announcements } from './announcements.ts'
import { type Batch, dropBatch, emptyBatch, singlesOf, stageBatch } from './batches.ts'
import type { Hint } from './fetch.ts'
import {
  bringsAny,
  type Found,
  KEEP_EVENTS,
  KEEP_EVERY,
  type Look,
  NOTHING,
  type RecordBatch,
  TELLING,
} from './look.ts'
import { followHints, type Looked, type Looking, lookAtEvents } from './pass.ts'
import type { StripeEvent, StripePoke } from './port.ts'
import { isEmpty, siftBatch } from './sift.ts'
import { lookAtEverything } from './sweep.ts'

/**
 * Asks Stripe and has what it answers recorded: what is new every 45 seconds, everything after the start, every six hours
 * and when it is told to, and at once whatever it is told of. One look at a time; what is told meanwhile goes first.
 */
export class StripeDesk {
  /** What anybody may see of the key; null while none is kept. */
  key: { readonly hint: string; readonly kept: 'system' | 'session' } | null = null
  found: Found | null = null
  problem: Stopped | null = null
  busy = false
  progress: { readonly done: number; readonly total: number } | null = null
  scopes: readonly { readonly scope: string; readonly ok: boolean }[] = []
  listener: { readonly port: number } | null = null
  /** By this computer's clock. */
  nextLookAt: number | null = null
  sweptAt: number | null = null
  readonly announcements: Announcements
  readonly #deps: Deps
  readonly #record: RecordBatch
  #turn: Promise<unknown> = Promise.resolve()
  #told: Hint[] = []
  #events: StripeEvent[] = []
  #failures = 0
  #keptAt = Number.NEGATIVE_INFINITY
  /** Whether this run has told of a refusal, or that there is none any more. */
  #reads: boolean | null = null
  /** When Stripe was last looked at without a problem. */
  lookedAt: number | null = null
  #stopped = false
  #failedToRecord = 0
  #timer: ReturnType<typeof setInterval> | null = null

  constructor(deps: Deps, record: RecordBatch) {
    this.#deps = deps
    this.announcements = new Announcements((push) => deps.push(push))
    this.#record = record
  }

  /** Whether this program can reach Stripe at all. */
  get isPossible(): boolean {
    return this.#deps.stripe !== null
  }

  /** Looks by itself from now on. Does nothing where there is no Stripe, or while nobody has connected it. */
  start(everyMilliseconds = LOOK_EVERY): void {
    if (this.#deps.stripe === null || this.#timer !== null) return
    this.#timer = setInterval(() => void this.tick(), everyMilliseconds)
    this.#timer.unref()
    void this.#listenAgain()
    void this.tick()
  }

  /** What is forwarded goes on to be forwarded to the same port after a start. Never rejects. */
  async #listenAgain(): Promise<void> {
    const { stripe, log } = this.#deps
    try {
      const again = await stripe?.listenAgain((poke) => void this.poke(poke))
      if (again != null && !this.#stopped) this.listener = again
    } catch (error) {
      log.error('Forwarded webhooks could not be listened for', error)
    }
  }

  /** Waits for what is under way; nothing is asked any more. */
  async stop(): Promise<void> {
    this.#stopped = true
    if (this.#timer !== null) clearInterval(this.#timer)
    await this.#turn
  }

  /** Looks if it is time. Never rejects. */
  tick(): Promise<void> {
    return this.#inTurn(async () => {
      const now = this.#deps.now()
      if (this.problem !== null && stopsStripe(this.problem.kind)) return
      if (this.nextLookAt !== null && now < this.nextLookAt && this.nextLookAt - now <= SWEEP_EVERY) return
      await this.#look(false)
    })
  }

  /** Looks at everything now. */
  async sync(): Promise<Look> {
    let look: Look = { found: NOTHING, problem: NO_KEY }
    await this.#inTurn(async () => {
      look = (await this.#look(true)) ?? look
    })
    return look
  }

  /** Something happened to an object: looks at it as soon as what is under way lets it. Never rejects. */
  poke({ eventId, type, objectId, objectType }: StripePoke): Promise<void> {
    this.#told.push({ objectId, objectType })
    this.#events.push({ id: eventId, type, objectId, objectType, createdAt: this.#deps.now() })
    return this.#inTurn(async () => {
      const account = await this.#account()
      if (account !== null) await this.#answerPokes(this.#looking(account, { ...NOTHING }))
    })
  }

  /** Begins anew with another key, or with none. */
  reset(): void {
    this.problem = null
    this.sweptAt = null
    this.nextLookAt = null
    this.#failures = 0
    this.#reads = null
  }

  #inTurn(work: () => Promise<void>): Promise<void> {
    const turn = this.#turn.then(async () => {
      if (this.#stopped) return
      try {
        await work()
      } catch (error) {
        if (this.#deps.engine.refusalOf(error) === null)
          this.#deps.log.error('A look at Stripe failed', error)
        this.problem = { kind: 'unexpected', message: 'what it answered could not be kept' }
        this.busy = false
        this.progress = null
      } finally {
        this.announcements.flush()
      }
    })
    this.#turn = turn
    return turn
  }

  /** The account of this file while a key is kept for it; null while nothing is connected. */
  async #account(): Promise<Account | null> {
    const { stripe, engine } = this.#deps
    if (stripe === null || !engine.writes) return null
    const account = await engine.read(findAccount)
    if (account === null || account.disconnectedAt !== null) return null
    this.key = await stripe.keys.hint()
    return this.key === null ? null : account
  }

  /** One look; null where nothing is connected. */
  async #look(everything: boolean): Promise<Look | null> {
    const account = await this.#account()
    if (account === null) return null
    const found = { ...NOTHING }
    const sweeping =
      everything || isSweepDue({ sweptAt: this.sweptAt, watermark: account.watermark }, this.#deps.now())
    this.busy = true
    if (sweeping) this.#tell()
    const problem = await this.#run(account, found, sweeping)
    this.busy = false
    this.progress = null
    await this.#end(found, problem, sweeping)
    return { found, problem }
  }

  async #run(account: Account, found: Found, sweeping: boolean): Promise<Stopped | null> {
    const { stripe } = this.#deps
    if (stripe === null) return NO_KEY
    const other = this.#reads === true ? null : await otherAccount(stripe.port, account)
    if (other !== null) return other
    const looking = this.#looking(account, found)
    this.#failedToRecord = 0
    if (!sweeping) {
      const looked = await lookAtEvents(looking, account.watermark ?? account.connectedAt)
      if (looked.problem?.kind !== 'aged_out') {
        await this.#keep(account, { ...looked, swept: false })
        return looked.problem
      }
    }
    const lastSweepAt = account.lastSweepAt ?? account.connectedAt
    const start = { watermark: account.watermark, lastSweepAt, floor: floorOf(account) }
    const looked = await lookAtEverything(looking, start)
    await this.#keep(account, { ...looked, swept: true })
    return looked.problem
  }

  #looking(account: Account, found: Found): Looking {
    const { stripe, engine } = this.#deps
    if (stripe === null) throw new Error('There is no Stripe to look at.')
    const looking: Looking = {
      port: stripe.port,
      engine,
      accountId: account.accountId,
      record: (batch) => this.#recordBatch(batch, account, found),
      between: () => this.#answerPokes(looking),
    }
    return looking
  }

  /** What was told meanwhile, at once. */
  async #answerPokes(looking: Looking): Promise<void> {
    if (this.#told.length === 0) return
    const [hints, events] = [this.#told, this.#events]
    this.#told = []
    this.#events = []
    const problem = await followHints({ ...looking, between: async () => undefined }, hints)
    if (problem !== null) return
    const seenAt = this.#deps.now()
    await this.#write((q) => insertEvents(q, events, seenAt))
    this.#tell()
  }

  async #recordBatch(batch: Batch, account: Account, found: Found): Promise<void> {
    const sifted = await this.#deps.engine.read((q) => siftBatch(q, batch, floorOf(account)))
    const seen = batch.sales.length
    found.seen += seen
    if (this.progress !== null || seen > TELLING) {
      this.progress = { done: found.seen, total: found.seen }
      this.#tell()
    }
    if (!isEmpty(sifted)) await this.#recordStaged(sifted, found)
  }

  /** Records a batch; one that cannot be is recorded sale by sale, so that one bad sale holds up no other. */
  async #recordStaged(batch: Batch, found: Found): Promise<void> {
    const name = this.#deps.newId()
    stageBatch(this.#deps.engine, name, batch)
    const reply = await this.#record(name)
    dropBatch(this.#deps.engine, name)
    if (reply.ok) {
      found.granted += reply.value.granted
      found.unmatched += reply.value.unmatched
      found.leftOut += reply.value.leftOut
      found.changed += reply.value.changed
      return
    }
    const single = singlesOf(batch)
    if (reply.code !== 'INTERNAL' || single.length < 2) this.#failedToRecord += 1
    else for (const one of single) await this.#recordStaged(one, found)
  }

  /** Writes down how far was read, once all of it was recorded. */
  async #keep(
    account: Account,
    { problem, answeredAt, events, swept }: Looked & { swept: boolean; events: readonly StripeEvent[] },
  ): Promise<void> {
    if (problem !== null || answeredAt === null || this.#failedToRecord > 0) return
    const now = this.#deps.now()
    if (!swept && events.length === 0 && Math.abs(now - this.#keptAt) < KEEP_EVERY) return
    this.#keptAt = now
    const watermark = watermarkAfter(account.watermark, answeredAt)
    const sweep = swept ? { lastSweepAt: answeredAt } : {}
    await this.#write(async (q) => {
      await insertEvents(q, events, now)
      if (swept) await forgetEvents(q, answeredAt - KEEP_EVENTS)
      await updateAccount(q, { watermark, lastSyncAt: now, ...sweep })
    })
  }

  async #end(found: Found, problem: Stopped | null, swept: boolean): Promise<void> {
    const { log, now } = this.#deps
    const failed = problem ?? (this.#failedToRecord > 0 ? NOT_RECORDED : null)
    this.problem = failed
    this.#failures = failed === null ? 0 : this.#failures + 1
    this.nextLookAt = now() + waitAfter(this.#failures)
    if (failed === null) this.lookedAt = now()
    if (failed === null && swept) this.sweptAt = now()
    if (swept || bringsAny(found)) this.found = found
    if (failed !== null) log.info(`Stripe: ${failed.message}`)
    await this.#tellWhetherItReads(failed)
    // Also when nothing is new: when it was looked at last, and when it is looked at again, is shown.
    this.#tell()
  }

  /** Puts a refusal before somebody, once, and takes it off the list when Stripe answers again. */
  async #tellWhetherItReads(problem: Stopped | null): Promise<void> {
    const refused = problem?.kind === 'unauthorized' || problem?.kind === 'forbidden'
    if ((problem !== null && !refused) || this.#reads === !refused) return
    this.#reads = !refused
    const reads = refused ? { scope: problem.scope ?? null } : ('again' as const)
    await this.#recordStaged({ ...emptyBatch(null), reads }, { ...NOTHING })
  }

  async #write(
    work: (q: Parameters<Parameters<Deps['engine']['write']>[0]>[0]) => Promise<void>,
  ): Promise<void> {
    await this.#deps.engine.write(async (q) => ({ keep: true, value: await work(q) }))
  }

  readonly #tell = () => this.announcements.tell({ kind: 'changed', topics: ['stripe'] })
}
