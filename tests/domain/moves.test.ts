import { describe, expect, it } from 'vitest'
import type { SpendableGrant } from '../../src/shared/domain/credits.ts'
import { anchorAfterMove, leavingFirst, moveProblem } from '../../src/shared/domain/moves.ts'
import { bookingPolicy, DEFAULT_POLICIES } from '../../src/shared/domain/policies.ts'

const HOUR = 3_600_000
const START = 1_000 * HOUR
const policy = bookingPolicy(DEFAULT_POLICIES)

describe('the start that the late window counts to after a move', () => {
  const late = START - 24 * HOUR + 1
  it.each<[string, { by: 'client' | 'studio'; now: number; startsAt: number }, number]>([
    ['by the client in time', { by: 'client', now: late - 1, startsAt: START + HOUR }, START + HOUR],
    ['by the client, late, to a later time', { by: 'client', now: late, startsAt: START + HOUR }, START],
    [
      'by the client, late, to an earlier time',
      { by: 'client', now: late, startsAt: START - HOUR },
      START - HOUR,
    ],
    [
      'by the client, once it has begun',
      { by: 'client', now: START + HOUR, startsAt: START + 90 * HOUR },
      START,
    ],
    ['by the studio, late', { by: 'studio', now: late, startsAt: START + HOUR }, START + HOUR],
    ['by the studio in time', { by: 'studio', now: late - 1, startsAt: START - HOUR }, START - HOUR],
  ])('%s', (_name, facts, expected) => {
    expect(anchorAfterMove({ policy, policyAnchor: START, ...facts })).toBe(expected)
  })
})

describe('a hold that follows its session to another day', () => {
  const grant: SpendableGrant = {
    id: 1,
    subscriptionId: 1,
    familyId: 7,
    category: 'paid',
    priority: 50,
    available: 0,
    effectiveFrom: '2026-03-05',
    expiresOn: '2026-03-20',
    createdAt: 0,
    subscription: 'active',
    freezes: [],
    queuedUntil: null,
  }
  const days = { from: '2026-03-10', to: '2026-03-12' }

  it.each<[string, Partial<SpendableGrant>, Partial<typeof days>, ReturnType<typeof moveProblem>]>([
    ['stays while the grant is valid', {}, {}, null],
    ['stays on the last valid day', {}, { to: '2026-03-20' }, null],
    ['does not stay on the day after it', {}, { to: '2026-03-21' }, 'expired'],
    ['stays on the first day', {}, { to: '2026-03-05' }, null],
    ['does not stay on the day before it', {}, { to: '2026-03-04' }, 'not_yet_effective'],
    [
      'does not stay before the pack it waits for ends',
      { subscription: 'queued', queuedUntil: '2026-03-09' },
      { to: '2026-03-09' },
      'queued',
    ],
    ['stays with a general grant', { familyId: null }, {}, null],
    [
      'stays with a grant that was not valid before either: it settled a debt',
      {},
      { from: '2026-03-21', to: '2026-03-30' },
      null,
    ],
  ])('%s', (_name, changes, moved, expected) => {
    expect(moveProblem({ ...grant, ...changes }, { ...days, ...moved })).toBe(expected)
  })
})

describe('many moves', () => {
  const order = (...shifts: readonly (readonly [name: string, from: number, to: number])[]) =>
    leavingFirst(shifts, ([, from, to]) => ({ from, to })).map(([name]) => name)

  it('go later from the last on, so that each finds its place left', () => {
    expect(order(['a', 1, 2], ['c', 3, 4], ['b', 2, 3])).toEqual(['c', 'b', 'a'])
  })

  it('go earlier from the first on', () => {
    expect(order(['c', 3, 2], ['a', 1, 0], ['b', 2, 1])).toEqual(['a', 'b', 'c'])
  })

  it('come after what stays at its time, in the order in which that was named', () => {
    expect(order(['on', 1, 2], ['stays', 5, 5], ['back', 4, 3], ['too', 2, 2])).toEqual([
      'stays',
      'too',
      'back',
      'on',
    ])
  })
})
