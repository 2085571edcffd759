/** What each line of a sale bears of the money that went back, from all that is known of it. */
import { splitRefund } from './stripe-money.ts'

/** A line of a sale, with what staff said and recorded of it. */
export type BearingLine = {
  readonly amount: number
  /** What somebody said that it bears of the refunds; null where nobody did. */
  readonly refundAssigned: number | null
  /** What staff recorded by hand while Stripe was not connected, and what Stripe had asked of the line until then. */
  readonly byHand: number
  readonly byHandAfter: number
}

/** What Stripe asks of a line, and what was given back of it in all: with what was recorded by hand besides. */
export type Borne = { readonly byStripe: number; readonly inAll: number }

/** What of Stripe's may be the same money as what was recorded by hand, in the coin of the sale. */
export type SameMoney = { readonly told: number; readonly byHand: number }

export type BorneBySale = {
  /** In the order of the lines. */
  readonly lines: readonly Borne[]
  /** What nobody can tell from the facts alone; null when there is no such thing. */
  readonly unclear: SameMoney | null
}

/**
 * What each line bears of the money that was given back: by amount, or as somebody has said. What was given back since
 * then falls on what is left of the lines, and what came back since is taken from each alike, so that it follows from the
 * facts alone however they came.
 *
 * What staff recorded by hand while Stripe was not connected may be the same money as what it tells later, and is taken for
 * it: that falls on the lines on which it was recorded, up to what was recorded, and only the rest by amount. What somebody
 * said since then wins over that.
 *
 * @param refunded what went back in Stripe; `paid` what was paid for the sale in all. All in the same coin.
 */
export function bearRefunds(refunded: number, paid: number, lines: readonly BearingLine[]): BorneBySale {
  const byAmount = splitRefund(
    refunded,
    paid,
    lines.map(({ amount }) => amount),
  )
  const borne = sum(byAmount)
  const recorded = lines.map(({ byHand }) => byHand)
  const [inHand, before] = [sum(recorded), sum(lines.map(({ byHandAfter }) => byHandAfter))]
  /** How much of what was recorded is covered, once the lines bear so much. */
  const covered = (upTo: number) => Math.min(inHand, Math.max(0, upTo - before))
  const said = saidOf(lines)
  const decided = said === null ? 0 : covered(sum(said))
  const open = inHand - decided
  const byStripe = said === null ? byAmount : sharesFrom(said, { borne, open, lines })
  const gone = splitRefund(covered(borne), inHand, recorded)
  const told = borne - Math.max(before, said === null ? 0 : sum(said))
  return {
    lines: lines.map(({ amount, byHand }, index) => {
      const share = byStripe[index] ?? 0
      return { byStripe: share, inAll: Math.min(amount, share + byHand - (gone[index] ?? 0)) }
    }),
    unclear: open > 0 && told > 0 ? { told, byHand: open } : null,
  }
}

/** What Stripe asks of each line, in the order of the lines. */
export function refundShares(
  refunded: number,
  paid: number,
  lines: readonly BearingLine[],
): readonly number[] {
  return bearRefunds(refunded, paid, lines).lines.map(({ byStripe }) => byStripe)
}

/** What the lines bore when that was fixed last, by somebody or by what was recorded; null where nothing was. */
function saidOf(lines: readonly BearingLine[]): readonly number[] | null {
  const recorded = lines.some(({ byHand }) => byHand > 0) ? lines.map(({ byHandAfter }) => byHandAfter) : null
  if (lines.every(({ refundAssigned }) => refundAssigned === null)) return recorded
  const assigned = lines.map(({ refundAssigned }) => refundAssigned ?? 0)
  // Where more had gone back when it was recorded than when it was said, it was recorded later.
  return recorded !== null && sum(recorded) > sum(assigned) ? recorded : assigned
}

/** Less of each alike where a part came back; else the more on the lines that it was recorded on, and then by amount. */
function sharesFrom(
  said: readonly number[],
  {
    borne,
    open,
    lines,
  }: { readonly borne: number; readonly open: number; readonly lines: readonly BearingLine[] },
): readonly number[] {
  const saidInAll = sum(said)
  if (borne < saidInAll) return splitRefund(borne, saidInAll, said)
  const recorded = lines.map(({ byHand }) => byHand)
  const left = lines.map(({ amount }, index) => amount - (said[index] ?? 0))
  const room = splitRefund(open, sum(recorded), recorded).map((part, index) =>
    Math.min(part, left[index] ?? 0),
  )
  const onHand = splitRefund(borne - saidInAll, sum(room), room)
  const over = left.map((part, index) => part - (onHand[index] ?? 0))
  const rest = splitRefund(borne - saidInAll - sum(onHand), sum(over), over)
  return said.map((share, index) => share + (onHand[index] ?? 0) + (rest[index] ?? 0))
}

const sum = (amounts: readonly number[]) => amounts.reduce((all, amount) => all + amount, 0)
