import type { Value } from '../../../../shared/contract/index.ts'
import { formatMoney, parseMoney } from '../../../../shared/domain/money.ts'

export type RefundSplitView = NonNullable<Value<'purchases.refundSplit'>['split']>

/** Whether there is anything to say: something went back, and it may be for one thing or for another. */
export function canBeSplit(split: RefundSplitView | null | undefined): split is RefundSplitView {
  return split != null && split.refunded > 0 && split.lines.length > 1
}

/** What each line bears, as it is typed. */
export type Typed = Readonly<Record<number, string>>

/** What the lines bear now, as the beginning of what is typed. */
export function typedFrom({ lines, currency }: RefundSplitView, locale: string): Typed {
  return Object.fromEntries(
    lines.map(({ lineId, refunded: amount }) => [lineId, formatMoney({ amount, currency }, locale)]),
  )
}

/** What was typed as amounts; null for what is none. An empty field is nothing. */
export function amountsOf({ lines, currency }: RefundSplitView, typed: Typed, locale: string) {
  return lines.map(({ lineId }) => {
    const text = typed[lineId] ?? ''
    return { lineId, amount: text.trim() === '' ? 0 : parseMoney(text, currency, locale) }
  })
}

/** What is left to be given to a line: below zero, too much was. Null while an amount is none. */
export function restOf(split: RefundSplitView, amounts: ReturnType<typeof amountsOf>): number | null {
  let rest = split.refunded
  for (const { amount } of amounts) {
    if (amount === null) return null
    rest -= amount
  }
  return rest
}
