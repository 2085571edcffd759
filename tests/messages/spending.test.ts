import { describe, expect, it } from 'vitest'
import type { GrantProblem, SpendRule } from '../../src/shared/domain/credits.ts'
import type { SpendingExplanation } from '../../src/shared/domain/spending.ts'
import {
  type PackFacts,
  packSentence,
  problemSentence,
  type SpendingFacts,
  spendingSentence,
} from '../../src/shared/messages/spending.ts'

function aPack(changes: Partial<PackFacts> = {}): PackFacts {
  return {
    id: 1,
    name: 'Ten-pack',
    family: 'Classes',
    available: 5,
    held: 0,
    used: 0,
    expired: 0,
    revoked: 0,
    effectiveFrom: '2026-04-01',
    expiresOn: '2026-03-31',
    freezes: [],
    queuedBehind: null,
    queuedUntil: null,
    ...changes,
  }
}

const FACTS: SpendingFacts = {
  on: '2026-04-10',
  today: '2026-04-01',
  needed: 1,
  session: 'Yoga on 10 Apr 2026, 18:00',
}

describe('why a pack cannot pay', () => {
  it.each<[GrantProblem, Partial<PackFacts>, string]>([
    ['empty', { available: 0 }, 'has nothing left.'],
    [
      'empty',
      { available: 0, used: 6, held: 2, expired: 1, revoked: 3 },
      'has nothing left: 6 used, 2 set aside, 1 expired, 3 taken back.',
    ],
    ['other_family', {}, 'pays only for Classes.'],
    ['other_family', { family: null }, 'pays only for other services.'],
    ['not_yet_effective', {}, 'starts on 1 Apr 2026.'],
    ['expired', {}, 'expired on 31 Mar 2026.'],
    ['expired', { expiresOn: '2026-04-01' }, 'is valid until 1 Apr 2026 only.'],
    ['expired', { expiresOn: null }, 'has expired.'],
    ['frozen', { freezes: [{ from: '2026-04-01', until: '2026-04-12' }] }, 'is frozen until 12 Apr 2026.'],
    [
      'frozen',
      { freezes: [{ from: '2026-04-02', until: '2026-04-12' }] },
      'is frozen from 2 Apr 2026 until 12 Apr 2026.',
    ],
    ['frozen', { freezes: [{ from: '2026-04-10', until: '2026-04-10' }] }, 'is frozen on 10 Apr 2026.'],
    ['frozen', { freezes: [{ from: '2026-04-01', until: null }] }, 'is frozen until further notice.'],
    [
      'frozen',
      { freezes: [{ from: '2026-04-02', until: null }] },
      'is frozen from 2 Apr 2026 until further notice.',
    ],
    ['frozen', {}, 'is frozen.'],
    ['queued', {}, 'is queued behind the one before it until that is used up.'],
    [
      'queued',
      { queuedBehind: 'Five-pack', queuedUntil: '2026-05-31' },
      'is queued behind Five-pack until 31 May 2026.',
    ],
  ])('%s %o', (problem, changes, words) => {
    expect(problemSentence(aPack(changes), problem, FACTS)).toBe(`Ten-pack ${words}`)
  })
})

const explain = (changes: Partial<SpendingExplanation>): SpendingExplanation => ({
  payable: 0,
  parts: [],
  order: [],
  before: null,
  ...changes,
})

type Line = SpendingExplanation['order'][number]

describe('one line of the spend order', () => {
  const line: Line = { grantId: 1, rank: 1, problem: null, units: 0 }

  it.each<[string, Partial<Line>, Partial<SpendingExplanation>, string]>([
    ['what it pays', { units: 2 }, { parts: [{ grantId: 1, units: 2 }] }, 'Ten-pack pays 2 credits.'],
    ['what stops it', { problem: 'empty' }, {}, 'Ten-pack has nothing left.'],
    [
      'that its turn comes later',
      {},
      { parts: [{ grantId: 2, units: 1 }] },
      'Ten-pack can pay as well, but its turn comes later.',
    ],
    ['that it has not enough', {}, {}, 'Ten-pack has only 5 left.'],
  ])('says %s', (_what, changes, explained, sentence) => {
    const own = { ...line, ...changes }
    expect(packSentence(aPack(), own, explain({ order: [own], ...explained }), FACTS)).toBe(sentence)
  })
})

