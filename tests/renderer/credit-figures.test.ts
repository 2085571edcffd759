import { describe, expect, it } from 'vitest'
import {
  type CreditSummary,
  notYetUsable,
  tallyGroups,
} from '../../src/renderer/src/components/credit-figures-view.ts'

function aSummary(changes: Partial<CreditSummary>): CreditSummary {
  return {
    clientId: 1,
    available: 0,
    scheduled: 0,
    completed: 0,
    remaining: 0,
    total: 0,
    nextExpiry: null,
    warning: null,
    ...changes,
  }
}

describe('credit figures', () => {
  it('draw one stroke for every credit, spent ones first, in groups of five', () => {
    const summary = aSummary({ completed: 2, scheduled: 1, available: 3, remaining: 4, total: 7 })

    expect(tallyGroups(summary)).toEqual([
      ['used', 'used', 'scheduled', 'available', 'available'],
      ['available', 'later'],
    ])
  })

  it('draw nothing where there are no credits, or too many to take in', () => {
    expect(tallyGroups(aSummary({}))).toBeNull()
    expect(tallyGroups(aSummary({ available: 41, remaining: 41, total: 41 }))).toBeNull()
  })

  it('tell how many unspent credits cannot be booked today', () => {
    expect(notYetUsable(aSummary({ available: 3, remaining: 13, total: 13 }))).toBe(10)
  })
})
