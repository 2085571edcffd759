import type { World } from '../../support/fake-stripe/world.ts'

/**
 * What a studio must have done for everything that stands in a fake Stripe, worked out from Stripe's own objects by plain
 * arithmetic; it shares nothing with the product. Prices name their packages, and buyers are known by their e-mail address.
 */

/** What became of a line, as far as money and units go. */
export type LineState =
  | { readonly state: 'unmatched' }
  | {
      readonly state: 'granted'
      readonly available: number
      readonly refunded: number
      readonly status: string
      /** Whether the rest is on hold. */
      readonly held: boolean
    }

type Line = {
  readonly id: string
  readonly amount: number
  readonly quantity: number
  readonly price: string | null
}

type Sale = {
  readonly source: string
  readonly intent: string | null
  readonly paid: number
  readonly lines: readonly Line[]
  readonly known: boolean
}

/** By `source line`, everything that a studio must know. `units` are those of each package. */
export function expectedLines(
  world: World,
  studio: { readonly units: ReadonlyMap<string, number>; readonly emails: ReadonlySet<string> },
): Map<string, LineState> {
  const expected = new Map<string, LineState>()
  for (const sale of [
    ...sessions(world, studio.emails),
    ...invoices(world, studio.emails),
    ...intents(world),
  ]) {
    const { refunded, disputed } = moneyBack(world, sale)
    const shares = share(refunded, sale)
    for (const [index, line] of sale.lines.entries()) {
      const units = packageUnits(world, line, studio.units)
      const back = shares[index] ?? 0
      expected.set(
        `${sale.source} ${line.id}`,
        !sale.known || units === null
          ? { state: 'unmatched' }
          : { state: 'granted', ...standing(line, units * line.quantity, back, disputed) },
      )
    }
  }
  return expected
}

function standing(line: Line, units: number, refunded: number, held: boolean) {
  const taken = refunded === 0 ? 0 : Math.ceil((units * refunded) / line.amount - 1e-9)
  const whole = refunded >= line.amount ? 'refunded' : 'partially_refunded'
  const status = held ? 'disputed' : refunded === 0 ? 'paid' : whole
  return { available: units - taken, refunded, status, held }
}

function packageUnits(world: World, line: Line, units: ReadonlyMap<string, number>): number | null {
  const price = line.price === null ? undefined : world.prices.get(line.price)
  return units.get(price?.metadata.package_id ?? '') ?? null
}

function* sessions(world: World, emails: ReadonlySet<string>): Generator<Sale> {
  for (const session of world.sessions.values()) {
    const paid =
      session.payment_status === 'paid' ||
      (session.payment_status === 'no_payment_required' && session.status === 'complete')
    if (!paid || session.invoice !== null) continue
    const lines = (world.items.get(session.id) ?? []).map((item) => ({
      id: item.id,
      amount: item.amount_total,
      quantity: item.quantity ?? 1,
      price: String((item.price as unknown) ?? ''),
    }))
    const intent = session.payment_intent as string | null
    const known = emails.has(session.customer_details?.email ?? '')
    yield { source: session.id, intent, paid: session.amount_total ?? 0, lines, known }
  }
}

function* invoices(world: World, emails: ReadonlySet<string>): Generator<Sale> {
  const payments = [...world.invoicePayments.values()]
  for (const invoice of world.invoices.values()) {
    if (invoice.status !== 'paid') continue
    const lines = (world.invoiceLines.get(invoice.id) ?? []).map((line) => ({
      id: line.id,
      amount: line.amount - (line.discount_amounts ?? []).reduce((sum, { amount }) => sum + amount, 0),
      quantity: line.quantity ?? 1,
      price: String(line.pricing?.price_details?.price ?? ''),
    }))
    const own = payments.find((payment) => payment.invoice === invoice.id)
    const intent = (own?.payment.payment_intent as string | undefined) ?? null
    const known = emails.has(invoice.customer_email ?? '')
    yield { source: invoice.id, intent, paid: invoice.amount_paid, lines, known }
  }
}

function* intents(world: World): Generator<Sale> {
  const behind = new Set<unknown>([
    ...[...world.sessions.values()].map((session) => session.payment_intent),
    ...[...world.invoicePayments.values()].map((payment) => payment.payment.payment_intent),
  ])
  for (const intent of world.intents.values()) {
    if (behind.has(intent.id) || intent.status !== 'succeeded') continue
    const line = { id: intent.id, amount: intent.amount_received, quantity: 1, price: null }
    yield { source: intent.id, intent: intent.id, paid: intent.amount_received, lines: [line], known: false }
  }
}

function moneyBack(world: World, { intent, paid }: Sale) {
  const of = <T extends { readonly payment_intent: unknown }>(rows: Iterable<T>) =>
    [...rows].filter((row) => row.payment_intent === intent && intent !== null)
  const refunds = of(world.refunds.values()).filter(
    ({ status }) => status === 'succeeded' || status === 'pending',
  )
  const disputes = of(world.disputes.values())
  const lost = disputes.filter(({ status }) => status === 'lost')
  const sum = [...refunds, ...lost].reduce((total, { amount }) => total + amount, 0)
  const disputed = disputes.some(({ status }) => status === 'needs_response' || status === 'under_review')
  return { refunded: Math.min(paid, sum), disputed }
}

/** Cent by cent, each to the line that is furthest behind its share: slow, and right. */
function share(refunded: number, { lines, paid }: Sale): number[] {
  if (refunded === 0) return lines.map(() => 0)
  const exact = lines.map(({ amount }) => (amount * refunded) / paid)
  const shares = exact.map((amount) => Math.floor(amount + 1e-9))
  let left = refunded - shares.reduce((sum, amount) => sum + amount, 0)
  while (left > 0) {
    const behind = exact.map((amount, index) => amount - (shares[index] ?? 0))
    const most = behind.indexOf(Math.max(...behind))
    shares[most] = (shares[most] ?? 0) + 1
    left -= 1
  }
  return shares
}
