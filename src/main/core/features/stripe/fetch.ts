/** From a hint that something happened to an object to the facts of the sale that it belongs to. Asks Stripe only. */

import { DAY } from '../../../../shared/domain/calendar.ts'
import { intentFailed } from '../../../../shared/domain/stripe-target.ts'
import {
  factsOfDispute,
  factsOfRefund,
  type ReversalFacts,
  type SaleFacts,
  type SessionWords,
  saleOfIntent,
  saleOfInvoice,
  saleOfSession,
} from './facts.ts'
import { pagesOf } from './pages.ts'
import type { Asked, CheckoutSession, Invoice, LineItem, StripePort } from './port.ts'

/** Something happened to this object; what, the object says. */
export type Hint = { readonly objectType: string; readonly objectId: string }

/** What a hint has led to. */
export type Fetched = { readonly sales: readonly SaleFacts[]; readonly reversals: readonly ReversalFacts[] }

const NOTHING: Fetched = { sales: [], reversals: [] }

/** Asks for each thing once, however many hints lead to it. Good for one batch: what it holds grows old. */
export class Fetcher {
  readonly #port: StripePort
  readonly #sales = new Map<string, Promise<Asked<SaleFacts | null>>>()
  readonly #sources = new Map<string, Promise<Asked<string>>>()

  constructor(port: StripePort) {
    this.#port = port
  }

  /** What a hint leads to; nothing for what is no sale, or is not there any more. */
  async follow({ objectType, objectId }: Hint): Promise<Asked<Fetched>> {
    switch (objectType) {
      case 'checkout.session':
      case 'invoice':
        return this.#saleOf(await this.sale(objectId))
      case 'payment_intent':
        return this.#saleOfIntent(objectId)
      case 'charge':
        return this.#ofCharge(objectId)
      case 'refund':
        return this.#ofReversal(await this.#port.refund(objectId), factsOfRefund)
      case 'dispute':
        return this.#ofReversal(await this.#port.dispute(objectId), factsOfDispute)
      default:
        return { ok: true, value: NOTHING, at: 0 }
    }
  }

