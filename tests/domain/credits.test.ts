import { describe, expect, it } from 'vitest'
import {
  applyEntry,
  bySpendOrder,
  creditWarning,
  decidingRule,
  EMPTY_BUCKETS,
  ENTRY_KINDS,
  ENTRY_MOVES,
  grantProblem,
  planHold,
  planRevoke,
  type SpendableGrant,
  spendableToday,
} from '../../src/shared/domain/credits.ts'
import { addDays } from '../../src/shared/domain/time.ts'
import { fc } from '../support/properties.ts'

const ON = '2026-03-10'

function aGrant(changes: Partial<SpendableGrant> = {}): SpendableGrant {
  return {
    id: 1,
    subscriptionId: 1,
    familyId: null,
    category: 'paid',
    priority: 50,
    available: 5,
    effectiveFrom: '2026-03-01',
    expiresOn: null,
    createdAt: 0,
    subscription: 'active',
    freezes: [],
    queuedUntil: null,
    ...changes,
  }
}

const day = fc.integer({ min: -30, max: 30 }).map((days) => addDays(ON, days))
const anyGrant = (id: number): fc.Arbitrary<SpendableGrant> =>
  fc.record({
    id: fc.constant(id),
    subscriptionId: fc.constant(id),
    familyId: fc.constantFrom(null, 1, 2),
    category: fc.constantFrom('paid', 'promotional', 'comp'),
    priority: fc.constantFrom(10, 50, 90),
    available: fc.integer({ min: 0, max: 4 }),
    effectiveFrom: day,
    expiresOn: fc.option(day),
    createdAt: fc.integer({ min: 0, max: 3 }),
    subscription: fc.constantFrom('active', 'queued', 'frozen', 'ended'),
    freezes: fc.constantFrom([], [{ from: ON, until: ON }], [{ from: '2026-03-01', until: '2026-03-09' }]),
    queuedUntil: fc.option(day),
  })
const anyGrants = fc
  .integer({ min: 0, max: 8 })
  .chain((count) => fc.tuple(...Array.from({ length: count }, (_, index) => anyGrant(index + 1))))

describe('which grant may pay', () => {
  it.each([
    ['a general grant', aGrant(), null],
    ['one of the same family', aGrant({ familyId: 1 }), null],
    ['one of another family', aGrant({ familyId: 2 }), 'other_family'],
    ['one on its first day', aGrant({ effectiveFrom: ON }), null],
    ['one from the day after', aGrant({ effectiveFrom: '2026-03-11' }), 'not_yet_effective'],
    ['one on its last valid day', aGrant({ expiresOn: ON }), null],
    ['one that was valid until the day before', aGrant({ expiresOn: '2026-03-09' }), 'expired'],
    ['one on its first frozen day', aGrant({ freezes: [{ from: ON, until: '2026-03-12' }] }), 'frozen'],
    ['one on its last frozen day', aGrant({ freezes: [{ from: '2026-03-08', until: ON }] }), 'frozen'],
    ['one of a dispute', aGrant({ freezes: [{ from: '2026-03-08', until: null }] }), 'frozen'],
    [
      'one that was frozen until the day before, whatever its status says still',
      aGrant({ subscription: 'frozen', freezes: [{ from: '2026-03-01', until: '2026-03-09' }] }),
      null,
    ],
    [
      'one that is frozen and expired: the freeze is named, because it can be ended',
      aGrant({ expiresOn: '2026-03-09', freezes: [{ from: ON, until: ON }] }),
      'frozen',
    ],
    ['an ended one: what a release brought back', aGrant({ subscription: 'ended' }), null],
    ['a queued one after an active one that never expires', aGrant({ subscription: 'queued' }), 'queued'],
    [
      'a queued one before the active one expires',
      aGrant({ subscription: 'queued', queuedUntil: ON }),
      'queued',
    ],
    ['a queued one after that', aGrant({ subscription: 'queued', queuedUntil: '2026-03-09' }), null],
    ['an empty one', aGrant({ available: 0 }), 'empty'],
  ])('%s', (_name, grant, problem) => {
    expect(grantProblem(grant, { familyId: 1, on: ON })).toBe(problem)
  })
})

