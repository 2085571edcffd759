import { describe, expect, it } from 'vitest'
import { BOOKING_FUNDINGS, BOOKING_STATUSES, PAYMENT_STATUSES } from '../../src/shared/domain/bookings.ts'
import {
  isCharged,
  isOwed,
  isRefund,
  PAYMENT_MOVES,
  paymentAfter,
  paymentProblem,
  SETTABLE_PAYMENTS,
  settleProblem,
} from '../../src/shared/domain/payments.ts'

describe('the payment machine', () => {
  it('moves as the domain says', () => {
    expect(PAYMENT_MOVES).toEqual({
      not_due: [],
      pending: ['paid', 'failed'],
      failed: ['pending'],
      paid: ['partially_refunded', 'refunded', 'disputed'],
      partially_refunded: ['refunded', 'disputed'],
      refunded: [],
      disputed: ['paid', 'refunded'],
    })
  })

  it('lets a person set all but that nothing is due', () => {
    expect(SETTABLE_PAYMENTS.toSorted()).toEqual(
      PAYMENT_STATUSES.filter((status) => status !== 'not_due').toSorted(),
    )
  })

  it('refuses every other move in words', () => {
    for (const from of PAYMENT_STATUSES) {
      for (const to of SETTABLE_PAYMENTS) {
        const problem = paymentProblem(from, to)

        if (PAYMENT_MOVES[from].includes(to)) expect([from, to, problem]).toEqual([from, to, null])
        else expect(problem).toMatch(/^[A-Z].*\.$/)
      }
    }
  })

  it.each([
    ['not_due', 'paid', 'Nothing is owed for this booking.'],
    ['pending', 'pending', 'The payment is pending already.'],
    ['paid', 'paid', 'The payment was made already.'],
    ['failed', 'failed', 'The payment failed already.'],
    ['disputed', 'disputed', 'The payment is disputed already.'],
    ['refunded', 'refunded', 'The payment was refunded already.'],
    ['partially_refunded', 'partially_refunded', 'The payment was partly refunded already.'],
    ['paid', 'pending', 'The payment was made. Only a payment that failed can be pending again.'],
    [
      'failed',
      'paid',
      'The payment failed. Only a pending payment, or one whose dispute was won, can be marked as paid.',
    ],
    ['paid', 'failed', 'The payment was made. Only a pending payment can fail.'],
    ['pending', 'refunded', 'The payment is pending. Only a payment that was made can be refunded.'],
    [
      'pending',
      'partially_refunded',
      'The payment is pending. Only a payment that was made can be refunded.',
    ],
    ['refunded', 'disputed', 'The payment was refunded. Only a payment that was made can be disputed.'],
  ] as const)('from %s to %s: %s', (from, to, why) => {
    expect(paymentProblem(from, to)).toBe(why)
  })

  it('tells refunds, debts and charges apart', () => {
    expect(PAYMENT_STATUSES.filter(isRefund)).toEqual(['partially_refunded', 'refunded'])
    expect(PAYMENT_STATUSES.filter(isOwed)).toEqual(['pending', 'failed'])
    expect(PAYMENT_STATUSES.filter(isCharged)).toEqual([
      'pending',
      'paid',
      'failed',
      'partially_refunded',
      'disputed',
    ])
  })
})

describe('settling', () => {
  const owed = { status: 'completed', funding: 'unpaid', paymentStatus: 'pending' } as const

  it('is for every unpaid booking with something owed, but not for one that waits', () => {
    const settled = BOOKING_STATUSES.filter((status) => settleProblem({ ...owed, status }) === null)

    expect(settled).toEqual(BOOKING_STATUSES.filter((status) => status !== 'waitlisted'))
    expect(
      PAYMENT_STATUSES.filter((paymentStatus) => settleProblem({ ...owed, paymentStatus }) === null),
    ).toEqual(['pending', 'failed'])
    expect(BOOKING_FUNDINGS.filter((funding) => settleProblem({ ...owed, funding }) === null)).toEqual([
      'unpaid',
    ])
  })

  it.each([
    [{ status: 'waitlisted' }, 'The booking is on the waitlist. Nothing is owed for it yet.'],
    [{ funding: 'credit' }, 'Only a booking that was made unpaid can be settled.'],
    [{ paymentStatus: 'not_due' }, 'Nothing is owed for this booking.'],
    [{ paymentStatus: 'paid' }, 'Nothing is owed for this booking: its payment was made.'],
  ] as const)('refuses %o in words', (changes, why) => {
    expect(settleProblem({ ...owed, ...changes })).toBe(why)
  })
})

describe('the payment of a booking that moves', () => {
  const moved = (
    paymentStatus: (typeof PAYMENT_STATUSES)[number],
    owed: boolean,
    from: (typeof BOOKING_STATUSES)[number] = 'confirmed',
    funding: (typeof BOOKING_FUNDINGS)[number] = 'unpaid',
  ) => paymentAfter({ funding, paymentStatus }, { from, owed })

  it('drops a debt where nothing is owed any more, and keeps money that moved', () => {
    expect(PAYMENT_STATUSES.map((status) => [status, moved(status, false)])).toEqual([
      ['not_due', 'not_due'],
      ['pending', 'not_due'],
      ['paid', 'paid'],
      ['failed', 'not_due'],
      ['partially_refunded', 'partially_refunded'],
      ['refunded', 'refunded'],
      ['disputed', 'disputed'],
    ])
  })

  it('begins a debt again where something is owed', () => {
    expect(PAYMENT_STATUSES.map((status) => [status, moved(status, true)])).toEqual(
      PAYMENT_STATUSES.map((status) => [status, status === 'not_due' ? 'pending' : status]),
    )
  })

  it('asks again for money that was refunded when the booking is taken up again, and only then', () => {
    const asked = BOOKING_STATUSES.filter((from) => moved('refunded', true, from) === 'pending')

    expect(asked).toEqual(['cancelled', 'lapsed'])
    expect(moved('paid', true, 'cancelled')).toBe('paid')
  })

  it('is left alone where no debt was made', () => {
    for (const funding of ['credit', 'comp', 'none'] as const) {
      expect([true, false].map((owed) => moved('not_due', owed, 'cancelled', funding))).toEqual([
        'not_due',
        'not_due',
      ])
    }
  })
})
