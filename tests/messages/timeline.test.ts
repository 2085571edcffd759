import { describe, expect, it } from 'vitest'
import { BOOKING_STATUSES, PAYMENT_STATUSES } from '../../src/shared/domain/bookings.ts'
import { bookingDeed, packDeed, recordDeed, saleDeed } from '../../src/shared/messages/timeline.ts'

const noted = (before: unknown, after: unknown, method = 'some.method') => ({ method, before, after })
const YOGA = 'Yoga on 10 Mar 2026, 10:00'

describe('what was done to a booking', () => {
  it('is a sentence for every state that it is given, and for every payment', () => {
    for (const status of BOOKING_STATUSES) {
      expect(bookingDeed(noted(null, { status }), YOGA)).toMatch(/^[A-Z].* Yoga on 10 Mar 2026, 10:00.*\.$/)
    }
    for (const paymentStatus of PAYMENT_STATUSES) {
      expect(bookingDeed(noted({ paymentStatus: 'none' }, { paymentStatus }), YOGA)).toMatch(/^[A-Z].*\.$/)
    }
  })

  it('says where a place came from', () => {
    const became = (from: string | null, to: string) =>
      bookingDeed(noted(from === null ? null : { status: from }, { status: to }), YOGA)

    expect(became(null, 'confirmed')).toBe(`Was booked into ${YOGA}.`)
    expect(became('cancelled', 'confirmed')).toBe(`Has a place again in ${YOGA}.`)
    expect(became('pending', 'confirmed')).toBe(`Is sure of a place in ${YOGA}.`)
    expect(became('waitlisted', 'confirmed')).toBe(`Was given a place in ${YOGA}.`)
    expect(became('waitlisted', 'pending')).toBe(`Was offered a place in ${YOGA}.`)
    expect(became(null, 'pending')).toBe(`Asked for a place in ${YOGA}.`)
    expect(became('confirmed', 'late_cancelled')).toBe(`Was taken out of ${YOGA}, too late.`)
  })

  it('is nothing where neither changed', () => {
    expect(bookingDeed(noted({ grants: [1] }, { grants: [2] }), YOGA)).toBeNull()
    expect(bookingDeed(noted({ status: 'confirmed' }, { status: 'confirmed' }), YOGA)).toBeNull()
    expect(bookingDeed(noted({ paymentStatus: 'paid' }, { paymentStatus: 'paid' }), YOGA)).toBeNull()
    expect(bookingDeed(noted(null, 'odd'), YOGA)).toBeNull()
  })
})

describe('a sale', () => {
  const sale = { packageName: 'Ten-pack', price: '€500.00', money: (units: number) => `€${units / 100}` }

  it('tells the price, a debt, and the grant it gave', () => {
    expect(saleDeed({ before: null, after: { status: 'paid', grantId: 4 } }, sale)).toEqual({
      sentence: 'Bought Ten-pack for €500.00.',
      grantId: 4,
    })
    expect(saleDeed({ before: null, after: { status: 'pending' } }, sale)).toEqual({
      sentence: 'Bought Ten-pack for €500.00, not paid yet.',
      grantId: null,
    })
  })

  it('tells what was given back since', () => {
    expect(saleDeed({ before: { refundedAmount: 1000 }, after: { refundedAmount: 3500 } }, sale)).toEqual({
      sentence: 'Got €25 of Ten-pack back.',
      grantId: null,
    })
  })
})

describe('what was done to a client’s record and packs', () => {
  it('names where the client came from, what changed, and merges', () => {
    expect(recordDeed(noted(null, { firstName: 'Ada' }, 'clients.create'))).toBe('Became a client.')
    expect(recordDeed(noted(null, { firstName: 'Ada' }, 'import.commit'))).toBe('Came with an import.')
    expect(recordDeed(noted({ status: 'active' }, { status: 'inactive' }))).toBe('Is inactive now.')
    expect(recordDeed(noted({ email: null, phone: '1' }, { email: 'a@b.c', phone: '1' }))).toBe(
      'Changed: e-mail address.',
    )
    expect(recordDeed(noted({}, { merged: 4 }))).toBe(
      'Another record of this client was merged into this one.',
    )
    expect(recordDeed(noted({}, { mergedInto: 4 }))).toBe('This record was merged into another one.')
  })

  it('leaves to the ledger what the ledger tells, and says nothing of nothing', () => {
    expect(recordDeed(noted(null, { grantId: 3, added: 5 }, 'credits.allocate'))).toBeNull()
    expect(recordDeed(noted({ firstName: 'Ada' }, { firstName: 'Ada' }))).toBeNull()
  })

  it('says what became of a pack', () => {
    expect(packDeed(noted({}, {}, 'subscriptions.freeze'), 'Ten-pack')).toBe('Ten-pack was frozen.')
    expect(packDeed(noted({ status: 'queued' }, { status: 'active' }), 'Ten-pack')).toBe(
      'Ten-pack is active now.',
    )
    expect(packDeed(noted({ status: 'active' }, { status: 'active' }), 'Ten-pack')).toBeNull()
    expect(packDeed(noted({}, {}), 'Ten-pack')).toBeNull()
  })
})
