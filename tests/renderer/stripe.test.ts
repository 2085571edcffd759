import { describe, expect, it } from 'vitest'
import { i18n } from '../../src/renderer/src/i18n/setup.ts'
import { paymentIdOf } from '../../src/renderer/src/panels/payment-id.ts'
import {
  forwardCommand,
  knownScopes,
  listenerAddress,
  needsKey,
  percentLooked,
  scopeStates,
} from '../../src/renderer/src/screens/settings/stripe/view-model.ts'
import { gaveText } from '../../src/renderer/src/screens/unmatched/gave.ts'
import {
  buyerOf,
  clientFrom,
  type Line,
  othersOf,
  packageFrom,
  priceDiffers,
  reasonOf,
  troublesOf,
} from '../../src/renderer/src/screens/unmatched/view-model.ts'
import type { GIVEN_USES } from '../../src/shared/domain/stripe.ts'
import { STRIPE_PROBLEMS, STRIPE_SCOPES, stopsStripe } from '../../src/shared/domain/stripe-states.ts'

const LINE: Line = {
  lineId: 1,
  saleId: 1,
  sourceId: 'cs_test_1',
  description: '10er-Karte',
  quantity: 1,
  amount: 95_000,
  currency: 'EUR',
  refundedAmount: 0,
  disputed: false,
  boughtAt: '2026-03-02T08:00:00Z',
  buyer: { name: 'Ana Maria Lopez', email: 'ana@example.com', phone: null, customerId: null },
  missing: 'both',
  client: null,
  package: null,
  contradiction: false,
}

const GRANTED = {
  ...{ purchaseId: 1, clientId: 1, clientName: 'Ana', packageName: 'Ten', units: 10 },
  usable: 'now' as const,
}

describe('the settings of Stripe', () => {
  it('tick what may be read, cross what may not and say nothing of what was not tried', () => {
    const states = scopeStates([
      { scope: 'events', ok: true },
      { scope: 'refunds', ok: false },
      { scope: 'something_new', ok: true },
    ])
    expect(states.map(({ scope }) => scope)).toEqual(STRIPE_SCOPES)
    expect(new Set(states.map(({ name }) => name)).size).toBe(STRIPE_SCOPES.length)
    const of = (name: string) => states.find(({ scope }) => scope === name)?.state
    expect([of('events'), of('refunds'), of('prices')]).toEqual(['ok', 'missing', 'unknown'])
  })

  it('tick nothing for a key that is not let in', () => {
    const scopes = [{ scope: 'events', ok: true }]
    const of = (kind: (typeof STRIPE_PROBLEMS)[number]) =>
      knownScopes({ scopes, problem: { kind, scope: null, message: '' } })
    for (const kind of ['unauthorized', 'no_key', 'other_account'] as const) expect(of(kind)).toEqual([])
    for (const kind of ['forbidden', 'unreachable'] as const) expect(of(kind)).toEqual(scopes)
    expect(knownScopes({ scopes, problem: null })).toEqual(scopes)
  })

  it('offer another key for what only another key can mend', () => {
    for (const kind of STRIPE_PROBLEMS) expect(needsKey(kind)).toBe(stopsStripe(kind))
  })

  it.each([
    [null, null],
    [{ done: 0, total: 0 }, null],
    [{ done: 0, total: 40 }, 0],
    [{ done: 13, total: 40 }, 33],
    [{ done: 41, total: 40 }, 100],
  ])('say how far a look is: %j', (progress, percent) => {
    expect(percentLooked(progress)).toBe(percent)
  })

  it('name the address on this computer alone', () => {
    expect(listenerAddress({ port: 4242 })).toBe('http://127.0.0.1:4242')
    expect(forwardCommand({ port: 4242 })).toBe('stripe listen --forward-to 127.0.0.1:4242')
  })
})