describe('the answer in one sentence', () => {
  const [first, next] = [aPack({ id: 1 }), aPack({ id: 2, name: 'Monthly' })]
  const packs = [first, next]
  const pays = { payable: 5, parts: [{ grantId: 1, units: 1 }] }

  it('names the only pack that can pay', () => {
    expect(spendingSentence(packs, explain(pays), FACTS)).toBe('Ten-pack pays, the only one that can.')
  })

  it.each<[SpendRule, string]>([
    ['priority', 'it is set to be spent first'],
    ['expiry', 'it expires first, on 31 Mar 2026'],
    ['category', 'promotional sessions are spent first'],
    ['effective', 'it has been valid longest'],
    ['created', 'it was given first'],
    ['id', 'it was given first'],
  ])('says why it comes before the next: %s', (rule, words) => {
    const explained = explain({ ...pays, before: { grantId: 2, rule } })

    expect(spendingSentence(packs, explained, FACTS)).toBe(`Ten-pack pays before Monthly, because ${words}.`)
  })

  it('names all that pay together', () => {
    const parts = [1, 2, 3].map((grantId) => ({ grantId, units: 1 }))
    const explained = explain({ payable: 9, parts, before: { grantId: 2, rule: 'expiry' } })
    const three = [...packs, aPack({ id: 3, name: 'Gift' })]

    expect(spendingSentence(three, explained, FACTS)).toBe(
      'Ten-pack, Monthly and Gift pay together; Ten-pack comes first, because it expires first, on 31 Mar 2026.',
    )
  })

  it.each([
    [FACTS.session, 'Yoga on 10 Apr 2026, 18:00 takes no credits.'],
    [null, 'It takes no credits.'],
  ])('says that nothing is to be paid', (session, sentence) => {
    expect(spendingSentence([], explain({}), { ...FACTS, session, needed: 0 })).toBe(sentence)
  })

  it('keeps to the exact words where there is nothing at all, or all is used up', () => {
    const words = 'No available sessions. Please purchase a session package to book this session.'
    const order = [{ grantId: 1, rank: 1, problem: 'empty' as const, units: 0 }]

    expect(spendingSentence([], explain({}), FACTS)).toBe(words)
    expect(spendingSentence(packs, explain({ order }), FACTS)).toBe(words)
  })

  it('says of every pack with something on it why it cannot pay, and counts those beyond the fourth', () => {
    const many = [1, 2, 3, 4, 5, 6].map((id) => aPack({ id, name: `Pack ${id}` }))
    const order = many.map(({ id }) => ({ grantId: id, rank: id, problem: 'expired' as const, units: 0 }))

    expect(spendingSentence(many, explain({ order }), FACTS)).toBe(
      'Yoga on 10 Apr 2026, 18:00 cannot be paid. Pack 1 expired on 31 Mar 2026. Pack 2 expired on 31 Mar 2026. Pack 3 expired on 31 Mar 2026. Pack 4 expired on 31 Mar 2026. 2 more packs cannot pay either.',
    )
    expect(
      spendingSentence(many.slice(0, 1), explain({ order: order.slice(0, 1) }), { ...FACTS, session: null }),
    ).toBe('A booking today cannot be paid. Pack 1 expired on 31 Mar 2026.')
  })

  it('says how much is short', () => {
    const order = [{ grantId: 1, rank: 1, problem: null, units: 0 }]
    const explained = explain({ payable: 5, order })

    expect(spendingSentence(packs, explained, { ...FACTS, needed: 6 })).toBe(
      'Yoga on 10 Apr 2026, 18:00 takes 6 credits, and only 5 can be paid.',
    )
  })
})
