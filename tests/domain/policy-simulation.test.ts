import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decideCancel } from '../../src/shared/domain/bookings.ts'
import { DAY, HOUR, MINUTE } from '../../src/shared/domain/calendar.ts'
import { type BookingPolicy, CHARGE_RULES, LATE_RULES } from '../../src/shared/domain/policies.ts'
import {
  byClient,
  compare,
  differs,
  type Forgiven,
  type Judged,
  lastResolved,
  type Missed,
  simulatePolicy,
} from '../../src/shared/domain/policy-simulation.ts'

const START = 1_800_000_000_000
const STRICT: BookingPolicy = {
  lateWindowMinutes: 24 * 60,
  lateRule: 'capture',
  lateForgiven: 1,
  noShowRule: 'capture',
  graceDays: 7,
}

/** A cancellation so many minutes before its start, which was charged one credit of 50.00. */
function missed(before: number, more: Partial<Missed> = {}): Missed {
  const { policyAnchor = START } = more
  return {
    bookingId: 1,
    clientId: 7,
    what: 'cancelled',
    at: policyAnchor - before * MINUTE,
    policyAnchor,
    waived: false,
    corrected: null,
    charged: true,
    credits: 1,
    amount: 5_000,
    ...more,
  }
}

const verdictOf = (one: Missed, policy: Partial<BookingPolicy>, forgiven: readonly Forgiven[] = []) =>
  simulatePolicy([one], { ...STRICT, ...policy }, forgiven)[0]?.verdict

const IN_TIME = { late: false, charged: false, pardon: null }
const CHARGED = { late: true, charged: true, pardon: null }
const FREE = { late: true, charged: false, pardon: null }
const FORGIVEN = { late: true, charged: false, pardon: 'forgiven' }

describe('what another rule would have made of it', () => {
  it.each([
    ['a cancellation with as much as the window left', missed(120), { lateWindowMinutes: 120 }, IN_TIME],
    ['one with a minute less', missed(119), { lateWindowMinutes: 120 }, CHARGED],
    [
      'one that nobody called late, under a wider window',
      missed(1500, { charged: false }),
      { lateWindowMinutes: 1501 },
      CHARGED,
    ],
    ['one after the start, without a window', missed(0), { lateWindowMinutes: 0 }, CHARGED],
    ['a late one that the rule gives back', missed(10), { lateRule: 'release' }, FREE],
    ['a late one that the rule forgives', missed(10), { lateRule: 'forgive' }, FORGIVEN],
    ['a late one where none is forgiven', missed(10), { lateRule: 'forgive', lateForgiven: 0 }, CHARGED],
    ['a late one that staff called in time', missed(10, { corrected: false }), {}, IN_TIME],
    ['one in time that staff called late', missed(3000, { corrected: true }), {}, CHARGED],
    ['that, where nothing late is charged', missed(3000, { corrected: true }), { lateRule: 'release' }, FREE],
    [
      'a late one that staff waived',
      missed(10, { waived: true }),
      {},
      { late: true, charged: false, pardon: 'waived' },
    ],
    ['a no-show', missed(0, { what: 'no_show' }), {}, { late: false, charged: true, pardon: null }],
    [
      'a no-show that the rule gives back',
      missed(0, { what: 'no_show' }),
      { noShowRule: 'release' },
      IN_TIME,
    ],
    [
      'a no-show that staff waived',
      missed(0, { what: 'no_show', waived: true }),
      {},
      { late: false, charged: false, pardon: 'waived' },
    ],
    [
      'a no-show, whatever the late rule forgives',
      missed(0, { what: 'no_show' }),
      { lateRule: 'release' },
      { late: false, charged: true, pardon: null },
    ],
  ] as const)('%s', (_what, one, policy, verdict) => {
    expect(verdictOf(one, policy)).toEqual(verdict)
  })

  it.each([
    ['exactly thirty days before', 30 * DAY, CHARGED],
    ['a millisecond longer ago', 30 * DAY + 1, FORGIVEN],
    ['at the same moment', 0, CHARGED],
    ['only after it', -1, FORGIVEN],
  ])('counts what was forgiven %s', (_when, ago, verdict) => {
    const one = missed(10)
    const elsewhere = [{ clientId: 7, at: one.at - ago }]
    expect(verdictOf(one, { lateRule: 'forgive' }, elsewhere)).toEqual(verdict)
    expect(verdictOf(one, { lateRule: 'forgive' }, [{ clientId: 8, at: one.at - ago }])).toEqual(FORGIVEN)
  })

  it('forgives in the order in which things happened, for each client, and answers in the order asked', () => {
    const rule = { ...STRICT, lateRule: 'forgive' as const, lateForgiven: 2 }
    const later = (bookingId: number, hours: number, more: Partial<Missed> = {}) =>
      missed(10, { bookingId, policyAnchor: START + hours * HOUR, ...more })
    const all = [
      later(9, 30),
      later(1, 20),
      later(5, 10),
      later(4, 10),
      later(6, 40, { clientId: 8 }),
      later(7, 5, { waived: true }),
      later(8, 6, { policyAnchor: START + 9 * DAY, at: START }),
    ]
    const judged = simulatePolicy(all, rule, [])
    expect(judged.map(({ missed: one }) => one.bookingId)).toEqual([9, 1, 5, 4, 6, 7, 8])
    expect(judged.map(({ verdict }) => verdict.pardon)).toEqual([
      null,
      null,
      'forgiven',
      'forgiven',
      'forgiven',
      'waived',
      null,
    ])
  })

  it('forgives of two at the same moment the one that was booked first', () => {
    const rule = { ...STRICT, lateRule: 'forgive' as const }
    const both = [missed(10, { bookingId: 5 }), missed(10, { bookingId: 4 })]
    expect(simulatePolicy(both, rule, []).map(({ verdict }) => verdict.pardon)).toEqual([null, 'forgiven'])
    expect(simulatePolicy(both.toReversed(), rule, []).map(({ verdict }) => verdict.pardon)).toEqual([
      'forgiven',
      null,
    ])
  })
})