describe('a purchase that nobody could match', () => {
  it('says what is missing, and of two clients only where a client is missing', () => {
    expect(reasonOf(LINE)).toBe('both')
    expect(reasonOf({ missing: 'client', contradiction: true })).toBe('contradiction')
    expect(reasonOf({ missing: 'package', contradiction: true })).toBe('package')
  })

  it('is of whoever Stripe names', () => {
    const { buyer } = LINE
    expect(buyerOf(LINE)).toBe('Ana Maria Lopez')
    expect(buyerOf({ buyer: { ...buyer, name: null } })).toBe('ana@example.com')
    expect(buyerOf({ buyer: { ...buyer, name: null, email: null } })).toBeNull()
  })

  it('begins a new client with what is known of the buyer', () => {
    expect(clientFrom(LINE.buyer)).toEqual({
      firstName: 'Ana Maria',
      lastName: 'Lopez',
      email: 'ana@example.com',
      phone: '',
    })
    const nobody = { name: null, email: null, phone: '+44 20 7946 0000', customerId: null }
    expect(clientFrom(nobody)).toEqual({ firstName: '', lastName: '', email: '', phone: '+44 20 7946 0000' })
  })

  it('begins a new package with its name and the price of one, and leaves the sessions to a person', () => {
    const priceOf = (changes: Partial<Line>) => packageFrom({ ...LINE, ...changes }, 'EUR', 'en-GB').price
    expect(packageFrom(LINE, 'EUR', 'en-GB')).toMatchObject({
      name: '10er-Karte',
      credits: '',
      price: '€950.00',
    })
    expect(priceOf({ quantity: 2 })).toBe('€475.00')
    expect(priceOf({ quantity: 7 })).toBe('')
    expect(priceOf({ quantity: 0 })).toBe('')
    expect(priceOf({ currency: 'USD' })).toBe('')
    expect(packageFrom({ ...LINE, description: 'x'.repeat(200) }, 'EUR', 'en-GB').name).toHaveLength(80)
  })

  it('is warned of where what was paid is not what the package costs', () => {
    const price = { amount: 95_000, currency: 'EUR' }
    expect(priceDiffers(LINE, { price })).toBeNull()
    expect(priceDiffers(LINE, undefined)).toBeNull()
    expect(priceDiffers({ ...LINE, amount: 190_000, quantity: 2 }, { price })).toBeNull()
    expect(priceDiffers({ ...LINE, quantity: 2 }, { price })).toEqual({
      price: { amount: 190_000, currency: 'EUR' },
      paid: { amount: 95_000, currency: 'EUR' },
    })
    expect(priceDiffers({ ...LINE, currency: 'USD' }, { price })).toMatchObject({ paid: { currency: 'USD' } })
  })

  it('says before what has happened to its money since', () => {
    expect(troublesOf(LINE)).toEqual([])
    expect(troublesOf({ ...LINE, refundedAmount: 1 })).toEqual(['refunded'])
    expect(troublesOf({ ...LINE, refundedAmount: 95_000 })).toEqual(['refundedWholly'])
    expect(troublesOf({ ...LINE, disputed: true, refundedAmount: 1 })).toEqual(['disputed', 'refunded'])
  })

  it('is never told as sessions that can be spent where they cannot', () => {
    const told = (usable: (typeof GIVEN_USES)[number]) =>
      ['outcome', 'done'].map((when) =>
        gaveText(i18n.t, when as 'outcome' | 'done', {
          ...GRANTED,
          usable,
          units: usable === 'over' ? 0 : 10,
        }),
      )
    expect(told('now')).toEqual(['Ana gets 10 sessions from Ten.', 'Ana has 10 sessions more from Ten.'])
    for (const usable of ['queued', 'frozen'] as const)
      for (const text of told(usable)) expect(text).toContain('cannot be spent yet')
    for (const text of told('over')) expect(text).toContain('no sessions to spend')
  })

  it('is named as Stripe names it', () => {
    expect(paymentIdOf('stripe:cs_test_a1:li_b2')).toEqual({ kind: 'cs', id: 'cs_test_a1' })
    expect(paymentIdOf('in_1')).toEqual({ kind: 'in', id: 'in_1' })
    expect(paymentIdOf('stripe:pi_3:line')).toEqual({ kind: 'pi', id: 'pi_3' })
    for (const other of [null, '', 'INV-2024:7', 'cash']) expect(paymentIdOf(other)).toBeNull()
  })

  it('tells how many others were settled with it', () => {
    expect(othersOf({ line: null, granted: [], always: null })).toBe(0)
    expect(othersOf({ line: null, granted: [GRANTED], always: null })).toBe(0)
    expect(othersOf({ line: null, granted: [GRANTED, GRANTED], always: null })).toBe(1)
    expect(othersOf({ line: LINE, granted: [GRANTED], always: null })).toBe(1)
  })
})