describe('which grant may settle a debt', () => {
  const TODAY = '2026-03-20'
  const settles = (changes: Partial<SpendableGrant>) =>
    grantProblem(aGrant(changes), { familyId: 1, on: ON, settledOn: TODAY })

  it.each([
    ['one valid on the day of the session alone', { expiresOn: ON }, null],
    ['one valid on the day of settling alone', { effectiveFrom: TODAY }, null],
    [
      'one valid between them only',
      { effectiveFrom: '2026-03-11', expiresOn: '2026-03-19' },
      'not_yet_effective',
    ],
    ['one that expired before both', { expiresOn: '2026-03-09' }, 'expired'],
    ['one frozen on the day of the session', { freezes: [{ from: ON, until: ON }] }, null],
    ['one frozen on both', { freezes: [{ from: ON, until: TODAY }] }, 'frozen'],
    ['one of another family', { familyId: 2 }, 'other_family'],
    ['an empty one', { available: 0 }, 'empty'],
  ])('%s', (_name, changes, problem) => {
    expect(settles(changes)).toBe(problem)
  })

  it('is planned as any hold', () => {
    const grants = [aGrant({ expiresOn: '2026-03-09' }), aGrant({ id: 2, effectiveFrom: TODAY })]
    const spending = { familyId: 1, on: ON, units: 2 }

    expect(planHold(grants, { ...spending, settledOn: TODAY })).toEqual({
      kind: 'funded',
      parts: [{ grantId: 2, units: 2 }],
    })
    expect(planHold(grants, spending)).toMatchObject({ kind: 'short', payable: 0 })
  })
})

describe('the spend order', () => {
  it('asks priority, expiry, category, effective day, age and id, in this order', () => {
    const ordered = [
      aGrant({ id: 9, priority: 10 }),
      aGrant({ id: 8, expiresOn: '2026-03-20', category: 'promotional' }),
      aGrant({ id: 7, expiresOn: '2026-03-20' }),
      aGrant({ id: 6, expiresOn: '2026-04-20' }),
      aGrant({ id: 5, category: 'promotional', effectiveFrom: '2026-03-02' }),
      aGrant({ id: 4, createdAt: -1 }),
      aGrant({ id: 2 }),
      aGrant({ id: 3 }),
      aGrant({ id: 1, effectiveFrom: '2026-03-02' }),
      aGrant({ id: 0, category: 'comp' }),
    ]

    expect(
      ordered
        .toReversed()
        .sort(bySpendOrder)
        .map((grant) => grant.id),
    ).toEqual([9, 8, 7, 6, 5, 4, 2, 3, 1, 0])
  })

  it.each([
    ['priority', { priority: 40, expiresOn: null }],
    ['expiry', { expiresOn: '2026-03-19', category: 'paid' }],
    ['category', { category: 'promotional', effectiveFrom: '2026-03-05' }],
    ['effective', { effectiveFrom: '2026-02-28', createdAt: 9 }],
    ['created', { createdAt: -1, id: 9 }],
    ['id', { id: 0 }],
  ] as const)('is decided by the first rule that tells two apart: %s', (rule, changes) => {
    const grant = aGrant({ expiresOn: '2026-03-20' })
    const first = { ...grant, ...changes }

    expect(decidingRule(first, grant)).toBe(rule)
    expect(bySpendOrder(first, grant)).toBeLessThan(0)
    expect(bySpendOrder(grant, first)).toBeGreaterThan(0)
  })

  it('finds a grant equal to itself alone', () => {
    expect(bySpendOrder(aGrant(), aGrant())).toBe(0)
    expect(decidingRule(aGrant(), aGrant())).toBe('id')
  })

  it('does not depend on the order in which grants are found', () => {
    fc.assert(
      fc.property(anyGrants, fc.nat(), (grants, seed) => {
        const shuffled = grants.toSorted((a, b) => ((a.id * 7919 + seed) % 13) - ((b.id * 7919 + seed) % 13))
        expect(shuffled.sort(bySpendOrder)).toEqual(grants.toSorted(bySpendOrder))
      }),
    )
  })
})

describe('planning a hold', () => {
  it('takes exactly the cost from grants that may pay, or nothing and every reason', () => {
    fc.assert(
      fc.property(anyGrants, fc.integer({ min: 1, max: 8 }), (grants, units) => {
        const spending = { familyId: 1, on: ON, units }
        const plan = planHold(grants, spending)
        const able = grants.filter((grant) => grantProblem(grant, spending) === null)
        const payable = able.reduce((sum, grant) => sum + grant.available, 0)
        expect(plan.kind).toBe(payable >= units ? 'funded' : 'short')
        if (plan.kind === 'short') {
          expect(plan.payable).toBe(payable)
          expect(plan.reasons).toHaveLength(grants.length - able.length)
          return
        }
        expect(plan.parts.reduce((sum, part) => sum + part.units, 0)).toBe(units)
        for (const part of plan.parts) {
          const grant = able.find((candidate) => candidate.id === part.grantId)
          expect(part.units).toBeGreaterThan(0)
          expect(part.units).toBeLessThanOrEqual(grant?.available ?? 0)
        }
      }),
      { numRuns: 2_000 },
    )
  })

  it('leaves no unit behind on a grant before it goes to the next', () => {
    const plan = planHold(
      [aGrant({ id: 1, available: 2 }), aGrant({ id: 2, expiresOn: '2026-03-20', available: 1 })],
      {
        familyId: 1,
        on: ON,
        units: 3,
      },
    )

    expect(plan).toEqual({
      kind: 'funded',
      parts: [
        { grantId: 2, units: 1 },
        { grantId: 1, units: 2 },
      ],
    })
  })
})

