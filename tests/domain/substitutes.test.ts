import { describe, expect, it } from 'vitest'
import { proposeSubstitutes, rankSubstitutes, type Substitute } from '../../src/shared/domain/substitutes.ts'

const one = (trainerId: number, more: Partial<Substitute> = {}): Substitute => ({
  trainerId,
  onLeave: false,
  available: true,
  busy: 0,
  ...more,
})

const ids = (substitutes: readonly Substitute[]) => substitutes.map(({ trainerId }) => trainerId)

describe('the order of substitutes', () => {
  it('is not on leave, available, least to do, lowest id', () => {
    const all = [
      one(1, { onLeave: true }),
      one(2, { onLeave: true, available: false }),
      one(3, { available: false }),
      one(4, { available: false, busy: 10 }),
      one(8),
      one(7),
      one(5, { busy: 20 }),
      one(6, { busy: 10 }),
    ]

    expect(ids(rankSubstitutes(all))).toEqual([7, 8, 6, 5, 3, 4, 1, 2])
    expect(ids(rankSubstitutes(all.toReversed()))).toEqual([7, 8, 6, 5, 3, 4, 1, 2])
    expect(ids(all)).toEqual([1, 2, 3, 4, 8, 7, 5, 6])
  })
})

describe('a proposal for a day', () => {
  const session = (
    sessionId: number,
    startsAt: number,
    endsAt: number,
    substitutes: Substitute[],
    buffer = 0,
  ) => ({
    sessionId,
    startsAt,
    endsAt,
    busyUntil: endsAt + buffer,
    substitutes,
  })
  const proposed = (...sessions: ReturnType<typeof session>[]) => [...proposeSubstitutes(sessions)]

  it('is the best of each, and shares the work', () => {
    const both = [one(1, { busy: 50 }), one(2)]

    expect(
      proposed(
        session(10, 0, 60, both),
        session(11, 60, 70, both),
        session(12, 70, 80, both),
        session(13, 80, 90, both),
      ),
    ).toEqual([
      [10, 2],
      [11, 1],
      // Both have 60 by now.
      [12, 1],
      [13, 2],
    ])
  })

  it('gives nobody two at a time, buffers included', () => {
    expect(proposed(session(10, 0, 60, [one(1)]), session(11, 59, 90, [one(1), one(2)]))).toEqual([
      [10, 1],
      [11, 2],
    ])
    expect(proposed(session(10, 0, 60, [one(1)], 5), session(11, 64, 90, [one(1)]))).toEqual([[10, 1]])
    expect(proposed(session(10, 0, 60, [one(1)], 5), session(11, 65, 90, [one(1)]))).toEqual([
      [10, 1],
      [11, 1],
    ])
  })

  it('leaves out whoever is on leave or not available', () => {
    expect(proposed(session(10, 0, 60, [one(1, { onLeave: true }), one(2, { available: false })]))).toEqual(
      [],
    )
  })

  it('begins with the earliest, of two with the lowest id', () => {
    expect(proposed(session(12, 30, 60, [one(1)]), session(11, 0, 31, [one(1)]))).toEqual([[11, 1]])
    expect(proposed(session(12, 0, 60, [one(1)]), session(11, 0, 60, [one(1)]))).toEqual([[11, 1]])
  })
})
