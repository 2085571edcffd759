import { describe, expect, it } from 'vitest'
import type { DisputeOutcome } from '../../src/shared/domain/stripe.ts'
import {
  contradictsSettled,
  type DisputeProblem,
  disputeProblem,
  settledDispute,
} from '../../src/shared/domain/stripe-disputes.ts'
import type { Reversal } from '../../src/shared/domain/stripe-target.ts'

const SALE = { amount: 50_000, currency: 'EUR' }

const dispute = (status: string, own: Partial<Reversal> = {}): Reversal => ({
  kind: 'dispute',
  ...{ status, amount: 50_000, currency: 'EUR', fetchedAt: 1 },
  ...own,
})

describe('whether staff can settle the disputes of a sale', () => {
  const open = dispute('needs_response')
  const foreign = dispute('lost', { currency: 'USD' })

  it.each<[string, readonly Reversal[], boolean, DisputeOutcome, DisputeProblem | null]>([
    ['nothing was ever disputed', [], false, 'won', 'none'],
    ['money only went back', [dispute('succeeded', { kind: 'refund' })], false, 'won', 'none'],
    ['the bank has decided', [dispute('won'), dispute('lost')], false, 'lost', 'none'],
    ['one is open and Stripe is read', [open], true, 'won', 'followed'],
    ['one is open and Stripe is read, whatever else is lost', [foreign, open], true, 'lost', 'followed'],
    ['one is open and Stripe is not read', [dispute('won'), open], false, 'won', null],
    ['one is open and is said to be lost', [open], false, 'lost', null],
    ['one was lost in another currency', [foreign], true, 'lost', null],
    ['one was lost in another currency, and is said to be won', [foreign], true, 'won', 'lost'],
    ['so is one, and another is open', [foreign, open], false, 'won', 'lost'],
  ])('%s', (_what, reversals, connected, outcome, problem) => {
    expect(disputeProblem(SALE, reversals, { connected, outcome })).toBe(problem)
  })
})

describe('a dispute that staff have settled', () => {
  const part = dispute('needs_response', { amount: 20_000 })

  it.each<DisputeOutcome>(['won', 'lost'])('is %s, with its money', (outcome) => {
    expect(settledDispute(SALE, [part], part, outcome)).toEqual({
      ...part,
      status: outcome,
      settledAs: outcome,
    })
  })

  it('is all that is left of the sale where another currency was lost, and only there', () => {
    const foreign = dispute('lost', { currency: 'USD', amount: 7 })
    const refund = dispute('succeeded', { kind: 'refund', amount: 15_000 })
    expect(settledDispute(SALE, [refund, foreign], foreign, 'lost')).toEqual({
      ...foreign,
      ...{ status: 'lost', settledAs: 'lost', amount: 35_000, currency: 'EUR' },
    })
    expect(settledDispute(SALE, [refund, foreign], foreign, 'won')).toMatchObject({
      amount: 7,
      currency: 'USD',
    })
  })
})

it.each<[string, DisputeOutcome | null, boolean]>([
  ['lost', null, false],
  ['won', null, false],
  ['won', 'won', false],
  ['lost', 'won', true],
  ['lost', 'lost', false],
  ['won', 'lost', true],
  ['needs_response', 'won', false],
  ['needs_response', 'lost', false],
])('what Stripe tells, %s, is the contrary of what staff said, %s: %s', (status, settledAs, contrary) => {
  expect(contradictsSettled({ status, settledAs })).toBe(contrary)
})
