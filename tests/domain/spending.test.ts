import { describe, expect, it } from 'vitest'
import { planHold, type SpendableGrant } from '../../src/shared/domain/credits.ts'
import { explainSpending, findStranded } from '../../src/shared/domain/spending.ts'
import { addDays } from '../../src/shared/domain/time.ts'
import { fc } from '../support/properties.ts'

const ON = '2026-03-10'
const ASKED = { familyId: 1, on: ON, units: 1 }

function aGrant(changes: Partial<SpendableGrant> = {}): SpendableGrant {
  return {
    id: 1,
    subscriptionId: 1,
    familyId: 1,
    category: 'paid',
    priority: 50,
    available: 2,
    effectiveFrom: '2026-03-01',
    expiresOn: null,
    createdAt: 0,
    subscription: 'active',
    freezes: [],
    queuedUntil: null,
    ...changes,
  }
}

describe('an explanation of spending', () => {
  it('names every grant in the spend order, with its rank, its problem and what it pays', () => {
    const grants = [
      aGrant({ id: 1 }),
      aGrant({ id: 2, expiresOn: '2026-04-30' }),
      aGrant({ id: 3, familyId: 2 }),
      aGrant({ id: 4, expiresOn: '2026-03-09' }),
    ]

    expect(explainSpending(grants, { ...ASKED, units: 3 })).toEqual({
      payable: 4,
      parts: [
        { grantId: 2, units: 2 },
        { grantId: 1, units: 1 },
      ],
      order: [
        { grantId: 4, rank: 1, problem: 'expired', units: 0 },
        { grantId: 2, rank: 2, problem: null, units: 2 },
        { grantId: 1, rank: 3, problem: null, units: 1 },
        { grantId: 3, rank: 4, problem: 'other_family', units: 0 },
      ],
      before: { grantId: 1, rule: 'expiry' },
    })
  })

  it('tells the next that may pay, not one that may not', () => {
    const grants = [
      aGrant({ id: 1 }),
      aGrant({ id: 2, available: 0, expiresOn: '2026-04-30' }),
      aGrant({ id: 3, createdAt: 5 }),
    ]

    expect(explainSpending(grants, ASKED).before).toEqual({ grantId: 3, rule: 'created' })
    expect(explainSpending(grants.slice(0, 2), ASKED).before).toBeNull()
    expect(explainSpending([], ASKED)).toEqual({ payable: 0, parts: [], order: [], before: null })
  })

  it('pays nothing when it cannot pay all', () => {
    const explained = explainSpending([aGrant()], { ...ASKED, units: 3 })

    expect(explained).toMatchObject({ payable: 2, parts: [], order: [{ problem: null, units: 0 }] })
  })

  it('judges every grant for its own family when none is asked for', () => {
    const grants = [aGrant({ id: 1 }), aGrant({ id: 2, familyId: 2 }), aGrant({ id: 3, familyId: null })]

    const explained = explainSpending(grants, { ...ASKED, familyId: null, units: 5 })

    expect(explained.order.map(({ problem }) => problem)).toEqual([null, null, null])
    expect(explained.parts.map(({ units }) => units)).toEqual([2, 2, 1])
  })

  it('never disagrees with what a booking does', () => {
    const day = fc.integer({ min: -5, max: 5 }).map((days) => addDays(ON, days))
    const anyGrant = fc.record({
      familyId: fc.constantFrom(null, 1, 2),
      available: fc.nat(3),
      effectiveFrom: day,
      expiresOn: fc.option(day),
      subscription: fc.constantFrom('active', 'queued', 'ended'),
    })
    fc.assert(
      fc.property(fc.array(anyGrant, { maxLength: 6 }), fc.integer({ min: 1, max: 4 }), (parts, units) => {
        const grants = parts.map((part, index) => aGrant({ ...part, id: index + 1 }))
        const asked = { ...ASKED, units }
        const explained = explainSpending(grants, asked)
        const plan = planHold(grants, asked)
        expect(explained.parts).toEqual(plan.kind === 'funded' ? plan.parts : [])
        if (plan.kind !== 'short') return
        expect(explained.payable).toBe(plan.payable)
        const failed = explained.order.filter(({ problem }) => problem !== null)
        expect(failed.map(({ grantId, problem }) => ({ grantId, problem }))).toEqual(plan.reasons)
      }),
    )
  })
})

describe('what a place was charged to', () => {
  const lot = (id: number, effectiveFrom: string, expiresOn: string | null) => ({
    id,
    effectiveFrom,
    expiresOn,
  })

  it.each<[string, string, string | null, boolean]>([
    ['valid for ever since long ago', '2026-01-01', null, true],
    ['valid from that day on', '2026-03-10', null, true],
    ['last valid on that day', '2026-03-01', '2026-03-10', true],
    ['valid on that day alone', '2026-03-10', '2026-03-10', true],
    ['valid from the next day on', '2026-03-11', null, false],
    ['last valid on the day before', '2026-03-01', '2026-03-09', false],
  ])('%s: good for the place: %s', (_, effectiveFrom, expiresOn, good) => {
    const own = lot(7, effectiveFrom, expiresOn)
    expect(findStranded([own], ON)).toEqual(good ? null : own)
  })

  it('is told of the first lot that is not good, and of none where nothing was charged', () => {
    const [good, over, early] = [
      lot(1, '2026-01-01', null),
      lot(2, '2026-01-01', '2026-03-09'),
      lot(3, '2026-03-11', null),
    ]
    expect(findStranded([good, over, early], ON)).toBe(over)
    expect(findStranded([early, over], ON)).toBe(early)
    expect(findStranded([], ON)).toBeNull()
  })
})
