import { expect, test } from 'vitest'
import { figuresOf } from '../../src/shared/domain/figures.ts'

const today = '2026-03-02'

type Grant = Parameters<typeof figuresOf>[0][number]

const aGrant = (own: Partial<Grant> = {}): Grant => ({
  id: 1,
  subscriptionId: 1,
  familyId: null,
  category: 'paid',
  priority: 0,
  effectiveFrom: today,
  expiresOn: null,
  createdAt: 0,
  subscription: 'active',
  freezes: [],
  granted: 0,
  available: 0,
  held: 0,
  used: 0,
  expired: 0,
  revoked: 0,
  ...own,
})

test('nobody has nothing', () => {
  expect(figuresOf([], today)).toEqual({
    available: 0,
    scheduled: 0,
    completed: 0,
    remaining: 0,
    granted: 0,
    expired: 0,
    revoked: 0,
    nextExpiry: null,
  })
})

test('every bucket is added up by itself', () => {
  const grants = [
    aGrant({ granted: 63, available: 1, held: 2, used: 4, expired: 8, revoked: 16 }),
    aGrant({ granted: 100, available: 10, held: 20, used: 30, expired: 40, revoked: 50 }),
  ]
  expect(figuresOf(grants, today)).toEqual({
    available: 11,
    scheduled: 22,
    completed: 34,
    remaining: 11,
    granted: 163,
    expired: 48,
    revoked: 66,
    nextExpiry: null,
  })
})

test('what cannot be held today remains, and is not available', () => {
  const grants = [
    aGrant({ available: 1 }),
    aGrant({ available: 2, subscription: 'queued' }),
    aGrant({ available: 4, effectiveFrom: '2026-03-03' }),
    aGrant({ available: 8, expiresOn: '2026-03-01' }),
    aGrant({ available: 16, freezes: [{ from: today, until: null }] }),
  ]
  expect(figuresOf(grants, today)).toMatchObject({ available: 1, remaining: 31 })
})

test.each<[string, Partial<Grant>[], string | null]>([
  [
    'the soonest',
    [{ expiresOn: '2026-05-01' }, { expiresOn: '2026-04-01' }, { expiresOn: '2026-06-01' }],
    '2026-04-01',
  ],
  ['the one there is', [{ expiresOn: null }, { expiresOn: '2026-04-01' }], '2026-04-01'],
  ['today', [{ expiresOn: today }, { expiresOn: '2026-04-01' }], today],
  ['none that is past', [{ expiresOn: '2026-03-01' }, { expiresOn: '2026-04-01' }], '2026-04-01'],
  [
    'none of what is used up',
    [{ expiresOn: '2026-03-05', available: 0 }, { expiresOn: '2026-04-01' }],
    '2026-04-01',
  ],
  ['none at all', [{ expiresOn: null }, { expiresOn: '2026-03-01' }], null],
])('the next expiry is %s', (_which, grants, day) => {
  expect(
    figuresOf(
      grants.map((own) => aGrant({ available: 1, ...own })),
      today,
    ).nextExpiry,
  ).toBe(day)
})
