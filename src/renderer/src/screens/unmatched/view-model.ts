import type { Input, Value } from '../../../../shared/contract/index.ts'
import { formatMoney, type Money } from '../../../../shared/domain/money.ts'
import { namesFrom } from '../../panels/client-form.ts'
import { NEW_PACKAGE, type PackageValues } from '../settings/packages/package-form.ts'

/** A paid line that nobody could match. */
export type Line = Value<'purchases.unmatched'>['rows'][number]
/** A paid line that gives nothing, because somebody said so. */
export type LeftOut = Value<'purchases.leftOut'>['rows'][number]
export type Matched = Value<'purchases.match'>
export type MatchInput = Input<'purchases.match'>

export const lineIdOf = ({ lineId }: Pick<Line, 'lineId'>): number => lineId

/** Knows a line again when the list is read anew. */
export const keyOfLine = ({ lineId }: Pick<Line, 'lineId'>): string => String(lineId)

/** Why it could not be matched: what is missing, or that the evidence names two clients. */
export function reasonOf({ missing, contradiction }: Pick<Line, 'missing' | 'contradiction'>) {
  return contradiction && missing !== 'package' ? 'contradiction' : missing
}

/** Who paid, as far as Stripe knows; null where it knows nothing. */
export function buyerOf({ buyer: { name, email } }: Pick<Line, 'buyer'>): string | null {
  return name ?? email
}

/** What is typed about a client that is added in place. */
export type NewClient = {
  readonly firstName: string
  readonly lastName: string
  readonly email: string
  readonly phone: string
}

/** The buyer as the beginning of a new client. */
export function clientFrom({ name, email, phone }: Line['buyer']): NewClient {
  return { ...namesFrom(name ?? ''), email: email ?? '', phone: phone ?? '' }
}

/**
 * The line as the beginning of a package: its name, and the price of one of it where that is known to the cent and in
 * the currency that packages are priced in. How many sessions it gives only a person can say.
 */
export function packageFrom(
  { description, quantity, amount, currency }: Pick<Line, 'description' | 'quantity' | 'amount' | 'currency'>,
  studioCurrency: string,
  locale: string,
): PackageValues {
  const one = quantity > 0 && amount % quantity === 0 ? amount / quantity : null
  const price =
    one === null || currency !== studioCurrency ? '' : formatMoney({ amount: one, currency }, locale)
  return { ...NEW_PACKAGE, name: description.slice(0, LONGEST_NAME), credits: '', price }
}

const LONGEST_NAME = 80

export const paidFor = ({ amount, currency }: Pick<Line, 'amount' | 'currency'>): Money => ({
  amount,
  currency,
})

/** What a package costs that is chosen for a line, and what was paid. */
export type PriceDiffers = { readonly price: Money; readonly paid: Money }

/**
 * Both amounts where what was paid is not what so many of the package cost; null where it is, or the package is not known.
 * Also in another currency: nobody here can tell whether that is the same.
 */
export function priceDiffers(
  line: Pick<Line, 'amount' | 'currency' | 'quantity'>,
  pack: { readonly price: Money } | undefined,
): PriceDiffers | null {
  if (pack === undefined) return null
  const { amount, currency } = pack.price
  const price = { amount: amount * line.quantity, currency }
  const paid = paidFor(line)
  return price.amount === paid.amount && currency === paid.currency ? null : { price, paid }
}

/** What has happened to the money of a line since it was paid, which its match follows; the graver one first. */
export function troublesOf({ refundedAmount, disputed, amount }: Line) {
  const troubles: ('disputed' | 'refunded' | 'refundedWholly')[] = disputed ? ['disputed'] : []
  if (refundedAmount > 0) troubles.push(refundedAmount < amount ? 'refunded' : 'refundedWholly')
  return troubles
}

/** What was given for other lines than the one that was asked about. */
export function othersOf({ line, granted }: Matched): number {
  return line === null ? Math.max(0, granted.length - 1) : granted.length
}