  /** The sale under one source: a Checkout Session, an invoice or a payment, told apart by their ids. */
  sale(id: string): Promise<Asked<SaleFacts | null>> {
    return once(this.#sales, id, () => {
      if (id.startsWith('in_')) return this.#invoice(id)
      return id.startsWith('cs_') ? this.#session(id) : this.#intent(id)
    })
  }

  /** The canonical source of a payment: its invoice, else its Checkout Session, else itself. */
  source(intentId: string): Promise<Asked<string>> {
    return once(this.#sources, intentId, async () => {
      const invoice = await this.#port.invoiceOfIntent(intentId)
      if (!invoice.ok && invoice.problem.kind !== 'not_found') return invoice
      if (invoice.ok && invoice.value !== null) return { ...invoice, value: invoice.value }
      const sessions = await this.#port.checkoutSessions({ paymentIntent: intentId })
      if (!sessions.ok && sessions.problem.kind !== 'not_found') return sessions
      const [session] = sessions.ok ? sessions.value.rows : []
      const at = sessions.ok ? sessions.at : 0
      return { ok: true, value: session?.invoiceId ?? session?.id ?? intentId, at }
    })
  }

  /** A session that was listed: its lines and, of a payment that is under way, whether it has failed. */
  async listedSession(session: CheckoutSession, at: number): Promise<Asked<SaleFacts>> {
    const lines = await this.#linesOf(session, at)
    if (!lines.ok) return lines
    const sale = saleOfSession(session, lines.value, at)
    if (sale.state !== 'unpaid' || session.paymentIntentId === null) return { ok: true, value: sale, at }
    const intent = await this.#port.paymentIntent(session.paymentIntentId)
    if (!intent.ok) return intent
    const failed = intentFailed(intent.value)
    return { ok: true, value: failed ? { ...sale, state: 'failed', checkUntil: null } : sale, at }
  }

  async #linesOf(session: CheckoutSession, at: number): Promise<Asked<readonly LineItem[]>> {
    if (session.lines !== null) return { ok: true, value: session.lines, at }
    const lines: LineItem[] = []
    for await (const page of pagesOf((after) => this.#port.lineItems(session.id, after))) {
      if (!page.ok) return page
      lines.push(...page.value)
    }
    return { ok: true, value: lines, at }
  }

  async #session(id: string): Promise<Asked<SaleFacts | null>> {
    const session = await this.#port.checkoutSession(id)
    if (!session.ok) return absent(session)
    if (session.value.mode === 'setup') return { ...session, value: null }
    if (session.value.invoiceId !== null)
      return this.#invoice(session.value.invoiceId, wordsOf(session.value))
    return this.listedSession(session.value, session.at)
  }

  async #invoice(id: string, known: SessionWords | null = null): Promise<Asked<SaleFacts | null>> {
    const invoice = await this.#port.invoice(id)
    if (!invoice.ok) return absent(invoice)
    const words = known === null ? await this.#wordsFor(invoice.value) : { ok: true as const, value: known }
    if (!words.ok) return words
    return { ...invoice, value: saleOfInvoice(invoice.value, words.value, invoice.at) }
  }

  /** What the session says that an invoice came from. One that Stripe made by itself came from none. */
  async #wordsFor(invoice: Invoice): Promise<Asked<SessionWords | null>> {
    const none = { ok: true, value: null, at: 0 } as const
    if (invoice.billingReason === 'subscription_cycle' || invoice.status !== 'paid') return none
    const [intentId] = invoice.paymentIntentIds
    if (intentId !== undefined) {
      const sessions = await this.#port.checkoutSessions({ paymentIntent: intentId })
      if (!sessions.ok) return absent(sessions)
      const [session] = sessions.value.rows
      if (session !== undefined) return { ...sessions, value: wordsOf(session) }
    }
    if (invoice.billingReason !== 'subscription_create') return none
    const since = { createdFrom: invoice.createdAt - DAY }
    for await (const page of pagesOf((after) =>
      this.#port.checkoutSessions(after === undefined ? since : { ...since, after }),
    )) {
      if (!page.ok) return page
      const session = page.value.find(({ invoiceId }) => invoiceId === invoice.id)
      if (session !== undefined) return { ...page, value: wordsOf(session) }
    }
    return none
  }

  async #intent(id: string): Promise<Asked<SaleFacts | null>> {
    const intent = await this.#port.paymentIntent(id)
    return intent.ok ? { ...intent, value: saleOfIntent(intent.value, intent.at) } : absent(intent)
  }

  async #saleOfIntent(intentId: string): Promise<Asked<Fetched>> {
    const source = await this.source(intentId)
    return source.ok ? this.#saleOf(await this.sale(source.value)) : source
  }

  #saleOf(sale: Asked<SaleFacts | null>): Asked<Fetched> {
    if (!sale.ok) return sale
    return { ...sale, value: sale.value === null ? NOTHING : { sales: [sale.value], reversals: [] } }
  }

  /** A charge is a payment, and whatever was given back of it. */
  async #ofCharge(id: string): Promise<Asked<Fetched>> {
    const charge = await this.#port.charge(id)
    if (!charge.ok) return absentFetched(charge)
    const intentId = charge.value.paymentIntentId
    if (intentId === null) return { ...charge, value: NOTHING }
    const sale = await this.#saleOfIntent(intentId)
    if (!sale.ok) return sale
    const refunds = await this.#port.refunds({ paymentIntent: intentId })
    if (!refunds.ok) return absentFetched(refunds)
    const [source] = sale.value.sales
    const reversals = refunds.value.rows.map((refund) =>
      factsOfRefund(refund, source?.sourceId ?? null, refunds.at),
    )
    return { ...refunds, value: { sales: sale.value.sales, reversals } }
  }

  async #ofReversal<T extends { readonly paymentIntentId: string | null; readonly chargeId: string | null }>(
    asked: Asked<T>,
    toFacts: (reversal: T, sourceId: string | null, at: number) => ReversalFacts,
  ): Promise<Asked<Fetched>> {
    if (!asked.ok) return absentFetched(asked)
    const intent = await this.#intentOf(asked.value)
    if (!intent.ok) return intent
    if (intent.value === null) return { ...asked, value: NOTHING }
    const sale = await this.#saleOfIntent(intent.value)
    if (!sale.ok) return sale
    const [source] = sale.value.sales
    const named = { ...asked.value, paymentIntentId: intent.value }
    const reversals = [toFacts(named, source?.sourceId ?? null, asked.at)]
    return { ...asked, value: { sales: sale.value.sales, reversals } }
  }

  /** The payment of a refund or dispute; some name only the charge. */
  async #intentOf(of: {
    readonly paymentIntentId: string | null
    readonly chargeId: string | null
  }): Promise<Asked<string | null>> {
    if (of.paymentIntentId !== null || of.chargeId === null) {
      return { ok: true, value: of.paymentIntentId, at: 0 }
    }
    const charge = await this.#port.charge(of.chargeId)
    if (!charge.ok) return charge.problem.kind === 'not_found' ? { ok: true, value: null, at: 0 } : charge
    return { ...charge, value: charge.value.paymentIntentId }
  }
}

/** What a session says of whose a sale is. */
export function wordsOf({ metadata, clientReferenceId }: CheckoutSession): SessionWords {
  return { metadata, clientReference: clientReferenceId }
}

/** What is not there any more is nothing. */
function absent(asked: Asked<unknown> & { readonly ok: false }): Asked<null> {
  return asked.problem.kind === 'not_found' ? { ok: true, value: null, at: 0 } : asked
}

function absentFetched(asked: Asked<unknown> & { readonly ok: false }): Asked<Fetched> {
  return asked.problem.kind === 'not_found' ? { ok: true, value: NOTHING, at: 0 } : asked
}

function once<T>(known: Map<string, Promise<T>>, id: string, ask: () => Promise<T>): Promise<T> {
  const before = known.get(id)
  if (before !== undefined) return before
  const asked = ask()
  known.set(id, asked)
  return asked
}
