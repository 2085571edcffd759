import {
  addCustomer,
  addInvoice,
  addPrice,
  changeDispute,
  dispute,
  expireCheckout,
  failAsync,
  failRefund,
  finishCheckout,
  loseDispute,
  payAsync,
  payInvoice,
  refund,
  sellCheckout,
  settleRefund,
  takePayment,
  winDispute,
} from '../../support/fake-stripe/index.ts'
import type { World } from '../../support/fake-stripe/world.ts'

/** Chance, and what is chosen by it. */
export type Dice = {
  random(): number
  /** A whole number from 0 to below `n`. */
  below(n: number): number
  pick<T>(of: readonly T[]): T
}

export function diceOf(random: () => number): Dice {
  const below = (n: number) => Math.floor(random() * n)
  return {
    random,
    below,
    pick: (of) => of[below(of.length)] as (typeof of)[number],
  }
}

/** What buyers of a world are, and what they buy. */
export type Market = {
  readonly emails: readonly string[]
  /** Ids of packages of the studio. */
  readonly packageIds: readonly number[]
}

/** One thing that may happen to a sale next. */
type Step = () => readonly Step[]

/** What may happen in a world, step by step: each step may make others possible. */
export function beginLife(world: World, dice: Dice, market: Market, sales: number): Step[] {
  return Array.from({ length: sales }, () => () => sell(world, dice, market))
}

/** Does one of the steps that are open, and opens those that follow from it. */
export function liveOn(steps: Step[], dice: Dice): void {
  const [step] = steps.splice(dice.below(steps.length), 1)
  if (step !== undefined) steps.push(...step())
}

function sell(world: World, dice: Dice, market: Market): readonly Step[] {
  const kind = dice.below(10)
  const currency = dice.pick(['eur', 'usd', 'jpy'])
  const prices = Array.from({ length: 1 + dice.below(3) }, () => priceOf(world, dice, market, currency))
  const lines = prices.map((price) => ({ price, quantity: 1 + dice.below(2) }))
  const email = dice.below(12) === 0 ? `stranger${dice.below(1e9)}@example.org` : dice.pick(market.emails)
  if (kind === 0) {
    const intent = takePayment(world, { amount: 100 + dice.below(20_000), currency, email })
    return moneyMoves(world, dice, intent)
  }
  if (kind <= 2) return invoiceOf(world, dice, { customer: addCustomer(world, { email }), lines, currency })
  if (kind === 3) {
    const session = sellCheckout(world, { email, lines, currency, subscribe: true })
    const invoice = world.sessions.get(session)?.invoice as string
    return moneyMoves(world, dice, intentOfInvoice(world, invoice))
  }
  const pay = dice.pick(['paid', 'paid', 'async', 'open'] as const)
  const session = sellCheckout(world, { email, lines, currency, pay })
  const intent = () => world.sessions.get(session)?.payment_intent as string
  if (pay === 'paid') return moneyMoves(world, dice, intent())
  if (pay === 'open') {
    return [
      () => {
        if (dice.below(3) === 0) expireCheckout(world, session)
        else finishCheckout(world, session, { email })
        return world.sessions.get(session)?.status === 'complete' ? moneyMoves(world, dice, intent()) : []
      },
    ]
  }
  return [
    () => {
      if (dice.below(3) === 0) failAsync(world, session)
      else payAsync(world, session)
      return world.sessions.get(session)?.payment_status === 'paid' ? moneyMoves(world, dice, intent()) : []
    },
  ]
}

function priceOf(world: World, dice: Dice, { packageIds }: Market, currency: string): string {
  const metadata: Record<string, string> =
    dice.below(10) === 0 ? {} : { package_id: String(dice.pick(packageIds)) }
  return addPrice(world, { name: 'Sessions', amount: 100 + dice.below(50_000), currency, metadata })
}

function invoiceOf(
  world: World,
  dice: Dice,
  sale: { customer: string; lines: { price: string; quantity: number }[]; currency: string },
): readonly Step[] {
  const later = dice.below(3) === 0
  const invoice = addInvoice(world, { ...sale, paid: !later, billingReason: 'manual' })
  if (!later) return moneyMoves(world, dice, intentOfInvoice(world, invoice))
  return [
    () => {
      payInvoice(world, invoice)
      return moneyMoves(world, dice, intentOfInvoice(world, invoice))
    },
  ]
}

function intentOfInvoice(world: World, invoice: string): string {
  const payment = [...world.invoicePayments.values()].find((one) => one.invoice === invoice)
  return payment?.payment.payment_intent as string
}

/** Refunds in part or in full, that settle or fail, and at most one dispute at a time. */
function moneyMoves(world: World, dice: Dice, paymentIntent: string): readonly Step[] {
  const moves: Step[] = []
  for (let count = dice.below(3); count > 0; count -= 1)
    moves.push(() => giveBack(world, dice, paymentIntent))
  if (dice.below(4) === 0) moves.push(() => contest(world, dice, paymentIntent))
  return moves
}

/** A step that nothing follows from. */
function last(happens: () => void): Step {
  return () => {
    happens()
    return []
  }
}

function giveBack(world: World, dice: Dice, paymentIntent: string): readonly Step[] {
  const intent = world.intents.get(paymentIntent)
  const charge = world.charges.get(String(intent?.latest_charge))
  const left = (charge?.amount ?? 0) - (charge?.amount_refunded ?? 0)
  if (left < 1) return []
  const amount = dice.below(3) === 0 ? left : 1 + dice.below(left)
  const status = dice.pick(['succeeded', 'succeeded', 'pending'] as const)
  const id = refund(world, { paymentIntent, amount, status })
  const fate = dice.below(4)
  if (fate === 0) return [last(() => failRefund(world, id, dice.pick(['failed', 'canceled'])))]
  return status === 'pending' ? [last(() => settleRefund(world, id))] : []
}

function contest(world: World, dice: Dice, paymentIntent: string): readonly Step[] {
  const id = dispute(world, { paymentIntent })
  return [
    () => {
      if (dice.below(2) === 0) changeDispute(world, id, 'under_review')
      return [
        () => {
          if (dice.below(2) === 0) winDispute(world, id)
          else loseDispute(world, id)
          return []
        },
      ]
    },
  ]
}
