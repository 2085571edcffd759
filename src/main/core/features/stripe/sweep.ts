/** One look at everything in Stripe, list by list. It asks and hands over; it decides nothing. */
import { DAY } from '../../../../shared/domain/calendar.ts'
import { sweepFrom } from '../../../../shared/domain/stripe-times.ts'
import { listToCheck, listUndecided, listUnsettled } from './account-queries.ts'
import { lookAfterLists } from './after-lists.ts'
import { emptyBatch } from './batches.ts'
import {
  factsOfDispute,
  factsOfRefund,
  type ReversalFacts,
  type SaleFacts,
  type SessionWords,
  saleOfIntent,
  saleOfInvoice,
} from './facts.ts'
import { Fetcher, type Hint, wordsOf } from './fetch.ts'
import { HandIn } from './hand-in.ts'
import { pagesOf } from './pages.ts'
import { followHints, type Looked, type Looking } from './pass.ts'
import type {
  Asked,
  CheckoutSession,
  Dispute,
  Invoice,
  Page,
  PaymentIntent,
  Refund,
  StripeEvent,
  StripeProblem,
} from './port.ts'
import { findReversals, findSalesByIntent } from './sale-queries.ts'

/** From where on everything is read, by Stripe's clock. */
export type SweepStart = {
  readonly lastSweepAt: number
  /** Before that nothing is the studio's. */
  readonly floor: number
  /** The mark of events; null before any was read. */
  readonly watermark: number | null
}

/** Reads every list, asks again for whatever is undecided, and then for what neither of them tells. */
export async function lookAtEverything(
  looking: Looking,
  start: SweepStart,
): Promise<Looked & { readonly events: readonly StripeEvent[] }> {
  const sweep = new Sweep(looking, start)
  const problem = await sweep.run()
  const { answeredAt } = sweep
  if (problem !== null || answeredAt === null) return { problem, answeredAt, events: [] }
  if (start.watermark === null) return { problem, answeredAt, events: [] }
  const after = { watermark: start.watermark, answeredAt, wasListed: (id: string) => sweep.wasListed(id) }
  const looked = await lookAfterLists(looking, after)
  return { ...looked, answeredAt }
}

class Sweep {
  answeredAt: number | null = null
  readonly #looking: Looking
  readonly #fetcher: Fetcher
  readonly #handIn: HandIn
  readonly #lastSweepAt: number
  readonly #floor: number
  /** What sessions say of the invoices that came from them. */
  readonly #words = new Map<string, SessionWords>()
  /** Payments that a session or an invoice stands behind. */
  readonly #covered = new Set<string>()
  /** Whatever stood on a list. */
  readonly #listed = new Set<string>()

  constructor(looking: Looking, { lastSweepAt, floor }: SweepStart) {
    this.#looking = looking
    this.#fetcher = new Fetcher(looking.port)
    this.#handIn = new HandIn(looking)
    this.#lastSweepAt = lastSweepAt
    this.#floor = floor
  }

  wasListed(id: string): boolean {
    return this.#listed.has(id)
  }

