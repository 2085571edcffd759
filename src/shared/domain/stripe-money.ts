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
  return Math.round((amount * 10 ** currencyExponent(currency)) / 10 ** stripeExponent(currency))
}

/**
 * What each line bears of the money that was given back for a sale, in the order of the lines: its share by amount, to
 * the last coin (largest remainder, the first line where two are equal). What was paid besides the lines, such as
 * postage, bears its share too; a sale of which a part was paid otherwise is given back with that part.
 *
 * @param paid what was paid for the sale in all; `amounts` what each line cost, none below 0. All in the same coin.
 */
export function splitRefund(refunded: number, paid: number, amounts: readonly number[]): readonly number[] {
  if (paid <= 0) return amounts.map(() => 0)
  const [given, whole] = [BigInt(Math.min(Math.max(refunded, 0), paid)), BigInt(paid)]
  const shares = amounts.map((amount) => {
    const exact = BigInt(amount) * given
    return { exact, coins: Number(exact / whole), rest: Number(exact % whole) }
  })
  const exact = shares.reduce((sum, share) => sum + share.exact, 0n)
  const coins = shares.reduce((sum, share) => sum + share.coins, 0)
  // In all as much as the lines bear together, rounded half up: never more coins are missing than there are rests.
  const missing = Number((exact + whole / 2n) / whole) - coins
  const raised = new Set([...shares].sort((a, b) => b.rest - a.rest).slice(0, missing))
  return shares.map((share) => share.coins + (raised.has(share) ? 1 : 0))
}

export type AssignProblem = 'more_than_paid' | 'other_sum'

/** Why lines cannot bear what somebody said of them: `borne` in all, and none more than it cost. Null when they can. */
export function assignProblem(
  borne: number,
  lines: readonly { readonly amount: number; readonly share: number }[],
): AssignProblem | null {
  if (lines.some(({ amount, share }) => share > amount)) return 'more_than_paid'
  return sum(lines.map(({ share }) => share)) === borne ? null : 'other_sum'
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)