describe('what it comes to', () => {
  const none = { charged: 0, credits: 0, amount: 0 }

  it('is nothing for nobody', () => {
    expect(compare([])).toEqual({ actual: none, simulated: none, difference: none })
    expect(byClient([])).toEqual([])
  })

  it('sums what was and what would be charged, and counts nothing else', () => {
    const judged: Judged[] = [
      { missed: missed(10, { bookingId: 1, credits: 2, amount: 100 }), verdict: FREE },
      { missed: missed(10, { bookingId: 2, charged: false, credits: 3, amount: 1_000 }), verdict: CHARGED },
      { missed: missed(10, { bookingId: 3, credits: 4, amount: 10_000 }), verdict: CHARGED },
      { missed: missed(10, { bookingId: 4, charged: false, credits: 5, amount: 100_000 }), verdict: IN_TIME },
    ] as Judged[]
    expect(compare(judged)).toEqual({
      actual: { charged: 2, credits: 6, amount: 10_100 },
      simulated: { charged: 2, credits: 7, amount: 11_000 },
      difference: { charged: 0, credits: 1, amount: 900 },
    })
    expect(judged.map(differs)).toEqual([true, true, false, false])
  })

  it('names first whom it changes most: in money, then in credits, whichever way', () => {
    const of = (clientId: number, credits: number, amount: number, charged = true) =>
      ({
        missed: missed(10, { bookingId: clientId, clientId, credits, amount, charged }),
        verdict: charged ? FREE : CHARGED,
      }) as Judged
    const same = { missed: missed(10, { bookingId: 99, clientId: 9 }), verdict: CHARGED } as Judged
    const judged = [of(4, 1, 50), of(3, 1, 50), same, of(2, 2, 50, false), of(1, 1, 70, false), of(5, 1, 90)]
    expect(byClient(judged).map(({ clientId, difference }) => [clientId, difference.amount])).toEqual([
      [5, -90],
      [1, 70],
      [2, 50],
      [3, -50],
      [4, -50],
    ])
  })
})

