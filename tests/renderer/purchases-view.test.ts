import { describe, expect, it, test } from 'vitest'
import {
  columnsThatFit,
  countFilters,
  emptyReason,
  listInput,
  shownParts,
} from '../../src/renderer/src/screens/purchases/view-model.ts'

describe('the list of sales', () => {
  it('asks main for what its address says, and for no more', () => {
    expect(listInput({})).toEqual({})
    expect(
      listInput({ query: 'ada', status: 'pending', from: '2026-03-01', method: 'cash', sale: 3 }),
    ).toEqual({
      query: 'ada',
      status: 'pending',
      from: '2026-03-01',
      method: 'cash',
    })
  })

  test.each([
    [{}, 0, 'all'],
    [{ status: 'pending' }, 0, 'owing'],
    [{ status: 'disputed' }, 0, 'filtered'],
    [{ query: 'ada', status: 'pending' }, 0, 'filtered'],
    [{ from: '2026-03-01', to: '2026-03-31', provider: 'import' }, 2, 'filtered'],
  ] as const)('%j narrows by %i and is empty because of %s', (search, count, reason) => {
    expect(countFilters(search)).toBe(count)
    expect(emptyReason(search)).toBe(reason)
  })

  it('leaves out first what its panel shows anyway, and never whom and how much', () => {
    expect(columnsThatFit(2_000)).toHaveLength(7)
    expect(columnsThatFit(700)).toEqual(['client', 'package', 'on', 'status', 'amount'])
    expect(columnsThatFit(10)).toEqual(['client', 'status', 'amount'])
  })

  it('names where money is, and leaves out what is nothing', () => {
    const none = { currency: 'EUR', sales: 2, paid: 0, owed: 0, refunded: 0, disputed: 0, voided: 0 }
    expect(shownParts({ ...none, sold: 100, owed: 60, refunded: 40 })).toEqual(['paid', 'owed', 'refunded'])
    expect(shownParts({ ...none, sold: 50, voided: 50 })).toEqual(['paid', 'voided'])
  })
})
