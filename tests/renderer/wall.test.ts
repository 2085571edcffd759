import { describe, expect, test } from 'vitest'
import {
  pagesOf,
  type WallSession,
  wallGroups,
  wallItems,
} from '../../src/renderer/src/screens/wall/view-model.ts'
import { parseInstant } from '../../src/shared/domain/time.ts'

const at = (time: string): string => `2026-03-02T${time}:00.000Z`
const NOON = parseInstant(at('12:00')) ?? 0

function aSession(from: string, to: string, others: Partial<WallSession> = {}): WallSession {
  const places = { capacity: 8, free: 3, waiting: 0, names: [] }
  return {
    title: 'Yoga',
    startsAt: at(from),
    endsAt: at(to),
    trainer: 'Tara',
    room: 'Room 1',
    status: 'open',
    ...places,
    ...others,
  }
}

describe('what the wall shows', () => {
  test('is what is not over, with what is on first and the soonest as next', () => {
    const items = wallItems(
      [
        aSession('10:00', '12:00'),
        aSession('11:30', '12:30'),
        aSession('12:00', '13:00'),
        aSession('12:45', '13:45'),
        aSession('12:45', '14:00'),
        aSession('15:05', '16:00'),
      ],
      NOON,
    )

    expect(items.map(({ phase, minutes }) => [phase, minutes])).toEqual([
      ['now', 30],
      ['now', 60],
      ['next', 45],
      ['next', 45],
      ['later', 185],
    ])
  })

  test('never calls a cancelled session the next one', () => {
    const items = wallItems(
      [aSession('12:30', '13:00', { status: 'cancelled' }), aSession('13:00', '14:00')],
      NOON,
    )

    expect(items.map(({ phase, places }) => [phase, places.kind])).toEqual([
      ['later', 'cancelled'],
      ['next', 'left'],
    ])
  })

  test.each([
    [{ free: 3 }, { kind: 'left', count: 3 }],
    [
      { free: 0, waiting: 2 },
      { kind: 'full', waiting: 2 },
    ],
    [
      { capacity: 1, free: 0 },
      { kind: 'booked', waiting: 0 },
    ],
    [{ free: 3, status: 'cancelled' as const }, { kind: 'cancelled' }],
  ])('says of places %j', (session, places) => {
    expect(wallItems([aSession('13:00', '14:00', session)], NOON)[0]?.places).toEqual(places)
  })

  test('is arranged by room or trainer, by name and number, without one last', () => {
    const items = wallItems(
      [
        aSession('13:00', '14:00', { room: null }),
        aSession('13:05', '14:00', { room: 'Room 10' }),
        aSession('13:10', '14:00', { room: 'Room 9' }),
        aSession('13:15', '14:00', { room: 'Room 10', trainer: 'Bo' }),
      ],
      NOON,
    )

    expect(wallGroups(items, 'room').map(({ name, items: own }) => [name, own.length])).toEqual([
      ['Room 9', 1],
      ['Room 10', 2],
      [null, 1],
    ])
    expect(wallGroups(items, 'trainer').map(({ name }) => name)).toEqual(['Bo', 'Tara'])
  })

  test('comes in pages', () => {
    expect(pagesOf([1, 2, 3, 4, 5], 2)).toEqual([[1, 2], [3, 4], [5]])
    expect(pagesOf([], 2)).toEqual([])
  })
})