describe('what a place costs, by its ledger', () => {
  const line = (kind: 'CAPTURE' | 'RELEASE', credits: number, amount: number) => ({ kind, credits, amount })

  it.each([
    ['nothing when it never held anything', [], 1, null],
    ['what was used', [line('CAPTURE', 1, 50)], 1, { credits: 1, amount: 50, charged: true }],
    ['what came back', [line('RELEASE', 1, 50)], 1, { credits: 1, amount: 50, charged: false }],
    [
      'every lot that paid together',
      [line('CAPTURE', 1, 50), line('CAPTURE', 2, 80)],
      3,
      { credits: 3, amount: 130, charged: true },
    ],
    [
      'the lots that paid last, after a move',
      [line('RELEASE', 2, 100), line('RELEASE', 1, 40), line('RELEASE', 1, 30)],
      2,
      { credits: 2, amount: 70, charged: false },
    ],
    [
      'as it was resolved last',
      [line('CAPTURE', 1, 50), line('RELEASE', 1, 40)],
      1,
      { credits: 1, amount: 40, charged: false },
    ],
  ])('%s', (_what, lines, cost, price) => {
    expect(lastResolved(lines, cost)).toEqual(price)
  })
})

const policies: fc.Arbitrary<BookingPolicy> = fc.record({
  lateWindowMinutes: fc.integer({ min: 0, max: 72 * 60 }),
  lateRule: fc.constantFrom(...LATE_RULES),
  lateForgiven: fc.integer({ min: 0, max: 3 }),
  noShowRule: fc.constantFrom(...CHARGE_RULES),
  graceDays: fc.constant(7),
})

const happenings = fc
  .array(
    fc.record({
      clientId: fc.integer({ min: 1, max: 3 }),
      what: fc.constantFrom('cancelled' as const, 'no_show' as const),
      startsIn: fc.integer({ min: 0, max: 90 * 24 * 60 }),
      before: fc.integer({ min: -120, max: 80 * 60 }),
      waived: fc.boolean(),
      corrected: fc.constant(null),
      charged: fc.boolean(),
      credits: fc.integer({ min: 0, max: 5 }),
      amount: fc.integer({ min: 0, max: 100_000 }),
    }),
    { maxLength: 30 },
  )
  .map((all) =>
    all.map(({ startsIn, before, ...one }, index): Missed => {
      const policyAnchor = START + startsIn * MINUTE
      const at = one.what === 'no_show' ? policyAnchor : policyAnchor - before * MINUTE
      return { ...one, bookingId: index + 1, policyAnchor, at, charged: one.charged && !one.waived }
    }),
  )

describe('every simulation', () => {
  it('adds up: in all, by client and by case', () => {
    fc.assert(
      fc.property(happenings, policies, (all, policy) => {
        const judged = simulatePolicy(all, policy, [])
        expect(judged.map(({ missed: one }) => one)).toEqual(all)
        const { actual, simulated, difference } = compare(judged)
        const clients = byClient(judged)
        for (const figure of ['charged', 'credits', 'amount'] as const) {
          expect(actual[figure] + difference[figure]).toBe(simulated[figure])
          const sum = clients.reduce((total, client) => total + client.difference[figure], 0)
          expect(sum).toBe(difference[figure])
        }
        expect(clients.flatMap(({ cases }) => cases)).toHaveLength(judged.filter(differs).length)
      }),
    )
  })

  it('changes nothing when the rule is the one that was in force', () => {
    fc.assert(
      fc.property(happenings, policies, (all, policy) => {
        // What the product itself decides, one after the other, as it happens.
        const forgiven: Forgiven[] = []
        const inOrder = [...all].sort((a, b) => a.at - b.at || a.bookingId - b.bookingId)
        const happened = inOrder.map((one): Missed => {
          if (one.what === 'no_show') {
            return { ...one, charged: policy.noShowRule === 'capture' && !one.waived }
          }
          const since = one.at - 30 * DAY
          const decision = decideCancel({
            policy,
            policyAnchor: one.policyAnchor,
            now: one.at,
            by: 'client',
            status: 'confirmed',
            funding: 'credit',
            waive: one.waived,
            forgivenBefore: forgiven.filter(({ clientId, at }) => clientId === one.clientId && at >= since)
              .length,
          })
          if (decision.pardon === 'forgiven') forgiven.push(one)
          return { ...one, waived: decision.pardon === 'waived', charged: decision.charged }
        })
        expect(simulatePolicy(happened, policy, []).filter(differs)).toEqual([])
      }),
    )
  })
})
