/** Where everything that is asked of Stripe goes through, one thing after the other, for one open file. */
import type { Value } from '../../../../shared/contract/index.ts'
import { DAY, MINUTE } from '../../../../shared/domain/calendar.ts'
import { type StripeProblemKind, stopsStripe } from '../../../../shared/domain/stripe-states.ts'
import {
  isSweepDue,
  LOOK_EVERY,
  SWEEP_EVERY,
  sweepFrom,
  waitAfter,
  watermarkAfter,
} from '../../../../shared/domain/stripe-times.ts'
import type { Deps } from '../../context.ts'
import { type Account, findAccount, forgetEvents, insertEvents, updateAccount } from './account-queries.ts'
import { type Batch, dropBatch, emptyBatch, stageBatch } from './batches.ts'
import type { Hint } from './fetch.ts'
import { followHints, type Looked, type Looking, lookAtEvents } from './pass.ts'
import type { StripeEvent, StripePoke, StripeProblem } from './port.ts'
import { isEmpty, siftBatch } from './sift.ts'
import { lookAtEverything } from './sweep.ts'

export type Found = Value<'stripe.record'>

/** What stopped a look. */
export type Stopped = Pick<StripeProblem, 'scope' | 'message'> & { readonly kind: StripeProblemKind }

const NOTHING: Found = { granted: 0, unmatched: 0, changed: 0, seen: 0 }

/** Records what was staged under a name, as Tallybook itself, through the same dispatch as every other command. */
export type RecordBatch = (
  batch: string,
) => Promise<{ readonly ok: true; readonly value: Found } | { readonly ok: false; readonly code: string }>

/** The mark is written down this often though nothing has happened. */
const KEEP_EVERY = 10 * MINUTE

/** Stripe itself forgets events after 30 days. */
const KEEP_EVENTS = 40 * DAY

/** How a look at Stripe ended. */
export type Look = { readonly found: Found; readonly problem: Stopped | null }

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
    const { watermark, lastSweepAt, connectedAt } = account
    const start = { watermark, lastSweepAt: lastSweepAt ?? connectedAt, floor: floorOf(account) }
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
    const hints = this.#told
    const events = this.#events
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
      found.changed += reply.value.changed
      return
    }
    const single = piecesOf(batch)
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
    const before = this.problem
    this.problem = failed
    this.#failures = failed === null ? 0 : this.#failures + 1
    this.nextLookAt = now() + waitAfter(this.#failures)
    if (failed === null) this.lookedAt = now()
    if (failed === null && swept) this.sweptAt = now()
    if (swept || found.granted + found.unmatched + found.changed > 0) this.found = found
    if (failed !== null) log.info(`Stripe: ${failed.message}`)
    await this.#tellWhetherItReads(failed)
    if (swept || before?.kind !== failed?.kind || this.found === found) this.#tell()
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

  #tell(): void {
    this.#deps.push({ kind: 'changed', topics: ['stripe'] })
  }
}

const NO_KEY: Stopped = { kind: 'no_key', message: 'no key is kept' }
const NOT_RECORDED: Stopped = { kind: 'unexpected', message: 'not all that it answered could be kept' }

/** So many sales at once are worth telling how far it is. */
const TELLING = 20

/** What was sold before is none of the studio's: its credits were entered by hand when the studio began. */
function floorOf({ connectedAt }: Pick<Account, 'connectedAt'>): number {
  return sweepFrom('sales', connectedAt)
}

/** Whether the key that is kept is of another account, or about other money, than what was read so far. */
async function otherAccount(
  port: Looking['port'],
  account: Pick<Account, 'accountId' | 'livemode'>,
): Promise<Stopped | null> {
  const identity = await port.identity()
  if (!identity.ok) return identity.problem
  return isSameAccount(account, identity.value) ? null : OTHER_ACCOUNT
}

const OTHER_ACCOUNT: Stopped = {
  kind: 'other_account',
  message: 'the key is of another account than what was read so far',
}

/** A key that may not say whose it is, is believed about that, never about the mode. */
export function isSameAccount(
  known: { readonly accountId: string | null; readonly livemode: boolean },
  now: { readonly accountId: string | null; readonly livemode: boolean },
): boolean {
  if (known.livemode !== now.livemode) return false
  return known.accountId === null || now.accountId === null || known.accountId === now.accountId
}

/** A batch in parts that can be recorded one by one. */
function piecesOf({ sales, reversals, again, ...rest }: Batch): readonly Batch[] {
  const none = { ...rest, sales: [], reversals: [], again: [] }
  return [
    ...sales.map((sale) => ({ ...none, sales: [sale] })),
    ...reversals.map((reversal) => ({ ...none, reversals: [reversal] })),
    ...again.map((id) => ({ ...none, again: [id] })),
  ]
}