  async run(): Promise<StripeProblem | null> {
    const { port } = this.#looking
    const sales = this.#since('sales')
    const reversals = this.#since('reversals')
    const steps = [
      () =>
        this.#each(
          (after) => port.checkoutSessions({ ...sales, ...after }),
          (rows, at) => this.#sessions(rows, at),
        ),
      () =>
        this.#each(
          (after) => port.invoices({ ...sales, ...after }),
          (rows, at) => this.#invoices(rows, at),
        ),
      () =>
        this.#each(
          (after) => port.paymentIntents({ ...sales, ...after }),
          (rows, at) => this.#intents(rows, at),
        ),
      () =>
        this.#each(
          (after) => port.refunds({ ...reversals, ...after }),
          (rows, at) => this.#refunds(rows, at),
        ),
      () =>
        this.#each(
          (after) => port.disputes({ ...reversals, ...after }),
          (rows, at) => this.#disputes(rows, at),
        ),
      () => this.#undecided(),
      () => this.#unsettled(),
    ]
    for (const step of steps) {
      const problem = await step()
      if (problem !== null) {
        await this.#handIn.drain()
        return problem
      }
    }
    return null
  }

  #since(list: Parameters<typeof sweepFrom>[0]) {
    return { createdFrom: Math.max(this.#floor, sweepFrom(list, this.#lastSweepAt)) }
  }

  /** Works through a list page by page, until something stops it. */
  async #each<T extends { readonly id: string }>(
    ask: (after: { readonly after?: string }) => Promise<Asked<Page<T>>>,
    work: (rows: readonly T[], at: number) => Promise<StripeProblem | null>,
  ): Promise<StripeProblem | null> {
    for await (const page of pagesOf<T>((after) => ask(after === undefined ? {} : { after }))) {
      if (!page.ok) return page.problem
      this.answeredAt ??= page.at
      for (const { id } of page.value) this.#listed.add(id)
      const problem = await work(page.value, page.at)
      if (problem !== null) return problem
      await this.#looking.between()
    }
    return null
  }

  async #sessions(rows: readonly CheckoutSession[], at: number): Promise<StripeProblem | null> {
    const sales: SaleFacts[] = []
    for (const session of rows) {
      if (session.paymentIntentId !== null) this.#covered.add(session.paymentIntentId)
      if (session.invoiceId !== null) this.#words.set(session.invoiceId, wordsOf(session))
      const isSold =
        session.mode !== 'setup' && (session.status === 'complete' || session.paymentStatus === 'paid')
      if (session.invoiceId !== null || !isSold) continue
      const sale = await this.#fetcher.listedSession(session, at)
      if (!sale.ok) return sale.problem
      sales.push(sale.value)
    }
    return this.#handIn.record(sales)
  }

  #invoices(rows: readonly Invoice[], at: number): Promise<null> {
    for (const intentId of rows.flatMap(({ paymentIntentIds }) => paymentIntentIds))
      this.#covered.add(intentId)
    return this.#handIn.record(
      rows.map((invoice) => saleOfInvoice(invoice, this.#words.get(invoice.id) ?? null, at)),
    )
  }

  #refunds(rows: readonly Refund[], at: number): Promise<StripeProblem | null> {
    return this.#takenBack(
      rows.map((row) => factsOfRefund(row, null, at)),
      'refund',
    )
  }

  #disputes(rows: readonly Dispute[], at: number): Promise<StripeProblem | null> {
    return this.#takenBack(
      rows.map((row) => factsOfDispute(row, null, at)),
      'dispute',
    )
  }

  /** Payments that neither a session nor an invoice of these days stands behind. */
  async #intents(rows: readonly PaymentIntent[], at: number): Promise<StripeProblem | null> {
    const open = rows.filter(
      ({ id, status }) => !this.#covered.has(id) && (status === 'succeeded' || status === 'processing'),
    )
    const known = await this.#knownIntents(open.map(({ id }) => id))
    const sales: SaleFacts[] = []
    for (const intent of open) {
      const sale = await this.#saleOf(intent, known.get(intent.id), at)
      if (!sale.ok) return sale.problem
      if (sale.value !== null) sales.push(sale.value)
    }
    return this.#handIn.record(sales)
  }

  /** The sale of a payment; nothing where it is known under another source, which has been looked at by itself. */
  async #saleOf(
    intent: PaymentIntent,
    known: string | undefined,
    at: number,
  ): Promise<Asked<SaleFacts | null>> {
    if (known !== undefined && known !== intent.id) return { ok: true, value: null, at }
    const source =
      known === undefined ? await this.#sourceOf(intent) : ({ ok: true, value: known, at } as const)
    if (!source.ok) return source
    if (source.value !== intent.id) return this.#fetcher.sale(source.value)
    return { ok: true, value: saleOfIntent(intent, at), at }
  }

  /** A session comes before its payment by a day at most, so that one of these days would have been listed. */
  async #sourceOf({ id, createdAt }: PaymentIntent): Promise<Asked<string>> {
    if (createdAt < this.#since('sales').createdFrom + DAY) return this.#fetcher.source(id)
    const invoice = await this.#looking.port.invoiceOfIntent(id)
    if (!invoice.ok && invoice.problem.kind !== 'not_found') return invoice
    return { ok: true, value: (invoice.ok ? invoice.value : null) ?? id, at: 0 }
  }

  async #knownIntents(ids: readonly string[]): Promise<ReadonlyMap<string, string>> {
    const rows = await this.#looking.engine.read((q) => findSalesByIntent(q, ids))
    return new Map(
      rows.flatMap(({ paymentIntentId, sourceId }) =>
        paymentIntentId === null ? [] : [[paymentIntentId, sourceId]],
      ),
    )
  }

  /** Refunds or disputes; the sale of one whose payment is not known is asked for, once. */
  async #takenBack(
    facts: readonly ReversalFacts[],
    objectType: 'refund' | 'dispute',
  ): Promise<StripeProblem | null> {
    await this.#handIn.drain()
    const intents = await this.#knownIntents(facts.flatMap(({ paymentIntentId }) => paymentIntentId ?? []))
    const before = await this.#looking.engine.read((q) =>
      findReversals(
        q,
        facts.map(({ id }) => id),
      ),
    )
    const known = new Set(before.map(({ id }) => id))
    const isKnown = ({ id, paymentIntentId }: ReversalFacts) =>
      known.has(id) || (paymentIntentId !== null && intents.has(paymentIntentId))
    await this.#handIn.record([], facts.filter(isKnown))
    return this.#follow(
      facts.filter((row) => !isKnown(row)).map(({ id: objectId }) => ({ objectType, objectId })),
    )
  }

  async #follow(hints: readonly Hint[]): Promise<StripeProblem | null> {
    return followHints(this.#looking, hints)
  }

  /** What is under way, and was not on any list because it began too long ago. */
  async #undecided(): Promise<StripeProblem | null> {
    await this.#handIn.drain()
    const now = this.answeredAt ?? 0
    const sources = await this.#looking.engine.read((q) => listToCheck(q, now))
    const reversals = await this.#looking.engine.read(listUndecided)
    const hints = [
      ...sources.filter((id) => !this.#handIn.sources.has(id)).map(asSourceHint),
      ...reversals
        .filter(({ id }) => !this.#handIn.reversals.has(id))
        .map(({ id: objectId, kind: objectType }) => ({ objectType, objectId })),
    ]
    return this.#follow(hints)
  }

  /** What nobody could tell may be known by now: a client was added, or somebody said what a product is. */
  async #unsettled(): Promise<null> {
    const again = await this.#looking.engine.read((q) => listUnsettled(q, MOST_AGAIN))
    if (again.length > 0) await this.#looking.record({ ...emptyBatch(this.#looking.accountId), again })
    return null
  }
}

const MOST_AGAIN = 500

function asSourceHint(objectId: string): Hint {
  if (objectId.startsWith('in_')) return { objectType: 'invoice', objectId }
  return { objectType: objectId.startsWith('cs_') ? 'checkout.session' : 'payment_intent', objectId }
}
