import { describe, expect, test } from 'vitest'
import {
  assignmentsBroughtOver,
  givenBack,
  haveOnePlace,
  opensWhileQueued,
  type Placed,
  queuedByMerge,
  takenOver,
} from '../../src/shared/domain/merges.ts'

function pack(id: number, fields: Partial<Placed> = {}): Placed {
  return { id, familyId: 1, kind: 'pack', status: 'active', ...fields }
}

describe('a merge lets wait', () => {
  const waiting = (kept: readonly Placed[], merged: readonly Placed[]) =>
    queuedByMerge(kept, merged).map(({ id }) => id)

  test.each([
    ['an active pack where an active one is', 'active', 'active', [2]],
    ['an active pack where a frozen one is', 'frozen', 'active', [2]],
    ['a frozen pack where an active one is', 'active', 'frozen', [2]],
    ['nothing where one only waits', 'queued', 'active', []],
    ['nothing where one has ended', 'ended', 'active', []],
    ['no pack that waits already', 'active', 'queued', []],
    ['no pack that has ended', 'active', 'ended', []],
  ] as const)('%s', (_name, keptStatus, mergedStatus, expected) => {
    expect(waiting([pack(1, { status: keptStatus })], [pack(2, { status: mergedStatus })])).toEqual(expected)
  })

  test('only what has the same place: family, where none is one, and kind', () => {
    const kept = [pack(1), pack(2, { familyId: null }), pack(3, { kind: 'membership' })]
    const merged = [
      pack(11),
      pack(12, { familyId: 2 }),
      pack(13, { familyId: null }),
      pack(14, { kind: 'membership' }),
      pack(15, { familyId: null, kind: 'membership' }),
    ]

    expect(waiting(kept, merged)).toEqual([11, 13, 14])
    expect(waiting([], merged)).toEqual([])
  })
})

describe('two subscriptions have one place', () => {
  test.each([
    ['when both are active', [pack(1), pack(2)], true],
    ['when one of them is frozen', [pack(1, { status: 'frozen' }), pack(2)], true],
    ['but not when one waits', [pack(1), pack(2, { status: 'queued' })], false],
    ['but not when one has ended', [pack(1, { status: 'ended' }), pack(2)], false],
    ['but not in different families', [pack(1), pack(2, { familyId: null })], false],
    ['but not of different kinds', [pack(1), pack(2, { kind: 'membership' })], false],
    ['and none has one with itself', [pack(1)], false],
    ['and nothing has none', [], false],
  ])('%s', (_name, subscriptions, expected) => {
    expect(haveOnePlace(subscriptions)).toBe(expected)
  })
})

describe('the last valid day of a lot whose pack begins to wait', () => {
  const bought = { kind: 'pack', validityDays: 90 } as const
  const today = '2026-03-02'

  test.each([
    ['is open when its days count from activation', bought, 'purchase', '2026-05-31', true],
    ['is open on its very last day', bought, 'purchase', '2026-03-02', true],
    ['stays when it has passed', bought, 'purchase', '2026-03-01', false],
    ['stays none when there is none', bought, 'purchase', null, false],
    ['stays when it was set by hand', bought, 'allocation', '2026-05-31', false],
    [
      'stays when the pack has no days of its own',
      { kind: 'pack', validityDays: null },
      'purchase',
      '2026-05-31',
      false,
    ],
    [
      'stays the end of its period for a membership',
      { kind: 'membership', validityDays: 90 },
      'purchase',
      '2026-05-31',
      false,
    ],
  ] as const)('%s', (_name, subscription, source, expiresOn, expected) => {
    expect(opensWhileQueued(subscription, { source, expiresOn }, today)).toBe(expected)
  })
})

describe('the kept client', () => {
  const nothing = { email: null, phone: null, location: null, notes: null }
  const merged = { email: 'ada@example.org', phone: '0171', location: 'Kiel', notes: 'Knee' }

  test('takes over what is missing, and nothing that is there', () => {
    expect(takenOver(nothing, merged)).toEqual(merged)
    expect(takenOver({ ...nothing, email: 'own@example.org', notes: 'Back' }, merged)).toEqual({
      phone: '0171',
      location: 'Kiel',
    })
    expect(takenOver(nothing, nothing)).toEqual({})
    expect(takenOver(merged, nothing)).toEqual({})
  })

  test('gives back what was taken over, and nothing that was changed since', () => {
    const taken = { email: 'ada@example.org', phone: '0171' }

    expect(givenBack({ ...nothing, ...taken }, taken)).toEqual({ email: null, phone: null })
    expect(givenBack({ ...nothing, ...taken, phone: '0172' }, taken)).toEqual({ email: null })
    expect(givenBack({ ...nothing, ...taken, notes: 'New' }, {})).toEqual({})
  })
})

describe('of the assignments of a merged client', () => {
  const of = (id: number, fromDay: string, untilDay: string | null = null) => ({ id, fromDay, untilDay })
  const kept = [of(1, '2026-02-01', '2026-02-10'), of(2, '2026-03-01', '2026-03-31')]

  test.each([
    ['one moves whole whose days are free', of(9, '2026-02-11', '2026-02-28'), ['whole'], []],
    [
      'one gives the days before, between and after',
      of(9, '2026-01-15'),
      [],
      [of(9, '2026-01-15', '2026-01-31'), of(9, '2026-02-11', '2026-02-28'), of(9, '2026-04-01')],
    ],
    [
      'one that shares a single day gives the others',
      of(9, '2026-03-31', '2026-04-05'),
      [],
      [of(9, '2026-04-01', '2026-04-05')],
    ],
    ['one whose days are all taken gives none', of(9, '2026-03-02', '2026-03-31'), [], []],
  ])('%s', (_name, own, whole, pieces) => {
    expect(assignmentsBroughtOver(kept, [own])).toEqual({ whole: whole.map(() => own), pieces })
  })

  test('each goes its own way, and all move where the kept client has none', () => {
    const [free, met] = [of(9, '2026-02-11', '2026-02-28'), of(8, '2026-01-01', '2026-02-05')]
    const piece = of(8, '2026-01-01', '2026-01-31')
    expect(assignmentsBroughtOver(kept, [free, met])).toEqual({ whole: [free], pieces: [piece] })
    expect(assignmentsBroughtOver([], [free, met])).toEqual({ whole: [free, met], pieces: [] })
  })
})
