import { describe, expect, it } from 'vitest'
import {
  disputeEffect,
  intentFailed,
  intentState,
  invoiceState,
  laterState,
  type Reversal,
  replacesReversal,
  reversalTarget,
  sessionState,
} from '../../src/shared/domain/stripe-target.ts'

describe('what a sale amounts to', () => {
  it.each([
    ['complete', 'paid', 'paid'],
    [null, 'paid', 'paid'],
    ['expired', 'paid', 'paid'],
    ['complete', 'no_payment_required', 'paid'],
    ['open', 'no_payment_required', 'open'],
    ['complete', 'unpaid', 'unpaid'],
    ['open', 'unpaid', 'open'],
    ['expired', 'unpaid', 'expired'],
    ['complete', 'a word of tomorrow', 'unpaid'],
  ])('a session that is %s and %s is %s', (status, paymentStatus, state) => {
    expect(sessionState({ status, paymentStatus })).toBe(state)
  })

  it.each([
    ['paid', 'paid'],
    ['void', 'void'],
    ['uncollectible', 'failed'],
    ['open', 'open'],
    ['draft', 'open'],
    [null, 'open'],
  ])('an invoice that is %s is %s', (status, state) => {
    expect(invoiceState({ status })).toBe(state)
  })

  it.each([
    ['succeeded', 'paid', false],
    ['canceled', 'failed', true],
    ['processing', 'unpaid', false],
    ['requires_payment_method', 'open', true],
    ['requires_action', 'open', false],
  ])(
    'a payment that is %s is %s, and behind a session that waits has failed: %s',
    (status, state, failed) => {
      expect(intentState({ status })).toBe(state)
      expect(intentFailed({ status })).toBe(failed)
    },
  )

  it('stays paid, and is otherwise what the later answer says', () => {
    const at = (state: 'paid' | 'unpaid' | 'failed', fetchedAt: number) => ({ state, fetchedAt })
    expect(laterState(at('paid', 1), at('failed', 2))).toBe('paid')
    expect(laterState(at('failed', 2), at('paid', 1))).toBe('paid')
    expect(laterState(at('unpaid', 1), at('failed', 2))).toBe('failed')
    expect(laterState(at('failed', 2), at('unpaid', 1))).toBe('failed')
    expect(laterState(at('failed', 2), at('unpaid', 2))).toBe('unpaid')
  })
})

const reversal = (
  kind: 'refund' | 'dispute',
  status: string,
  amount = 10,
  more: Partial<Reversal> = {},
): Reversal => ({ kind, status, amount, currency: 'EUR', fetchedAt: 1, ...more })

describe('which answer about a refund or a dispute stands', () => {
  it.each([
    ['refund', 'pending', 'succeeded', true],
    ['refund', 'succeeded', 'pending', false],
    ['refund', 'succeeded', 'failed', true],
    ['refund', 'failed', 'succeeded', false],
    ['refund', 'requires_action', 'pending', false],
    ['refund', 'a word of tomorrow', 'canceled', true],
    ['dispute', 'needs_response', 'lost', true],
    ['dispute', 'lost', 'needs_response', false],
    ['dispute', 'needs_response', 'under_review', false],
  ] as const)('of one moment: %s %s, then %s: %s', (kind, before, after, replaces) => {
    expect(replacesReversal(reversal(kind, before), reversal(kind, after))).toBe(replaces)
  })

  it('the later one, but for a refund that has come to its end', () => {
    const later = { fetchedAt: 2 }
    expect(replacesReversal(reversal('dispute', 'lost'), reversal('dispute', 'won', 10, later))).toBe(true)
    expect(replacesReversal(reversal('dispute', 'won', 10, later), reversal('dispute', 'lost'))).toBe(false)
    expect(replacesReversal(reversal('refund', 'failed'), reversal('refund', 'succeeded', 10, later))).toBe(
      false,
    )
    expect(
      replacesReversal(reversal('refund', 'pending'), reversal('refund', 'requires_action', 10, later)),
    ).toBe(true)
  })
})

describe('what refunds and disputes ask for in all', () => {
  const sale = { amount: 100, currency: 'EUR' }

  it.each([
    [[], 0, false],
    [
      [reversal('refund', 'succeeded'), reversal('refund', 'pending'), reversal('refund', 'requires_action')],
      30,
      false,
    ],
    [
      [
        reversal('refund', 'failed'),
        reversal('refund', 'canceled'),
        reversal('refund', 'a word of tomorrow'),
      ],
      0,
      false,
    ],
    [[reversal('refund', 'succeeded', 80), reversal('dispute', 'lost', 90)], 100, false],
    [[reversal('dispute', 'needs_response')], 0, true],
    [[reversal('dispute', 'under_review'), reversal('dispute', 'won')], 0, true],
    [[reversal('dispute', 'won'), reversal('dispute', 'warning_needs_response')], 0, false],
    [[reversal('dispute', 'prevented'), reversal('dispute', 'a word of tomorrow')], 0, false],
    [[reversal('dispute', 'lost', 10, { currency: 'USD' })], 100, false],
  ])('%j: %i given back, held: %s', (reversals, refunded, disputed) => {
    expect(reversalTarget(sale, reversals)).toEqual({ refunded, disputed })
  })

  it('is held by what the bank has not decided yet', () => {
    expect(['needs_response', 'under_review', 'won', 'lost', 'warning_closed'].map(disputeEffect)).toEqual([
      'holds',
      'holds',
      'none',
      'takes',
      'none',
    ])
  })
})
