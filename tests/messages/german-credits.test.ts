import { describe, expect, it } from 'vitest'
import { GRANT_PROBLEMS } from '../../src/shared/domain/credits.ts'
import type { PackFacts } from '../../src/shared/messages/spending.ts'
import { AT, english, expectBoth, german, ZONE } from './both-languages.ts'

describe('packs', () => {
  const pack: PackFacts = {
    id: 1,
    name: 'Zehnerkarte',
    family: 'Kurse',
    available: 5,
    held: 2,
    used: 3,
    expired: 4,
    revoked: 6,
    effectiveFrom: '2026-04-11',
    expiresOn: '2026-03-31',
    freezes: [],
    queuedBehind: 'Spin',
    queuedUntil: null,
  }
  const days = { on: '2026-04-10', today: '2026-04-01' }
  const facts = { ...days, needed: 2, session: 'Yoga' }
  const other = { ...pack, id: 2, name: 'Spin' }
  const nothing = { parts: [], order: [], before: null, payable: 0 } as const

  it.each(GRANT_PROBLEMS)('say why they cannot pay: %s', (problem) => {
    expectBoth((words) => words.problemSentence(pack, problem, days))
    expectBoth((words) => words.problemSentence({ ...pack, family: null, expiresOn: null }, problem, days))
    expectBoth((words) =>
      words.problemSentence(
        {
          ...pack,
          expiresOn: '2026-04-05',
          queuedUntil: '2026-05-09',
          freezes: [{ from: '2026-04-01', until: '2026-04-12' }],
        },
        problem,
        days,
      ),
    )
    expectBoth((words) =>
      words.problemSentence(
        {
          ...pack,
          used: 0,
          held: 0,
          expired: 0,
          revoked: 0,
          queuedBehind: null,
          freezes: [{ from: '2026-04-02', until: null }],
        },
        problem,
        days,
      ),
    )
  })

  it.each(['priority', 'expiry', 'category', 'effective', 'created', 'id'] as const)(
    'say why one comes first: %s',
    (rule) => {
      const parts = [{ grantId: 1, units: 2 }]
      expectBoth((words) =>
        words.spendingSentence([pack, other], { ...nothing, parts, before: { grantId: 2, rule } }, facts),
      )
    },
  )

  it('say which pay together, which alone, and that none can', () => {
    const line = { grantId: 1, rank: 1, problem: null, units: 0 }
    const blocked = { ...nothing, order: [{ ...line, problem: 'frozen' as const }] }
    expectBoth((words) =>
      words.spendingSentence([pack], { ...nothing, parts: [{ grantId: 1, units: 2 }] }, facts),
    )
    expectBoth((words) =>
      words.spendingSentence(
        [pack, other],
        {
          ...nothing,
          parts: [
            { grantId: 1, units: 1 },
            { grantId: 2, units: 1 },
          ],
        },
        facts,
      ),
    )
    expectBoth((words) => words.spendingSentence([], nothing, facts))
    expectBoth((words) => words.spendingSentence([], nothing, { ...facts, needed: 0 }))
    expectBoth((words) => words.spendingSentence([pack], blocked, { ...facts, session: null }))
    expectBoth((words) => words.spendingSentence([pack], { ...blocked, payable: 1 }, facts))
    expectBoth((words) => words.packSentence(pack, { ...line, units: 3 }, nothing, facts))
    expectBoth((words) => words.packSentence(pack, line, nothing, facts))
    expectBoth((words) =>
      words.packSentence(pack, line, { ...nothing, parts: [{ grantId: 2, units: 2 }] }, facts),
    )
  })

  it('are told from each other', () => {
    expectBoth((words) => words.packFromWords('2026-03-02', null))
    expect(german.packFromWords('2026-03-02', 1)).toBe('das 2. ab 2. März 2026')
    expect(german.ALL_SERVICES).not.toBe(english.ALL_SERVICES)
  })

  it('say why they cannot be frozen', () => {
    const inside = [1, 2, 3, 4, 5].map((day) => ({ title: 'Yoga', startsAt: AT + day * 86_400_000 }))
    expectBoth((words) => words.bookingsInside('Zehnerkarte', inside, ZONE))
    expectBoth((words) => words.bookingsInside('Zehnerkarte', inside.slice(0, 1), ZONE))
    expectBoth((words) => words.notFreezable('Zehnerkarte', 'ended'))
    expectBoth((words) => words.notFreezable('Zehnerkarte', 'queued'))
    expectBoth((words) => words.frozenAlready('Zehnerkarte', { from: '2026-03-02', until: null }))
    expectBoth((words) => words.notFrozen('Zehnerkarte', null))
    expectBoth((words) => words.notFrozen('Zehnerkarte', { from: '2026-03-02', until: '2026-03-05' }))
  })
})

describe('the ledger', () => {
  const entry = { units: 3, actor: 'Ana', reason: null, session: { title: 'Yoga', startsAt: AT }, zone: ZONE }

  it.each(['GRANT', 'HOLD', 'RELEASE', 'CAPTURE', 'UNCAPTURE', 'EXPIRE', 'UNEXPIRE', 'REVOKE'] as const)(
    '%s',
    (kind) => {
      expectBoth((words) => words.entrySentence({ ...entry, kind }))
      expectBoth((words) =>
        words.entrySentence({ ...entry, kind, units: 1, reason: 'Undone', session: null }),
      )
      expectBoth((words) =>
        words.entrySentence({
          ...entry,
          kind,
          reason: 'Spin 2026-05-06',
          session: { title: 'Yoga', startsAt: AT, movedTo: AT + 86_400_000 },
          carriedFrom: '2026-01-31',
          corrects: { kind, at: AT },
        }),
      )
    },
  )

  it.each(['purchase', 'rollover', 'import', 'comp', 'allocation', 'promotion'] as const)(
    'a grant by %s',
    (source) => {
      const grant = {
        source,
        category: 'paid',
        granted: 10,
        name: 'Zehnerkarte',
        reason: 'Admin added',
        actor: 'Ana',
        on: '2026-03-02',
        sale: null,
        carriedFrom: null,
        period: null,
      } as const
      const sale = { on: '2026-03-02', price: { amount: 12_345, currency: 'EUR' }, refunded: 700, paid: true }
      expectBoth((words) => words.originSentence(grant))
      expectBoth((words) =>
        words.originSentence({
          ...grant,
          category: 'promotional',
          sale,
          carriedFrom: '2026-01-31',
          period: { from: '2026-02-01', until: '2026-02-28' },
        }),
      )
      expectBoth((words) =>
        words.originSentence({
          ...grant,
          sale: { ...sale, paid: false },
          period: { from: '2026-02-01', until: null },
        }),
      )
    },
  )

  it('what is added and taken away', () => {
    const one = { count: 1, client: 'Ada Berg', available: 12 }
    for (const allocated of [one, { ...one, count: 5 }]) {
      expectBoth((words) => words.addedSentence(allocated))
      expectBoth((words) => words.removedSentence(allocated))
      expectBoth((words) => words.addedToManySentence(allocated.count, allocated.count + 1))
    }
    expectBoth((words) => words.addedToManySentence(5, 1))
  })

  it('what cannot be given back', () => {
    expectBoth((words) => words.tooMuchSentence({ amount: 12_345, currency: 'EUR' }))
    for (const problem of ['unpaid', 'free', 'refunded', 'disputed'] as const) {
      expectBoth((words) => words.REFUND_PROBLEM_SENTENCES[problem])
    }
  })
})
