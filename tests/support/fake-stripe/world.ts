import type Stripe from 'stripe'
import { makeEvent } from './billing-objects.ts'
import type { Made } from './objects.ts'

/** Numbers that look like chance and are the same for the same seed. */
function seededRandom(seed: number): () => number {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)) ^ mixed
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32
  }
}

export type WorldOptions = {
  readonly seed?: number
  /** Epoch milliseconds at which Stripe's clock starts; left out it is the computer's own and runs. */
  readonly now?: number
  readonly livemode?: boolean
  readonly accountId?: string
}

/** How `/v1/events` misbehaves: Stripe promises neither order nor that an event is there at once. */
export type EventWeather = {
  /** How much later than its object an event can be seen, in milliseconds; `Infinity` for never. */
  delay: (() => number) | null
  /** Each event is listed twice. */
  twice: boolean
  /** Events of one second come in any order. */
  shuffled: boolean
}

export type FakeEvent = { readonly event: Stripe.Event; readonly seenFrom: number; readonly rank: number }

/** What one account of Stripe holds. */
export type World = ReturnType<typeof createWorld>

/** An account of Stripe with nothing in it. Objects are found by id, in the order they were made. */
export function createWorld({ seed = 1, now, livemode = false, accountId }: WorldOptions = {}) {
  const random = seededRandom(seed)
  const weather: EventWeather = { delay: null, twice: false, shuffled: false }
  const events: FakeEvent[] = []
  let clock = now ?? null
  let skew = 0
  let made = 0

  const stripeNow = () => (clock ?? Date.now()) + skew
  const nextId = (prefix: string): string => {
    made += 1
    return `${prefix}_${seed}fake${String(made).padStart(7, '0')}`
  }
  return {
    accountId: accountId ?? 'acct_1North',
    livemode,
    weather,
    random,
    customers: new Map<string, Stripe.Customer | Stripe.DeletedCustomer>(),
    products: new Map<string, Stripe.Product | Stripe.DeletedProduct>(),
    prices: new Map<string, Stripe.Price>(),
    sessions: new Map<string, Stripe.Checkout.Session>(),
    /** Lines of sessions and of invoices, by the id of what they belong to. */
    items: new Map<string, Stripe.LineItem[]>(),
    invoiceLines: new Map<string, Stripe.InvoiceLineItem[]>(),
    invoices: new Map<string, Stripe.Invoice>(),
    invoicePayments: new Map<string, Stripe.InvoicePayment>(),
    intents: new Map<string, Stripe.PaymentIntent>(),
    charges: new Map<string, Stripe.Charge>(),
    refunds: new Map<string, Stripe.Refund>(),
    disputes: new Map<string, Stripe.Dispute>(),
    events,
    /** Epoch milliseconds, by Stripe's clock. */
    now: stripeNow,
    /** Lets time pass. */
    advance(milliseconds: number): void {
      if (clock === null) skew += milliseconds
      else clock += milliseconds
    },
    nextId,
    /** What every new object starts with. */
    made: (prefix: string): Made => ({
      id: nextId(prefix),
      created: Math.floor(stripeNow() / 1000),
      livemode,
    }),
    /** Tells that something happened; the event holds the object as it is now. */
    emit(type: string, object: { readonly id: string }): Stripe.Event {
      const fresh = { id: nextId('evt'), created: Math.floor(stripeNow() / 1000), livemode }
      const event = makeEvent(fresh, type, structuredClone(object))
      const seenFrom = stripeNow() + (weather.delay?.() ?? 0)
      events.push({ event, seenFrom, rank: weather.shuffled ? random() : events.length })
      return event
    },
  }
}

/** What is there under an id; a mistake in a test names itself. */
export function found<T>(table: ReadonlyMap<string, T>, id: string | null | undefined): T {
  const row = id == null ? undefined : table.get(id)
  if (row === undefined) throw new Error(`The fake Stripe has no ${id}.`)
  return row
}
