import { describe, expect, test } from 'vitest'
import {
  type Holding,
  type PackUnits,
  planHandOver,
  takesLast,
  validUntil,
} from '../../src/shared/domain/subscriptions.ts'

const aHolding = (holding: Partial<Holding> & { id: number }): Holding => ({
  clientId: 1,
  familyId: 7,
  kind: 'pack',
  status: 'active',
  remaining: 0,
  ...holding,
})
const queued = (id: number, remaining = 5, more: Partial<Holding> = {}) =>
  aHolding({ id, status: 'queued', remaining, ...more })

describe('who gives up a place, and who takes it', () => {
  test.each<[string, Holding[], ReturnType<typeof planHandOver>]>([
    ['nobody', [], { ended: [], activated: [] }],
    [
      'a pack that has something left keeps it',
      [aHolding({ id: 1, remaining: 1 }), queued(2)],
      { ended: [], activated: [] },
    ],
    ['an empty one ends with nobody behind it', [aHolding({ id: 1 })], { ended: [1], activated: [] }],
    [
      'an empty one makes room for the first bought',
      [queued(9), aHolding({ id: 1 }), queued(3), queued(4)],
      { ended: [1], activated: [{ id: 3, before: 1 }] },
    ],
    [
      'a frozen one that is empty ends too',
      [aHolding({ id: 1, status: 'frozen' }), queued(2)],
      { ended: [1], activated: [{ id: 2, before: 1 }] },
    ],
    [
      'one whose units were all held while it waited ends in turn',
      [aHolding({ id: 1 }), queued(2, 0), queued(3, 0), queued(4, 1), queued(5, 0)],
      {
        ended: [1, 2, 3],
        activated: [
          { id: 2, before: 1 },
          { id: 3, before: 2 },
          { id: 4, before: 3 },
        ],
      },
    ],
    [
      'a place that is free is taken by who waits for it',
      [queued(3), queued(2)],
      { ended: [], activated: [{ id: 2, before: null }] },
    ],
    [
      'a membership does not end for want of units',
      [aHolding({ id: 1, kind: 'membership' }), queued(2, 8, { kind: 'membership' })],
      { ended: [], activated: [] },
    ],
    [
      'a membership that waited stays although nothing of it remains',
      [queued(2, 0, { kind: 'membership' }), queued(3, 8, { kind: 'membership' })],
      { ended: [], activated: [{ id: 2, before: null }] },
    ],
    [
      'families, none among them, and kinds have places of their own',
      [
        aHolding({ id: 1 }),
        aHolding({ id: 2, familyId: null, remaining: 3 }),
        aHolding({ id: 3, familyId: 8, remaining: 3 }),
        aHolding({ id: 4, kind: 'membership' }),
        queued(5, 5, { familyId: null }),
        queued(6, 5, { familyId: 8 }),
        queued(7, 5, { kind: 'membership' }),
      ],
      { ended: [1], activated: [] },
    ],
    [
      'clients have places of their own',
      [aHolding({ id: 1 }), queued(2, 5, { clientId: 2 }), aHolding({ id: 3, clientId: 2, remaining: 1 })],
      { ended: [1], activated: [] },
    ],
  ])('%s', (_what, holdings, plan) => {
    expect(planHandOver(holdings)).toEqual(plan)
  })

  test('one that shall end does so whatever remains, membership or pack', () => {
    const holdings = [
      aHolding({ id: 1, remaining: 4 }),
      queued(2),
      aHolding({ id: 3, kind: 'membership', remaining: 9 }),
      queued(4, 9, { kind: 'membership' }),
    ]

    expect(planHandOver(holdings, new Set([1, 3]))).toEqual({
      ended: [1, 3],
      activated: [
        { id: 2, before: 1 },
        { id: 4, before: 3 },
      ],
    })
    expect(planHandOver(holdings, new Set([3]))).toEqual({ ended: [3], activated: [{ id: 4, before: 3 }] })
  })

  test('one that waits and shall end does so without ever having the place', () => {
    const holdings = [
      aHolding({ id: 3, kind: 'membership', remaining: 9 }),
      queued(4, 9, { kind: 'membership' }),
      queued(5, 9, { kind: 'membership' }),
    ]

    expect(planHandOver(holdings, new Set([4]))).toEqual({ ended: [4], activated: [] })
    expect(planHandOver(holdings, new Set([3, 4]))).toEqual({
      ended: [4, 3],
      activated: [{ id: 5, before: 3 }],
    })
  })
})

describe('a hold takes the last of a pack', () => {
  const lot = (id: number, available: number, more: Partial<PackUnits> = {}): PackUnits => ({
    id,
    subscriptionId: 1,
    kind: 'pack',
    subscription: 'active',
    available,
    ...more,
  })
  const two = { grantId: 1, units: 2 }

  test.each<[string, PackUnits[], { grantId: number; units: number }[], boolean]>([
    ['all there was', [lot(1, 2)], [two], true],
    ['one is left', [lot(1, 3)], [two], false],
    ['another lot of the pack has some', [lot(1, 2), lot(2, 1)], [two], false],
    ['another lot of the pack is empty', [lot(1, 2), lot(2, 0)], [two], true],
    ['both lots are taken', [lot(1, 2), lot(2, 1)], [two, { grantId: 2, units: 1 }], true],
    ['a lot of another pack has some', [lot(1, 2), lot(2, 1, { subscriptionId: 2 })], [two], true],
    [
      'only the second pack is used up',
      [lot(1, 3), lot(2, 1, { subscriptionId: 2 })],
      [two, { grantId: 2, units: 1 }],
      true,
    ],
    [
      'what another pack gives does not count',
      [lot(1, 3), lot(2, 2, { subscriptionId: 2 })],
      [two, { grantId: 2, units: 1 }],
      false,
    ],
    ['a frozen pack', [lot(1, 2, { subscription: 'frozen' })], [two], true],
    ['one that has ended has no place to give up', [lot(1, 2, { subscription: 'ended' })], [two], false],
    ['one that waits has none either', [lot(1, 2, { subscription: 'queued' })], [two], false],
    ['a membership ends by date', [lot(1, 2, { kind: 'membership' })], [two], false],
    ['a lot that is not among them', [lot(2, 2)], [two], false],
    ['nothing is held', [lot(1, 0)], [], false],
  ])('%s', (_what, grants, parts, expected) => {
    expect(takesLast(grants, parts)).toBe(expected)
  })
})

describe('the last valid day of what is activated', () => {
  const from = { validityDays: 30, activatedOn: '2026-03-02', lastBefore: null, lastHeld: null }

  test.each([
    ['counts from its activation', from, '2026-04-01'],
    ['never comes without validity days', { ...from, validityDays: null, lastHeld: '2026-05-01' }, null],
    [
      'counts from the last session before when that is later',
      { ...from, lastBefore: '2026-03-20' },
      '2026-04-19',
    ],
    ['does not count from one that is past', { ...from, lastBefore: '2026-03-01' }, '2026-04-01'],
    ['is not before a session it holds already', { ...from, lastHeld: '2026-04-20' }, '2026-04-20'],
    ['is not shortened by one', { ...from, lastHeld: '2026-03-10' }, '2026-04-01'],
  ])('%s', (_what, validity, expected) => {
    expect(validUntil(validity)).toBe(expected)
  })
})