describe('available today', () => {
  it.each([
    ['an active grant', aGrant(), 5],
    ['an ended one', aGrant({ subscription: 'ended' }), 5],
    ['on its last valid day', aGrant({ expiresOn: ON }), 5],
    ['past it', aGrant({ expiresOn: '2026-03-09' }), 0],
    ['on its first day', aGrant({ effectiveFrom: ON }), 5],
    ['before its first day', aGrant({ effectiveFrom: '2026-03-11' }), 0],
    ['queued', aGrant({ subscription: 'queued', queuedUntil: '2026-03-01' }), 0],
    ['frozen', aGrant({ freezes: [{ from: ON, until: ON }] }), 0],
    ['frozen from tomorrow', aGrant({ freezes: [{ from: '2026-03-11', until: '2026-03-12' }] }), 5],
    ['no longer frozen', aGrant({ subscription: 'frozen' }), 5],
  ])('%s', (_name, grant, units) => {
    expect(spendableToday(grant, ON)).toBe(units)
  })
})

describe('taking credits back', () => {
  it('takes the newest grant first, then the highest id', () => {
    const grants = [
      { id: 1, available: 5, createdAt: 0 },
      { id: 2, available: 2, createdAt: 9 },
      { id: 3, available: 2, createdAt: 9 },
    ]

    expect(planRevoke(grants, 5)).toEqual([
      { grantId: 3, units: 2 },
      { grantId: 2, units: 2 },
      { grantId: 1, units: 1 },
    ])
    expect(planRevoke(grants, 10)).toBeNull()
    expect(planRevoke([{ id: 4, available: 0, createdAt: 20 }, ...grants], 1)).toEqual([
      { grantId: 3, units: 1 },
    ])
  })
})

describe('the one warning', () => {
  const facts = { available: 10, soonestExpiry: null, lowCredits: 3, warnUntil: '2026-03-24' }

  it.each([
    [{ available: 0, soonestExpiry: '2026-03-11' }, 'none_left'],
    [{ available: 3, soonestExpiry: '2026-03-11' }, 'low'],
    [{ available: 4, soonestExpiry: '2026-03-24' }, 'expiring'],
    [{ available: 4, soonestExpiry: '2026-03-25' }, null],
    [{ available: 4 }, null],
  ])('%o gives %s', (changes, warning) => {
    expect(creditWarning({ ...facts, ...changes })).toBe(warning)
  })
})

describe('entries', () => {
  it('only GRANT makes units; every other verb moves them', () => {
    for (const kind of ENTRY_KINDS) {
      const after = applyEntry(EMPTY_BUCKETS, { kind, units: 3 })
      const sum = after.available + after.held + after.used + after.expired + after.revoked
      expect([kind, sum]).toEqual([kind, kind === 'GRANT' ? 3 : 0])
    }
  })

  it('take back what is available, and nothing else', () => {
    expect(applyEntry({ ...EMPTY_BUCKETS, available: 3 }, { kind: 'REVOKE', units: 2 })).toEqual({
      ...EMPTY_BUCKETS,
      available: 1,
      revoked: 2,
    })
  })

  it('have their opposites: release undoes hold, uncapture undoes capture, unexpire undoes expire', () => {
    expect(ENTRY_MOVES.RELEASE).toEqual({ from: ENTRY_MOVES.HOLD.to, to: ENTRY_MOVES.HOLD.from })
    expect(ENTRY_MOVES.UNCAPTURE).toEqual({ from: ENTRY_MOVES.CAPTURE.to, to: ENTRY_MOVES.CAPTURE.from })
    expect(ENTRY_MOVES.UNEXPIRE).toEqual({ from: ENTRY_MOVES.EXPIRE.to, to: ENTRY_MOVES.EXPIRE.from })
  })
})
