/** Amounts as Stripe states them, and as the studio keeps them: both whole numbers of a smallest coin, not always the same one. */
import { currencyExponent, isCurrency } from './money.ts'

/** Currencies whose amounts Stripe states without decimals. */
const WITHOUT_DECIMALS: ReadonlySet<string> = new Set(
  'BIF CLP DJF GNF JPY KMF KRW MGA PYG RWF VND VUV XAF XOF XPF'.split(' '),
)
/** Those that it states with three, of which the last is 0. */
const THREE_DECIMALS: ReadonlySet<string> = new Set('BHD JOD KWD OMR TND'.split(' '))

function stripeExponent(currency: string): number {
  if (WITHOUT_DECIMALS.has(currency)) return 0
  return THREE_DECIMALS.has(currency) ? 3 : 2
}

/**
 * An amount of Stripe in the smallest coin of our own table: króna and shillings, which Stripe states in hundredths, lose
 * those. Of a currency that we do not know the amount stays as it is.
 */
export function fromStripeAmount(amount: number, currency: string): number {
  if (!isCurrency(currency)) return amount
  const shift = currencyExponent(currency) - stripeExponent(currency)
  return shift >= 0 ? amount * 10 ** shift : Math.round(amount / 10 ** -shift)
}

/**
 * What each line bears of the money that was given back for a sale, in the order of the lines: its share by amount, to
 * the last coin (largest remainder, the first line where two are equal). What was paid besides the lines, such as
 * postage, bears its share too; a sale of which a part was paid otherwise is given back with that part.
 *
 * @param paid what was paid for the sale in all; `amounts` what each line cost. Both in the same coin, none below 0.
 */
export function splitRefund(refunded: number, paid: number, amounts: readonly number[]): readonly number[] {
  const lines = amounts.reduce((sum, amount) => sum + amount, 0)
  if (refunded <= 0 || paid <= 0 || lines === 0) return amounts.map(() => 0)
  if (refunded >= paid) return amounts
  const whole = BigInt(paid)
  const exact = amounts.map((amount) => BigInt(amount) * BigInt(refunded))
  const shares = exact.map((share) => Number(share / whole))
  const rests = exact.map((share) => Number(share % whole))
  const total = Number((BigInt(lines) * BigInt(refunded) + whole / 2n) / whole)
  let missing = total - shares.reduce((sum, share) => sum + share, 0)
  const order = rests.map((_rest, index) => index).sort((a, b) => (rests[b] ?? 0) - (rests[a] ?? 0) || a - b)
  for (const index of order) {
    if (missing <= 0) break
    if ((rests[index] ?? 0) === 0) continue
    shares[index] = (shares[index] ?? 0) + 1
    missing -= 1
  }
  return shares
}
