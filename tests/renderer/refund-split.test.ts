import { describe, expect, it } from 'vitest'
import {
  amountsOf,
  canBeSplit,
  type RefundSplitView,
  restOf,
  typedFrom,
} from '../../src/renderer/src/panels/sale-panel/refund-split.ts'

const line = (lineId: number, amount: number, refunded: number) => ({
  ...{ lineId, description: `Line ${lineId}`, purchaseId: lineId, amount, refunded },
})
const SPLIT: RefundSplitView = {
  saleId: 1,
  version: 1,
  currency: 'EUR',
  refunded: 30_000,
  assigned: false,
  lines: [line(1, 50_000, 20_000), line(2, 25_000, 10_000)],
}

describe('a refund that is spread over several lines', () => {
  it('is worth a word only where something went back for more than one', () => {
    expect(canBeSplit(SPLIT)).toBe(true)
    expect(canBeSplit({ ...SPLIT, refunded: 0 })).toBe(false)
    expect(canBeSplit({ ...SPLIT, lines: SPLIT.lines.slice(0, 1) })).toBe(false)
    expect(canBeSplit(null)).toBe(false)
    expect(canBeSplit(undefined)).toBe(false)
  })

  it('begins with what each line bears, read back to the cent', () => {
    for (const locale of ['en-GB', 'de-DE']) {
      const amounts = amountsOf(SPLIT, typedFrom(SPLIT, locale), locale)
      expect(amounts).toEqual([
        { lineId: 1, amount: 20_000 },
        { lineId: 2, amount: 10_000 },
      ])
      expect(restOf(SPLIT, amounts)).toBe(0)
    }
  })

  it('says what is left or too much, an empty field being nothing', () => {
    const rest = (first: string, second: string) =>
      restOf(SPLIT, amountsOf(SPLIT, { 1: first, 2: second }, 'en-GB'))
    expect(rest('300', '')).toBe(0)
    expect(rest('100', '50.50')).toBe(14_950)
    expect(rest('300', '0.01')).toBe(-1)
    expect(rest('all', '')).toBeNull()
  })
})
