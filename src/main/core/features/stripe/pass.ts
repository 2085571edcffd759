/** One look at what is new in Stripe, by its events. It asks and hands over; it decides nothing. */
import { eventsFrom } from '../../../../shared/domain/stripe-times.ts'
import type { Engine } from '../../engine/engine.ts'
import { piecesOf } from '../../engine/pieces.ts'
import { findSeen } from './account-queries.ts'
import { type Batch, emptyBatch } from './batches.ts'
import type { ReversalFacts, SaleFacts } from './facts.ts'
import { type Fetched, Fetcher, type Hint } from './fetch.ts'
import { pagesOf } from './pages.ts'
import type { Asked, StripeEvent, StripePort, StripeProblem } from './port.ts'

/** What a look needs. */
export type Looking = {
  readonly port: StripePort
  readonly engine: Engine
  readonly accountId: string | null
  /** Hands over what was fetched; resolves when it was recorded. */
  record(batch: Batch): Promise<void>
  /** Lets what is more urgent go first. */
  between(): Promise<void>
}

/** How a look ended: what stopped it, if anything, and when Stripe gave its first answer. */
export type Looked = { readonly problem: StripeProblem | null; readonly answeredAt: number | null }

/** All that can change what a sale asks for. */
const EVENT_TYPES = [
  'checkout.session.completed',
  'checkout.session.async_payment_succeeded',
  'checkout.session.async_payment_failed',
  'checkout.session.expired',
  'payment_intent.succeeded',
  'charge.refunded',
  'refund.created',
  'refund.updated',
  'refund.failed',
  'charge.dispute.created',
  'charge.dispute.updated',
  'charge.dispute.closed',
  'charge.dispute.funds_withdrawn',
  'charge.dispute.funds_reinstated',
  'invoice.paid',
  'invoice.payment_failed',
  'invoice.voided',
  'customer.subscription.deleted',
  'customer.updated',
  'customer.deleted',
] as const

/** Hints that are followed before what they led to is recorded. */
const TOGETHER = 25

/** Which events are looked at; all of them unless told. */
export type Which = {
  readonly types?: readonly string[]
  /** Later ones are left to the next look. */
  readonly before?: number
  /** Whether an event leads to anything that was not just looked at. */
  readonly leads?: (event: StripeEvent) => boolean
}

/** Looks at what has happened since the mark; answers the events too, which are remembered once all of it is recorded. */
export async function lookAtEvents(
  looking: Looking,
  watermark: number,
  { types = EVENT_TYPES, before = Number.POSITIVE_INFINITY, leads = () => true }: Which = {},
): Promise<Looked & { readonly events: readonly StripeEvent[] }> {
  const events: StripeEvent[] = []
  let answeredAt: number | null = null
  const which = { types, createdFrom: eventsFrom(watermark) }
  for await (const page of pagesOf((after) =>
    looking.port.events(after === undefined ? which : { ...which, after }),
  )) {
    if (!page.ok) return { problem: page.problem, answeredAt, events: [] }
    answeredAt ??= page.at
    events.push(...page.value.filter(({ createdAt }) => createdAt < before))
  }
  const seen = await looking.engine.read((q) =>
    findSeen(
      q,
      events.map(({ id }) => id),
    ),
  )
  const news = events.filter(({ id }) => !seen.has(id)).toReversed()
  const problem = await followHints(looking, news.filter(leads))
  return { problem, answeredAt, events: problem === null ? news : [] }
}

/** Follows hints, each object once; answers what stopped it, or null. */
export async function followHints(looking: Looking, hints: readonly Hint[]): Promise<StripeProblem | null> {
  const each = [...new Map(hints.map((hint) => [hint.objectId, hint])).values()].sort(bySource)
  for (const some of piecesOf(each, TOGETHER)) {
    const fetched = await followSome(looking.port, some)
    if (!fetched.ok) return fetched.problem
    await looking.record({ ...emptyBatch(looking.accountId), ...fetched.value })
    await looking.between()
  }
  return null
}

async function followSome(port: StripePort, hints: readonly Hint[]): Promise<Asked<Fetched>> {
  const fetcher = new Fetcher(port)
  const sales = new Map<string, SaleFacts>()
  const reversals = new Map<string, ReversalFacts>()
  for (const hint of hints) {
    const fetched = await fetcher.follow(hint)
    if (!fetched.ok) return fetched
    // Sessions went first: what they say of an invoice is not lost again.
    for (const sale of fetched.value.sales) if (!sales.has(sale.sourceId)) sales.set(sale.sourceId, sale)
    for (const reversal of fetched.value.reversals) reversals.set(reversal.id, reversal)
  }
  return { ok: true, value: { sales: [...sales.values()], reversals: [...reversals.values()] }, at: 0 }
}

/** Sessions first: they say whose an invoice is. */
function bySource(a: Hint, b: Hint): number {
  return Number(b.objectType === 'checkout.session') - Number(a.objectType === 'checkout.session')
}
