import { describe, expect, it } from 'vitest'
import { type GrantFacts, originSentence } from '../../src/shared/messages/grants.ts'

function aGrant(changes: Partial<GrantFacts>): GrantFacts {
  return {
    source: 'purchase',
    category: 'paid',
    granted: 10,
    name: 'Ten-pack',
    reason: 'Purchase of Ten-pack',
    actor: 'Olga Owner',
    on: '2026-03-02',
    sale: { on: '2026-03-02', price: { amount: 50_000, currency: 'EUR' }, refunded: 0, paid: true },
    carriedFrom: null,
    period: null,
    ...changes,
  }
}

const SALE = { on: '2026-03-02', price: { amount: 50_000, currency: 'EUR' }, refunded: 0, paid: true }

describe('where a grant came from', () => {
  it.each<[string, Partial<GrantFacts>, string]>([
    ['a sale', {}, '10 sessions of Ten-pack, bought on 2 Mar 2026 for €500.00.'],
    [
      'a sale not paid yet',
      { sale: { ...SALE, paid: false } },
      '10 sessions of Ten-pack, bought on 2 Mar 2026 for €500.00, not paid yet.',
    ],
    [
      'a sale of which money was given back',
      { sale: { ...SALE, refunded: 12_550 } },
      '10 sessions of Ten-pack, bought on 2 Mar 2026 for €500.00; €125.50 of it was given back.',
    ],
    [
      'a period of a membership',
      { granted: 4, name: 'Monthly', period: { from: '2026-04-01', until: '2026-04-30' } },
      '4 sessions of Monthly for 1 Apr 2026 to 30 Apr 2026, bought on 2 Mar 2026 for €500.00.',
    ],
    [
      'a membership that waits',
      { granted: 4, name: 'Monthly', period: { from: '2026-04-01', until: null }, sale: null },
      '4 sessions of Monthly from 1 Apr 2026.',
    ],
    [
      'a period before',
      { source: 'rollover', granted: 1, carriedFrom: '2026-03-31' },
      '1 session carried over from the period until 31 Mar 2026.',
    ],
    [
      'a period that nobody knows any more',
      { source: 'rollover', granted: 1, reason: 'Rolled over from 2026-03-01' },
      '1 session carried over on 2 Mar 2026: Rolled over from 1 Mar 2026.',
    ],
    [
      'staff',
      { source: 'allocation', reason: 'Goodwill' },
      'Olga Owner added 10 sessions on 2 Mar 2026: Goodwill.',
    ],
    [
      'staff, as a promotion',
      { source: 'allocation', category: 'promotional', reason: 'Spring' },
      'Olga Owner added 10 sessions on 2 Mar 2026 as a promotion: Spring.',
    ],
    [
      'a promotion',
      { source: 'promotion', category: 'promotional', reason: 'Spring' },
      'Olga Owner added 10 sessions on 2 Mar 2026 as a promotion: Spring.',
    ],
    [
      'another system',
      { source: 'import', reason: 'Opening balance' },
      '10 sessions brought over on 2 Mar 2026: Opening balance.',
    ],
    [
      'a gift for one booking',
      { source: 'comp', granted: 1, reason: 'Complimentary: Yoga' },
      'Olga Owner gave 1 session on 2 Mar 2026 for one booking alone: Complimentary: Yoga.',
    ],
  ])('%s', (_what, grant, sentence) => {
    expect(originSentence(aGrant(grant))).toBe(sentence)
  })
})
