import { describe, expect, it } from 'vitest'
import { mayTryAgain, tellPlaced } from '../../src/renderer/src/screens/inbox/view-model.ts'
import { readPoint } from '../../src/renderer/src/screens/plan/view-model.ts'

describe('coordinates', () => {
  it.each([
    ['52.5200, 13.4050', { latitude: 52.52, longitude: 13.405 }],
    [' -33.9 18.4 ', { latitude: -33.9, longitude: 18.4 }],
    ['90;180', { latitude: 90, longitude: 180 }],
    ['91, 13', null],
    ['52, 181', null],
    ['52.52', null],
    ['Lindenweg 4', null],
    ['', null],
  ])('%s', (text, point) => {
    expect(readPoint(text)).toEqual(point)
  })
})

describe('what trying again has placed', () => {
  type Planned = Parameters<typeof tellPlaced>[1]
  const session = (index: number, startsAt: string | null, wallStart: string) =>
    ({ index, startsAt, wallStart, state: startsAt === null ? 'unplaced' : 'placed', reason: null }) as never
  const planned = (sessions: never[], placed: number): Planned =>
    ({ plan: { count: 6, placed, problem: null }, sessions }) as never

  it('is what had no place before, with what lies elsewhere than wished and what is left', () => {
    const before = [
      session(0, '2026-03-16T09:00:00Z', '2026-03-16T10:00'),
      session(1, null, '2026-03-23T10:00'),
    ]
    const after = [
      ...before.slice(0, 1),
      session(1, '2026-03-23T10:00:00Z', '2026-03-23T10:00'),
      session(2, '2026-03-30T08:00:00Z', '2026-03-30T10:00'),
      session(3, null, '2026-04-06T10:00'),
    ]

    const told = tellPlaced(before, planned(after, 3), 'Europe/Berlin')

    expect(told.placed.map(({ wallStart }) => wallStart)).toEqual(['2026-03-23T10:00', '2026-03-30T10:00'])
    expect([told.shown.length, told.moved, told.missing]).toEqual([2, 1, 3])
  })

  it('names four moments at most', () => {
    const after = [0, 1, 2, 3, 4].map((index) =>
      session(index, `2026-03-1${index}T09:00:00Z`, `2026-03-1${index}T10:00`),
    )

    expect(tellPlaced([], planned(after, 5), 'Europe/Berlin').shown).toHaveLength(4)
  })
})

it('only a plan that could not place everything is tried again', () => {
  const matter = (kind: string, resolvedAt: string | null = null) =>
    ({ kind, resolvedAt, finding: null }) as never
  expect([matter('plan_partial'), matter('plan_failed')].every(mayTryAgain)).toBe(true)
  expect(
    [matter('plan_unconfirmed'), matter('refund_owed'), matter('plan_failed', '2026-03-02T09:00:00Z')].some(
      mayTryAgain,
    ),
  ).toBe(false)
})
