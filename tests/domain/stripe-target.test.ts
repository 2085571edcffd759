import { describe, expect, it } from 'vitest'
import type { StripeSaleState } from '../../src/shared/domain/stripe.ts'
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
import { fc } from '../support/properties.ts'

describe('what a payment amounts to', () => {
  it.each<[string | null, string, StripeSaleState]>([
    ['complete', 'paid', 'paid'],
    ['complete', 'no_payment_required', 'paid'],
    ['complete', 'unpaid', 'unpaid'],
    ['complete', 'a new word', 'unpaid'],
    ['open', 'unpaid', 'open'],
    ['open', 'no_payment_required', 'open'],
    ['open', 'paid', 'paid'],
    ['expired', 'unpaid', 'expired'],
    ['expired', 'no_payment_required', 'expired'],
    ['expired', 'paid', 'paid'],
    [null, 'unpaid', 'open'],
  ])('a session that is %s and %s: %s', (status, paymentStatus, state) => {
    expect(sessionState({ status, paymentStatus })).toBe(state)
  })

  it.each<[string | null, StripeSaleState]>([
    ['paid', 'paid'],
    ['void', 'void'],
    ['uncollectible', 'open'],
    ['open', 'open'],
    ['draft', 'open'],
    [null, 'open'],
  ])('an invoice that is %s: %s', (status, state) => {
    expect(invoiceState({ status })).toBe(state)
  })

  it.each<[string, StripeSaleState, boolean]>([
    ['succeeded', 'paid', false],
    ['canceled', 'failed', true],
    ['processing', 'unpaid', false],
    ['requires_payment_method', 'open', true],
    ['requires_action', 'open', false],
    ['a new word', 'open', false],
  ])('a payment that is %s: %s, come to nothing: %s', (status, state, failed) => {
    expect(intentState({ status })).toBe(state)
    expect(intentFailed({ status })).toBe(failed)
  })

  it.each<[StripeSaleState, number, StripeSaleState, number, StripeSaleState]>([
    ['open', 1, 'unpaid', 2, 'unpaid'],
    ['open', 2, 'unpaid', 1, 'open'],
    ['open', 1, 'expired', 1, 'expired'],
    ['paid', 1, 'expired', 2, 'paid'],
    ['open', 2, 'paid', 1, 'paid'],
    ['failed', 1, 'paid', 2, 'paid'],
  ])('%s of %i and then %s of %i is %s', (state, at, next, later, stands) => {
    expect(laterState({ state, fetchedAt: at }, { state: next, fetchedAt: later })).toBe(stands)
  })
})

it.each([
  ['needs_response', 'holds'],
  ['under_review', 'holds'],
  ['lost', 'takes'],
  ['won', 'none'],
  ['warning_needs_response', 'none'],
  ['warning_closed', 'none'],
  ['prevented', 'none'],
])('a dispute that is %s: %s', (status, effect) => {
  expect(disputeEffect(status)).toBe(effect)
})

const refund = (status: string, more: Partial<Reversal> = {}): Reversal => ({
  ...{ kind: 'refund', status, amount: 100, currency: 'EUR', fetchedAt: 10 },
  ...more,
})
const dispute = (status: string, more: Partial<Reversal> = {}) => refund(status, { kind: 'dispute', ...more })

describe('a later answer about a refund or a dispute', () => {
  it.each<[string, Reversal, Reversal, boolean]>([
    ['goes on', refund('pending'), refund('succeeded'), true],
    ['goes on, heard of late', refund('pending'), refund('succeeded', { fetchedAt: 9 }), true],
    ['waits for the customer', refund('pending'), refund('requires_action', { fetchedAt: 11 }), true],
    ['fails after all', refund('succeeded'), refund('failed', { fetchedAt: 9 }), true],
    ['does not go back', refund('succeeded'), refund('pending', { fetchedAt: 11 }), false],
    ['does not come back', refund('canceled'), refund('succeeded', { fetchedAt: 11 }), false],
    ['is as far, and newer', refund('failed'), refund('canceled', { fetchedAt: 11 }), true],
    ['is as far, and older', refund('failed'), refund('canceled', { fetchedAt: 9 }), false],
    ['is the same', refund('pending'), refund('pending'), false],
    ['is of a word that nobody knows', refund('pending'), refund('resting', { fetchedAt: 11 }), true],
    ['is of such a word, once it is done', refund('succeeded'), refund('resting', { fetchedAt: 11 }), false],
    ['is lost, and newer', dispute('under_review'), dispute('lost', { fetchedAt: 11 }), true],
    ['is lost, and older', dispute('under_review'), dispute('lost', { fetchedAt: 9 }), false],
    ['opens again, and newer', dispute('lost'), dispute('under_review', { fetchedAt: 11 }), true],
    ['is lost at the same moment', dispute('needs_response'), dispute('lost'), true],
    ['is not reopened at the same moment', dispute('won'), dispute('needs_response'), false],
    ['is the same dispute', dispute('lost'), dispute('lost'), false],
  ])('%s', (_what, known, next, replaces) => {
    expect(replacesReversal(known, next)).toBe(replaces)
  })

  const statuses = [
    'pending',
    'requires_action',
    'succeeded',
    'failed',
    'canceled',
    'lost',
    'won',
    'under_review',
  ]
  const answer = fc.record({ status: fc.constantFrom(...statuses), fetchedAt: fc.nat(5) })

  it('never replaces the one that replaced it', () => {
    fc.assert(
      fc.property(fc.constantFrom('refund', 'dispute'), answer, answer, (kind, one, other) => {
        const [a, b] = [refund(one.status, { ...one, kind }), refund(other.status, { ...other, kind })]
        expect(replacesReversal(a, b) && replacesReversal(b, a)).toBe(false)
      }),
    )
  })
})

describe('what refunds and disputes ask for', () => {
  const dollars = { currency: 'USD' }
  it.each<[string, readonly Reversal[], number, boolean]>([
    ['nothing', [], 0, false],
    ['what is given back', [refund('succeeded')], 100, false],
    ['what is under way', [refund('pending'), refund('requires_action')], 200, false],
    ['not what failed', [refund('failed'), refund('canceled')], 0, false],
    ['not what nobody knows', [refund('resting')], 0, false],
    ['no more than was paid', [refund('succeeded', { amount: 450 }), refund('succeeded')], 500, false],
    ['holds what is left', [dispute('needs_response'), refund('succeeded')], 100, true],
    ['takes what was lost', [dispute('lost')], 100, false],
    ['lets go of what was won', [dispute('won')], 0, false],
    ['takes nothing in another currency', [refund('succeeded', dollars), refund('pending')], 100, false],
    ['holds in another currency', [dispute('under_review', dollars)], 0, true],
    ['goes on to hold what was lost in another currency', [dispute('lost', dollars)], 0, true],
    ['lets go of what was won in another currency', [dispute('won', dollars)], 0, false],
    ['is no dispute for a refund', [refund('under_review')], 0, false],
    ['is no dispute for a refund in another currency', [refund('lost', dollars)], 0, false],
  ])('%s', (_what, reversals, refunded, disputed) => {
    expect(reversalTarget({ amount: 500, currency: 'EUR' }, reversals)).toMatchObject({ refunded, disputed })
  })

  it('tells what went back in another currency, for as long as it stands', () => {
    const gone = [refund('succeeded', dollars), refund('pending', dollars), dispute('lost', dollars)]
    const others = [refund('failed', dollars), dispute('under_review', dollars), refund('succeeded')]
    const { foreign } = reversalTarget({ amount: 500, currency: 'EUR' }, [...gone, ...others])
    expect(foreign).toEqual(gone)
  })
})
